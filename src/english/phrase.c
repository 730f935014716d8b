// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The contiguous words of a phrase around its head.
// In: a parsed sentence and a head. Out: a span of tokens.

#include "english/clauses.h"

static bool
is_cut(const AttToken* token)
{
  switch ((AttRelation)token->relation) {
  case ATT_RELATION_CONJ:
  case ATT_RELATION_CC:
  case ATT_RELATION_ACL_RELCL:
  case ATT_RELATION_APPOS:
  case ATT_RELATION_PUNCT:
  case ATT_RELATION_PARATAXIS:
    return true;
  default:
    return false;
  }
}

/// Climb from `token` to `head`; bounded, so that a cycle ends.
static bool
is_inside(const AttToken* tokens, size_t count, uint32_t token, uint32_t head)
{
  for (size_t steps = 0; steps <= count && token != head; ++steps) {
    const int32_t up = tokens[token].head;
    if (is_cut(&tokens[token]) || up < 0 || (size_t)up >= count) {
      return false;
    }
    token = (uint32_t)up;
  }
  return token == head;
}

AttSpan
att_phrase_span(const AttToken* tokens, size_t count, uint32_t head)
{
  if (head >= count) {
    return (AttSpan){0, 0};
  }
  AttSpan span = {head, head + 1};
  while (span.begin > 0 && is_inside(tokens, count, span.begin - 1, head)) {
    --span.begin;
  }
  while (span.end < count && is_inside(tokens, count, span.end, head)) {
    ++span.end;
  }
  return span;
}
