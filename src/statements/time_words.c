// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// Which words of a sentence tell something, by its matches.

#include "statements/time_words.h"

const AttToken*
att_time_token(const AttTimeWords* words, uint32_t token)
{
  return &words->read->tokens[token];
}

bool
att_time_is_noun(const AttTimeWords* t, uint32_t token)
{
  const uint8_t upos = att_time_token(t, token)->upos;
  return upos == ATT_UPOS_NOUN || upos == ATT_UPOS_PROPN ||
         upos == ATT_UPOS_PRON;
}

bool
att_time_has_dependent(const AttTimeWords* t,
                       uint32_t token,
                       AttRelation universal)
{
  for (uint32_t i = 0; i < t->read->count; ++i) {
    const AttToken* dependent = att_time_token(t, i);
    if (dependent->head == (int32_t)token &&
        att_relation_universal((AttRelation)dependent->relation) == universal) {
      return true;
    }
  }
  return false;
}

bool
att_time_is_predicate(const AttTimeWords* t, uint32_t token)
{
  const AttToken* at = att_time_token(t, token);
  if (at->head < 0) {
    return true;
  }
  if (at->relation == ATT_RELATION_CONJ &&
      att_time_is_noun(t, (uint32_t)at->head) &&
      !att_time_has_dependent(t, (uint32_t)at->head, ATT_RELATION_COP)) {
    return false;
  }
  if (at->relation == ATT_RELATION_ACL && at->xpos == ATT_XPOS_VBG) {
    return false; // "closed the roads leading to Mali on Monday"
  }
  return at->upos == ATT_UPOS_VERB || at->upos == ATT_UPOS_AUX ||
         att_time_has_dependent(t, token, ATT_RELATION_COP);
}

static const AttBlock*
block_of(const AttTimeWords* t, const AttMatch* match)
{
  return &t->rules->blocks[t->rules->frames[match->frame].block];
}

/// "condemned the 2015 attack": the word of one line triggers an event of
/// another kind. "signed the 2015 treaty" tells of the same twice.
static bool
tells_apart(const AttTimeWords* t, const AttMatch* match, uint32_t word)
{
  const uint32_t class_id = block_of(t, match)->class_id;
  for (size_t m = 0; m < t->matches->count; ++m) {
    const AttMatch* other = &t->matches->matches[m];
    const AttBlock* block = block_of(t, other);
    if (other->trigger == word && block->kind == ATT_BLOCK_EVENT &&
        !att_ontology_is_a(t->ontology, block->class_id, class_id) &&
        !att_ontology_is_a(t->ontology, class_id, block->class_id)) {
      return true;
    }
  }
  return false;
}

static void
mark_words(AttTimeWords* t)
{
  for (size_t m = 0; m < t->matches->count; ++m) {
    const AttMatch* match = &t->matches->matches[m];
    if (block_of(t, match)->kind == ATT_BLOCK_OUTLOOK) {
      continue;
    }
    t->words[match->trigger].tells = true;
    for (size_t i = 0; i < match->binding_count; ++i) {
      const AttBinding* binding = &match->bindings[i];
      if (t->rules->slots[binding->slot].kind == ATT_SLOT_WORDS &&
          binding->token != match->trigger) {
        AttTimeWord* word = &t->words[binding->token];
        word->leads = match->trigger + 1;
        word->apart = tells_apart(t, match, binding->token);
      }
    }
  }
}

AttStatus
att_time_words_init(AttTimeWords* words,
                    const AttRules* rules,
                    const AttOntology* ontology,
                    const AttReadSentence* read,
                    const AttMatches* matches,
                    AttArena* arena)
{
  *words = (AttTimeWords){
      .rules = rules, .ontology = ontology, .read = read, .matches = matches};
  words->words = att_arena_calloc(arena, read->count + 1, sizeof *words->words);
  if (!words->words) {
    return ATT_ERR_MEMORY;
  }
  mark_words(words);
  return ATT_OK;
}
