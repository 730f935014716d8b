// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// What building the triples of one document shares. Private to graph/.
// In: a document, its mentions and statements. Out: triples, and the names of
// nodes.

#ifndef ATT_GRAPH_BUILD_H
#define ATT_GRAPH_BUILD_H

#include "graph/triples.h"

#define ATT_RDF_TYPE ATT_IRI_RDF "type"

/// How far the name of a statement is made: topics lead to other statements.
typedef enum AttNaming {
  ATT_NAMING_NOT,
  ATT_NAMING_BEGUN,
  ATT_NAMING_DONE
} AttNaming;

/// The names of one statement; views into the arena.
typedef struct AttNames {
  AttNaming naming;
  AttView node;    ///< IRI of the statement
  AttView content; ///< hash of what it states, wherever it is stated
} AttNames;

/// Of one event.
typedef struct AttNamedEvent {
  AttNaming naming;
  AttView iri; ///< empty until used
  bool written;
} AttNamedEvent;

typedef struct AttBuild {
  const AttDocument* document;
  const AttMentions* mentions;
  const AttStatements* statements;
  const AttRules* rules;
  const AttOntology* ontology;
  AttEvidence evidence;
  AttReification reification;
  bool graph_by_statement; ///< ATT_GRAPHS_STATEMENT
  AttView base;
  AttTriples* out;
  AttView* entities; ///< IRI of each entity, empty until used
  AttView* passages; ///< IRI of each sentence's passage, empty until used
  AttNamedEvent* events;
  AttNames* names;
  AttText scratch;
} AttBuild;

/// Make room for the names of all that `b` is given, name the source, and open
/// `b->out`, which the caller frees, on failure too.
ATT_MUST_USE AttStatus att_build_begin(AttBuild* b, AttView base, AttLog* log);

/// Free what building needed; `b->out` stays.
void att_build_end(AttBuild* b);

/// Does the source itself say that it is so?
bool att_build_is_asserted(const AttStatement* s);

/// Move what scratch holds into the arena.
ATT_MUST_USE AttStatus att_build_keep(AttBuild* b, AttView* view);

/// Add what follows to the graph of a statement, where statements have graphs;
/// `node` empty: to that of the document.
void att_build_turn_to(AttBuild* b, AttView node);

/// Add one triple; texts are copied.
ATT_MUST_USE AttStatus att_build_iri(AttBuild* b,
                                     AttView subject,
                                     const char* predicate,
                                     AttView object);
ATT_MUST_USE AttStatus att_build_string(AttBuild* b,
                                        AttView subject,
                                        const char* predicate,
                                        AttView text);
ATT_MUST_USE AttStatus att_build_typed(AttBuild* b,
                                       AttView subject,
                                       const char* predicate,
                                       AttView text,
                                       const char* datatype);
ATT_MUST_USE AttStatus att_build_number(AttBuild* b,
                                        AttView subject,
                                        const char* predicate,
                                        uint32_t number);

/// Add a class and every class above it, so that a store that infers nothing
/// answers too.
ATT_MUST_USE AttStatus att_build_types(AttBuild* b,
                                       AttView subject,
                                       uint32_t class_id);

/// Name a node by the hash of `content`, which is cleared:
/// <base><kind>/<letter><hash>.
ATT_MUST_USE AttStatus att_build_name(AttBuild* b,
                                      const char* kind,
                                      AttText* content,
                                      AttView* iri);

/// The IRI of an entity (1 + index); at its first use the entity is described.
/// An id that does not exist gives the empty view.
ATT_MUST_USE AttStatus att_build_entity(AttBuild* b, uint32_t id, AttView* iri);

/// att:time with its first and last day; nothing where there is no time.
ATT_MUST_USE AttStatus att_build_time(AttBuild* b,
                                      AttView subject,
                                      AttView time);

/// The quantities that a statement gives its event.
ATT_MUST_USE AttStatus att_build_measures(AttBuild* b,
                                          const AttStatement* s,
                                          AttView subject);

/// Subject and object of a relation as they are written: of a symmetric one the
/// lesser IRI first, so that one statement is made of both directions.
ATT_MUST_USE AttStatus att_build_ends(AttBuild* b,
                                      const AttStatement* s,
                                      AttView* subject,
                                      AttView* object);

ATT_MUST_USE AttStatus att_build_passage(AttBuild* b,
                                         uint32_t sentence,
                                         AttView* iri);

/// False for a statement that refers to something that does not exist: it is
/// not written.
bool att_build_is_sound(const AttBuild* b, const AttStatement* s);

/// Name a statement (1 + index) and its event.
ATT_MUST_USE AttStatus att_build_statement(AttBuild* b, uint32_t id);

/// Describe the node of a statement, once it has its name.
ATT_MUST_USE AttStatus att_build_evidence(AttBuild* b,
                                          const AttStatement* s,
                                          const AttNames* names);

/// Say by which words of its passage a statement is made; `node` is its own.
ATT_MUST_USE AttStatus att_build_spans(AttBuild* b,
                                       const AttStatement* s,
                                       AttView node);

#endif
