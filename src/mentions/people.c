// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// People by a plural demonym: not what they are the people of.
// In: mentions by label, the tree. Out: other entities for their readings.
//
//   Young Algerians attacked …     people, located in Algeria
//   The Algerians attacked …       may be Algeria itself
//   Nigerian Muslims attacked …    part of Muslims, located in Nigeria

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

// The state that the demonym right in front of a token names, 1 + entity; 0:
// none. `*begin` is where its mention begins.
static uint32_t
demonym_before(const AttFinder* finder,
               const AttSentence* sentence,
               uint32_t token,
               uint32_t* begin)
{
  const uint32_t over = token > sentence->first ? finder->cover[token - 1] : 0;
  const AttMention* before = over ? &finder->mentions.at[over - 1] : NULL;
  if (!before || before->tokens.end != token || before->reading_count != 1) {
    return 0;
  }
  const AttReading* first = &finder->readings.at[before->first_reading];
  *begin = before->tokens.begin;
  return first->kind == ATT_READING_DEMONYM ? first->entity + 1 : 0;
}

// "[Nigerian] [Muslims]": those of a listed people who are at home there.
static AttStatus
find_part(AttFinder* finder, const AttSentence* sentence, uint32_t mention_id)
{
  const AttMention mention = finder->mentions.at[mention_id - 1];
  uint32_t begin = 0;
  const uint32_t state =
      demonym_before(finder, sentence, mention.tokens.begin, &begin);
  if (!state || !mention.reading_count) {
    return ATT_OK;
  }
  const AttReading first = finder->readings.at[mention.first_reading];
  const uint32_t people = att_ontology_people(
      finder->ontology, finder->entities.at[state - 1].class_id);
  if (first.kind != ATT_READING_LABEL || !people ||
      !att_finder_is(
          finder, finder->entities.at[first.entity].class_id, people)) {
    return ATT_OK;
  }
  const AttSpan tokens = {begin, mention.tokens.end};
  uint32_t entity = 0;
  ATT_TRY(mint_people(finder, tokens, state - 1, people, &entity));
  const uint32_t property =
      att_ontology_trait_property(finder->ontology,
                                  ATT_TRAIT_BELONGING,
                                  people,
                                  finder->entities.at[first.entity].class_id);
  ATT_TRY(att_finder_link(finder, entity, property, first.entity));
  ATT_TRY(att_finder_mention(
      finder, tokens, att_finder_head(finder, sentence, tokens)));
  return att_finder_reading(finder, entity, ATT_READING_NAME);
}

AttStatus
att_find_people(AttFinder* finder, const AttSentence* sentence)
{
  const AttToken* tokens = &finder->document->tokens[sentence->first];
  for (uint32_t i = 0; i < sentence->count; ++i) {
    const uint32_t over = finder->cover[sentence->first + i];
    if (over &&
        finder->mentions.at[over - 1].tokens.end == sentence->first + i + 1) {
      ATT_TRY(find_part(finder, sentence, over));
    }
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
