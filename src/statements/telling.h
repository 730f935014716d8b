// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// How a mention tells its event: as something new, as the one told before, as
// several, as a habit. Private to statements/.
// In: a statement's trigger in its tree; lists of rules/english. Out: flags.
//
//   "launched another attack"   new        "the attack on Ghazni"   known
//   "attacks on Ghazni"         several    "often attacks Ghazni"   a habit

#ifndef ATT_STATEMENTS_TELLING_H
#define ATT_STATEMENTS_TELLING_H

#include "statements/statements.h"

/// Lists that the rules declare for this; each may be empty.
typedef struct AttTellingWords {
  const AttRules* rules;
  AttRange known;    ///< "known": the, this
  AttRange anew;     ///< "anew": a, another, again
  AttRange habitual; ///< "habitual": often, every
} AttTellingWords;

typedef struct AttTelling {
  bool is_known;   ///< a noun that refers to what was told
  bool is_new;     ///< no event that was told before
  bool is_habit;   ///< no single event
  bool is_present; ///< in the simple present: a habit, a state, a headline
  /// Lemma of the plural noun that tells it, or that the verb which tells it
  /// governs; else empty.
  AttView several;
  bool is_noun; ///< the trigger is that noun, or one in the singular
} AttTelling;

AttTellingWords att_telling_words(const AttRules* rules);

AttTelling att_telling_of(const AttTellingWords* words,
                          const AttDocument* document,
                          const AttStatement* statement);

/// Can both tell one event, as far as number and tense go?
bool att_tellings_agree(const AttTelling* a, const AttTelling* b);

#endif
