// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Statements to RDF.
// In: a document with its statements. Out: triples, validated, through a sink
// that writes any syntax of raptor2; the same bytes on every run.

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

typedef struct AttGraphOptions {
  AttSyntax syntax;
  AttEvidence evidence;
  AttView base;  ///< IRI of …/id/ ; empty: https://w3id.org/attest/id/
  AttView codes; ///< of a table: name of a scheme; empty: the ontology's first
  /// For its prefixes and folders; NULL: the prefixes of the frame alone.
  const AttOntology* ontology;
} AttGraphOptions;

/// Find a syntax by its name on the command line; false where unknown.
bool att_syntax_find(AttView name, AttSyntax* syntax);

/// Likewise for a level of evidence ("full", "passage", "none").
bool att_evidence_find(AttView name, AttEvidence* evidence);

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

/// A syntax that cannot be written yet is refused by name: ATT_ERR_UNSUPPORTED.
ATT_MUST_USE AttStatus att_writer_new(FILE* stream,
                                      const AttGraphOptions* options,
                                      AttLog* log,
                                      AttWriter** writer);

ATT_MUST_USE AttStatus att_writer_add(AttWriter* writer,
                                      const AttTriples* triples);

/// Write what the syntax needs at the end. The stream stays open: its owner
/// checks and closes it (att_output_commit).
ATT_MUST_USE AttStatus att_writer_end(AttWriter* writer);

void att_writer_free(AttWriter* writer);

#endif
