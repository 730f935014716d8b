// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The calendar: every day there and back, leap years, weekdays.

#include "term/calendar.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void
knows_month_ends(void** state)
{
  (void)state;
  assert_int_equal(att_days_in_month(2024, 2), 29);
  assert_int_equal(att_days_in_month(2023, 2), 28);
  assert_int_equal(att_days_in_month(1900, 2), 28);
  assert_int_equal(att_days_in_month(2000, 2), 29);
  assert_int_equal(att_days_in_month(2023, 4), 30);
  assert_int_equal(att_days_in_month(2023, 12), 31);
  assert_true(att_day_is_valid((AttDay){2024, 2, 29}));
  assert_false(att_day_is_valid((AttDay){2023, 2, 29}));
  assert_false(att_day_is_valid((AttDay){2023, 13, 1}));
  assert_false(att_day_is_valid((AttDay){2023, 0, 1}));
  assert_false(att_day_is_valid((AttDay){2023, 1, 0}));
  assert_false(att_day_is_valid((AttDay){0, 1, 1}));
}

// Count day by day from the first to the last one, with the number beside it.
static void
counts_all_days(void** state)
{
  (void)state;
  AttDay day = {1, 1, 1};
  int64_t number = att_day_number(day);
  int weekday = 1; // 0001-01-01 was a Monday
  while (day.year <= 9999) {
    const AttDay back = att_day_of(number);
    if (att_day_number(day) != number || att_day_compare(day, back) != 0 ||
        att_day_of_week(day) != weekday) {
      fail_msg("%d-%d-%d", day.year, day.month, day.day);
    }
    ++number;
    weekday = weekday % 7 + 1;
    if (++day.day > att_days_in_month(day.year, day.month)) {
      day.day = 1;
      day.year += day.month == 12;
      day.month = day.month % 12 + 1;
    }
  }
  assert_false(att_day_is_valid(att_day_of(number)));
  assert_false(att_day_is_valid(att_day_of(INT64_C(-800000))));
  assert_false(att_day_is_valid(att_day_of(INT64_C(800000000))));
}

static void
knows_weekdays(void** state)
{
  (void)state;
  assert_int_equal(att_day_number((AttDay){1970, 1, 1}), 0);
  assert_int_equal(att_day_of_week((AttDay){1970, 1, 1}), 4);
  assert_int_equal(att_day_of_week((AttDay){2024, 5, 3}), 5);
  assert_int_equal(att_day_of_week((AttDay){2021, 8, 15}), 7);
}

static void
orders_days(void** state)
{
  (void)state;
  const AttDay day = {2021, 8, 15};
  assert_int_equal(att_day_compare(day, day), 0);
  assert_true(att_day_compare(day, (AttDay){2021, 8, 16}) < 0);
  assert_true(att_day_compare(day, (AttDay){2021, 7, 16}) > 0);
  assert_true(att_day_compare(day, (AttDay){2020, 12, 31}) > 0);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(knows_month_ends),
      cmocka_unit_test(counts_all_days),
      cmocka_unit_test(knows_weekdays),
      cmocka_unit_test(orders_days),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
