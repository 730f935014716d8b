// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Counts what a graph holds while it is written: each triple once, however many
// documents give it, in memory that does not grow with them.
// In: the triples of one document after another. Out: AttCounts.

#ifndef ATT_GRAPH_CENSUS_H
#define ATT_GRAPH_CENSUS_H

#include "graph/graph.h"

typedef struct AttCensus AttCensus;

/// A class with its entities, or a property with its triples.
typedef struct AttCounted {
  AttView iri; ///< lives as long as the census
  size_t count;
} AttCounted;

typedef struct AttCounts {
  size_t triples;
  size_t subjects;
  size_t objects;            ///< distinct, literals too
  const AttCounted* classes; ///< in the order in which they were met
  size_t class_count;
  const AttCounted* properties; ///< likewise
  size_t property_count;
} AttCounts;

ATT_MUST_USE AttStatus att_census_new(AttCensus** census);

void att_census_free(AttCensus* census);

/// Count the triples of a document. Terms are kept as hashes of 128 bits.
ATT_MUST_USE AttStatus att_census_add(AttCensus* census,
                                      const AttTriples* triples);

/// Sum up; nothing may be added afterwards. ATT_ERR_IO where temporary files
/// fail.
ATT_MUST_USE AttStatus att_census_finish(AttCensus* census, AttCounts* counts);

#endif
