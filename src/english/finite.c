// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// A second look at a sentence in which the tagger, word by word, saw no finite
// verb: the word that comes nearest to being one is one.
//
//   Egypt arrested journalists .    arrested: a participle before a noun, but
//                                   by little; then the simple past

#include "english/tagger.h"

/// How much a finite tag may score below the best, in the tagger's own units:
/// chosen on the development part of the treebank.
#define MOST_LOSS 150

static bool
is_finite(AttTagPair pair)
{
  return (pair.upos == ATT_UPOS_VERB || pair.upos == ATT_UPOS_AUX) &&
         (pair.xpos == ATT_XPOS_VBD || pair.xpos == ATT_XPOS_VBZ ||
          pair.xpos == ATT_XPOS_VBP || pair.xpos == ATT_XPOS_MD);
}

/// What ends with a full stop or a question mark is a sentence, unless it
/// begins like an order.
static bool
lacks_verb(const AttTagPair* table, const uint8_t* pairs, size_t count)
{
  if (count < 3 || table[pairs[count - 1]].xpos != ATT_XPOS_PERIOD) {
    return false;
  }
  for (size_t i = 0; i < count; ++i) {
    if (is_finite(table[pairs[i]]) || table[pairs[i]].xpos == ATT_XPOS_VB) {
      return false;
    }
  }
  return true;
}

/// A finite verb stands behind its subject and is not the last word.
static bool
may_be_verb(const AttTagPair* table,
            const uint8_t* pairs,
            size_t count,
            size_t at)
{
  if (at == 0 || at + 2 >= count) {
    return false;
  }
  const uint8_t before = table[pairs[at - 1]].upos;
  return (before == ATT_UPOS_NOUN || before == ATT_UPOS_PROPN) &&
         table[pairs[at + 1]].upos != ATT_UPOS_PUNCT;
}

bool
att_tag_finite(AttScorer scorer,
               const AttTagPair* table,
               size_t classes,
               const AttWord* words,
               size_t count,
               uint8_t* pairs)
{
  if (!lacks_verb(table, pairs, count)) {
    return false;
  }
  uint64_t features[ATT_TAG_FEATURES];
  int32_t scores[ATT_CLASS_MAX + 1];
  int64_t least = MOST_LOSS + 1;
  size_t word = count;
  uint8_t verb = 0;
  for (size_t i = 0; i < count; ++i) {
    if (words[i].class.fixed >= 0 || !may_be_verb(table, pairs, count, i)) {
      continue;
    }
    const size_t size = att_tag_features(words, count, i, pairs, features);
    scorer.sum(scorer.weights, features, size, scores);
    for (size_t c = 0; c < classes; ++c) {
      const int64_t loss = (int64_t)scores[pairs[i]] - scores[c];
      if (is_finite(table[c]) && table[c].upos == ATT_UPOS_VERB &&
          loss < least) {
        least = loss;
        word = i;
        verb = (uint8_t)c;
      }
    }
  }
  if (word == count) {
    return false;
  }
  pairs[word] = verb;
  att_tag_from(scorer, classes, words, count, word + 1, pairs);
  return true;
}
