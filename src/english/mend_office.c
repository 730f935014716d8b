// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Who holds an office that is named before them.
//
//   the president of Kenya, William Ruto, left    Ruto is the president, which
//                                                 Kenya is not
//
// In: a parsed sentence. Out: the apposition hangs on the office.

#include "english/mend.h"

/// Words of one name hang together as flat, or as compounds of the last.
static bool
is_one_name(const AttToken* tokens, size_t left, size_t right)
{
  const AttToken* one = &tokens[left];
  const AttToken* other = &tokens[right];
  return (one->head == (int32_t)right &&
          one->relation == ATT_RELATION_COMPOUND) ||
         (other->head == (int32_t)left &&
          att_relation_universal((AttRelation)other->relation) ==
              ATT_RELATION_FLAT);
}

/// Does a name of more words than one begin behind a comma, as persons have? A
/// single word is as often a place ("Herat, Afghanistan").
static bool
is_full_name(const AttToken* tokens, size_t count, size_t name)
{
  size_t begin = name;
  while (begin > 0 && is_one_name(tokens, begin - 1, name)) {
    --begin;
  }
  return begin > 0 && tokens[begin - 1].xpos == ATT_XPOS_COMMA &&
         (begin < name ||
          (name + 1 < count && is_one_name(tokens, name, name + 1)));
}

/// The one name that is coordinated with another, and by no word.
static bool
is_beside(const AttToken* tokens, size_t count, size_t name)
{
  for (size_t i = 0; i < count; ++i) {
    const bool is_and = tokens[i].head == (int32_t)name &&
                        tokens[i].relation == ATT_RELATION_CC;
    const bool is_another = i != name && tokens[i].head == tokens[name].head &&
                            tokens[i].relation == ATT_RELATION_CONJ;
    if (is_and || is_another) {
      return false;
    }
  }
  return tokens[name].relation == ATT_RELATION_CONJ;
}

void
att_mend_office(AttToken* tokens, size_t count, size_t at)
{
  const int32_t owner = tokens[at].head;
  if (owner < 0 || owner >= (int32_t)at || tokens[at].upos != ATT_UPOS_PROPN ||
      (tokens[at].relation != ATT_RELATION_APPOS &&
       !is_beside(tokens, count, at)) ||
      !is_full_name(tokens, count, at)) {
    return;
  }
  const AttToken* named = &tokens[owner];
  if (named->upos == ATT_UPOS_PROPN && named->relation == ATT_RELATION_NMOD &&
      named->head >= 0 && named->head < owner &&
      tokens[named->head].xpos == ATT_XPOS_NN) {
    tokens[at].head = named->head;
    tokens[at].relation = ATT_RELATION_APPOS;
  }
}
