// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// One document through all stages from tokens to statements.
// In: a segmented document. Out: its mentions and statements, in its arena.

#ifndef ATT_PIPELINE_ANALYSE_H
#define ATT_PIPELINE_ANALYSE_H

#include "pipeline/resources.h"
#include "statements/statements.h"

/// Called for each sentence that was read; for explain. The views live until
/// the document is freed. `trials` (may be NULL) notes what was tried; whoever
/// is called takes from it what is to outlive the sentence, and resets it.
typedef struct AttTrace {
  AttStatus (*sentence)(void* user,
                        const AttReadSentence* sentence,
                        const AttMatches* matches);
  void* user;
  AttTrials* trials;
} AttTrace;

/// What an analysed document amounts to.
typedef struct AttAnalysis {
  AttMentions mentions;
  AttDiscards discards;
  AttStatements statements;
  size_t parsed; ///< sentences that held a trigger, or who speaks
  /// Regular expressions of the rules that reached a limit of matching.
  const void* const* stopped;
  size_t stopped_count;
} AttAnalysis;

/// Tag, parse what is relevant, find mentions, match, build statements.
/// `trace` may be NULL; with a trace every sentence of text is parsed.
ATT_MUST_USE AttStatus att_analyse_document(const AttResources* resources,
                                            AttEnglish* english,
                                            AttDocument* document,
                                            const AttTrace* trace,
                                            AttAnalysis* analysis);

/// Report each pattern that reached a limit at its place in the rules, once.
void att_analysis_report(const AttRules* rules,
                         const AttDocument* document,
                         const AttAnalysis* analysis,
                         AttLog* log);

#endif
