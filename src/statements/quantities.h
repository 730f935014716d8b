// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Quantities of events: which value fills which property of which event.
// In: the statements and matches of a sentence, its values. Out: measures.
//
//   quantity att:killed             quantity att:amount
//     EVENT kills COUNT:Actor         unit money
//
//   "The raid killed 12 soldiers."      the event read at raid, and one read at
//                                       kills: killed 12
//   "China gave Ghana $40 million."     the event read at gave: amount

#ifndef ATT_STATEMENTS_QUANTITIES_H
#define ATT_STATEMENTS_QUANTITIES_H

#include "statements/statements.h"

/// Give the events among `statements` (those of this sentence) their measures.
/// A value that reaches no event is dropped; of several for one property the
/// first stays.
ATT_MUST_USE AttStatus att_quantities_attach(const AttRules* rules,
                                             const AttOntology* ontology,
                                             const AttReadSentence* read,
                                             const AttMatches* matches,
                                             AttStatement* statements,
                                             size_t count,
                                             AttArena* arena);

#endif
