// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Statements to RDF.
// In: a document with its statements. Out: triples, validated, through a writer
// of any syntax; the same bytes on every run.

#ifndef ATT_GRAPH_GRAPH_H
#define ATT_GRAPH_GRAPH_H

#include "base/file.h"
#include "statements/statements.h"

typedef enum AttSyntax {
  ATT_SYNTAX_TURTLE,
  ATT_SYNTAX_NTRIPLES,
  ATT_SYNTAX_NQUADS,
  ATT_SYNTAX_TRIG,
  ATT_SYNTAX_JSONLD,
  ATT_SYNTAX_RDFXML,
  ATT_SYNTAX_RDFJSON,
  ATT_SYNTAX_EVENTS,       ///< no graph: a table, tab-separated (table.h)
  ATT_SYNTAX_EVENTS_JSONL, ///< likewise, JSON Lines
} AttSyntax;

typedef enum AttEvidence {
  ATT_EVIDENCE_FULL,    ///< also trigger, words of each role, rule, confidence
  ATT_EVIDENCE_PASSAGE, ///< statements: passage, speakers, polarity, modality
  ATT_EVIDENCE_NONE,    ///< plain graph only
} AttEvidence;

/// Which graph a triple is written to, where the syntax has named graphs.
/// Without their graphs the triples are the same.
typedef enum AttGraphs {
  ATT_GRAPHS_DEFAULT,   ///< of N-Quads and TriG: SOURCE, of others: NONE
  ATT_GRAPHS_NONE,      ///< all to the default graph
  ATT_GRAPHS_SOURCE,    ///< that of the document: its IRI
  ATT_GRAPHS_STATEMENT, ///< what a statement states to a graph of its own,
                        ///< named as it is; the rest to that of the document
} AttGraphs;

/// How the statement of a relation says what it states.
typedef enum AttReification {
  ATT_REIFICATION_RDF11, ///< rdf:subject, rdf:predicate, rdf:object
  ATT_REIFICATION_RDF12, ///< rdf:reifies and a triple term
} AttReification;

typedef struct AttGraphOptions {
  AttSyntax syntax;
  AttEvidence evidence;
  AttGraphs graphs;
  AttReification reification;
  AttView base;   ///< IRI of …/id/ ; empty: https://w3id.org/attest/id/
  bool describes; ///< the graph is about another (dataset.h): more prefixes
  AttView codes;  ///< of a table: name of a scheme; empty: the ontology's first
  /// For its prefixes and folders; NULL: the prefixes of the frame alone.
  const AttOntology* ontology;
} AttGraphOptions;

/// Likewise for a level of evidence ("full", "passage", "none").
bool att_evidence_find(AttView name, AttEvidence* evidence);

/// What there is to know of a syntax.
typedef struct AttSyntaxTraits {
  const char* name;  ///< on the command line
  const char* alias; ///< likewise
  const char* media_type;
  bool has_graphs;       ///< named ones
  bool has_triple_terms; ///< of RDF 1.2
} AttSyntaxTraits;

const AttSyntaxTraits* att_syntax_traits(AttSyntax syntax);

/// Find a syntax by its name on the command line; false where unknown.
bool att_syntax_find(AttView name, AttSyntax* syntax);

/// Likewise where triples go ("none", "source", "statement").
bool att_graphs_find(AttView name, AttGraphs* graphs);

/// Likewise a model of statements ("reified", "rdf12").
bool att_reification_find(AttView name, AttReification* reification);

/// The graphs that the options come to: never ATT_GRAPHS_DEFAULT.
AttGraphs att_graphs_of(const AttGraphOptions* options);

/// Refuse by name what the syntax cannot hold: ATT_ERR_UNSUPPORTED; options
/// that contradict each other: ATT_ERR_USAGE.
ATT_MUST_USE AttStatus att_graph_options_check(const AttGraphOptions* options,
                                               AttLog* log);

/// Triples of one document: built apart (any thread), written in order.
typedef struct AttTriples AttTriples;

/// Build the triples of a document's statements: sorted, each once, every term
/// validated (a bad one is reported and its triple left out).
ATT_MUST_USE AttStatus att_triples_new(const AttDocument* document,
                                       const AttMentions* mentions,
                                       const AttStatements* statements,
                                       const AttRules* rules,
                                       const AttOntology* ontology,
                                       const AttGraphOptions* options,
                                       AttLog* log,
                                       AttTriples** triples);

void att_triples_free(AttTriples* triples);

size_t att_triples_count(const AttTriples* triples);

/// Writes documents one after another to one stream.
typedef struct AttWriter AttWriter;

/// The options are checked first (att_graph_options_check). The stream stays
/// open, also at the end: its owner checks and closes it (att_output_commit).
ATT_MUST_USE AttStatus att_writer_new(FILE* stream,
                                      const AttGraphOptions* options,
                                      AttLog* log,
                                      AttWriter** writer);

ATT_MUST_USE AttStatus att_writer_add(AttWriter* writer,
                                      const AttTriples* triples);

/// Write what the syntax needs at the end.
ATT_MUST_USE AttStatus att_writer_end(AttWriter* writer);

void att_writer_free(AttWriter* writer);

#endif
