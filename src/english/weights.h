// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// A trained weight table as it lies in the model file: feature rows in
// buckets, each row the classes that have a weight.
// In: two mapped arrays. Out: scores.

#ifndef ATT_ENGLISH_WEIGHTS_H
#define ATT_ENGLISH_WEIGHTS_H

#include "english/scorer.h"

#include <stdbool.h>

/// Bucket b (the high bits of a feature's hash) is rows[offsets[b]] up to
/// rows[offsets[b + 1]]: rows one behind the other, the largest first, since
/// these are the features met most. A row is a head (9 bits of the
/// hash, then the number of entries) and its entries (class, then weight). A
/// head with ATT_ROW_DENSE for a number has a weight for every class from 0 to
/// ATT_DENSE_CLASSES - 1 behind it, signed, to be added as vectors.
typedef struct AttWeights {
  const uint32_t* offsets; ///< 2^bits + 1 entries
  const uint16_t* rows;
  uint32_t bits;
} AttWeights;

#define ATT_ROW_COUNT_BITS 7
#define ATT_ROW_DENSE 127u
#define ATT_DENSE_CLASSES ATT_CLASS_MAX
/// Rows with so many entries or more are written dense.
#define ATT_DENSE_FROM 16
/// Bytes that may be read, and are not used, behind the last row.
#define ATT_ROWS_SLACK 32
#define ATT_WEIGHT_BITS 9
#define ATT_WEIGHT_MAX 255

static inline uint16_t
att_row_head(uint64_t hash, size_t entries)
{
  return (uint16_t)((hash & 0x1FF) << ATT_ROW_COUNT_BITS | entries);
}

static inline uint16_t
att_row_entry(unsigned class, int weight)
{
  return (uint16_t)(class << ATT_WEIGHT_BITS |
                    (unsigned)(weight + ATT_WEIGHT_MAX + 1));
}

static inline size_t
att_row_bucket(uint64_t hash, uint32_t bits)
{
  return (size_t)(hash >> (64 - bits));
}

/// AttScorer.sum of a table; `weights` is an AttWeights.
void att_weights_sum(const void* weights,
                     const uint64_t* features,
                     size_t count,
                     int32_t* scores);

/// Check that the rows, `units` uint16 in all, keep to their buckets and name
/// no class from `classes` on.
bool
att_weights_valid(const AttWeights* weights, size_t units, unsigned classes);

#endif
