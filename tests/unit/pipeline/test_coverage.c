// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// Counting: each figure below was counted by hand in the sentences above it.

#include "pipeline/coverage_write.h"
#include "pipeline_fixture.h"

static const char rules_text[] =
    PREFIX "event att:Accusation\n"           // line 3
           "  AGENT accuses|blames TARGET\n"  // line 4
           "  AGENT scolds TARGET\n"          // line 5
           "relation att:harbours\n"          // line 6
           "  SUBJECT shelters OBJECT\n"      // line 7
           "speech mutter\n"                  // line 8
           "  SPEAKER mutters that CLAUSE\n"; // line 9

static const char first_text[] =
    "Pakistan accused Iran. Iran was blamed by Qatar.\n\n"
    "Qatar, which has accused Iran, muttered that India shelters the TTP.\n";
static const char second_text[] =
    "India blamed Iran.\n\nChina courted Japan.\n";

typedef struct Setup {
  Folder folder;
  AttResources resources;
  const char* rules;
  const char* inputs[2];
} Setup;

static void
set_up(Setup* setup)
{
  folder_open(&setup->folder);
  setup->rules = folder_write(&setup->folder, "a.rules", rules_text);
  setup->inputs[0] = folder_write(&setup->folder, "first.txt", first_text);
  setup->inputs[1] = folder_write(&setup->folder, "second.txt", second_text);
  setup->resources = load_resources(setup->rules);
}

static void
tear_down(Setup* setup)
{
  att_resources_clear(&setup->resources);
  folder_close(&setup->folder);
}

static AttCoverage*
run(const Setup* setup, size_t jobs)
{
  const AttCoverageOptions options = {
      .walk = {.inputs = setup->inputs, .input_count = 2, .jobs = jobs},
      .rules = &setup->rules,
      .rule_count = 1,
      .most = ATT_COVERAGE_MOST};
  AttLog log = {0};
  AttCoverage* coverage = NULL;
  assert_int_equal(
      att_coverage_run(&setup->resources, &options, &log, &coverage), ATT_OK);
  return coverage;
}

static const AttCoveredLine*
line_at(const AttCoverage* coverage, uint32_t number)
{
  for (size_t i = 0; i < coverage->line_count; ++i) {
    if (coverage->lines[i].number == number &&
        !coverage->blocks[coverage->lines[i].block].beside) {
      return &coverage->lines[i];
    }
  }
  fail();
  return NULL;
}

static void
counts_hits_by_line_and_variant(void** state)
{
  (void)state;
  Setup setup;
  set_up(&setup);
  AttCoverage* coverage = run(&setup, 1);
  const AttCoveredLine* accuses = line_at(coverage, 4);
  assert_int_equal(accuses->hits, 4);
  assert_int_equal(accuses->facts, 4);
  assert_int_equal(accuses->variants[ATT_VARIANT_ACTIVE], 2);
  assert_int_equal(accuses->variants[ATT_VARIANT_BY_AGENT], 1);
  assert_int_equal(accuses->variants[ATT_VARIANT_RELATIVE], 1);
  assert_true(is_text(accuses->example.text, "India blamed Iran."));
  assert_true(is_text(accuses->example.source, setup.inputs[1]));
  assert_int_equal(accuses->example.span.begin, 0);
  assert_int_equal(accuses->example.span.end, 18);
  assert_int_equal(line_at(coverage, 5)->hits, 0);
  assert_int_equal(line_at(coverage, 5)->example.text.size, 0);
  assert_int_equal(line_at(coverage, 7)->hits, 1);
  assert_int_equal(line_at(coverage, 7)->facts, 1);
  assert_int_equal(line_at(coverage, 9)->hits, 1);
  assert_int_equal(line_at(coverage, 9)->facts, 0);
  assert_int_equal(coverage->documents, 2);
  assert_int_equal(coverage->sentences, 5);
  att_coverage_free(coverage);
  tear_down(&setup);
}

static void
sums_up_blocks_and_finds_lines(void** state)
{
  (void)state;
  Setup setup;
  set_up(&setup);
  AttCoverage* coverage = run(&setup, 1);
  const AttCoveredLine* accuses = line_at(coverage, 4);
  const AttCoveredBlock* block = &coverage->blocks[accuses->block];
  assert_true(is_text(block->name, "att:Accusation"));
  assert_int_equal(block->lines, 2);
  assert_int_equal(block->fired, 1);
  assert_int_equal(block->hits, 4);
  assert_int_equal(block->facts, 4);
  const AttRules* rules = setup.resources.rules;
  for (size_t i = 0; i < rules->line_count; ++i) {
    assert_ptr_equal(att_coverage_line(coverage, rules->lines[i].id),
                     &coverage->lines[i]);
  }
  assert_null(att_coverage_line(coverage, ATT_VIEW("nobody")));
  tear_down(&setup); // the counts outlive the rules
  assert_true(is_text(accuses->text, "AGENT accuses|blames TARGET"));
  att_coverage_free(coverage);
  att_coverage_free(NULL);
}

static void
tells_what_no_line_covers(void** state)
{
  (void)state;
  Setup setup;
  set_up(&setup);
  AttCoverage* coverage = run(&setup, 1);
  assert_int_equal(coverage->gap_count, 1);
  assert_int_equal(coverage->gap_kinds, 1);
  assert_true(is_text(coverage->gaps[0].sentence, "AGENT courts TARGET"));
  assert_int_equal(coverage->gaps[0].count, 1);
  assert_true(is_text(coverage->gaps[0].example.text, "China courted Japan."));
  att_coverage_free(coverage);
  tear_down(&setup);
}

static char*
report(const AttCoverage* coverage, AttReport format, bool all)
{
  FILE* stream = tmpfile();
  assert_non_null(stream);
  assert_int_equal(att_coverage_write(coverage, format, all, stream), ATT_OK);
  const long size = ftell(stream);
  assert_true(size > 0);
  char* text = malloc((size_t)size + 1);
  assert_non_null(text);
  rewind(stream);
  assert_int_equal(fread(text, 1, (size_t)size, stream), (size_t)size);
  text[size] = '\0';
  fclose(stream);
  return text;
}

static void
is_the_same_on_any_number_of_threads(void** state)
{
  (void)state;
  Setup setup;
  set_up(&setup);
  AttCoverage* one = run(&setup, 1);
  AttCoverage* three = run(&setup, 3);
  for (int format = ATT_REPORT_TEXT; format <= ATT_REPORT_JSON; ++format) {
    char* first = report(one, (AttReport)format, true);
    char* second = report(three, (AttReport)format, true);
    assert_string_equal(first, second);
    free(first);
    free(second);
  }
  att_coverage_free(one);
  att_coverage_free(three);
  tear_down(&setup);
}

static void
leaves_out_english_that_was_not_given(void** state)
{
  (void)state;
  Setup setup;
  set_up(&setup);
  AttCoverage* coverage = run(&setup, 1);
  char* mine = report(coverage, ATT_REPORT_TSV, false);
  char* all = report(coverage, ATT_REPORT_TSV, true);
  assert_null(strstr(mine, "rules/english/"));
  assert_non_null(strstr(all, "rules/english/outlook.rules"));
  assert_non_null(strstr(all, mine + strcspn(mine, "\n") + 1));
  free(mine);
  free(all);
  att_coverage_free(coverage);
  tear_down(&setup);
}

static void
passes_on_that_memory_is_out(void** state)
{
  (void)state;
  Setup setup;
  set_up(&setup);
  const AttCoverageOptions options = {
      .walk = {.inputs = setup.inputs, .input_count = 2},
      .rules = &setup.rules,
      .rule_count = 1,
      .most = ATT_COVERAGE_MOST};
  AttStatus status = ATT_ERR_MEMORY;
  size_t failures = 0;
  for (long n = 0; status != ATT_OK && n < 20000; n += 1 + n / 20) {
    long left = n;
    AttCoverage* coverage = NULL;
    att_memory_set(failing_allocator, &left);
    status = att_coverage_run(&setup.resources, &options, NULL, &coverage);
    att_memory_set(NULL, NULL);
    assert_true(status == ATT_OK || status == ATT_ERR_MEMORY);
    assert_true((status == ATT_OK) == (coverage != NULL));
    failures += status != ATT_OK;
    att_coverage_free(coverage);
  }
  assert_int_equal(status, ATT_OK);
  assert_true(failures > 20);
  tear_down(&setup);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(counts_hits_by_line_and_variant),
      cmocka_unit_test(sums_up_blocks_and_finds_lines),
      cmocka_unit_test(tells_what_no_line_covers),
      cmocka_unit_test(is_the_same_on_any_number_of_threads),
      cmocka_unit_test(leaves_out_english_that_was_not_given),
      cmocka_unit_test(passes_on_that_memory_is_out),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
