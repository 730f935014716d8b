// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Chance and room; a run of the tagger's and of the parser's learner.

#include "english/trainer.h"

#include "english/oracle.h"

uint64_t
att_chance_next(AttChance* chance)
{
  uint64_t z = chance->state += 0x9E3779B97F4A7C15u;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  return z ^ (z >> 31);
}

void
att_chance_shuffle(AttChance* chance, uint32_t* order, size_t count)
{
  for (size_t i = 0; i < count; ++i) {
    order[i] = (uint32_t)i;
  }
  for (size_t i = count; i > 1; --i) {
    const size_t j = (size_t)(att_chance_next(chance) % i);
    const uint32_t kept = order[i - 1];
    order[i - 1] = order[j];
    order[j] = kept;
  }
}

AttStatus
att_train_room_make(const AttTreebank* treebank, AttTrainRoom* room)
{
  size_t most = 1;
  for (size_t t = 0; t < treebank->trees.size; ++t) {
    const size_t count = treebank->trees.at[t].count;
    most = count > most ? count : most;
  }
  *room =
      (AttTrainRoom){.words = att_calloc(most, sizeof *room->words),
                     .pairs = att_calloc(most, sizeof *room->pairs),
                     .parse = {.nodes = att_calloc(most + 1, sizeof(AttNode)),
                               .stack = att_calloc(most + 1, sizeof(int32_t))},
                     .input = {.words = att_calloc(most, sizeof(AttParseWord)),
                               .commas = att_calloc(most + 1, sizeof(uint32_t)),
                               .puncts = att_calloc(most + 1, sizeof(uint32_t)),
                               .verbs = att_calloc(most + 1, sizeof(uint32_t))},
                     .heads = att_calloc(most, sizeof(int32_t)),
                     .relations = att_calloc(most, 1)};
  if (!room->words || !room->pairs || !room->parse.nodes ||
      !room->parse.stack || !room->input.words || !room->input.commas ||
      !room->input.puncts || !room->input.verbs || !room->heads ||
      !room->relations) {
    att_train_room_clear(room);
    return ATT_ERR_MEMORY;
  }
  return ATT_OK;
}

void
att_train_room_clear(AttTrainRoom* room)
{
  att_free(room->words);
  att_free(room->pairs);
  att_free(room->parse.nodes);
  att_free(room->parse.stack);
  att_free(room->input.words);
  att_free(room->input.commas);
  att_free(room->input.puncts);
  att_free(room->input.verbs);
  att_free(room->heads);
  att_free(room->relations);
  *room = (AttTrainRoom){0};
}

typedef struct TagRun {
  const AttPairs* pairs;
  AttWordClasses classes;
  AttTrainRoom* room;
  AttLearner* learner;
} TagRun;

static AttStatus
learn_tags(TagRun* run, const AttToken* tokens, size_t count)
{
  uint64_t features[ATT_TAG_FEATURES];
  int32_t scores[ATT_CLASS_MAX + 1];
  const AttScorer scorer = att_learner_scorer(run->learner);
  uint8_t* tags = run->room->pairs;
  att_words_make(tokens, count, run->classes, run->room->words);
  for (size_t i = 0; i < count; ++i) {
    if (run->room->words[i].class.fixed >= 0) {
      tags[i] = (uint8_t)run->room->words[i].class.fixed;
      continue;
    }
    const uint8_t right = att_pairs_find(run->pairs, &tokens[i]);
    const size_t size =
        att_tag_features(run->room->words, count, i, tags, features);
    scorer.sum(scorer.weights, features, size, scores);
    tags[i] = (uint8_t)att_best_class(scores, run->pairs->size);
    if (tags[i] != right) {
      ATT_TRY(att_learner_update(run->learner, features, size, right, tags[i]));
    }
  }
  att_learner_step(run->learner);
  return ATT_OK;
}

AttStatus
att_train_tagger(const AttTreebank* treebank,
                 const AttPairs* pairs,
                 const AttWordCounts* counts,
                 AttFold fold,
                 uint32_t epochs,
                 AttChance* chance,
                 AttTrainRoom* room,
                 AttLearner* learner)
{
  TagRun run = {pairs, {att_word_counts_class, counts}, room, learner};
  const size_t size = treebank->trees.size;
  uint32_t* order = att_calloc(size ? size : 1, sizeof *order);
  if (!order) {
    return ATT_ERR_MEMORY;
  }
  AttStatus status = ATT_OK;
  for (uint32_t epoch = 0; epoch < epochs; ++epoch) {
    att_chance_shuffle(chance, order, size);
    for (size_t i = 0; status == ATT_OK && i < size; ++i) {
      const AttTree* tree = &treebank->trees.at[order[i]];
      if (!fold.folds || tree->document % fold.folds != fold.fold) {
        status =
            learn_tags(&run, treebank->tokens.at + tree->first, tree->count);
      }
    }
  }
  att_learner_end_run(learner);
  att_free(order);
  return status;
}

static void
add_action(AttActions* actions, AttAction action)
{
  for (size_t i = 0; i < actions->size; ++i) {
    if (actions->at[i].move == action.move &&
        actions->at[i].relation == action.relation) {
      return;
    }
  }
  if (actions->size < ATT_CLASS_MAX) {
    actions->at[actions->size++] = action;
  }
}

void
att_actions_collect(const AttTreebank* treebank,
                    AttTrainRoom* room,
                    AttActions* actions)
{
  *actions = (AttActions){.size = 0};
  add_action(actions, (AttAction){ATT_MOVE_SHIFT, ATT_RELATION_DEP});
  add_action(actions, (AttAction){ATT_MOVE_LEFT, ATT_RELATION_ROOT});
  add_action(actions, (AttAction){ATT_MOVE_RIGHT, ATT_RELATION_DEP});
  for (size_t t = 0; t < treebank->trees.size; ++t) {
    const AttTree* tree = &treebank->trees.at[t];
    const AttToken* tokens = treebank->tokens.at + tree->first;
    att_gold_projective(tokens, tree->count, room->heads);
    for (size_t i = 0; i < tree->count; ++i) {
      const bool root = room->heads[i] == (int32_t)tree->count;
      if (root != (tokens[i].relation == ATT_RELATION_ROOT)) {
        continue; // a lifted arc may look so
      }
      const AttMove move =
          room->heads[i] > (int32_t)i ? ATT_MOVE_LEFT : ATT_MOVE_RIGHT;
      add_action(actions, (AttAction){(uint8_t)move, tokens[i].relation});
    }
  }
}

typedef struct ParseRun {
  const AttActions* actions;
  AttTrainRoom* room;
  AttLearner* learner;
  AttChance* chance;
  bool explore;
} ParseRun;

/// Of 100 wrong moves, so many are followed.
enum { EXPLORE = 90 };

/// The right action with the highest score; the count of actions where the
/// gold relation is no action.
static size_t
best_right(const ParseRun* run, AttGold gold, const int32_t* scores)
{
  const AttParse* parse = &run->room->parse;
  const AttActions* actions = run->actions;
  const unsigned moves = att_oracle_moves(parse, gold);
  size_t best = actions->size;
  for (size_t i = 0; i < actions->size; ++i) {
    if ((best == actions->size || scores[i] > scores[best]) &&
        att_oracle_right(parse, gold, moves, actions->at[i])) {
      best = i;
    }
  }
  return best;
}

static AttStatus
learn_tree(ParseRun* run, AttGold gold, size_t count)
{
  uint64_t features[ATT_PARSE_FEATURES];
  int32_t scores[ATT_CLASS_MAX + 1];
  const AttScorer scorer = att_learner_scorer(run->learner);
  AttParse* parse = &run->room->parse;
  att_parse_start(parse, count);
  while (!att_parse_done(parse)) {
    const size_t size = att_parse_features(&run->room->input, parse, features);
    scorer.sum(scorer.weights, features, size, scores);
    const size_t best =
        att_best_action(parse, run->actions->at, run->actions->size, scores);
    size_t right = best_right(run, gold, scores);
    right = right == run->actions->size ? best : right;
    size_t taken = right;
    if (right != best && scores[best] >= scores[right]) {
      ATT_TRY(att_learner_update(
          run->learner, features, size, (unsigned)right, (unsigned)best));
      const bool follow =
          run->explore && att_chance_next(run->chance) % 100 < EXPLORE;
      taken = follow ? best : right;
    }
    att_parse_apply(parse, run->actions->at[taken]);
  }
  att_learner_step(run->learner);
  return ATT_OK;
}

static AttStatus
learn_sentence(ParseRun* run, const AttToken* tagged, size_t count)
{
  static const AttWordClasses none = {att_word_class_none, NULL};
  AttTrainRoom* room = run->room;
  att_words_make(tagged, count, none, room->words);
  att_parse_prepare(tagged, room->words, count, &room->input);
  att_gold_projective(tagged, count, room->heads);
  for (size_t i = 0; i < count; ++i) {
    room->relations[i] = tagged[i].relation;
  }
  return learn_tree(run, (AttGold){room->heads, room->relations}, count);
}

AttStatus
att_train_parser(const AttTreebank* treebank,
                 const AttToken* tagged,
                 const AttActions* actions,
                 uint32_t epochs,
                 AttChance* chance,
                 AttTrainRoom* room,
                 AttLearner* learner)
{
  ParseRun run = {actions, room, learner, chance, false};
  const size_t size = treebank->trees.size;
  uint32_t* order = att_calloc(size ? size : 1, sizeof *order);
  if (!order) {
    return ATT_ERR_MEMORY;
  }
  AttStatus status = ATT_OK;
  for (uint32_t epoch = 0; epoch < epochs; ++epoch) {
    run.explore = epoch > 0;
    att_chance_shuffle(chance, order, size);
    for (size_t i = 0; status == ATT_OK && i < size; ++i) {
      const AttTree* tree = &treebank->trees.at[order[i]];
      status = learn_sentence(&run, tagged + tree->first, tree->count);
    }
  }
  att_learner_end_run(learner);
  att_free(order);
  return status;
}
