// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// How each block fares (textDocument/codeLens): "3 of 3 tests, 41 hits".
// In: a pack as it is when a document is opened or saved. Out: counts, gained
// in small steps while the client is silent, so that typing never waits.

#ifndef ATT_LSP_LENS_H
#define ATT_LSP_LENS_H

#include "document/reader.h"
#include "lsp/diagnostics.h"
#include "pipeline/check.h"

typedef struct AttBlockFare {
  AttCheckTally tests;
  size_t hits; ///< of the block's lines in the corpus
} AttBlockFare;

/// One run over the tests and the corpus. It owns its rules, which stay while
/// the document is edited.
typedef struct AttLens {
  AttPack* pack; ///< NULL: there was no run
  AttResources resources;
  AttEnglish* english;
  AttBlockFare* blocks; ///< by the blocks of resources.rules
  size_t revision;      ///< of the pack when the run began
  size_t next_test;
  AttReader* corpus; ///< NULL: none, or read to its end
  bool counts_hits;
  bool tested; ///< every test was run
  bool done;
} AttLens;

void att_lens_clear(AttLens* lens);

/// Begin a run over a pack; one that goes on is given up. Rules that do not
/// compile leave the lens without a run.
ATT_MUST_USE AttStatus att_lens_start(AttLens* lens,
                                      const AttWorkspace* workspace,
                                      AttPack* pack);

/// Do the places of the run's tests still hold, or was the pack changed since?
bool att_lens_is_current(const AttLens* lens);

/// Is there work left?
bool att_lens_is_running(const AttLens* lens);

/// Run one test, or read one document of the corpus. Tests that fail are added
/// to pack->failed while the run is current.
ATT_MUST_USE AttStatus att_lens_step(AttLens* lens,
                                     const AttWorkspace* workspace);

/// The lenses of a document's blocks, as far as they are known.
json_t* att_lens_new(const AttLens* lens,
                     const AttWorkspace* workspace,
                     const AttPack* pack,
                     const AttOpenDocument* document);

#endif
