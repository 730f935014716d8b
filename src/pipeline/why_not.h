// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Which rules a question is about, and why a frame came to nothing. Private to
// the answer of --why-not.
// In: trials of a sentence. Out: lines of words.

#ifndef ATT_PIPELINE_WHY_NOT_H
#define ATT_PIPELINE_WHY_NOT_H

#include "pipeline/explanation.h"

/// The rules asked about: all blocks of a name, or one sentence of a file.
typedef struct AttAsked {
  AttView name;  ///< as asked
  uint32_t line; ///< 1 + index in AttRules.lines, or 0 for a block
} AttAsked;

/// Find what a name or FILE:LINE means; one that means nothing is reported with
/// the nearest name: ATT_ERR_NOT_FOUND.
ATT_MUST_USE AttStatus att_asked_find(const AttResources* resources,
                                      AttView name,
                                      AttLog* log,
                                      AttAsked* asked);

/// Is the frame one of those asked about?
bool
att_asked_has(const AttAsked* asked, const AttRules* rules, uint32_t frame);

/// Say what stopped a trial, and which slots were filled before; each line
/// begins with `indent` blanks.
void att_why_not_reason(const AttExplanation* all,
                        const AttExplainedSentence* sentence,
                        const AttFrameTrial* trial,
                        size_t indent,
                        AttText* out);

#endif
