// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Cells and their order.

#include "graph/tiny_rows.h"

#include "graph/tiny_text.h"
#include "term/vocabulary.h"

#include <stdlib.h>
#include <string.h>

static AttStatus
keep(AttResults* results, AttView from, AttView* to)
{
  *to = att_arena_copy(results->arena, from);
  return to->at ? ATT_OK : ATT_ERR_MEMORY;
}

static AttStatus
take_node(AttView value, AttResults* results, AttTerm* term)
{
  const AttView blank = ATT_VIEW(ATT_TINY_BLANK);
  if (att_view_starts_with(value, blank)) {
    term->kind = ATT_TERM_BLANK;
    value = att_view_slice(value, blank.size, value.size);
  }
  return keep(results, value, &term->value);
}

static AttStatus
take_string(AttView value, AttResults* results, AttTerm* term)
{
  AttText text = {0};
  att_tiny_decode(value, &text);
  AttStatus status = att_text_status(&text);
  if (status == ATT_OK) {
    status = keep(results, att_text_view(&text), &term->value);
  }
  att_text_clear(&text);
  return status;
}

static AttStatus
take_decimal(AttView value, AttResults* results, AttTerm* term)
{
  AttText text = {0};
  att_tiny_write_decimal(strtod(value.at, NULL), &text);
  AttStatus status = att_text_status(&text);
  if (status == ATT_OK) {
    status = keep(results, att_text_view(&text), &term->value);
  }
  att_text_clear(&text);
  return status;
}

static AttStatus
take_literal(const AttTinyVariable* variable,
             AttView value,
             AttResults* results,
             AttTerm* term)
{
  term->kind = ATT_TERM_LITERAL;
  switch (variable->value.kind) {
  case ATT_TINY_INTEGER:
    term->datatype = ATT_VIEW(ATT_IRI_XSD "integer");
    return keep(results, value, &term->value);
  case ATT_TINY_DECIMAL:
    term->datatype = ATT_VIEW(ATT_IRI_XSD "decimal");
    return take_decimal(value, results, term);
  case ATT_TINY_DATE:
    term->datatype = ATT_VIEW(ATT_IRI_XSD "date");
    return keep(results, value, &term->value);
  case ATT_TINY_BOOLEAN:
    term->datatype = ATT_VIEW(ATT_IRI_XSD "boolean");
    term->value = att_view_equal(value, ATT_VIEW("true")) ||
                          att_view_equal(value, ATT_VIEW("1"))
                      ? ATT_VIEW("true")
                      : ATT_VIEW("false");
    return ATT_OK;
  case ATT_TINY_LANGUAGE:
    ATT_TRY(keep(results, variable->value.tag, &term->language));
    return take_string(value, results, term);
  case ATT_TINY_TYPED:
    ATT_TRY(keep(results, variable->value.tag, &term->datatype));
    return take_string(value, results, term);
  default:
    return take_string(value, results, term);
  }
}

AttStatus
att_tiny_take_cell(const AttTinyVariable* variable,
                   const AttView* value,
                   AttResults* results)
{
  const AttView zero =
      variable->value.kind == ATT_TINY_STRING ? ATT_VIEW("") : ATT_VIEW("0");
  AttCell cell = {.is_bound = value || variable->is_sum};
  value = value ? value : &zero;
  if (cell.is_bound && variable->value.kind == ATT_TINY_NODE) {
    ATT_TRY(take_node(*value, results, &cell.term));
  } else if (cell.is_bound) {
    ATT_TRY(take_literal(variable, *value, results, &cell.term));
  }
  return ATT_PUSH(&results->cells, cell);
}

/// A row, and by what it is ordered.
typedef struct Row {
  const AttCell* cells;
  const AttTinyPlan* plan;
} Row;

static int
rank(const AttCell* cell)
{
  return !cell->is_bound                     ? 0
         : cell->term.kind == ATT_TERM_BLANK ? 1
         : cell->term.kind == ATT_TERM_IRI   ? 2
                                             : 3;
}

/// Cells of one column are of one kind, if they have a value.
static int
order_cells(const AttCell* a, const AttCell* b, AttTinyKind kind, bool as_text)
{
  if (as_text) {
    return a->is_bound && b->is_bound
               ? att_view_compare(a->term.value, b->term.value)
               : a->is_bound - b->is_bound;
  }
  if (rank(a) != rank(b) || !a->is_bound) {
    return rank(a) - rank(b);
  }
  if (kind == ATT_TINY_INTEGER || kind == ATT_TINY_DECIMAL) {
    const double x = strtod(a->term.value.at, NULL);
    const double y = strtod(b->term.value.at, NULL);
    return (x > y) - (x < y);
  }
  return att_view_compare(a->term.value, b->term.value);
}

static int
order_rows(const void* left, const void* right)
{
  const Row* a = left;
  const Row* b = right;
  const AttTinyPlan* plan = a->plan;
  for (size_t i = 0; i < plan->keys.size; ++i) {
    const AttTinyKey* key = &plan->keys.at[i];
    const AttTinyKind kind =
        plan->variables[plan->columns.at[key->column]].value.kind;
    const int order = order_cells(
        &a->cells[key->column], &b->cells[key->column], kind, key->as_text);
    if (order) {
      return key->falls ? -order : order;
    }
  }
  for (size_t i = 0; i < plan->columns.size; ++i) { // the same order each time
    const int order =
        order_cells(&a->cells[i], &b->cells[i], ATT_TINY_STRING, false);
    if (order) {
      return order;
    }
  }
  return 0;
}

/// Copy what is kept of the ordered rows.
static AttStatus
keep_rows(const AttTinyPlan* plan,
          const Row* rows,
          size_t count,
          AttResults* results)
{
  const size_t begin = plan->offset < count ? plan->offset : count;
  const size_t most = count - begin;
  const size_t kept = plan->limit < most ? plan->limit : most;
  AttResults cut = {0};
  for (size_t r = begin; r < begin + kept; ++r) {
    for (size_t c = 0; c < plan->shown; ++c) {
      if (ATT_PUSH(&cut.cells, rows[r].cells[c]) != ATT_OK) {
        ATT_ARRAY_CLEAR(&cut.cells);
        return ATT_ERR_MEMORY;
      }
    }
  }
  att_free(results->cells.at);
  results->cells.at = cut.cells.at;
  results->cells.size = cut.cells.size;
  results->cells.capacity = cut.cells.capacity;
  results->variables.size = plan->shown;
  return ATT_OK;
}

AttStatus
att_tiny_finish_rows(const AttTinyPlan* plan, AttResults* results)
{
  const size_t columns = plan->columns.size;
  const size_t count = att_results_rows(results);
  if (!plan->keys.size) {
    att_results_sort(results);
    return ATT_OK;
  }
  Row* rows = att_calloc(count + 1, sizeof *rows);
  if (!rows) {
    return ATT_ERR_MEMORY;
  }
  for (size_t i = 0; i < count; ++i) {
    rows[i] = (Row){&results->cells.at[i * columns], plan};
  }
  qsort(rows, count, sizeof *rows, order_rows);
  const AttStatus status = keep_rows(plan, rows, count, results);
  att_free(rows);
  return status;
}
