// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Words of a rule against tokens: single words, units, and support verbs with
// their particles.

#include "match/fill.h"

#include "match/word.h"

static bool
phrase_ends_at(const AttFill* fill,
               AttPhrase phrase,
               uint32_t token,
               uint32_t* begin)
{
  const AttRules* rules = fill->rules;
  const uint32_t count = phrase.words.count;
  if (!count || token + 1 < count) {
    return false;
  }
  const uint32_t start = token + 1 - count;
  for (uint32_t i = 0; i < count; ++i) {
    if (!att_word_fits(fill->read->matcher,
                       &rules->words[phrase.words.first + i],
                       &fill->read->tokens[start + i])) {
      return false;
    }
  }
  if (begin) {
    *begin = start;
  }
  return true;
}

bool
att_fill_is_one_of(const AttFill* fill,
                   AttRange phrases,
                   uint32_t token,
                   uint32_t* begin)
{
  for (uint32_t i = 0; i < phrases.count; ++i) {
    if (phrase_ends_at(
            fill, fill->rules->phrases[phrases.first + i], token, begin)) {
      return true;
    }
  }
  return false;
}

bool
att_fill_is_unit(const AttFill* fill, AttRange phrases, uint32_t token)
{
  uint32_t begin = token;
  return att_fill_is_one_of(fill, phrases, token, &begin) && begin < token;
}

bool
att_fill_is_support_verb(const AttFill* fill, AttRange phrases, uint32_t verb)
{
  const AttClauses* clauses = fill->read->clauses;
  for (uint32_t i = 0; i < phrases.count; ++i) {
    const AttPhrase phrase = fill->rules->phrases[phrases.first + i];
    const AttWord* words = &fill->rules->words[phrase.words.first];
    if (!phrase.words.count ||
        !att_word_fits(fill->read->matcher, words, &fill->read->tokens[verb])) {
      continue;
    }
    if (phrase.words.count == 1) {
      return true;
    }
    for (uint32_t a = clauses->first[verb]; a < clauses->first[verb + 1]; ++a) {
      const AttArc* arc = &clauses->arcs[a];
      if ((arc->function == ATT_FUNCTION_PARTICLE ||
           arc->function == ATT_FUNCTION_ADVERB) &&
          att_word_fits(fill->read->matcher,
                        &words[phrase.words.count - 1],
                        &fill->read->tokens[arc->argument])) {
        return true;
      }
    }
  }
  return false;
}

bool
att_fill_has_marker(const AttRules* rules, AttRange markers, AttView marker)
{
  for (uint32_t i = 0; i < markers.count; ++i) {
    if (att_view_equal(rules->markers[markers.first + i], marker)) {
      return true;
    }
  }
  return markers.count == 0;
}

/// Has some part of the block named the verb as one of support?
static bool
is_support_verb_of(const AttFill* fill, const AttBlock* block, uint32_t verb)
{
  const AttBlock* blocks = fill->rules->blocks;
  const AttBlock* part = &blocks[block->root];
  while (!att_fill_is_support_verb(fill, part->support, verb)) {
    if (!part->next) {
      return false;
    }
    part = &blocks[part->next];
  }
  return true;
}

bool
att_fill_is_lent(const AttFill* fill, const AttBlock* block, const AttArc* arc)
{
  const AttToken* noun = &fill->read->tokens[arc->predicate];
  const bool is_subject =
      noun->relation == ATT_RELATION_NSUBJ && noun->head == (int32_t)arc->via;
  const bool occurs = arc->function == ATT_FUNCTION_OBLIQUE &&
                      att_fill_is_support_verb(fill, fill->occurring, arc->via);
  if (is_subject) {
    return occurs;
  }
  const bool is_counted = noun->relation == ATT_RELATION_NMOD &&
                          noun->head >= 0 && (uint32_t)noun->head != arc->via;
  return (occurs || is_support_verb_of(fill, block, arc->via) ||
          att_fill_is_support_verb(
              fill, fill->rules->common_support, arc->via)) &&
         (!is_counted ||
          att_fill_is_one_of(
              fill, fill->partitive, (uint32_t)noun->head, NULL));
}
