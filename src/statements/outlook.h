// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// Who is said to say a clause, and whether it is denied, wanted, possible.
// Private to statements/.
// In: the speech and outlook matches of a sentence. Out: a stance for each
// match.

#ifndef ATT_STATEMENTS_OUTLOOK_H
#define ATT_STATEMENTS_OUTLOOK_H

#include "statements/speech.h"

/// How a clause is presented, seen from its predicate upward.
typedef struct AttStance {
  bool negated; ///< by parity over the negators passed
  AttModality modality;
  bool is_hearsay; ///< only possible because nobody is said to say it
  AttChain speakers;
  bool asked; ///< in a question, which states nothing
} AttStance;

/// Effects found in one sentence, by the clause that they govern.
typedef struct AttEffects AttEffects;

/// Collect the effects of speech and outlook matches, and of events whose topic
/// is a clause (an accusation is said by whom the ontology gives the voice).
/// Lives in `arena`.
ATT_MUST_USE AttStatus att_effects_new(const AttRules* rules,
                                       const AttOntology* ontology,
                                       const AttReadSentence* sentence,
                                       const AttMatches* matches,
                                       AttArena* arena,
                                       AttEffects** effects);

/// Climb from a match's trigger through the clauses above it.
AttStance att_effects_stance(const AttEffects* effects, const AttMatch* match);

#endif
