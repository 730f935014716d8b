// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Annotated sentences: what a reader says that a document states.
// In: JSON Lines, one sentence a line: {"id", "text", "facts": [FACT, …]}. Out:
// AttGold.
//
//   {"event": "Assault/Attack", "agent": ["A"], "target": ["B"], "time":
//   "2021",
//    "polarity": "neg", "modality": "wanted", "by": ["C"]}
//   {"rel": "harbours", "subject": "A", "object": "B"}

#ifndef ATT_PIPELINE_GOLD_H
#define ATT_PIPELINE_GOLD_H

#include "base/arena.h"
#include "base/array.h"
#include "base/diagnostic.h"
#include "base/limits.h"

/// Names in AttGold.names.
typedef struct AttGoldNames {
  uint32_t first;
  uint32_t count;
} AttGoldNames;

/// An event or a relation; views are empty where a key is absent.
typedef struct AttGoldFact {
  bool is_relation;
  AttView name; ///< the class (its most general part, before a slash), or the
                ///< relation
  AttGoldNames agents;  ///< of an event; of a relation its one subject
  AttGoldNames targets; ///< likewise its one object
  AttGoldNames by;      ///< speakers
  AttView time;
  AttView polarity;
  AttView modality;
} AttGoldFact;

typedef struct AttGoldSentence {
  AttView id;
  AttView text;
  uint32_t first; ///< in AttGold.facts
  uint32_t count;
} AttGoldSentence;

/// All sentences of a file; zero is empty.
typedef struct AttGold {
  AttArena* arena; ///< owns the texts
  ATT_ARRAY(AttGoldSentence) sentences;
  ATT_ARRAY(AttGoldFact) facts;
  ATT_ARRAY(AttView) names;
} AttGold;

/// Read a file. A line that is no annotated sentence is reported with its
/// place: ATT_ERR_SYNTAX.
ATT_MUST_USE AttStatus att_gold_read(const char* path,
                                     const AttLimits* limits,
                                     AttLog* log,
                                     AttGold* gold);

void att_gold_clear(AttGold* gold);

#endif
