// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The triples about a document itself, and about the run that read it.
// In: a document, rules. Out: triples; AttTriples.source.

#ifndef ATT_GRAPH_SOURCE_H
#define ATT_GRAPH_SOURCE_H

#include "graph/triples.h"

/// Set out->source: under `base` the document's id where that is a name
/// already, else a name made of it and a hash, because ids must stay apart.
ATT_MUST_USE AttStatus att_source_name(const AttDocument* document,
                                       AttView base,
                                       AttTriples* out);

/// Describe the source: identifier, title, date, where it is from.
ATT_MUST_USE AttStatus att_source_add(const AttDocument* document,
                                      AttTriples* out);

/// Describe the run, named by version and rules (may be NULL): no clock, no
/// machine.
ATT_MUST_USE AttStatus att_source_add_run(const AttRules* rules,
                                          AttView base,
                                          AttTriples* out);

#endif
