// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Whom words are aimed at that name nobody themselves. Private to statements/.
// In: the statements of a sentence with their topics. Out: the same, with the
// target of the deed as that of the words.
//
//   "Iran threatened to attack Iraq."      threat and attack: both at Iraq
//   "Chad demanded the removal of Keita."  a demand that concerns Keita

#ifndef ATT_STATEMENTS_AIM_H
#define ATT_STATEMENTS_AIM_H

#include "statements/statements.h"

/// Give each event of a class with the trait Aimed that has nobody whom it is
/// done to whomever its topic is done to; an event that is Directing whoever
/// does what it asks for. Who takes part in the topic is a party to an event
/// that is Reciprocal ("agreed to negotiate with Samoa"), but to what is only
/// `offered` its target. Roles that are added live in `arena`.
ATT_MUST_USE AttStatus att_aim_statements(const AttOntology* ontology,
                                          const AttMentions* mentions,
                                          AttStatement* statements,
                                          size_t count,
                                          bool offered,
                                          const AttStatement* all,
                                          AttArena* arena);

#endif
