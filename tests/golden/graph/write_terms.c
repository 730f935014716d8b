// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Writes random triples: literals of any characters that RDF has, of any length
// up to 64 KiB, IRIs of any characters that IRIs may have, whole and almost
// abbreviated, numbers in canonical and other forms. The same seed gives the
// same triples in every syntax.
// usage: write_terms SYNTAX SEED GRAPHS

#include "base/utf8.h"
#include "graph/triples.h"
#include "term/vocabulary.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DOCUMENTS 3u
#define TRIPLES 60u

static uint64_t state; // of the generator (Knuth's MMIX)

static uint32_t
below(uint32_t most)
{
  state = state * 6364136223846793005u + 1442695040888963407u;
  return (uint32_t)(state >> 33) % most;
}

static bool
chance(uint32_t percent)
{
  return below(100) < percent;
}

static uint32_t
any_code(void)
{
  static const struct {
    uint32_t first;
    uint32_t count;
  } ranges[] = {
      {0x01, 0x1F},     {0x20, 0x5F},     {0x7F, 0x21},      {0xA0, 0x160},
      {0x300, 0x70},    {0x590, 0x2000},  {0x2000, 0x70},    {0x3000, 0xA7FF},
      {0xE000, 0x1FFE}, {0xFDD0, 0x20},   {0x10000, 0xFFFF}, {0x1F300, 0x300},
      {0xE0000, 0x200}, {0xF0000, 0xFFF}, {0x10FF00, 0x100}, {'"', 1},
      {'\\', 1},        {'\n', 1},        {'\r', 1},         {'\'', 1}};
  const uint32_t at = below(sizeof ranges / sizeof *ranges);
  return ranges[at].first + below(ranges[at].count);
}

static void
append_words(AttText* out)
{
  static const char* const words[] = {"\"\"\"",
                                      "\\u0041",
                                      "\\",
                                      "]]>",
                                      "<!--",
                                      "&amp;",
                                      "\n@prefix x: <y> .\n",
                                      " . ",
                                      "{}[]",
                                      "'''",
                                      "\r\n",
                                      "plain"};
  att_text_append_string(out, words[below(sizeof words / sizeof *words)]);
}

static void
make_literal(AttText* out)
{
  const uint32_t parts =
      chance(3) ? 2000 + below(14000) : 1 + below(chance(50) ? 4 : 60);
  for (uint32_t i = 0; i < parts; ++i) {
    if (chance(20)) {
      append_words(out);
    } else {
      att_text_append_code(out, any_code());
    }
  }
}

static void
make_iri(AttText* out)
{
  static const char* const spaces[] = {ATT_IRI_ID "actor/",
                                       ATT_IRI_ID "statement/",
                                       ATT_IRI_ATT,
                                       ATT_IRI_ID,
                                       "http://example.org/",
                                       "https://example.org/a?b=c&d#e/",
                                       "urn:isbn:",
                                       "mailto:",
                                       "tag:example.org,2021:"};
  static const char* const names[] = {"A",
                                      "a_1",
                                      "1a",
                                      "_a",
                                      "a.b",
                                      "a-b",
                                      "a/b",
                                      "a'b",
                                      "(a)",
                                      "%C3%9F",
                                      "~a",
                                      "a:b",
                                      "A\xC3\xA9",
                                      "\xE5\x9B\xBD",
                                      "a,b;c",
                                      "*!$&",
                                      "\xF0\x90\x8D\x88"};
  att_text_append_string(out, spaces[below(sizeof spaces / sizeof *spaces)]);
  for (uint32_t i = 1 + below(3); i; --i) {
    att_text_append_string(out, names[below(sizeof names / sizeof *names)]);
  }
}

static AttTerm
make_number(void)
{
  static const struct {
    const char* text;
    const char* type;
  } numbers[] = {{"0", ATT_IRI_XSD "integer"},
                 {"-7", ATT_IRI_XSD "integer"},
                 {"007", ATT_IRI_XSD "integer"},
                 {"+7", ATT_IRI_XSD "integer"},
                 {"-0", ATT_IRI_XSD "integer"},
                 {"123456789012345", ATT_IRI_XSD "integer"},
                 {"1234567890123456789", ATT_IRI_XSD "integer"},
                 {"0.87", ATT_IRI_XSD "decimal"},
                 {"-12.50", ATT_IRI_XSD "decimal"},
                 {"5", ATT_IRI_XSD "decimal"},
                 {"5.", ATT_IRI_XSD "decimal"},
                 {".5", ATT_IRI_XSD "decimal"},
                 {"00.5", ATT_IRI_XSD "decimal"},
                 {"true", ATT_IRI_XSD "boolean"},
                 {"1", ATT_IRI_XSD "boolean"},
                 {"1E0", ATT_IRI_XSD "double"},
                 {"INF", ATT_IRI_XSD "double"},
                 {"2021-08-15", ATT_IRI_XSD "date"},
                 {"2021-08~", ATT_IRI_EDTF},
                 {"x", "http://example.org/type/a.b"}};
  const uint32_t at = below(sizeof numbers / sizeof *numbers);
  return att_term_typed(att_view(numbers[at].text), numbers[at].type);
}

static AttView
keep(AttTriples* t, AttText* text)
{
  const AttView kept = att_arena_copy(t->arena, att_text_view(text));
  att_text_reset(text);
  return kept;
}

static AttTerm
make_object(AttTriples* t, AttText* text)
{
  static const char* const languages[] = {"en", "zh-Hant", "de-CH-1996"};
  if (chance(25)) {
    make_iri(text);
    return att_term_iri(keep(t, text));
  }
  if (chance(30)) {
    return make_number();
  }
  make_literal(text);
  AttTerm term = att_term_string(keep(t, text));
  if (chance(10)) {
    term.language = att_view(languages[below(3)]);
  }
  return term;
}

/// Documents share subjects; some triples stand in graphs of their own.
static AttStatus
add_triple(AttTriples* t, AttText* text)
{
  static const char* const subjects[] = {ATT_IRI_ID "actor/Ruritania",
                                         ATT_IRI_ID "event/e1",
                                         "http://example.org/a%20b"};
  static const char* const predicates[] = {ATT_IRI_RDF "type",
                                           ATT_IRI_OA "start",
                                           ATT_IRI_ATT "time",
                                           ATT_IRI_ATT "agent",
                                           ATT_IRI_ATT "place",
                                           ATT_IRI_RDFS "label",
                                           "http://example.org/ns#p_1"};
  AttView subject = att_view(subjects[below(3)]);
  const char* predicate = predicates[below(7)];
  t->graph = chance(20) ? ATT_VIEW(ATT_IRI_ID "statement/s1") : ATT_VIEW("");
  if (chance(30)) {
    make_iri(text);
    subject = keep(t, text);
  }
  AttTerm object = make_object(t, text);
  if (strcmp(predicate, ATT_IRI_RDF "type") == 0 &&
      object.kind != ATT_TERM_IRI) {
    make_iri(text);
    object = att_term_iri(keep(t, text));
  }
  return att_triples_add(t, subject, predicate, object);
}

static AttStatus
write_document(AttWriter* writer, unsigned number)
{
  AttTriples* t = att_calloc(1, sizeof *t);
  AttText text = {0};
  AttText source = {0};
  t->arena = att_arena_new();
  att_text_format(&source, ATT_IRI_ID "source/d%u", number);
  t->source = keep(t, &source);
  AttStatus status = ATT_OK;
  for (unsigned i = 0; i < TRIPLES && status == ATT_OK; ++i) {
    status = add_triple(t, &text);
  }
  att_triples_sort(t);
  if (status == ATT_OK) {
    status = att_writer_add(writer, t);
  }
  att_text_clear(&text);
  att_text_clear(&source);
  att_triples_free(t);
  return status;
}

/// What is left out is told on standard error.
static void
tell(void* user, const AttDiagnostic* diagnostic)
{
  (void)user;
  AttText text = {0};
  att_diagnostic_render(diagnostic, &text);
  fputs(text.at, stderr);
  att_text_clear(&text);
}

int
main(int argc, char** argv)
{
  AttGraphOptions options = {.base = ATT_VIEW("")};
  AttOntology* ontology = NULL;
  AttLog log = {.sink = tell};
  AttWriter* writer = NULL;
  const char* path = ATT_SOURCE_DIR "/ontology/attest.ttl";
  const AttLimits limits = ATT_LIMITS_DEFAULT;
  if (argc != 4 || !att_syntax_find(att_view(argv[1]), &options.syntax) ||
      !att_graphs_find(att_view(argv[3]), &options.graphs) ||
      att_ontology_new(&path, 1, &limits, NULL, &ontology) != ATT_OK) {
    return 2;
  }
  state = strtoull(argv[2], NULL, 10);
  options.ontology = ontology;
  AttStatus status = att_writer_new(stdout, &options, &log, &writer);
  for (unsigned i = 0; i < DOCUMENTS && status == ATT_OK; ++i) {
    status = write_document(writer, i);
  }
  if (status == ATT_OK) {
    status = att_writer_end(writer);
  }
  att_writer_free(writer);
  att_ontology_free(ontology);
  return status == ATT_OK ? 0 : 1;
}
