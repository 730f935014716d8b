// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Whom words concern that name nobody whom they are addressed to, as the tree
// tells it. Private to statements/.
// In: the statements of a sentence behind aim.h, its tree. Out: the same, with
// a target more.
//
//   "Iran threatened to strike unless Iraq yielded."   the condition is Iraq's
//   "Iran threatened an offensive in its war with Iraq."    the nearest, Iraq
//   "Israel threatened to ban voting in Herat."        who is where it is to be

#ifndef ATT_STATEMENTS_CONCERN_H
#define ATT_STATEMENTS_CONCERN_H

#include "statements/outlook.h"
#include "statements/statements.h"

#define ATT_CONCERN_MOST 2u

/// What is asked: whom the words at one token concern, as a role of an event.
typedef struct AttConcernOf {
  const AttRules* rules;
  const AttOntology* ontology;
  const AttReadSentence* read;
  const AttEffects* effects;
  uint32_t class_id;       ///< of the event
  uint32_t token;          ///< of the sentence
  const uint32_t* without; ///< 1 + entity: who is not meant
  size_t without_count;
} AttConcernOf;

/// The subject of a condition, and who is named nearest below the word: whoever
/// acts, else the place of the deed. Their number; none where the class has not
/// the trait Concerning.
size_t att_concern_of(const AttConcernOf* asked,
                      AttRole roles[ATT_CONCERN_MOST]);

/// Add roles to a statement, in order; they live in `arena`.
ATT_MUST_USE AttStatus att_concern_add(AttStatement* s,
                                       const AttRole* added,
                                       size_t count,
                                       AttArena* arena);

/// Give each event that somebody does and that is done to nobody whom it
/// concerns for a target. The statements are those of one sentence; roles that
/// are added live in `arena`.
ATT_MUST_USE AttStatus att_concern_statements(const AttRules* rules,
                                              const AttOntology* ontology,
                                              const AttReadSentence* read,
                                              const AttEffects* effects,
                                              AttStatement* statements,
                                              size_t count,
                                              AttArena* arena);

#endif
