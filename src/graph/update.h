// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Change an embedded store by SPARQL 1.1 Update.
// In: a store, a request. Out: the store with all of its operations done, or
// as it was.
//
// The operations are done one after another on the store's lines; an engine
// answers what their WHERE asks. The store is written once, at the end.

#ifndef ATT_GRAPH_UPDATE_H
#define ATT_GRAPH_UPDATE_H

#include "graph/engine.h"

/// What an update came to.
typedef struct AttUpdateTally {
  size_t deleted; ///< triples that were there and went
  size_t added;   ///< triples that came and were not there
  size_t triples; ///< in the store afterwards
} AttUpdateTally;

/// Do a request on a store, whose index is made anew unless `engine` is
/// ATT_ENGINE_REDLAND. What does not parse gives ATT_ERR_SYNTAX, what is
/// refused by name ATT_ERR_UNSUPPORTED, reported at its place; no store here
/// ATT_ERR_NOT_FOUND. The store changes by ATT_OK only.
ATT_MUST_USE AttStatus att_update_run(const char* store,
                                      AttEngineKind engine,
                                      AttOrigin request,
                                      const AttLimits* limits,
                                      AttLog* log,
                                      AttUpdateTally* tally);

#endif
