// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Relative times: what is a form, what each comes to, and when it comes to
// nothing.

#include "term/relative.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void
knows_forms(void** state)
{
  (void)state;
  static const char* const good[] = {"document",
                                     "document -1 month",
                                     "document +0 year",
                                     "document -1 week weekday 05",
                                     "document -2 year~",
                                     "told +2 day",
                                     "near month 03",
                                     "near past season 22",
                                     "near next day 02-29",
                                     "document weekday 7",
                                     "document -1 year/..",
                                     "../near month 06",
                                     "2021 -20 year/2021",
                                     "document -3 year~/document",
                                     "2021-08-15",
                                     "2021/.."};
  static const char* const bad[] = {
      "",
      "yesterday",
      "document month",
      "document month 13",
      "document month 00",
      "document weekday 08",
      "document weekday",
      "document season 25",
      "document day 02-30",
      "document day 5",
      "document 1 day",
      "document +1",
      "document + day",
      "document +1 days",
      "document +10000 day",
      "document past +1 day",
      "document  +1 day",
      "told later",
      "2021-13 +1 year",
      "../..",
      "document/",
      "document/told/near",
      "document +1 day +1 day +1 day +1 day +1 day"};
  for (size_t i = 0; i < sizeof good / sizeof *good; ++i) {
    if (!att_relative_is_valid(att_view(good[i]))) {
      fail_msg("refused: %s", good[i]);
    }
  }
  for (size_t i = 0; i < sizeof bad / sizeof *bad; ++i) {
    if (att_relative_is_valid(att_view(bad[i]))) {
      fail_msg("accepted: %s", bad[i]);
    }
  }
  assert_true(att_relative_needs_told(ATT_VIEW("told +1 day")));
  assert_true(att_relative_needs_told(ATT_VIEW("../near month 03")));
  assert_false(att_relative_needs_told(ATT_VIEW("document -1 day")));
  assert_false(att_relative_needs_told(ATT_VIEW("2021")));
}

/// A form, the document's date, the time told, and what it comes to; "": none.
typedef struct Row {
  const char* form;
  const char* document;
  const char* told;
  const char* value;
} Row;

static void
expect(const Row* rows, size_t count, bool is_ahead)
{
  AttText text = {0};
  for (size_t i = 0; i < count; ++i) {
    const Row* row = &rows[i];
    const AttMoments at = {
        att_view(row->document), att_view(row->told), is_ahead};
    att_text_reset(&text);
    att_text_append_char(&text, '=');
    const bool found = att_relative_resolve(att_view(row->form), &at, &text);
    if (found != (row->value[0] != '\0') ||
        strcmp(text.at + 1, row->value) != 0) {
      fail_msg("%s at %s, %s: %s, not %s",
               row->form,
               row->document,
               row->told,
               text.at + 1,
               row->value);
    }
  }
  att_text_clear(&text);
}

static void
moves(void** state)
{
  (void)state;
  static const Row rows[] = {
      {"document", "2024-05-03", "", "2024-05-03"},
      {"document", "2024-05-03T23:59:00+02:00", "", "2024-05-03"},
      {"document", "2024-05", "", "2024-05"},
      {"document", "May 2024", "", ""},
      {"document", "", "2024-05-03", ""},
      {"document -1 day", "2024-03-01", "", "2024-02-29"},
      {"document -1 day", "2023-03-01", "", "2023-02-28"},
      {"document +1 day", "2023-12-31", "", "2024-01-01"},
      {"document -1 day", "2023-12", "", ""},
      {"document +0 day", "2023-12-31", "", "2023-12-31"},
      {"document -1 week", "2024-05-03", "", "2024-04-22/2024-04-28"},
      {"document +1 week", "2024-12-31", "", "2025-01-06/2025-01-12"},
      {"document -1 week/..", "2024-05-03", "", "2024-04-22/.."},
      {"../document -1 week", "2024-05-03", "", "../2024-04-28"},
      {"document -1 week weekday 01", "2024-05-03", "", "2024-04-22"},
      {"document -1 month", "2024-01-31", "", "2023-12"},
      {"document +13 month", "2023-12-01", "", "2025-01"},
      {"document -2 month", "2024-02", "", "2023-12"},
      {"document -1 month", "2024", "", ""},
      {"document -1 year", "2024-02-29", "", "2023"},
      {"document -1 year", "2024", "", "2023"},
      {"document -1 year month 03", "2024-02-29", "", "2023-03"},
      {"document -1 year day 05-07", "2024-02-29", "", "2023-05-07"},
      {"document -1 year day 02-29", "2024-02-29", "", ""},
      {"document -1 year season 24", "2024-02-29", "", "2023-24"},
      {"document -20 year~", "2023-03-20", "", "2003~"},
      {"document -3000 year", "2023-03-20", "", ""},
      {"document +9000 year", "2023-03-20", "", ""},
      {"document -3 year/document", "2023-03-20", "", "2020/2023-03-20"},
      {"document/document -3 year", "2023-03-20", "", ""},
      {"2021 -20 year/2021", "", "", "2001/2021"},
      {"2021-08 -2 month/2021-08", "", "", "2021-06/2021-08"},
      {"2021~ -20 year", "", "", "2001~"},
      {"2021-08-15", "", "", "2021-08-15"},
  };
  expect(rows, sizeof rows / sizeof *rows, false);
}

static void
counts_from_what_was_told(void** state)
{
  (void)state;
  static const Row rows[] = {
      {"told +2 day", "2025-01-01", "2024-09-27", "2024-09-29"},
      {"told +2 day", "2025-01-01", "", ""},
      {"told +2 day", "", "2024-09", ""},
      {"told +2 day", "", "199X", ""},
      {"told +2 day", "", "2024/..", ""},
      {"told +2 year", "", "1979/1989", "1991"},
      {"told -2 year", "", "1979/1989", "1977"},
      {"told +3 month", "", "1979-01", "1979-04"},
      {"told +1 month", "", "1979-01-31", "1979-02"},
      {"told +1 year", "", "2018-07~", "2019~"},
      {"told +0 month", "", "2018-07-02", "2018-07"},
      {"told +0 month", "", "2018", ""},
      {"told +0 year", "", "2018-22", "2018"},
      {"told +1 week", "", "2023-06-14", "2023-06-19/2023-06-25"},
      {"near month 03", "2024-05-03", "", "2024-03"},
      {"near month 03", "2024-05-03", "2021", "2021-03"},
      {"near month 10", "2024-05-03", "2021-01-02", "2021-10"},
      {"near month 02", "2024-05-03", "2021-11", "2022-02"},
      {"near month 08", "2024-05-03", "2021-12", "2021-08"},
      {"near past month 08", "", "2021-03-01", "2021-08"},
      {"near day 05-07", "2024-05-20", "", "2024-05-07"},
      {"near day 05-07", "2024-05-20", "2021-03-01", "2021-05-07"},
      {"near day 02-29", "2024-05-20", "2021-03-01", ""},
      {"near season 22", "2024-05-20", "2019", "2019-22"},
      {"near weekday 07", "", "2024-09-27", "2024-09-29"},
      {"near weekday 05", "", "2024-09-27", "2024-09-27"},
      {"near next weekday 05", "", "2024-09-27", "2024-10-04"},
      {"told +0 week weekday 03", "", "2024-09-27", "2024-09-25"},
      {"near weekday 02", "2024-05-03", "2024-01-01", "2024-04-30"},
      {"near month 12", "2025-01-10", "2025-01-08", "2024-12"},
      {"near month 03", "", "", ""},
  };
  expect(rows, sizeof rows / sizeof *rows, false);
}

static void
looks_back(void** state)
{
  (void)state;
  static const Row rows[] = {
      {"document weekday 02", "2024-05-03", "", "2024-04-30"},
      {"document weekday 05", "2024-05-03", "", "2024-05-03"},
      {"document past weekday 05", "2024-05-03", "", "2024-04-26"},
      {"document next weekday 05", "2024-05-03", "", "2024-05-10"},
      {"document weekday 02", "2024-05", "", ""},
      {"document month 05", "2024-05-03", "", "2024-05"},
      {"document month 06", "2024-05-03", "", "2023-06"},
      {"document past month 05", "2024-05-03", "", "2023-05"},
      {"document past month 08", "2025-03-02", "", "2024-08"},
      {"document next month 05", "2024-05-03", "", "2025-05"},
      {"document past season 22", "2025-10-02", "", "2025-22"},
      {"document past season 22", "2025-07-02", "", "2024-22"},
      {"document season 22", "2025-07-02", "", "2025-22"},
      {"document past season 24", "2025-03-02", "", "2024-24"},
      {"document day 05-03", "2024-05-03", "", "2024-05-03"},
      {"document day 05-04", "2024-05-03", "", "2023-05-04"},
      {"document past day 05-03", "2024-05-03", "", "2023-05-03"},
      {"document day 05-20", "2024-05", "", "2024-05-20"},
      {"document day 06-20", "2024-05", "", "2023-06-20"},
  };
  expect(rows, sizeof rows / sizeof *rows, false);
}

static void
looks_ahead(void** state)
{
  (void)state;
  static const Row rows[] = {
      {"document weekday 02", "2024-05-03", "", "2024-05-07"},
      {"document weekday 05", "2024-05-03", "", "2024-05-03"},
      {"document past weekday 05", "2024-05-03", "", "2024-04-26"},
      {"document month 05", "2024-05-03", "", "2024-05"},
      {"document month 03", "2024-05-03", "", "2025-03"},
      {"document past month 03", "2024-05-03", "", "2024-03"},
      {"document season 22", "2025-07-02", "", "2025-22"},
      {"document next season 22", "2025-07-02", "", "2026-22"},
      {"document season 21", "2025-07-02", "", "2026-21"},
      {"document day 05-04", "2024-05-03", "", "2024-05-04"},
      {"document day 05-02", "2024-05-03", "", "2025-05-02"},
      {"document next day 05-03", "2024-05-03", "", "2025-05-03"},
  };
  expect(rows, sizeof rows / sizeof *rows, true);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(knows_forms),
      cmocka_unit_test(moves),
      cmocka_unit_test(counts_from_what_was_told),
      cmocka_unit_test(looks_back),
      cmocka_unit_test(looks_ahead),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
