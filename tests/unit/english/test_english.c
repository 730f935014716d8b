// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The shipped model: lemmas, trees over odd input, accuracy on held-out text.

#include "english/english.h"
#include "english/treebank.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define MODEL ATT_SOURCE_DIR "/rules/english/english.model"
#define DEV ATT_SOURCE_DIR "/../shared/treebanks/en_ewt-ud-dev.conllu"

typedef struct Fixture {
  AttModel* model;
  AttEnglish* english;
  AttArena* arena;
} Fixture;

static int
open_model(void** state)
{
  static Fixture fixture;
  *state = &fixture;
  fixture.arena = att_arena_new();
  assert_int_equal(att_model_open(MODEL, NULL, &fixture.model), ATT_OK);
  assert_int_equal(att_english_new(fixture.model, &fixture.english), ATT_OK);
  return 0;
}

static int
close_model(void** state)
{
  Fixture* fixture = *state;
  att_english_free(fixture->english);
  att_model_free(fixture->model);
  att_arena_free(fixture->arena);
  return 0;
}

static void
expect_lemma(
    Fixture* f, const char* form, AttUpos u, AttXpos x, const char* want)
{
  const AttView got = att_model_lemma(f->model, f->arena, att_view(form), u, x);
  if (!att_view_equal(got, att_view(want))) {
    fail_msg(
        "lemma of %s: %s expected, found %.*s", form, want, ATT_VIEW_ARG(got));
  }
}

static void
lemmatises_verbs(void** state)
{
  static const struct {
    const char* form;
    AttXpos xpos;
    const char* lemma;
  } cases[] = {
      {"withdrew", ATT_XPOS_VBD, "withdraw"},
      {"Accused", ATT_XPOS_VBD, "accuse"},
      {"denies", ATT_XPOS_VBZ, "deny"},
      {"harbouring", ATT_XPOS_VBG, "harbour"},
      {"controlling", ATT_XPOS_VBG, "control"},
      {"targeted", ATT_XPOS_VBN, "target"},
      {"signed", ATT_XPOS_VBD, "sign"},
      {"overthrown", ATT_XPOS_VBN, "overthrow"},
      {"hijacked", ATT_XPOS_VBN, "hijack"},
      {"deployed", ATT_XPOS_VBD, "deploy"},
      {"imposing", ATT_XPOS_VBG, "impose"},
      {"referred", ATT_XPOS_VBD, "refer"},
      {"offered", ATT_XPOS_VBD, "offer"},
      {"FLED", ATT_XPOS_VBD, "flee"},
      {"condemning", ATT_XPOS_NONE, "condemn"},
      {"accuses", ATT_XPOS_NONE, "accuse"},
      {"besieging", ATT_XPOS_NONE, "besiege"},
      {"re-elected", ATT_XPOS_VBN, "re-elect"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; ++i) {
    expect_lemma(
        *state, cases[i].form, ATT_UPOS_VERB, cases[i].xpos, cases[i].lemma);
  }
}

/// What the tagger takes for an infinitive; "found" is one as well.
static void
lemmatises_a_past_under_a_wrong_tag(void** state)
{
  expect_lemma(*state, "froze", ATT_UPOS_VERB, ATT_XPOS_VB, "freeze");
  expect_lemma(*state, "broke", ATT_UPOS_VERB, ATT_XPOS_VBP, "break");
  expect_lemma(*state, "found", ATT_UPOS_VERB, ATT_XPOS_VB, "found");
}

static void
lemmatises_nouns_and_names(void** state)
{
  Fixture* f = *state;
  expect_lemma(f, "treaties", ATT_UPOS_NOUN, ATT_XPOS_NNS, "treaty");
  expect_lemma(f, "Missiles", ATT_UPOS_NOUN, ATT_XPOS_NNS, "missile");
  expect_lemma(f, "crises", ATT_UPOS_NOUN, ATT_XPOS_NNS, "crisis");
  expect_lemma(f, "briefing", ATT_UPOS_NOUN, ATT_XPOS_NN, "briefing");
  expect_lemma(f, "men", ATT_UPOS_NOUN, ATT_XPOS_NNS, "man");
  expect_lemma(f, "sanctions", ATT_UPOS_NOUN, ATT_XPOS_NONE, "sanction");
  expect_lemma(f, "Bush", ATT_UPOS_PROPN, ATT_XPOS_NNP, "Bush");
  expect_lemma(f, "Zembla", ATT_UPOS_PROPN, ATT_XPOS_NNP, "Zembla");
  expect_lemma(f, "Zemblans", ATT_UPOS_PROPN, ATT_XPOS_NNPS, "Zemblan");
  expect_lemma(f, "worse", ATT_UPOS_ADJ, ATT_XPOS_JJR, "bad");
  expect_lemma(f, "were", ATT_UPOS_AUX, ATT_XPOS_VBD, "be");
}

static void
survives_odd_forms(void** state)
{
  Fixture* f = *state;
  char longest[400];
  memset(longest, 'a', sizeof longest);
  const AttView odd[] = {{"", 0},
                         {longest, sizeof longest},
                         ATT_VIEW("\xC3\x89tats"),
                         ATT_VIEW("s"),
                         ATT_VIEW("\xE2\x80\x94"),
                         ATT_VIEW("\xFF\xFE")};
  for (size_t i = 0; i < sizeof odd / sizeof *odd; ++i) {
    for (int u = 0; u < ATT_UPOS_COUNT; ++u) {
      for (int x = 0; x < ATT_XPOS_COUNT; ++x) {
        const AttView lemma =
            att_model_lemma(f->model, f->arena, odd[i], (AttUpos)u, (AttXpos)x);
        assert_true(lemma.size <= odd[i].size + 8);
      }
    }
  }
}

static void
count_word(void* user, AttView word)
{
  size_t* found = user;
  *found += att_view_equal(word, ATT_VIEW("against"));
}

static void
knows_words(void** state)
{
  Fixture* f = *state;
  assert_true(att_model_frequency(f->model, ATT_VIEW("Against"), ATT_UPOS_ADP) >
              10);
  assert_true(
      att_model_frequency(f->model, ATT_VIEW("withhold"), ATT_UPOS_VERB) > 0);
  assert_int_equal(
      att_model_frequency(f->model, ATT_VIEW("zzyzx"), ATT_UPOS_VERB), 0);
  size_t found = 0;
  att_model_each_word(f->model, ATT_UPOS_ADP, count_word, &found);
  assert_int_equal(found, 1);
}

enum { MOST = 600 };

static void
analyse(Fixture* f, AttToken* tokens, size_t count)
{
  assert_int_equal(att_english_tag(f->english, f->arena, tokens, count),
                   ATT_OK);
  assert_int_equal(att_english_parse(f->english, tokens, count), ATT_OK);
  for (size_t i = 0; i < count; ++i) {
    assert_true(tokens[i].head >= -1 && tokens[i].head < (int32_t)count);
    assert_int_equal(tokens[i].head == -1,
                     tokens[i].relation == ATT_RELATION_ROOT);
  }
  assert_true(att_is_tree(tokens, count));
}

// A listed name that no lexicon knows is a proper noun; a word that is known is
// left to its context.
static void
takes_listed_names_for_names(void** state)
{
  Fixture* f = *state;
  AttToken t[] = {{.form = ATT_VIEW("the")},
                  {.form = ATT_VIEW("zqpist"), .is_name = true},
                  {.form = ATT_VIEW("may"), .is_name = true},
                  {.form = ATT_VIEW("attack")},
                  {.form = ATT_VIEW("us")}};
  analyse(f, t, 5);
  assert_int_equal(t[1].xpos, ATT_XPOS_NNP);
  assert_int_equal(t[1].upos, ATT_UPOS_PROPN);
  assert_int_equal(t[2].upos, ATT_UPOS_AUX);
}

static void
makes_one_tree_of_anything(void** state)
{
  static const char* const words[] = {"rebels",
                                      ",",
                                      "THE",
                                      "shelled",
                                      "and",
                                      "(",
                                      "\xE2\x80\x99",
                                      "of",
                                      "to",
                                      "x",
                                      "1998",
                                      "whom",
                                      ".",
                                      ")",
                                      "Ruritania",
                                      "-"};
  static AttToken tokens[MOST];
  const size_t sizes[] = {1, 2, 3, 16, 250, MOST};
  for (size_t s = 0; s < sizeof sizes / sizeof *sizes; ++s) {
    for (size_t step = 1; step < 8; ++step) { // 2 and 4: some words only
      for (size_t i = 0; i < sizes[s]; ++i) {
        tokens[i] = (AttToken){.form = att_view(words[i * step % 16])};
      }
      analyse(*state, tokens, sizes[s]);
    }
    for (size_t i = 0; i < sizes[s]; ++i) {
      tokens[i] = (AttToken){.form = ATT_VIEW("...")};
    }
    analyse(*state, tokens, sizes[s]);
  }
  assert_int_equal(att_english_parse(((Fixture*)*state)->english, tokens, 0),
                   ATT_OK);
}

static void
parses_tags_that_never_occur(void** state)
{
  Fixture* f = *state;
  AttToken tokens[40];
  for (size_t i = 0; i < 40; ++i) {
    tokens[i] = (AttToken){.form = ATT_VIEW("wug"),
                           .upos = (uint8_t)(i % ATT_UPOS_COUNT),
                           .xpos = (uint8_t)(i * 7 % ATT_XPOS_COUNT)};
  }
  assert_int_equal(att_english_parse(f->english, tokens, 40), ATT_OK);
  assert_true(att_is_tree(tokens, 40));
}

static void
reads_a_plain_sentence(void** state)
{
  AttToken t[] = {{.form = ATT_VIEW("Ruritania")},
                  {.form = ATT_VIEW("accused")},
                  {.form = ATT_VIEW("its")},
                  {.form = ATT_VIEW("neighbours")},
                  {.form = ATT_VIEW("of")},
                  {.form = ATT_VIEW("supporting")},
                  {.form = ATT_VIEW("the")},
                  {.form = ATT_VIEW("rebels")},
                  {.form = ATT_VIEW(".")}};
  analyse(*state, t, 9);
  assert_int_equal(t[0].head, 1);
  assert_int_equal(t[0].relation, ATT_RELATION_NSUBJ);
  assert_int_equal(t[1].head, -1);
  assert_int_equal(t[3].relation, ATT_RELATION_OBJ);
  assert_int_equal(t[7].head, 5);
  assert_true(att_view_equal(t[1].lemma, ATT_VIEW("accuse")));
}

/// Every fourth sentence: quick enough for a debug build.
enum { SAMPLE = 4 };

static void
reaches_its_accuracy(void** state)
{
  Fixture* f = *state;
  FILE* there = fopen(DEV, "rb");
  if (!there) {
    print_message("skipped: %s is absent\n", DEV);
    skip();
  }
  fclose(there);
  AttTreebank dev;
  assert_int_equal(att_treebank_read(DEV, NULL, &dev), ATT_OK);
  size_t words = 0;
  size_t tags = 0;
  size_t arcs = 0;
  for (size_t s = 0; s < dev.trees.size; s += SAMPLE) {
    const AttTree* tree = &dev.trees.at[s];
    const AttToken* gold = dev.tokens.at + tree->first;
    AttToken own[MOST];
    assert_true(tree->count <= MOST);
    memcpy(own, gold, tree->count * sizeof *own);
    analyse(f, own, tree->count);
    for (size_t i = 0; i < tree->count; ++i) {
      ++words;
      tags += own[i].upos == gold[i].upos;
      arcs += own[i].head == gold[i].head &&
              att_relation_universal((AttRelation)own[i].relation) ==
                  att_relation_universal((AttRelation)gold[i].relation);
    }
  }
  att_treebank_clear(&dev);
  print_message("%zu words: UPOS %.2f, LAS %.2f\n",
                words,
                100.0 * (double)tags / (double)words,
                100.0 * (double)arcs / (double)words);
  assert_true(tags * 1000 >= words * 945);
  assert_true(arcs * 100 >= words * 80);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(lemmatises_verbs),
      cmocka_unit_test(lemmatises_a_past_under_a_wrong_tag),
      cmocka_unit_test(lemmatises_nouns_and_names),
      cmocka_unit_test(survives_odd_forms),
      cmocka_unit_test(knows_words),
      cmocka_unit_test(takes_listed_names_for_names),
      cmocka_unit_test(makes_one_tree_of_anything),
      cmocka_unit_test(parses_tags_that_never_occur),
      cmocka_unit_test(reads_a_plain_sentence),
      cmocka_unit_test(reaches_its_accuracy),
  };
  return cmocka_run_group_tests(tests, open_model, close_model);
}
