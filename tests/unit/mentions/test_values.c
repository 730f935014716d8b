// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Values in a text: each kind, the longest of overlapping matches, lists, and
// patterns and texts that would never end.

#include "mentions/values.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#define MOST_TOKENS 100u

typedef struct Written {
  AttValueKind kind;
  const char* pattern;
  const char* template;
} Written;

static const Written WRITTEN[] = {
    {ATT_VALUE_TIME,
     "(?<day>\\d{1,2}) (?<month>\\p{Lu}\\p{Ll}+) (?<year>\\d{4})",
     "{year}-{month@month}-{day}"},
    {ATT_VALUE_TIME,
     "(?<month>\\p{Lu}\\p{Ll}+) (?<year>\\d{4})",
     "{year}-{month@month}"},
    {ATT_VALUE_TIME, "[Ii]n (?<year>\\d{4})", "{year}"},
    {ATT_VALUE_TIME, "since (?<year>\\d{4})", "{year}/.."},
    {ATT_VALUE_TIME, "x(?<none>y)?x", "{none}"},
    {ATT_VALUE_QUANTITY,
     "(?<n>\\d[\\d,.]*)( (?<s>\\p{Ll}+and))?",
     "{n*s@scale}"},
    {ATT_VALUE_QUANTITY, "some (?<n>\\d+)", "{n}~"},
    {ATT_VALUE_MONEY,
     "(?<n>\\d+) (?<s>thousand )?(?<c>gold crowns?)",
     "{n*s@scale} {c@coin}"},
    {ATT_VALUE_CITATION, "\\[(?<who>[^]]+)\\]", "{who}"},
    {ATT_VALUE_TIME, "(a+)+[bc](?<year>z|y)", "{year}"},
};
#define PATTERN_COUNT (sizeof WRITTEN / sizeof *WRITTEN)
#define HOSTILE (PATTERN_COUNT - 1)

static const AttView MONTHS[] = {{"Alpha", 5}, {"Beta", 4}};
static const AttView SCALES[] = {{"thousand", 8}, {"thousand ", 9}};
static const AttView SCALE_VALUES[] = {{"1000", 4}, {"1000", 4}};
static const AttView COINS[] = {{"gold crown", 10}, {"gold crowns", 11}};
static const AttView COIN_VALUES[] = {{"GCR", 3}, {"GCR", 3}};
static const AttValueList LISTS[] = {{{"month", 5}, MONTHS, NULL, 2},
                                     {{"scale", 5}, SCALES, SCALE_VALUES, 2},
                                     {{"coin", 4}, COINS, COIN_VALUES, 2}};

static AttValuePattern patterns[PATTERN_COUNT];
static AttArena* template_arena;

static int
compile_patterns(void** state)
{
  (void)state;
  template_arena = att_arena_new();
  for (size_t i = 0; i < PATTERN_COUNT; ++i) {
    int error = 0;
    PCRE2_SIZE offset = 0;
    AttTemplateFault fault;
    pcre2_code* code = pcre2_compile((PCRE2_SPTR)WRITTEN[i].pattern,
                                     PCRE2_ZERO_TERMINATED,
                                     PCRE2_UTF | PCRE2_UCP,
                                     &error,
                                     &offset,
                                     NULL);
    assert_non_null(code);
    // the last one is interpreted, the others are compiled to machine code
    if (i != HOSTILE) {
      (void)pcre2_jit_compile(code, PCRE2_JIT_COMPLETE);
    }
    patterns[i].kind = WRITTEN[i].kind;
    patterns[i].regex = code;
    assert_int_equal(att_template_parse(att_view(WRITTEN[i].template),
                                        template_arena,
                                        &patterns[i].template,
                                        &fault),
                     ATT_OK);
  }
  return 0;
}

static int
free_patterns(void** state)
{
  (void)state;
  for (size_t i = 0; i < PATTERN_COUNT; ++i) {
    void* regex = NULL;
    memcpy(&regex, &patterns[i].regex, sizeof regex);
    pcre2_code_free(regex);
  }
  att_arena_free(template_arena);
  return 0;
}

// One sentence whose tokens stand between blanks.
static void
find(const char* text, AttArena* arena, AttMatcher* matcher, AttValues* values)
{
  static AttToken tokens[MOST_TOKENS];
  static AttSentence sentence;
  static AttDocument document;
  sentence = (AttSentence){.span = {0, (uint32_t)strlen(text)},
                           .analysed = ATT_ANALYSED_TREE};
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
  const AttValueRules rules = {patterns, PATTERN_COUNT, LISTS, 3};
  assert_int_equal(att_values_find(&rules, matcher, &document, values), ATT_OK);
}

typedef struct World {
  AttArena* arena;
  AttMatcher* matcher;
  AttValues values;
} World;

static int
set_up(void** state)
{
  static World world;
  world.arena = att_arena_new();
  assert_int_equal(att_matcher_new(&world.matcher), ATT_OK);
  *state = &world;
  return 0;
}

static int
tear_down(void** state)
{
  World* world = *state;
  att_matcher_free(world->matcher);
  att_arena_free(world->arena);
  return 0;
}

static void
find_in(World* world, const char* text)
{
  find(text, world->arena, world->matcher, &world->values);
}

static void
finds_the_longest(void** state)
{
  World* world = *state;
  find_in(world, "On 5 beta 2001 , 15 Beta 2021 and since 1999 in 2003 .");
  const AttTimeMention* times = world->values.times;
  assert_int_equal(world->values.time_count, 3);
  assert_true(att_view_equal(times[0].edtf, ATT_VIEW("2021-02-15")));
  assert_int_equal(times[0].tokens.begin, 5);
  assert_int_equal(times[0].tokens.end, 8);
  assert_true(att_view_equal(times[1].edtf, ATT_VIEW("1999/..")));
  assert_true(att_view_equal(times[2].edtf, ATT_VIEW("2003")));
  // 5 and 2001 are in no date that there is
  assert_int_equal(world->values.value_count, 2);
}

static void
leaves_out_what_is_no_date(void** state)
{
  World* world = *state;
  find_in(world, "Gamma 2021 and xx and 2021 men");
  assert_int_equal(world->values.time_count, 0);
  // the day does not exist, the month does
  find_in(world, "30 Beta 2021");
  assert_int_equal(world->values.time_count, 1);
  assert_true(att_view_equal(world->values.times[0].edtf, ATT_VIEW("2021-02")));
  find_in(world, "");
  assert_int_equal(world->values.time_count, 0);
}

static void
expect(const AttValue* value, AttValueKind kind, const char* text, size_t begin)
{
  assert_int_equal(value->kind, kind);
  assert_string_equal(value->text.at, text);
  assert_int_equal(value->tokens.begin, begin);
}

static void
reads_every_kind(void** state)
{
  World* world = *state;
  find_in(world,
          "In all 1,200 men paid some 40 times 3 thousand gold  crowns "
          "[Ali 2020] or 1.5 thousand pence .");
  const AttValue* values = world->values.values;
  assert_int_equal(world->values.value_count, 5);
  expect(&values[0], ATT_VALUE_QUANTITY, "1200", 2);
  expect(&values[1], ATT_VALUE_QUANTITY, "40~", 5);
  assert_true(att_view_equal(values[1].stated, ATT_VIEW("some 40")));
  assert_int_equal(values[1].quantity.bound, ATT_BOUND_ABOUT);
  expect(&values[4], ATT_VALUE_QUANTITY, "1500", 16);
  expect(&values[3], ATT_VALUE_CITATION, "Ali 2020", 13);
}

static void
reads_money(void** state)
{
  World* world = *state;
  find_in(world, "He paid 3 thousand gold crowns and 7 Gold crown .");
  const AttValue* values = world->values.values;
  assert_int_equal(world->values.value_count, 2);
  expect(&values[0], ATT_VALUE_MONEY, "3000 GCR", 2);
  assert_true(att_view_equal(values[0].quantity.unit, ATT_VIEW("GCR")));
  expect(&values[1], ATT_VALUE_QUANTITY, "7", 7); // "Gold" is no pattern's
}

// In a sentence without a tree there is nothing that a value could belong to.
static void
needs_a_tree(void** state)
{
  World* world = *state;
  AttToken token = {.span = {0, 4}, .form = {"1999", 4}};
  AttSentence sentence = {.span = {0, 4}, .count = 1};
  AttDocument document = {.arena = world->arena,
                          .text = ATT_VIEW("1999"),
                          .sentences = &sentence,
                          .sentence_count = 1,
                          .tokens = &token,
                          .token_count = 1};
  const AttValueRules rules = {patterns, PATTERN_COUNT, LISTS, 3};
  assert_int_equal(
      att_values_find(&rules, world->matcher, &document, &world->values),
      ATT_OK);
  assert_int_equal(world->values.value_count, 0);
}

// A pattern that backtracks without end stops, is named, and is not tried
// again.
static void
stops_at_the_limit(void** state)
{
  World* world = *state;
  char text[401];
  memset(text, 'a', sizeof text - 1);
  text[sizeof text - 1] = '\0';
  find_in(world, text);
  assert_int_equal(world->values.time_count, 0);
  assert_ptr_equal(att_matcher_stopped(world->matcher, 0),
                   patterns[HOSTILE].regex);
  find_in(world, "aabz");
  assert_null(att_matcher_stopped(world->matcher, 1));
  find_in(world, "in 1999");
  assert_int_equal(world->values.time_count, 1);
}

int
main(void)
{
#define WITH_WORLD(test)                                                       \
  cmocka_unit_test_setup_teardown(test, set_up, tear_down)
  const struct CMUnitTest tests[] = {
      WITH_WORLD(finds_the_longest),
      WITH_WORLD(leaves_out_what_is_no_date),
      WITH_WORLD(reads_every_kind),
      WITH_WORLD(reads_money),
      WITH_WORLD(needs_a_tree),
      WITH_WORLD(stops_at_the_limit),
  };
  return cmocka_run_group_tests(tests, compile_patterns, free_patterns);
}
