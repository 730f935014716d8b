// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// How what fills the roles of two mentions goes together: may both tell one
// event, and how much do they share. Private to statements/.
// In: the roles of two mentions. Out: yes or no, and counts.
//
//   (agent = A, target = B)   (agent = A, place = C)   yes: A is shared
//   (agent = A and B)         (agent = A and C)        no
//   (target = Syria)          (target = Damascus)      yes: one lies within

#ifndef ATT_STATEMENTS_FILLERS_H
#define ATT_STATEMENTS_FILLERS_H

#include "statements/statements.h"

/// What fillers are compared with.
typedef struct AttFillers {
  const AttOntology* ontology;
  const AttMentions* mentions;
  const AttStatement* statements; ///< that topics lead to
  /// What holds each entity, as its name or a gazetteer says: indices of
  /// entities, those of e from first[e] up to first[e + 1].
  const uint32_t* above;
  const uint32_t* first;
} AttFillers;

/// Note what holds what; the tables live in `arena`.
ATT_MUST_USE AttStatus att_fillers_init(AttFillers* fillers,
                                        const AttOntology* ontology,
                                        const AttMentions* mentions,
                                        AttArena* arena);

typedef enum AttKinship {
  ATT_KIN_NONE,
  ATT_KIN_RELATED, ///< one is a part of the other, or lies in it
  ATT_KIN_FULLER,  ///< the second's words say more of the same: "24 hostages"
  ATT_KIN_BARER,   ///< the first's do
  ATT_KIN_SAME,
} AttKinship;

/// How two fillers of one role are akin.
AttKinship
att_fillers_kin(const AttFillers* fillers, const AttRole* a, const AttRole* b);

/// What two mentions share.
typedef struct AttShared {
  size_t takers; ///< who or what takes part in both, in the same role
  size_t places; ///< where both happen
} AttShared;

/// False where a role of both has fillers that cannot be one event's, or where
/// one's agent is the other's target.
bool att_fillers_agree(const AttFillers* fillers,
                       const AttRole* a,
                       size_t a_count,
                       const AttRole* b,
                       size_t b_count,
                       AttShared* shared);

/// Do the roles `b` name anybody or anything that the roles `a` do not?
bool att_fillers_add(const AttFillers* fillers,
                     const AttRole* a,
                     size_t a_count,
                     const AttRole* b,
                     size_t b_count);

#endif
