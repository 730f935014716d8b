// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Reading, sorting and looking up triples.

#include "report/index.h"

#include <stdio.h>
#include <stdlib.h>

void
att_index_clear(AttIndex* index)
{
  ATT_ARRAY_CLEAR(&index->triples);
  att_symbols_clear(&index->symbols);
  *index = (AttIndex){0};
}

static AttStatus
keep(AttIndex* index, AttView* view)
{
  uint32_t id = 0;
  ATT_TRY(att_symbols_intern(&index->symbols, *view, &id));
  *view = att_symbols_text(&index->symbols, id);
  return ATT_OK;
}

static AttStatus
keep_term(AttIndex* index, AttTerm* term)
{
  if (term->kind != ATT_TERM_BLANK) {
    ATT_TRY(keep(index, &term->value));
    ATT_TRY(keep(index, &term->datatype));
    return keep(index, &term->language);
  }
  AttText label = {0};
  att_text_format(
      &label, "_:%zu.%.*s", index->files, ATT_VIEW_ARG(term->value));
  AttStatus status = att_text_status(&label);
  if (status == ATT_OK) {
    term->value = att_text_view(&label);
    status = keep(index, &term->value);
  }
  att_text_clear(&label);
  return status;
}

static AttStatus
take(void* user, const AttTriple* triple)
{
  AttIndex* index = user;
  AttTriple kept = *triple;
  kept.graph = (AttView){0};
  ATT_TRY(keep_term(index, &kept.subject));
  ATT_TRY(keep_term(index, &kept.predicate));
  ATT_TRY(keep_term(index, &kept.object));
  return ATT_PUSH(&index->triples, kept);
}

AttStatus
att_index_read(AttIndex* index,
               const char* path,
               const AttLimits* limits,
               AttLog* log)
{
  ++index->files;
  return att_rdf_read(path, limits, log, take, index);
}

static int
compare_objects(const AttTerm* a, const AttTerm* b)
{
  if (a->kind != b->kind) {
    return a->kind < b->kind ? -1 : 1;
  }
  int order = att_view_compare(a->value, b->value);
  order = order ? order : att_view_compare(a->datatype, b->datatype);
  return order ? order : att_view_compare(a->language, b->language);
}

static int
compare(const void* left, const void* right)
{
  const AttTriple* a = left;
  const AttTriple* b = right;
  int order = att_view_compare(a->subject.value, b->subject.value);
  order =
      order ? order : att_view_compare(a->predicate.value, b->predicate.value);
  return order ? order : compare_objects(&a->object, &b->object);
}

void
att_index_sort(AttIndex* index)
{
  AttTriple* at = index->triples.at;
  size_t kept = 0;
  if (index->triples.size) {
    qsort(at, index->triples.size, sizeof *at, compare);
  }
  for (size_t i = 0; i < index->triples.size; ++i) {
    if (kept == 0 || compare(&at[kept - 1], &at[i]) != 0) {
      at[kept++] = at[i];
    }
  }
  index->triples.size = kept;
}

/// Does the triple come before (node, predicate)? An empty predicate comes
/// before every other.
static bool
is_before(const AttTriple* triple, AttView node, AttView predicate)
{
  const int order = att_view_compare(triple->subject.value, node);
  return order ? order < 0
               : att_view_compare(triple->predicate.value, predicate) < 0;
}

static size_t
lower_bound(const AttIndex* index, AttView node, AttView predicate)
{
  size_t low = 0;
  size_t high = index->triples.size;
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    if (is_before(&index->triples.at[middle], node, predicate)) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

AttIndexRun
att_index_node(const AttIndex* index, AttView node)
{
  const size_t begin = lower_bound(index, node, (AttView){0});
  size_t end = begin;
  while (end < index->triples.size &&
         att_view_equal(index->triples.at[end].subject.value, node)) {
    ++end;
  }
  return (AttIndexRun){index->triples.at + begin, end - begin};
}

AttIndexRun
att_index_values(const AttIndex* index, AttView node, AttView predicate)
{
  const size_t begin = lower_bound(index, node, predicate);
  size_t end = begin;
  while (end < index->triples.size &&
         att_view_equal(index->triples.at[end].subject.value, node) &&
         att_view_equal(index->triples.at[end].predicate.value, predicate)) {
    ++end;
  }
  return (AttIndexRun){index->triples.at + begin, end - begin};
}

AttView
att_index_value(const AttIndex* index, AttView node, AttView predicate)
{
  const AttIndexRun run = att_index_values(index, node, predicate);
  return run.size ? run.at[0].object.value : (AttView){0};
}
