// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Whose words a noun tells that a verb only brings forth. Private to
// statements/.
// In: the statements of a sentence, its clauses. Out: the same, with a doer
// more.
//
//   "Kenya opened the talks with an appeal to Chad."    Kenya appeals
//   "Kenya dealt with an appeal to Chad."               somebody does

#ifndef ATT_STATEMENTS_VOICED_H
#define ATT_STATEMENTS_VOICED_H

#include "statements/statements.h"

/// Give each event of a class with the trait Telling that a noun tells and
/// nobody does the subject of the verb that has the noun behind one of the
/// prepositions "bearing", where the rules list the verb as "bringing". Roles
/// that are added live in `arena`.
ATT_MUST_USE AttStatus att_voiced_add(const AttRules* rules,
                                      const AttOntology* ontology,
                                      const AttReadSentence* read,
                                      AttStatement* statements,
                                      size_t count,
                                      AttArena* arena);

#endif
