// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Actor and agent dictionaries: what is read, what is refused, what is written.

#include "import/gazetteer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static uint32_t
frequency(void* data, AttView word, AttUpos upos)
{
  (void)data;
  const bool is_of = att_view_equal(word, ATT_VIEW("of"));
  const bool is_us = att_view_equal(word, ATT_VIEW("us"));
  return (is_of && upos == ATT_UPOS_ADP) || (is_us && upos == ATT_UPOS_PRON);
}

static const AttVocabulary vocabulary = {.frequency = frequency};

typedef struct Fixture {
  AttArena* arena;
  AttImportReport report;
  AttImportedActors actors;
  AttImportedAgents agents;
  AttCodeTable codes;
  AttText out;
} Fixture;

static Fixture
begin(void)
{
  Fixture f = {.arena = att_arena_new()};
  assert_non_null(f.arena);
  f.actors.arena = f.agents.arena = f.arena;
  const AttLimits limits = ATT_LIMITS_DEFAULT;
  assert_int_equal(
      att_code_table_read(
          &f.codes, ATT_SOURCE_DIR "/ontology/codes.ttl", &limits, NULL),
      ATT_OK);
  return f;
}

static void
end(Fixture* f)
{
  att_text_clear(&f->out);
  att_code_table_clear(&f->codes);
  att_imported_actors_clear(&f->actors);
  att_imported_agents_clear(&f->agents);
  att_import_report_clear(&f->report);
  att_arena_free(f->arena);
}

static void
read_actors(Fixture* f, const char* text)
{
  assert_int_equal(att_actors_read(att_import_lines("a.txt", att_view(text)),
                                   &vocabulary,
                                   &f->report,
                                   &f->actors),
                   ATT_OK);
}

static void
write_actors(Fixture* f)
{
  assert_int_equal(att_gazetteer_write_actors(&f->actors, &f->codes, &f->out),
                   ATT_OK);
}

static void
assert_has(const AttText* text, const char* part)
{
  if (!text->at || !strstr(text->at, part)) {
    fail_msg("no \"%s\" in:\n%s", part, text->at ? text->at : "");
  }
}

static size_t
missed(const Fixture* f, AttImportKind kind)
{
  return f->report.tallies[kind].missed;
}

static void
names_and_codes(void** state)
{
  (void)state;
  Fixture f = begin();
  read_actors(&f,
              "REPUBLIC_OF_UTOPIA_ [UTO] # a land\n"
              "+US_\n"
              "+UTOPIAN_LEAGUE_(UL)_\n");
  write_actors(&f);
  assert_has(&f.out,
             "actor:Republic_of_Utopia a att:State ; skos:prefLabel "
             "\"Republic of Utopia\"");
  assert_has(&f.out, "skos:altLabel \"US\""); // a pronoun in small letters
  assert_has(&f.out, "skos:altLabel \"Utopian League\"");
  assert_has(&f.out, "skos:altLabel \"UL\"");
  assert_has(&f.out,
             "skos:notation \"UTO\"^^att:CameoCode ;\n  att:iso3 \"UTO\" .");
  assert_null(f.report.rows.at);
  end(&f);
}

static void
dated_codes_are_tenures(void** state)
{
  (void)state;
  Fixture f = begin();
  read_actors(&f,
              "ANNA_BLUM_\n"
              "\t[UTOGOV <991231]\n"
              "\t[UTOOPP 20000101 - 2004 0229]\n"
              "\t[UTOELI > 050000]\n"
              "\t[UTOELI]\n");
  write_actors(&f);
  assert_has(&f.out, "actor:Anna_Blum a att:Person ");
  assert_has(&f.out,
             "skos:notation \"UTOELI\"^^att:CameoCode ;\n"
             "  att:homeCode \"UTO\" ;\n  att:sector \"ELI\" .");
  assert_has(&f.out, "att:time \"../1999-12-31\"");
  assert_has(&f.out, "att:time \"2000-01-01/2004-02-29\"");
  assert_has(&f.out, "att:time \"2005/..\"");
  assert_int_equal(missed(&f, ATT_IMPORT_CODE), 0);
  end(&f);
}

static void
a_group_stays_one_with_dates(void** state)
{
  (void)state;
  Fixture f = begin();
  read_actors(&f, "RED_GUARD_\n [UTOREB <20060101]\n [UTOGOV >20060101]\n");
  write_actors(&f);
  assert_has(&f.out, "actor:Red_Guard a att:ArmedGroup ");
  end(&f);
}

static void
faults_are_told_with_their_line(void** state)
{
  (void)state;
  Fixture f = begin();
  read_actors(&f,
              "+NOBODY_BEFORE_\n"
              "NO_CODE_\n"
              "BAD_DAY_ [UTO] [UTO 010229-020101]\n"
              "BACKWARDS_ [UTO] [UTO 20050101-20040101]\n"
              "NO_LIMIT_ [UTO] [UTO 20050101]\n"
              "SMALL_ [uto]\n"
              "GLUED+_TOGETHER_ [UTO]\n"
              "OPEN_ [UTO\n");
  assert_int_equal(missed(&f, ATT_IMPORT_SYNONYM), 1);
  assert_int_equal(missed(&f, ATT_IMPORT_ACTOR), 4);
  assert_int_equal(missed(&f, ATT_IMPORT_CODE), 5);
  assert_has(&f.report.rows, "a.txt:1\tsynonym\tleft out\tno entry before it");
  assert_has(&f.report.rows, "a.txt:3\tcode\tleft out\texpected two dates");
  assert_has(&f.report.rows, "a.txt:4\tcode\tleft out\tends before it begins");
  assert_has(&f.report.rows, "a.txt:5\tcode\tleft out\texpected < or >");
  assert_has(&f.report.rows, "a.txt:7\tactor\tleft out\ta + inside a name");
  assert_has(&f.report.rows, "a.txt:8\tcode\tleft out\texpected ]");
  end(&f);
}

static void
a_second_file_adds(void** state)
{
  (void)state;
  Fixture f = begin();
  read_actors(&f, "UTOPIA_ [UTO]\n");
  read_actors(&f, "EREWHON_ [ERE]\nUTOPIA [UTOGOV]\n");
  write_actors(&f);
  assert_int_equal(f.actors.actors.size, 2);
  assert_has(&f.out,
             "\"UTO\"^^att:CameoCode ;\n  skos:notation "
             "\"UTOGOV\"^^att:CameoCode ;\n  att:iso3 \"UTO\" .");
  end(&f);
}

static void
agents_are_nouns_by_code(void** state)
{
  (void)state;
  Fixture f = begin();
  const char* text = "!PERSON! = MAN, WOMAN\n"
                     "POLICE!PERSON! [~COP]\n"
                     "PATROL_OF {} [~COP]\n"
                     "HEAD_OF_STATE {HEADS_OF_STATE} [~GOV]\n"
                     "OBSERVER [IGO~]\n"
                     "A!NOSET! [~GOV]\n"
                     "BARE\n";
  AttDraft draft = {.arena = f.arena};
  assert_int_equal(att_agents_read(att_import_lines("b.txt", att_view(text)),
                                   &vocabulary,
                                   &f.report,
                                   &f.agents),
                   ATT_OK);
  assert_int_equal(att_gazetteer_write_agents(&f.agents, &f.codes, &f.out),
                   ATT_OK);
  assert_int_equal(
      att_gazetteer_draft_agents(&f.agents, &f.codes, &f.report, &draft),
      ATT_OK);
  assert_has(&f.out,
             "att:noun \"policeman\" , \"policewoman\" , \"patrol\" ;\n"
             "  att:reads att:StateBody ; skos:notation \"COP\"");
  assert_has(&f.out, "noun:imported_IGO_before ");
  assert_null(strstr(f.out.at, "head of state"));
  assert_int_equal(draft.lines.size, 2);
  assert_true(
      att_view_equal(draft.lines.at[0].text, ATT_VIEW("{head of state}")));
  assert_int_equal(f.report.tallies[ATT_IMPORT_AGENT].read, 6);
  assert_int_equal(missed(&f, ATT_IMPORT_AGENT), 2);
  att_draft_clear(&draft);
  end(&f);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(names_and_codes),
      cmocka_unit_test(dated_codes_are_tenures),
      cmocka_unit_test(a_group_stays_one_with_dates),
      cmocka_unit_test(faults_are_told_with_their_line),
      cmocka_unit_test(a_second_file_adds),
      cmocka_unit_test(agents_are_nouns_by_code),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
