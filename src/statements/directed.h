// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// Who is to do what is asked. Private to statements/.
// In: the matches of a sentence. Out: the same, with whom a request is
// addressed to as the one who does what it is about.

#ifndef ATT_STATEMENTS_DIRECTED_H
#define ATT_STATEMENTS_DIRECTED_H

#include "match/match.h"

/// The tree tells only of objects that they do what an infinitive behind the
/// verb says ("urged Kyiv to withdraw"). Where a line of an event with the
/// trait Directing has bound an addressee and a clause, the addressee does it,
/// wherever it stands: "Oslo called on Kyiv to withdraw". The result lives in
/// `arena`.
ATT_MUST_USE AttStatus att_directed_matches(const AttRules* rules,
                                            const AttOntology* ontology,
                                            const AttReadSentence* read,
                                            const AttMatches* matches,
                                            AttArena* arena,
                                            AttMatches* directed);

#endif
