// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Property paths, read. Private to graph/tiny_*.c.
// In: tokens. Out: the sequences of steps that a path stands for.

#ifndef ATT_GRAPH_TINY_PATHS_H
#define ATT_GRAPH_TINY_PATHS_H

#include "graph/tiny_parser.h"

#define ATT_TINY_WAYS 16u
#define ATT_TINY_STEPS 8u

/// One step of a path: a property, or a path that may be gone several times,
/// forwards or back.
typedef struct AttTinyStep {
  AttView text;
  AttTinyValue value; ///< what it leads to
  bool is_back;
  char mark;     ///< '+', '*' or '?'; 0: once
  bool may_stay; ///< by '*' or '?', or '+' of such
} AttTinyStep;

/// Steps one after another. TinySPARQL mixes up kinds of values where its own
/// paths meet UNION, so a path is written as the triples that it stands for,
/// and only what is repeated, which leads from node to node, as a path.
typedef struct AttTinySequence {
  AttTinyStep steps[ATT_TINY_STEPS];
  size_t count;
} AttTinySequence;

/// Alternatives, of which each counts; or all properties but some.
typedef struct AttTinyPath {
  AttTinySequence ways[ATT_TINY_WAYS];
  size_t count;
  bool is_negated;
  AttView but[ATT_TINY_WAYS]; ///< properties that do not count
  bool but_back[ATT_TINY_WAYS];
  size_t but_count;
} AttTinyPath;

/// Path (SPARQL 1.1, 19.8). Kinds of values and shapes that TinySPARQL gets
/// wrong are refused: ATT_ERR_UNSUPPORTED.
ATT_MUST_USE AttStatus att_tiny_path(AttTinyParser* p, AttTinyPath* path);

/// May one end of the path be the other, by no step at all?
bool att_tiny_path_stays(const AttTinyPath* path);

#endif
