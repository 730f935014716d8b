// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Show how a text was read: tokens, tree, clauses, mentions, fired lines,
// statements, triples.
// In: a text. Out: words for a terminal.

#ifndef ATT_PIPELINE_EXPLAIN_H
#define ATT_PIPELINE_EXPLAIN_H

#include "pipeline/resources.h"

#include <stdio.h>

/// Write the explanation of a text to `stream`.
ATT_MUST_USE AttStatus att_explain(const AttResources* resources,
                                   AttView text,
                                   AttLog* log,
                                   FILE* stream);

#endif
