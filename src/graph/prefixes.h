// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The prefixes that Turtle and RDF/XML output declares: the folders below …/id/
// that nodes are minted in, the vocabularies of the frame, and the ontologies'
// own namespaces.
// In: base IRI, ontology. Out: AttPrefixes.

#ifndef ATT_GRAPH_PREFIXES_H
#define ATT_GRAPH_PREFIXES_H

#include "base/arena.h"
#include "term/ontology.h"

#define ATT_MOST_PREFIXES 64u

typedef struct AttPrefix {
  AttView name; ///< NUL behind it
  AttView iri;  ///< likewise
} AttPrefix;

/// Zero is an empty list.
typedef struct AttPrefixes {
  AttArena* arena;
  AttPrefix at[ATT_MOST_PREFIXES];
  size_t count;
} AttPrefixes;

void att_prefixes_clear(AttPrefixes* prefixes);

/// List them: folders in byte order, then the frame's, then the ontologies' in
/// file order. `ontology` may be NULL. A name that is no prefix, or is taken,
/// is passed over, and so is what exceeds ATT_MOST_PREFIXES: IRIs stay whole.
ATT_MUST_USE AttStatus att_prefixes_list(AttView base,
                                         const AttOntology* ontology,
                                         AttPrefixes* prefixes);

/// Add those of what describes a graph (graph/dataset.h).
ATT_MUST_USE AttStatus att_prefixes_add_dataset(AttView base,
                                                AttPrefixes* prefixes);

#endif
