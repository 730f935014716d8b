// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Days by number and back.

#include "term/calendar.h"

#define DAYS_OF_ERA 146097 // 400 years
#define EPOCH 719468       // 1970-01-01, counted from 0000-03-01

int
att_days_in_month(int year, int month)
{
  static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && is_leap ? 29 : days[month - 1];
}

bool
att_day_is_valid(AttDay day)
{
  return day.year >= 1 && day.year <= 9999 && day.month >= 1 &&
         day.month <= 12 && day.day >= 1 &&
         day.day <= att_days_in_month(day.year, day.month);
}

int64_t
att_day_number(AttDay day)
{
  const int64_t year = day.month > 2 ? day.year : day.year - 1;
  const int64_t era = year / 400;
  const int64_t of_era = year - era * 400;
  const int64_t month = (day.month + 9) % 12; // from March
  const int64_t of_year = (153 * month + 2) / 5 + day.day - 1;
  return era * DAYS_OF_ERA + of_era * 365 + of_era / 4 - of_era / 100 +
         of_year - EPOCH;
}

AttDay
att_day_of(int64_t number)
{
  number += EPOCH;
  if (number < 0 || number > (int64_t)DAYS_OF_ERA * 26) {
    return (AttDay){0, 0, 0};
  }
  const int64_t era = number / DAYS_OF_ERA;
  const int64_t day = number % DAYS_OF_ERA;
  const int64_t year = (day - day / 1460 + day / 36524 - day / 146096) / 365;
  const int64_t of_year = day - (365 * year + year / 4 - year / 100);
  const int64_t month = (5 * of_year + 2) / 153; // from March
  return (AttDay){(int)(era * 400 + year + (month >= 10)),
                  (int)(month < 10 ? month + 3 : month - 9),
                  (int)(of_year - (153 * month + 2) / 5 + 1)};
}

int
att_day_of_week(AttDay day)
{
  const int64_t number = att_day_number(day); // 1970-01-01 was a Thursday
  return (int)(((number + 3) % 7 + 7) % 7) + 1;
}

int
att_day_compare(AttDay left, AttDay right)
{
  if (left.year != right.year) {
    return left.year < right.year ? -1 : 1;
  }
  if (left.month != right.month) {
    return left.month < right.month ? -1 : 1;
  }
  return (left.day > right.day) - (left.day < right.day);
}
