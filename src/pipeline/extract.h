// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// A run: documents in, one graph or table out, on several threads; the same
// bytes whatever their number. In: inputs and options. Out: RDF or rows on a
// stream, and what the run came to.

#ifndef ATT_PIPELINE_EXTRACT_H
#define ATT_PIPELINE_EXTRACT_H

#include "graph/graph.h"
#include "pipeline/provenance.h"
#include "pipeline/walk.h"

#include <stdio.h>

/// What a run did.
typedef struct AttTally {
  size_t documents; ///< written
  size_t failed;    ///< reported and left out
  size_t sentences;
  size_t parsed;
  size_t statements;
  size_t triples; ///< of a graph
  size_t rows;    ///< of a table of events
} AttTally;

typedef struct AttExtractOptions {
  const char* const* inputs;
  size_t input_count;
  AttFormat format;
  AttGraphOptions graph;
  size_t jobs;        ///< threads; 0: one
  size_t shard;       ///< from 1; only each shard_count-th document is read
  size_t shard_count; ///< 0 or 1: all
  /// Notes what a graph comes to; NULL: nobody asks.
  AttProvenance* provenance;
  /// Called after each batch; may be NULL.
  void (*progress)(void* user, const AttTally* tally);
  void* user;
} AttExtractOptions;

/// Extract everything. ATT_OK also where documents failed (tally->failed); the
/// others are in the output whole. `stream` stays open.
ATT_MUST_USE AttStatus att_extract(const AttResources* resources,
                                   const AttExtractOptions* options,
                                   FILE* stream,
                                   AttLog* log,
                                   AttTally* tally);

#endif
