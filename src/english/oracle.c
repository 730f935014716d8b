// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Costs of moves.

#include "english/oracle.h"

#include <stdlib.h>

static bool
crosses(const int32_t* heads, size_t count, size_t child)
{
  // The arc head -> child crosses where a word between hangs from outside
  // and its head is not the arc's end.
  const int32_t head = heads[child];
  const int32_t low = head < (int32_t)child ? head : (int32_t)child;
  const int32_t high = head < (int32_t)child ? (int32_t)child : head;
  for (int32_t k = low + 1; k < high && k < (int32_t)count; ++k) {
    if (heads[k] < low || heads[k] > high) {
      return true;
    }
  }
  return false;
}

size_t
att_gold_projective(const AttToken* tokens, size_t count, int32_t* heads)
{
  for (size_t i = 0; i < count; ++i) {
    heads[i] = tokens[i].head < 0 ? (int32_t)count : tokens[i].head;
  }
  size_t lifted = 0;
  while (lifted < count * count) {
    size_t best = count;
    for (size_t i = 0; i < count; ++i) {
      // An arc of the root's child crosses what spans it: lift those instead.
      if (heads[i] != (int32_t)count && crosses(heads, count, i) &&
          (best == count ||
           abs(heads[i] - (int32_t)i) < abs(heads[best] - (int32_t)best))) {
        best = i;
      }
    }
    if (best == count) {
      break;
    }
    heads[best] = heads[heads[best]];
    ++lifted;
  }
  return lifted;
}

/// Stack word `at` without a head yet, by depth from the top: is there a gold
/// arc between it and word `other`, either way?
static bool
linked(AttGold gold, int32_t at, int32_t other)
{
  return gold.heads[at] == other || gold.heads[other] == at;
}

static bool
shift_loses(const AttParse* parse, AttGold gold)
{
  const int32_t next = (int32_t)parse->next;
  for (size_t d = 0; d < parse->depth; ++d) {
    const int32_t at = parse->stack[d];
    const bool top = d + 1 == parse->depth;
    // The top may still govern the next word from below it.
    if (top ? gold.heads[at] == next : linked(gold, at, next)) {
      return true;
    }
  }
  return false;
}

static bool
governs_to_come(const AttParse* parse, AttGold gold, int32_t at)
{
  for (size_t i = parse->next; i < parse->count; ++i) {
    if (gold.heads[i] == at) {
      return true;
    }
  }
  return false;
}

unsigned
att_oracle_moves(const AttParse* parse, AttGold gold)
{
  const unsigned allowed = att_parse_moves(parse);
  unsigned right = 0;
  const int32_t next = (int32_t)parse->next;
  if ((allowed >> ATT_MOVE_SHIFT & 1u) && !shift_loses(parse, gold)) {
    right |= 1u << ATT_MOVE_SHIFT;
  }
  if (parse->depth &&
      !governs_to_come(parse, gold, parse->stack[parse->depth - 1])) {
    const int32_t top = parse->stack[parse->depth - 1];
    const int32_t head = gold.heads[top];
    const int32_t second =
        parse->depth > 1 ? parse->stack[parse->depth - 2] : -1;
    if (head <= next && (head == next || head != second)) {
      right |= 1u << ATT_MOVE_LEFT;
    }
    if (head < next) {
      right |= 1u << ATT_MOVE_RIGHT;
    }
  }
  right &= allowed;
  // Only the one-root rule can leave nothing right: then all is equally wrong.
  return right ? right : allowed;
}

bool
att_oracle_right(const AttParse* parse,
                 AttGold gold,
                 unsigned moves,
                 AttAction action)
{
  if (!att_action_allowed(parse, moves, action)) {
    return false;
  }
  if (action.move == ATT_MOVE_SHIFT) {
    return true;
  }
  const int32_t top = parse->stack[parse->depth - 1];
  const int32_t head = action.move == ATT_MOVE_LEFT
                           ? (int32_t)parse->next
                           : parse->stack[parse->depth - 2];
  return gold.heads[top] != head || gold.relations[top] == action.relation;
}
