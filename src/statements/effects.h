// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// What speech and outlook lines do to the clauses of a sentence, before any
// clause is climbed. Private to statements/.
// In: the matches of a sentence. Out: effects, each of one word on one clause,
// those alone that hold where they stand.

#ifndef ATT_STATEMENTS_EFFECTS_H
#define ATT_STATEMENTS_EFFECTS_H

#include "statements/outlook.h"

/// What one word does to one clause.
typedef struct AttEffect {
  uint32_t clause;   ///< token that is governed
  uint32_t governor; ///< token that governs it
  uint32_t begin;    ///< first word of the governor, "not" of "not only"
  bool is_modifier;  ///< stands in the clause itself
  bool is_shared;    ///< stands in the clause that this one is coordinated with
  bool is_open;      ///< what denies the governor denies the clause
  bool negates;
  AttModality modality; ///< ACTUAL: leaves it
  AttUnder under;       ///< where it holds
  AttModality above;
  bool is_speech;
  bool is_anonymous; ///< some line of speech sees it without a speaker
  AttVoices voices;  ///< who says it
} AttEffect;

struct AttEffects {
  const AttRules* rules;
  const AttOntology* ontology;
  const AttReadSentence* read;
  AttEffect* effects;
  size_t count;
};

#endif
