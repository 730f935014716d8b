// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The tagger: greedy, left to right, universal and Penn tag as one class
// (Collins 2002, averaged perceptron).
// In: words. Out: a tag pair each.

#ifndef ATT_ENGLISH_TAGGER_H
#define ATT_ENGLISH_TAGGER_H

#include "english/scorer.h"
#include "english/word.h"

/// A universal tag with a Penn tag: what the tagger decides on.
typedef struct AttTagPair {
  uint8_t upos;
  uint8_t xpos;
} AttTagPair;

/// Features of one word, at most.
#define ATT_TAG_FEATURES 80

/// Write the features of words[at], given the pairs of the words before it.
size_t att_tag_features(const AttWord* words,
                        size_t count,
                        size_t at,
                        const uint8_t* pairs,
                        uint64_t* features);

/// The class from 0 to `classes` - 1 with the highest score, the lowest such.
size_t att_best_class(const int32_t* scores, size_t classes);

/// Tag a sentence; `pairs` has `count` entries, indices into the pair list.
void att_tag_words(AttScorer scorer,
                   size_t classes,
                   const AttWord* words,
                   size_t count,
                   uint8_t* pairs);

/// Tag the words from `from` on; those before it have their pairs.
void att_tag_from(AttScorer scorer,
                  size_t classes,
                  const AttWord* words,
                  size_t count,
                  size_t from,
                  uint8_t* pairs);

/// Where a tagged sentence has no finite verb, make one of the word that comes
/// nearest to it, and tag what follows again. `table` holds the pairs. True
/// where it did.
bool att_tag_finite(AttScorer scorer,
                    const AttTagPair* table,
                    size_t classes,
                    const AttWord* words,
                    size_t count,
                    uint8_t* pairs);

#endif
