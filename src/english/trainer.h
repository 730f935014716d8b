// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Between the parts of the trainer: its memory, its chance, one run of each
// learner.

#ifndef ATT_ENGLISH_TRAINER_H
#define ATT_ENGLISH_TRAINER_H

#include "english/learner.h"
#include "english/lexicon_build.h"
#include "english/parser.h"

/// A stream of chance that is the same on every machine (SplitMix64).
typedef struct AttChance {
  uint64_t state;
} AttChance;

uint64_t att_chance_next(AttChance* chance);

/// Put 0 … count - 1 in a chance order.
void att_chance_shuffle(AttChance* chance, uint32_t* order, size_t count);

/// Room for the longest sentence.
typedef struct AttTrainRoom {
  AttWord* words;
  uint8_t* pairs;
  AttParse parse;
  AttParseInput input;
  int32_t* heads;
  uint8_t* relations;
} AttTrainRoom;

ATT_MUST_USE AttStatus att_train_room_make(const AttTreebank* treebank,
                                           AttTrainRoom* room);

void att_train_room_clear(AttTrainRoom* room);

/// Which sentences take part: document % folds != fold; folds 0: all.
typedef struct AttFold {
  uint32_t folds;
  uint32_t fold;
} AttFold;

/// One run of the tagger over `epochs`; ends with att_learner_end_run.
ATT_MUST_USE AttStatus att_train_tagger(const AttTreebank* treebank,
                                        const AttPairs* pairs,
                                        const AttWordCounts* counts,
                                        AttFold fold,
                                        uint32_t epochs,
                                        AttChance* chance,
                                        AttTrainRoom* room,
                                        AttLearner* learner);

/// Parser actions seen in training.
typedef struct AttActions {
  AttAction at[ATT_CLASS_MAX];
  size_t size;
} AttActions;

void att_actions_collect(const AttTreebank* treebank,
                         AttTrainRoom* room,
                         AttActions* actions);

/// One run of the parser over `epochs`, on tokens with the gold trees and the
/// tags that the tagger gives; ends with att_learner_end_run.
ATT_MUST_USE AttStatus att_train_parser(const AttTreebank* treebank,
                                        const AttToken* tagged,
                                        const AttActions* actions,
                                        uint32_t epochs,
                                        AttChance* chance,
                                        AttTrainRoom* room,
                                        AttLearner* learner);

#endif
