// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// Two versions of the rules over one document: what each change of a rule
// gains, loses and changes.

#include "pipeline/coverage_against_write.h"
#include "pipeline_fixture.h"

#define OLD_RULES                                                              \
  PREFIX "event att:Accusation\n"                                              \
         "  AGENT accuses TARGET\n"                                            \
         "event att:Attack\n"                                                  \
         "  AGENT attacks TARGET\n"                                            \
         "speech mutter\n"                                                     \
         "  SPEAKER mutters that CLAUSE\n"

static const char text[] = "Pakistan accused Iran.\n\n"
                           "India attacked Qatar.\n\n"
                           "China courted Japan.\n\n"
                           "Qatar muttered that Iran accused China.\n";

static AttDifferences*
compare(const char* new_rules, size_t jobs)
{
  Folder folder;
  folder_open(&folder);
  AttResources before =
      load_resources(folder_write(&folder, "old.rules", OLD_RULES));
  AttResources after =
      load_resources(folder_write(&folder, "new.rules", new_rules));
  const char* input = folder_write(&folder, "in.txt", text);
  const AttWalkOptions options = {
      .inputs = &input, .input_count = 1, .jobs = jobs};
  AttDifferences* differences = NULL;
  AttLog log = {0};
  assert_int_equal(
      att_differences_run(&after, &before, &options, &log, &differences),
      ATT_OK);
  att_resources_clear(&before);
  att_resources_clear(&after);
  folder_close(&folder);
  return differences;
}

static void
expect(const AttDifferences* d,
       size_t gained,
       size_t lost,
       size_t changed,
       size_t kept)
{
  assert_int_equal(d->gained, gained);
  assert_int_equal(d->lost, lost);
  assert_int_equal(d->changed, changed);
  assert_int_equal(d->kept, kept);
  assert_int_equal(d->count, gained + lost + changed);
  assert_int_equal(d->documents, 1);
}

static void
finds_nothing_between_the_same_rules(void** state)
{
  (void)state;
  AttDifferences* d = compare(OLD_RULES, 1);
  expect(d, 0, 0, 0, 3);
  att_differences_free(d);
  att_differences_free(NULL);
}

static void
tells_what_a_new_line_gains(void** state)
{
  (void)state;
  AttDifferences* d = compare(OLD_RULES "event att:Visit\n"
                                        "  AGENT courts TARGET\n",
                              1);
  expect(d, 1, 0, 0, 3);
  assert_int_equal(d->at[0].change, ATT_CHANGE_GAINED);
  assert_true(is_text(d->at[0].fact, "Visit(agent = China, target = Japan)"));
  assert_true(is_text(d->at[0].rule.text, "AGENT courts TARGET"));
  assert_int_equal(d->at[0].rule.number, 10);
  assert_true(is_text(d->at[0].where.text, "China courted Japan."));
  assert_int_equal(d->at[0].where.span.begin, 47);
  assert_int_equal(d->at[0].where.span.end, 67);
  att_differences_free(d);
}

static void
tells_what_a_removed_line_loses(void** state)
{
  (void)state;
  AttDifferences* d = compare(PREFIX "event att:Attack\n"
                                     "  AGENT attacks TARGET\n"
                                     "speech mutter\n"
                                     "  SPEAKER mutters that CLAUSE\n",
                              1);
  expect(d, 0, 2, 0, 1);
  for (size_t i = 0; i < 2; ++i) {
    assert_int_equal(d->at[i].change, ATT_CHANGE_LOST);
    assert_int_equal(d->at[i].rule.number, 4);
    assert_int_equal(d->at[i].group, d->at[0].group);
  }
  assert_true(
      is_text(d->at[0].fact, "Accusation(agent = Pakistan, target = Iran)"));
  att_differences_free(d);
}

static void
tells_what_a_narrower_type_loses(void** state)
{
  (void)state;
  AttDifferences* d = compare(PREFIX "event att:Accusation\n"
                                     "  AGENT accuses TARGET\n"
                                     "event att:Attack\n"
                                     "  AGENT attacks TARGET:ArmedGroup\n"
                                     "speech mutter\n"
                                     "  SPEAKER mutters that CLAUSE\n",
                              1);
  expect(d, 0, 1, 0, 2);
  assert_true(is_text(d->at[0].fact, "Attack(agent = India, target = Qatar)"));
  assert_true(is_text(d->at[0].rule.text, "AGENT attacks TARGET"));
  att_differences_free(d);
}

static void
tells_what_a_speech_rule_changes(void** state)
{
  (void)state;
  AttDifferences* d = compare(PREFIX "event att:Accusation\n"
                                     "  AGENT accuses TARGET\n"
                                     "event att:Attack\n"
                                     "  AGENT attacks TARGET\n"
                                     "speech mutter\n"
                                     "  SPEAKER grumbles that CLAUSE\n"
                                     "  also mutters = Negated\n",
                              1);
  expect(d, 0, 0, 1, 2);
  assert_int_equal(d->at[0].change, ATT_CHANGE_CHANGED);
  assert_true(is_text(d->at[0].changes, "polarity Affirmed → Negated"));
  assert_true(
      is_text(d->at[0].fact,
              "Accusation(agent = Iran, target = China) Negated, by Qatar"));
  att_differences_free(d);
}

static void
tells_a_speaker_that_is_gone(void** state)
{
  (void)state;
  AttDifferences* d = compare(PREFIX "event att:Accusation\n"
                                     "  AGENT accuses TARGET\n"
                                     "event att:Attack\n"
                                     "  AGENT attacks TARGET\n",
                              1);
  expect(d, 0, 0, 1, 2);
  assert_true(is_text(d->at[0].changes, "by Qatar → nobody"));
  att_differences_free(d);
}

static void
tells_another_line_of_the_same_fact(void** state)
{
  (void)state;
  AttDifferences* d = compare(PREFIX "event att:Accusation\n"
                                     "  AGENT accuses|blames TARGET\n"
                                     "event att:Attack\n"
                                     "  AGENT attacks TARGET\n"
                                     "speech mutter\n"
                                     "  SPEAKER mutters that CLAUSE\n",
                              1);
  expect(d, 0, 0, 2, 1);
  assert_non_null(strstr(d->at[0].changes.at, "rule "));
  assert_non_null(strstr(d->at[0].changes.at, "old.rules:4 → "));
  assert_non_null(strstr(d->at[0].changes.at, "new.rules:4"));
  att_differences_free(d);
}

static void
writes_every_format(void** state)
{
  (void)state;
  static const char* const wanted[] = {"- Attack(agent = India",
                                       "-\tAttack(agent = India",
                                       "\"fact\": \"Attack(agent = India"};
  AttDifferences* d = compare(PREFIX "event att:Accusation\n"
                                     "  AGENT accuses TARGET\n",
                              3);
  for (int format = ATT_REPORT_TEXT; format <= ATT_REPORT_JSON; ++format) {
    char written[8192] = "";
    FILE* stream = tmpfile();
    assert_non_null(stream);
    assert_int_equal(att_differences_write(d, (AttReport)format, stream),
                     ATT_OK);
    rewind(stream);
    assert_true(fread(written, 1, sizeof written - 1, stream) > 0);
    fclose(stream);
    assert_non_null(strstr(written, wanted[format]));
  }
  att_differences_free(d);
}

static void
passes_on_that_memory_is_out(void** state)
{
  (void)state;
  Folder folder;
  folder_open(&folder);
  AttResources before =
      load_resources(folder_write(&folder, "old.rules", OLD_RULES));
  AttResources after =
      load_resources(folder_write(&folder,
                                  "new.rules",
                                  PREFIX "event att:Accusation\n"
                                         "  AGENT courts|accuses TARGET\n"));
  const char* input = folder_write(&folder, "in.txt", text);
  const AttWalkOptions options = {.inputs = &input, .input_count = 1};
  AttStatus status = ATT_ERR_MEMORY;
  size_t failures = 0;
  for (long n = 0; status != ATT_OK && n < 20000; n += 1 + n / 20) {
    long left = n;
    AttDifferences* d = NULL;
    att_memory_set(failing_allocator, &left);
    status = att_differences_run(&after, &before, &options, NULL, &d);
    att_memory_set(NULL, NULL);
    assert_true(status == ATT_OK || status == ATT_ERR_MEMORY);
    assert_true((status == ATT_OK) == (d != NULL));
    failures += status != ATT_OK;
    att_differences_free(d);
  }
  assert_int_equal(status, ATT_OK);
  assert_true(failures > 20);
  att_resources_clear(&before);
  att_resources_clear(&after);
  folder_close(&folder);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(finds_nothing_between_the_same_rules),
      cmocka_unit_test(tells_what_a_new_line_gains),
      cmocka_unit_test(tells_what_a_removed_line_loses),
      cmocka_unit_test(tells_what_a_narrower_type_loses),
      cmocka_unit_test(tells_what_a_speech_rule_changes),
      cmocka_unit_test(tells_a_speaker_that_is_gone),
      cmocka_unit_test(tells_another_line_of_the_same_fact),
      cmocka_unit_test(writes_every_format),
      cmocka_unit_test(passes_on_that_memory_is_out),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
