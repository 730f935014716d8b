// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Proposals as RDF or as a table.
// In: scored links. Out: text.

#ifndef ATT_LINK_WRITE_H
#define ATT_LINK_WRITE_H

#include "link/link.h"

typedef struct AttLinkResult {
  const AttSought* sought;
  const AttCandidates* candidates;
  const AttLinks* links;
} AttLinkResult;

/// Write the links that are worth it: of each entity at most options->most,
/// those of options->least confidence, and ambiguous ones that have it
/// together.
ATT_MUST_USE AttStatus att_link_write(const AttLinkResult* result,
                                      const AttLinkOptions* options,
                                      FILE* stream,
                                      AttLog* log,
                                      AttLinkTally* tally);

#endif
