// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// A set of triples as sorted N-Triples lines: what the embedded store keeps.
// In: RDF files. Out: lines in byte order, each once.

#ifndef ATT_GRAPH_LINES_H
#define ATT_GRAPH_LINES_H

#include "base/arena.h"
#include "base/array.h"
#include "base/diagnostic.h"
#include "base/limits.h"
#include "term/rdf.h"

/// Zero is an empty set; lines (without their end) live in `arena`.
typedef struct AttLines {
  AttArena* arena;
  ATT_ARRAY(AttView) lines;
} AttLines;

void att_lines_clear(AttLines* lines);

/// Add the triples of an RDF file; where it does not parse, none of them.
/// Labels of blank nodes are made unlike those of files with other content, and
/// the same each time.
ATT_MUST_USE AttStatus att_lines_read(AttLines* lines,
                                      const char* path,
                                      const AttLimits* limits,
                                      AttLog* log);

/// Add lines that were written from an AttLines: labels stay as they are.
ATT_MUST_USE AttStatus att_lines_read_own(AttLines* lines,
                                          const char* path,
                                          const AttLimits* limits,
                                          AttLog* log);

/// Add a copy of a line.
ATT_MUST_USE AttStatus att_lines_add(AttLines* lines, AttView line);

/// Sort and drop doubles.
void att_lines_sort(AttLines* lines);

/// Size of a scope, its end included.
#define ATT_SCOPE_BYTES 24u

/// Make what is put before labels of a file's blank nodes: of its content, or
/// of the name of standard input.
ATT_MUST_USE AttStatus att_lines_scope(const char* path,
                                       const AttLimits* limits,
                                       AttLog* log,
                                       char scope[ATT_SCOPE_BYTES]);

/// Append a triple in N-Triples, without a line end. `scope` is put before
/// labels of blank nodes.
void att_triple_write(const AttTriple* triple, AttView scope, AttText* out);

#endif
