// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The machine that runs compiled patterns: all threads of a program move over
// the tokens in step, so time is linear in tokens times steps, whatever the
// pattern. Of several matches from the leftmost start the one is taken that the
// pattern prefers.
// In: a program of AttRules, a sentence. Out: where it matches, and captures.
// Source: R. Pike's sam; R. Cox, "Regular Expression Matching: the Virtual
// Machine Approach" (2009).

#ifndef ATT_MATCH_PATTERN_MACHINE_H
#define ATT_MATCH_PATTERN_MACHINE_H

#include "match/pattern_text.h"

/// All state of runs; the programs stay as they are. One a thread.
typedef struct AttPatternMachine AttPatternMachine;

/// A match: tokens of the sentence, end exclusive.
typedef struct AttPatternMatch {
  AttSpan tokens;
  /// Begin and end of each capture; UINT32_MAX where it took no part.
  uint32_t captures[ATT_PATTERN_SLOTS];
} AttPatternMatch;

ATT_MUST_USE AttStatus att_pattern_machine_new(const AttRules* rules,
                                               AttPatternMachine** machine);

void att_pattern_machine_free(AttPatternMachine* machine);

/// Turn to a sentence (or to new mentions in it); `text` must stay.
ATT_MUST_USE AttStatus att_pattern_machine_read(AttPatternMachine* machine,
                                                const AttPatternText* text);

/// Find the leftmost match of a pattern that starts at `from` or behind, at a
/// token for which `may_start` (one entry a token) is true.
ATT_MUST_USE AttStatus att_pattern_machine_find(AttPatternMachine* machine,
                                                const AttPattern* pattern,
                                                const bool* may_start,
                                                uint32_t from,
                                                AttPatternMatch* match,
                                                bool* found);

/// Steps executed so far, over all runs: what a test of linear time counts.
uint64_t att_pattern_machine_steps(const AttPatternMachine* machine);

#endif
