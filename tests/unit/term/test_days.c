// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// First and last days of EDTF, and what is refused.

#include "term/days.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void
days(void** state)
{
  (void)state;
  static const char* const rows[][3] = {
      {"2021", "2021-01-01", "2021-12-31"},
      {"2021-08", "2021-08-01", "2021-08-31"},
      {"2024-02", "2024-02-01", "2024-02-29"},
      {"1900-02", "1900-02-01", "1900-02-28"},
      {"2021-08-15", "2021-08-15", "2021-08-15"},
      {"2021/2023", "2021-01-01", "2023-12-31"},
      {"2021-08/2023-02", "2021-08-01", "2023-02-28"},
      {"2021/..", "2021-01-01", ""},
      {"2021/", "2021-01-01", ""},
      {"../2014", "", "2014-12-31"},
      {"199X", "1990-01-01", "1999-12-31"},
      {"19XX", "1900-01-01", "1999-12-31"},
      {"2024~", "2024-01-01", "2024-12-31"},
      {"2024-05?", "2024-05-01", "2024-05-31"},
      {"2024-05-02%", "2024-05-02", "2024-05-02"},
      {"2021-XX", "2021-01-01", "2021-12-31"},
      {"2021-1X", "2021-10-01", "2021-12-31"},
      {"2021-02-XX", "2021-02-01", "2021-02-28"},
      {"2021-02-2X", "2021-02-20", "2021-02-28"},
      {"2021-21", "2021-03-01", "2021-05-31"},
      {"2021-24", "2021-12-01", "2022-02-28"},
      {"2021-33", "2021-01-01", "2021-03-31"},
      {"2021-41", "2021-07-01", "2021-12-31"},
      {"199X/2001~", "1990-01-01", "2001-12-31"},
      {"0000", "", ""},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; ++i) {
    AttDays found;
    if (!att_edtf_days(att_view(rows[i][0]), &found) ||
        strcmp(found.begin, rows[i][1]) != 0 ||
        strcmp(found.end, rows[i][2]) != 0) {
      fail_msg("%s: %s to %s", rows[i][0], found.begin, found.end);
    }
  }
}

static void
refused(void** state)
{
  (void)state;
  static const char* const bad[] = {
      "",           "/",          "../..",
      "21",         "2021-13",    "2021-00",
      "2021-42",    "2021-02-30", "2021-08-0",
      "2021-21-01", "2021-08-00", "yesterday",
      "2021 ",      "2021/x",     "2023/2021",
      "2021-8",     "20211",      "-2021",
      "2021~~",     "2021//2022", "2021-08-15/2021-08-14",
      "X",          "2021-02-3X"};
  for (size_t i = 0; i < sizeof bad / sizeof *bad; ++i) {
    AttDays found;
    if (att_edtf_days(att_view(bad[i]), &found)) {
      fail_msg("accepted: %s", bad[i]);
    }
    assert_int_equal(found.begin[0], 0);
  }
}

static void
date_types(void** state)
{
  (void)state;
  assert_string_equal(att_date_type(ATT_VIEW("2021-08-15")), "date");
  assert_string_equal(att_date_type(ATT_VIEW("2021-08")), "gYearMonth");
  assert_string_equal(att_date_type(ATT_VIEW("2021")), "gYear");
  assert_null(att_date_type(ATT_VIEW("2021-02-30")));
  assert_null(att_date_type(ATT_VIEW("2021-21")));
  assert_null(att_date_type(ATT_VIEW("2021~")));
  assert_null(att_date_type(ATT_VIEW("199X")));
  assert_null(att_date_type(ATT_VIEW("0000")));
  assert_null(att_date_type(ATT_VIEW("")));
  assert_null(att_date_type(ATT_VIEW("15 August 2021")));
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(days),
      cmocka_unit_test(refused),
      cmocka_unit_test(date_types),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
