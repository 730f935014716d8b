// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Train a model. Deterministic: the same treebank and options give the same
// bytes.
// In: paths of treebanks and a word list. Out: a model file's bytes.

#ifndef ATT_ENGLISH_TRAIN_H
#define ATT_ENGLISH_TRAIN_H

#include "base/diagnostic.h"

/// `words` and `dev` may be NULL.
typedef struct AttTrainOptions {
  const char* treebank; ///< CoNLL-U
  const char* words;    ///< list for the lexicon, see lexicon_build.h
  const char* dev;      ///< CoNLL-U; accuracy on it is told at the end
  uint32_t folds;       ///< parts for tagging the training text, by document
  uint32_t tagger_runs; ///< averaged
  uint32_t tagger_epochs;
  uint32_t parser_runs;
  uint32_t parser_epochs;
  size_t tagger_bytes; ///< most for its weights
  size_t parser_bytes;
  /// Called with a line of progress, without its end.
  void (*progress)(void* user, const char* line);
  void* user;
} AttTrainOptions;

#define ATT_TRAIN_OPTIONS_DEFAULT                                              \
  ((AttTrainOptions){.folds = 5,                                               \
                     .tagger_runs = 4,                                         \
                     .tagger_epochs = 7,                                       \
                     .parser_runs = 4,                                         \
                     .parser_epochs = 8,                                       \
                     .tagger_bytes = 2300000,                                  \
                     .parser_bytes = 6200000})

/// Train and lay out a model in `out`.
ATT_MUST_USE AttStatus att_train(const AttTrainOptions* options,
                                 AttLog* log,
                                 AttText* out);

#endif
