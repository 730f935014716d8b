// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// Local names of IRIs made of words: a letter, then letters, digits and `_`,
// because only such names abbreviate in every Turtle writer.
//
//   Türkiye -> Turkiye     9/11 -> n9_11     Київ -> u041Au0438u0457u0432

#include "term/rdf.h"

#include "base/utf8.h"

#include <unictype.h>
#include <uninorm.h>

#define LONGEST_SLUG 120u

static bool
is_ascii_word(uint32_t code)
{
  return (code >= '0' && code <= '9') || (code >= 'a' && code <= 'z') ||
         (code >= 'A' && code <= 'Z');
}

static void
append_code_name(uint32_t code, AttText* out)
{
  att_text_format(out, code > 0xFFFF ? "U%08X" : "u%04X", (unsigned)code);
}

/// A gap between words, kept back until a word follows.
static void
append_word_code(uint32_t code, bool* gap, size_t start, AttText* out)
{
  if (*gap && out->size > start) {
    att_text_append_char(out, '_');
  }
  *gap = false;
  if (is_ascii_word(code)) {
    att_text_append_char(out, (char)code);
  } else {
    append_code_name(code, out);
  }
}

static bool
is_word(uint32_t code)
{
  return is_ascii_word(code) || uc_is_general_category(code, UC_LETTER) ||
         uc_is_general_category(code, UC_NUMBER);
}

static void
append_decomposed(uint32_t code, bool* gap, size_t start, AttText* out)
{
  ucs4_t parts[32];
  size_t count = sizeof parts / sizeof *parts;
  ucs4_t whole = code;
  ucs4_t* made = u32_normalize(UNINORM_NFKD, &whole, 1, parts, &count);
  if (made != parts) { // no character decomposes into so many
    parts[0] = code;
    count = 1;
  }
  for (size_t i = 0; i < count; ++i) {
    if (is_word(parts[i])) {
      append_word_code(parts[i], gap, start, out);
    } else if (!uc_is_general_category(parts[i], UC_MARK) && parts[i] != '\'' &&
               parts[i] != 0x2019) {
      *gap = true;
    }
  }
}

typedef enum Style { WORDS, CODES } Style;

static void
append_all(AttView words, Style style, AttText* out)
{
  const size_t start = out->size;
  bool gap = false;
  for (size_t at = 0; at < words.size;) {
    uint32_t code = 0;
    size_t size =
        att_utf8_decode((AttView){words.at + at, words.size - at}, &code);
    if (!size) {
      size = 1;
      code = 0xFFFD;
    }
    if (style == CODES) {
      append_code_name(code, out);
    } else {
      append_decomposed(code, &gap, start, out);
    }
    at += size;
  }
}

/// Names longer than any label worth reading keep their start and a hash.
static void
shorten(AttText* name, AttView words)
{
  if (name->size > LONGEST_SLUG) {
    name->size = LONGEST_SLUG - 17;
    att_text_format(name, "_%016llX", (unsigned long long)att_view_hash(words));
  }
}

void
att_slug(AttView words, AttText* out)
{
  AttText name = {0};
  append_all(words, WORDS, &name);
  if (!name.size) {
    append_all(words, CODES, &name);
  }
  shorten(&name, words);
  const char first = name.size ? name.at[0] : '\0';
  if (!first || (first >= '0' && first <= '9')) {
    att_text_append_char(out, 'n');
  }
  att_text_append(out, att_text_view(&name));
  out->broken = out->broken || name.broken;
  att_text_clear(&name);
}
