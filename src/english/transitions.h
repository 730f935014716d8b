// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The parser's state and moves: arc-hybrid (Kuhlmann, Gómez-Rodríguez and
// Satta 2011) with the root behind the last word.
// In: tagged words and moves. Out: heads and relations.

#ifndef ATT_ENGLISH_TRANSITIONS_H
#define ATT_ENGLISH_TRANSITIONS_H

#include "document/document.h"

typedef enum AttMove {
  ATT_MOVE_SHIFT, ///< the next word onto the stack
  ATT_MOVE_LEFT,  ///< the next word (or root) governs the top
  ATT_MOVE_RIGHT, ///< the second of the stack governs the top
} AttMove;

/// A move with the relation it makes; a class of the parser.
typedef struct AttAction {
  uint8_t move;     ///< AttMove
  uint8_t relation; ///< AttRelation; root only where the root governs
} AttAction;

/// A word under construction; -1 where there is no such child.
typedef struct AttNode {
  int32_t head;          ///< count: the root; -1: none yet
  int32_t left, left2;   ///< outermost left children, second outermost
  int32_t right, right2; ///< outermost right children
  uint64_t left_set;     ///< bit a relation
  uint64_t right_set;
  uint8_t relation;
  uint8_t lefts; ///< number of left children, at most 255
  uint8_t rights;
} AttNode;

/// Arrays have room for count + 1 nodes; node `count` is the root.
typedef struct AttParse {
  AttNode* nodes;
  int32_t* stack;
  size_t depth;
  size_t next;
  size_t count;
} AttParse;

/// Start on a sentence of `count` words.
void att_parse_start(AttParse* parse, size_t count);

static inline bool
att_parse_done(const AttParse* parse)
{
  return parse->next == parse->count && parse->depth == 0;
}

/// The moves that may be made, as bits (1 << AttMove). Exactly one word will
/// hang from the root: it may take the last of the stack only.
unsigned att_parse_moves(const AttParse* parse);

/// True where the action's move is among `moves` and its relation fits.
bool
att_action_allowed(const AttParse* parse, unsigned moves, AttAction action);

void att_parse_apply(AttParse* parse, AttAction action);

#endif
