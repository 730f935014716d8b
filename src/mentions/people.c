// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// People by a plural demonym: not what they are the people of.
// In: mentions by label, the tree. Out: other entities for their readings.
//
//   Young Algerians attacked …     people, located in Algeria
//   The Algerians attacked …       may be Algeria itself

#include "mentions/finder.h"

static bool
is_plural(const AttToken* token)
{
  return token->xpos == ATT_XPOS_NNS || token->xpos == ATT_XPOS_NNPS;
}

// Does the word stand for somebody by itself, in front of no noun?
static bool
is_phrase_head(const AttToken* token)
{
  switch (att_relation_universal(token->relation)) {
  case ATT_RELATION_COMPOUND:
  case ATT_RELATION_AMOD:
  case ATT_RELATION_FLAT:
    return false;
  default:
    return token->relation != ATT_RELATION_NMOD_POSS;
  }
}

static bool
has_determiner(const AttSentence* sentence,
               const AttToken* tokens,
               uint32_t head)
{
  for (uint32_t i = 0; i < sentence->count; ++i) {
    if (tokens[i].head == (int32_t)head &&
        tokens[i].relation == ATT_RELATION_DET) {
      return true;
    }
  }
  return false;
}

static AttStatus
mint_people(AttFinder* finder,
            AttSpan tokens,
            uint32_t whole,
            uint32_t class_id,
            uint32_t* people)
{
  AttText key = {0};
  att_finder_words(finder, tokens, &finder->text);
  AttStatus status = att_text_status(&finder->text);
  if (status == ATT_OK) {
    status = att_finder_key(finder, att_text_view(&finder->text), &key);
  }
  if (status == ATT_OK) {
    status = att_finder_mint(finder,
                             att_text_view(&key),
                             att_text_view(&finder->text),
                             class_id,
                             people);
  }
  att_text_clear(&key);
  ATT_TRY(status);
  const uint32_t property =
      att_ontology_trait_property(finder->ontology,
                                  ATT_TRAIT_CONTAINING,
                                  class_id,
                                  finder->entities.at[whole].class_id);
  return att_finder_link(finder, *people, property, whole);
}

AttStatus
att_find_people(AttFinder* finder, const AttSentence* sentence)
{
  const AttToken* tokens = &finder->document->tokens[sentence->first];
  for (uint32_t i = 0; i < sentence->count; ++i) {
    const uint32_t over = finder->cover[sentence->first + i];
    if (!over || !is_plural(&tokens[i]) || !is_phrase_head(&tokens[i]) ||
        has_determiner(sentence, tokens, i)) {
      continue;
    }
    const AttMention mention = finder->mentions.at[over - 1];
    AttReading* first = &finder->readings.at[mention.first_reading];
    const uint32_t people =
        mention.head == sentence->first + i && mention.reading_count == 1 &&
                first->kind == ATT_READING_DEMONYM
            ? att_ontology_people(finder->ontology,
                                  finder->entities.at[first->entity].class_id)
            : 0;
    if (people) {
      uint32_t entity = 0;
      ATT_TRY(
          mint_people(finder, mention.tokens, first->entity, people, &entity));
      first->entity = entity;
    }
  }
  return ATT_OK;
}
