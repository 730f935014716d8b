// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// A walk over the tokens of Turtle, as far as quotation marks hide others.

#include "term/triple_term.h"

#include <string.h>

/// Behind the next `c`, or at the end.
static size_t
behind(AttView text, size_t at, char c)
{
  const char* found = memchr(text.at + at, c, text.size - at);
  return found ? (size_t)(found - text.at) + 1 : text.size;
}

/// Behind the string that begins at `at`, of one or three quotation marks.
static size_t
behind_string(AttView text, size_t at)
{
  const char mark = text.at[at];
  const char three[] = {mark, mark, mark};
  const AttView rest = att_view_slice(text, at, text.size);
  const size_t marks = att_view_starts_with(rest, (AttView){three, 3}) ? 3 : 1;
  for (at += marks; at < text.size; ++at) {
    const AttView tail = att_view_slice(text, at, text.size);
    if (text.at[at] == '\\') {
      ++at;
    } else if (att_view_starts_with(tail, (AttView){three, marks})) {
      return at + marks;
    }
  }
  return text.size;
}

static bool
is_anywhere(AttView text)
{
  for (size_t at = 0; at + 1 < text.size;) {
    at = behind(text, at, '<');
    if (at < text.size && text.at[at] == '<') {
      return true;
    }
  }
  return false;
}

size_t
att_triple_term_find(AttView text)
{
  if (!is_anywhere(text)) { // nearly always, and quick
    return text.size;
  }
  for (size_t at = 0; at < text.size;) {
    switch (text.at[at]) {
    case '#':
      at = behind(text, at, '\n');
      break;
    case '"':
    case '\'':
      at = behind_string(text, at);
      break;
    case '<':
      if (at + 1 < text.size && text.at[at + 1] == '<') {
        return at;
      }
      at = behind(text, at, '>');
      break;
    default:
      ++at;
    }
  }
  return text.size;
}
