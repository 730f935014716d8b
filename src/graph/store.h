// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// The embedded store: a folder that keeps triples.
// In: RDF files. Out: one set of lines.

#ifndef ATT_GRAPH_STORE_H
#define ATT_GRAPH_STORE_H

#include "base/file.h"
#include "graph/lines.h"

#include <stdio.h>

/// What loading came to.
typedef struct AttLoadTally {
  size_t files;   ///< loaded whole
  size_t failed;  ///< reported and left out whole
  size_t triples; ///< in the store afterwards
  size_t added;   ///< of them new
} AttLoadTally;

/// Add RDF files to the store in folder `path`, which is made where it is
/// missing. A file that does not parse adds nothing. Loading a file twice
/// changes nothing. The store is one file of sorted N-Triples, replaced whole,
/// and with `has_index` beside it an index of it for TinySPARQL.
ATT_MUST_USE AttStatus att_store_load(const char* path,
                                      const char* const* files,
                                      size_t file_count,
                                      bool has_index,
                                      const AttLimits* limits,
                                      AttLog* log,
                                      AttLoadTally* tally);

/// That this process alone writes a store, as long as it is held. Zero: it is
/// not held.
typedef struct AttStoreLock {
  FILE* file;
} AttStoreLock;

/// ATT_ERR_IO, reported, where another process holds it; ATT_ERR_NOT_FOUND
/// where there is no store.
ATT_MUST_USE AttStatus att_store_lock(const char* store,
                                      AttLog* log,
                                      AttStoreLock* lock);
void att_store_unlock(AttStoreLock* lock);

/// Put sorted lines in place of a store's, and with `has_index` their index.
/// Hold the lock.
ATT_MUST_USE AttStatus att_store_replace(const char* store,
                                         const AttLines* lines,
                                         bool has_index,
                                         AttLog* log);

/// Add the triples of a store to `lines`; reported, where there is none:
/// ATT_ERR_NOT_FOUND.
ATT_MUST_USE AttStatus att_store_read(const char* store,
                                      const AttLimits* limits,
                                      AttLog* log,
                                      AttLines* lines);

/// Where the index of a store lies, and the stamp that an index of its graph as
/// it is now must have. ATT_ERR_NOT_FOUND, reported, where there is no store.
ATT_MUST_USE AttStatus att_store_index(const char* store,
                                       AttText* folder,
                                       AttText* stamp,
                                       AttLog* log);

#endif
