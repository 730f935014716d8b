// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Blank or none between two neighbours; "AGENT  accuses | blames( of TOPIC )"
// becomes "AGENT accuses|blames(of TOPIC)".

#include "rules/spell.h"

#include <string.h>

static bool
is_one_of(const AttLexeme* lexeme, const char* marks)
{
  return lexeme->kind == ATT_LEXEME_MARK && strchr(marks, lexeme->mark);
}

/// White space that the parser heeds: hyphens join, a word right before "("
/// names a construct, and "?" and "*" stick to a group.
static bool
is_as_written(const AttLexeme* left, const AttLexeme* right)
{
  return is_one_of(left, "-") || is_one_of(right, "-") ||
         right->kind == ATT_LEXEME_POSSESSIVE ||
         (left->kind == ATT_LEXEME_WORD && is_one_of(right, "(")) ||
         (is_one_of(left, ")") && is_one_of(right, "?*["));
}

static bool
is_spaced(const AttLexeme* left, const AttLexeme* right)
{
  if (is_as_written(left, right)) {
    return !right->glued;
  }
  if (is_one_of(right, ":")) {
    return false;
  }
  if (is_one_of(left, ":")) { // "TARGET:Person", but "thousand: 1000"
    return !left->glued || !right->glued;
  }
  if (is_one_of(left, "|({") || is_one_of(right, "|)},;")) {
    return false;
  }
  if (is_one_of(left, ",;=)") || is_one_of(right, "=(")) {
    return true;
  }
  return !right->glued;
}

void
att_spell(AttView text,
          const AttLexemes* lexemes,
          size_t first,
          size_t end,
          AttText* out)
{
  for (size_t i = first; i < end; ++i) {
    const AttLexeme* lexeme = &lexemes->at[i];
    if (i > first && is_spaced(&lexemes->at[i - 1], lexeme)) {
      att_text_append_char(out, ' ');
    }
    att_text_append(out,
                    att_view_slice(text, lexeme->span.begin, lexeme->span.end));
  }
}
