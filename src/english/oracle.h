// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// What would have been right: the dynamic oracle of arc-hybrid (Goldberg and
// Nivre 2013), for training along the parser's own mistakes.
// In: a gold tree and a state. Out: the moves that lose no gold arc.

#ifndef ATT_ENGLISH_ORACLE_H
#define ATT_ENGLISH_ORACLE_H

#include "english/transitions.h"

/// A gold tree without crossing arcs; the root's child has head `count`.
typedef struct AttGold {
  const int32_t* heads;
  const uint8_t* relations;
} AttGold;

/// Copy a tree and lift its crossing arcs: while one crosses, the shortest such
/// hangs from its head's head. Returns how many were lifted.
size_t
att_gold_projective(const AttToken* tokens, size_t count, int32_t* heads);

/// The allowed moves after which as many gold arcs can be reached as before.
unsigned att_oracle_moves(const AttParse* parse, AttGold gold);

/// True where the action makes no avoidable mistake: its move is one of
/// `moves`, and if its arc is gold, so is the relation.
bool att_oracle_right(const AttParse* parse,
                      AttGold gold,
                      unsigned moves,
                      AttAction action);

#endif
