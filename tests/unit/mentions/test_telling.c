// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Times in the order of telling: the tense of their clause, what they count
// from, and how far back it may stand.

#include "mentions/telling.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#define MOST_TOKENS 8u

/// A word of a clause: its tag, its relation and its head.
typedef struct Row {
  AttXpos xpos;
  AttRelation relation;
  int32_t head;
} Row;

/// The value of a form at the last word of a clause, in a document of
/// 2024-05-08, a Wednesday.
static void
expect_at_end(const Row* rows, uint32_t count, const char* value)
{
  AttToken tokens[MOST_TOKENS];
  AttSentence sentence = {.count = count, .analysed = ATT_ANALYSED_TREE};
  for (uint32_t i = 0; i < count; ++i) {
    tokens[i] = (AttToken){.xpos = (uint8_t)rows[i].xpos,
                           .relation = (uint8_t)rows[i].relation,
                           .head = rows[i].head};
  }
  const AttDocument document = {.arena = att_arena_new(),
                                .date = ATT_VIEW("2024-05-08"),
                                .sentences = &sentence,
                                .sentence_count = 1,
                                .tokens = tokens,
                                .token_count = count};
  AttTelling telling = {0};
  AttTimeMention time = {{count - 1, count}, ATT_VIEW("near weekday 05")};
  assert_int_equal(att_telling_read(&telling, &document, 0, &time, 1), ATT_OK);
  assert_true(att_view_equal(time.edtf, att_view(value)));
  assert_true(att_view_equal(telling.told, time.edtf));
  att_arena_free(document.arena);
}

#define BACK "2024-05-03"
#define AHEAD "2024-05-10"

static void
asks_the_tense(void** state)
{
  (void)state;
  static const Row said[] = {{ATT_XPOS_VBD, ATT_RELATION_ROOT, -1},
                             {ATT_XPOS_NNP, ATT_RELATION_OBL, 0}};
  expect_at_end(said, 2, BACK);
  static const Row will_visit[] = {{ATT_XPOS_MD, ATT_RELATION_AUX, 1},
                                   {ATT_XPOS_VB, ATT_RELATION_ROOT, -1},
                                   {ATT_XPOS_NNP, ATT_RELATION_OBL, 1}};
  expect_at_end(will_visit, 3, AHEAD);
  static const Row has_visited[] = {{ATT_XPOS_VBZ, ATT_RELATION_AUX, 1},
                                    {ATT_XPOS_VBN, ATT_RELATION_ROOT, -1},
                                    {ATT_XPOS_NNP, ATT_RELATION_OBL, 1}};
  expect_at_end(has_visited, 3, BACK);
  static const Row is_elected[] = {{ATT_XPOS_VBZ, ATT_RELATION_AUX_PASS, 1},
                                   {ATT_XPOS_VBN, ATT_RELATION_ROOT, -1},
                                   {ATT_XPOS_NNP, ATT_RELATION_OBL, 1}};
  expect_at_end(is_elected, 3, AHEAD);
  static const Row was_elected[] = {{ATT_XPOS_VBD, ATT_RELATION_AUX_PASS, 1},
                                    {ATT_XPOS_VBN, ATT_RELATION_ROOT, -1},
                                    {ATT_XPOS_NNP, ATT_RELATION_OBL, 1}};
  expect_at_end(was_elected, 3, BACK);
  static const Row is_visiting[] = {{ATT_XPOS_VBZ, ATT_RELATION_AUX, 1},
                                    {ATT_XPOS_VBG, ATT_RELATION_ROOT, -1},
                                    {ATT_XPOS_NNP, ATT_RELATION_OBL, 1}};
  expect_at_end(is_visiting, 3, AHEAD);
  // agreed to meet on Friday; and the noun's: agreed talks on Friday
  static const Row agreed_to_meet[] = {{ATT_XPOS_VBD, ATT_RELATION_ROOT, -1},
                                       {ATT_XPOS_TO, ATT_RELATION_MARK, 2},
                                       {ATT_XPOS_VB, ATT_RELATION_XCOMP, 0},
                                       {ATT_XPOS_NNP, ATT_RELATION_OBL, 2}};
  expect_at_end(agreed_to_meet, 4, AHEAD);
  static const Row agreed_talks[] = {{ATT_XPOS_VBD, ATT_RELATION_ROOT, -1},
                                     {ATT_XPOS_NNS, ATT_RELATION_OBJ, 0},
                                     {ATT_XPOS_NNP, ATT_RELATION_NMOD, 1}};
  expect_at_end(agreed_talks, 3, BACK);
}

static void
counts_in_the_order_of_the_text(void** state)
{
  (void)state;
  AttToken tokens[2] = {{.head = -1}, {.head = 0}};
  AttSentence sentences[6];
  for (size_t i = 0; i < 6; ++i) {
    sentences[i] = (AttSentence){.count = 2, .analysed = ATT_ANALYSED_TREE};
  }
  const AttDocument document = {.arena = att_arena_new(),
                                .sentences = sentences,
                                .sentence_count = 6,
                                .tokens = tokens,
                                .token_count = 2};
  AttTelling telling = {0};
  AttTimeMention first[] = {{{0, 1}, ATT_VIEW("2024-02-28")},
                            {{1, 2}, ATT_VIEW("told +1 day")}};
  assert_true(att_telling_asks(first, 2));
  assert_false(att_telling_asks(first, 1));
  assert_int_equal(att_telling_read(&telling, &document, 0, first, 2), ATT_OK);
  assert_true(att_view_equal(first[1].edtf, ATT_VIEW("2024-02-29")));
  // what is open or vague is nothing to count from
  att_telling_note(&telling, 1, ATT_VIEW("2020/.."));
  att_telling_note(&telling, 1, ATT_VIEW("199X"));
  att_telling_note(&telling, 1, ATT_VIEW(""));
  AttTimeMention third = {{0, 1}, ATT_VIEW("told +1 day")};
  assert_int_equal(att_telling_read(&telling, &document, 3, &third, 1), ATT_OK);
  assert_true(att_view_equal(third.edtf, ATT_VIEW("2024-03-01")));
  telling.sentence = 1;
  AttTimeMention late = {{0, 1}, ATT_VIEW("told +1 day")};
  assert_int_equal(att_telling_read(&telling, &document, 5, &late, 1), ATT_OK);
  assert_int_equal(late.edtf.size, 0);
  assert_int_equal(att_telling_reach(2), 0);
  assert_int_equal(att_telling_reach(5), 2);
  att_arena_free(document.arena);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(asks_the_tense),
      cmocka_unit_test(counts_in_the_order_of_the_text),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
