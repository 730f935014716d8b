// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Which number counts a word.
// In: the tree and the values of a sentence. Out: a value.
//
//   at least 30 Pakistani soldiers    30 is a numeral of soldiers
//   a thousand soldiers               tagged as a noun, a part of a compound
//   seven of its soldiers, dozens     the number is the head itself

#include "match/fill.h"

static uint32_t
count_at(const AttFill* fill, uint32_t token)
{
  const AttMentions* all = fill->read->mentions;
  const uint32_t id =
      all->value_at ? all->value_at[fill->read->sentence->first + token] : 0;
  if (!id) {
    return 0;
  }
  const AttValue* value = &all->values[id - 1];
  const bool is_plain =
      value->kind == ATT_VALUE_QUANTITY && !value->quantity.unit.size;
  return is_plain ? id : 0;
}

uint32_t
att_fill_count(const AttFill* fill, uint32_t token, bool* is_number)
{
  const uint32_t own = count_at(fill, token);
  *is_number = own != 0;
  if (own) {
    return own;
  }
  for (uint32_t i = 0; i < fill->read->count; ++i) {
    const AttToken* numeral = &fill->read->tokens[i];
    if (numeral->head == (int32_t)token &&
        (numeral->relation == ATT_RELATION_NUMMOD ||
         numeral->relation == ATT_RELATION_COMPOUND) &&
        count_at(fill, i)) {
      return count_at(fill, i);
    }
  }
  return 0;
}

uint32_t
att_fill_partitive(const AttFill* fill, uint32_t token)
{
  const AttClauses* clauses = fill->read->clauses;
  for (uint32_t a = clauses->first[token]; a < clauses->first[token + 1]; ++a) {
    const AttArc* arc = &clauses->arcs[a];
    if (arc->function == ATT_FUNCTION_OBLIQUE && arc->via == token &&
        att_match_list_has(fill->rules, ATT_LIST_COUNTED, arc->marker)) {
      return arc->argument;
    }
  }
  return token;
}
