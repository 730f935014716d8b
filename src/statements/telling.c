// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// Read off the words that depend on the trigger, and for a verb off those that
// depend on its object ("launched another attack").

#include "statements/telling.h"

AttTellingWords
att_telling_words(const AttRules* rules)
{
  return (AttTellingWords){rules,
                           att_match_list(rules, ATT_LIST_KNOWN),
                           att_match_list(rules, ATT_LIST_ANEW),
                           att_match_list(rules, ATT_LIST_HABITUAL)};
}

/// Does a phrase of the list start at token `at`?
static bool
is_listed(const AttRules* rules,
          AttRange list,
          const AttToken* tokens,
          size_t count,
          size_t at)
{
  for (uint32_t i = 0; i < list.count; ++i) {
    const AttRange words = rules->phrases[list.first + i].words;
    bool equal = words.count && at + words.count <= count;
    for (uint32_t w = 0; equal && w < words.count; ++w) {
      const AttView text = rules->words[words.first + w].text;
      equal = att_view_equal_ascii_case(text, tokens[at + w].form) ||
              att_view_equal_ascii_case(text, tokens[at + w].lemma);
    }
    if (equal) {
      return true;
    }
  }
  return false;
}

static bool
is_plural(const AttToken* token)
{
  return token->xpos == ATT_XPOS_NNS || token->xpos == ATT_XPOS_NNPS;
}

static void
read_dependent(const AttTellingWords* words,
               const AttToken* tokens,
               size_t count,
               size_t at,
               AttTelling* telling)
{
  const AttRules* rules = words->rules;
  telling->is_new |= is_listed(rules, words->anew, tokens, count, at);
  telling->is_habit |= is_listed(rules, words->habitual, tokens, count, at);
  telling->is_known |=
      telling->is_noun && (tokens[at].relation == ATT_RELATION_NMOD_POSS ||
                           is_listed(rules, words->known, tokens, count, at));
}

static bool
is_object(uint8_t relation)
{
  return relation == ATT_RELATION_OBJ || relation == ATT_RELATION_NSUBJ_PASS;
}

AttTelling
att_telling_of(const AttTellingWords* words,
               const AttDocument* document,
               const AttStatement* statement)
{
  const AttSentence* sentence = &document->sentences[statement->sentence];
  const AttToken* tokens = &document->tokens[sentence->first];
  const size_t count = sentence->count;
  const size_t trigger = statement->trigger - sentence->first;
  const AttToken* token = &tokens[trigger];
  AttTelling telling = {
      .is_noun = token->upos == ATT_UPOS_NOUN || token->upos == ATT_UPOS_PROPN,
      .is_present = token->xpos == ATT_XPOS_VBZ || token->xpos == ATT_XPOS_VBP};
  if (telling.is_noun && is_plural(token)) {
    telling.several = token->lemma;
  }
  for (size_t i = 0; i < count; ++i) {
    if (tokens[i].head < 0) {
      continue;
    }
    const size_t head = (size_t)tokens[i].head;
    const bool of_object = !telling.is_noun &&
                           is_object(tokens[head].relation) &&
                           tokens[head].head == (int32_t)trigger;
    if (head == trigger || of_object) {
      read_dependent(words, tokens, count, i, &telling);
    }
    if (head == trigger && !telling.is_noun && is_object(tokens[i].relation) &&
        is_plural(&tokens[i])) {
      telling.several = tokens[i].lemma;
    }
  }
  return telling;
}

bool
att_tellings_agree(const AttTelling* a, const AttTelling* b)
{
  const bool counts =
      (a->is_noun && a->several.size) || (b->is_noun && b->several.size);
  return !a->is_habit && !b->is_habit && a->is_present == b->is_present &&
         (!counts || att_view_equal(a->several, b->several));
}
