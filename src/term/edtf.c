// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Shapes of EDTF (ISO 8601-2:2019), level 1, as far as templates make them,
// and the halves, quarters and seasons of level 2.

#include "term/edtf.h"

#include "term/calendar.h"

static bool
read_digits(AttView text, size_t at, size_t count, unsigned* value)
{
  *value = 0;
  for (size_t i = at; i < at + count; ++i) {
    if (i >= text.size || text.at[i] < '0' || text.at[i] > '9') {
      return false;
    }
    *value = *value * 10 + (unsigned)(text.at[i] - '0');
  }
  return true;
}

// "199X", "19XX", "2004-XX", "2004-06-XX", "2004-XX-XX".
static bool
is_unspecified(AttView date)
{
  unsigned n = 0;
  if (date.size == 4) {
    return (read_digits(date, 0, 3, &n) && date.at[3] == 'X') ||
           (read_digits(date, 0, 2, &n) && date.at[2] == 'X' &&
            date.at[3] == 'X');
  }
  if (!read_digits(date, 0, 4, &n) || date.size < 7) {
    return false;
  }
  const AttView rest = att_view_slice(date, 4, date.size);
  return att_view_equal(rest, ATT_VIEW("-XX")) ||
         att_view_equal(rest, ATT_VIEW("-XX-XX")) ||
         (rest.size == 6 && rest.at[0] == '-' && read_digits(rest, 1, 2, &n) &&
          n >= 1 && n <= 12 && rest.at[3] == '-' && rest.at[4] == 'X' &&
          rest.at[5] == 'X');
}

static bool
is_date(AttView date)
{
  unsigned year = 0;
  unsigned month = 0;
  unsigned day = 0;
  if (date.size &&
      (date.at[date.size - 1] == '~' || date.at[date.size - 1] == '?' ||
       date.at[date.size - 1] == '%')) {
    --date.size;
  }
  if (is_unspecified(date)) {
    return true;
  }
  if (!read_digits(date, 0, 4, &year)) {
    return false;
  }
  if (date.size == 4) {
    return true;
  }
  if (date.at[4] != '-' || !read_digits(date, 5, 2, &month)) {
    return false;
  }
  if (date.size == 7) {
    return (month >= 1 && month <= 12) || (month >= 21 && month <= 41);
  }
  return date.size == 10 && date.at[7] == '-' && month >= 1 && month <= 12 &&
         read_digits(date, 8, 2, &day) && day >= 1 &&
         (int)day <= att_days_in_month((int)year, (int)month);
}

static bool
is_open(AttView end)
{
  return att_view_equal(end, ATT_VIEW(".."));
}

bool
att_edtf_is_valid(AttView edtf)
{
  size_t slash = 0;
  while (slash < edtf.size && edtf.at[slash] != '/') {
    ++slash;
  }
  if (slash == edtf.size) {
    return is_date(edtf);
  }
  const AttView begin = att_view_slice(edtf, 0, slash);
  const AttView end = att_view_slice(edtf, slash + 1, edtf.size);
  if (is_open(begin) || is_open(end)) {
    return is_date(begin) || is_date(end);
  }
  // Of two dates the first four digits decide most; the rest compares as text
  // where both are written alike.
  return is_date(begin) && is_date(end) &&
         att_view_compare(att_view_slice(begin, 0, 4),
                          att_view_slice(end, 0, 4)) <= 0 &&
         (begin.size != end.size || att_view_compare(begin, end) <= 0);
}
