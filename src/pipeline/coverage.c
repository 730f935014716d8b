// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Count hits: each document is seen by some thread, its hits, facts and gaps
// are then added up in the order of documents.

#include "pipeline/coverage.h"

#include "pipeline/coverage_gaps.h"
#include "pipeline/coverage_parts.h"

#include <stdlib.h>
#include <string.h>

/// Different gaps that a run tells apart; more are only met, not kept.
#define MOST_GAP_KINDS 1000000u

/// An example that a shorter one may replace.
typedef struct Shown {
  char* text; ///< source and text, one behind the other
  size_t source_size;
  size_t text_size;
  AttSpan span;
} Shown;

typedef struct CountedGap {
  size_t count;
  Shown shown;
} CountedGap;

/// What a run gathers.
typedef struct Run {
  const AttResources* resources;
  const AttCoverageOptions* options;
  AttCoverage* coverage;
  Shown* shown;  ///< of each line
  AttMap drafts; ///< to indices of `gaps`
  ATT_ARRAY(CountedGap) gaps;
} Run;

static void
release(void* result)
{
  att_seen_free(result);
}

static AttStatus
read_record(void* user,
            AttEnglish* english,
            const AttRecord* record,
            AttLog* log,
            void** result)
{
  const Run* run = user;
  AttSeen* seen = NULL;
  const AttStatus status = att_coverage_look(
      run->resources, run->options, english, record, log, &seen);
  *result = seen;
  return status;
}

/// Keep the shortest sentence, of equal ones the first met.
static AttStatus
show(Shown* shown, AttView source, const AttSeenSentence* sentence)
{
  if (shown->text && shown->text_size <= sentence->text.size) {
    return ATT_OK;
  }
  char* text = att_malloc(source.size + sentence->text.size + 1);
  if (!text) {
    return ATT_ERR_MEMORY;
  }
  memcpy(text, source.at, source.size);
  memcpy(text + source.size, sentence->text.at, sentence->text.size);
  att_free(shown->text);
  *shown = (Shown){text, source.size, sentence->text.size, sentence->span};
  return ATT_OK;
}

static AttStatus
take_gap(Run* run, const AttSeen* seen, const AttSeenGap* gap)
{
  const uint32_t* known = att_map_get(&run->drafts, gap->draft);
  uint32_t at = (uint32_t)run->gaps.size;
  if (known) {
    at = *known;
  } else if (at >= MOST_GAP_KINDS) {
    return ATT_OK;
  } else {
    ATT_TRY(att_map_set(&run->drafts, gap->draft, at));
    ATT_TRY(ATT_PUSH(&run->gaps, (CountedGap){0}));
  }
  ++run->gaps.at[at].count;
  return show(&run->gaps.at[at].shown,
              seen->source,
              &seen->sentences.at[gap->sentence]);
}

static AttStatus
take(void* user, void* result)
{
  Run* run = user;
  const AttSeen* seen = result;
  AttCoverage* coverage = run->coverage;
  for (size_t i = 0; i < seen->hits.size; ++i) {
    const AttHit* hit = &seen->hits.at[i];
    ++coverage->lines[hit->line].hits;
    if (hit->variant < ATT_VARIANT_COUNT) { // a pattern has none
      ++coverage->lines[hit->line].variants[hit->variant];
    }
    ATT_TRY(show(&run->shown[hit->line],
                 seen->source,
                 &seen->sentences.at[hit->sentence]));
  }
  for (size_t i = 0; i < seen->facts.size; ++i) {
    ++coverage->lines[seen->facts.at[i]].facts;
  }
  for (size_t i = 0; i < seen->gaps.size; ++i) {
    ATT_TRY(take_gap(run, seen, &seen->gaps.at[i]));
  }
  ++coverage->documents;
  coverage->sentences += seen->parsed;
  return ATT_OK;
}

static AttStatus
copy_view(AttArena* arena, AttView from, AttView* to)
{
  *to = att_arena_copy(arena, from);
  return to->at ? ATT_OK : ATT_ERR_MEMORY;
}

static AttStatus
copy_shown(AttArena* arena, const Shown* shown, AttExample* example)
{
  const AttView source = {shown->text ? shown->text : "", shown->source_size};
  const AttView text = {source.at + source.size, shown->text_size};
  example->span = shown->span;
  ATT_TRY(copy_view(arena, source, &example->source));
  return copy_view(arena, text, &example->text);
}

static AttStatus
start(Run* run, AttLog* log)
{
  run->coverage->arena = att_arena_new();
  run->shown =
      att_calloc(run->resources->rules->line_count + 1, sizeof *run->shown);
  if (!run->coverage->arena || !run->shown) {
    return ATT_ERR_MEMORY;
  }
  return att_coverage_tables(
      run->resources->rules, run->options, log, run->coverage);
}

static AttStatus
finish_lines(Run* run)
{
  AttCoverage* coverage = run->coverage;
  for (size_t i = 0; i < coverage->line_count; ++i) {
    AttCoveredLine* line = &coverage->lines[i];
    AttCoveredBlock* block = &coverage->blocks[line->block];
    ATT_TRY(copy_shown(coverage->arena, &run->shown[i], &line->example));
    ++block->lines;
    block->fired += line->hits > 0;
    block->hits += line->hits;
    block->facts += line->facts;
  }
  return ATT_OK;
}

typedef struct RankedGap {
  AttView draft;
  const CountedGap* counted;
} RankedGap;

/// By bytes, but for the marks of verbs.
static int
order_drafts(AttView a, AttView b)
{
  size_t i = 0;
  size_t k = 0;
  for (;;) {
    i += i < a.size && a.at[i] == ATT_GAP_VERB;
    k += k < b.size && b.at[k] == ATT_GAP_VERB;
    if (i >= a.size || k >= b.size || a.at[i] != b.at[k]) {
      return att_view_compare(att_view_slice(a, i, a.size),
                              att_view_slice(b, k, b.size));
    }
    ++i;
    ++k;
  }
}

static int
order_gaps(const void* left, const void* right)
{
  const RankedGap* a = left;
  const RankedGap* b = right;
  if (a->counted->count != b->counted->count) {
    return a->counted->count > b->counted->count ? -1 : 1;
  }
  return order_drafts(a->draft, b->draft);
}

/// Write the first gaps whose verb can be written.
static AttStatus
write_gaps(Run* run, const RankedGap* ranked, size_t count)
{
  AttCoverage* coverage = run->coverage;
  const size_t most = run->options->most < count ? run->options->most : count;
  AttText text = {0};
  AttGapRoles roles;
  AttStatus status = att_gap_roles(run->resources, coverage->arena, &roles);
  coverage->gaps =
      att_arena_calloc(coverage->arena, most, sizeof *coverage->gaps);
  if (!coverage->gaps) {
    return ATT_ERR_MEMORY;
  }
  for (size_t i = 0;
       i < count && coverage->gap_count < most && status == ATT_OK;
       ++i) {
    att_text_reset(&text);
    const bool is_written =
        att_gap_write(run->resources->model, &roles, ranked[i].draft, &text);
    status = att_text_status(&text);
    if (status == ATT_OK && is_written) {
      AttGap* gap = &coverage->gaps[coverage->gap_count++];
      gap->count = ranked[i].counted->count;
      status = copy_view(coverage->arena, att_text_view(&text), &gap->sentence);
    }
    if (status == ATT_OK && is_written) {
      status = copy_shown(coverage->arena,
                          &ranked[i].counted->shown,
                          &coverage->gaps[coverage->gap_count - 1].example);
    }
  }
  att_text_clear(&text);
  return status;
}

static AttStatus
finish_gaps(Run* run)
{
  const size_t count = run->gaps.size;
  run->coverage->gap_kinds = count;
  RankedGap* ranked = att_calloc(count + 1, sizeof *ranked);
  if (!ranked) {
    return ATT_ERR_MEMORY;
  }
  for (size_t i = 0; i < count; ++i) {
    ranked[i] = (RankedGap){run->drafts.entries[i].key, &run->gaps.at[i]};
  }
  qsort(ranked, count, sizeof *ranked, order_gaps);
  const AttStatus status = write_gaps(run, ranked, count);
  att_free(ranked);
  return status;
}

static void
clear_run(Run* run)
{
  for (size_t i = 0; run->shown && i < run->resources->rules->line_count; ++i) {
    att_free(run->shown[i].text);
  }
  for (size_t i = 0; i < run->gaps.size; ++i) {
    att_free(run->gaps.at[i].shown.text);
  }
  att_free(run->shown);
  ATT_ARRAY_CLEAR(&run->gaps);
  att_map_clear(&run->drafts);
}

AttStatus
att_coverage_run(const AttResources* resources,
                 const AttCoverageOptions* options,
                 AttLog* log,
                 AttCoverage** coverage)
{
  AttCoverage* made = att_calloc(1, sizeof *made);
  *coverage = NULL;
  if (!made) {
    return ATT_ERR_MEMORY;
  }
  Run run = {.resources = resources, .options = options, .coverage = made};
  const AttVisitor visitor = {
      .user = &run, .read = read_record, .take = take, .release = release};
  AttStatus status = start(&run, log);
  if (status == ATT_OK) {
    status = att_walk_documents(&options->walk,
                                resources->model,
                                &resources->limits,
                                &visitor,
                                log,
                                &made->failed);
  }
  if (status == ATT_OK) {
    status = finish_lines(&run);
  }
  if (status == ATT_OK) {
    status = finish_gaps(&run);
  }
  clear_run(&run);
  if (status != ATT_OK) {
    att_coverage_free(made);
    return status;
  }
  *coverage = made;
  return ATT_OK;
}

void
att_coverage_free(AttCoverage* coverage)
{
  if (coverage) {
    att_arena_free(coverage->arena);
    att_free(coverage);
  }
}

const AttCoveredLine*
att_coverage_line(const AttCoverage* coverage, AttView id)
{
  for (size_t i = 0; i < coverage->line_count; ++i) {
    if (att_view_equal(coverage->lines[i].id, id)) {
      return &coverage->lines[i];
    }
  }
  return NULL;
}
