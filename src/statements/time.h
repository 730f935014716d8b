// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// When it happened: which time expression of a sentence belongs to which event.
// Private to statements/.
// In: a sentence with its times, its matches. Out: EDTF for each match.
//
//   In 2003, Kenya, which had attacked Chad in 1999, withdrew and paid Chad.
//     attacked 1999, withdrew 2003; paid 2003 too, for the time stands in front
//   The talks on the 2015 attack failed in May 2016.
//     talks 2016-05, attack 2015

#ifndef ATT_STATEMENTS_TIME_H
#define ATT_STATEMENTS_TIME_H

#include "statements/statements.h"

/// The times of one sentence, each with the words that own it.
typedef struct AttTimes AttTimes;

/// Find out who owns the times of a sentence; lives in `arena`.
ATT_MUST_USE AttStatus att_times_new(const AttRules* rules,
                                     const AttOntology* ontology,
                                     const AttReadSentence* read,
                                     const AttMatches* matches,
                                     AttArena* arena,
                                     AttTimes** times);

/// The time of what a match tells: that of its own phrase or clause, else that
/// of the clause that carries it. Empty where there is none; a view that lives
/// as long as the document's mentions.
AttView att_times_of(const AttTimes* times, const AttMatch* match);

#endif
