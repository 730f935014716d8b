// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Moves.

#include "english/transitions.h"

void
att_parse_start(AttParse* parse, size_t count)
{
  parse->depth = 0;
  parse->next = 0;
  parse->count = count;
  for (size_t i = 0; i <= count; ++i) {
    parse->nodes[i] = (AttNode){
        .head = -1, .left = -1, .left2 = -1, .right = -1, .right2 = -1};
  }
}

unsigned
att_parse_moves(const AttParse* parse)
{
  const bool at_root = parse->next == parse->count;
  unsigned moves = 0;
  if (!at_root) {
    moves |= 1u << ATT_MOVE_SHIFT;
  }
  if (parse->depth && (!at_root || parse->depth == 1)) {
    moves |= 1u << ATT_MOVE_LEFT;
  }
  if (parse->depth > 1) {
    moves |= 1u << ATT_MOVE_RIGHT;
  }
  return moves;
}

bool
att_action_allowed(const AttParse* parse, unsigned moves, AttAction action)
{
  if (!(moves >> action.move & 1u)) {
    return false;
  }
  const bool by_root =
      action.move == ATT_MOVE_LEFT && parse->next == parse->count;
  return action.move == ATT_MOVE_SHIFT ||
         by_root == (action.relation == ATT_RELATION_ROOT);
}

static void
attach_left(AttParse* parse, int32_t head, int32_t child, uint8_t relation)
{
  AttNode* node = &parse->nodes[head];
  node->left2 = node->left;
  node->left = child;
  node->left_set |= UINT64_C(1) << relation;
  node->lefts = (uint8_t)(node->lefts + (node->lefts < 255));
}

static void
attach_right(AttParse* parse, int32_t head, int32_t child, uint8_t relation)
{
  AttNode* node = &parse->nodes[head];
  node->right2 = node->right;
  node->right = child;
  node->right_set |= UINT64_C(1) << relation;
  node->rights = (uint8_t)(node->rights + (node->rights < 255));
}

void
att_parse_apply(AttParse* parse, AttAction action)
{
  if (action.move == ATT_MOVE_SHIFT) {
    parse->stack[parse->depth++] = (int32_t)parse->next++;
    return;
  }
  const int32_t child = parse->stack[--parse->depth];
  const bool left = action.move == ATT_MOVE_LEFT;
  const int32_t head =
      left ? (int32_t)parse->next : parse->stack[parse->depth - 1];
  (left ? attach_left : attach_right)(parse, head, child, action.relation);
  parse->nodes[child].head = head;
  parse->nodes[child].relation = action.relation;
}
