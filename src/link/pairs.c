// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Pairs by qsort and binary search.

#include "link/pairs.h"

#include <stdlib.h>

static int
compare(const void* left, const void* right)
{
  const AttHashPair* a = left;
  const AttHashPair* b = right;
  if (a->key != b->key) {
    return a->key < b->key ? -1 : 1;
  }
  return (a->value > b->value) - (a->value < b->value);
}

void
att_hash_pairs_sort(AttHashPairs* pairs)
{
  if (pairs->size < 2) {
    return;
  }
  qsort(pairs->at, pairs->size, sizeof *pairs->at, compare);
  size_t kept = 1;
  for (size_t i = 1; i < pairs->size; ++i) {
    if (compare(&pairs->at[i], &pairs->at[kept - 1]) != 0) {
      pairs->at[kept++] = pairs->at[i];
    }
  }
  pairs->size = kept;
}

/// The first index whose pair is not before `pair`.
static size_t
lower_bound(const AttHashPairs* pairs, AttHashPair pair)
{
  size_t low = 0;
  size_t high = pairs->size;
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    if (compare(&pairs->at[middle], &pair) < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

const AttHashPair*
att_hash_pairs_find(const AttHashPairs* pairs, uint64_t key, size_t* count)
{
  const size_t begin = lower_bound(pairs, (AttHashPair){key, 0});
  size_t end = begin;
  while (end < pairs->size && pairs->at[end].key == key) {
    ++end;
  }
  *count = end - begin;
  return pairs->at ? pairs->at + begin : NULL;
}

bool
att_hash_pairs_have(const AttHashPairs* pairs, uint64_t key, uint64_t value)
{
  const size_t at = lower_bound(pairs, (AttHashPair){key, value});
  return at < pairs->size && pairs->at[at].key == key &&
         pairs->at[at].value == value;
}
