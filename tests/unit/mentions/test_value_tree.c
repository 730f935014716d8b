// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Trees around numbers, as the parser makes them and as they should be.

#include "mentions/values.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define MOST_WORDS 10u

typedef struct Word {
  AttUpos upos;
  int32_t head;
  AttRelation relation;
} Word;

/// Join the value at [begin, end) in a sentence of `count` words; they become
/// the joined ones.
static void
join(Word* words, uint32_t count, AttSpan span, AttValueKind kind)
{
  AttToken tokens[MOST_WORDS];
  memset(tokens, 0, sizeof tokens);
  AttSentence sentence = {.count = count, .analysed = ATT_ANALYSED_TREE};
  const AttValue value = {.tokens = span, .kind = kind};
  const AttValues values = {.values = &value, .value_count = 1};
  AttDocument document = {.sentences = &sentence,
                          .sentence_count = 1,
                          .tokens = tokens,
                          .token_count = count};
  for (uint32_t i = 0; i < count; ++i) {
    tokens[i].upos = (uint8_t)words[i].upos;
    tokens[i].head = words[i].head;
    tokens[i].relation = (uint8_t)words[i].relation;
  }
  att_values_join(&document, &values);
  for (uint32_t i = 0; i < count; ++i) {
    words[i].head = tokens[i].head;
    words[i].relation = (AttRelation)tokens[i].relation;
  }
}

static void
assert_edge(const Word* word, int32_t head, AttRelation relation)
{
  assert_int_equal(word->head, head);
  assert_int_equal(word->relation, relation);
}

// "Norland killed up to 40 rebels": not "killed up" and "to rebels".
static void
joins_a_bound_with_its_number(void** state)
{
  (void)state;
  Word words[] = {{ATT_UPOS_PROPN, 1, ATT_RELATION_NSUBJ},
                  {ATT_UPOS_VERB, -1, ATT_RELATION_ROOT},
                  {ATT_UPOS_ADP, 1, ATT_RELATION_COMPOUND_PRT},
                  {ATT_UPOS_ADP, 5, ATT_RELATION_CASE},
                  {ATT_UPOS_NUM, 5, ATT_RELATION_NUMMOD},
                  {ATT_UPOS_NOUN, 1, ATT_RELATION_OBL}};
  join(words, 6, (AttSpan){2, 5}, ATT_VALUE_QUANTITY);
  assert_edge(&words[2], 4, ATT_RELATION_FLAT);
  assert_edge(&words[3], 4, ATT_RELATION_FLAT);
  assert_edge(&words[4], 5, ATT_RELATION_NUMMOD);
  assert_edge(&words[5], 1, ATT_RELATION_OBJ);
}

// "fled to up to 40 towns": a preposition of its own stays one.
static void
leaves_a_real_preposition(void** state)
{
  (void)state;
  Word words[] = {{ATT_UPOS_VERB, -1, ATT_RELATION_ROOT},
                  {ATT_UPOS_ADP, 5, ATT_RELATION_CASE},
                  {ATT_UPOS_ADP, 4, ATT_RELATION_ADVMOD},
                  {ATT_UPOS_ADP, 5, ATT_RELATION_CASE},
                  {ATT_UPOS_NUM, 5, ATT_RELATION_NUMMOD},
                  {ATT_UPOS_NOUN, 0, ATT_RELATION_OBL}};
  join(words, 6, (AttSpan){2, 5}, ATT_VALUE_QUANTITY);
  assert_edge(&words[1], 5, ATT_RELATION_CASE);
  assert_edge(&words[5], 0, ATT_RELATION_OBL);
}

// "deported hundreds of thousands of refugees": who hang on the whole number.
static void
hangs_a_phrase_on_the_whole_number(void** state)
{
  (void)state;
  Word words[] = {{ATT_UPOS_VERB, -1, ATT_RELATION_ROOT},
                  {ATT_UPOS_NOUN, 0, ATT_RELATION_OBJ},
                  {ATT_UPOS_ADP, 3, ATT_RELATION_CASE},
                  {ATT_UPOS_NOUN, 1, ATT_RELATION_NMOD},
                  {ATT_UPOS_ADP, 5, ATT_RELATION_CASE},
                  {ATT_UPOS_NOUN, 3, ATT_RELATION_NMOD}};
  join(words, 6, (AttSpan){1, 4}, ATT_VALUE_QUANTITY);
  assert_edge(&words[1], 0, ATT_RELATION_OBJ);
  assert_edge(&words[3], 1, ATT_RELATION_FLAT);
  assert_edge(&words[5], 1, ATT_RELATION_NMOD);
}

// "lent Norland $ 5 million yearly": the sum is lent, Norland receives it.
static void
parts_a_sum_from_its_receiver(void** state)
{
  (void)state;
  Word words[] = {{ATT_UPOS_VERB, -1, ATT_RELATION_ROOT},
                  {ATT_UPOS_PROPN, 0, ATT_RELATION_OBJ},
                  {ATT_UPOS_SYM, 1, ATT_RELATION_OBJ},
                  {ATT_UPOS_NUM, 4, ATT_RELATION_COMPOUND},
                  {ATT_UPOS_NUM, 2, ATT_RELATION_NUMMOD},
                  {ATT_UPOS_NOUN, 4, ATT_RELATION_OBL_UNMARKED}};
  join(words, 6, (AttSpan){2, 5}, ATT_VALUE_MONEY);
  assert_edge(&words[1], 0, ATT_RELATION_IOBJ);
  assert_edge(&words[2], 0, ATT_RELATION_OBJ);
  assert_edge(&words[4], 2, ATT_RELATION_FLAT);
  assert_edge(&words[5], 0, ATT_RELATION_OBL_UNMARKED);
}

// A tree in which the number stands above what it hangs on stays as it is.
static void
makes_no_circle(void** state)
{
  (void)state;
  Word words[] = {{ATT_UPOS_NUM, 2, ATT_RELATION_DEP},
                  {ATT_UPOS_NUM, -1, ATT_RELATION_DEP},
                  {ATT_UPOS_NOUN, 1, ATT_RELATION_OBJ}};
  join(words, 3, (AttSpan){0, 2}, ATT_VALUE_QUANTITY);
  for (uint32_t i = 0; i < 3; ++i) {
    int32_t at = (int32_t)i;
    for (uint32_t step = 0; at >= 0 && step < 4; ++step) {
      at = words[at].head;
    }
    assert_int_equal(at, -1);
  }
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(joins_a_bound_with_its_number),
      cmocka_unit_test(leaves_a_real_preposition),
      cmocka_unit_test(hangs_a_phrase_on_the_whole_number),
      cmocka_unit_test(parts_a_sum_from_its_receiver),
      cmocka_unit_test(makes_no_circle),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
