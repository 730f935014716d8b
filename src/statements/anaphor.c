// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// Pronouns by the lists of the rules; definite noun phrases by the nouns that
// the gazetteer says stand for names.

#include "statements/anaphor.h"

#include "match/word.h"

#define MOST_COUNTED 4

AttAnaphorWords
att_anaphor_words(const AttRules* rules, const AttGazetteer* gazetteer)
{
  return (AttAnaphorWords){
      .rules = rules,
      .gazetteer = gazetteer,
      .thing = att_match_list(rules, ATT_LIST_REFERSTHING),
      .person = att_match_list(rules, ATT_LIST_REFERSPERSON),
      .plural = att_match_list(rules, ATT_LIST_REFERSPLURAL),
      .self = att_match_list(rules, ATT_LIST_REFERSSELF),
      .both = att_match_list(rules, ATT_LIST_REFERSBOTH),
      .former = att_match_list(rules, ATT_LIST_REFERSFORMER),
      .latter = att_match_list(rules, ATT_LIST_REFERSLATTER),
      .narrowing = att_match_list(rules, ATT_LIST_REFERSNARROW),
      .volitional = att_match_list(rules, ATT_LIST_VOLITIONAL),
      .definite = att_match_list(rules, ATT_LIST_DEFINITE)};
}

/// Is the token one of the single words of a list?
static bool
is_listed(const AttAnaphorWords* words, AttRange list, const AttToken* token)
{
  for (uint32_t i = list.first; i < list.first + list.count; ++i) {
    const AttRange phrase = words->rules->phrases[i].words;
    if (phrase.count == 1 &&
        att_word_fits(NULL, &words->rules->words[phrase.first], token)) {
      return true;
    }
  }
  return false;
}

static AttRelation
relation_of(const AttToken* token)
{
  return att_relation_universal((AttRelation)token->relation);
}

static bool
is_clause(const AttToken* token)
{
  const AttRelation relation = relation_of(token);
  return relation == ATT_RELATION_CCOMP || relation == ATT_RELATION_CSUBJ ||
         relation == ATT_RELATION_XCOMP || relation == ATT_RELATION_ACL ||
         relation == ATT_RELATION_ADVCL;
}

/// "makes it hard": what the verb says of its object is an adjective.
static bool
describes(const AttToken* tokens, uint32_t count, int32_t verb)
{
  for (uint32_t i = 0; i < count; ++i) {
    if (tokens[i].head == verb && tokens[i].upos == ATT_UPOS_ADJ &&
        tokens[i].relation == ATT_RELATION_XCOMP) {
      return true;
    }
  }
  return false;
}

/// "It is clear that …", "it was decided to …", "It rained": the place of a
/// subject that comes later, or of none. The predicate is no active verb with
/// an object, and a clause hangs on it. "It is willing to …" names somebody.
static bool
is_pleonastic(const AttAnaphorWords* words,
              const AttToken* tokens,
              uint32_t count,
              uint32_t token)
{
  const AttToken* it = &tokens[token];
  if (it->relation == ATT_RELATION_EXPL) {
    return true;
  }
  if (it->relation == ATT_RELATION_OBJ && it->head >= 0) {
    return describes(tokens, count, it->head);
  }
  if (relation_of(it) != ATT_RELATION_NSUBJ || it->head < 0) {
    return false;
  }
  const uint32_t predicate = (uint32_t)it->head;
  if (is_listed(words, words->volitional, &tokens[predicate])) {
    return false;
  }
  const bool is_weak = tokens[predicate].upos != ATT_UPOS_VERB ||
                       it->relation == ATT_RELATION_NSUBJ_PASS;
  for (uint32_t i = predicate + 1; is_weak && i < count; ++i) {
    if (tokens[i].head == (int32_t)predicate && is_clause(&tokens[i])) {
      return true;
    }
  }
  return false;
}

/// May a dependent stand in a phrase that only refers? Whatever else says more:
/// a group "of eight" or "that fled" is none named before.
static bool
may_depend(const AttToken* tokens, uint32_t token)
{
  switch (relation_of(&tokens[token])) {
  case ATT_RELATION_DET:
  case ATT_RELATION_NUMMOD:
  case ATT_RELATION_CASE:
  case ATT_RELATION_PUNCT:
  case ATT_RELATION_CC:
  case ATT_RELATION_CONJ:
  case ATT_RELATION_MARK:
  case ATT_RELATION_COP:
  case ATT_RELATION_ADVMOD:
    return true;
  default:
    return false;
  }
}

/// "attacks by the group against Chad": a phrase that a wrong tree hangs on the
/// noun, whose preposition never tells which one is meant.
static bool
only_hangs(const AttAnaphorWords* words,
           const AttToken* tokens,
           uint32_t count,
           uint32_t token)
{
  if (tokens[token].relation != ATT_RELATION_NMOD) {
    return false;
  }
  for (uint32_t i = 0; i < count; ++i) {
    if (tokens[i].head == (int32_t)token &&
        relation_of(&tokens[i]) == ATT_RELATION_CASE) {
      return !is_listed(words, words->narrowing, &tokens[i]);
    }
  }
  return false;
}

/// How many a number says, if it is a small one.
static uint32_t
number_of(const AttMentions* mentions, uint32_t token)
{
  const uint32_t id = mentions->value_at ? mentions->value_at[token] : 0;
  const AttQuantity* quantity = id ? &mentions->values[id - 1].quantity : NULL;
  return quantity && quantity->bound == ATT_BOUND_EXACT &&
                 !quantity->number.places && !quantity->unit.size &&
                 quantity->number.digits > 1 &&
                 quantity->number.digits <= MOST_COUNTED
             ? (uint32_t)quantity->number.digits
             : 0;
}

static bool
is_plural(const AttToken* token)
{
  return token->xpos == ATT_XPOS_NNS || token->xpos == ATT_XPOS_NNPS;
}

/// A noun that stands for names does so as one, or as many as a number says;
/// any other only for what it named itself.
static void
settle_noun(AttAnaphor* anaphor,
            const AttActorNoun* noun,
            bool is_many,
            uint32_t count)
{
  const bool stands = noun->stands.count && is_many == (count > 1) &&
                      (is_many || !noun->several_only);
  anaphor->noun = noun;
  if (stands) {
    anaphor->kind = ATT_ANAPHOR_NOUN;
    anaphor->count = is_many ? count : 1;
  } else if (!count) {
    anaphor->kind = ATT_ANAPHOR_SAME;
  }
}

/// "the group", "both sides", "these three countries".
static AttStatus
read_noun(const AttAnaphorWords* words,
          const AttMentions* mentions,
          const AttSentence* sentence,
          const AttToken* tokens,
          AttAnaphor* anaphor)
{
  const AttActorNoun* noun = NULL;
  size_t size = 0;
  const uint32_t head = anaphor->head;
  ATT_TRY(att_gazetteer_noun(words->gazetteer, tokens, head, &noun, &size));
  if (!noun || noun->names_only) {
    return ATT_OK;
  }
  const uint32_t begin = head + 1 - (uint32_t)size;
  uint32_t first = begin;
  uint32_t count = 0;
  bool is_definite = false;
  for (uint32_t i = 0; i < sentence->count; ++i) {
    if (tokens[i].head != (int32_t)head || (i >= begin && i < head)) {
      continue;
    }
    if (!may_depend(tokens, i) &&
        !(i > head && only_hangs(words, tokens, sentence->count, i))) {
      return ATT_OK;
    }
    if (i < begin && relation_of(&tokens[i]) == ATT_RELATION_NUMMOD) {
      count = number_of(mentions, sentence->first + i);
      if (!count) {
        return ATT_OK;
      }
      first = i < first ? i : first;
    }
    if (i < begin && is_listed(words, words->definite, &tokens[i])) {
      is_definite = true;
      first = i < first ? i : first;
    }
    if (i < begin && is_listed(words, words->both, &tokens[i])) {
      is_definite = true;
      count = 2;
      first = i < first ? i : first;
    }
  }
  if (is_definite) {
    settle_noun(anaphor, noun, is_plural(&tokens[head]), count);
    anaphor->tokens.begin = first;
  }
  return ATT_OK;
}

/// "the former": alone, with an article.
static bool
stands_alone(const AttToken* tokens, uint32_t token)
{
  const AttRelation relation = relation_of(&tokens[token]);
  return token > 0 && tokens[token - 1].upos == ATT_UPOS_DET &&
         relation != ATT_RELATION_AMOD && relation != ATT_RELATION_COMPOUND &&
         relation != ATT_RELATION_ADVMOD && relation != ATT_RELATION_DET;
}

static AttAnaphorKind
pronoun_kind(const AttAnaphorWords* words,
             const AttToken* tokens,
             uint32_t count,
             uint32_t token)
{
  const AttToken* at = &tokens[token];
  if (at->upos == ATT_UPOS_PRON) {
    if (is_listed(words, words->thing, at)) {
      return is_pleonastic(words, tokens, count, token) ? ATT_ANAPHOR_NONE
                                                        : ATT_ANAPHOR_THING;
    }
    if (is_listed(words, words->person, at)) {
      return ATT_ANAPHOR_PERSON;
    }
    if (is_listed(words, words->plural, at)) {
      return ATT_ANAPHOR_PLURAL;
    }
    if (is_listed(words, words->self, at)) {
      return ATT_ANAPHOR_SELF;
    }
  }
  if (is_listed(words, words->both, at) &&
      relation_of(at) != ATT_RELATION_DET &&
      relation_of(at) != ATT_RELATION_CC) {
    return ATT_ANAPHOR_BOTH;
  }
  if (is_listed(words, words->former, at) && stands_alone(tokens, token)) {
    return ATT_ANAPHOR_FORMER;
  }
  if (is_listed(words, words->latter, at) && stands_alone(tokens, token)) {
    return ATT_ANAPHOR_LATTER;
  }
  return ATT_ANAPHOR_NONE;
}

AttStatus
att_anaphor_at(const AttAnaphorWords* words,
               const AttMentions* mentions,
               const AttDocument* document,
               const AttSentence* sentence,
               uint32_t token,
               AttAnaphor* anaphor)
{
  const AttToken* tokens = att_sentence_tokens(document, sentence);
  *anaphor =
      (AttAnaphor){.tokens = {token, token + 1}, .head = token, .count = 1};
  anaphor->kind = pronoun_kind(words, tokens, sentence->count, token);
  switch (anaphor->kind) {
  case ATT_ANAPHOR_BOTH:
    anaphor->count = 2;
    break;
  case ATT_ANAPHOR_FORMER:
  case ATT_ANAPHOR_LATTER:
    anaphor->tokens.begin = token - 1;
    break;
  default:
    break;
  }
  const uint8_t upos = tokens[token].upos;
  return anaphor->kind == ATT_ANAPHOR_NONE &&
                 (upos == ATT_UPOS_NOUN || upos == ATT_UPOS_PROPN)
             ? read_noun(words, mentions, sentence, tokens, anaphor)
             : ATT_OK;
}
