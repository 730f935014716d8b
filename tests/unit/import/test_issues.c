// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Discard and issue dictionaries: phrases as patterns, whom "~" speaks against,
// and what is left out.

#include "import/discards.h"
#include "import/issues.h"
#include "import/words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

typedef struct Fixture {
  AttArena* arena;
  AttImportReport report;
  AttImportedIssues issues;
  AttDraft draft;
  AttText scheme;
} Fixture;

static Fixture
begin(void)
{
  Fixture f = {.arena = att_arena_new()};
  assert_non_null(f.arena);
  f.draft.arena = f.issues.arena = f.arena;
  return f;
}

static void
end(Fixture* f)
{
  att_imported_issues_clear(&f->issues);
  att_draft_clear(&f->draft);
  att_import_report_clear(&f->report);
  att_text_clear(&f->scheme);
  att_arena_free(f->arena);
}

static Fixture
read_issues(const char* text)
{
  Fixture f = begin();
  assert_int_equal(att_issues_read(att_import_lines("i.txt", att_view(text)),
                                   &f.report,
                                   &f.issues),
                   ATT_OK);
  assert_int_equal(att_issues_draft(&f.issues, &f.report, &f.draft), ATT_OK);
  assert_int_equal(att_issues_write(&f.issues, &f.scheme), ATT_OK);
  return f;
}

static void
assert_line(const Fixture* f, size_t index, const char* block, const char* line)
{
  assert_true(index < f->draft.lines.size);
  const AttDraftLine* found = &f->draft.lines.at[index];
  assert_string_equal(f->draft.blocks.entries[found->block].key.at, block);
  assert_string_equal(found->text.at, line);
}

static void
assert_has(const AttText* text, const char* part)
{
  if (!text->at || !strstr(text->at, part)) {
    fail_msg("no \"%s\" in:\n%s", part, text->at ? text->at : "");
  }
}

static void
words_as_patterns(void** state)
{
  static const struct {
    const char* phrase;
    const char* pattern; ///< NULL: refused
  } cases[] = {
      {"WORLD_CUP ", "world cup"},
      {"n:river v:flood", "river flood"},
      {"u.n. mission", "\"U.N.\" mission"},
      {"1936", "\"1936\""},
      {"hit-run", "(hit-run | hit /[-\xE2\x80\x93]/ run)"},
      {"al+n:zar", "(al-zar | al /[-\xE2\x80\x93]/ zar | al zar)"},
      {"20+year", "(\"20\" /[-\xE2\x80\x93]/ year | \"20\" year)"},
      {"QUEEN'S SPEECH", "queen /['\xE2\x80\x99]s/ speech"},
      {"unless told", "\"unless\" told"},
      {"q&a", NULL},
      {"this-", NULL},
      {"_ _", NULL},
  };
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; ++i) {
    AttText out = {0};
    const char* fault = att_words_pattern(att_view(cases[i].phrase), &out);
    assert_int_equal(!fault, cases[i].pattern != NULL);
    if (!fault) {
      assert_string_equal(out.at, cases[i].pattern);
    }
    att_text_clear(&out);
  }
}

static void
discards_of_sentences_and_stories(void** state)
{
  (void)state;
  Fixture f = begin();
  static const char text[] = "# a comment\n"
                             "BATSMAN   # why\n"
                             "+ WORLD CUP_\n"
                             "A&B\n";
  assert_int_equal(att_discards_draft(att_import_lines("d.txt", ATT_VIEW(text)),
                                      &f.report,
                                      &f.draft),
                   ATT_OK);
  assert_line(&f, 0, "discard petrarch", "sentence batsman");
  assert_line(&f, 1, "discard petrarch", "document world cup");
  assert_int_equal(f.draft.lines.size, 2);
  assert_int_equal(f.report.tallies[ATT_IMPORT_DISCARD].read, 3);
  assert_int_equal(f.report.tallies[ATT_IMPORT_DISCARD].missed, 1);
  assert_has(&f.report.rows, "d.txt:4\tdiscard\tleft out\tsigns that");
  end(&f);
}

static void
issues_are_topics(void** state)
{
  (void)state;
  Fixture f = read_issues("<ISSUE CATEGORY=\"SEA-TRADE\" TYPE=\"ALL\">\n"
                          "n:harbour [PORTS]\n"
                          "~safe harbour\n"
                          "n:ferry[SHIPS]\n"
                          "cargo\n"
                          "~~ferry queen\n"
                          "</ISSUE>\n"
                          "lost [PORTS]\n"
                          "<ISSUE CATEGORY=\"FISH\">\n"
                          "n:trawler [SHIPS] ***\n"
                          "odd [no name!]\n");
  assert_line(&f, 0, "topic issue:PORTS", "harbour");
  assert_line(&f, 1, "topic issue:SEA_TRADE", "unless safe harbour");
  assert_line(&f, 2, "topic issue:PORTS", "unless safe harbour");
  assert_line(&f, 3, "topic issue:SHIPS", "unless safe harbour");
  assert_line(&f, 4, "topic issue:SHIPS", "ferry");
  assert_line(&f, 5, "topic issue:SEA_TRADE", "cargo");
  assert_line(&f, 8, "topic issue:SHIPS", "unless ferry queen");
  assert_line(&f, 9, "topic issue:SHIPS", "trawler");
  assert_int_equal(f.draft.lines.size, 10);
  assert_int_equal(f.report.tallies[ATT_IMPORT_ISSUE_PHRASE].read, 8);
  assert_int_equal(f.report.tallies[ATT_IMPORT_ISSUE_PHRASE].missed, 2);
  assert_has(&f.report.rows, "i.txt:6\tissue phrase\tchanged\tholds the");
  assert_has(&f.scheme,
             "issue:PORTS a att:Topic ; skos:prefLabel \"ports\" ; "
             "skos:broader issue:SEA_TRADE .\n");
  end(&f);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(words_as_patterns),
      cmocka_unit_test(discards_of_sentences_and_stories),
      cmocka_unit_test(issues_are_topics),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
