// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Sums over sparse rows. A feature costs two reads of memory, so both are
// asked for ahead: all bucket heads first, then all rows, then the sum.

#include "english/weights.h"

#include <string.h>

enum { BATCH = 512 };

#if defined(__GNUC__)
#  define PREFETCH(address) __builtin_prefetch(address)
#else
#  define PREFETCH(address) ((void)(address))
#endif

static void
add_row(const AttWeights* table, uint64_t hash, int32_t* scores)
{
  const size_t bucket = att_row_bucket(hash, table->bits);
  const uint16_t* row = table->rows + table->offsets[bucket];
  const uint16_t* end = table->rows + table->offsets[bucket + 1];
  const uint16_t check = (uint16_t)(hash & 0x1FF);
  while (row < end) {
    const size_t entries = *row & ((1u << ATT_ROW_COUNT_BITS) - 1);
    if (*row >> ATT_ROW_COUNT_BITS == check) {
      for (size_t i = 1; i <= entries; ++i) {
        scores[row[i] >> ATT_WEIGHT_BITS] +=
            (row[i] & ((1 << ATT_WEIGHT_BITS) - 1)) - (ATT_WEIGHT_MAX + 1);
      }
      return;
    }
    row += entries + 1;
  }
}

void
att_weights_sum(const void* weights,
                const uint64_t* features,
                size_t count,
                int32_t* scores)
{
  const AttWeights* table = weights;
  memset(scores, 0, (ATT_CLASS_MAX + 1) * sizeof *scores);
  while (count) {
    const size_t batch = count < BATCH ? count : BATCH;
    for (size_t i = 0; i < batch; ++i) {
      PREFETCH(&table->offsets[att_row_bucket(features[i], table->bits)]);
    }
    for (size_t i = 0; i < batch; ++i) {
      PREFETCH(&table->rows[table->offsets[att_row_bucket(features[i],
                                                          table->bits)]]);
    }
    for (size_t i = 0; i < batch; ++i) {
      add_row(table, features[i], scores);
    }
    features += batch;
    count -= batch;
  }
}

bool
att_weights_valid(const AttWeights* weights, size_t row_units, unsigned classes)
{
  const size_t buckets = (size_t)1 << weights->bits;
  if (weights->offsets[0] != 0 || weights->offsets[buckets] != row_units) {
    return false;
  }
  for (size_t b = 0; b < buckets; ++b) {
    size_t at = weights->offsets[b];
    const size_t end = weights->offsets[b + 1];
    if (end < at || end > row_units) {
      return false;
    }
    while (at < end) {
      const size_t last =
          at + (weights->rows[at] & ((1u << ATT_ROW_COUNT_BITS) - 1));
      if (last >= end) {
        return false;
      }
      while (at++ < last) {
        if (weights->rows[at] >> ATT_WEIGHT_BITS >= classes) {
          return false;
        }
      }
    }
  }
  return true;
}
