// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// A graph that is open for questions: read once, asked many times.
// In: a store or RDF files, then queries. Out: AttResults.
//
// Two engines answer, TinySPARQL (graph/tiny.h) and Redland (graph/sparql.h).
// Each refuses by name what it lacks or gets wrong; what the one refuses the
// other may answer.

#ifndef ATT_GRAPH_ENGINE_H
#define ATT_GRAPH_ENGINE_H

#include "base/limits.h"
#include "graph/sparql.h"

typedef enum AttEngineKind {
  ATT_ENGINE_AUTO, ///< TinySPARQL, and Redland for what that refuses
  ATT_ENGINE_TINYSPARQL,
  ATT_ENGINE_REDLAND,
} AttEngineKind;

/// By its name on the command line ("auto", "tinysparql", "redland").
bool att_engine_find(AttView name, AttEngineKind* kind);

/// Where a graph lies: a store or sorted lines (not NULL), else RDF files.
typedef struct AttGraphPlace {
  const char* store;
  const AttLines* lines;
  const char* const* files;
  size_t file_count;
  AttEngineKind engine;
  bool forks; ///< it will be asked in forked processes only
} AttGraphPlace;

/// One process at a time asks it; after fork each may ask its own copy, if the
/// place said so.
typedef struct AttEngine AttEngine;

/// What cannot be read is reported: ATT_ERR_NOT_FOUND, ATT_ERR_SYNTAX, …
ATT_MUST_USE AttStatus att_engine_open(const AttGraphPlace* place,
                                       const AttLimits* limits,
                                       AttLog* log,
                                       AttEngine** engine);

void att_engine_free(AttEngine* engine);

size_t att_engine_triples(const AttEngine* engine);

/// Ask one query. What the engine lacks or gets wrong is refused by name:
/// ATT_ERR_UNSUPPORTED; a query that does not parse gives ATT_ERR_SYNTAX, one
/// with more than `most_rows` rows ATT_ERR_LIMIT. Rows of a query without ORDER
/// BY are sorted. Clear `results` in any case.
ATT_MUST_USE AttStatus att_engine_ask(AttEngine* engine,
                                      AttOrigin query,
                                      size_t most_rows,
                                      AttLog* log,
                                      AttResults* results);

/// Open a graph, ask it one query and write the answer; a query that Redland is
/// to answer and refuses is refused before the graph is read.
ATT_MUST_USE AttStatus att_engine_answer(const AttGraphPlace* place,
                                         AttOrigin query,
                                         AttResultFormat format,
                                         const AttLimits* limits,
                                         FILE* stream,
                                         AttLog* log);

#endif
