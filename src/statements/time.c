// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// Which time expression of a sentence dates which event: the one in the clause
// of its trigger. A time and a trigger are compared by the predicate that they
// stand under.

#include "statements/time.h"

/// The predicate whose clause a word stands in: up through phrases until a
/// verb, or a word that `stop` names.
static int32_t
clause_of(const AttReadSentence* read, uint32_t token, uint32_t stop)
{
  int32_t at = (int32_t)token;
  for (size_t step = 0; at >= 0 && step < read->count; ++step) {
    if ((uint32_t)at == stop ||
        (at != (int32_t)token && read->tokens[at].upos == ATT_UPOS_VERB)) {
      return at;
    }
    at = read->tokens[at].head;
  }
  return -1;
}

/// The head of a stretch of tokens: the one whose head lies outside.
static uint32_t
head_of(const AttReadSentence* read, AttSpan tokens)
{
  for (uint32_t i = tokens.begin; i < tokens.end; ++i) {
    const int32_t head = read->tokens[i].head;
    if (head < (int32_t)tokens.begin || head >= (int32_t)tokens.end) {
      return i;
    }
  }
  return tokens.begin;
}

AttView
att_time_of(const AttReadSentence* read, uint32_t trigger)
{
  const AttMentions* mentions = read->mentions;
  const uint32_t first = read->sentence->first;
  const bool is_verb = read->tokens[trigger].upos == ATT_UPOS_VERB;
  const int32_t governor =
      is_verb ? (int32_t)trigger : clause_of(read, trigger, UINT32_MAX);
  AttView loose = {"", 0};
  for (size_t i = 0; i < mentions->time_count; ++i) {
    const AttTimeMention* time = &mentions->times[i];
    if (time->tokens.begin < first || time->tokens.end > first + read->count) {
      continue;
    }
    const AttSpan span = {time->tokens.begin - first, time->tokens.end - first};
    const int32_t clause = clause_of(read, head_of(read, span), trigger);
    if (clause == (int32_t)trigger) {
      return time->edtf;
    }
    if (governor >= 0 && clause == governor && !loose.size) {
      loose = time->edtf;
    }
  }
  return loose;
}
