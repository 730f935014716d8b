// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// EDTF to the days it covers, so that stores that know no EDTF can filter.
//
//   interval = side "/" side        side = date | ".." | ""
//   date     = year [ "-" month [ "-" day ] ] [ "?" | "~" | "%" ]
//
// Approximate and uncertain dates cover the days they name.

#include "term/days.h"

#include "term/calendar.h"

#include <stdio.h>
#include <string.h>

/// Both ends of one date.
typedef struct Stretch {
  AttDay first;
  AttDay last;
} Stretch;

/// Read digits or X: the least and the greatest number they can stand for.
static bool
read_digits(AttView text, int* least, int* most)
{
  *least = *most = 0;
  for (size_t i = 0; i < text.size; ++i) {
    const char c = text.at[i];
    if (c != 'X' && (c < '0' || c > '9')) {
      return false;
    }
    *least = *least * 10 + (c == 'X' ? 0 : c - '0');
    *most = *most * 10 + (c == 'X' ? 9 : c - '0');
  }
  return text.size > 0;
}

static void
set_months(Stretch* stretch, int month, int count)
{
  stretch->first.month = month;
  stretch->first.day = 1;
  stretch->last.month = month + count - 1;
  if (stretch->last.month > 12) {
    stretch->last.month -= 12;
    ++stretch->last.year;
  }
  stretch->last.day =
      att_days_in_month(stretch->last.year, stretch->last.month);
}

/// Seasons, quarters, quadrimesters and halves: 21 to 41. Seasons without a
/// hemisphere (21 to 24) are read as northern.
static bool
set_season(Stretch* stretch, int code)
{
  static const struct {
    int month;
    int count;
  } seasons[] = {{3, 3},  {6, 3},  {9, 3},  {12, 3}, {3, 3}, {6, 3}, {9, 3},
                 {12, 3}, {9, 3},  {12, 3}, {3, 3},  {6, 3}, {1, 3}, {4, 3},
                 {7, 3},  {10, 3}, {1, 4},  {5, 4},  {9, 4}, {1, 6}, {7, 6}};
  if (code < 21 || code > 41) {
    return false;
  }
  set_months(stretch, seasons[code - 21].month, seasons[code - 21].count);
  return true;
}

static bool
read_month(AttView text, Stretch* stretch, bool* is_month)
{
  int least = 0;
  int most = 0;
  *is_month = false;
  if (text.size != 2 || !read_digits(text, &least, &most)) {
    return false;
  }
  if (least == most && least > 12) {
    return set_season(stretch, least);
  }
  *is_month = true;
  least = least < 1 ? 1 : least;
  most = most > 12 ? 12 : most;
  if (least > most) {
    return false;
  }
  set_months(stretch, least, most - least + 1);
  return true;
}

static bool
read_day(AttView text, Stretch* stretch)
{
  int least = 0;
  int most = 0;
  if (text.size != 2 || !read_digits(text, &least, &most)) {
    return false;
  }
  const int longest = stretch->last.day;
  least = least < 1 ? 1 : least;
  most = most > longest && least != most ? longest : most;
  if (least > most || most > longest) {
    return false;
  }
  stretch->first.day = least;
  stretch->last.day = most;
  return true;
}

static AttView
without_qualifier(AttView date)
{
  if (date.size && strchr("?~%", date.at[date.size - 1])) {
    --date.size;
  }
  return date;
}

static bool
read_date(AttView date, Stretch* stretch)
{
  date = without_qualifier(date);
  if (date.size != 4 && date.size != 7 && date.size != 10) {
    return false;
  }
  if (!read_digits(att_view_slice(date, 0, 4),
                   &stretch->first.year,
                   &stretch->last.year)) {
    return false;
  }
  set_months(stretch, 1, 12);
  bool is_month = false;
  if (date.size >= 7 &&
      (date.at[4] != '-' ||
       !read_month(att_view_slice(date, 5, 7), stretch, &is_month))) {
    return false;
  }
  return date.size < 10 || (is_month && date.at[7] == '-' &&
                            read_day(att_view_slice(date, 8, 10), stretch));
}

static void
write_day(AttDay day, char out[11])
{
  char text[40];
  snprintf(text, sizeof text, "%04d-%02d-%02d", day.year, day.month, day.day);
  if (day.year >= 1 && day.year <= 9999) {
    memcpy(out, text, 10);
    out[10] = '\0';
  }
}

static bool
is_open(AttView side)
{
  return side.size == 0 || att_view_equal(side, ATT_VIEW(".."));
}

static bool
interval_days(AttView left, AttView right, AttDays* days)
{
  Stretch stretch;
  if (is_open(left) && is_open(right)) {
    return false;
  }
  if (!is_open(left)) {
    if (!read_date(left, &stretch)) {
      return false;
    }
    write_day(stretch.first, days->begin);
  }
  if (!is_open(right)) {
    if (!read_date(right, &stretch)) {
      return false;
    }
    write_day(stretch.last, days->end);
  }
  return !days->begin[0] || !days->end[0] ||
         strcmp(days->begin, days->end) <= 0;
}

bool
att_edtf_days(AttView edtf, AttDays* days)
{
  memset(days, 0, sizeof *days);
  AttDays found = {{0}, {0}};
  const char* slash = edtf.size ? memchr(edtf.at, '/', edtf.size) : NULL;
  if (slash) {
    const size_t at = (size_t)(slash - edtf.at);
    if (!interval_days(att_view_slice(edtf, 0, at),
                       att_view_slice(edtf, at + 1, edtf.size),
                       &found)) {
      return false;
    }
  } else {
    Stretch stretch;
    if (!read_date(edtf, &stretch)) {
      return false;
    }
    write_day(stretch.first, found.begin);
    write_day(stretch.last, found.end);
  }
  *days = found;
  return true;
}

const char*
att_date_type(AttView date)
{
  Stretch stretch;
  for (size_t i = 0; i < date.size; ++i) {
    if (date.at[i] != '-' && (date.at[i] < '0' || date.at[i] > '9')) {
      return NULL;
    }
  }
  if (!read_date(date, &stretch) || stretch.first.year < 1) {
    return NULL;
  }
  if (date.size == 7) { // not a season
    return date.at[5] < '2' ? "gYearMonth" : NULL;
  }
  return date.size == 4 ? "gYear" : "date";
}
