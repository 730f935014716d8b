// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// Roles by the relations of the tree. Every climb is bounded: a tree may be
// wrong, never endless.

#include "statements/clause_role.h"

#define MOST_STEPS 32u

static AttRelation
relation_of(const AttToken* token)
{
  return att_relation_universal((AttRelation)token->relation);
}

/// Does the word head a clause?
static bool
heads_clause(const AttToken* token)
{
  switch (relation_of(token)) {
  case ATT_RELATION_ROOT:
  case ATT_RELATION_CSUBJ:
  case ATT_RELATION_CCOMP:
  case ATT_RELATION_XCOMP:
  case ATT_RELATION_ADVCL:
  case ATT_RELATION_ACL:
  case ATT_RELATION_PARATAXIS:
    return true;
  default:
    return token->head < 0 || token->upos == ATT_UPOS_VERB;
  }
}

static bool
is_subordinate(const AttToken* tokens, int32_t clause)
{
  for (unsigned step = 0; clause >= 0 && step < MOST_STEPS; ++step) {
    switch (relation_of(&tokens[clause])) {
    case ATT_RELATION_CSUBJ:
    case ATT_RELATION_ADVCL:
    case ATT_RELATION_ACL:
    case ATT_RELATION_CCOMP:
      return true;
    default:
      clause = tokens[clause].head;
    }
  }
  return false;
}

static uint32_t
weight_of(AttRelation relation)
{
  switch (att_relation_universal(relation)) {
  case ATT_RELATION_NSUBJ:
    return 80;
  case ATT_RELATION_OBJ:
  case ATT_RELATION_IOBJ:
    return 45;
  case ATT_RELATION_OBL: // a bare one is a time: "a year later"
    return relation == ATT_RELATION_OBL_AGENT      ? 50
           : relation == ATT_RELATION_OBL_UNMARKED ? 10
                                                   : 40;
  case ATT_RELATION_NMOD:
    return relation == ATT_RELATION_NMOD_POSS ? 40 : 25;
  case ATT_RELATION_ROOT:
    return 50;
  case ATT_RELATION_APPOS:
  case ATT_RELATION_DISLOCATED:
  case ATT_RELATION_PARATAXIS:
    return 25;
  case ATT_RELATION_XCOMP:
  case ATT_RELATION_CCOMP:
    return 25;
  default:
    return 10;
  }
}

uint32_t
att_role_first_conjunct(const AttToken* tokens, uint32_t token)
{
  for (unsigned step = 0; step < MOST_STEPS; ++step) {
    if (relation_of(&tokens[token]) != ATT_RELATION_CONJ ||
        tokens[token].head < 0 || heads_clause(&tokens[token])) {
      break;
    }
    token = (uint32_t)tokens[token].head;
  }
  return token;
}

uint32_t
att_role_weight(const AttToken* tokens, uint32_t token)
{
  const uint32_t first = att_role_first_conjunct(tokens, token);
  const uint32_t weight = weight_of((AttRelation)tokens[first].relation);
  return is_subordinate(tokens, att_role_predicate(tokens, first))
             ? weight * 3 / 4
             : weight;
}

uint32_t
att_role_weight_by_tags(const AttToken* tokens, uint32_t count, uint32_t token)
{
  uint32_t verb = 0;
  while (verb < count && tokens[verb].upos != ATT_UPOS_VERB &&
         tokens[verb].upos != ATT_UPOS_AUX) {
    ++verb;
  }
  uint32_t at = token;
  while (at > 0 && (tokens[at - 1].upos == ATT_UPOS_DET ||
                    tokens[at - 1].upos == ATT_UPOS_ADJ ||
                    tokens[at - 1].upos == ATT_UPOS_PROPN)) {
    --at;
  }
  const bool is_oblique = at > 0 && tokens[at - 1].upos == ATT_UPOS_ADP;
  return weight_of(is_oblique     ? ATT_RELATION_NMOD
                   : token < verb ? ATT_RELATION_NSUBJ
                                  : ATT_RELATION_OBJ);
}

int32_t
att_role_predicate(const AttToken* tokens, uint32_t token)
{
  int32_t at = tokens[token].head;
  for (unsigned step = 0; at >= 0 && step < MOST_STEPS; ++step) {
    if (heads_clause(&tokens[at])) {
      return at;
    }
    at = tokens[at].head;
  }
  return -1;
}

static bool
is_subject(const AttToken* token)
{
  return relation_of(token) == ATT_RELATION_NSUBJ;
}

static bool
has_subject(const AttToken* tokens, uint32_t count, int32_t clause)
{
  for (uint32_t i = 0; i < count; ++i) {
    if (tokens[i].head == clause && is_subject(&tokens[i])) {
      return true;
    }
  }
  return false;
}

/// Does the clause take the subject of the one above it?
static bool
shares_subject(const AttToken* tokens, uint32_t count, int32_t clause)
{
  switch (relation_of(&tokens[clause])) {
  case ATT_RELATION_XCOMP:
  case ATT_RELATION_CONJ:
  case ATT_RELATION_ADVCL:
    return tokens[clause].head >= 0 && !has_subject(tokens, count, clause);
  default:
    return false;
  }
}

bool
att_role_is_subject_of(const AttToken* tokens,
                       uint32_t count,
                       uint32_t token,
                       int32_t clause)
{
  const int32_t own = att_role_predicate(tokens, token);
  if (!is_subject(&tokens[att_role_first_conjunct(tokens, token)])) {
    return false;
  }
  for (unsigned step = 0; clause >= 0 && step < MOST_STEPS; ++step) {
    if (clause == own) {
      return true;
    }
    if (!shares_subject(tokens, count, clause)) {
      return false;
    }
    clause = tokens[clause].head;
  }
  return false;
}

/// Does a token hang below another one?
static bool
is_below(const AttToken* tokens, uint32_t token, int32_t above)
{
  int32_t at = (int32_t)token;
  for (unsigned step = 0; at >= 0 && step < MOST_STEPS; ++step) {
    if (at == above) {
      return true;
    }
    at = tokens[at].head;
  }
  return false;
}

bool
att_role_commands(const AttToken* tokens, uint32_t token, uint32_t other)
{
  const uint32_t first = att_role_first_conjunct(tokens, token);
  const int32_t clause = att_role_predicate(tokens, token);
  return clause >= 0 && is_subject(&tokens[first]) &&
         is_below(tokens, other, clause) &&
         !is_below(tokens, other, (int32_t)first);
}

/// Is the word an argument itself, not part of one ("the army of Iran")?
static bool
is_argument(const AttToken* tokens, uint32_t token)
{
  const AttToken* first = &tokens[att_role_first_conjunct(tokens, token)];
  return first->head < 0 || heads_clause(&tokens[first->head]);
}

bool
att_role_is_apart(const AttToken* tokens,
                  uint32_t count,
                  uint32_t token,
                  uint32_t other)
{
  const bool is_own = is_argument(tokens, token);
  if (tokens[token].relation == ATT_RELATION_NMOD_POSS || !is_own) {
    return is_below(tokens, other, tokens[token].head);
  }
  const int32_t clause = att_role_predicate(tokens, token);
  const int32_t others = att_role_predicate(tokens, other);
  if (clause < 0 || others < 0) {
    return false;
  }
  const bool subject = is_subject(&tokens[token]);
  return clause == others ||
         (!subject && att_role_is_subject_of(tokens, count, other, clause)) ||
         (subject && att_role_is_subject_of(tokens, count, token, others));
}
