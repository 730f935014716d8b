// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Writes the graph of two small documents whose statements are given by hand:
// the fixture of the golden files and of the checks by other RDF readers.
// usage: write_graph SYNTAX EVIDENCE [BASE [REPEAT [GRAPHS [STATEMENTS]]]]

#include "base/memory.h"
#include "graph/graph.h"
#include "term/vocabulary.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Fixture {
  AttDocument document;
  AttParagraph paragraph;
  AttSentence sentences[3];
  AttStretch map[3];
  AttToken tokens[22];
  AttEntity entities[6];
  AttLink links[1];
  AttListed listed[2];
  AttListedFact code; ///< of listed[0]
  AttMention named[2];
  AttReading readings[2];
  uint32_t headed_by[22];
  AttMentions mentions;
  AttRole roles[6];
  AttSpeaker speakers[2];
  AttMeasure measures[5];
  AttStatement statements[6];
  AttEvent events[2];
  AttStatements all;
} Fixture;

static AttOntology* ontology;

static uint32_t
class_of(const char* name)
{
  char iri[128];
  snprintf(iri, sizeof iri, ATT_IRI_ATT "%s", name);
  return att_ontology_find_class(ontology, att_view(iri));
}

static uint32_t
property_of(const char* name)
{
  char iri[128];
  snprintf(iri, sizeof iri, ATT_IRI_ATT "%s", name);
  return att_ontology_find_property(ontology, att_view(iri));
}

static const AttView ruritania_names[] = {{"Kingdom of Ruritania", 20},
                                          {"Ruritanian \"crown\"", 18}};
static const AttView ruritania_same[] = {
    {"http://www.wikidata.org/entity/Q1", 33}};

static void
set_entities(Fixture* f)
{
  f->code = (AttListedFact){
      property_of("iso3"), ATT_VIEW("RUR"), ATT_VIEW(""), false};
  f->listed[0] = (AttListed){
      .iri = ATT_VIEW(ATT_IRI_ID "actor/Ruritania"),
      .label = ATT_VIEW("Ruritania"),
      .class_id = class_of("State"),
      .facts = &f->code,
      .fact_count = 1,
      .alternatives = ruritania_names,
      .alternative_count = 2,
      .same_as = ruritania_same,
      .same_as_count = 1,
  };
  f->listed[1] = (AttListed){
      .iri = ATT_VIEW(ATT_IRI_ID "actor/Graustark"),
      .label = ATT_VIEW("Graustark"),
      .class_id = class_of("State"),
  };
  f->entities[0] = (AttEntity){f->listed[0].iri,
                               f->listed[0].label,
                               f->listed[0].class_id,
                               &f->listed[0],
                               0,
                               0};
  f->entities[1] = (AttEntity){f->listed[1].iri,
                               f->listed[1].label,
                               f->listed[1].class_id,
                               &f->listed[1],
                               0,
                               0};
  f->entities[2] = (AttEntity){
      ATT_VIEW(""), ATT_VIEW("Red Guard"), class_of("ArmedGroup"), NULL, 0, 0};
  f->entities[3] = (AttEntity){ATT_VIEW(""),
                               ATT_VIEW("Graustarkian security forces"),
                               class_of("StateBody"),
                               NULL,
                               0,
                               1};
  f->entities[4] = (AttEntity){
      ATT_VIEW(""), ATT_VIEW("Tarlenheim Pass"), class_of("Place"), NULL, 0, 0};
  f->entities[5] = (AttEntity){ATT_VIEW(""),
                               ATT_VIEW("Zenda Accord"),
                               class_of("Initiative"),
                               NULL,
                               0,
                               0};
  f->links[0] = (AttLink){3, property_of("partOf"), 1};
  // "Red Guard", whose last word a rule binds, and "Pass", which none does.
  f->readings[0] = (AttReading){2, ATT_READING_LABEL};
  f->readings[1] = (AttReading){4, ATT_READING_LABEL};
  f->named[0] = (AttMention){.tokens = {9, 11}, .head = 10, .reading_count = 1};
  f->named[1] = (AttMention){
      .tokens = {15, 16}, .head = 15, .first_reading = 1, .reading_count = 1};
  f->headed_by[10] = 1;
  f->headed_by[15] = 2;
  f->mentions = (AttMentions){.mentions = f->named,
                              .mention_count = 2,
                              .readings = f->readings,
                              .headed_by = f->headed_by,
                              .entities = f->entities,
                              .entity_count = 6,
                              .links = f->links,
                              .link_count = 1};
}

/// Words are what stands between blanks.
static void
set_tokens(Fixture* f, const char* text)
{
  uint32_t count = 0;
  for (size_t i = 0; i < 3; ++i) {
    AttSentence* sentence = &f->sentences[i];
    sentence->first = count;
    for (uint32_t at = sentence->span.begin; at < sentence->span.end;) {
      uint32_t end = at;
      while (end < sentence->span.end && text[end] != ' ') {
        ++end;
      }
      f->tokens[count++].span = (AttSpan){at, end};
      at = end + 1;
    }
    sentence->count = count - sentence->first;
  }
  f->document.tokens = f->tokens;
  f->document.token_count = count;
}

static void
set_document(Fixture* f, const char* id, const char* date)
{
  static const char original[] =
      "Graustark’s  minister accused Ruritania of harbouring the Red Guard.\n"
      "Red Guard did not attack the \"Pass\" — \\they\\ said.\n"
      "Ruritania borders Graustark.";
  static const char text[] =
      "Graustark's minister accused Ruritania of harbouring the Red Guard.\n"
      "Red Guard did not attack the \"Pass\" — \\they\\ said.\n"
      "Ruritania borders Graustark.";
  f->map[0] = (AttStretch){0, 0, 0, true};
  f->map[1] = (AttStretch){9, 9, 9, false};
  f->map[2] = (AttStretch){12, 15, 13, true};
  f->document = (AttDocument){.id = att_view(id),
                              .title = ATT_VIEW("A <small> paper & more"),
                              .date = att_view(date),
                              .source = ATT_VIEW("https://example.org/paper"),
                              .original = att_view(original),
                              .text = att_view(text),
                              .map = f->map,
                              .map_size = 3,
                              .paragraphs = &f->paragraph,
                              .paragraph_count = 1,
                              .sentences = f->sentences,
                              .sentence_count = 3};
  uint32_t begin = 0;
  for (size_t i = 0; i < 3; ++i) {
    const char* end = strchr(text + begin, '\n');
    const uint32_t stop =
        end ? (uint32_t)(end - text) : (uint32_t)(sizeof text - 1);
    f->sentences[i].span = (AttSpan){begin, stop};
    begin = stop + 1;
  }
  set_tokens(f, text);
}

static AttMeasure
measure(const char* property, const char* text, const char* stated)
{
  AttMeasure made = {.property = property_of(property),
                     .text = att_view(text),
                     .stated = att_view(stated)};
  (void)att_quantity_read(made.text, &made.quantity);
  return made;
}

static void
set_statements(Fixture* f)
{
  f->measures[0] = measure("amount", "40000000 USD", "$40 million");
  f->measures[1] = measure("killed", "\"dozens\"", "dozens");
  f->measures[2] = measure("distance", "2.5~ km", "about 2.5 km");
  f->measures[3] = measure("killed", "12", "twelve");
  f->measures[4] = measure("injured", "30..", "at least 30");
  AttRole* roles = f->roles;
  roles[0] = (AttRole){property_of("agent"), 2, 0, 1};
  roles[1] = (AttRole){property_of("target"), 1, 0, 4};
  roles[2] = (AttRole){property_of("topic"), 0, 2, 6};
  roles[3] = (AttRole){property_of("agent"), 3, 0, 11};
  roles[4] = (AttRole){property_of("target"), 4, 0, 0};
  roles[5] = (AttRole){property_of("place"), 5, 0, 0};
  f->speakers[0] = (AttSpeaker){3, 1, 0, false};
  f->speakers[1] = (AttSpeaker){2, 2, 0, false};
  AttStatement* s = f->statements;
  s[0] = (AttStatement){.class_id = class_of("Accusation"),
                        .event = 1,
                        .roles = roles,
                        .role_count = 3,
                        .measures = f->measures,
                        .measure_count = 3,
                        .time = ATT_VIEW("2021-08"),
                        .trigger = 2,
                        .variant = ATT_VARIANT_ACTIVE};
  s[1] = (AttStatement){.property_id = property_of("harbours"),
                        .subject = 1,
                        .object = 3,
                        .subject_token = 4,
                        .object_token = 9,
                        .trigger = 5,
                        .speakers = f->speakers + 1,
                        .speaker_count = 1,
                        .time = ATT_VIEW(""),
                        .variant = ATT_VARIANT_CONTROL};
  s[2] = (AttStatement){.class_id = class_of("Airstrike"),
                        .event = 2,
                        .roles = roles + 3,
                        .role_count = 3,
                        .measures = f->measures + 3,
                        .measure_count = 2,
                        .negated = true,
                        .speakers = f->speakers,
                        .speaker_count = 2,
                        .time = ATT_VIEW("2021/.."),
                        .trigger = 13,
                        .sentence = 1,
                        .line = 1};
  s[3] = (AttStatement){.property_id = property_of("borders"),
                        .subject = 1,
                        .object = 2,
                        .subject_token = 20,
                        .object_token = 22,
                        .trigger = 20,
                        .time = ATT_VIEW(""),
                        .sentence = 2,
                        .line = 1};
  s[4] = (AttStatement){.property_id = property_of("borders"),
                        .subject = 2,
                        .object = 1,
                        .subject_token = 22,
                        .object_token = 20,
                        .trigger = 20,
                        .time = ATT_VIEW(""),
                        .sentence = 2,
                        .line = 1};
  s[5] = (AttStatement){.property_id = property_of("participatesIn"),
                        .subject = 1,
                        .object = 6,
                        .modality = ATT_MODALITY_WANTED,
                        .trigger = 20,
                        .time = ATT_VIEW("199X"),
                        .sentence = 2,
                        .line = 1};
  f->events[0] = (AttEvent){s[0].class_id, roles, 3, s[0].time};
  f->events[1] = (AttEvent){s[2].class_id, roles + 3, 3, s[2].time};
  f->all = (AttStatements){.statements = f->statements,
                           .count = 6,
                           .events = f->events,
                           .event_count = 2};
}

static AttStatus
write_document(AttWriter* writer,
               const AttRules* rules,
               const AttGraphOptions* options,
               const char* id,
               const char* date)
{
  Fixture* f = att_calloc(1, sizeof *f);
  AttTriples* triples = NULL;
  set_entities(f);
  set_document(f, id, date);
  set_statements(f);
  AttStatus status = att_triples_new(&f->document,
                                     &f->mentions,
                                     &f->all,
                                     rules,
                                     ontology,
                                     options,
                                     NULL,
                                     &triples);
  if (status == ATT_OK) {
    status = att_writer_add(writer, triples);
  }
  att_triples_free(triples);
  att_free(f);
  return status;
}

static AttStatus
write_documents(AttWriter* writer, const AttGraphOptions* options, int repeat)
{
  AttLine lines[] = {
      {.text = ATT_VIEW("AGENT accuses|blames TARGET (of|for TOPIC)"),
       .id = ATT_VIEW("att:Accusation 0f3a")},
      {.text = ATT_VIEW("SUBJECT borders OBJECT"),
       .id = ATT_VIEW("att:borders 77b1")}};
  const AttRules rules = {.lines = lines, .line_count = 2, .digest = "abc123"};
  for (int i = 0; i < repeat; ++i) {
    char id[64];
    snprintf(id, sizeof id, i ? "papers/one-%d.txt" : "papers/one.txt", i);
    ATT_TRY(write_document(writer, &rules, options, id, "2024-02-29"));
  }
  ATT_TRY(write_document(writer, &rules, options, "two", "spring 2024"));
  return att_writer_end(writer);
}

int
main(int argc, char** argv)
{
  const char* path = ATT_SOURCE_DIR "/ontology/attest.ttl";
  const AttLimits limits = ATT_LIMITS_DEFAULT;
  AttGraphOptions options = {.base = att_view(argc > 3 ? argv[3] : "")};
  AttWriter* writer = NULL;
  if (argc < 3 || !att_syntax_find(att_view(argv[1]), &options.syntax) ||
      !att_evidence_find(att_view(argv[2]), &options.evidence) ||
      att_ontology_new(&path, 1, &limits, NULL, &ontology) != ATT_OK) {
    return 2;
  }
  if ((argc > 5 && !att_graphs_find(att_view(argv[5]), &options.graphs)) ||
      (argc > 6 &&
       !att_reification_find(att_view(argv[6]), &options.reification))) {
    return 2;
  }
  options.ontology = ontology;
  AttStatus status = att_writer_new(stdout, &options, NULL, &writer);
  if (status == ATT_OK) {
    status = write_documents(writer, &options, argc > 4 ? atoi(argv[4]) : 1);
  }
  att_writer_free(writer);
  att_ontology_free(ontology);
  return status == ATT_OK ? 0 : 1;
}
