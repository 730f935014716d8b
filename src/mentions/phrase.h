// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The phrase of an actor noun: its modifiers, and the mentions beside it.
// Private to mentions/.
// In: a noun, the tree, the mentions so far. Out: AttPhrase.
//
//   three [armed [Afghan] refugees] of the camp
//   the [government of [Pakistan]], [rebels in [Chad]]

#ifndef ATT_MENTIONS_PHRASE_H
#define ATT_MENTIONS_PHRASE_H

#include "mentions/finder.h"

/// Actors that share a noun: "Indian, Nepali and Chinese troops".
#define ATT_MOST_BESIDE 4u

/// A noun phrase in the making; tokens of the sentence.
typedef struct AttPhrase {
  const AttSentence* sentence;
  const AttToken* tokens;
  uint32_t head;
  uint32_t first; ///< of the modifiers kept
  uint32_t last;  ///< end, exclusive
  const AttActorNoun* noun;
  size_t words; ///< of the noun, up to the head
  /// The one mention beside the noun, 1 + index; 0: none or several.
  uint32_t beside;
  size_t beside_count;
  uint32_t all_beside[ATT_MOST_BESIDE]; ///< the same, from right to left
} AttPhrase;

/// Extend the phrase to the left over its modifiers.
ATT_MUST_USE AttStatus att_phrase_left(AttFinder* finder, AttPhrase* phrase);

/// Extend it over a marker and the mention behind it. Behind att_phrase_left.
ATT_MUST_USE AttStatus att_phrase_right(AttFinder* finder, AttPhrase* phrase);

#endif
