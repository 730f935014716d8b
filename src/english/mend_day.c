// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The day that news tells right before the verb, taken for who does it.
//
//   Oslo today praised Riga       "Oslo today", one noun → Oslo, on that day
//   Rebels today freed Berg       rebels whom the day freed → rebels freed
//   an official today praised Riga   "today", praised → an official praised
//   Oslo late Monday praised Riga    Monday is no part of the name
//
// In: a parsed sentence and the place of a day. Out: a better tree.

#include "english/mend.h"

static AttRelation
universal(const AttToken* token)
{
  return att_relation_universal((AttRelation)token->relation);
}

/// A day by itself: none of a preposition, a determiner, or an owner.
static bool
is_plain(const AttToken* tokens, size_t count, size_t day)
{
  return day + 1 < count && tokens[day + 1].xpos != ATT_XPOS_POS &&
         (day == 0 || tokens[day - 1].upos != ATT_UPOS_ADP) &&
         (day == 0 || tokens[day - 1].upos != ATT_UPOS_DET);
}

/// The verb that the day stands right before, or `count`.
static size_t
verb_behind(const AttToken* tokens, size_t count, size_t day)
{
  size_t verb = day + 1;
  while (verb < count && (tokens[verb].upos == ATT_UPOS_AUX ||
                          tokens[verb].upos == ATT_UPOS_ADV ||
                          tokens[verb].upos == ATT_UPOS_PART)) {
    ++verb;
  }
  return verb < count && tokens[verb].upos == ATT_UPOS_VERB &&
                 tokens[verb].xpos != ATT_XPOS_VBG
             ? verb
             : count;
}

/// The last word right before the day that hangs on it, or `day`.
static size_t
noun_before(const AttToken* tokens, size_t day)
{
  for (size_t i = day; i-- > 0;) {
    if (tokens[i].head == (int32_t)day) {
      return i;
    }
  }
  return day;
}

/// Whoever may do something: a noun, or an adjective behind a noun ("a Danish
/// government official"), but no "last Monday".
static bool
may_do(const AttToken* tokens, size_t noun, size_t day)
{
  const AttToken* token = &tokens[noun];
  if (token->upos == ATT_UPOS_NOUN || token->upos == ATT_UPOS_PROPN) {
    return true;
  }
  if (token->upos != ATT_UPOS_ADJ || noun == 0) {
    return false;
  }
  const AttToken* before = &tokens[noun - 1];
  return (before->head == (int32_t)day || before->head == (int32_t)noun) &&
         (before->upos == ATT_UPOS_NOUN || before->upos == ATT_UPOS_PROPN);
}

/// What stands before `end` and hangs on `from` goes to `to`.
static void
move(AttToken* tokens, size_t begin, size_t end, size_t from, size_t to)
{
  for (size_t i = begin; i < end; ++i) {
    if (tokens[i].head == (int32_t)from && i != to) {
      tokens[i].head = (int32_t)to;
    }
  }
}

static void
hang_day(AttToken* tokens, size_t day, size_t verb)
{
  tokens[day].head = (int32_t)verb;
  tokens[day].relation = ATT_RELATION_OBL_UNMARKED;
}

/// The noun before the day takes its place.
static void
replace(
    AttToken* tokens, size_t day, size_t noun, size_t verb, uint8_t relation)
{
  move(tokens, 0, day, day, noun);
  tokens[noun].head = (int32_t)verb;
  tokens[noun].relation = relation;
  if (tokens[noun].upos == ATT_UPOS_ADJ) {
    tokens[noun].upos = ATT_UPOS_NOUN;
    tokens[noun].xpos = ATT_XPOS_NN;
  }
  hang_day(tokens, day, verb);
}

/// What a clause was hung on hangs on its verb, which takes its place.
static void
raise(AttToken* tokens, size_t count, size_t noun, size_t verb)
{
  move(tokens, verb + 1, count, noun, verb);
  tokens[verb].head = tokens[noun].head;
  tokens[verb].relation = tokens[noun].relation;
  if (tokens[verb].xpos == ATT_XPOS_VBN &&
      tokens[verb - 1].upos != ATT_UPOS_AUX) {
    tokens[verb].xpos = ATT_XPOS_VBD;
  }
}

/// "an official today praised": the day as the head of it all.
static void
mend_root(AttToken* tokens, size_t count, size_t day, size_t verb)
{
  const size_t noun = noun_before(tokens, day);
  if (universal(&tokens[verb]) != ATT_RELATION_ACL ||
      tokens[verb].head != (int32_t)day || noun == day ||
      !may_do(tokens, noun, day)) {
    return;
  }
  raise(tokens, count, day, verb);
  replace(tokens, day, noun, verb, ATT_RELATION_NSUBJ);
}

/// "rebels today freed": nobody is freed by a day.
static void
mend_relative(AttToken* tokens, size_t count, size_t day, size_t verb)
{
  const int32_t noun = tokens[verb].head;
  if (tokens[verb].relation != ATT_RELATION_ACL_RELCL || noun < 0 ||
      (size_t)noun + 1 != day || tokens[noun].relation != ATT_RELATION_ROOT ||
      (tokens[noun].upos != ATT_UPOS_NOUN &&
       tokens[noun].upos != ATT_UPOS_PROPN)) {
    return;
  }
  const uint8_t relation = tokens[day].relation;
  raise(tokens, count, (size_t)noun, verb);
  tokens[noun].head = (int32_t)verb;
  tokens[noun].relation = relation;
  hang_day(tokens, day, verb);
}

/// "Oslo today praised": the day as the subject, with the subject before it.
static void
mend_subject(AttToken* tokens, size_t count, size_t day, size_t verb)
{
  const size_t noun = noun_before(tokens, day);
  if (noun == day) {
    mend_relative(tokens, count, day, verb);
  } else if (may_do(tokens, noun, day)) {
    replace(tokens, day, noun, verb, tokens[day].relation);
  }
}

void
att_mend_day(AttLemmas days, AttToken* tokens, size_t count, size_t at)
{
  if ((tokens[at].upos != ATT_UPOS_NOUN && tokens[at].upos != ATT_UPOS_PROPN) ||
      !att_lemmas_have(days, tokens[at].lemma) ||
      !is_plain(tokens, count, at)) {
    return;
  }
  const size_t verb = verb_behind(tokens, count, at);
  if (verb == count) {
    return;
  }
  const int32_t head = tokens[at].head;
  if (head < 0) {
    mend_root(tokens, count, at, verb);
  } else if (universal(&tokens[at]) == ATT_RELATION_NSUBJ &&
             head == (int32_t)verb) {
    mend_subject(tokens, count, at, verb);
  } else if (universal(&tokens[at]) == ATT_RELATION_FLAT &&
             tokens[head].head == (int32_t)verb &&
             universal(&tokens[head]) == ATT_RELATION_NSUBJ) {
    hang_day(tokens, at, verb);
  }
}
