// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Whom words are aimed at by what they are about, where no rule reads that as
// a deed. Private to statements/.
// In: the statements of a sentence behind aim.h, its tree. Out: the same, with
// a target more.
//
//   "Kenya declined an invitation from Chad."     whoever invites
//   "Kenya refused to tell Chad about the raid."  whom it will not tell
//   "The plan sought by Chad was blocked by Kenya."   whoever seeks it

#ifndef ATT_STATEMENTS_PARTIES_H
#define ATT_STATEMENTS_PARTIES_H

#include "statements/statements.h"

/// Give each event of a class with the trait Aimed that somebody does and that
/// is done to nobody the nearest party below its word for a target: an object,
/// an owner, or whom one of the prepositions leads to that the rules list
/// ("party", best first). Whoever stands deeper must be of a known country, and
/// of another than the doer's. The statements are those of one sentence; roles
/// that are added live in `arena`.
ATT_MUST_USE AttStatus att_parties_add(const AttRules* rules,
                                       const AttOntology* ontology,
                                       const AttReadSentence* read,
                                       AttStatement* statements,
                                       size_t count,
                                       AttArena* arena);

#endif
