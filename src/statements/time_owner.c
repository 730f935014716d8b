// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// Climbing from a time to its owner, and mending what trees get wrong on the
// way.

#include "statements/time_owner.h"

/// The head of a stretch of tokens: the one whose head lies outside.
static uint32_t
head_of(const AttTimeWords* t, AttSpan tokens)
{
  for (uint32_t i = tokens.begin; i < tokens.end; ++i) {
    const int32_t head = att_time_token(t, i)->head;
    if (head < (int32_t)tokens.begin || head >= (int32_t)tokens.end) {
      return i;
    }
  }
  return tokens.begin;
}

/// Has a noun a preposition of a list of the rules?
static bool
is_marked(const AttTimeWords* t, AttKnownList list, uint32_t noun)
{
  for (uint32_t i = 0; i < t->read->count; ++i) {
    const AttToken* marker = att_time_token(t, i);
    if (marker->head == (int32_t)noun &&
        marker->relation == ATT_RELATION_CASE &&
        att_match_list_has(t->rules, list, marker->lemma)) {
      return true;
    }
  }
  return false;
}

/// "The 2015 report said …", "the war of 1971 taught …", "after the events of
/// 2001": a time in front of a noun, one that belongs to it, or one behind a
/// noun that is a subject, is the noun's; but "Kenya on Friday attacked …"
/// dates no Kenya, and "the night of 12 May" is a time itself.
static bool
stays_with_noun(const AttTimeWords* t, AttSpan tokens, uint32_t noun)
{
  const AttToken* at = att_time_token(t, noun);
  const size_t place = t->read->sentence->first + noun;
  if (!att_time_is_noun(t, noun) ||
      att_match_list_has(t->rules, ATT_LIST_TEMPORAL, at->lemma)) {
    return false;
  }
  if (tokens.end <= noun) { // "In 2021 Kenya …" is misread
    return att_time_token(t, tokens.begin)->upos != ATT_UPOS_ADP;
  }
  return is_marked(t, ATT_LIST_BELONGING, head_of(t, tokens)) ||
         (at->head > (int32_t)noun && !t->read->mentions->headed_by[place] &&
          att_relation_universal((AttRelation)at->relation) ==
              ATT_RELATION_NSUBJ);
}

/// The clause that a tree has hung under a time that it took for the root:
/// "Late on Monday, Kenya attacked Chad". -1: none.
static int32_t
clause_below(const AttTimeWords* t, AttSpan tokens)
{
  for (uint32_t i = tokens.end; i < t->read->count; ++i) {
    const AttToken* at = att_time_token(t, i);
    if (at->upos == ATT_UPOS_VERB && at->head >= (int32_t)tokens.begin &&
        at->head < (int32_t)tokens.end &&
        att_time_has_dependent(t, i, ATT_RELATION_NSUBJ)) {
      return (int32_t)i;
    }
  }
  return -1;
}

/// First word of the phrase of a time: "in the | 1990s".
static uint32_t
phrase_begin(const AttTimeWords* t, AttSpan tokens)
{
  uint32_t begin = tokens.begin;
  while (begin > 0 && att_time_token(t, begin - 1)->upos != ATT_UPOS_PUNCT &&
         att_time_token(t, begin - 1)->head >= (int32_t)begin &&
         att_time_token(t, begin - 1)->head < (int32_t)tokens.end) {
    --begin;
  }
  return begin;
}

/// The noun that tells something in whose phrase the word in front of a time
/// stands: "after the withdrawal of forces | in 2021". -1: none.
static int32_t
noun_before(const AttTimeWords* t, AttSpan tokens)
{
  const uint32_t begin = phrase_begin(t, tokens);
  int32_t at = (int32_t)begin - 1;
  for (size_t step = 0; at >= 0 && at < (int32_t)begin && step < t->read->count;
       ++step) {
    const bool is_event =
        att_time_is_noun(t, (uint32_t)at) && t->words[at].tells;
    if (is_event || att_time_token(t, (uint32_t)at)->upos == ATT_UPOS_PUNCT ||
        att_time_is_predicate(t, (uint32_t)at)) {
      return is_event ? at : -1;
    }
    at = att_time_token(t, (uint32_t)at)->head;
  }
  return -1;
}

/// Does a phrase below `predicate` tell of something else: "after the war"?
static bool
is_set_apart(const AttTimeWords* t, uint32_t noun, int32_t predicate)
{
  int32_t at = (int32_t)noun;
  for (size_t step = 0; at >= 0 && at != predicate && step < t->read->count;
       ++step) {
    if (is_marked(t, ATT_LIST_REMOTE, (uint32_t)at)) {
      return true;
    }
    at = att_time_token(t, (uint32_t)at)->head;
  }
  return false;
}

/// Where the climb from a time ends.
static int32_t
climb(const AttTimeWords* t, AttSpan tokens)
{
  int32_t at = (int32_t)head_of(t, tokens);
  for (size_t step = 0; at >= 0 && step < t->read->count; ++step) {
    const bool is_inside =
        at >= (int32_t)tokens.begin && at < (int32_t)tokens.end;
    if (!is_inside &&
        (t->words[at].tells || t->words[at].leads ||
         att_time_is_predicate(t, (uint32_t)at) ||
         is_marked(t, ATT_LIST_REMOTE, (uint32_t)at) ||
         (step == 1 && stays_with_noun(t, tokens, (uint32_t)at)))) {
      return at;
    }
    at = att_time_token(t, (uint32_t)at)->head;
  }
  return clause_below(t, tokens);
}

/// The tree hangs the last phrase of a sentence on its verb more often than
/// not. Behind a noun that tells something it is the noun's, where the verb
/// tells nothing or the noun is set apart from it.
int32_t
att_time_owner(const AttTimeWords* t, AttSpan tokens)
{
  const int32_t owner = climb(t, tokens);
  const int32_t noun = noun_before(t, tokens);
  const bool is_taken =
      owner >= 0 && (t->words[owner].tells || t->words[owner].leads);
  return noun >= 0 && (!is_taken || is_set_apart(t, (uint32_t)noun, owner))
             ? noun
             : owner;
}

/// The predicate above a word.
static int32_t
predicate_above(const AttTimeWords* t, uint32_t token)
{
  int32_t at = att_time_token(t, token)->head;
  for (size_t step = 0; at >= 0 && step < t->read->count; ++step) {
    if (att_time_is_predicate(t, (uint32_t)at)) {
      return at;
    }
    at = att_time_token(t, (uint32_t)at)->head;
  }
  return -1;
}

static bool
is_simultaneous(const AttTimeWords* t, uint32_t clause)
{
  for (uint32_t i = 0; i < clause; ++i) {
    if (att_time_token(t, i)->head == (int32_t)clause &&
        att_match_list_has(
            t->rules, ATT_LIST_SIMULTANEOUS, att_time_token(t, i)->lemma)) {
      return true;
    }
  }
  return false;
}

/// The main clause that a tree has hung under the clause with the conjunction:
/// "In 2021, when X came, Y left" with "left" below "came".
static int32_t
main_clause_below(const AttTimeWords* t, uint32_t clause)
{
  for (uint32_t i = clause + 1; i < t->read->count; ++i) {
    const AttToken* at = att_time_token(t, i);
    if (at->head == (int32_t)clause && at->upos == ATT_UPOS_VERB &&
        (at->relation == ATT_RELATION_ADVCL ||
         at->relation == ATT_RELATION_PARATAXIS ||
         at->relation == ATT_RELATION_CCOMP) &&
        att_time_has_dependent(t, i, ATT_RELATION_NSUBJ) &&
        !att_time_has_dependent(t, i, ATT_RELATION_MARK) &&
        !is_simultaneous(t, i)) {
      return (int32_t)i;
    }
  }
  return -1;
}

/// "in 2021, when X came to power, …": the clause that a word of the list
/// "simultaneous" opens right behind a time is of that time; -1: none.
static int32_t
clause_behind(const AttTimeWords* t, AttSpan tokens)
{
  uint32_t at = tokens.end;
  while (at < t->read->count && att_time_token(t, at)->upos == ATT_UPOS_PUNCT) {
    ++at;
  }
  if (at >= t->read->count ||
      !att_match_list_has(
          t->rules, ATT_LIST_SIMULTANEOUS, att_time_token(t, at)->lemma)) {
    return -1;
  }
  int32_t clause = att_time_token(t, at)->head;
  if (clause >= 0 &&
      att_time_token(t, (uint32_t)clause)->upos == ATT_UPOS_PRON) {
    clause = att_time_token(t, (uint32_t)clause)->head; // "during which"
  }
  return clause >= 0 && att_time_is_predicate(t, (uint32_t)clause) ? clause
                                                                   : -1;
}

/// "killed in riots in May", "arrested in a raid on Monday": what happens in
/// an event is of its time.
static int32_t
event_around(const AttTimeWords* t, int32_t owner)
{
  return owner >= 0 && att_time_is_noun(t, (uint32_t)owner) &&
                 att_time_token(t, (uint32_t)owner)->relation ==
                     ATT_RELATION_OBL &&
                 (is_marked(t, ATT_LIST_LOCATIVE, (uint32_t)owner) ||
                  is_marked(t, ATT_LIST_SIMULTANEOUS, (uint32_t)owner))
             ? att_time_token(t, (uint32_t)owner)->head
             : -1;
}

/// The other clause of a time that a clause follows: both are of that time.
int32_t
att_time_sharer(const AttTimeWords* t, AttSpan tokens, int32_t owner)
{
  const int32_t clause = clause_behind(t, tokens);
  if (clause < 0) {
    return event_around(t, owner);
  }
  if (clause != owner) {
    return clause;
  }
  const int32_t above = predicate_above(t, (uint32_t)clause);
  return above >= 0 ? above : main_clause_below(t, (uint32_t)clause);
}
