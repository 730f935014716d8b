// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Spelling of terms.

#include "graph/spell.h"

#include "term/vocabulary.h"

#include <string.h>

#define MOST_JSON_DIGITS 15u

/// The letter that stands behind a backslash for `c`; 0 where there is none.
static char
escape_of(unsigned char c)
{
  switch (c) {
  case '"':
  case '\\':
    return (char)c;
  case '\b':
    return 'b';
  case '\t':
    return 't';
  case '\n':
    return 'n';
  case '\f':
    return 'f';
  case '\r':
    return 'r';
  default:
    return 0;
  }
}

/// The first byte from `at` on that cannot stand for itself.
static size_t
plain_until(AttView text, size_t at)
{
  while (at < text.size) {
    const unsigned char c = (unsigned char)text.at[at];
    if (c < 0x20 || c == '"' || c == '\\' || c == 0x7F) {
      return at;
    }
    ++at;
  }
  return at;
}

void
att_spell_string(AttView text, AttText* out)
{
  att_text_append_char(out, '"');
  for (size_t at = 0; at < text.size;) {
    const size_t end = plain_until(text, at);
    att_text_append(out, att_view_slice(text, at, end));
    at = end;
    if (at < text.size) {
      const unsigned char c = (unsigned char)text.at[at++];
      const char letter = escape_of(c);
      if (letter) {
        const char escaped[] = {'\\', letter};
        att_text_append(out, (AttView){escaped, 2});
      } else {
        att_text_format(out, "\\u%04X", (unsigned)c);
      }
    }
  }
  att_text_append_char(out, '"');
}

static bool
is_letter(char c)
{
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static bool
is_digit(char c)
{
  return c >= '0' && c <= '9';
}

AttView
att_spell_local(AttView iri, AttView* space)
{
  size_t begin = iri.size;
  while (begin && (is_letter(iri.at[begin - 1]) ||
                   is_digit(iri.at[begin - 1]) || iri.at[begin - 1] == '_')) {
    --begin;
  }
  *space = att_view_slice(iri, 0, begin);
  const AttView local = att_view_slice(iri, begin, iri.size);
  return local.size && is_letter(local.at[0]) ? local : ATT_VIEW("");
}

const AttPrefix*
att_spell_prefix(const AttPrefixes* prefixes, AttView space)
{
  for (size_t i = 0; i < prefixes->count; ++i) {
    if (att_view_equal(prefixes->at[i].iri, space)) {
      return &prefixes->at[i];
    }
  }
  return NULL;
}

static void
append_iri(AttView iri, const AttPrefixes* prefixes, AttText* out)
{
  AttView space;
  const AttView local = att_spell_local(iri, &space);
  const AttPrefix* prefix =
      prefixes && local.size ? att_spell_prefix(prefixes, space) : NULL;
  if (prefix) {
    att_text_append(out, prefix->name);
    att_text_append_char(out, ':');
    att_text_append(out, local);
    return;
  }
  att_text_append_char(out, '<');
  att_text_append(out, iri);
  att_text_append_char(out, '>');
}

/// The length of a canonical integer at the head of `text`, 0 where there is
/// none: no sign but "-", no zero in front, no "-0".
static size_t
integer_size(AttView text)
{
  const size_t begin = text.size && text.at[0] == '-';
  size_t end = begin;
  while (end < text.size && is_digit(text.at[end])) {
    ++end;
  }
  return end > begin && (text.at[begin] != '0' || end == begin + 1) ? end : 0;
}

static bool
is_integer(AttView text)
{
  return text.size && integer_size(text) == text.size &&
         !att_view_equal(text, ATT_VIEW("-0"));
}

static bool
is_decimal(AttView text)
{
  const size_t point = integer_size(text);
  if (!point || point + 1 >= text.size || text.at[point] != '.') {
    return false;
  }
  for (size_t i = point + 1; i < text.size; ++i) {
    if (!is_digit(text.at[i])) {
      return false;
    }
  }
  return true;
}

/// May it stand in Turtle without quotation marks and datatype?
static bool
stands_bare(const AttTerm* term)
{
  const AttView type = term->datatype;
  if (att_view_equal(type, ATT_VIEW(ATT_IRI_XSD "integer"))) {
    return is_integer(term->value);
  }
  if (att_view_equal(type, ATT_VIEW(ATT_IRI_XSD "decimal"))) {
    return is_decimal(term->value);
  }
  return att_view_equal(type, ATT_VIEW(ATT_IRI_XSD "boolean")) &&
         (att_view_equal(term->value, ATT_VIEW("true")) ||
          att_view_equal(term->value, ATT_VIEW("false")));
}

bool
att_spell_is_small_integer(const AttTerm* term)
{
  return att_view_equal(term->datatype, ATT_VIEW(ATT_IRI_XSD "integer")) &&
         term->value.size <= MOST_JSON_DIGITS && is_integer(term->value);
}

static void
append_literal(const AttTerm* term, const AttPrefixes* prefixes, AttText* out)
{
  if (prefixes && stands_bare(term)) {
    att_text_append(out, term->value);
    return;
  }
  att_spell_string(term->value, out);
  if (term->language.size) {
    att_text_append_char(out, '@');
    att_text_append(out, term->language);
  } else if (term->datatype.size) {
    att_text_append_string(out, "^^");
    append_iri(term->datatype, prefixes, out);
  }
}

void
att_spell_parts(const AttTerm* term, AttTerm parts[3])
{
  AttView rest = term->value;
  for (size_t i = 0; i < 3; ++i) {
    const char* blank = memchr(rest.at, ' ', rest.size);
    const size_t end = blank ? (size_t)(blank - rest.at) : rest.size;
    parts[i] = (AttTerm){.kind = ATT_TERM_IRI,
                         .value = att_view_slice(rest, 0, end),
                         .datatype = ATT_VIEW(""),
                         .language = ATT_VIEW("")};
    rest = att_view_slice(rest, end + 1, rest.size);
  }
}

void
att_spell_term(const AttTerm* term, const AttPrefixes* prefixes, AttText* out)
{
  AttTerm parts[3];
  switch (term->kind) {
  case ATT_TERM_IRI:
    append_iri(term->value, prefixes, out);
    return;
  case ATT_TERM_BLANK:
    att_text_append_string(out, "_:");
    att_text_append(out, term->value);
    return;
  case ATT_TERM_LITERAL:
    append_literal(term, prefixes, out);
    return;
  case ATT_TERM_TRIPLE:
    att_spell_parts(term, parts);
    att_text_append_string(out, "<<( ");
    for (size_t i = 0; i < 3; ++i) {
      att_spell_term(&parts[i], prefixes, out);
      att_text_append_char(out, ' ');
    }
    att_text_append_string(out, ")>>");
    return;
  }
}
