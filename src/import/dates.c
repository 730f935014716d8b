// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Limits stand with blanks in any place.

#include "import/dates.h"

#include <string.h>

#define LONGEST_LIMITS 40u
#define CENTURY_TURN 30 ///< the last year of two digits that is 20YY

static int
number(AttView digits)
{
  int value = 0;
  for (size_t i = 0; i < digits.size; ++i) {
    value = value * 10 + (digits.at[i] - '0');
  }
  return value;
}

static int
days_of(int month, int year)
{
  static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leaps = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return days[month - 1] + (month == 2 && leaps);
}

static char*
write_number(char* at, int value, int digits)
{
  for (int i = digits - 1; i >= 0; --i) {
    at[i] = (char)('0' + value % 10);
    value /= 10;
  }
  at[digits] = '\0';
  return at + digits;
}

static bool
write_date(int year, int month, int day, char date[ATT_IMPORT_DATE_SIZE])
{
  if (month > 12 || (month == 0 && day) ||
      (month && day > days_of(month, year))) {
    return false;
  }
  char* end = write_number(date, year, 4);
  if (month) {
    *end++ = '-';
    end = write_number(end, month, 2);
  }
  if (day) {
    *end++ = '-';
    write_number(end, day, 2);
  }
  return true;
}

bool
att_import_date(AttView digits, char date[ATT_IMPORT_DATE_SIZE])
{
  for (size_t i = 0; i < digits.size; ++i) {
    if (digits.at[i] < '0' || digits.at[i] > '9') {
      return false;
    }
  }
  if (digits.size != 6 && digits.size != 8) {
    return false;
  }
  const size_t at = digits.size - 4;
  int year = number(att_view_slice(digits, 0, at));
  if (at == 2) {
    year += year <= CENTURY_TURN ? 2000 : 1900;
  }
  return write_date(year,
                    number(att_view_slice(digits, at, at + 2)),
                    number(att_view_slice(digits, at + 2, at + 4)),
                    date);
}

static const char*
read_range(AttView text, char* from, char* to)
{
  const char* dash = memchr(text.at, '-', text.size);
  if (!dash) {
    return "expected < or > before the date, or a second date behind -";
  }
  const size_t at = (size_t)(dash - text.at);
  if (!att_import_date(att_view_slice(text, 0, at), from) ||
      !att_import_date(att_view_slice(text, at + 1, text.size), to)) {
    return "expected two dates of 6 or 8 digits, each a day of the calendar";
  }
  return strcmp(from, to) > 0 ? "ends before it begins" : NULL;
}

const char*
att_import_limits(AttView limits,
                  char from[ATT_IMPORT_DATE_SIZE],
                  char to[ATT_IMPORT_DATE_SIZE])
{
  char bytes[LONGEST_LIMITS];
  AttView text = {bytes, 0};
  *from = *to = '\0';
  for (size_t i = 0; i < limits.size; ++i) {
    if (limits.at[i] == ' ' || limits.at[i] == '\t') {
      continue;
    }
    if (text.size == LONGEST_LIMITS) {
      return "longer than any limit of time";
    }
    bytes[text.size++] = limits.at[i];
  }
  if (!text.size) {
    return NULL;
  }
  if (*text.at != '<' && *text.at != '>') {
    return read_range(text, from, to);
  }
  return att_import_date(att_view_slice(text, 1, text.size),
                         *text.at == '<' ? to : from)
             ? NULL
             : "expected a date of 6 or 8 digits that is a day of the calendar";
}
