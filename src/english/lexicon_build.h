// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Making the lexicon: counts of words under tags, their lemmas, suffix rules.
// In: a treebank, a word list. Out: model sections; word classes for training.

#ifndef ATT_ENGLISH_LEXICON_BUILD_H
#define ATT_ENGLISH_LEXICON_BUILD_H

#include "base/map.h"
#include "english/model_file.h"
#include "english/treebank.h"

/// The tag pairs of a treebank in order of first use, at most ATT_CLASS_MAX.
typedef struct AttPairs {
  AttTagPair at[ATT_CLASS_MAX];
  size_t size;
  uint8_t index[ATT_UPOS_COUNT][ATT_XPOS_COUNT]; ///< 1 + pair; 0: none
} AttPairs;

void att_pairs_collect(const AttTreebank* treebank, AttPairs* pairs);

/// The pair of a token; where it is none, the first with its universal tag.
uint8_t att_pairs_find(const AttPairs* pairs, const AttToken* token);

/// What the tagger knows of words, counted over some of the documents.
typedef struct AttWordCounts {
  AttMap words;               ///< lower-cased: index
  ATT_ARRAY(uint16_t) counts; ///< ATT_CLASS_MAX a word, by pair
  ATT_ARRAY(AttWordClass) classes;
} AttWordCounts;

/// Count the words of all trees whose document % folds != fold; folds 0: all.
ATT_MUST_USE AttStatus att_word_counts_make(const AttTreebank* treebank,
                                            const AttPairs* pairs,
                                            uint32_t folds,
                                            uint32_t fold,
                                            AttWordCounts* counts);

void att_word_counts_clear(AttWordCounts* counts);

/// AttWordClasses.find over AttWordCounts.
AttWordClass att_word_counts_class(const void* counts, AttView lower);

/// Make the sections words, readings, slots, rules and strings. `list` (may be
/// empty) has a lemma, its universal tag, and pairs of form and Penn tag a
/// line: "withdraw VERB withdrew VBD withdrawn VBN"; "#" begins a comment.
ATT_MUST_USE AttStatus att_lexicon_build(const AttTreebank* treebank,
                                         const AttWordCounts* counts,
                                         AttOrigin list,
                                         AttLog* log,
                                         AttText sections[ATT_SECTION_COUNT]);

#endif
