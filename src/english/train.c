// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The whole of training: lexicon, tags for the parser to learn on (the tagger
// is too good on what it was trained on, so each part of the text is tagged by
// one that was trained on the other documents), tagger, parser, file.

#include "english/train.h"

#include "base/file.h"
#include "english/english.h"
#include "english/trainer.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { LIST_BYTES = 16 << 20, SEED = 20 };

typedef struct Training {
  const AttTrainOptions* options;
  AttLog* log;
  AttTreebank treebank;
  AttText list;
  AttPairs pairs;
  AttWordCounts counts;
  AttActions actions;
  AttTrainRoom room;
  AttChance chance;
  AttToken* tagged; ///< the treebank's tokens under predicted tags
  AttText sections[ATT_SECTION_COUNT];
} Training;

static void tell(const AttTrainOptions* options, const char* format, ...)
    ATT_PRINTF(2, 3);

static void
tell(const AttTrainOptions* options, const char* format, ...)
{
  if (!options->progress) {
    return;
  }
  char line[200];
  va_list list;
  va_start(list, format);
  vsnprintf(line, sizeof line, format, list);
  va_end(list);
  options->progress(options->user, line);
}

static AttStatus
read_input(Training* training)
{
  const AttTrainOptions* options = training->options;
  ATT_TRY(
      att_treebank_read(options->treebank, training->log, &training->treebank));
  if (!training->treebank.trees.size) {
    att_report_plain(
        training->log, ATT_ERROR, options->treebank, "no sentences in it");
    return ATT_ERR_SYNTAX;
  }
  if (options->words) {
    ATT_TRY(att_file_read(
        options->words, LIST_BYTES, &training->list, training->log));
  }
  tell(options,
       "%zu sentences, %zu words",
       training->treebank.trees.size,
       training->treebank.tokens.size);
  return ATT_OK;
}

/// Tag the sentences of one fold with a tagger that never saw them.
static AttStatus
tag_fold(Training* training,
         AttFold fold,
         const AttWordCounts* counts,
         AttLearner* learner)
{
  const AttTreebank* treebank = &training->treebank;
  ATT_TRY(att_train_tagger(treebank,
                           &training->pairs,
                           counts,
                           fold,
                           training->options->tagger_epochs,
                           &training->chance,
                           &training->room,
                           learner));
  att_learner_use_average(learner);
  for (size_t t = 0; t < treebank->trees.size; ++t) {
    const AttTree* tree = &treebank->trees.at[t];
    AttToken* tokens = training->tagged + tree->first;
    if (tree->document % fold.folds != fold.fold) {
      continue;
    }
    att_words_make(tokens,
                   tree->count,
                   (AttWordClasses){att_word_counts_class, counts},
                   training->room.words);
    att_tag_words(att_learner_scorer(learner),
                  training->pairs.size,
                  training->room.words,
                  tree->count,
                  training->room.pairs);
    for (size_t i = 0; i < tree->count; ++i) {
      const AttTagPair pair = training->pairs.at[training->room.pairs[i]];
      tokens[i].upos = pair.upos;
      tokens[i].xpos = pair.xpos;
    }
  }
  return ATT_OK;
}

static AttStatus
jackknife_fold(Training* training, AttFold fold)
{
  AttLearner* learner = NULL;
  AttWordCounts counts = {.counts = {0}};
  ATT_TRY(att_learner_new(&learner));
  AttStatus status = att_word_counts_make(
      &training->treebank, &training->pairs, fold.folds, fold.fold, &counts);
  if (status == ATT_OK) {
    status = tag_fold(training, fold, &counts, learner);
  }
  att_word_counts_clear(&counts);
  att_learner_free(learner);
  return status;
}

static AttStatus
jackknife(Training* training)
{
  const AttTreebank* treebank = &training->treebank;
  const size_t size = treebank->tokens.size;
  training->tagged = att_calloc(size, sizeof *training->tagged);
  if (!training->tagged) {
    return ATT_ERR_MEMORY;
  }
  memcpy(
      training->tagged, treebank->tokens.at, size * sizeof *training->tagged);
  for (uint32_t fold = 0; fold < training->options->folds; ++fold) {
    ATT_TRY(
        jackknife_fold(training, (AttFold){training->options->folds, fold}));
  }
  size_t right = 0;
  for (size_t i = 0; i < size; ++i) {
    right += training->tagged[i].upos == treebank->tokens.at[i].upos;
  }
  tell(training->options,
       "training text tagged in %u parts: UPOS %.2f%%",
       training->options->folds,
       100.0 * (double)right / (double)size);
  return ATT_OK;
}

static AttStatus
train_tagger(Training* training)
{
  AttLearner* learner = NULL;
  ATT_TRY(att_learner_new(&learner));
  AttStatus status = ATT_OK;
  const uint32_t runs = training->options->tagger_runs;
  for (uint32_t run = 0; status == ATT_OK && run < runs; ++run) {
    status = att_train_tagger(&training->treebank,
                              &training->pairs,
                              &training->counts,
                              (AttFold){0, 0},
                              training->options->tagger_epochs,
                              &training->chance,
                              &training->room,
                              learner);
    tell(training->options, "tagger: run %u of %u", run + 1, runs);
  }
  uint32_t bits = 0;
  if (status == ATT_OK) {
    status = att_learner_export(learner,
                                training->options->tagger_bytes,
                                &training->sections[ATT_SECTION_TAGGER_OFFSETS],
                                &training->sections[ATT_SECTION_TAGGER_ROWS],
                                &bits);
  }
  att_learner_free(learner);
  return status;
}

static AttStatus
train_parser(Training* training)
{
  AttLearner* learner = NULL;
  ATT_TRY(att_learner_new(&learner));
  AttStatus status = ATT_OK;
  const uint32_t runs = training->options->parser_runs;
  for (uint32_t run = 0; status == ATT_OK && run < runs; ++run) {
    status = att_train_parser(&training->treebank,
                              training->tagged,
                              &training->actions,
                              training->options->parser_epochs,
                              &training->chance,
                              &training->room,
                              learner);
    tell(training->options, "parser: run %u of %u", run + 1, runs);
  }
  uint32_t bits = 0;
  if (status == ATT_OK) {
    status = att_learner_export(learner,
                                training->options->parser_bytes,
                                &training->sections[ATT_SECTION_PARSER_OFFSETS],
                                &training->sections[ATT_SECTION_PARSER_ROWS],
                                &bits);
  }
  att_learner_free(learner);
  return status;
}

/// Counts of words that are right.
typedef struct Accuracy {
  size_t words;
  size_t upos;
  size_t xpos;
  size_t lemmas;
  size_t heads;
  size_t relations; ///< head and universal relation
} Accuracy;

static void
compare(const AttToken* gold,
        const AttToken* own,
        size_t count,
        Accuracy* accuracy)
{
  for (size_t i = 0; i < count; ++i) {
    const bool head = gold[i].head == own[i].head;
    ++accuracy->words;
    accuracy->upos += gold[i].upos == own[i].upos;
    accuracy->xpos += gold[i].xpos == own[i].xpos;
    accuracy->lemmas += att_view_equal(gold[i].lemma, own[i].lemma);
    accuracy->heads += head;
    accuracy->relations +=
        head && att_relation_universal((AttRelation)gold[i].relation) ==
                    att_relation_universal((AttRelation)own[i].relation);
  }
}

static AttStatus
analyse_treebank(AttEnglish* english,
                 const AttTreebank* gold,
                 AttToken* own,
                 AttArena* arena,
                 Accuracy* accuracy)
{
  for (size_t t = 0; t < gold->trees.size; ++t) {
    const AttTree* tree = &gold->trees.at[t];
    AttToken* tokens = own + tree->first;
    memcpy(tokens, gold->tokens.at + tree->first, tree->count * sizeof *tokens);
    ATT_TRY(att_english_tag(english, arena, tokens, tree->count));
    ATT_TRY(att_english_parse(english, tokens, tree->count));
    compare(gold->tokens.at + tree->first, tokens, tree->count, accuracy);
  }
  return ATT_OK;
}

static AttStatus
tell_accuracy(const Training* training,
              const AttModel* model,
              const AttTreebank* dev)
{
  Accuracy a = {0};
  AttEnglish* english = NULL;
  ATT_TRY(att_english_new(model, &english));
  AttArena* arena = att_arena_new();
  AttToken* own = att_calloc(dev->tokens.size + 1, sizeof *own);
  AttStatus status = ATT_ERR_MEMORY;
  if (arena && own) {
    status = analyse_treebank(english, dev, own, arena, &a);
  }
  if (status == ATT_OK && a.words) {
    const double all = (double)a.words / 100.0;
    tell(training->options,
         "dev: UPOS %.2f XPOS %.2f lemma %.2f UAS %.2f LAS %.2f",
         (double)a.upos / all,
         (double)a.xpos / all,
         (double)a.lemmas / all,
         (double)a.heads / all,
         (double)a.relations / all);
  }
  att_free(own);
  att_arena_free(arena);
  att_english_free(english);
  return status;
}

/// Check the model by the reader's own checks, and measure it.
static AttStatus
try_model(Training* training, const AttText* bytes)
{
  AttModel model = {0};
  ATT_TRY(att_model_view(
      att_text_view(bytes), "trained model", training->log, &model));
  tell(training->options,
       "model: %zu bytes, %zu tag pairs, %zu actions",
       bytes->size,
       model.pair_count,
       model.action_count);
  if (!training->options->dev) {
    return ATT_OK;
  }
  AttTreebank dev;
  AttStatus status =
      att_treebank_read(training->options->dev, training->log, &dev);
  if (status == ATT_OK) {
    status = tell_accuracy(training, &model, &dev);
  }
  att_treebank_clear(&dev);
  return status;
}

static AttStatus
run_training(Training* training, AttText* out)
{
  ATT_TRY(read_input(training));
  att_pairs_collect(&training->treebank, &training->pairs);
  ATT_TRY(att_word_counts_make(
      &training->treebank, &training->pairs, 0, 0, &training->counts));
  ATT_TRY(att_train_room_make(&training->treebank, &training->room));
  att_actions_collect(&training->treebank, &training->room, &training->actions);
  ATT_TRY(att_lexicon_build(
      &training->treebank,
      &training->counts,
      (AttOrigin){training->options->words, att_text_view(&training->list)},
      training->log,
      training->sections));
  ATT_TRY(jackknife(training));
  ATT_TRY(train_tagger(training));
  ATT_TRY(train_parser(training));
  att_text_append(&training->sections[ATT_SECTION_PAIRS],
                  (AttView){(const char*)training->pairs.at,
                            training->pairs.size * sizeof *training->pairs.at});
  att_text_append(
      &training->sections[ATT_SECTION_ACTIONS],
      (AttView){(const char*)training->actions.at,
                training->actions.size * sizeof *training->actions.at});
  ATT_TRY(att_model_assemble(training->sections, out));
  return try_model(training, out);
}

AttStatus
att_train(const AttTrainOptions* options, AttLog* log, AttText* out)
{
  Training* training = att_calloc(1, sizeof *training);
  if (!training) {
    return ATT_ERR_MEMORY;
  }
  training->options = options;
  training->log = log;
  training->chance.state = SEED;
  const AttStatus status = run_training(training, out);
  for (size_t i = 0; i < ATT_SECTION_COUNT; ++i) {
    att_text_clear(&training->sections[i]);
  }
  att_train_room_clear(&training->room);
  att_word_counts_clear(&training->counts);
  att_treebank_clear(&training->treebank);
  att_text_clear(&training->list);
  att_free(training->tagged);
  att_free(training);
  return status;
}
