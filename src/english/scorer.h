// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// What tagger and parser ask of weights: the scores of all classes for a set
// of features. The trained table (weights.h) and the one in training
// (learner.h) both answer it, so training and use share every other line.
// In: hashed features. Out: scores.

#ifndef ATT_ENGLISH_SCORER_H
#define ATT_ENGLISH_SCORER_H

#include <stddef.h>
#include <stdint.h>

/// Classes (tag pairs, parser actions) that one table may tell apart.
#define ATT_CLASS_MAX 112

/// Set scores[0 … ATT_CLASS_MAX] to the sums over `features`.
typedef struct AttScorer {
  void (*sum)(const void* weights,
              const uint64_t* features,
              size_t count,
              int32_t* scores);
  const void* weights;
} AttScorer;

/// Fold a value into a feature's hash.
static inline uint64_t
att_feature_mix(uint64_t hash, uint64_t value)
{
  hash = (hash ^ value) * 0x9E3779B97F4A7C15u;
  return hash ^ (hash >> 32);
}

#endif
