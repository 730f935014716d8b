// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The Gregorian calendar: lengths of months, and days as numbers to count with.
// In: year, month, day. Out: the same, or the number of the day.

#ifndef ATT_TERM_CALENDAR_H
#define ATT_TERM_CALENDAR_H

#include <stdbool.h>
#include <stdint.h>

/// A day; months and days count from 1.
typedef struct AttDay {
  int year;
  int month;
  int day;
} AttDay;

/// Days of a month from 1 to 12.
int att_days_in_month(int year, int month);

/// True for a day of the years 1 to 9999.
bool att_day_is_valid(AttDay day);

/// Days since 1970-01-01, of a valid day. After H. Hinnant, "chrono-compatible
/// low-level date algorithms" (2013): years that begin in March, eras of 400.
int64_t att_day_number(AttDay day);

/// The day of a number; years outside 1 to 9999 give an invalid day.
AttDay att_day_of(int64_t number);

/// 1 for Monday to 7 for Sunday (ISO 8601).
int att_day_of_week(AttDay day);

/// Less than, equal to or greater than zero, as with memcmp.
int att_day_compare(AttDay left, AttDay right);

#endif
