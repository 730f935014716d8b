// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// A walk over documents: read in order by one thread, worked on by all, their
// results taken in order by one; so what comes out never depends on `jobs`.
// In: inputs and a visitor. Out: calls to it, in the order of documents.

#ifndef ATT_PIPELINE_WALK_H
#define ATT_PIPELINE_WALK_H

#include "document/reader.h"
#include "english/english.h"

typedef struct AttWalkOptions {
  const char* const* inputs;
  size_t input_count;
  AttFormat format;
  size_t jobs;        ///< threads; 0: one
  size_t shard;       ///< from 1; only each shard_count-th document is read
  size_t shard_count; ///< 0 or 1: all
} AttWalkOptions;

/// What a run does with documents. Memory is bounded by what a few results a
/// thread take: each is released before the next batch is read.
typedef struct AttVisitor {
  void* user;
  /// Make a result of one record: on any thread, several at a time, with an
  /// English of its own. `log` may be written to freely. A document that gives
  /// another status than ATT_OK and ATT_ERR_MEMORY is reported and left out.
  AttStatus (*read)(void* user,
                    AttEnglish* english,
                    const AttRecord* record,
                    AttLog* log,
                    void** result);
  /// Take a result over into what the run gathers: on the thread that called,
  /// in the order of documents. An error ends the walk.
  AttStatus (*take)(void* user, void* result);
  /// Free a result; NULL is legal.
  void (*release)(void* result);
  /// Called after each batch; may be NULL.
  void (*rest)(void* user);
} AttVisitor;

/// Walk over all inputs. ATT_OK also where documents failed: they are reported
/// and counted in `*failed`, as the walk goes.
ATT_MUST_USE AttStatus att_walk_documents(const AttWalkOptions* options,
                                          const AttModel* model,
                                          const AttLimits* limits,
                                          const AttVisitor* visitor,
                                          AttLog* log,
                                          size_t* failed);

#endif
