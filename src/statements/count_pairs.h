// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Numbers right beside the word that says what they count, where a coordination
// leaves the rest out. Private to statements/.
// In: the values of a sentence, the words of the quantity blocks. Out: pairs.
//
//   "left 67 people dead and about 175 wounded"     175 wounded
//   "killed 12 people and wounded 30"               wounded 30
//
// A parser takes them for almost anything. Such a number counts for its own
// word only, and such a word takes no other number.

#ifndef ATT_STATEMENTS_COUNT_PAIRS_H
#define ATT_STATEMENTS_COUNT_PAIRS_H

#include "base/array.h"
#include "statements/statements.h"

typedef struct AttCountPair {
  uint32_t value; ///< 1 + index in AttMentions.values, as in AttBinding
  uint32_t word;  ///< token of the sentence
  uint32_t block; ///< quantity that the word belongs to, in AttRules.blocks
  bool is_coordinated; ///< behind "and" or a comma
} AttCountPair;

typedef ATT_ARRAY(AttCountPair) AttCountPairs;

/// Find the pairs of a sentence, in its order, appended to `pairs`.
ATT_MUST_USE AttStatus att_count_pairs_find(const AttRules* rules,
                                            const AttReadSentence* read,
                                            AttCountPairs* pairs);

/// May the match count with the value? Not where the value, or a word of the
/// match, is paired with another.
bool att_count_pairs_allow(const AttCountPairs* pairs,
                           const AttRules* rules,
                           const AttMatch* match,
                           uint32_t value);

#endif
