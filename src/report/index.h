// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The triples of RDF files in an order in which a node's are found at once.
// In: RDF files. Out: AttIndex, sorted, each triple once.

#ifndef ATT_REPORT_INDEX_H
#define ATT_REPORT_INDEX_H

#include "base/array.h"
#include "base/map.h"
#include "term/rdf.h"

/// Zero is an empty index. Terms view `symbols`. Labels of blank nodes begin
/// with the number of their file.
typedef struct AttIndex {
  AttSymbols symbols;
  ATT_ARRAY(AttTriple) triples;
  size_t files;
} AttIndex;

/// Triples that stand side by side.
typedef struct AttIndexRun {
  const AttTriple* at;
  size_t size;
} AttIndexRun;

void att_index_clear(AttIndex* index);

/// Add the triples of a file; what does not parse is reported:
/// ATT_ERR_SYNTAX. Graph names are dropped.
ATT_MUST_USE AttStatus att_index_read(AttIndex* index,
                                      const char* path,
                                      const AttLimits* limits,
                                      AttLog* log);

/// Sort, and keep each triple once; before the first question.
void att_index_sort(AttIndex* index);

/// What is said of a node.
AttIndexRun att_index_node(const AttIndex* index, AttView node);

/// Likewise by one predicate.
AttIndexRun
att_index_values(const AttIndex* index, AttView node, AttView predicate);

/// The first of those values, as text; empty where there is none.
AttView att_index_value(const AttIndex* index, AttView node, AttView predicate);

#endif
