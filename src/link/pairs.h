// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Pairs of hashes, sorted, as the small index of large files.
// In: pairs in any order. Out: all pairs that begin alike.

#ifndef ATT_LINK_PAIRS_H
#define ATT_LINK_PAIRS_H

#include "base/array.h"
#include "base/view.h"

typedef struct AttHashPair {
  uint64_t key;
  uint64_t value;
} AttHashPair;

/// Zero is empty. ATT_PUSH adds; sort before looking up.
typedef ATT_ARRAY(AttHashPair) AttHashPairs;

/// Sort by key, then value, and keep each pair once.
void att_hash_pairs_sort(AttHashPairs* pairs);

/// The first pair of a key; `*count` of them stand there, 0 where none does.
const AttHashPair*
att_hash_pairs_find(const AttHashPairs* pairs, uint64_t key, size_t* count);

bool
att_hash_pairs_have(const AttHashPairs* pairs, uint64_t key, uint64_t value);

#endif
