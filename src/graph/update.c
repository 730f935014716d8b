// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Doing the operations of an update on sorted lines.

#include "graph/update.h"

#include "graph/store.h"
#include "graph/update_parser.h"

#include <stdio.h>
#include <string.h>

/// What a run holds.
typedef struct Run {
  const char* store;
  AttEngineKind engine;
  AttOrigin request;
  const AttLimits* limits;
  AttLog* log;
  AttLines lines;  ///< sorted
  bool is_changed; ///< the lines are not the store's any more
  char scope[32];  ///< of blank nodes that the operation makes
  AttUpdateTally* tally;
} Run;

/// The cell of a variable in a row; NULL: it has none.
static const AttCell*
cell_of(const AttResults* results, size_t row, AttView name)
{
  const size_t columns = results->variables.size;
  for (size_t i = 0; i < columns; ++i) {
    if (att_view_equal(results->variables.at[i], name)) {
      const AttCell* cell = &results->cells.at[row * columns + i];
      return cell->is_bound ? cell : NULL;
    }
  }
  return NULL;
}

/// A slot's term in a row; false where it has none. Labels of new blank nodes
/// are written into `label`.
static bool
fill(const Run* run,
     const AttSlot* slot,
     const AttResults* results,
     size_t row,
     AttText* label,
     AttTerm* term)
{
  *term = slot->term;
  if (slot->kind == ATT_SLOT_VARIABLE) {
    const AttCell* cell = cell_of(results, row, slot->term.value);
    *term = cell ? cell->term : *term;
    return cell != NULL;
  }
  if (slot->kind == ATT_SLOT_BLANK) {
    att_text_reset(label);
    att_text_format(
        label, "%s%zu%.*s", run->scope, row, ATT_VIEW_ARG(slot->term.value));
    *term = (AttTerm){.kind = ATT_TERM_BLANK, .value = att_text_view(label)};
  }
  return true;
}

/// Redland gives some values another spelling than the graph has.
static AttStatus
check_spelling(const Run* run, const AttTerm* term, const AttResults* results)
{
  if (!results->may_respell || !att_sparql_respells(term)) {
    return ATT_OK;
  }
  att_report_plain(run->log,
                   ATT_ERROR,
                   run->request.name,
                   "redland spells values of <%.*s> anew; an update of such "
                   "values needs what tinysparql answers",
                   ATT_VIEW_ARG(term->datatype));
  return ATT_ERR_UNSUPPORTED;
}

/// Append the triples of a template for a row. A triple with an unbound or a
/// misplaced term is none (3.1.3 of SPARQL 1.1 Update).
static AttStatus
add_row(const Run* run,
        const AttTemplate* template,
        const AttResults* results,
        size_t row,
        AttLines* out)
{
  AttText labels[3] = {{0}};
  AttText line = {0};
  AttStatus status = ATT_OK;
  for (size_t i = 0; i + 2 < template->size && status == ATT_OK; i += 3) {
    AttTerm terms[3];
    bool is_whole = true;
    for (size_t k = 0; k < 3 && status == ATT_OK; ++k) {
      const AttSlot* slot = &template->at[i + k];
      is_whole &= fill(run, slot, results, row, &labels[k], &terms[k]);
      if (slot->kind == ATT_SLOT_VARIABLE && is_whole) {
        status = check_spelling(run, &terms[k], results);
      }
    }
    if (status != ATT_OK || !is_whole || terms[0].kind == ATT_TERM_LITERAL ||
        terms[1].kind != ATT_TERM_IRI) {
      continue;
    }
    const AttTriple triple = {
        .subject = terms[0], .predicate = terms[1], .object = terms[2]};
    att_text_reset(&line);
    att_triple_write(&triple, ATT_VIEW(""), &line);
    status = att_text_status(&line);
    if (status == ATT_OK) {
      status = att_lines_add(out, att_text_view(&line));
    }
  }
  for (size_t k = 0; k < 3; ++k) {
    att_text_clear(&labels[k]);
  }
  att_text_clear(&line);
  return status;
}

static AttStatus
add_rows(const Run* run,
         const AttTemplate* template,
         const AttResults* results,
         size_t rows,
         AttLines* out)
{
  for (size_t row = 0; row < rows; ++row) {
    ATT_TRY(add_row(run, template, results, row, out));
  }
  att_lines_sort(out);
  return ATT_OK;
}

/// Labels that no node of the store has: of the request, the triples before it
/// and the operation's number.
static void
make_scope(Run* run, size_t operation)
{
  uint64_t hash = att_view_hash(run->request.text) * 31 + operation;
  for (size_t i = 0; i < run->lines.lines.size; ++i) {
    hash = hash * 1099511628211u + att_view_hash(run->lines.lines.at[i]);
  }
  snprintf(
      run->scope, sizeof run->scope, "u%016llxr", (unsigned long long)hash);
}

static bool
makes_nodes(const AttTemplate* template)
{
  for (size_t i = 0; i < template->size; ++i) {
    if (template->at[i].kind == ATT_SLOT_BLANK) {
      return true;
    }
  }
  return false;
}

/// Lines without those that go, with those that come; all sorted.
static AttStatus
change(Run* run, const AttLines* goes, const AttLines* comes)
{
  AttLines after = {.arena = run->lines.arena};
  AttLines* before = &run->lines;
  size_t g = 0;
  size_t c = 0;
  AttStatus status = ATT_OK;
  for (size_t b = 0;
       (b < before->lines.size || c < comes->lines.size) && status == ATT_OK;) {
    const bool is_last = b == before->lines.size;
    const int order =
        is_last ? 1
        : c == comes->lines.size
            ? -1
            : att_view_compare(before->lines.at[b], comes->lines.at[c]);
    const AttView line = order <= 0 ? before->lines.at[b] : comes->lines.at[c];
    while (g < goes->lines.size &&
           att_view_compare(goes->lines.at[g], line) < 0) {
      ++g;
    }
    const bool is_named =
        g < goes->lines.size && att_view_equal(goes->lines.at[g], line);
    const bool goes_away = order < 0 && is_named;
    run->tally->deleted += goes_away;
    run->tally->added += order > 0;
    if (order > 0) {
      status = att_lines_add(&after, line);
    } else if (!goes_away) {
      status = ATT_PUSH(&after.lines, line);
    }
    b += order <= 0;
    c += order >= 0;
  }
  if (status == ATT_OK) {
    ATT_ARRAY_CLEAR(&before->lines);
    *before = after;
  } else {
    ATT_ARRAY_CLEAR(&after.lines);
  }
  return status;
}

/// Messages of a query point into the request, whose places are the same.
static void
pass_on(void* user, const AttDiagnostic* diagnostic)
{
  const Run* run = user;
  AttDiagnostic moved = *diagnostic;
  if (moved.origin.text.size == run->request.text.size) {
    moved.origin = run->request;
  }
  if (run->log && run->log->sink) {
    run->log->sink(run->log->user, &moved);
  }
}

/// The store itself is asked until it is out of date, then the lines.
static AttStatus
ask(Run* run, AttView query, AttResults* results)
{
  AttEngine* engine = NULL;
  AttLog log = {.sink = pass_on, .user = run};
  const AttGraphPlace place = {
      .store = run->is_changed ? NULL : run->store,
      .lines = run->is_changed ? &run->lines : NULL,
      .engine = run->engine,
  };
  ATT_TRY(att_engine_open(&place, run->limits, &log, &engine));
  const AttStatus status = att_engine_ask(
      engine, (AttOrigin){run->request.name, query}, SIZE_MAX, &log, results);
  att_engine_free(engine);
  return status;
}

static AttStatus
apply(Run* run, const AttOperation* operation, size_t number)
{
  AttResults results = {0};
  AttLines goes = {0};
  AttLines comes = {0};
  size_t rows = 1;
  AttStatus status = ATT_OK;
  if (operation->clears) {
    run->tally->deleted += run->lines.lines.size;
    run->is_changed |= run->lines.lines.size != 0;
    run->lines.lines.size = 0;
    return ATT_OK;
  }
  if (operation->has_query) {
    status = ask(run, operation->query, &results);
    rows = results.kind == ATT_RESULTS_BOOLEAN ? results.is_true
                                               : att_results_rows(&results);
  }
  if (status == ATT_OK && makes_nodes(&operation->comes)) {
    make_scope(run, number);
  }
  if (status == ATT_OK) {
    status = add_rows(run, &operation->goes, &results, rows, &goes);
  }
  if (status == ATT_OK) {
    status = add_rows(run, &operation->comes, &results, rows, &comes);
  }
  if (status == ATT_OK) {
    const size_t before = run->tally->deleted + run->tally->added;
    status = change(run, &goes, &comes);
    run->is_changed |= run->tally->deleted + run->tally->added != before;
  }
  att_lines_clear(&goes);
  att_lines_clear(&comes);
  att_results_clear(&results);
  return status;
}

static AttStatus
apply_all(Run* run, const AttUpdate* update)
{
  ATT_TRY(att_store_read(run->store, run->limits, run->log, &run->lines));
  att_lines_sort(&run->lines);
  for (size_t i = 0; i < update->operations.size; ++i) {
    ATT_TRY(apply(run, &update->operations.at[i], i));
  }
  run->tally->triples = run->lines.lines.size;
  return run->is_changed ? att_store_replace(run->store,
                                             &run->lines,
                                             run->engine != ATT_ENGINE_REDLAND,
                                             run->log)
                         : ATT_OK;
}

AttStatus
att_update_run(const char* store,
               AttEngineKind engine,
               AttOrigin request,
               const AttLimits* limits,
               AttLog* log,
               AttUpdateTally* tally)
{
  *tally = (AttUpdateTally){0};
  Run run = {.store = store,
             .engine = engine,
             .request = request,
             .limits = limits,
             .log = log,
             .tally = tally};
  AttUpdate update;
  AttStoreLock lock = {0};
  AttStatus status = att_update_parse(request, log, &update);
  if (status == ATT_OK) {
    status = att_store_lock(store, log, &lock);
  }
  if (status == ATT_OK) {
    status = apply_all(&run, &update);
  }
  att_store_unlock(&lock);
  att_lines_clear(&run.lines);
  att_update_clear(&update);
  return status;
}
