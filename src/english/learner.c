// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Rows live in one pool of entries and move to its end when they outgrow their
// place (powers of two). The average is kept by the usual trick: beside each
// weight the sum of its changes times the step they came at.

#include "english/learner.h"

#include "base/array.h"
#include "english/weights.h"

#include <stdlib.h>
#include <string.h>

typedef struct Entry {
  int16_t weight;
  uint16_t class;
  int32_t stamped; ///< sum of change times step
  int32_t sum;     ///< of averages times steps, over ended runs
} Entry;

typedef struct Row {
  uint64_t feature;
  uint32_t first; ///< in the pool
  uint8_t count;
  uint8_t room;
} Row;

struct AttLearner {
  Row* rows; ///< open addressing; count 0 is free
  size_t row_count;
  uint32_t row_bits;
  Entry* pool;
  size_t pool_size;
  size_t pool_capacity;
  int32_t step;
};

AttStatus
att_learner_new(AttLearner** learner)
{
  AttLearner* made = att_calloc(1, sizeof *made);
  *learner = made;
  if (!made) {
    return ATT_ERR_MEMORY;
  }
  made->row_bits = 20;
  made->pool_capacity = 1u << 16;
  made->pool = att_malloc(made->pool_capacity * sizeof *made->pool);
  made->rows = att_calloc((size_t)1 << made->row_bits, sizeof *made->rows);
  if (!made->rows || !made->pool) {
    att_learner_free(made);
    *learner = NULL;
    return ATT_ERR_MEMORY;
  }
  return ATT_OK;
}

void
att_learner_free(AttLearner* learner)
{
  if (learner) {
    att_free(learner->rows);
    att_free(learner->pool);
    att_free(learner);
  }
}

static Row*
find_row(Row* rows, uint32_t bits, uint64_t feature)
{
  const size_t mask = ((size_t)1 << bits) - 1;
  size_t at = (size_t)(feature >> (64 - bits));
  while (rows[at].count && rows[at].feature != feature) {
    at = (at + 1) & mask;
  }
  return &rows[at];
}

static void
sum(const void* weights,
    const uint64_t* features,
    size_t count,
    int32_t* scores)
{
  const AttLearner* learner = weights;
  memset(scores, 0, (ATT_CLASS_MAX + 1) * sizeof *scores);
#if defined(__GNUC__)
  for (size_t i = 0; i < count; ++i) {
    __builtin_prefetch(
        &learner->rows[(size_t)(features[i] >> (64 - learner->row_bits))]);
  }
  for (size_t i = 0; i < count; ++i) {
    const Row* row =
        &learner->rows[(size_t)(features[i] >> (64 - learner->row_bits))];
    __builtin_prefetch(&learner->pool[row->first]);
  }
#endif
  for (size_t i = 0; i < count; ++i) {
    const Row* row = find_row(learner->rows, learner->row_bits, features[i]);
    const Entry* entries = learner->pool + row->first;
    for (size_t e = 0; e < row->count; ++e) {
      scores[entries[e].class] += entries[e].weight;
    }
  }
}

AttScorer
att_learner_scorer(const AttLearner* learner)
{
  return (AttScorer){sum, learner};
}

static AttStatus
grow_rows(AttLearner* learner)
{
  const uint32_t bits = learner->row_bits + 1;
  Row* rows = att_calloc((size_t)1 << bits, sizeof *rows);
  if (!rows) {
    return ATT_ERR_MEMORY;
  }
  for (size_t i = 0; i < (size_t)1 << learner->row_bits; ++i) {
    if (learner->rows[i].count) {
      *find_row(rows, bits, learner->rows[i].feature) = learner->rows[i];
    }
  }
  att_free(learner->rows);
  learner->rows = rows;
  learner->row_bits = bits;
  return ATT_OK;
}

/// Take `room` entries at the end of the pool.
static AttStatus
take_entries(AttLearner* learner, size_t room, uint32_t* first)
{
  if (learner->pool_size + room > learner->pool_capacity) {
    const size_t capacity = learner->pool_capacity * 2;
    if (capacity > UINT32_MAX) {
      return ATT_ERR_LIMIT;
    }
    Entry* pool = att_realloc(learner->pool, capacity * sizeof *pool);
    if (!pool) {
      return ATT_ERR_MEMORY;
    }
    learner->pool = pool;
    learner->pool_capacity = capacity;
  }
  *first = (uint32_t)learner->pool_size;
  learner->pool_size += room;
  return ATT_OK;
}

static AttStatus
add_entry(AttLearner* learner, Row* row, unsigned class)
{
  if (row->count == row->room) {
    const size_t room = row->room ? (size_t)row->room * 2 : 2;
    uint32_t first = 0;
    ATT_TRY(take_entries(learner, room, &first));
    if (row->count) {
      memcpy(learner->pool + first,
             learner->pool + row->first,
             row->count * sizeof(Entry));
    }
    row->first = first;
    row->room = (uint8_t)room;
  }
  learner->pool[row->first + row->count++] = (Entry){.class = (uint16_t) class};
  return ATT_OK;
}

static AttStatus
change(AttLearner* learner, Row* row, unsigned class, int delta)
{
  size_t e = 0;
  while (e < row->count && learner->pool[row->first + e].class != class) {
    ++e;
  }
  if (e == row->count) {
    ATT_TRY(add_entry(learner, row, class));
  }
  Entry* entry = &learner->pool[row->first + e];
  entry->weight = (int16_t)(entry->weight + delta);
  entry->stamped += delta * learner->step;
  return ATT_OK;
}

AttStatus
att_learner_update(AttLearner* learner,
                   const uint64_t* features,
                   size_t count,
                   unsigned right,
                   unsigned wrong)
{
  for (size_t i = 0; i < count; ++i) {
    if (learner->row_count * 10 > ((size_t)7 << learner->row_bits)) {
      ATT_TRY(grow_rows(learner));
    }
    Row* row = find_row(learner->rows, learner->row_bits, features[i]);
    if (!row->count) {
      *row = (Row){.feature = features[i]};
      ++learner->row_count;
    }
    ATT_TRY(change(learner, row, right, 1));
    ATT_TRY(change(learner, row, wrong, -1));
  }
  return ATT_OK;
}

void
att_learner_step(AttLearner* learner)
{
  ++learner->step;
}

void
att_learner_end_run(AttLearner* learner)
{
  for (size_t i = 0; i < (size_t)1 << learner->row_bits; ++i) {
    const Row* row = &learner->rows[i];
    for (size_t e = 0; e < row->count; ++e) {
      Entry* entry = &learner->pool[row->first + e];
      const int64_t total =
          (int64_t)entry->weight * learner->step - entry->stamped;
      // Scaled to 1,000 steps a run so that a sum of runs keeps its range.
      entry->sum += (int32_t)(total * 1000 / (learner->step + 1));
      entry->weight = 0;
      entry->stamped = 0;
    }
  }
  learner->step = 0;
}

void
att_learner_use_average(AttLearner* learner)
{
  for (size_t i = 0; i < (size_t)1 << learner->row_bits; ++i) {
    const Row* row = &learner->rows[i];
    for (size_t e = 0; e < row->count; ++e) {
      Entry* entry = &learner->pool[row->first + e];
      const int32_t weight = entry->sum / 20;
      entry->weight = (int16_t)(weight > INT16_MAX   ? INT16_MAX
                                : weight < INT16_MIN ? INT16_MIN
                                                     : weight);
    }
  }
}

/// How large each weight is, for choosing what to leave out.
typedef struct Cut {
  int32_t largest;
  int32_t least; ///< smaller sums are left out
} Cut;

static int
round_weight(int32_t sum_of_runs, const Cut* cut)
{
  if (abs(sum_of_runs) < cut->least) {
    return 0;
  }
  const int64_t scaled = (int64_t)sum_of_runs * ATT_WEIGHT_MAX * 2;
  const int64_t half = scaled < 0 ? -cut->largest : cut->largest;
  return (int)((scaled + half) / (2 * (int64_t)cut->largest));
}

/// Size in uint16 units of all rows under a cut.
static size_t
measure(const AttLearner* learner, const Cut* cut, size_t* rows)
{
  size_t units = 0;
  *rows = 0;
  for (size_t i = 0; i < (size_t)1 << learner->row_bits; ++i) {
    const Row* row = &learner->rows[i];
    size_t kept = 0;
    for (size_t e = 0; e < row->count; ++e) {
      kept += round_weight(learner->pool[row->first + e].sum, cut) != 0;
    }
    units += kept >= ATT_DENSE_FROM ? ATT_DENSE_CLASSES + 1
             : kept                 ? kept + 1
                                    : 0;
    *rows += kept != 0;
  }
  return units;
}

static uint32_t
choose_bits(size_t rows)
{
  uint32_t bits = 10;
  while (bits < 24 && ((size_t)2 << bits) < rows) {
    ++bits;
  }
  return bits;
}

static Cut
choose_cut(const AttLearner* learner, size_t most, uint32_t* bits)
{
  Cut cut = {.largest = 1};
  for (size_t i = 0; i < (size_t)1 << learner->row_bits; ++i) {
    const Row* row = &learner->rows[i];
    for (size_t e = 0; e < row->count; ++e) {
      const int32_t size = abs(learner->pool[row->first + e].sum);
      cut.largest = size > cut.largest ? size : cut.largest;
    }
  }
  int32_t low = 0;
  int32_t high = cut.largest;
  while (low < high) { // the least cut that fits
    size_t rows = 0;
    cut.least = low + (high - low) / 2;
    const size_t units = measure(learner, &cut, &rows);
    *bits = choose_bits(rows);
    if (units * 2 + (((size_t)1 << *bits) + 1) * 4 <= most) {
      high = cut.least;
    } else {
      low = cut.least + 1;
    }
  }
  cut.least = low;
  size_t rows = 0;
  measure(learner, &cut, &rows);
  *bits = choose_bits(rows);
  return cut;
}

/// By feature, which puts rows of one bucket together.
static int
compare_rows(const void* a, const void* b)
{
  const Row* left = a;
  const Row* right = b;
  return left->feature < right->feature ? -1 : left->feature > right->feature;
}

/// Within a bucket: most classes first.
static int
compare_sizes(const void* a, const void* b)
{
  const Row* left = a;
  const Row* right = b;
  return left->count != right->count ? right->count - left->count
                                     : compare_rows(a, b);
}

static void
write_row(const AttLearner* learner,
          const Row* row,
          const Cut* cut,
          AttText* out)
{
  uint16_t units[ATT_CLASS_MAX + 2];
  size_t kept = 0;
  // By class, so that the bytes do not depend on the order of updates.
  int weights[ATT_CLASS_MAX + 1] = {0};
  for (size_t e = 0; e < row->count; ++e) {
    const Entry* entry = &learner->pool[row->first + e];
    weights[entry->class] = round_weight(entry->sum, cut);
  }
  for (unsigned class = 0; class < ATT_CLASS_MAX; ++class) {
    if (weights[class]) {
      units[++kept] = att_row_entry(class, weights[class]);
    }
  }
  if (kept >= ATT_DENSE_FROM) {
    for (size_t class = 0; class < ATT_DENSE_CLASSES; ++class) {
      units[1 + class] = (uint16_t)(int16_t)weights[class];
    }
    units[0] = att_row_head(row->feature, ATT_ROW_DENSE);
    att_text_append(
        out,
        (AttView){(const char*)units, (ATT_DENSE_CLASSES + 1) * sizeof *units});
  } else if (kept) {
    units[0] = att_row_head(row->feature, kept);
    att_text_append(out,
                    (AttView){(const char*)units, (kept + 1) * sizeof *units});
  }
}

AttStatus
att_learner_export(const AttLearner* learner,
                   size_t most,
                   AttText* offsets,
                   AttText* rows,
                   uint32_t* bits)
{
  const Cut cut = choose_cut(learner, most, bits);
  Row* sorted = att_malloc((learner->row_count + 1) * sizeof *sorted);
  if (!sorted) {
    return ATT_ERR_MEMORY;
  }
  size_t count = 0;
  for (size_t i = 0; i < (size_t)1 << learner->row_bits; ++i) {
    if (learner->rows[i].count) {
      sorted[count++] = learner->rows[i];
    }
  }
  qsort(sorted, count, sizeof *sorted, compare_rows);
  const size_t start = rows->size;
  size_t at = 0;
  for (size_t bucket = 0; bucket < (size_t)1 << *bits; ++bucket) {
    const uint32_t offset = (uint32_t)((rows->size - start) / 2);
    att_text_append(offsets, (AttView){(const char*)&offset, sizeof offset});
    size_t end = at;
    while (end < count &&
           att_row_bucket(sorted[end].feature, *bits) == bucket) {
      ++end;
    }
    if (end > at) {
      qsort(sorted + at, end - at, sizeof *sorted, compare_sizes);
    }
    while (at < end) {
      write_row(learner, &sorted[at++], &cut, rows);
    }
  }
  const uint32_t end = (uint32_t)((rows->size - start) / 2);
  att_text_append(offsets, (AttView){(const char*)&end, sizeof end});
  att_free(sorted);
  ATT_TRY(att_text_status(offsets));
  return att_text_status(rows);
}
