// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Features of a word in its sentence, and the greedy walk.

#include "english/tagger.h"

/// Stands for the words before and behind the sentence.
static const AttWord outside = {.form = 1,
                                .lower = 1,
                                .prefix = {1, 1, 1, 1, 1},
                                .suffix = {1, 1, 1, 1, 1},
                                .outline = 1,
                                .class = {1, -1}};

typedef struct Features {
  uint64_t* at;
  size_t size;
} Features;

/// Each call is a template of its own: the number of features so far names it.
static void
add(Features* features, uint64_t a, uint64_t b, uint64_t c)
{
  uint64_t hash = att_feature_mix(features->size + 1, a);
  hash = att_feature_mix(hash, b);
  features->at[features->size++] = att_feature_mix(hash, c);
}

static const AttWord*
word_at(const AttWord* words, size_t count, size_t at)
{
  return at < count ? &words[at] : &outside; // before the first: wraps
}

static void
add_word_itself(Features* f, const AttWord* word, bool first)
{
  add(f, 0, 0, 0);
  add(f, word->form, 0, 0);
  add(f, word->lower, 0, 0);
  for (size_t i = 0; i < ATT_AFFIX_MAX; ++i) {
    add(f, word->suffix[i], 0, 0);
  }
  for (size_t i = 0; i < 4; ++i) {
    add(f, word->prefix[i], 0, 0);
  }
  const unsigned capital = word->shape & 3u;
  add(f, word->shape, first, 0);
  add(f, word->outline, 0, 0);
  add(f, word->suffix[2], capital, first);
  add(f, word->suffix[1], word->shape, first);
  add(f, word->class.ambiguity, capital, first);
  add(f, word->lower, word->shape, first);
  add(f, word->size < 8 ? word->size : 8, word->shape, 0);
}

static void
add_tags_before(Features* f,
                const AttWord* word,
                const AttWord* next,
                uint64_t tag1,
                uint64_t tag2)
{
  add(f, tag1, 0, 0);
  add(f, tag2, 0, 0);
  add(f, tag1, tag2, 0);
  add(f, tag1, word->lower, 0);
  add(f, tag1, tag2, word->lower);
  add(f, tag1, word->class.ambiguity, 0);
  add(f, tag1, tag2, word->class.ambiguity);
  add(f, tag1, word->suffix[2], 0);
  add(f, tag1, word->suffix[1], next->suffix[1]);
  add(f, tag1, word->shape, 0);
  add(f, tag1, next->lower, 0);
  add(f, tag1, word->class.ambiguity, next->class.ambiguity);
}

static void
add_neighbours(Features* f, const AttWord* words, size_t count, size_t at)
{
  const AttWord* word = &words[at];
  const AttWord* before = word_at(words, count, at - 1);
  const AttWord* before2 = word_at(words, count, at - 2);
  const AttWord* next = word_at(words, count, at + 1);
  const AttWord* next2 = word_at(words, count, at + 2);
  const AttWord* next3 = word_at(words, count, at + 3);
  add(f, before->lower, 0, 0);
  add(f, before2->lower, 0, 0);
  add(f, next->lower, 0, 0);
  add(f, next2->lower, 0, 0);
  add(f, before->lower, word->lower, 0);
  add(f, word->lower, next->lower, 0);
  add(f, before->lower, next->lower, 0);
  add(f, next->lower, next2->lower, 0);
  add(f, before->lower, before2->lower, 0);
  add(f, before->suffix[2], 0, 0);
  add(f, next->suffix[2], 0, 0);
  add(f, next2->suffix[2], 0, 0);
  add(f, next->suffix[1], word->class.ambiguity, 0);
  add(f, next->class.ambiguity, 0, 0);
  add(f, next2->class.ambiguity, 0, 0);
  add(f, next->class.ambiguity, next2->class.ambiguity, 0);
  add(f, next3->class.ambiguity, next->class.ambiguity, next2->class.ambiguity);
  add(f, word->class.ambiguity, next->class.ambiguity, 0);
  add(f, word->class.ambiguity, next->class.ambiguity, next2->class.ambiguity);
  add(f, next->shape, word->shape, 0);
  add(f, before->shape, word->shape, next->shape);
  add(f, before->shape, word->shape, 0);
}

size_t
att_tag_features(const AttWord* words,
                 size_t count,
                 size_t at,
                 const uint8_t* pairs,
                 uint64_t* features)
{
  Features f = {features, 0};
  const uint64_t tag1 = at >= 1 ? pairs[at - 1] : ATT_CLASS_MAX;
  const uint64_t tag2 = at >= 2 ? pairs[at - 2] : ATT_CLASS_MAX;
  add_word_itself(&f, &words[at], at == 0);
  add_tags_before(&f, &words[at], word_at(words, count, at + 1), tag1, tag2);
  add_neighbours(&f, words, count, at);
  return f.size;
}

size_t
att_best_class(const int32_t* scores, size_t classes)
{
  size_t best = 0;
  for (size_t i = 1; i < classes; ++i) {
    if (scores[i] > scores[best]) {
      best = i;
    }
  }
  return best;
}

void
att_tag_from(AttScorer scorer,
             size_t classes,
             const AttWord* words,
             size_t count,
             size_t from,
             uint8_t* pairs)
{
  uint64_t features[ATT_TAG_FEATURES];
  int32_t scores[ATT_CLASS_MAX + 1];
  for (size_t i = from; i < count; ++i) {
    if (words[i].class.fixed >= 0) {
      pairs[i] = (uint8_t)words[i].class.fixed;
      continue;
    }
    const size_t size = att_tag_features(words, count, i, pairs, features);
    scorer.sum(scorer.weights, features, size, scores);
    pairs[i] = (uint8_t)att_best_class(scores, classes);
  }
}

void
att_tag_words(AttScorer scorer,
              size_t classes,
              const AttWord* words,
              size_t count,
              uint8_t* pairs)
{
  att_tag_from(scorer, classes, words, count, 0, pairs);
}
