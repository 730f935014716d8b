// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Moving code points aside, and telling canonical spellings.

#include "graph/tiny_text.h"

#include "base/utf8.h"
#include "term/vocabulary.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <uninorm.h>

#define PRIVATE 0x100000u // where the first plane's are moved to
#define LONGEST_NUMBER 15 // digits that a double keeps
#define NEAREST 1e-14     // what sums of doubles are off by, relatively

static bool
is_plain(unsigned char c)
{
  return c >= 0x20 ? c < 0x7F : c == '\t' || c == '\n' || c == '\r';
}

/// Counts for nothing in collation, or is the same as something else.
static bool
is_loose(uint32_t code)
{
  if (code < 0x80) {
    return !is_plain((unsigned char)code);
  }
  ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
  return code < 0xA0 || uc_combining_class(code) != 0 ||
         (code >= 0x1160 && code <= 0x11FF) ||
         uc_is_property_default_ignorable_code_point(code) ||
         uc_canonical_decomposition(code, parts) == 1;
}

static uint32_t
move(uint32_t code)
{
  return code < 0x10000 && is_loose(code) ? code + PRIVATE : code;
}

static uint32_t
move_back(uint32_t code)
{
  return code >= PRIVATE ? code - PRIVATE : code;
}

static void
convert(AttView text, uint32_t (*by)(uint32_t), AttText* out)
{
  size_t kept = 0;
  for (size_t i = 0; i < text.size;) {
    if (is_plain((unsigned char)text.at[i])) {
      ++i;
      continue;
    }
    uint32_t code = 0;
    const size_t size =
        att_utf8_decode(att_view_slice(text, i, text.size), &code);
    if (!size) {
      ++i;
      continue;
    }
    const uint32_t moved = by(code);
    if (moved != code) {
      att_text_append(out, att_view_slice(text, kept, i));
      att_text_append_code(out, moved);
      kept = i + size;
    }
    i += size;
  }
  att_text_append(out, att_view_slice(text, kept, text.size));
}

void
att_tiny_encode(AttView text, AttText* out)
{
  convert(text, move, out);
}

void
att_tiny_decode(AttView text, AttText* out)
{
  convert(text, move_back, out);
}

bool
att_tiny_is_distinct(AttView text)
{
  bool is_ascii = true;
  for (size_t i = 0; i < text.size;) {
    uint32_t code = (unsigned char)text.at[i];
    const size_t size =
        code < 0x80
            ? 1
            : att_utf8_decode(att_view_slice(text, i, text.size), &code);
    if (!size || code >= PRIVATE || (code >= 0x10000 && is_loose(code))) {
      return false;
    }
    is_ascii &= code < 0x80;
    i += size;
  }
  if (is_ascii) {
    return true;
  }
  AttText moved = {0};
  att_tiny_encode(text, &moved);
  size_t size = 0;
  uint8_t* normal = u8_normalize(
      UNINORM_NFC, (const uint8_t*)moved.at, moved.size, NULL, &size);
  const bool same =
      normal && size == moved.size && memcmp(normal, moved.at, size) == 0;
  free(normal); // libunistring's own
  att_text_clear(&moved);
  return same;
}

static size_t
count_digits(AttView text, size_t at)
{
  size_t count = 0;
  while (at + count < text.size && text.at[at + count] >= '0' &&
         text.at[at + count] <= '9') {
    ++count;
  }
  return count;
}

/// -?(0|[1-9][0-9]*) within 64 bits; no -0.
static bool
is_integer(AttView text)
{
  const size_t sign = text.size && text.at[0] == '-';
  const size_t digits = count_digits(text, sign);
  return digits && digits <= 18 && sign + digits == text.size &&
         (text.at[sign] != '0' || (digits == 1 && !sign));
}

/// Digits on both sides of a point, with no zeros that say nothing.
static bool
is_decimal(AttView text)
{
  const size_t sign = text.size && text.at[0] == '-';
  const size_t whole = count_digits(text, sign);
  const size_t point = sign + whole;
  const size_t rest = point < text.size ? count_digits(text, point + 1) : 0;
  if (!whole || !rest || text.at[point] != '.' ||
      point + 1 + rest != text.size || whole + rest > LONGEST_NUMBER ||
      (whole > 1 && text.at[sign] == '0') ||
      (rest > 1 && text.at[text.size - 1] == '0')) {
    return false;
  }
  for (size_t i = sign; i < text.size; ++i) {
    if (text.at[i] >= '1') {
      return true;
    }
  }
  return !sign;
}

/// A day from 1000 to 9999, without a time zone.
static bool
is_date(AttView text)
{
  static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (text.size != 10 || count_digits(text, 0) != 4 || text.at[4] != '-' ||
      count_digits(text, 5) != 2 || text.at[7] != '-' ||
      count_digits(text, 8) != 2 || text.at[0] == '0') {
    return false;
  }
  const int year = atoi(text.at);
  const int month = atoi(text.at + 5);
  const int day = atoi(text.at + 8);
  const bool leaps = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return month >= 1 && month <= 12 && day >= 1 &&
         day <= days[month - 1] + (month == 2 && leaps);
}

AttTinyKind
att_tiny_native_kind(AttView datatype, AttView spelling)
{
  if (att_view_equal(datatype, ATT_VIEW(ATT_IRI_XSD "integer"))) {
    return is_integer(spelling) ? ATT_TINY_INTEGER : ATT_TINY_TYPED;
  }
  if (att_view_equal(datatype, ATT_VIEW(ATT_IRI_XSD "decimal"))) {
    return is_decimal(spelling) ? ATT_TINY_DECIMAL : ATT_TINY_TYPED;
  }
  if (att_view_equal(datatype, ATT_VIEW(ATT_IRI_XSD "date"))) {
    return is_date(spelling) ? ATT_TINY_DATE : ATT_TINY_TYPED;
  }
  return ATT_TINY_TYPED;
}

void
att_tiny_write_decimal(double number, AttText* out)
{
  char text[400]; // the largest double has 309 digits
  const double most = NEAREST * (number < 0 ? -number : number);
  double off = 0;
  int places = 0;
  do { // the fewest places that give the number back
    snprintf(text, sizeof text, "%.*f", ++places, number);
    off = strtod(text, NULL) - number;
  } while (places < LONGEST_NUMBER && (off > most || off < -most));
  att_text_append_string(out, text);
}
