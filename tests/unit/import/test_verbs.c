// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Verb dictionaries: which sentence each pattern becomes, and what none can
// say.

#include "import/verb_rules.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static uint32_t
frequency(void* data, AttView word, AttUpos upos)
{
  static const char* const prepositions[] = {"of", "to", "with", "off", "in"};
  (void)data;
  for (size_t i = 0; i < sizeof prepositions / sizeof *prepositions; ++i) {
    if (att_view_equal(word, att_view(prepositions[i]))) {
      return upos == ATT_UPOS_ADP;
    }
  }
  return upos == ATT_UPOS_NOUN;
}

static const AttVocabulary vocabulary = {.frequency = frequency};

typedef struct Fixture {
  AttArena* arena;
  AttImportReport report;
  AttImportedVerbs verbs;
  AttCodeTable codes;
  AttDraft draft;
} Fixture;

// A dictionary with one set and one block, and the given lines in it.
static Fixture
draft(const char* lines)
{
  Fixture f = {.arena = att_arena_new()};
  const AttLimits limits = ATT_LIMITS_DEFAULT;
  const char* ontology = ATT_SOURCE_DIR "/ontology/attest.ttl";
  assert_non_null(f.arena);
  f.verbs.arena = f.draft.arena = f.arena;
  AttText text = {0};
  att_text_append_string(
      &text,
      "&CRAFT\n+BOAT\n+&AIR\n&AIR_\n+HOT_AIR_BALLOON\n--- V [112] ---\n");
  att_text_append_string(&text, lines);
  AttView copy = att_arena_copy(f.arena, att_text_view(&text));
  att_text_clear(&text);
  assert_int_equal(
      att_code_table_read(
          &f.codes, ATT_SOURCE_DIR "/ontology/codes.ttl", &limits, NULL),
      ATT_OK);
  assert_int_equal(
      att_code_table_read_events(&f.codes, ontology, &limits, NULL), ATT_OK);
  assert_int_equal(
      att_verbs_read(att_import_lines("v.txt", copy), &f.report, &f.verbs),
      ATT_OK);
  assert_int_equal(att_verb_rules_draft(
                       &f.verbs, &f.codes, &vocabulary, &f.report, &f.draft),
                   ATT_OK);
  return f;
}

static void
end(Fixture* f)
{
  att_imported_verbs_clear(&f->verbs);
  att_code_table_clear(&f->codes);
  att_draft_clear(&f->draft);
  att_import_report_clear(&f->report);
  att_arena_free(f->arena);
}

static void
assert_has(const AttText* text, const char* part)
{
  if (!text->at || !strstr(text->at, part)) {
    fail_msg("no \"%s\" in:\n%s", part, text->at ? text->at : "");
  }
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
verbs_of_a_block(void** state)
{
  (void)state;
  Fixture f = draft("CHIDE {CHIDES }\n+TELL_OFF {+TELLS_OFF } [190]\n");
  assert_line(&f, 0, "extend event att:Allegation", "AGENT @verb_chide TARGET");
  assert_line(&f, 1, "extend event att:Attack", "AGENT @verb_tell_off TARGET");
  assert_has(&f.draft.head, "list verb_tell_off = {tell off}\n");
  assert_has(&f.draft.head, "list set_craft = boat, {hot air balloon}\n");
  end(&f);
}

static void
words_behind_the_verb(void** state)
{
  (void)state;
  Fixture f = draft("GO\n"
                    "- * TALKS [046]\n"
                    "- * {FREE &CRAFT} (IN HARBOUR) [190]\n"
                    "- * OFF ROW (WITH) [160]\n"
                    "- * (TO +) [190]\n"
                    "- * &CRAFT OF + [190]\n");
  const char* leads = "(to|for|with|against|on|from|of TARGET)";
  AttText line = {0};
  att_text_format(&line, "AGENT @verbs_1 talks %s", leads);
  assert_line(&f, 1, "extend event att:Negotiation", line.at);
  att_text_reset(&line);
  att_text_format(
      &line,
      "AGENT @verbs_1 {free boat}|{free hot air balloon} in harbour %s",
      leads);
  assert_line(&f, 2, "extend event att:Attack", line.at);
  assert_line(
      &f, 3, "extend event att:Sanction", "AGENT @verbs_1_off row with TARGET");
  assert_line(&f, 4, "extend event att:Attack", "AGENT @verbs_1 to TARGET");
  assert_line(
      &f, 5, "extend event att:Attack", "AGENT @verbs_1 @set_craft of TARGET");
  assert_has(&f.draft.head, "list verbs_1_off = {go off}\n");
  att_text_clear(&line);
  end(&f);
}

static void
words_before_the_verb_are_a_path(void** state)
{
  (void)state;
  Fixture f = draft("GO\n- &CRAFT * [190]\n- + * TALKS [046]\n");
  assert_line(&f,
              1,
              "extend event att:Attack",
              "path(@verbs_1[VERB], AGENT = >nsubj @set_craft "
              ">nmod|compound|amod, (TARGET = >obj))");
  assert_int_equal(strncmp(f.draft.lines.at[2].text.at, "TARGET @verbs_1 ", 16),
                   0);
  end(&f);
}

static void
words_on_both_sides_are_a_path(void** state)
{
  (void)state;
  Fixture f = draft("GO\n"
                    "- POLICE * CROWD [190]\n"
                    "- POLICE * (IN/WITH CRAFT) [190]\n"
                    "- POLICE * ROW (TO +) (IN ^) [190]\n");
  const char* head = "path(@verbs_1[VERB], AGENT = >nsubj police "
                     ">nmod|compound|amod, ";
  static const char* const tails[] = {
      ">obj crowd, (TARGET = >obj crowd >nmod|compound|amod))",
      ">obl:in|obl:with craft, (TARGET = >obj))",
      ">obj row, (TARGET = >obl:to))"};
  for (size_t i = 0; i < sizeof tails / sizeof *tails; ++i) {
    AttText line = {0};
    att_text_format(&line, "%s%s", head, tails[i]);
    assert_line(&f, i + 1, "extend event att:Attack", line.at);
    att_text_clear(&line);
  }
  end(&f);
}

static void
choices_and_last_prepositions(void** state)
{
  (void)state;
  Fixture f = draft("GO\n"
                    "- * (IN/WITH RAID/FOOT_MARCH) [190]\n"
                    "- * ROW WITH [190]\n"
                    "- * ROW (IN ^) (WITH) [190]\n");
  assert_line(&f,
              1,
              "extend event att:Attack",
              "AGENT @verbs_1 (TARGET) in|with {raid march}|{foot march}");
  assert_line(
      &f, 2, "extend event att:Attack", "AGENT @verbs_1 row with TARGET");
  assert_int_equal(f.draft.lines.size, 3);
  assert_int_equal(f.report.tallies[ATT_IMPORT_PATTERN].missed, 0);
  end(&f);
}

static void
a_verb_below_another(void** state)
{
  (void)state;
  Fixture f = draft("GO\n"
                    "~ a (b . V) SAY = a b 112\n"
                    "~ a (_ b GO ) WISH_FOR = a b 190\n"
                    "~ a (a b Q) SAY = a b Q\n");
  assert_line(&f,
              1,
              "extend event att:Allegation",
              "AGENT @verb_say that TARGET @verbs_1");
  assert_line(&f,
              2,
              "extend event att:Allegation",
              "AGENT @verb_say TARGET to @verbs_1");
  assert_line(&f,
              3,
              "extend event att:Attack",
              "path(@verb_wish_for[VERB], AGENT = >nsubj, TARGET = >xcomp "
              "@verb_go >obj)");
  assert_has(&f.draft.head, "list verb_wish_for = {wish for}\n");
  assert_int_equal(f.report.tallies[ATT_IMPORT_TRANSFORMATION].read, 3);
  assert_int_equal(f.report.tallies[ATT_IMPORT_TRANSFORMATION].missed, 0);
  assert_has(&f.report.rows, "transformation\tchanged\tthe rules of English");
  end(&f);
}

static void
what_is_no_event_is_silenced(void** state)
{
  (void)state;
  Fixture f = draft("GO\n"
                    "- * SHOW (IN &CRAFT) [---]\n"
                    "- POLICE * OFF [---]\n"
                    "--- SING [---] ---\nSING\n- * SONG [---]\n");
  assert_line(&f,
              1,
              "discard petrarch",
              "words @verbs_1 []{0,4} (show) []{0,4} (in) []{0,4} "
              "(@set_craft)");
  assert_line(&f, 2, "discard petrarch", "words (police) []{0,4} @verbs_1 off");
  assert_int_equal(f.draft.lines.size, 3);
  assert_int_equal(f.report.tallies[ATT_IMPORT_PATTERN].missed, 0);
  end(&f);
}

static void
codes_of_both_directions(void** state)
{
  (void)state;
  Fixture f = draft("GO\n- * (TO) [042:190]\n- * (WITH) [057:057]\n"
                    "- * (IN JAIL) [:173]\n");
  assert_line(&f, 1, "extend event att:Visit", "AGENT @verbs_1 to TARGET");
  assert_line(&f, 2, "extend event att:Attack", "TARGET @verbs_1 to AGENT");
  assert_line(&f, 3, "extend event att:Treaty", "AGENT @verbs_1 with AGENT");
  assert_line(
      &f, 4, "extend event att:Arrest", "TARGET @verbs_1 (AGENT) in jail");
  end(&f);
}

static void
what_no_sentence_can_say(void** state)
{
  (void)state;
  Fixture f = draft("GO\n"
                    "- * ^ [190]\n"
                    "- * &NOSUCH [190]\n"
                    "- * [---]\n"
                    "- * SPEECH [010]\n"
                    "- TALK [190]\n"
                    "~ a (a b GO) SAY = a b 015\n"
                    "~ a (a b GO) SAY = a b 190\n"
                    "~ a (b . GO) SAY = b a 190\n"
                    "~ a (b . GO SAY = a b 190\n");
  assert_int_equal(f.report.tallies[ATT_IMPORT_PATTERN].read, 5);
  assert_int_equal(f.report.tallies[ATT_IMPORT_PATTERN].missed, 5);
  assert_int_equal(f.report.tallies[ATT_IMPORT_TRANSFORMATION].missed, 4);
  assert_int_equal(f.draft.lines.size, 1);
  assert_has(&f.report.rows, "v.txt:9\tverb pattern\tleft out\ta set that is");
  assert_has(&f.report.rows, "v.txt:11\tverb pattern\tleft out\tthe ontology");
  end(&f);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(verbs_of_a_block),
      cmocka_unit_test(words_behind_the_verb),
      cmocka_unit_test(words_before_the_verb_are_a_path),
      cmocka_unit_test(words_on_both_sides_are_a_path),
      cmocka_unit_test(choices_and_last_prepositions),
      cmocka_unit_test(a_verb_below_another),
      cmocka_unit_test(what_is_no_event_is_silenced),
      cmocka_unit_test(codes_of_both_directions),
      cmocka_unit_test(what_no_sentence_can_say),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
