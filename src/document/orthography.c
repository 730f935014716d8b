// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The closed lists and how they are searched: in order, comparing lengths
// first; the lists are short and asked about few words.

#include "document/orthography.h"

#include <string.h>

typedef struct Entry {
  AttView text;
  int value;
} Entry;

static const Entry abbreviations[] = {
#define ATT_ABBREVIATION(text, kind)                                           \
  {{text, sizeof(text) - 1}, ATT_ABBREVIATION_##kind},
#include "document/abbreviations.def"
#undef ATT_ABBREVIATION
};

static const Entry sections[] = {
#define ATT_SECTION(name, kind) {{name, sizeof(name) - 1}, ATT_SECTION_##kind},
#include "document/headings.def"
#undef ATT_SECTION
};

enum Lists {
  CONTRACTION = 1 << 8, // with the letters before the cut
  CLITIC = 1 << 9,
  PREFIX = 1 << 10,
  KEEPS_HYPHEN = 1 << 11,
  SUSPENDER = 1 << 12,
  UNIT = 1 << 13,
  STARTER = 1 << 14,
  CITING = 1 << 15,
  MONTH = 1 << 16,
};

#define WORD(text, value) {{text, sizeof(text) - 1}, value},

static const Entry words[] = {
#define ATT_CONTRACTION(word, letters) WORD(word, CONTRACTION | (letters))
#define ATT_CLITIC(word) WORD(word, CLITIC)
#define ATT_PREFIX(word, broken)                                               \
  WORD(word, PREFIX | ((broken) ? KEEPS_HYPHEN : 0))
#define ATT_SUSPENDER(word) WORD(word, SUSPENDER)
#define ATT_UNIT(word) WORD(word, UNIT)
#define ATT_STARTER(word) WORD(word, STARTER)
#define ATT_CITING(word) WORD(word, CITING)
#define ATT_MONTH(word) WORD(word, MONTH)
#include "document/orthography.def"
};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define LONGEST 40u

void
att_lower_ascii(AttView view, char* lower)
{
  for (size_t i = 0; i < view.size; ++i) {
    const char c = view.at[i];
    lower[i] = (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
  }
}

/// The value of the first entry under `word` that has a bit of `mask`.
static int
find(const Entry* entries, size_t count, AttView word, int mask)
{
  for (size_t i = 0; i < count; ++i) {
    if (entries[i].text.size == word.size && (entries[i].value & mask) &&
        memcmp(entries[i].text.at, word.at, word.size) == 0) {
      return entries[i].value;
    }
  }
  return 0;
}

static int
find_lower(AttView word, int mask)
{
  char lower[LONGEST];
  if (word.size == 0 || word.size > sizeof lower) {
    return 0;
  }
  att_lower_ascii(word, lower);
  return find(words, COUNT(words), (AttView){lower, word.size}, mask);
}

static bool
is_ascii_letter(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// "T", "U.S", "Ph.D" shapes: single letters with stops between.
static bool
is_letters(AttView word)
{
  if (word.size % 2 == 0 || word.size > 15) {
    return false;
  }
  for (size_t i = 0; i < word.size; ++i) {
    if (i % 2 ? word.at[i] != '.' : !is_ascii_letter(word.at[i])) {
      return false;
    }
  }
  return word.size > 1 || (word.at[0] >= 'A' && word.at[0] <= 'Z');
}

AttAbbreviation
att_orthography_abbreviation(AttView word)
{
  if (word.size == 0 || word.size > 15) {
    return ATT_ABBREVIATION_NOT;
  }
  const int found = find(abbreviations, COUNT(abbreviations), word, -1);
  return found              ? (AttAbbreviation)found
         : is_letters(word) ? ATT_ABBREVIATION_LETTERS
                            : ATT_ABBREVIATION_NOT;
}

/// Skip "3.1. ", "IV. ", "#" and blanks before a heading's words.
static size_t
skip_numbering(AttView heading)
{
  size_t at = 0;
  while (at < heading.size &&
         (heading.at[at] == ' ' || heading.at[at] == '.' ||
          heading.at[at] == ')' ||
          (heading.at[at] >= '0' && heading.at[at] <= '9'))) {
    ++at;
  }
  size_t roman = at;
  while (roman < heading.size && strchr("IVX", heading.at[roman])) {
    ++roman;
  }
  return roman > at && roman + 1 < heading.size && heading.at[roman] == '.'
             ? roman + 2
             : at;
}

AttSection
att_orthography_section(AttView heading, size_t* used)
{
  char lower[LONGEST];
  const size_t begin = skip_numbering(heading);
  size_t end = begin;
  while (end < heading.size && end - begin < sizeof lower &&
         (is_ascii_letter(heading.at[end]) || heading.at[end] == ' ' ||
          heading.at[end] == '\'')) {
    ++end;
  }
  const AttView name = att_view_trim(att_view_slice(heading, begin, end));
  if (name.size == 0 || (end < heading.size && heading.at[end] != ':' &&
                         heading.at[end] != '.' && heading.at[end] != '-')) {
    return ATT_SECTION_NOT;
  }
  att_lower_ascii(name, lower);
  const int found =
      find(sections, COUNT(sections), (AttView){lower, name.size}, -1);
  if (used) {
    *used = end < heading.size ? end + 1 : end;
  }
  return (AttSection)found;
}

size_t
att_orthography_contraction(AttView word)
{
  return word.size > 8 ? 0 : (size_t)find_lower(word, CONTRACTION) & 0xFFU;
}

bool
att_orthography_is_clitic(AttView letters)
{
  return letters.size <= 2 && find_lower(letters, CLITIC);
}

bool
att_orthography_is_prefix(AttView word)
{
  return word.size <= 8 && find_lower(word, PREFIX);
}

bool
att_orthography_keeps_hyphen(AttView word)
{
  return find_lower(word, KEEPS_HYPHEN);
}

bool
att_orthography_is_suspender(AttView word)
{
  return find_lower(word, SUSPENDER);
}

bool
att_orthography_is_unit(AttView word)
{
  return word.size <= 4 && find_lower(word, UNIT);
}

bool
att_orthography_is_starter(AttView word)
{
  return find_lower(word, STARTER);
}

bool
att_orthography_is_citing(AttView word)
{
  return find_lower(word, CITING);
}

bool
att_orthography_is_month(AttView word)
{
  return find_lower(word, MONTH);
}
