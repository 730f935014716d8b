// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Tables of events: pairs of sources and targets, codes of actors and classes,
// dates, spelling of cells.

#include "graph/cells.h"
#include "graph/table.h"
#include "term/vocabulary.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define PREFIXES                                                               \
  "@prefix att: <" ATT_IRI_ATT "> .\n"                                         \
  "@prefix a: <https://example.org/> .\n"                                      \
  "@prefix owl: <" ATT_IRI_OWL "> .\n"                                         \
  "@prefix rdfs: <" ATT_IRI_RDFS "> .\n"                                       \
  "@prefix skos: <" ATT_IRI_SKOS "> .\n"

static const char ONTOLOGY[] = PREFIXES
    "a:Who a owl:Class .\n"
    "a:Land a owl:Class ; rdfs:subClassOf a:Who .\n"
    "a:Body a owl:Class ; rdfs:subClassOf a:Who .\n"
    "a:Happening a owl:Class .\n"
    "a:Deal a owl:Class ; rdfs:subClassOf a:Happening ;\n"
    "  att:trait att:Reciprocal ; skos:notation \"AGREE\"^^a:FirstCode .\n"
    "a:Swap a owl:Class ; rdfs:subClassOf a:Deal .\n"
    "a:Raid a owl:Class ; rdfs:subClassOf a:Happening ;\n"
    "  skos:notation \"ASSAULT/aerial\"^^a:FirstCode ,\n"
    "    \"195\"^^a:OtherCode , \"20\"^^a:OtherCode .\n"
    "a:by a owl:ObjectProperty ; att:trait att:Doer .\n"
    "a:on a owl:ObjectProperty ; att:trait att:Affected .\n"
    "a:at a owl:ObjectProperty ; att:trait att:Whereabouts .\n"
    "a:with a owl:ObjectProperty .\n"
    "a:dead a owl:DatatypeProperty .\n"
    "a:of a owl:ObjectProperty ; att:trait att:Belonging , att:Carried .\n"
    "a:land a owl:DatatypeProperty ; att:trait att:CountryCode , att:Carried "
    ".\n"
    "a:kind a owl:DatatypeProperty ; att:trait att:SectorCode , att:Carried .\n"
    "a:world a owl:DatatypeProperty ; att:trait att:WorldCode , att:Carried "
    ".\n";

static const char GAZETTEER[] = PREFIXES
    "a:Norland a a:Land ; skos:prefLabel \"Norland\" ; a:land \"NOR\" .\n"
    "a:Sudland a a:Land ; skos:prefLabel \"Sudland\" ; a:land \"SUD\" .\n"
    "a:Court a a:Body ; skos:prefLabel \"High Court of Norland\" ;\n"
    "  a:of a:Norland .\n"
    "a:Law a a:Body ; skos:prefLabel \"Old Office of Law of Norland\" ;\n"
    "  a:of a:Norland .\n"
    "a:Union a a:Body ; skos:prefLabel \"Union\" ; a:world \"IGO\" .\n"
    "a:Bank a a:Body ; skos:prefLabel \"Union Bank\" ; a:of a:Union .\n"
    "a:News a a:Body ; skos:prefLabel \"Post\" ; a:of a:Sudland ;\n"
    "  a:kind \"JRN\"^^a:FirstCode , \"MED\"^^a:OtherCode .\n"
    "a:Zoe a a:Who ; skos:prefLabel \"Zoe\" .\n"
    "a:t1 a att:Tenure ; att:holder a:Zoe ; att:officeHeld \"chief soldier\" "
    ";\n"
    "  att:officeOf a:Norland ; att:time \"2001/2005\" .\n"
    "a:t2 a att:Tenure ; att:holder a:Zoe ; att:officeHeld \"head\" ;\n"
    "  att:officeOf a:Court ; att:time \"2011/2015-06\" .\n"
    "a:t3 a att:Tenure ; att:holder a:Zoe ; att:time \"2016/..\" ;\n"
    "  skos:notation \"SUDELI\"^^a:OtherCode .\n"
    "a:cue a att:NameCue ; att:noun \"of\" .\n"
    "a:n1 a att:NounFact ; att:noun \"court\" , \"office of law\" ; att:reads "
    "a:Body ;\n"
    "  a:kind \"JUD\" .\n"
    "a:n2 a att:NounFact ; att:noun \"soldier\" , \"foot soldier\" ;\n"
    "  att:reads a:Who ; a:kind \"MIL\" .\n"
    "a:n3 a att:NounFact ; att:noun \"soldier\" ; att:reads a:Land ;\n"
    "  a:kind \"BAD\" .\n"
    "a:n4 a att:NounFact ; att:reads a:Land ; a:kind \"GOV\" .\n";

enum {
  NORLAND = 1,
  SUDLAND,
  COURT,
  LAW,
  BANK,
  NEWS,
  SOLDIERS,
  NOBODY_KNOWN,
  PERSON,
  ENTITIES = PERSON
};

/// "soldiers of Norland\tmarched|sang." in two sentences of one word each.
typedef struct World {
  AttOntology* ontology;
  AttGazetteer* gazetteer;
  AttEntity entities[ENTITIES];
  AttLink links[1];
  AttMention mentions[1];
  AttReading readings[1];
  AttMentions all;
  AttToken tokens[2];
  AttSentence sentences[2];
  AttStretch map[2];
  AttDocument document;
  AttRole roles[6];
  AttMeasure measures[1];
  AttSpeaker speakers[1];
  AttStatement statements[2];
  AttEvent events[2];
  AttStatements stated;
} World;

static const char TEXT[] = "Soldiers\tmarched. They\nsang.";

static AttView
path_of(const char* name, char* path, size_t size)
{
  snprintf(path, size, "test_table.%d.%s.ttl", (int)getpid(), name);
  return att_view(path);
}

static void
write_file(const char* path, const char* text)
{
  FILE* file = fopen(path, "w");
  assert_non_null(file);
  assert_true(fputs(text, file) >= 0);
  assert_int_equal(fclose(file), 0);
}

static uint32_t
class_of(const World* w, const char* name)
{
  char iri[64];
  snprintf(iri, sizeof iri, "https://example.org/%s", name);
  const uint32_t id = att_ontology_find_class(w->ontology, att_view(iri));
  assert_true(id);
  return id;
}

static uint32_t
property_of(const World* w, const char* name)
{
  char iri[64];
  snprintf(iri, sizeof iri, "https://example.org/%s", name);
  const uint32_t id = att_ontology_find_property(w->ontology, att_view(iri));
  assert_true(id);
  return id;
}

static AttEntity
listed(const World* w, const char* name)
{
  char iri[64];
  snprintf(iri, sizeof iri, "https://example.org/%s", name);
  const AttListed* entry = att_gazetteer_find_iri(w->gazetteer, att_view(iri));
  assert_non_null(entry);
  return (AttEntity){.iri = entry->iri,
                     .label = entry->label,
                     .class_id = entry->class_id,
                     .listed = entry};
}

static void
load(World* w)
{
  char ontology[64];
  char gazetteer[64];
  path_of("ontology", ontology, sizeof ontology);
  path_of("gazetteer", gazetteer, sizeof gazetteer);
  write_file(ontology, ONTOLOGY);
  write_file(gazetteer, GAZETTEER);
  const char* paths[] = {ontology, gazetteer};
  const AttLimits limits = ATT_LIMITS_DEFAULT;
  assert_int_equal(att_ontology_new(paths, 1, &limits, NULL, &w->ontology),
                   ATT_OK);
  assert_int_equal(att_gazetteer_new(
                       paths + 1, 1, w->ontology, &limits, NULL, &w->gazetteer),
                   ATT_OK);
  remove(ontology);
  remove(gazetteer);
}

static void
name_entities(World* w)
{
  w->entities[NORLAND - 1] = listed(w, "Norland");
  w->entities[SUDLAND - 1] = listed(w, "Sudland");
  w->entities[COURT - 1] = listed(w, "Court");
  w->entities[LAW - 1] = listed(w, "Law");
  w->entities[BANK - 1] = listed(w, "Bank");
  w->entities[NEWS - 1] = listed(w, "News");
  w->entities[SOLDIERS - 1] =
      (AttEntity){.label = ATT_VIEW("Norlandic|Soldiers"),
                  .class_id = class_of(w, "Body"),
                  .link_count = 1};
  w->entities[NOBODY_KNOWN - 1] =
      (AttEntity){.label = ATT_VIEW("Zed"), .class_id = class_of(w, "Who")};
  w->entities[PERSON - 1] = listed(w, "Zoe");
  w->links[0] = (AttLink){SOLDIERS - 1, property_of(w, "of"), NORLAND - 1};
  w->readings[0].entity = SOLDIERS - 1;
  w->mentions[0] = (AttMention){.tokens = {0, 1}, .reading_count = 1};
  w->all = (AttMentions){.mentions = w->mentions,
                         .mention_count = 1,
                         .readings = w->readings,
                         .reading_count = 1,
                         .entities = w->entities,
                         .entity_count = ENTITIES,
                         .links = w->links,
                         .link_count = 1};
}

static void
set_document(World* w)
{
  const uint32_t size = sizeof TEXT - 1;
  w->tokens[0] = (AttToken){.span = {0, 8},
                            .form = ATT_VIEW("Soldiers"),
                            .lemma = ATT_VIEW("soldier")};
  w->sentences[0] = (AttSentence){.span = {0, 17}, .count = 1};
  w->sentences[1] = (AttSentence){.span = {18, size}, .first = 1, .count = 1};
  w->map[0] = (AttStretch){0, 0, 0, true};
  w->map[1] = (AttStretch){size, size, size, true};
  w->document = (AttDocument){.id = ATT_VIEW("doc\x80"),
                              .date = ATT_VIEW("2024-02-29"),
                              .original = ATT_VIEW(TEXT),
                              .text = ATT_VIEW(TEXT),
                              .map = w->map,
                              .map_size = 2,
                              .sentences = w->sentences,
                              .sentence_count = 2,
                              .tokens = w->tokens,
                              .token_count = 2};
}

/// One statement of an event of the class, by the first `count` of the roles.
static void
state(World* w, const char* class_name, size_t count)
{
  w->statements[0] = (AttStatement){.class_id = class_of(w, class_name),
                                    .event = 1,
                                    .roles = w->roles,
                                    .role_count = count,
                                    .time = ATT_VIEW("")};
  w->events[0] =
      (AttEvent){w->statements[0].class_id, w->roles, count, ATT_VIEW("")};
  w->stated = (AttStatements){.statements = w->statements,
                              .count = 1,
                              .events = w->events,
                              .event_count = 1};
}

static int
set_up(void** state)
{
  World* w = calloc(1, sizeof *w);
  *state = w;
  assert_non_null(w);
  load(w);
  name_entities(w);
  set_document(w);
  w->roles[0] = (AttRole){property_of(w, "by"), NORLAND, 0, 0};
  w->roles[1] = (AttRole){property_of(w, "by"), SUDLAND, 0, 0};
  w->roles[2] = (AttRole){property_of(w, "on"), COURT, 0, 0};
  w->roles[3] = (AttRole){property_of(w, "on"), BANK, 0, 0};
  w->roles[4] = (AttRole){property_of(w, "at"), SUDLAND, 0, 0};
  w->roles[5] = (AttRole){property_of(w, "with"), SOLDIERS, 0, 0};
  return 0;
}

static int
tear_down(void** state)
{
  World* w = *state;
  att_gazetteer_free(w->gazetteer);
  att_ontology_free(w->ontology);
  free(w);
  return 0;
}

static AttCoder
coder_of(const World* w, const char* scheme)
{
  AttCoder coder = {&w->document, &w->all, w->gazetteer, w->ontology, {0}};
  assert_true(att_coder_scheme(w->ontology, att_view(scheme), &coder.scheme));
  return coder;
}

/// The rows, and how many; the caller frees the text.
static size_t
rows_of(const World* w,
        const char* scheme,
        AttSyntax syntax,
        AttEvidence evidence,
        AttText* out)
{
  const AttCoder coder = coder_of(w, scheme);
  const AttGraphOptions options = {
      .syntax = syntax, .evidence = evidence, .base = ATT_VIEW("")};
  size_t rows = 0;
  assert_int_equal(
      att_table_add(&coder, &w->stated, NULL, &options, NULL, out, &rows),
      ATT_OK);
  return rows;
}

/// A cell of a row of TSV, both from 0.
static const char*
cell(const AttText* rows, size_t row, AttColumn column, char* buffer)
{
  const char* at = rows->at;
  for (size_t i = 0; i < row; ++i) {
    at = strchr(at, '\n') + 1;
  }
  for (size_t i = 0; i < (size_t)column; ++i) {
    at += strcspn(at, "\t\n");
    assert_int_equal(*at, '\t');
    ++at;
  }
  const size_t size = strcspn(at, "\t\n");
  memcpy(buffer, at, size);
  buffer[size] = '\0';
  return buffer;
}

static void
every_source_has_every_target(void** test)
{
  World* w = *test;
  AttText out = {0};
  char buffer[128];
  state(w, "Raid", 6);
  assert_int_equal(rows_of(w, "", ATT_SYNTAX_EVENTS, ATT_EVIDENCE_FULL, &out),
                   4);
  static const char* const pairs[][2] = {{"NORGOV", "NORJUD"},
                                         {"NORGOV", "IGO"},
                                         {"SUDGOV", "NORJUD"},
                                         {"SUDGOV", "IGO"}};
  for (size_t i = 0; i < 4; ++i) {
    assert_string_equal(cell(&out, i, ATT_COLUMN_SOURCE_CODE, buffer),
                        pairs[i][0]);
    assert_string_equal(cell(&out, i, ATT_COLUMN_TARGET_CODE, buffer),
                        pairs[i][1]);
    assert_string_equal(cell(&out, i, ATT_COLUMN_PLACE_CODE, buffer), "SUD");
    assert_string_equal(cell(&out, i, ATT_COLUMN_ROLES, buffer),
                        "with=Norlandic\\|Soldiers");
  }
  assert_string_equal(cell(&out, 0, ATT_COLUMN_SENTENCE, buffer),
                      "Soldiers\\tmarched.");
  assert_string_equal(cell(&out, 0, ATT_COLUMN_DOCUMENT, buffer),
                      "doc\xEF\xBF\xBD");
  att_text_clear(&out);
}

static void
who_agree_do_it_with_each_other(void** test)
{
  World* w = *test;
  AttText out = {0};
  char buffer[128];
  state(w, "Deal", 2);
  assert_int_equal(rows_of(w, "", ATT_SYNTAX_EVENTS, ATT_EVIDENCE_FULL, &out),
                   2);
  assert_string_equal(cell(&out, 0, ATT_COLUMN_SOURCE, buffer), "Norland");
  assert_string_equal(cell(&out, 0, ATT_COLUMN_TARGET, buffer), "Sudland");
  assert_string_equal(cell(&out, 1, ATT_COLUMN_SOURCE, buffer), "Sudland");
  assert_string_equal(cell(&out, 1, ATT_COLUMN_TARGET, buffer), "Norland");
  att_text_clear(&out);
  // The trait is the class's own; and with a target it is done to that one.
  state(w, "Swap", 2);
  assert_int_equal(rows_of(w, "", ATT_SYNTAX_EVENTS, ATT_EVIDENCE_FULL, &out),
                   2);
  assert_string_equal(cell(&out, 0, ATT_COLUMN_TARGET, buffer), "");
  assert_string_equal(cell(&out, 0, ATT_COLUMN_CLASS, buffer), "AGREE");
  assert_string_equal(cell(&out, 0, ATT_COLUMN_TYPE, buffer), "Swap");
  att_text_clear(&out);
  state(w, "Deal", 3);
  assert_int_equal(rows_of(w, "", ATT_SYNTAX_EVENTS, ATT_EVIDENCE_FULL, &out),
                   2);
  assert_string_equal(cell(&out, 1, ATT_COLUMN_TARGET_CODE, buffer), "NORJUD");
  att_text_clear(&out);
}

static void
an_event_of_nobody_has_a_row(void** test)
{
  World* w = *test;
  AttText out = {0};
  char buffer[128];
  state(w, "Raid", 0);
  assert_int_equal(rows_of(w, "", ATT_SYNTAX_EVENTS, ATT_EVIDENCE_FULL, &out),
                   1);
  assert_string_equal(cell(&out, 0, ATT_COLUMN_SOURCE, buffer), "");
  assert_string_equal(cell(&out, 0, ATT_COLUMN_TARGET_IRI, buffer), "");
  att_text_clear(&out);
}

static void
a_scheme_has_its_own_codes(void** test)
{
  World* w = *test;
  AttView root;
  AttView mode;
  AttCoder coder = coder_of(w, "");
  att_coder_event(&coder, class_of(w, "Raid"), &root, &mode);
  assert_true(att_view_equal(root, ATT_VIEW("ASSAULT")));
  assert_true(att_view_equal(mode, ATT_VIEW("aerial")));
  coder = coder_of(w, "OTHER");
  att_coder_event(&coder, class_of(w, "Raid"), &root, &mode);
  assert_true(att_view_equal(root, ATT_VIEW("19")));
  assert_true(att_view_equal(mode, ATT_VIEW("195")));
  att_coder_event(&coder, class_of(w, "Deal"), &root, &mode);
  assert_int_equal(root.size + mode.size, 0);
  assert_false(att_coder_scheme(w->ontology, ATT_VIEW("third"), &coder.scheme));
}

static void
actors_have_country_and_sector(void** test)
{
  World* w = *test;
  static const struct {
    uint32_t entity;
    const char* scheme;
    const char* code;
    const char* day;
  } rows[] = {
      {NORLAND, "first", "NORGOV", ""}, // by its class
      {COURT, "first", "NORJUD", ""},   // by a noun, and what it is of
      {LAW, "first", "NORJUD", ""},
      {BANK, "first", "IGO", ""},    // by what it is of, no country
      {NEWS, "first", "SUDJRN", ""}, // by its entry, of the scheme
      {NEWS, "other", "SUDMED", ""},
      {SOLDIERS, "first", "NORMIL", ""}, // by the lemma in the text
      {NOBODY_KNOWN, "first", "", ""},
      {PERSON, "first", "NORMIL", "2003-01-01"}, // by the noun of the office
      {PERSON, "first", "NORJUD", "2012-01-01"}, // by whose office it is
      {PERSON, "first", "SUDELI", "2020-05-05"}, // a code outright
      {PERSON, "other", "SUDELI", "2020-05-05"},
      {PERSON, "first", "NOR", "1990-01-01"}, // before any
      {PERSON, "first", "SUDELI", ""},        // the last
      {0, "first", "", ""},
      {ENTITIES + 1, "first", "", ""},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; ++i) {
    const AttCoder coder = coder_of(w, rows[i].scheme);
    AttText code = {0};
    att_text_append_string(&code, "");
    assert_int_equal(
        att_coder_entity(&coder, rows[i].entity, att_view(rows[i].day), &code),
        ATT_OK);
    assert_true(att_view_equal(att_text_view(&code), att_view(rows[i].code)));
    att_text_clear(&code);
  }
  w->entities[SOLDIERS - 1].link_count = 0;
  const AttCoder coder = coder_of(w, "");
  AttText code = {0};
  assert_int_equal(att_coder_entity(&coder, SOLDIERS, ATT_VIEW(""), &code),
                   ATT_OK);
  assert_string_equal(code.at, "---MIL");
  att_text_clear(&code);
}

static void
a_date_is_the_events_or_the_documents(void** test)
{
  World* w = *test;
  AttText out = {0};
  char buffer[128];
  state(w, "Raid", 3);
  w->events[0].time = ATT_VIEW("2021-08");
  w->events[1] = w->events[0];
  w->events[1].time = ATT_VIEW("");
  w->statements[1] = w->statements[0];
  w->statements[1].event = 2;
  w->statements[1].sentence = 1;
  const AttStatedTopic contexts[] = {{1, ATT_VIEW("https://x.org/t#legal")},
                                     {1, ATT_VIEW("https://x.org/t#trade")}};
  w->stated = (AttStatements){.statements = w->statements,
                              .count = 2,
                              .events = w->events,
                              .event_count = 2,
                              .contexts = contexts,
                              .context_count = 2};
  assert_int_equal(rows_of(w, "", ATT_SYNTAX_EVENTS, ATT_EVIDENCE_FULL, &out),
                   4);
  assert_string_equal(cell(&out, 0, ATT_COLUMN_DATE, buffer), "2021-08");
  assert_string_equal(cell(&out, 0, ATT_COLUMN_DATE_FROM, buffer), "event");
  assert_string_equal(cell(&out, 0, ATT_COLUMN_END, buffer), "2021-08-31");
  assert_string_equal(cell(&out, 2, ATT_COLUMN_DATE, buffer), "2024-02-29");
  assert_string_equal(cell(&out, 2, ATT_COLUMN_DATE_FROM, buffer), "document");
  assert_string_equal(cell(&out, 2, ATT_COLUMN_BEGIN, buffer), "2024-02-29");
  assert_string_equal(cell(&out, 2, ATT_COLUMN_SENTENCE, buffer),
                      "They\\nsang.");
  assert_string_equal(cell(&out, 0, ATT_COLUMN_CONTEXTS, buffer), "");
  assert_string_equal(cell(&out, 2, ATT_COLUMN_CONTEXTS, buffer),
                      "legal|trade");
  att_text_clear(&out);
}

static void
what_two_lines_read_stands_once(void** test)
{
  World* w = *test;
  AttText out = {0};
  char buffer[128];
  state(w, "Raid", 3);
  w->statements[1] = w->statements[0];
  w->statements[0].roles = &w->roles[1];
  w->statements[0].role_count = 2;
  w->stated.count = 2;
  assert_int_equal(rows_of(w, "", ATT_SYNTAX_EVENTS, ATT_EVIDENCE_FULL, &out),
                   2);
  assert_string_equal(cell(&out, 0, ATT_COLUMN_SOURCE, buffer), "Sudland");
  assert_string_equal(cell(&out, 1, ATT_COLUMN_SOURCE, buffer), "Norland");
  att_text_clear(&out);
}

static void
without_evidence_only_facts_have_rows(void** test)
{
  World* w = *test;
  AttText out = {0};
  state(w, "Raid", 3);
  w->statements[0].negated = true;
  assert_int_equal(rows_of(w, "", ATT_SYNTAX_EVENTS, ATT_EVIDENCE_NONE, &out),
                   0);
  assert_int_equal(
      rows_of(w, "", ATT_SYNTAX_EVENTS, ATT_EVIDENCE_PASSAGE, &out), 2);
  att_text_clear(&out);
}

static void
json_has_the_same_columns(void** test)
{
  World* w = *test;
  AttText out = {0};
  state(w, "Raid", 3);
  w->measures[0] = (AttMeasure){.property = property_of(w, "dead"),
                                .text = ATT_VIEW("30.."),
                                .stated = ATT_VIEW("at least \"30\"")};
  w->statements[0].measures = w->measures;
  w->statements[0].measure_count = 1;
  w->speakers[0] = (AttSpeaker){.entity = NEWS, .place = 1};
  w->statements[0].speakers = w->speakers;
  w->statements[0].speaker_count = 1;
  assert_int_equal(
      rows_of(w, "other", ATT_SYNTAX_EVENTS_JSONL, ATT_EVIDENCE_FULL, &out), 2);
  assert_non_null(strstr(out.at, "\"source_name\": \"Norland\""));
  assert_non_null(strstr(out.at, "\"quantities\": [\"dead=30..\"]"));
  assert_non_null(strstr(out.at, "\"speakers\": [\"Post\"]"));
  assert_non_null(strstr(out.at, "\"speaker_codes\": [\"SUDMED\"]"));
  assert_non_null(strstr(out.at, "\"place_name\": []"));
  assert_non_null(strstr(out.at, "\"confidence\": null"));
  assert_non_null(strstr(out.at, "\"sentence_begin\": 0"));
  assert_non_null(strstr(out.at, "Soldiers\\u0009marched."));
  att_text_clear(&out);
}

static void
the_header_names_the_columns(void** test)
{
  (void)test;
  AttText header = {0};
  size_t tabs = 0;
  att_table_header(ATT_SYNTAX_EVENTS_JSONL, &header);
  assert_int_equal(header.size, 0);
  att_table_header(ATT_SYNTAX_EVENTS, &header);
  for (size_t i = 0; i < header.size; ++i) {
    tabs += header.at[i] == '\t';
  }
  assert_int_equal(tabs, ATT_COLUMN_COUNT - 1);
  assert_memory_equal(header.at, "id\tevent\tdate\t", 14);
  att_text_clear(&header);
}

int
main(void)
{
#define WITH_WORLD(test)                                                       \
  cmocka_unit_test_setup_teardown(test, set_up, tear_down)
  const struct CMUnitTest tests[] = {
      WITH_WORLD(every_source_has_every_target),
      WITH_WORLD(who_agree_do_it_with_each_other),
      WITH_WORLD(an_event_of_nobody_has_a_row),
      WITH_WORLD(a_scheme_has_its_own_codes),
      WITH_WORLD(actors_have_country_and_sector),
      WITH_WORLD(a_date_is_the_events_or_the_documents),
      WITH_WORLD(what_two_lines_read_stands_once),
      WITH_WORLD(without_evidence_only_facts_have_rows),
      WITH_WORLD(json_has_the_same_columns),
      cmocka_unit_test(the_header_names_the_columns),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
