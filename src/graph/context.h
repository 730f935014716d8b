// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The context of JSON-LD output: short names of classes and properties, the
// types of their values, prefixes.
// In: base IRI, ontology. Out: AttContext, and its JSON.

#ifndef ATT_GRAPH_CONTEXT_H
#define ATT_GRAPH_CONTEXT_H

#include "base/array.h"
#include "base/map.h"
#include "graph/prefixes.h"

/// What values a property has where nothing else is said.
typedef enum AttCoercion {
  ATT_COERCION_NONE,    ///< a string; of a class or prefix: nothing
  ATT_COERCION_NODE,    ///< an IRI
  ATT_COERCION_LITERAL, ///< a literal of `datatype`
} AttCoercion;

typedef struct AttContextTerm {
  AttView name;
  AttView iri;
  AttCoercion coercion;
  AttView datatype; ///< IRI; else empty
  bool is_prefix;
} AttContextTerm;

/// Zero is an empty context.
typedef struct AttContext {
  AttArena* arena;
  ATT_ARRAY(AttContextTerm) terms;
  AttMap names; ///< to 1 + index
  AttMap iris;  ///< likewise, of classes and properties
} AttContext;

void att_context_clear(AttContext* context);

/// Make it: the prefix `id` for what is minted under `base`, those of the
/// frame and the ontologies, then each class and property of the ontologies by
/// its name, or behind a prefix where that is taken. `ontology` may be NULL.
ATT_MUST_USE AttStatus att_context_make(AttView base,
                                        const AttOntology* ontology,
                                        AttContext* context);

/// The term of a class or property; NULL where it has none.
const AttContextTerm* att_context_term(const AttContext* context, AttView iri);

/// Append an IRI that is no term as JSON string: behind a prefix or whole.
/// False, and nothing, where readers would take it for another IRI, because its
/// scheme is a term.
bool att_context_iri(const AttContext* context, AttView iri, AttText* out);

/// Append the context as a JSON object, a term a line, `indent` blanks deep.
void att_context_write(const AttContext* context, int indent, AttText* out);

#endif
