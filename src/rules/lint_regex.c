// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Does a regular expression need white space? A conservative walk over the
// pattern: a sequence needs it where one of its required items does, a group
// where each of its alternatives does. What is not understood needs none.
//
//   /air strikes?/  yes     /(air )?strike/  no     /(a b|c d)+/  yes

#include "rules/linter.h"

#define DEEPEST 64u

typedef struct Walk {
  AttView pattern;
  size_t at;
  size_t depth;
  bool unsure; ///< options, comments, \Q: blanks may mean something else
} Walk;

static bool needs_alternatives(Walk* walk);

static bool
is_at(const Walk* walk, char c)
{
  return walk->at < walk->pattern.size && walk->pattern.at[walk->at] == c;
}

static bool
is_space(char c)
{
  return c == ' ' || c == '\t';
}

/// "\s" and the like; the walk stands at the backslash.
static bool
take_escape(Walk* walk)
{
  const AttView p = walk->pattern;
  const char c = walk->at + 1 < p.size ? p.at[walk->at + 1] : '\0';
  walk->at += 2;
  walk->unsure |= c == 'Q';
  if ((c == 'x' || c == 'p' || c == 'P' || c == 'g' || c == 'k') &&
      is_at(walk, '{')) {
    while (walk->at < p.size && !is_at(walk, '}')) {
      ++walk->at;
    }
    ++walk->at;
  }
  return c == 's' || c == 'h' || c == 'v' || c == 't' || c == ' ' || c == 'n' ||
         c == 'r';
}

/// "[ \t]": true where every member is white space.
static bool
take_class(Walk* walk)
{
  ++walk->at;
  const bool negated = is_at(walk, '^');
  walk->at += negated;
  bool all = true;
  bool first = true;
  while (walk->at < walk->pattern.size && (first || !is_at(walk, ']'))) {
    const char c = walk->pattern.at[walk->at];
    if (c == '\\') {
      all &= take_escape(walk);
    } else if (c == '[' && walk->at + 1 < walk->pattern.size &&
               walk->pattern.at[walk->at + 1] == ':') {
      all = false; // [:alpha:]
      while (walk->at < walk->pattern.size && !is_at(walk, ']')) {
        ++walk->at;
      }
      ++walk->at;
    } else {
      all &= is_space(c);
      ++walk->at;
    }
    first = false;
  }
  ++walk->at;
  return all && !negated;
}

/// Behind "(": "?:", "?<name>", … leave what the group needs; a lookaround or
/// what is not known leaves nothing.
static bool
take_group_start(Walk* walk)
{
  if (is_at(walk, '*')) {
    walk->unsure = true;
    return false;
  }
  if (!is_at(walk, '?')) {
    return true;
  }
  const AttView rest =
      att_view_slice(walk->pattern, walk->at, walk->pattern.size);
  if (att_view_starts_with(rest, ATT_VIEW("?:")) ||
      att_view_starts_with(rest, ATT_VIEW("?>")) ||
      att_view_starts_with(rest, ATT_VIEW("?|"))) {
    walk->at += 2;
    return true;
  }
  const bool is_named = (att_view_starts_with(rest, ATT_VIEW("?<")) ||
                         att_view_starts_with(rest, ATT_VIEW("?P<"))) &&
                        !att_view_starts_with(rest, ATT_VIEW("?<=")) &&
                        !att_view_starts_with(rest, ATT_VIEW("?<!"));
  walk->unsure |= !is_named && !att_view_starts_with(rest, ATT_VIEW("?=")) &&
                  !att_view_starts_with(rest, ATT_VIEW("?!")) &&
                  !att_view_starts_with(rest, ATT_VIEW("?<"));
  while (is_named && walk->at < walk->pattern.size && !is_at(walk, '>')) {
    ++walk->at;
  }
  walk->at += is_named;
  return is_named;
}

static bool
take_group(Walk* walk)
{
  ++walk->at;
  const bool counts = take_group_start(walk);
  const bool needs = needs_alternatives(walk);
  walk->unsure |= !is_at(walk, ')');
  ++walk->at;
  return counts && needs;
}

/// "?", "*", "{0,…}": the item before may be missing.
static bool
take_quantifier(Walk* walk)
{
  bool may_miss = false;
  if (is_at(walk, '?') || is_at(walk, '*')) {
    may_miss = true;
    ++walk->at;
  } else if (is_at(walk, '+')) {
    ++walk->at;
  } else if (is_at(walk, '{')) {
    const char c = walk->at + 1 < walk->pattern.size
                       ? walk->pattern.at[walk->at + 1]
                       : '\0';
    may_miss = c < '1' || c > '9';
    while (walk->at < walk->pattern.size && !is_at(walk, '}')) {
      ++walk->at;
    }
    ++walk->at;
  }
  if (is_at(walk, '?') || is_at(walk, '+')) {
    ++walk->at; // lazy, possessive
  }
  return may_miss;
}

/// One alternative, up to "|", ")" or the end.
static bool
needs_sequence(Walk* walk)
{
  bool needs = false;
  while (walk->at < walk->pattern.size && !is_at(walk, '|') &&
         !is_at(walk, ')')) {
    bool item = false;
    const char c = walk->pattern.at[walk->at];
    if (c == '\\') {
      item = take_escape(walk);
    } else if (c == '[') {
      item = take_class(walk);
    } else if (c == '(') {
      item = take_group(walk);
    } else {
      item = is_space(c);
      ++walk->at;
    }
    needs |= !take_quantifier(walk) && item;
  }
  return needs;
}

static bool
needs_alternatives(Walk* walk)
{
  if (++walk->depth > DEEPEST) {
    walk->at = walk->pattern.size;
    return false;
  }
  bool all = needs_sequence(walk);
  while (is_at(walk, '|')) {
    ++walk->at;
    all = needs_sequence(walk) && all;
  }
  --walk->depth;
  return all;
}

bool
att_regex_needs_space(AttView pattern)
{
  Walk walk = {.pattern = pattern};
  const bool needs = needs_alternatives(&walk);
  return needs && !walk.unsure && walk.at == pattern.size;
}
