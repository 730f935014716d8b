// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// The second look at sentences without a finite verb, with a scorer that says
// the same of every word.

#include "english/tagger.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { NAME, PARTICIPLE, PAST, NOUN, STOP, TAGS };

static const AttTagPair table[TAGS] = {
    [NAME] = {ATT_UPOS_PROPN, ATT_XPOS_NNP},
    [PARTICIPLE] = {ATT_UPOS_VERB, ATT_XPOS_VBN},
    [PAST] = {ATT_UPOS_VERB, ATT_XPOS_VBD},
    [NOUN] = {ATT_UPOS_NOUN, ATT_XPOS_NNS},
    [STOP] = {ATT_UPOS_PUNCT, ATT_XPOS_PERIOD},
};

/// The weights are the score of a participle; the past has 10, others 0.
static void
sum(const void* weights,
    const uint64_t* features,
    size_t count,
    int32_t* scores)
{
  (void)features;
  (void)count;
  memset(scores, 0, TAGS * sizeof *scores);
  scores[PARTICIPLE] = *(const int32_t*)weights;
  scores[PAST] = 10;
}

static bool
look(int32_t participle, uint8_t pairs[4])
{
  AttWord words[4];
  memset(words, 0, sizeof words);
  for (size_t i = 0; i < 4; ++i) {
    words[i].class.fixed = -1;
  }
  return att_tag_finite(
      (AttScorer){sum, &participle}, table, TAGS, words, 4, pairs);
}

static void
takes_what_comes_near(void** state)
{
  (void)state;
  uint8_t pairs[4] = {NAME, PARTICIPLE, NOUN, STOP};
  assert_true(look(50, pairs));
  assert_int_equal(pairs[1], PAST);
}

static void
leaves_what_is_far(void** state)
{
  (void)state;
  uint8_t pairs[4] = {NAME, PARTICIPLE, NOUN, STOP};
  assert_false(look(5000, pairs));
  assert_int_equal(pairs[1], PARTICIPLE);
}

static void
leaves_sentences_with_a_verb(void** state)
{
  (void)state;
  uint8_t pairs[4] = {NAME, PAST, PARTICIPLE, STOP};
  assert_false(look(50, pairs));
  assert_int_equal(pairs[2], PARTICIPLE);
}

static void
leaves_headings(void** state)
{
  (void)state;
  uint8_t pairs[4] = {NAME, PARTICIPLE, NOUN, NOUN};
  assert_false(look(50, pairs));
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(takes_what_comes_near),
      cmocka_unit_test(leaves_what_is_far),
      cmocka_unit_test(leaves_sentences_with_a_verb),
      cmocka_unit_test(leaves_headings),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
