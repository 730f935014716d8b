// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// What the rule compiler asks about the language of rule sentences. rules/
// knows no English: pipeline/ fills this in from the trained model.

#ifndef ATT_RULES_VOCABULARY_H
#define ATT_RULES_VOCABULARY_H

#include "base/arena.h"
#include "document/grammar.h"

/// Questions about words. `data` is handed back to each function.
typedef struct AttVocabulary {
  void* data;
  /// The lemma of a word read as `upos`; for a verb as any inflected form
  /// ("accuses", "accused"), for a noun as singular or plural.
  AttView (*lemma)(void* data, AttArena* arena, AttView word, AttUpos upos);
  /// How usual the word (any inflection) is as `upos`; 0: never seen.
  uint32_t (*frequency)(void* data, AttView word, AttUpos upos);
  /// Call `each` with every preposition and subordinator known, for checks
  /// and for "did you mean".
  void (*markers)(void* data,
                  void (*each)(void* user, AttView word),
                  void* user);
  /// Call `each` with every word known as `upos`, for "did you mean".
  void (*words)(void* data,
                AttUpos upos,
                void (*each)(void* user, AttView word),
                void* user);
} AttVocabulary;

#endif
