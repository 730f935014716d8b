// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Mentions by the patterns of the rules. What the gazetteer lists stays as it
// is: a pattern adds around it, never inside it, nor across its ends; of two
// patterns the longer wins.
//
//   [Foreign Minister Ishaq Dar] of [Pakistan]    label: Ishaq Dar

#include "mentions/finder.h"

#include <stdlib.h>

// A stratum that makes what it asks for runs so often at most.
#define MOST_ROUNDS 8u

// Mentions so far, for the patterns of one stratum.
typedef struct Round {
  AttFinder* finder;
  const AttMentionPatterns* patterns;
  uint32_t stratum;
  ATT_ARRAY(AttMention) sorted; ///< those before this round, by first token
  AttPatternHits hits;          ///< of one sentence
} Round;

static int
compare_hits(const void* a, const void* b)
{
  const AttPatternHit* x = a;
  const AttPatternHit* y = b;
  const uint32_t x_size = x->tokens.end - x->tokens.begin;
  const uint32_t y_size = y->tokens.end - y->tokens.begin;
  if (x_size != y_size) {
    return x_size > y_size ? -1 : 1;
  }
  if (x->tokens.begin != y->tokens.begin) {
    return x->tokens.begin < y->tokens.begin ? -1 : 1;
  }
  return (x->line > y->line) - (x->line < y->line);
}

static bool
is_related(const AttFinder* finder, uint32_t a, uint32_t b)
{
  return att_finder_is(finder, a, b) || att_finder_is(finder, b, a);
}

// May a hit lie inside a longer mention? Inside one by a pattern that is of
// another kind: "[[Pakistani army] spokesman Ahmed Sharif]".
static bool
may_nest(const AttFinder* finder,
         const AttMention* over,
         const AttPatternHit* hit)
{
  if (!over->line || !over->reading_count) {
    return false;
  }
  const AttReading* reading = &finder->readings.at[over->first_reading];
  return !is_related(
      finder, finder->entities.at[reading->entity].class_id, hit->class_id);
}

// May a hit stand beside a mention?
static bool
leaves_room(const AttFinder* finder,
            const AttMention* mention,
            const AttPatternHit* hit)
{
  const AttSpan a = mention->tokens;
  const AttSpan b = hit->tokens;
  if (a.end <= b.begin || b.end <= a.begin) {
    return true;
  }
  const bool contains = a.begin <= b.begin && b.end <= a.end;
  const bool inside = b.begin <= a.begin && a.end <= b.end;
  return contains ? !inside && may_nest(finder, mention, hit) : inside;
}

static bool
has_room(const AttFinder* finder,
         const AttMention* mentions,
         size_t count,
         const AttPatternHit* hit)
{
  for (size_t i = 0; i < count; ++i) {
    if (!leaves_room(finder, &mentions[i], hit)) {
      return false;
    }
  }
  return true;
}

static bool
is_timed(const AttFinder* finder, AttSpan tokens)
{
  for (uint32_t i = tokens.begin; i < tokens.end; ++i) {
    if (finder->timed[i]) {
      return true;
    }
  }
  return false;
}

// The entity that the label names already, of the hit's class; false: none.
static bool
find_named(const AttFinder* finder, const AttPatternHit* hit, uint32_t* entity)
{
  for (uint32_t i = hit->label.begin; i < hit->label.end; ++i) {
    const uint32_t over = finder->cover[i];
    const AttMention* mention = over ? &finder->mentions.at[over - 1] : NULL;
    if (!mention || mention->tokens.begin != hit->label.begin ||
        mention->tokens.end != hit->label.end) {
      return false;
    }
    const AttReading* reading =
        att_finder_reading_of(finder, mention, hit->class_id);
    if (reading) {
      *entity = reading->entity;
    }
    return reading != NULL;
  }
  return false;
}

// A common word that only the sentence's start capitalised.
static void
lower_first(const AttSentence* sentence,
            const AttToken* token,
            uint32_t index,
            AttText* label)
{
  if (index == sentence->first && token->upos != ATT_UPOS_PROPN &&
      token->upos != ATT_UPOS_ADJ && label->size && label->at[0] >= 'A' &&
      label->at[0] <= 'Z') {
    label->at[0] = (char)(label->at[0] + ('a' - 'A'));
  }
}

static AttStatus
mint(AttFinder* finder,
     const AttSentence* sentence,
     const AttPatternHit* hit,
     uint32_t* entity)
{
  AttText key = {0};
  const uint32_t first = hit->label.begin;
  att_finder_words(finder, hit->label, &finder->text);
  lower_first(sentence, &finder->document->tokens[first], first, &finder->text);
  AttStatus status = att_text_status(&finder->text);
  if (status == ATT_OK) {
    status = att_finder_key(finder, att_text_view(&finder->text), &key);
  }
  if (status == ATT_OK) {
    status = att_finder_mint(finder,
                             att_text_view(&key),
                             att_text_view(&finder->text),
                             hit->class_id,
                             entity);
  }
  att_text_clear(&key);
  return status;
}

static AttStatus
take_hit(AttFinder* finder,
         const AttSentence* sentence,
         const AttPatternHit* hit)
{
  uint32_t entity = 0;
  if (!find_named(finder, hit, &entity)) {
    ATT_TRY(mint(finder, sentence, hit, &entity));
  }
  for (uint32_t i = 0; i < hit->link_count; ++i) {
    ATT_TRY(att_finder_link(
        finder, entity, hit->links[i].property, hit->links[i].object));
  }
  ATT_TRY(att_finder_mention(
      finder, hit->tokens, att_finder_head(finder, sentence, hit->tokens)));
  const uint32_t mention = (uint32_t)finder->mentions.size - 1;
  finder->mentions.at[mention].line = hit->line + 1;
  if (hit->label.end - hit->label.begin == 1 &&
      att_finder_has(finder, hit->class_id, ATT_TRAIT_PERSONAL)) {
    ATT_TRY(ATT_PUSH(&finder->surnames, mention));
  }
  return att_finder_reading(finder, entity, ATT_READING_PATTERN);
}

static AttStatus
sort_mentions(Round* round)
{
  const AttFinder* finder = round->finder;
  round->sorted.size = 0;
  for (size_t i = 0; i < finder->mentions.size; ++i) {
    ATT_TRY(ATT_PUSH(&round->sorted, finder->mentions.at[i]));
  }
  if (round->sorted.size) {
    qsort(round->sorted.at,
          round->sorted.size,
          sizeof *round->sorted.at,
          att_mention_compare);
  }
  return ATT_OK;
}

// Take the hits of a sentence, the longest first, as far as there is room
// beside its mentions before and those just taken.
static AttStatus
take_hits(Round* round,
          const AttSentence* sentence,
          const AttMentionsSoFar* found,
          bool* any)
{
  AttFinder* finder = round->finder;
  const size_t before = finder->mentions.size;
  if (round->hits.size) {
    qsort(
        round->hits.at, round->hits.size, sizeof *round->hits.at, compare_hits);
  }
  for (size_t i = 0; i < round->hits.size; ++i) {
    const AttPatternHit* hit = &round->hits.at[i];
    if (!is_timed(finder, hit->tokens) &&
        has_room(finder, found->mentions, found->count, hit) &&
        has_room(finder,
                 finder->mentions.at + before,
                 finder->mentions.size - before,
                 hit)) {
      ATT_TRY(take_hit(finder, sentence, hit));
      *any = true;
    }
  }
  return ATT_OK;
}

static AttStatus
run_sentence(Round* round,
             const AttSentence* sentence,
             size_t first,
             size_t count,
             bool* any)
{
  const AttFinder* finder = round->finder;
  const AttMentionsSoFar found = {
      .mentions = round->sorted.at ? round->sorted.at + first : NULL,
      .count = count,
      .readings = finder->readings.at,
      .entities = finder->entities.at,
      .timed = finder->timed};
  round->hits.size = 0;
  ATT_TRY(round->patterns->find(round->patterns->user,
                                finder->document,
                                sentence,
                                &found,
                                round->stratum,
                                &round->hits));
  return take_hits(round, sentence, &found, any);
}

static AttStatus
run_round(Round* round, bool* any)
{
  const AttDocument* document = round->finder->document;
  size_t next = 0;
  *any = false;
  ATT_TRY(sort_mentions(round));
  for (size_t s = 0; s < document->sentence_count; ++s) {
    const AttSentence* sentence = &document->sentences[s];
    const size_t first = next;
    while (next < round->sorted.size && round->sorted.at[next].tokens.begin <
                                            sentence->first + sentence->count) {
      ++next;
    }
    if (sentence->analysed != ATT_ANALYSED_NOT &&
        att_sentence_is_text(document, sentence)) {
      ATT_TRY(run_sentence(round, sentence, first, next - first, any));
    }
  }
  return ATT_OK;
}

AttStatus
att_find_patterns(AttFinder* finder, const AttMentionPatterns* patterns)
{
  Round round = {.finder = finder, .patterns = patterns};
  AttStatus status = ATT_OK;
  for (; round.stratum < patterns->stratum_count && status == ATT_OK;
       ++round.stratum) {
    const bool cyclic = patterns->is_cyclic(patterns->user, round.stratum);
    bool any = true;
    for (unsigned i = 0;
         i < (cyclic ? MOST_ROUNDS : 1) && any && status == ATT_OK;
         ++i) {
      status = run_round(&round, &any);
    }
  }
  ATT_ARRAY_CLEAR(&round.sorted);
  ATT_ARRAY_CLEAR(&round.hits);
  return status;
}
