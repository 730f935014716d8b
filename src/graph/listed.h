// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// What a gazetteer says of an entity, beside its name and class.
// In: an entry. Out: triples.

#ifndef ATT_GRAPH_LISTED_H
#define ATT_GRAPH_LISTED_H

#include "graph/triples.h"

/// Add other labels, the same entity elsewhere, and what the ontology lets the
/// gazetteer carry. Everything is copied into the triples' arena.
ATT_MUST_USE AttStatus att_triples_add_listed(AttTriples* out,
                                              const AttOntology* ontology,
                                              AttView iri,
                                              const AttListed* listed);

#endif
