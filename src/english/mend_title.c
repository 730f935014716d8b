// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// A person's title and name that the parser took apart.
//
//   Danish diplomat Ola Berg left     three subjects → one, Ola Berg its name
//   Danish mediator Ola Berg left     "a mediator whom Berg left" → Berg left
//   Uzbek President Ali Umarov left   Uzbek, called Ali → Ali, the president
//   met with President Ali Umarov     "with" the title → with Umarov
//
// In: a parsed sentence and the place to look at. Out: a better tree.

#include "english/mend.h"

static bool
is_subject(const AttToken* token)
{
  return att_relation_universal((AttRelation)token->relation) ==
         ATT_RELATION_NSUBJ;
}

static bool
is_flat(const AttToken* token)
{
  return att_relation_universal((AttRelation)token->relation) ==
         ATT_RELATION_FLAT;
}

static bool
has_child(const AttToken* tokens,
          size_t count,
          size_t head,
          AttRelation relation)
{
  for (size_t i = 0; i < count; ++i) {
    if (tokens[i].head == (int32_t)head &&
        att_relation_universal((AttRelation)tokens[i].relation) == relation) {
      return true;
    }
  }
  return false;
}

static void
hang(AttToken* token, size_t head, AttRelation relation)
{
  token->head = (int32_t)head;
  token->relation = (uint8_t)relation;
}

/// Steps from a word up to the title that it describes.
#define MOST_STEPS 6u

static bool
is_below(const AttToken* tokens, size_t at, size_t head)
{
  int32_t up = tokens[at].head;
  for (unsigned step = 0; step < MOST_STEPS && up >= 0; ++step) {
    if (up == (int32_t)head) {
      return true;
    }
    up = tokens[up].head;
  }
  return false;
}

/// The first token of what hangs below `head`, without a gap to its left.
static size_t
first_below(const AttToken* tokens, size_t head)
{
  size_t first = head;
  while (first > 0 && is_below(tokens, first - 1, head)) {
    --first;
  }
  return first;
}

/// A name right before `at` that is a subject of `verb` too, or `at`.
static size_t
name_before(const AttToken* tokens, size_t at, int32_t verb)
{
  size_t name = at;
  while (name > 0 && is_flat(&tokens[name - 1])) {
    --name;
  }
  return name > 0 && tokens[name - 1].head == verb &&
                 tokens[name - 1].upos == ATT_UPOS_PROPN &&
                 is_subject(&tokens[name - 1])
             ? name - 1
             : at;
}

/// One verb has the title and the name for subjects, or a nationality and the
/// name, and the title for something else.
static void
join_subjects(AttToken* tokens, size_t count, size_t noun, size_t name)
{
  const int32_t verb = tokens[name].head;
  const size_t first = first_below(tokens, noun);
  const size_t before = name_before(tokens, first, verb);
  if (tokens[noun].head != verb || verb <= (int32_t)name ||
      has_child(tokens, count, noun, ATT_RELATION_CASE) ||
      (!is_subject(&tokens[noun]) && before == first)) {
    return;
  }
  if (before < first) {
    hang(&tokens[before], noun, ATT_RELATION_COMPOUND);
  }
  tokens[noun].relation = tokens[name].relation;
  hang(&tokens[name], noun, ATT_RELATION_APPOS);
}

/// A relative pronoun or a mark makes a relative clause a real one.
static bool
is_bare_clause(const AttToken* tokens, size_t noun, size_t name, size_t verb)
{
  return tokens[verb].head == (int32_t)noun &&
         tokens[verb].relation == ATT_RELATION_ACL_RELCL && name == noun + 1 &&
         verb > name;
}

/// The clause was taken for a relative one of the title.
static void
raise_clause(AttToken* tokens, size_t count, size_t noun, size_t name)
{
  const size_t verb = (size_t)tokens[name].head;
  if (tokens[name].head < 0 || !is_bare_clause(tokens, noun, name, verb) ||
      tokens[noun].relation != ATT_RELATION_ROOT ||
      has_child(tokens, count, noun, ATT_RELATION_DET) ||
      has_child(tokens, count, noun, ATT_RELATION_COP) ||
      has_child(tokens, count, noun, ATT_RELATION_CASE) ||
      has_child(tokens, count, noun, ATT_RELATION_NSUBJ)) {
    return;
  }
  for (size_t i = verb + 1; i < count; ++i) {
    if (tokens[i].head == (int32_t)noun) {
      tokens[i].head = (int32_t)verb;
    }
  }
  tokens[verb].head = tokens[noun].head;
  tokens[verb].relation = tokens[noun].relation;
  hang(&tokens[noun], verb, (AttRelation)tokens[name].relation);
  hang(&tokens[name], noun, ATT_RELATION_APPOS);
}

/// A title describes the name behind it; what stands before the title is no
/// part of that name, and no subject beside it.
static void
turn_name(AttToken* tokens, size_t count, size_t title)
{
  const int32_t name = tokens[title].head;
  const int32_t head = name < 0 ? -1 : tokens[name].head;
  if (tokens[title].relation != ATT_RELATION_NMOD_DESC ||
      name <= (int32_t)title || head < 0) {
    return;
  }
  const size_t first = first_below(tokens, title);
  const size_t before = name_before(tokens, first, head);
  if (before < first && is_subject(&tokens[name])) {
    hang(&tokens[before], title, ATT_RELATION_COMPOUND);
  }
  if (!is_flat(&tokens[name]) || head >= (int32_t)title) {
    return;
  }
  tokens[name].head = tokens[head].head;
  tokens[name].relation = tokens[head].relation;
  for (size_t i = title + 1; i < count; ++i) {
    if (tokens[i].head == head) {
      tokens[i].head = name;
    }
  }
  hang(&tokens[head], title, ATT_RELATION_COMPOUND);
}

/// A preposition before the title is the name's, which is no object then.
static void
raise_preposition(AttToken* tokens, size_t count, size_t title)
{
  const int32_t name = tokens[title].head;
  if (tokens[title].relation != ATT_RELATION_NMOD_DESC ||
      name <= (int32_t)title ||
      has_child(tokens, count, (size_t)name, ATT_RELATION_CASE)) {
    return;
  }
  for (size_t i = first_below(tokens, title); i < title; ++i) {
    if (tokens[i].head == (int32_t)title &&
        tokens[i].relation == ATT_RELATION_CASE) {
      tokens[i].head = name;
      if (tokens[name].relation == ATT_RELATION_OBJ) {
        tokens[name].relation = ATT_RELATION_OBL;
      }
    }
  }
}

/// "Uyghur activist Ola Berg", the title taken for a part of a first name.
static void
free_title(AttToken* tokens, size_t noun, size_t name)
{
  const int32_t head = tokens[noun].head;
  if (!is_flat(&tokens[noun]) || head != (int32_t)noun - 1 ||
      !is_subject(&tokens[head]) || tokens[head].head != tokens[name].head) {
    return;
  }
  tokens[noun].head = tokens[head].head;
  tokens[noun].relation = tokens[head].relation;
  hang(&tokens[head], noun, ATT_RELATION_COMPOUND);
}

void
att_mend_title(AttToken* tokens, size_t count, size_t at)
{
  turn_name(tokens, count, at);
  raise_preposition(tokens, count, at);
  if (at + 1 < count && tokens[at].xpos == ATT_XPOS_NN &&
      tokens[at + 1].upos == ATT_UPOS_PROPN && is_subject(&tokens[at + 1])) {
    free_title(tokens, at, at + 1);
    join_subjects(tokens, count, at, at + 1);
    raise_clause(tokens, count, at, at + 1);
  }
}
