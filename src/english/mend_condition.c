// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// A verb that was taken for a participle, so that the clause of its condition
// had to be the sentence. In: a parsed sentence. Out: the same, the right way
// round.
//
//   Chad [threatened to leave]   unless Togo paid .     Chad: no subject of
//   paid
//
// A conjunction stands before the subject of its clause: what has one subject
// before it and one behind is two clauses.

#include "english/mend.h"

static bool
is_of(const AttToken* token, size_t head, AttRelation relation)
{
  return token->head == (int32_t)head && token->relation == relation;
}

static bool
is_subject(const AttToken* token, size_t head)
{
  return is_of(token, head, ATT_RELATION_NSUBJ) ||
         is_of(token, head, ATT_RELATION_NSUBJ_PASS);
}

/// The first subject of `clause` from `begin` up to `end`, or `end`.
static size_t
subject_in(const AttToken* tokens, size_t clause, size_t begin, size_t end)
{
  while (begin < end && !is_subject(&tokens[begin], clause)) {
    ++begin;
  }
  return begin;
}

/// The participle that hangs on a noun and may be its verb, or `end`.
static size_t
verb_in(const AttToken* tokens, size_t noun, size_t end)
{
  for (size_t i = noun + 1; i < end; ++i) {
    if (is_of(&tokens[i], noun, ATT_RELATION_ACL) &&
        (tokens[i].xpos == ATT_XPOS_VBN || tokens[i].xpos == ATT_XPOS_VBD)) {
      return i;
    }
  }
  return end;
}

void
att_mend_condition(AttToken* tokens, size_t count, size_t at)
{
  const int32_t head = tokens[at].head;
  if (tokens[at].relation != ATT_RELATION_MARK || head <= (int32_t)at ||
      tokens[at].upos != ATT_UPOS_SCONJ) {
    return;
  }
  const size_t clause = (size_t)head;
  const size_t subject = subject_in(tokens, clause, 0, at);
  if (subject == at || subject_in(tokens, clause, at, clause) == clause) {
    return;
  }
  const size_t verb = verb_in(tokens, subject, at);
  if (verb == at) {
    return;
  }
  tokens[verb].head = tokens[clause].head;
  tokens[verb].relation = tokens[clause].relation;
  tokens[verb].xpos = ATT_XPOS_VBD;
  tokens[clause].head = (int32_t)verb;
  tokens[clause].relation = ATT_RELATION_ADVCL;
  tokens[subject].head = (int32_t)verb;
  tokens[subject].relation = ATT_RELATION_NSUBJ;
  for (size_t i = 0; i < count; ++i) {
    if (is_of(&tokens[i], clause, ATT_RELATION_PUNCT) &&
        (i < at || i > clause)) {
      tokens[i].head = (int32_t)verb;
    }
    // "[threatened] to leave": no purpose, as long as nothing else is
    // threatened
    if (is_of(&tokens[i], verb, ATT_RELATION_ADVCL) && i < at &&
        tokens[i].xpos == ATT_XPOS_VB) {
      tokens[i].relation = ATT_RELATION_XCOMP;
    }
  }
}
