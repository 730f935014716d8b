// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Tables of precision: the estimate against the formula worked out by hand,
// lines that move, lines that nobody measured, tables that are none.

#include "rules/confidence.h"
#include "rules_fixture.h"

#include "base/memory.h"

#define HEAD                                                                   \
  "prefix att: <https://w3id.org/attest/ontology#>\n\n"                        \
  "event att:Accusation\n"
#define FIRST "  AGENT accuses TARGET\n"
#define SECOND "  AGENT blames TARGET\n"
#define NEVER "  AGENT denounces TARGET\n"

static AttOntology* ontology;

static AttRules*
compile(const char* text)
{
  char path[] = "/tmp/attest-confidence-XXXXXX";
  const int file = mkstemp(path);
  assert_true(file >= 0);
  assert_int_equal(close(file), 0);
  write_file(path, att_view(text));
  AttRules* rules = NULL;
  assert_int_equal(
      compile_path(ontology, path, &ATT_LIMITS_DEFAULT, NULL, &rules), ATT_OK);
  remove(path);
  return rules;
}

static AttStatus
add(AttRules* rules, const char* table, AttText* messages)
{
  AttLog log = {.sink = messages ? keep_message : NULL, .user = messages};
  return att_confidence_add(
      rules, (AttOrigin){"confidence.tsv", att_view(table)}, &log);
}

/// The index of the line with this text.
static uint32_t
line_of(const AttRules* rules, const char* text)
{
  for (uint32_t i = 0; i < rules->line_count; ++i) {
    if (att_view_equal(rules->lines[i].text, att_view(text))) {
      return i;
    }
  }
  fail();
  return 0;
}

/// A table for the first two lines of the rules.
static void
write_table(const AttRules* rules, AttText* table)
{
  AttReadings* readings =
      att_calloc(rules->line_count + 1, ATT_VARIANT_COUNT * sizeof *readings);
  const uint32_t line = line_of(rules, "AGENT accuses TARGET");
  readings[line * ATT_VARIANT_COUNT + ATT_VARIANT_ACTIVE] =
      (AttReadings){10, 9};
  readings[line * ATT_VARIANT_COUNT + ATT_VARIANT_PASSIVE] =
      (AttReadings){2, 0};
  assert_int_equal(att_confidence_write(rules, readings, table), ATT_OK);
  att_free(readings);
}

static void
estimates_by_the_formula(void** state)
{
  (void)state;
  AttRules* rules = compile(HEAD FIRST SECOND);
  AttText table = {0};
  write_table(rules, &table);
  const uint32_t first = line_of(rules, "AGENT accuses TARGET");
  const uint32_t second = line_of(rules, "AGENT blames TARGET");
  assert_int_equal(att_confidence_of(rules, first, ATT_VARIANT_ACTIVE), 0);
  assert_int_equal(add(rules, table.at, NULL), ATT_OK);
  // all 10/14; active (9 + 4 * 10/14) / 14 = 0.8469; passive 2.857 / 6 = 0.476
  assert_int_equal(att_confidence_of(rules, first, ATT_VARIANT_ACTIVE), 885);
  assert_int_equal(att_confidence_of(rules, first, ATT_VARIANT_PASSIVE), 317);
  assert_int_equal(att_confidence_of(rules, second, ATT_VARIANT_ACTIVE), 847);
  assert_int_equal(att_confidence_of(rules, second, ATT_VARIANT_RELATIVE), 714);
  att_text_clear(&table);
  att_rules_free(rules);
}

static void
knows_lines_that_move(void** state)
{
  (void)state;
  AttRules* rules = compile(HEAD FIRST SECOND);
  AttRules* moved = compile(HEAD NEVER SECOND "\n" FIRST);
  AttText table = {0};
  write_table(rules, &table);
  assert_int_equal(add(moved, table.at, NULL), ATT_OK);
  assert_int_equal(att_confidence_of(moved,
                                     line_of(moved, "AGENT accuses TARGET"),
                                     ATT_VARIANT_ACTIVE),
                   885);
  assert_int_equal(att_confidence_of(moved,
                                     line_of(moved, "AGENT denounces TARGET"),
                                     ATT_VARIANT_ACTIVE),
                   0);
  assert_int_equal(
      att_confidence_of(moved, (uint32_t)moved->line_count, ATT_VARIANT_ACTIVE),
      0);
  att_text_clear(&table);
  att_rules_free(rules);
  att_rules_free(moved);
}

static void
writes_in_the_order_of_ids(void** state)
{
  (void)state;
  AttRules* rules = compile(HEAD FIRST SECOND);
  AttRules* moved = compile(HEAD SECOND FIRST);
  AttText one = {0};
  AttText two = {0};
  write_table(rules, &one);
  write_table(moved, &two);
  assert_string_equal(one.at, two.at);
  assert_non_null(strstr(one.at, "\tactive\t10\t9\n"));
  assert_non_null(strstr(one.at, "\t-\t0\t0\n"));
  att_text_clear(&one);
  att_text_clear(&two);
  att_rules_free(rules);
  att_rules_free(moved);
}

/// What is written depends on the table, so the run has another name with it.
static void
changes_the_digest(void** state)
{
  (void)state;
  AttRules* rules = compile(HEAD FIRST SECOND);
  AttRules* other = compile(HEAD FIRST SECOND);
  AttText table = {0};
  write_table(rules, &table);
  assert_string_equal(rules->digest, other->digest);
  assert_int_equal(add(rules, table.at, NULL), ATT_OK);
  assert_string_not_equal(rules->digest, other->digest);
  assert_int_equal(add(other, table.at, NULL), ATT_OK);
  assert_string_equal(rules->digest, other->digest);
  att_text_clear(&table);
  att_rules_free(rules);
  att_rules_free(other);
}

static void
refuses_what_is_no_table(void** state)
{
  (void)state;
  static const char* const bad[][2] = {
      {"X-1\tactive\t1\n", "expected four columns"},
      {"X-1\tactive\t1\t1\t1\n", "expected four columns"},
      {"\tactive\t1\t1\n", "expected the id of a line"},
      {"X-1\tactively\t1\t1\n", "unknown variant"},
      {"X-1\tactive\tone\t1\n", "expected a count"},
      {"X-1\tactive\t\t1\n", "expected a count"},
      {"X-1\tactive\t99999999999\t1\n", "expected a count"},
      {"X-1\tactive\t1\t2\n", "more is right than was read"},
      {"X-1\t-\t1\t1\n", "expected a variant, found \"-\""},
  };
  for (size_t i = 0; i < sizeof bad / sizeof *bad; ++i) {
    AttRules* rules = compile(HEAD FIRST SECOND);
    AttText messages = {0};
    AttText table = {0};
    att_text_format(&table, "# a table\n\n%s", bad[i][0]);
    assert_int_equal(add(rules, table.at, &messages), ATT_ERR_RULES);
    assert_non_null(strstr(messages.at, "confidence.tsv:3:1: error: "));
    assert_non_null(strstr(messages.at, bad[i][1]));
    att_text_clear(&messages);
    att_text_clear(&table);
    att_rules_free(rules);
  }
}

int
main(void)
{
  ontology = load_ontology();
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(estimates_by_the_formula),
      cmocka_unit_test(knows_lines_that_move),
      cmocka_unit_test(writes_in_the_order_of_ids),
      cmocka_unit_test(changes_the_digest),
      cmocka_unit_test(refuses_what_is_no_table),
  };
  const int failed = cmocka_run_group_tests(tests, NULL, NULL);
  att_ontology_free(ontology);
  return failed;
}
