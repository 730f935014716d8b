// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// What discards silenced and topics found, in words, and the tests of both.
// In: an analysed document. Out: phrases, and whether a test holds.

#ifndef ATT_PIPELINE_DISCARDED_H
#define ATT_PIPELINE_DISCARDED_H

#include "pipeline/analyse.h"

/// The words of the document that a discard matched: "by six wickets".
AttView att_discarded_words(const AttDocument* document,
                            const AttDiscard* discard);

/// Append "silences the sentence", or clause, words, document; of a topic "what
/// it is about".
void att_discarded_effect(const AttRules* rules,
                          const AttDiscard* discard,
                          AttText* out);

/// Does a discard bear on a sentence: by its own words, or on the whole
/// document?
bool att_discarded_bears(const AttRules* rules,
                         const AttReadSentence* read,
                         const AttDiscard* discard);

/// Do all expectations hold of one discard or topic by the test's block? For
/// `none`: did it find nothing?
bool att_discarded_holds(const AttRules* rules,
                         const AttDocument* document,
                         const AttAnalysis* analysis,
                         const AttTest* test);

/// Append what the test's block found: "sentence, at “by six wickets”".
void att_discarded_describe(const AttRules* rules,
                            const AttDocument* document,
                            const AttAnalysis* analysis,
                            const AttTest* test,
                            AttText* out);

#endif
