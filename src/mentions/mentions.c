// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// All mentions of a document: runs the stages and lays their finds out.

#include "mentions/mentions.h"

#include "mentions/finder.h"

#include <stdlib.h>
#include <string.h>

AttStatus
att_mentions_scan(const AttGazetteer* gazetteer,
                  const AttDocument* document,
                  bool* has_mention)
{
  AttFolded folded = {0};
  ATT_ARRAY(uint32_t) ids = {0};
  AttStatus status = ATT_OK;
  for (size_t s = 0; s < document->sentence_count && status == ATT_OK; ++s) {
    const AttSentence* sentence = &document->sentences[s];
    has_mention[s] = false;
    status = att_fold_tokens(
        &document->tokens[sentence->first], sentence->count, &folded);
    while (ids.size < folded.size && status == ATT_OK) {
      status = ATT_PUSH(&ids, 0);
    }
    if (status != ATT_OK) {
      break;
    }
    att_labels_number(&gazetteer->labels, &folded, ids.at);
    for (size_t i = 0; i < folded.size && !has_mention[s]; ++i) {
      const AttTarget* target = NULL;
      has_mention[s] = att_labels_longest(
                           &gazetteer->labels, &folded, ids.at, i, &target) > 0;
    }
  }
  ATT_ARRAY_CLEAR(&ids);
  att_folded_clear(&folded);
  return status;
}

static AttStatus
run_stages(AttFinder* finder)
{
  const AttDocument* document = finder->document;
  ATT_TRY(att_find_acronyms(finder));
  for (size_t s = 0; s < document->sentence_count; ++s) {
    ATT_TRY(att_find_labels(finder, &document->sentences[s]));
  }
  ATT_TRY(att_find_names(finder));
  for (size_t s = 0; s < document->sentence_count; ++s) {
    if (document->sentences[s].analysed == ATT_ANALYSED_TREE) {
      ATT_TRY(att_find_actors(finder, &document->sentences[s]));
    }
  }
  return ATT_OK;
}

static int
compare_mentions(const void* a, const void* b)
{
  const AttMention* x = a;
  const AttMention* y = b;
  if (x->tokens.begin != y->tokens.begin) {
    return x->tokens.begin < y->tokens.begin ? -1 : 1;
  }
  if (x->tokens.end != y->tokens.end) {
    return x->tokens.end > y->tokens.end ? -1 : 1;
  }
  return x->first_reading < y->first_reading ? -1 : 1;
}

static AttStatus
copy_array(AttArena* arena, const void* from, size_t bytes, void* to)
{
  void* copy = att_arena_alloc(arena, bytes);
  if (!copy) {
    return ATT_ERR_MEMORY;
  }
  if (bytes) {
    memcpy(copy, from, bytes);
  }
  memcpy(to, &copy, sizeof copy);
  return ATT_OK;
}

static uint32_t
span_size(AttSpan span)
{
  return span.end - span.begin;
}

// Mentions come ordered, so of equal ones the first stays.
static AttStatus
index_mentions(AttArena* arena, size_t token_count, AttMentions* out)
{
  uint32_t* headed = att_arena_calloc(arena, token_count + 1, sizeof *headed);
  uint32_t* covered = att_arena_calloc(arena, token_count + 1, sizeof *covered);
  if (!headed || !covered) {
    return ATT_ERR_MEMORY;
  }
  for (size_t i = 0; i < out->mention_count; ++i) {
    const AttMention* mention = &out->mentions[i];
    const uint32_t size = span_size(mention->tokens);
    const uint32_t old = headed[mention->head];
    if (!old || span_size(out->mentions[old - 1].tokens) < size) {
      headed[mention->head] = (uint32_t)i + 1;
    }
    for (uint32_t t = mention->tokens.begin; t < mention->tokens.end; ++t) {
      const uint32_t over = covered[t];
      if (!over || span_size(out->mentions[over - 1].tokens) < size) {
        covered[t] = (uint32_t)i + 1;
      }
    }
  }
  out->headed_by = headed;
  out->covered_by = covered;
  return ATT_OK;
}

static AttStatus
lay_out(AttFinder* finder, AttMentions* out)
{
  AttArena* arena = finder->document->arena;
  if (finder->mentions.size) {
    qsort(finder->mentions.at,
          finder->mentions.size,
          sizeof *finder->mentions.at,
          compare_mentions);
  }
  ATT_TRY(copy_array(arena,
                     finder->mentions.at,
                     finder->mentions.size * sizeof *finder->mentions.at,
                     &out->mentions));
  ATT_TRY(copy_array(arena,
                     finder->readings.at,
                     finder->readings.size * sizeof *finder->readings.at,
                     &out->readings));
  ATT_TRY(copy_array(arena,
                     finder->entities.at,
                     finder->entities.size * sizeof *finder->entities.at,
                     &out->entities));
  out->mention_count = finder->mentions.size;
  out->entity_count = finder->entities.size;
  return index_mentions(arena, finder->document->token_count, out);
}

static AttStatus
mark_times(AttFinder* finder, const AttMentions* mentions)
{
  const size_t count = finder->document->token_count + 1;
  finder->cover = att_calloc(count, sizeof *finder->cover);
  finder->timed = att_calloc(count, sizeof *finder->timed);
  if (!finder->cover || !finder->timed) {
    return ATT_ERR_MEMORY;
  }
  for (size_t i = 0; i < mentions->time_count; ++i) {
    const AttSpan span = mentions->times[i].tokens;
    for (uint32_t t = span.begin; t < span.end; ++t) {
      finder->timed[t] = true;
    }
  }
  return ATT_OK;
}

AttStatus
att_mentions_find(const AttGazetteer* gazetteer,
                  const AttOntology* ontology,
                  const AttTimeRules* times,
                  AttDocument* document,
                  AttMentions* mentions)
{
  *mentions = (AttMentions){0};
  AttFinder finder = {
      .gazetteer = gazetteer, .ontology = ontology, .document = document};
  AttStatus status = ATT_OK;
  if (times) {
    status = att_times_find(
        times, document, &mentions->times, &mentions->time_count);
  }
  if (status == ATT_OK) {
    status = mark_times(&finder, mentions);
  }
  if (status == ATT_OK) {
    status = run_stages(&finder);
  }
  if (status == ATT_OK) {
    status = lay_out(&finder, mentions);
  }
  att_free(finder.cover);
  att_free(finder.timed);
  att_finder_clear(&finder);
  return status;
}
