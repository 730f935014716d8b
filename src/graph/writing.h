// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// What the writers of single syntaxes share. Private to graph/.
// In: the sorted triples of one document after another. Out: text, which goes
// to the stream a document at a time.

#ifndef ATT_GRAPH_WRITING_H
#define ATT_GRAPH_WRITING_H

#include "graph/prefixes.h"
#include "graph/triples.h"

/// One syntax: what it writes before, of and behind documents. Each appends to
/// writer->out; NULL: nothing to do.
typedef struct AttForm {
  AttStatus (*begin)(AttWriter* writer);
  AttStatus (*add)(AttWriter* writer, const AttTriples* triples);
  AttStatus (*end)(AttWriter* writer);
  void (*free)(AttWriter* writer); ///< what is its `own`
} AttForm;

struct AttWriter {
  FILE* stream;
  AttLog* log;
  const AttForm* form;
  AttGraphOptions options; ///< with graphs as they come out
  AttPrefixes prefixes;
  AttText out;
  void* own;     ///< of the form
  size_t count;  ///< of blocks, subjects or the like that the form has written
  size_t errors; ///< reported
  bool is_open;  ///< begun and not ended
};

extern const AttForm att_form_lines;   ///< N-Triples, N-Quads
extern const AttForm att_form_turtle;  ///< Turtle, TriG
extern const AttForm att_form_jsonld;  ///< JSON-LD 1.1
extern const AttForm att_form_rdfjson; ///< RDF/JSON
extern const AttForm att_form_xml;     ///< RDF/XML, by raptor

/// Hand what was appended to the stream.
ATT_MUST_USE AttStatus att_writer_flush(AttWriter* writer);

/// The graph that a triple is written to; empty: the default graph.
AttView att_writer_graph(const AttWriter* writer,
                         const AttTriples* triples,
                         const AttTriple* triple);

/// Triples that stand together: of one graph and subject.
typedef struct AttGroup {
  const AttTriple* at;
  size_t count;
  AttView graph;
} AttGroup;

/// The group that begins at `begin`; its count leads to the next one.
AttGroup att_writer_group(const AttWriter* writer,
                          const AttTriples* triples,
                          size_t begin);

/// How many triples from `begin` on in the group have its predicate.
size_t att_group_run(const AttGroup* group, size_t begin);

bool att_triple_is_type(const AttTriple* triple);

#endif
