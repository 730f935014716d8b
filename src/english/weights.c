// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Sums over sparse rows. A feature costs two reads of memory, so both are
// asked for ahead: all bucket heads first, then all rows, then the sum.

#include "english/weights.h"

#include <string.h>

/// Sums of 16 bits hold 127 weights of at most 256.
enum { BATCH = 320, DENSE_ROWS = 127, SPARSE_ENTRIES = 2048, CHUNK = 16 };

#if defined(__GNUC__)
#  define PREFETCH(address) __builtin_prefetch(address)
#else
#  define PREFETCH(address) ((void)(address))
#endif

/// Dense rows met, to be added at once: so the sums stay in registers.
typedef struct Dense {
  const uint16_t* rows[DENSE_ROWS];
  size_t count;
} Dense;

#if defined(__GNUC__)
/// A vector of eight, which every 64-bit processor adds at once.
typedef int16_t Lane __attribute__((vector_size(16)));

enum { LANE = 8, LANES = 7 };
_Static_assert(ATT_DENSE_CLASSES % (LANE * LANES) == 0, "whole lanes");

static inline Lane
load(const uint16_t* weights)
{
  Lane lane;
  memcpy(&lane, weights, sizeof lane);
  return lane;
}

/// Sum LANES lanes of all rows from class `from` on.
static void
add_lanes(const Dense* dense, size_t from, int16_t* sums)
{
  Lane a = {0}, b = {0}, c = {0}, d = {0}, e = {0}, f = {0}, g = {0};
  for (size_t i = 0; i < dense->count; ++i) {
    const uint16_t* row = dense->rows[i] + from;
    a += load(row);
    b += load(row + LANE);
    c += load(row + 2 * LANE);
    d += load(row + 3 * LANE);
    e += load(row + 4 * LANE);
    f += load(row + 5 * LANE);
    g += load(row + 6 * LANE);
  }
  const Lane lanes[LANES] = {a, b, c, d, e, f, g};
  memcpy(sums, lanes, sizeof lanes);
}
#else
enum { LANE = 8, LANES = 7 };

static void
add_lanes(const Dense* dense, size_t from, int16_t* sums)
{
  memset(sums, 0, LANE * LANES * sizeof *sums);
  for (size_t i = 0; i < dense->count; ++i) {
    for (size_t k = 0; k < LANE * LANES; ++k) {
      sums[k] = (int16_t)(sums[k] + (int16_t)dense->rows[i][from + k]);
    }
  }
}
#endif

static void
flush(Dense* dense, int32_t* scores)
{
  int16_t sums[LANE * LANES];
  for (size_t from = 0; from < ATT_DENSE_CLASSES; from += LANE * LANES) {
    add_lanes(dense, from, sums);
    for (size_t i = 0; i < LANE * LANES; ++i) {
      scores[from + i] += sums[i];
    }
  }
  dense->count = 0;
}

/// Entries met, one row behind the other, to be added in one go: a loop a row
/// would end unforeseen by the processor each time.
typedef struct Sparse {
  uint16_t entries[SPARSE_ENTRIES];
  size_t count;
} Sparse;

static void
flush_sparse(Sparse* sparse, int32_t* scores)
{
  for (size_t i = 0; i < sparse->count; ++i) {
    const uint16_t entry = sparse->entries[i];
    scores[entry >> ATT_WEIGHT_BITS] +=
        (entry & ((1 << ATT_WEIGHT_BITS) - 1)) - (ATT_WEIGHT_MAX + 1);
  }
  sparse->count = 0;
}

/// Take a row's entries, whole chunks at a time; what a chunk has too much is
/// overwritten by the next row (ATT_ROWS_SLACK is the room behind the last).
static inline void
take_entries(Sparse* sparse, const uint16_t* entries, size_t count)
{
  uint16_t* to = sparse->entries + sparse->count;
  sparse->count += count;
  memcpy(to, entries, CHUNK * sizeof *to);
  for (size_t at = CHUNK; at < count; at += CHUNK) {
    memcpy(to + at, entries + at, CHUNK * sizeof *to);
  }
}

static inline size_t
row_units(uint16_t head)
{
  const size_t entries = head & ((1u << ATT_ROW_COUNT_BITS) - 1);
  return 1 + (entries == ATT_ROW_DENSE ? ATT_DENSE_CLASSES : entries);
}

typedef struct Sums {
  Dense dense;
  Sparse sparse;
  int32_t* scores;
} Sums;

static inline void
add_row(const uint16_t* row, const uint16_t* end, uint64_t hash, Sums* sums)
{
  const uint16_t check = (uint16_t)(hash & 0x1FF);
  while (row < end && *row >> ATT_ROW_COUNT_BITS != check) {
    row += row_units(*row);
  }
  if (row == end) {
    return;
  }
  const size_t entries = *row & ((1u << ATT_ROW_COUNT_BITS) - 1);
  if (entries == ATT_ROW_DENSE) {
    sums->dense.rows[sums->dense.count++] = row + 1;
    if (sums->dense.count == DENSE_ROWS) {
      flush(&sums->dense, sums->scores);
    }
    return;
  }
  take_entries(&sums->sparse, row + 1, entries);
  if (sums->sparse.count > SPARSE_ENTRIES - 2 * ATT_ROW_DENSE) {
    flush_sparse(&sums->sparse, sums->scores);
  }
}

static void
add_batch(const AttWeights* table,
          const uint64_t* features,
          size_t count,
          Sums* sums)
{
  const uint16_t* rows[BATCH];
  const uint16_t* ends[BATCH];
  for (size_t i = 0; i < count; ++i) {
    PREFETCH(&table->offsets[att_row_bucket(features[i], table->bits)]);
  }
  for (size_t i = 0; i < count; ++i) {
    const size_t bucket = att_row_bucket(features[i], table->bits);
    rows[i] = table->rows + table->offsets[bucket];
    ends[i] = table->rows + table->offsets[bucket + 1];
    PREFETCH(rows[i]);
  }
  for (size_t i = 0; i < count; ++i) {
    add_row(rows[i], ends[i], features[i], sums);
  }
}

void
att_weights_sum(const void* weights,
                const uint64_t* features,
                size_t count,
                int32_t* scores)
{
  const AttWeights* table = weights;
  Sums sums;
  sums.dense.count = 0;
  sums.sparse.count = 0;
  sums.scores = scores;
  memset(scores, 0, (ATT_CLASS_MAX + 1) * sizeof *scores);
  for (size_t at = 0; at < count; at += BATCH) {
    const size_t batch = count - at < BATCH ? count - at : BATCH;
    add_batch(table, features + at, batch, &sums);
  }
  flush(&sums.dense, scores);
  flush_sparse(&sums.sparse, scores);
}

static bool
is_row_valid(const uint16_t* row, size_t units, unsigned classes)
{
  for (size_t i = 1; i < units; ++i) {
    if ((*row & ((1u << ATT_ROW_COUNT_BITS) - 1)) == ATT_ROW_DENSE) {
      const int weight = (int16_t)row[i];
      if (weight < -ATT_WEIGHT_MAX - 1 || weight > ATT_WEIGHT_MAX) {
        return false;
      }
    } else if (row[i] >> ATT_WEIGHT_BITS >= classes) {
      return false;
    }
  }
  return true;
}

bool
att_weights_valid(const AttWeights* weights, size_t units, unsigned classes)
{
  const size_t buckets = (size_t)1 << weights->bits;
  if (weights->offsets[0] != 0 || weights->offsets[buckets] != units) {
    return false;
  }
  for (size_t b = 0; b < buckets; ++b) {
    size_t at = weights->offsets[b];
    const size_t end = weights->offsets[b + 1];
    if (end < at || end > units) {
      return false;
    }
    while (at < end) {
      const size_t size = row_units(weights->rows[at]);
      if (size > end - at || !is_row_valid(weights->rows + at, size, classes)) {
        return false;
      }
      at += size;
    }
  }
  return true;
}
