// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Training on a tiny treebank: the same bytes each time, a model that reads;
// damaged models and treebanks are refused.

#include "base/file.h"
#include "base/memory.h"
#include "english/english.h"
#include "english/model_file.h"
#include "english/oracle.h"
#include "english/train.h"
#include "english/treebank.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static const char treebank_text[] =
    "# newdoc id = one\n"
    "1\tRebels\trebel\tNOUN\tNNS\t_\t2\tnsubj\t_\t_\n"
    "2\tseized\tseize\tVERB\tVBD\t_\t0\troot\t_\t_\n"
    "3\tthe\tthe\tDET\tDT\t_\t4\tdet\t_\t_\n"
    "4\tport\tport\tNOUN\tNN\t_\t2\tobj\t_\t_\n"
    "5\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n"
    "\n"
    "# newdoc id = two\n"
    "1\tZembla\tZembla\tPROPN\tNNP\t_\t2\tnsubj\t_\t_\n"
    "2\tdenied\tdeny\tVERB\tVBD\t_\t0\troot\t_\t_\n"
    "3\tthe\tthe\tDET\tDT\t_\t4\tdet\t_\t_\n"
    "4\tclaims\tclaim\tNOUN\tNNS\t_\t2\tobj\t_\t_\n"
    "5\tof\tof\tADP\tIN\t_\t6\tcase\t_\t_\n"
    "6\trebels\trebel\tNOUN\tNNS\t_\t4\tnmod\t_\t_\n"
    "\n";

static void
write_file(const char* path, AttView bytes)
{
  FILE* out = fopen(path, "wb");
  assert_non_null(out);
  assert_int_equal(fwrite(bytes.at, 1, bytes.size, out), bytes.size);
  assert_int_equal(fclose(out), 0);
}

/// A path for a scratch file; the caller removes it.
static void
scratch(char path[40])
{
  strcpy(path, "/tmp/attest-test-XXXXXX");
  const int file = mkstemp(path);
  assert_true(file >= 0);
  close(file);
}

static AttStatus
train_text(const char* text, uint32_t folds, AttText* model)
{
  char path[40];
  scratch(path);
  write_file(path, att_view(text));
  AttTrainOptions options = ATT_TRAIN_OPTIONS_DEFAULT;
  options.treebank = path;
  options.folds = folds;
  const AttStatus status = att_train(&options, NULL, model);
  remove(path);
  return status;
}

static void
trains_the_same_bytes(void** state)
{
  (void)state;
  AttText one = {0};
  AttText two = {0};
  assert_int_equal(train_text(treebank_text, 2, &one), ATT_OK);
  assert_int_equal(train_text(treebank_text, 2, &two), ATT_OK);
  assert_true(one.size > sizeof(AttModelHeader));
  assert_true(att_view_equal(att_text_view(&one), att_text_view(&two)));
  att_text_clear(&one);
  att_text_clear(&two);
}

static void
learns_its_treebank(void** state)
{
  (void)state;
  AttText bytes = {0};
  AttModel model = {0};
  AttEnglish* english = NULL;
  AttArena* arena = att_arena_new();
  assert_int_equal(train_text(treebank_text, 0, &bytes), ATT_OK);
  assert_int_equal(att_model_view(att_text_view(&bytes), "model", NULL, &model),
                   ATT_OK);
  assert_int_equal(att_english_new(&model, &english), ATT_OK);
  AttToken t[] = {{.form = ATT_VIEW("Zembla")},
                  {.form = ATT_VIEW("seized")},
                  {.form = ATT_VIEW("the")},
                  {.form = ATT_VIEW("claims")},
                  {.form = ATT_VIEW(".")}};
  assert_int_equal(att_english_tag(english, arena, t, 5), ATT_OK);
  assert_int_equal(att_english_parse(english, t, 5), ATT_OK);
  assert_int_equal(t[0].upos, ATT_UPOS_PROPN);
  assert_int_equal(t[1].head, -1);
  assert_int_equal(t[3].relation, ATT_RELATION_OBJ);
  assert_true(att_view_equal(t[3].lemma, ATT_VIEW("claim")));
  att_english_free(english);
  att_arena_free(arena);
  att_text_clear(&bytes);
}

static AttStatus
open_bytes(AttView bytes)
{
  char path[40];
  AttModel* model = NULL;
  AttLog log = {0};
  scratch(path);
  write_file(path, bytes);
  const AttStatus status = att_model_open(path, &log, &model);
  assert_int_equal(status != ATT_OK, model == NULL);
  assert_int_equal(status != ATT_OK, log.errors == 1);
  att_model_free(model);
  remove(path);
  return status;
}

static void
refuses_damaged_models(void** state)
{
  (void)state;
  AttText model = {0};
  assert_int_equal(train_text(treebank_text, 2, &model), ATT_OK);
  const AttView all = att_text_view(&model);
  assert_int_equal(open_bytes(all), ATT_OK);
  assert_int_equal(open_bytes((AttView){"", 0}), ATT_ERR_VERSION);
  assert_int_equal(open_bytes(att_view_slice(all, 0, 10)), ATT_ERR_VERSION);
  assert_int_equal(open_bytes(att_view_slice(all, 0, all.size - 8)),
                   ATT_ERR_VERSION);
  const size_t places[] = {
      0, 8, 12, 16, 24, 32, 40, all.size / 2, all.size - 1};
  for (size_t i = 0; i < sizeof places / sizeof *places; ++i) {
    model.at[places[i]] ^= 0x10;
    assert_int_equal(open_bytes(all), ATT_ERR_VERSION);
    model.at[places[i]] ^= 0x10;
  }
  att_text_clear(&model);
}

/// Whoever mends the checksum of a damaged model must not crash the program.
static void
survives_forged_models(void** state)
{
  (void)state;
  AttText text = {0};
  assert_int_equal(train_text(treebank_text, 2, &text), ATT_OK);
  AttModelHeader header;
  uint64_t chance = 1;
  for (int i = 0; i < 400; ++i) {
    chance = chance * 6364136223846793005u + 1442695040888963407u;
    const size_t at =
        ATT_MODEL_CHECKED +
        (size_t)((chance >> 33) % (i % 2 ? text.size - ATT_MODEL_CHECKED
                                         : sizeof(header.places)));
    const char before = text.at[at];
    text.at[at] = (char)(before ^ (char)(chance >> 20 | 1));
    memcpy(&header, text.at, sizeof header);
    const AttView all = att_text_view(&text);
    header.checksum =
        att_view_hash(att_view_slice(all, ATT_MODEL_CHECKED, all.size));
    memcpy(text.at, &header, sizeof header);
    AttModel model = {0};
    const AttStatus status = att_model_view(all, "forged", NULL, &model);
    assert_true(status == ATT_OK || status == ATT_ERR_VERSION);
    if (status == ATT_OK) {
      AttEnglish* english = NULL;
      AttArena* arena = att_arena_new();
      AttToken t[] = {{.form = ATT_VIEW("Rebels")},
                      {.form = ATT_VIEW("denied")},
                      {.form = ATT_VIEW("reclaims")}};
      assert_int_equal(att_english_new(&model, &english), ATT_OK);
      assert_int_equal(att_english_tag(english, arena, t, 3), ATT_OK);
      assert_int_equal(att_english_parse(english, t, 3), ATT_OK);
      assert_true(att_is_tree(t, 3));
      att_english_free(english);
      att_arena_free(arena);
    }
    text.at[at] = before;
  }
  att_text_clear(&text);
}

static void
reports_a_missing_model(void** state)
{
  (void)state;
  AttModel* model = NULL;
  AttLog log = {0};
  assert_int_equal(att_model_open("/nowhere/at.all", &log, &model), ATT_ERR_IO);
  assert_int_equal(log.errors, 1);
}

static void
refuses_bad_treebanks(void** state)
{
  (void)state;
  static const char* const bad[] = {
      "",
      "1\tx\tx\tNOUN\tNN\t_\t0\troot\t_\n\n",    // nine columns
      "1\tx\tx\tNOUN\tNN\t_\t1\troot\t_\t_\n\n", // its own head
      "1\tx\tx\tNOUN\tNN\t_\t9\tobj\t_\t_\n\n",  // no such head
      "1\tx\tx\tNOON\tNN\t_\t0\troot\t_\t_\n\n", // no such tag
      "2\tx\tx\tNOUN\tNN\t_\t0\troot\t_\t_\n\n", // starts with two
      ("1\tx\tx\tNOUN\tNN\t_\t0\troot\t_\t_\n"   // two roots
       "2\tx\tx\tNOUN\tNN\t_\t0\troot\t_\t_\n\n"),
      "1\tx\tx\tNOUN\tNN\t_\t99999999999\troot\t_\t_\n\n",
  };
  for (size_t i = 0; i < sizeof bad / sizeof *bad; ++i) {
    AttText model = {0};
    assert_int_equal(train_text(bad[i], 2, &model), ATT_ERR_SYNTAX);
    att_text_clear(&model);
  }
}

/// "a b c d" with crossing arcs: c from a, d from b; d is lifted to b's head.
static void
lifts_crossing_arcs(void** state)
{
  (void)state;
  const AttToken t[] = {{.head = -1}, {.head = 0}, {.head = 0}, {.head = 1}};
  int32_t heads[4];
  assert_int_equal(att_gold_projective(t, 4, heads), 1);
  assert_int_equal(heads[0], 4);
  assert_int_equal(heads[1], 0);
  assert_int_equal(heads[2], 0);
  assert_int_equal(heads[3], 0);
}

/// Following any right move from the start rebuilds a projective tree.
static void
oracle_rebuilds_the_tree(void** state)
{
  (void)state;
  const int32_t heads[] = {1, 6, 3, 1, 3, 4};
  const uint8_t relations[] = {1, ATT_RELATION_ROOT, 2, 3, 4, 5};
  const AttGold gold = {heads, relations};
  AttNode nodes[7];
  int32_t stack[7];
  AttParse parse = {.nodes = nodes, .stack = stack};
  att_parse_start(&parse, 6);
  for (size_t steps = 0; !att_parse_done(&parse); ++steps) {
    assert_true(steps < 12);
    const unsigned moves = att_oracle_moves(&parse, gold);
    uint8_t move = ATT_MOVE_RIGHT;
    while (!(moves >> move & 1u)) {
      --move;
    }
    AttAction action = {move, 0};
    if (move != ATT_MOVE_SHIFT) {
      action.relation = relations[stack[parse.depth - 1]];
      assert_true(att_oracle_right(&parse, gold, moves, action));
    }
    att_parse_apply(&parse, action);
  }
  for (size_t i = 0; i < 6; ++i) {
    assert_int_equal(nodes[i].head, heads[i]);
  }
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(trains_the_same_bytes),
      cmocka_unit_test(learns_its_treebank),
      cmocka_unit_test(refuses_damaged_models),
      cmocka_unit_test(survives_forged_models),
      cmocka_unit_test(reports_a_missing_model),
      cmocka_unit_test(refuses_bad_treebanks),
      cmocka_unit_test(lifts_crossing_arcs),
      cmocka_unit_test(oracle_rebuilds_the_tree),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
