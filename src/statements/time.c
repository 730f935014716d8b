// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// Whose time an event takes: the one that it owns; else it climbs, but only to
// what tells nothing of its own: the support of a noun ("the attack took place
// in 2020"), what a noun is put beside ("the pact of 2015, an agreement between
// …"), a coordinated or participial clause behind a time that stands in front.

#include "statements/time.h"

#include "statements/time_owner.h"
#include "term/days.h"

#include <string.h>

typedef struct Time {
  AttView edtf;
  AttSpan tokens; ///< of the sentence
  int32_t owner;  ///< -1: nobody
  int32_t shared; ///< another one; -1: none
} Time;

struct AttTimes {
  AttTimeWords words;
  Time* times;
  size_t count;
};

static Time
read_time(const AttTimeWords* t, const AttTimeMention* mention)
{
  const uint32_t first = t->read->sentence->first;
  Time time = {
      .edtf = mention->edtf,
      .tokens = {mention->tokens.begin - first, mention->tokens.end - first}};
  time.owner = att_time_owner(t, time.tokens);
  time.shared = att_time_sharer(t, time.tokens, time.owner);
  return time;
}

/// The first time of the document that begins at `token` or behind it.
static size_t
first_from(const AttMentions* mentions, uint32_t token)
{
  size_t low = 0;
  size_t high = mentions->time_count;
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    if (mentions->times[middle].tokens.begin < token) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

AttStatus
att_times_new(const AttRules* rules,
              const AttOntology* ontology,
              const AttReadSentence* read,
              const AttMatches* matches,
              AttArena* arena,
              AttTimes** times)
{
  const AttMentions* mentions = read->mentions;
  const uint32_t first = read->sentence->first;
  const size_t from = first_from(mentions, first);
  size_t to = from;
  while (to < mentions->time_count &&
         mentions->times[to].tokens.end <= first + read->count) {
    ++to;
  }
  AttTimes* t = att_arena_calloc(arena, 1, sizeof *t);
  *times = t;
  if (!t) {
    return ATT_ERR_MEMORY;
  }
  ATT_TRY(
      att_time_words_init(&t->words, rules, ontology, read, matches, arena));
  t->times = att_arena_calloc(arena, to - from + 1, sizeof *t->times);
  if (!t->times) {
    return ATT_ERR_MEMORY;
  }
  for (size_t i = from; i < to; ++i) {
    t->times[t->count++] = read_time(&t->words, &mentions->times[i]);
  }
  return ATT_OK;
}

/// "In 2021 …, on 15 August": is the second time within the first?
static bool
is_within(const Time* inner, const Time* outer)
{
  AttDays in;
  AttDays out;
  return att_edtf_days(inner->edtf, &in) && att_edtf_days(outer->edtf, &out) &&
         in.begin[0] && in.end[0] && out.begin[0] && out.end[0] &&
         strcmp(out.begin, in.begin) <= 0 && strcmp(in.end, out.end) <= 0;
}

/// The first time that a word owns, or one within it; of those that are known
/// if any is. With `before`, only one that stands in front of that word. NULL:
/// none.
static const Time*
time_at(const AttTimes* t, uint32_t word, uint32_t before)
{
  const Time* found = NULL;
  for (size_t i = 0; i < t->count; ++i) {
    const Time* time = &t->times[i];
    const bool is_its =
        (time->owner == (int32_t)word || time->shared == (int32_t)word) &&
        time->tokens.end <= before;
    if (is_its && (!found || (!found->edtf.size && time->edtf.size) ||
                   is_within(time, found))) {
      found = time;
    }
  }
  return found;
}

/// "…, accusing Chad": a participle without a conjunction or a subject.
static bool
is_participial(const AttTimes* t, uint32_t word)
{
  const AttToken* at = att_time_token(&t->words, word);
  return at->relation == ATT_RELATION_ADVCL && at->xpos == ATT_XPOS_VBG &&
         !att_time_has_dependent(&t->words, word, ATT_RELATION_MARK) &&
         !att_time_has_dependent(&t->words, word, ATT_RELATION_NSUBJ);
}

/// "signed an agreement in 2020", "the raid carried out in 2020", "bombed Homs,
/// using drones in May": a word that the event's line has as its own, or a
/// clause about it that tells nothing else.
static const Time*
time_below(const AttTimes* t, uint32_t trigger)
{
  for (uint32_t i = 0; i < t->words.read->count; ++i) {
    const AttToken* at = att_time_token(&t->words, i);
    const bool is_part =
        t->words.words[i].leads == trigger + 1 && !t->words.words[i].apart;
    const bool is_clause =
        at->head == (int32_t)trigger && !t->words.words[i].tells &&
        (att_time_is_noun(&t->words, trigger)
             ? att_relation_universal((AttRelation)at->relation) ==
                   ATT_RELATION_ACL
             : is_participial(t, i));
    const Time* time = is_part || is_clause ? time_at(t, i, UINT32_MAX) : NULL;
    if (time) {
      return time;
    }
  }
  return NULL;
}

/// The first word of a clause that is no subordinate one: a time in front of it
/// stands in front of the whole clause.
static uint32_t
subject_or_self(const AttTimes* t, uint32_t predicate)
{
  for (uint32_t i = 0; i < predicate; ++i) {
    const AttToken* at = att_time_token(&t->words, i);
    if (at->head == (int32_t)predicate &&
        att_relation_universal((AttRelation)at->relation) ==
            ATT_RELATION_NSUBJ) {
      return i;
    }
  }
  return predicate;
}

/// The verb that lends a word arguments of its own clause: "launched" an
/// attack, "decided" to attack. -1: none.
static int32_t
lender_of(const AttTimes* t, uint32_t word)
{
  const AttClauses* clauses = t->words.read->clauses;
  for (uint32_t a = clauses->first[word]; a < clauses->first[word + 1]; ++a) {
    const uint8_t variant = clauses->arcs[a].variant;
    if (variant == ATT_VARIANT_SUPPORT || variant == ATT_VARIANT_CONTROL ||
        variant == ATT_VARIANT_RAISING) {
      return (int32_t)clauses->arcs[a].via;
    }
  }
  return -1;
}

/// Of coordinated nouns the first, which stands for all in the clause.
static uint32_t
first_conjunct(const AttTimes* t, uint32_t word)
{
  for (uint32_t i = 0; i < t->words.read->count; ++i) {
    const AttToken* at = att_time_token(&t->words, word);
    if (at->relation != ATT_RELATION_CONJ ||
        !att_time_is_noun(&t->words, word) || at->head < 0 ||
        !att_time_is_noun(&t->words, (uint32_t)at->head)) {
      break;
    }
    word = (uint32_t)at->head;
  }
  return word;
}

/// One step of an event's climb: the word whose time it may take, or -1.
/// `front`: only a time in front of that word's clause.
static int32_t
carrier_of(const AttTimes* t, uint32_t word, bool* front)
{
  word = first_conjunct(t, word);
  const AttToken* at = att_time_token(&t->words, word);
  const AttRelation relation =
      att_relation_universal((AttRelation)at->relation);
  if (relation == ATT_RELATION_CONJ || is_participial(t, word)) {
    // "drove a lorry into a post in May and killed 23": one subject, one time
    *front |= relation != ATT_RELATION_CONJ ||
              att_time_has_dependent(&t->words, word, ATT_RELATION_NSUBJ);
    return at->head;
  }
  if (relation == ATT_RELATION_APPOS) {
    return at->head;
  }
  const int32_t up = relation == ATT_RELATION_NSUBJ ||
                             relation == ATT_RELATION_OBJ ||
                             relation == ATT_RELATION_XCOMP
                         ? at->head
                         : lender_of(t, word);
  if (up < 0 || up == (int32_t)word) {
    return -1;
  }
  const AttTimeWord* its =
      &t->words.words[word]; // "became an ally": of the verb's line
  const bool is_part = its->leads == (uint32_t)up + 1 && !its->apart;
  return t->words.words[up].tells && !is_part ? -1 : up;
}

AttView
att_times_of(const AttTimes* times, const AttMatch* match)
{
  const Time* time = time_at(times, match->trigger, UINT32_MAX);
  if (!time) {
    time = time_below(times, match->trigger);
  }
  bool front = false;
  int32_t at = (int32_t)match->trigger;
  for (size_t step = 0; !time && step < times->words.read->count; ++step) {
    at = carrier_of(times, (uint32_t)at, &front);
    if (at < 0) {
      break;
    }
    time = time_at(times,
                   (uint32_t)at,
                   front ? subject_or_self(times, (uint32_t)at) : UINT32_MAX);
  }
  return time ? time->edtf : ATT_VIEW("");
}
