// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// Where a noun or pronoun stands in the tree of its sentence, as reference
// needs it: how prominent it is, and with whom it shares a predicate. Private
// to statements/.
// In: parsed tokens. Out: weights and answers.

#ifndef ATT_STATEMENTS_CLAUSE_ROLE_H
#define ATT_STATEMENTS_CLAUSE_ROLE_H

#include "document/document.h"

/// How prominent a token's phrase is by its grammatical role, in percent: a
/// subject more than an object, that more than what hangs on a noun (Lappin and
/// Leass, "An Algorithm for Pronominal Anaphora Resolution", 1994; the weights
/// are ours). Less inside a subordinate clause.
uint32_t att_role_weight(const AttToken* tokens, uint32_t token);

/// The same guessed by tags where the sentence has no tree: what stands before
/// the first verb is its subject, what a preposition precedes an oblique.
uint32_t
att_role_weight_by_tags(const AttToken* tokens, uint32_t count, uint32_t token);

/// The predicate that a phrase is an argument of, through the nouns and
/// conjuncts that it hangs on; -1 where there is none.
int32_t att_role_predicate(const AttToken* tokens, uint32_t token);

/// Can the two words not stand for the same, because they are arguments of one
/// predicate ("Iran attacked it"), or one is the subject that the predicate of
/// the other shares ("Iran came and attacked it")? What is only part of an
/// argument ("its army", "an attack on it") differs from what stands in the
/// same phrase.
bool att_role_is_apart(const AttToken* tokens,
                       uint32_t count,
                       uint32_t token,
                       uint32_t other);

/// Is the token the subject of a clause, its own or the one that it shares with
/// the clauses above it ("Iran wants to attack")?
bool att_role_is_subject_of(const AttToken* tokens,
                            uint32_t count,
                            uint32_t token,
                            int32_t clause);

/// Is the token the subject of a clause that another word stands in, below it?
/// Then a noun there cannot stand for it ("Iran left the country").
bool att_role_commands(const AttToken* tokens, uint32_t token, uint32_t other);

/// The first conjunct of a coordination, through phrases as deep as they go:
/// of "Chad, Niger and Mali" Chad; the token itself where it is in none.
uint32_t att_role_first_conjunct(const AttToken* tokens, uint32_t token);

#endif
