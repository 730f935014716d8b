// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// How fast the English analysis is, and how right: tag, parse and both over
// the words of a treebank, on one core, the best of several rounds.
//
//   bench_english MODEL TREEBANK.conllu [ROUNDS]

#include "base/memory.h"
#include "english/english.h"
#include "english/treebank.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef struct Bench {
  AttModel* model;
  AttEnglish* english;
  AttTreebank treebank;
  AttToken* tokens;
  AttArena* arena;
} Bench;

static double
seconds(void)
{
  struct timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static void
run(Bench* bench, bool tag, bool parse)
{
  for (size_t t = 0; t < bench->treebank.trees.size; ++t) {
    const AttTree* tree = &bench->treebank.trees.at[t];
    AttToken* tokens = bench->tokens + tree->first;
    if (tag &&
        att_english_tag(bench->english, bench->arena, tokens, tree->count)) {
      exit(4);
    }
    if (parse && att_english_parse(bench->english, tokens, tree->count)) {
      exit(4);
    }
  }
}

static void
measure(Bench* bench, const char* what, bool tag, bool parse, int rounds)
{
  double best = 0;
  for (int round = 0; round < rounds; ++round) {
    att_arena_clear(bench->arena);
    const double start = seconds();
    run(bench, tag, parse);
    const double taken = seconds() - start;
    best = round == 0 || taken < best ? taken : best;
  }
  printf("%-10s %9.0f tokens/s %8.0f sentences/s\n",
         what,
         (double)bench->treebank.tokens.size / best,
         (double)bench->treebank.trees.size / best);
}

static void
tell_accuracy(const Bench* bench)
{
  const size_t all = bench->treebank.tokens.size;
  size_t right[5] = {0};
  for (size_t i = 0; i < all; ++i) {
    const AttToken* gold = &bench->treebank.tokens.at[i];
    const AttToken* own = &bench->tokens[i];
    const bool head = gold->head == own->head;
    right[0] += gold->upos == own->upos;
    right[1] += gold->xpos == own->xpos;
    right[2] += att_view_equal(gold->lemma, own->lemma);
    right[3] += head;
    right[4] += head && att_relation_universal((AttRelation)gold->relation) ==
                            att_relation_universal((AttRelation)own->relation);
  }
  static const char* const names[] = {"UPOS", "XPOS", "lemma", "UAS", "LAS"};
  for (size_t i = 0; i < 5; ++i) {
    printf("%s %.2f  ", names[i], 100.0 * (double)right[i] / (double)all);
  }
  printf("(%zu tokens)\n", all);
}

int
main(int argc, char** argv)
{
  if (argc < 3) {
    fputs("usage: bench_english MODEL TREEBANK.conllu [ROUNDS]\n", stderr);
    return 2;
  }
  const int rounds = argc > 3 ? atoi(argv[3]) : 5;
  Bench bench = {.arena = att_arena_new()};
  const double start = seconds();
  if (att_model_open(argv[1], NULL, &bench.model) ||
      att_english_new(bench.model, &bench.english)) {
    return 4;
  }
  printf("model opens in %.1f ms\n", 1e3 * (seconds() - start));
  if (att_treebank_read(argv[2], NULL, &bench.treebank)) {
    return 4;
  }
  const size_t size = bench.treebank.tokens.size;
  bench.tokens = att_calloc(size + 1, sizeof *bench.tokens);
  if (!bench.tokens || !size) {
    return 4;
  }
  memcpy(bench.tokens, bench.treebank.tokens.at, size * sizeof *bench.tokens);
  measure(&bench, "tag", true, false, rounds);
  measure(&bench, "parse", false, true, rounds);
  measure(&bench, "both", true, true, rounds);
  tell_accuracy(&bench);
  att_free(bench.tokens);
  att_treebank_clear(&bench.treebank);
  att_english_free(bench.english);
  att_model_free(bench.model);
  att_arena_free(bench.arena);
  return 0;
}
