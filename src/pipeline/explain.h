// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Show how a text was read: for a terminal, as a page, or as the answer to why
// a block of rules read nothing in it.
// In: an explanation. Out: text.

#ifndef ATT_PIPELINE_EXPLAIN_H
#define ATT_PIPELINE_EXPLAIN_H

#include "pipeline/explanation.h"

/// Tokens and tree, clauses, mentions, fired lines of each sentence; the
/// statements and triples of the whole.
ATT_MUST_USE AttStatus att_explain_text(const AttExplanation* explanation,
                                        AttText* out);

/// The same as one HTML page that needs nothing else.
ATT_MUST_USE AttStatus att_explain_html(const AttExplanation* explanation,
                                        AttText* out);

/// Tell for each trigger of a block what came of it: which line came furthest,
/// and what stopped it. `block` is a name ("att:Attack", "Attack", "says") or
/// the FILE:LINE of one sentence. A block that nobody wrote is reported with
/// the nearest name: ATT_ERR_NOT_FOUND.
ATT_MUST_USE AttStatus att_explain_why_not(const AttExplanation* explanation,
                                           AttView block,
                                           AttLog* log,
                                           AttText* out);

#endif
