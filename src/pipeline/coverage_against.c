// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Each document is read twice, and the facts of each sentence are paired: first
// those alike in all, then those at one word, then those of one content. What
// finds no partner is lost or gained.

#include "pipeline/coverage_against.h"

#include "pipeline/coverage_fact.h"
#include "pipeline/coverage_parts.h"
#include "pipeline/describe.h"

#include <stdlib.h>

enum { OLD, NEW };

/// What one document came to; strings live in `arena`.
typedef struct Compared {
  AttArena* arena;
  ATT_ARRAY(AttDifference) differences;
  size_t kept;
} Compared;

typedef struct Run {
  const AttResources* resources[2];
  AttDifferences* made;
  AttMap groups[2]; ///< line ids to indices of AttRules.lines
  ATT_ARRAY(AttDifference) found;
} Run;

/// One document, read by both.
typedef struct Pair {
  const Run* run;
  AttDocument* documents[2];
  AttAnalysis analyses[2];
  AttFact* facts[2];
  Compared* compared;
  AttText text;
} Pair;

static void
release(void* result)
{
  Compared* compared = result;
  if (compared) {
    ATT_ARRAY_CLEAR(&compared->differences);
    att_arena_free(compared->arena);
    att_free(compared);
  }
}

static AttStatus
keep_text(Pair* pair, AttView* view)
{
  ATT_TRY(att_text_status(&pair->text));
  *view = att_arena_copy(pair->compared->arena, att_text_view(&pair->text));
  att_text_reset(&pair->text);
  return view->at ? ATT_OK : ATT_ERR_MEMORY;
}

static AttReadBy
read_by(const AttRules* rules, uint32_t id)
{
  const AttLine* line = &rules->lines[id];
  return (AttReadBy){.id = line->id,
                     .block = rules->blocks[line->block].name,
                     .text = line->text,
                     .file = rules->files[line->file].path,
                     .number = line->number};
}

/// Where a line stands in the report: new lines first, then those gone.
static size_t
group_of(const Run* run, AttView id)
{
  const uint32_t* here = att_map_get(&run->groups[NEW], id);
  const uint32_t* gone = att_map_get(&run->groups[OLD], id);
  return here ? *here : run->resources[NEW]->rules->line_count + *gone;
}

static AttStatus
add(Pair* pair, AttChange change, const AttFact* before, const AttFact* after)
{
  const int side = after ? NEW : OLD;
  const AttFact* fact = after ? after : before;
  const AttResources* resources = pair->run->resources[side];
  const AttDocument* document = pair->documents[side];
  const AttSentence* sentence = &document->sentences[fact->statement->sentence];
  AttDifference difference = {
      .change = change,
      .rule = read_by(resources->rules, fact->statement->line),
      .group = group_of(pair->run, fact->line)};
  difference.where.span = att_document_code_points(document, sentence->span);
  att_describe_statement(
      resources->ontology, &pair->analyses[side], fact->statement, &pair->text);
  ATT_TRY(keep_text(pair, &difference.fact));
  if (change == ATT_CHANGE_CHANGED) {
    const AttAnalysis* const analyses[2] = {&pair->analyses[OLD],
                                            &pair->analyses[NEW]};
    const AttFact* const facts[2] = {before, after};
    difference.only_rule = att_view_equal(before->aspects, after->aspects);
    att_facts_compare(pair->run->resources, analyses, facts, &pair->text);
  }
  ATT_TRY(keep_text(pair, &difference.changes));
  ATT_TRY(att_copy_folded(
      pair->compared->arena,
      att_view_slice(document->text, sentence->span.begin, sentence->span.end),
      &difference.where.text));
  difference.where.source = att_arena_copy(pair->compared->arena, document->id);
  return difference.where.source.at
             ? ATT_PUSH(&pair->compared->differences, difference)
             : ATT_ERR_MEMORY;
}

/// How alike two facts of one content must be, by rounds.
static bool
are_alike(const AttFact* a, const AttFact* b, int round)
{
  if (a->paired || b->paired || !att_view_equal(a->core, b->core)) {
    return false;
  }
  const bool same_word = a->statement->trigger == b->statement->trigger;
  const bool same_aspects = att_view_equal(a->aspects, b->aspects);
  switch (round) {
  case 0:
    return same_word && same_aspects && att_view_equal(a->line, b->line);
  case 1:
    return same_aspects && att_view_equal(a->line, b->line);
  case 2:
    return same_word;
  default:
    return true;
  }
}

/// Pair the facts of one sentence: old[0, old_count) and new[0, new_count).
static AttStatus
compare_sentence(
    Pair* pair, AttFact* old, size_t old_count, AttFact* new, size_t new_count)
{
  for (int round = 0; round < 4; ++round) {
    for (size_t n = 0; n < new_count; ++n) {
      for (size_t o = 0; o < old_count && !new[n].paired; ++o) {
        if (!are_alike(&old[o], &new[n], round)) {
          continue;
        }
        old[o].paired = new[n].paired = true;
        if (att_view_equal(old[o].aspects, new[n].aspects) &&
            att_view_equal(old[o].line, new[n].line)) {
          ++pair->compared->kept;
        } else {
          ATT_TRY(add(pair, ATT_CHANGE_CHANGED, &old[o], &new[n]));
        }
      }
    }
  }
  for (size_t o = 0; o < old_count; ++o) {
    if (!old[o].paired) {
      ATT_TRY(add(pair, ATT_CHANGE_LOST, &old[o], NULL));
    }
  }
  for (size_t n = 0; n < new_count; ++n) {
    if (!new[n].paired) {
      ATT_TRY(add(pair, ATT_CHANGE_GAINED, NULL, &new[n]));
    }
  }
  return ATT_OK;
}

/// Facts of a sentence from `from` on.
static size_t
count_in(const Pair* pair, int side, size_t from, uint32_t sentence)
{
  size_t to = from;
  while (to < pair->analyses[side].statements.count &&
         pair->facts[side][to].statement->sentence == sentence) {
    ++to;
  }
  return to - from;
}

static AttStatus
compare(Pair* pair)
{
  size_t at[2] = {0, 0};
  for (uint32_t s = 0; s < pair->documents[NEW]->sentence_count; ++s) {
    const size_t old_count = count_in(pair, OLD, at[OLD], s);
    const size_t new_count = count_in(pair, NEW, at[NEW], s);
    ATT_TRY(compare_sentence(pair,
                             pair->facts[OLD] + at[OLD],
                             old_count,
                             pair->facts[NEW] + at[NEW],
                             new_count));
    at[OLD] += old_count;
    at[NEW] += new_count;
  }
  return ATT_OK;
}

/// Read a record with one version of the rules.
static AttStatus
read_side(Pair* pair,
          int side,
          AttEnglish* english,
          const AttRecord* record,
          AttLog* log)
{
  const AttResources* resources = pair->run->resources[side];
  ATT_TRY(att_document_new(
      record, &resources->limits, log, &pair->documents[side]));
  ATT_TRY(att_analyse_document(
      resources, english, pair->documents[side], NULL, &pair->analyses[side]));
  att_analysis_report(
      resources->rules, pair->documents[side], &pair->analyses[side], log);
  return att_facts_of(resources,
                      pair->documents[side],
                      &pair->analyses[side],
                      &pair->facts[side]);
}

static AttStatus
read_record(void* user,
            AttEnglish* english,
            const AttRecord* record,
            AttLog* log,
            void** result)
{
  Compared* compared = att_calloc(1, sizeof *compared);
  *result = compared;
  if (!compared || !(compared->arena = att_arena_new())) {
    return ATT_ERR_MEMORY;
  }
  Pair pair = {.run = user, .compared = compared};
  AttLog silent = {0}; // the second reading would say the same again
  AttStatus status = read_side(&pair, NEW, english, record, log);
  if (status == ATT_OK) {
    status = read_side(&pair, OLD, english, record, &silent);
  }
  if (status == ATT_OK) {
    status = compare(&pair);
  }
  att_document_free(pair.documents[OLD]);
  att_document_free(pair.documents[NEW]);
  att_text_clear(&pair.text);
  return status;
}

static AttStatus
take(void* user, void* result)
{
  Run* run = user;
  const Compared* compared = result;
  AttDifferences* made = run->made;
  for (size_t i = 0; i < compared->differences.size; ++i) {
    AttDifference kept = compared->differences.at[i];
    AttView* const views[] = {&kept.fact,
                              &kept.changes,
                              &kept.where.source,
                              &kept.where.text,
                              &kept.rule.id,
                              &kept.rule.block,
                              &kept.rule.text,
                              &kept.rule.file};
    for (size_t v = 0; v < sizeof views / sizeof *views; ++v) {
      *views[v] = att_arena_copy(made->arena, *views[v]);
      if (!views[v]->at) {
        return ATT_ERR_MEMORY;
      }
    }
    made->gained += kept.change == ATT_CHANGE_GAINED;
    made->lost += kept.change == ATT_CHANGE_LOST;
    made->changed += kept.change == ATT_CHANGE_CHANGED;
    ATT_TRY(ATT_PUSH(&run->found, kept));
  }
  made->kept += compared->kept;
  ++made->documents;
  return ATT_OK;
}

static AttStatus
index_lines(Run* run)
{
  for (int side = OLD; side <= NEW; ++side) {
    const AttRules* rules = run->resources[side]->rules;
    for (uint32_t i = 0; i < rules->line_count; ++i) {
      ATT_TRY(att_map_set(&run->groups[side], rules->lines[i].id, i));
    }
  }
  return ATT_OK;
}

/// Group by line and keep the order of documents inside: a stable counting
/// sort.
static AttStatus
finish(Run* run)
{
  const size_t groups = run->resources[NEW]->rules->line_count +
                        run->resources[OLD]->rules->line_count;
  AttDifferences* made = run->made;
  size_t* first = att_calloc(groups + 1, sizeof *first);
  made->at = att_arena_calloc(made->arena, run->found.size, sizeof *made->at);
  if (!first || !made->at) {
    att_free(first);
    return ATT_ERR_MEMORY;
  }
  for (size_t i = 0; i < run->found.size; ++i) {
    ++first[run->found.at[i].group + 1];
  }
  for (size_t g = 0; g < groups; ++g) {
    first[g + 1] += first[g];
  }
  for (size_t i = 0; i < run->found.size; ++i) {
    made->at[first[run->found.at[i].group]++] = run->found.at[i];
  }
  made->count = run->found.size;
  att_free(first);
  return ATT_OK;
}

AttStatus
att_differences_run(const AttResources* new_resources,
                    const AttResources* old_resources,
                    const AttWalkOptions* options,
                    AttLog* log,
                    AttDifferences** differences)
{
  AttDifferences* made = att_calloc(1, sizeof *made);
  *differences = NULL;
  if (!made || !(made->arena = att_arena_new())) {
    att_free(made);
    return ATT_ERR_MEMORY;
  }
  Run run = {.resources = {old_resources, new_resources}, .made = made};
  const AttVisitor visitor = {
      .user = &run, .read = read_record, .take = take, .release = release};
  AttStatus status = index_lines(&run);
  if (status == ATT_OK) {
    status = att_walk_documents(options,
                                new_resources->model,
                                &new_resources->limits,
                                &visitor,
                                log,
                                &made->failed);
  }
  if (status == ATT_OK) {
    status = finish(&run);
  }
  ATT_ARRAY_CLEAR(&run.found);
  att_map_clear(&run.groups[OLD]);
  att_map_clear(&run.groups[NEW]);
  if (status != ATT_OK) {
    att_differences_free(made);
    return status;
  }
  *differences = made;
  return ATT_OK;
}

void
att_differences_free(AttDifferences* differences)
{
  if (differences) {
    att_arena_free(differences->arena);
    att_free(differences);
  }
}
