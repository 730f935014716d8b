// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Pattern blocks over sentences: which lines may match there, where, and what
// their matches say.
// In: rules, tagged sentences with the mentions so far. Out: hits.

#ifndef ATT_MATCH_PATTERNS_H
#define ATT_MATCH_PATTERNS_H

#include "mentions/mentions.h"
#include "rules/rules.h"

/// Patterns over the sentences of one document: the state of one thread.
typedef struct AttPatternRun AttPatternRun;

/// NULL in `run` where the rules have no pattern. `matcher` is for /re/; it
/// outlives the run.
ATT_MUST_USE AttStatus att_pattern_run_new(const AttRules* rules,
                                           const AttOntology* ontology,
                                           AttMatcher* matcher,
                                           AttPatternRun** run);

void att_pattern_run_free(AttPatternRun* run);

/// What mentions/ asks for, answered by the run.
AttMentionPatterns att_pattern_run_hook(AttPatternRun* run);

/// Steps that the machine executed, and tokens at which it was started.
uint64_t att_pattern_run_steps(const AttPatternRun* run);
uint64_t att_pattern_run_starts(const AttPatternRun* run);

#endif
