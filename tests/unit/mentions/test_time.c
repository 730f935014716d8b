// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Times: templates, lists, the longest of overlapping matches, EDTF shapes,
// and patterns or texts that would never end.

#include "mentions/time.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#define MOST_TOKENS 100u

static const char* const PATTERNS[][2] = {
    {"(?<day>\\d{1,2}) (?<month>\\p{Lu}\\p{Ll}+) (?<year>\\d{4})",
     "{year}-{month@month}-{day}"},
    {"(?<month>\\p{Lu}\\p{Ll}+) (?<year>\\d{4})", "{year}-{month@month}"},
    {"[Ii]n (?<year>\\d{4})", "{year}"},
    {"since (?<year>\\d{4})", "{year}/.."},
    {"x(?<none>y)?x", "{none}"},
    {"(a+)+b(?<year>z)", "{year}"},
};
#define PATTERN_COUNT (sizeof PATTERNS / sizeof *PATTERNS)

static const AttView MONTHS[] = {{"Alpha", 5}, {"Beta", 4}};
static const AttTimeList LISTS[] = {{{"month", 5}, MONTHS, 2}};

static AttTimeRule rules[PATTERN_COUNT];

static int
compile_rules(void** state)
{
  (void)state;
  for (size_t i = 0; i < PATTERN_COUNT; ++i) {
    int error = 0;
    PCRE2_SIZE offset = 0;
    rules[i].regex = pcre2_compile((PCRE2_SPTR)PATTERNS[i][0],
                                   PCRE2_ZERO_TERMINATED,
                                   PCRE2_UTF | PCRE2_UCP,
                                   &error,
                                   &offset,
                                   NULL);
    assert_non_null(rules[i].regex);
    rules[i].replacement = att_view(PATTERNS[i][1]);
  }
  return 0;
}

static int
free_rules(void** state)
{
  (void)state;
  for (size_t i = 0; i < PATTERN_COUNT; ++i) {
    void* regex = NULL;
    memcpy(&regex, &rules[i].regex, sizeof regex);
    pcre2_code_free(regex);
  }
  return 0;
}

// One sentence whose tokens stand between blanks.
static size_t
find(const char* text, AttArena* arena, const AttTimeMention** times)
{
  static AttToken tokens[MOST_TOKENS];
  static AttSentence sentence;
  static AttDocument document;
  sentence = (AttSentence){.span = {0, (uint32_t)strlen(text)}};
  document = (AttDocument){.arena = arena,
                           .text = att_view(text),
                           .sentences = &sentence,
                           .sentence_count = 1,
                           .tokens = tokens};
  for (uint32_t at = 0; text[at] && sentence.count < MOST_TOKENS;) {
    const uint32_t size = (uint32_t)strcspn(text + at, " ");
    tokens[sentence.count++] =
        (AttToken){.span = {at, at + size}, .form = {text + at, size}};
    at += size + (text[at + size] == ' ');
  }
  document.token_count = sentence.count;
  const AttTimeRules all = {rules, PATTERN_COUNT, LISTS, 1};
  size_t count = 0;
  assert_int_equal(att_times_find(&all, &document, times, &count), ATT_OK);
  return count;
}

static void
finds_the_longest(void** state)
{
  (void)state;
  AttArena* arena = att_arena_new();
  const AttTimeMention* times = NULL;
  assert_int_equal(
      find("On 5 beta 2001 , 15 Beta 2021 and since 1999 in 2003 .",
           arena,
           &times),
      3);
  assert_true(att_view_equal(times[0].edtf, ATT_VIEW("2021-02-15")));
  assert_int_equal(times[0].tokens.begin, 5);
  assert_int_equal(times[0].tokens.end, 8);
  assert_true(att_view_equal(times[1].edtf, ATT_VIEW("1999/..")));
  assert_true(att_view_equal(times[2].edtf, ATT_VIEW("2003")));
  att_arena_free(arena);
}

static void
leaves_out_what_is_no_date(void** state)
{
  (void)state;
  AttArena* arena = att_arena_new();
  const AttTimeMention* times = NULL;
  assert_int_equal(find("Gamma 2021 and xx and 2021 men", arena, &times), 0);
  // the day does not exist, the month does
  assert_int_equal(find("30 Beta 2021", arena, &times), 1);
  assert_true(att_view_equal(times[0].edtf, ATT_VIEW("2021-02")));
  assert_int_equal(find("", arena, &times), 0);
  att_arena_free(arena);
}

static void
stops_at_the_limit(void** state)
{
  (void)state;
  char text[401];
  memset(text, 'a', sizeof text - 1);
  text[sizeof text - 1] = '\0';
  AttArena* arena = att_arena_new();
  const AttTimeMention* times = NULL;
  assert_int_equal(find(text, arena, &times), 0);
  att_arena_free(arena);
}

static void
knows_edtf(void** state)
{
  (void)state;
  static const char* const GOOD[] = {"2021",
                                     "2021-08",
                                     "2021-08-15",
                                     "2024-02-29",
                                     "2014-22",
                                     "2024~",
                                     "199X",
                                     "19XX",
                                     "2004-XX",
                                     "2004-06-XX",
                                     "2004-XX-XX",
                                     "2021/..",
                                     "../2014",
                                     "2018/2020",
                                     "2021-03/2021-05",
                                     "199X/..",
                                     "2021-08?"};
  static const char* const BAD[] = {"",
                                    "21",
                                    "2021-13",
                                    "2021-00",
                                    "2021-02-30",
                                    "2023-02-29",
                                    "2021-1",
                                    "20X1",
                                    "2021-25",
                                    "../..",
                                    "2020/2018",
                                    "2021-05/2021-03",
                                    "2021/",
                                    "2021-08-15T",
                                    "abcd",
                                    "2021/2022/2023",
                                    "X"};
  for (size_t i = 0; i < sizeof GOOD / sizeof *GOOD; ++i) {
    if (!att_edtf_is_valid(att_view(GOOD[i]))) {
      fail_msg("%s refused", GOOD[i]);
    }
  }
  for (size_t i = 0; i < sizeof BAD / sizeof *BAD; ++i) {
    if (att_edtf_is_valid(att_view(BAD[i]))) {
      fail_msg("%s taken", BAD[i]);
    }
  }
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(finds_the_longest),
      cmocka_unit_test(leaves_out_what_is_no_date),
      cmocka_unit_test(stops_at_the_limit),
      cmocka_unit_test(knows_edtf),
  };
  return cmocka_run_group_tests(tests, compile_rules, free_rules);
}
