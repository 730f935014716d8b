// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// An averaged perceptron in training: exact features, sparse integer weights,
// the same result on every run.
// In: updates. Out: scores; at the end a pruned weight table.

#ifndef ATT_ENGLISH_LEARNER_H
#define ATT_ENGLISH_LEARNER_H

#include "base/text.h"
#include "english/scorer.h"

typedef struct AttLearner AttLearner;

ATT_MUST_USE AttStatus att_learner_new(AttLearner** learner);

void att_learner_free(AttLearner* learner);

/// Scores by the weights as they stand.
AttScorer att_learner_scorer(const AttLearner* learner);

/// Raise `right`, lower `wrong` for all features.
ATT_MUST_USE AttStatus att_learner_update(AttLearner* learner,
                                          const uint64_t* features,
                                          size_t count,
                                          unsigned right,
                                          unsigned wrong);

/// Count one step of the average; call it after each sentence.
void att_learner_step(AttLearner* learner);

/// Add the average of this run to the sum of runs and start anew from zero
/// weights: several runs in different orders average out chance.
void att_learner_end_run(AttLearner* learner);

/// Make the scorer answer with the average of all ended runs.
void att_learner_use_average(AttLearner* learner);

/// Append the weights as an AttWeights: 2^bits + 1 offsets of 32 bits, then the
/// rows. The smallest weights are left out until all fits in `most` bytes.
ATT_MUST_USE AttStatus att_learner_export(const AttLearner* learner,
                                          size_t most,
                                          AttText* offsets,
                                          AttText* rows,
                                          uint32_t* bits);

#endif
