// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The triples of one document: checked, sorted, each once.

#ifndef ATT_GRAPH_TRIPLES_H
#define ATT_GRAPH_TRIPLES_H

#include "base/arena.h"
#include "base/array.h"
#include "graph/graph.h"
#include "term/rdf.h"

struct AttTriples {
  AttArena* arena; ///< owns what the terms view
  ATT_ARRAY(AttTriple) triples;
  AttView source; ///< IRI of the document: the name of its graph
  AttView graph;  ///< while building: what triples are added to, if not that
  AttLog* log;    ///< while building
};

/// Views of static strings or of the arena.
AttTerm att_term_iri(AttView iri);
AttTerm att_term_triple(AttView three); ///< IRIs with a space between
AttTerm att_term_string(AttView text);
AttTerm att_term_typed(AttView text, const char* datatype);

/// Add a triple. Terms that RDF refuses are reported and the triple is left
/// out; empty literals are left out silently.
ATT_MUST_USE AttStatus att_triples_add(AttTriples* triples,
                                       AttView subject,
                                       const char* predicate,
                                       AttTerm object);

/// Likewise; among triples of one subject and predicate it stands by `rank`.
/// The same triple must not be added by two ranks.
ATT_MUST_USE AttStatus att_triples_add_ranked(AttTriples* triples,
                                              AttView subject,
                                              const char* predicate,
                                              AttTerm object,
                                              uint32_t rank);

/// Likewise for a literal whose text is copied first.
ATT_MUST_USE AttStatus att_triples_add_string(AttTriples* triples,
                                              AttView subject,
                                              const char* predicate,
                                              AttView text);
ATT_MUST_USE AttStatus att_triples_add_typed(AttTriples* triples,
                                             AttView subject,
                                             const char* predicate,
                                             AttView text,
                                             const char* datatype);

/// Sort, and keep each triple once.
void att_triples_sort(AttTriples* triples);

int att_triple_compare(const AttTriple* a, const AttTriple* b);

#endif
