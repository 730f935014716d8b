// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Which mentions of a document are one event: read with everything that attest
// ships, then told as the events in order, each with the statements that
// describe it: "a a b" are three statements of two events.

#include "base/memory.h"
#include "document/reader.h"
#include "pipeline/analyse.h"
#include "statements/merge.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static AttResources resources;

static int
load(void** state)
{
  (void)state;
  const AttResourcePaths paths = {0};
  const AttLimits limits = ATT_LIMITS_DEFAULT;
  setenv("ATTEST_DATA", ATT_SOURCE_DIR, 1);
  return att_resources_load(&paths, &limits, NULL, &resources) != ATT_OK;
}

static int
unload(void** state)
{
  (void)state;
  att_resources_clear(&resources);
  return 0;
}

/// The events of the statements of `text`, as letters, in document order.
static void
assert_events(const char* text, const char* expected)
{
  const AttRecord record = {.format = ATT_FORMAT_TEXT,
                            .id = ATT_VIEW("test"),
                            .text = att_view(text)};
  AttDocument* document = NULL;
  AttEnglish* english = NULL;
  AttAnalysis analysis;
  assert_int_equal(
      att_document_new(&record, &resources.limits, NULL, &document), ATT_OK);
  assert_int_equal(att_english_new(resources.model, &english), ATT_OK);
  assert_int_equal(
      att_analyse_document(&resources, english, document, NULL, &analysis),
      ATT_OK);
  AttText found = {0};
  const AttStatements* all = &analysis.statements;
  for (size_t i = 0; i < all->count; ++i) {
    const AttStatement* s = &all->statements[i];
    if (s->class_id) {
      assert_in_range(s->event, 1, all->event_count);
      att_text_append_char(&found, (char)('a' + s->event - 1));
    }
  }
  assert_string_equal(found.size ? found.at : "", expected);
  att_text_clear(&found);
  att_english_free(english);
  att_document_free(document);
}

static void
joins_later_detail(void** state)
{
  (void)state;
  assert_events("Kenya invaded Uganda. Kenya invaded Uganda in May 2020.",
                "aa");
  assert_events("Kenya invaded Uganda in May 2020. Kenya invaded Uganda.",
                "aa");
  assert_events("Kenya invaded Uganda in 2020. Kenya invaded Uganda on 3 May "
                "2020.",
                "aa");
  assert_events("Kenya and Uganda met in May 2020. Uganda met Kenya.", "aa");
  // Of a class and its kind at one word only the kind is told.
  assert_events("Kenya and Uganda signed a treaty.", "a");
  assert_events("Kenya fought Uganda in May 2020. Kenya invaded Uganda in May "
                "2020.",
                "aa");
}

static void
keeps_times_and_fillers_apart(void** state)
{
  (void)state;
  assert_events("Kenya invaded Uganda in 2020. Kenya invaded Uganda in 2021.",
                "ab");
  assert_events("Kenya invaded Uganda. Kenya invaded Chad.", "ab");
  assert_events("Kenya invaded Uganda. Uganda invaded Kenya.", "ab");
  assert_events("Kenya met Uganda in May 2020. Kenya met Chad in May 2020.",
                "ab");
}

static void
reads_how_it_is_told(void** state)
{
  (void)state;
  assert_events("Kenya attacked Uganda. Kenya launched another attack on "
                "Uganda in May 2020.",
                "ab");
  assert_events("Kenya attacked Uganda. Kenya again attacked Uganda in May "
                "2020.",
                "ab");
  assert_events("Kenya attacked Uganda in May 2020. Attacks on Uganda by Kenya "
                "have increased.",
                "ab");
  assert_events("Kenya attacked Uganda in May 2020. Kenya often attacked "
                "Uganda.",
                "ab");
}

static void
keeps_wishes_apart(void** state)
{
  (void)state;
  assert_events("Kenya wants to invade Uganda. Kenya invaded Uganda in 2021.",
                "ab");
  assert_events("Kenya did not invade Uganda. Kenya invaded Uganda in 2021.",
                "ab");
}

static void
keeps_voices_apart(void** state)
{
  (void)state;
  assert_events("Kenya invaded Uganda in 2020. Chad said that Kenya had "
                "invaded Uganda.",
                "aa");
  assert_events("Kenya invaded Uganda. Chad said that Kenya had invaded Uganda "
                "in 2020.",
                "ab");
  assert_events("Chad said that Kenya had invaded Uganda in 2020. Kenya "
                "invaded Uganda.",
                "ab");
}

/// Does a mention reach one that stands so many sentences before it?
static void
assert_reach(const char* first,
             const char* last,
             unsigned sentences,
             const char* expected)
{
  AttText text = {0};
  att_text_append_string(&text, first);
  for (unsigned i = 1; i < sentences; ++i) {
    att_text_append_string(&text, " The rain fell on the hills.");
  }
  att_text_append_string(&text, last);
  assert_int_equal(att_text_status(&text), ATT_OK);
  assert_events(text.at, expected);
  att_text_clear(&text);
}

static void
keeps_distance(void** state)
{
  (void)state;
  const char* first = "Kenya attacked Uganda in May 2020.";
  const char* last = " Kenya attacked Uganda.";
  const char* back = " The attack on Uganda by Kenya was brief.";
  const char* dated = " Uganda was attacked in May 2020.";
  assert_reach(first, last, ATT_MERGE_REACH, "aa");
  assert_reach(first, last, ATT_MERGE_REACH + 1, "ab");
  assert_reach(first, back, ATT_MERGE_REACH + 1, "aa");
  assert_reach(first, dated, ATT_MERGE_REACH + 1, "aa");
  assert_reach(first, " The attack on Uganda was brief.", 1, "aa");
  assert_reach(first, " Rebels attacked Uganda.", 1, "ab");
  assert_reach("The Taliban rose to power in the 1990s.",
               " The return of the Taliban to power alarmed Kenya.",
               1,
               "ab");
  assert_reach("Kenya attacked Uganda in 2020.",
               " In 2020 Uganda was attacked.",
               ATT_MERGE_REACH + 1,
               "ab");
}

static void
chooses_none_of_two(void** state)
{
  (void)state;
  assert_events("Kenya attacked Uganda in 2019. Kenya attacked Uganda in 2021. "
                "Kenya attacked Uganda.",
                "abc");
  assert_events("Kenya attacked Uganda in 2019. Kenya attacked Uganda in 2021. "
                "The attack on Uganda by Kenya was brief.",
                "abb");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(joins_later_detail),
      cmocka_unit_test(keeps_times_and_fillers_apart),
      cmocka_unit_test(reads_how_it_is_told),
      cmocka_unit_test(keeps_wishes_apart),
      cmocka_unit_test(keeps_voices_apart),
      cmocka_unit_test(keeps_distance),
      cmocka_unit_test(chooses_none_of_two),
  };
  return cmocka_run_group_tests(tests, load, unload);
}
