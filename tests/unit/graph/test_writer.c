// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Every syntax is written and read back; the awkward literals survive.

#include "graph/triples.h"
#include "term/vocabulary.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define NODE ATT_IRI_ID "source/Node"
#define OTHER ATT_IRI_ID "source/Other"
#define SAYS "http://example.org/says"

static const char* const awkward[] = {
    "plain",
    "quote \" and back\\slash",
    "ends in a quote\"",
    "ends in a slash\\",
    "two\nlines",
    "\"\"\"three\"\"\" on\ntwo lines\"",
    "tab\tand return\r\n",
    "caf\xC3\xA9 \xF0\x9F\x8C\x8D \xE2\x80\x93",
    "<tag> & entity; ]]>",
    "  blanks around  ",
    "\\u0041 is no escape",
    "\xC2\x85 \xE2\x80\xA8 \xC2\xA0",
    "@prefix x: <y> .\n@prefix z: <z> .\n",
    "\\\\U0001F30D and \\U0001F30D",
    "\x01 control \x0C \x1F \x7F",
};

static AttTriples*
make_triples(const char* subject)
{
  AttTriples* t = att_calloc(1, sizeof *t);
  assert_non_null(t);
  t->source = ATT_VIEW(ATT_IRI_ID "source/doc");
  for (size_t i = 0; i < sizeof awkward / sizeof *awkward; ++i) {
    assert_int_equal(
        att_triples_add(
            t, att_view(subject), SAYS, att_term_string(att_view(awkward[i]))),
        ATT_OK);
  }
  assert_int_equal(att_triples_add(t,
                                   att_view(subject),
                                   ATT_IRI_ATT "begin",
                                   att_term_typed(ATT_VIEW("2021-08-15"),
                                                  ATT_IRI_XSD "date")),
                   ATT_OK);
  assert_int_equal(
      att_triples_add(t,
                      att_view(subject),
                      ATT_IRI_OA "start",
                      att_term_typed(ATT_VIEW("10"), ATT_IRI_XSD "integer")),
      ATT_OK);
  assert_int_equal(att_triples_add(t,
                                   att_view(subject),
                                   ATT_IRI_RDF "type",
                                   att_term_iri(ATT_VIEW(ATT_IRI_ATT "State"))),
                   ATT_OK);
  att_triples_sort(t);
  return t;
}

static AttStatus
write_to(const char* path, AttSyntax syntax, AttTriples** triples, size_t count)
{
  const AttGraphOptions options = {.syntax = syntax, .base = ATT_VIEW("")};
  FILE* out = fopen(path, "wb");
  assert_non_null(out);
  AttWriter* writer = NULL;
  AttLog log = {0};
  AttStatus status = att_writer_new(out, &options, &log, &writer);
  for (size_t i = 0; status == ATT_OK && i < count; ++i) {
    status = att_writer_add(writer, triples[i]);
  }
  if (status == ATT_OK) {
    status = att_writer_end(writer);
  }
  att_writer_free(writer);
  fclose(out);
  return status;
}

/// Counts the triples read that are among those written.
typedef struct Found {
  const AttTriples* expected;
  size_t same;
  size_t total;
} Found;

static AttStatus
compare(void* user, const AttTriple* triple)
{
  Found* found = user;
  ++found->total;
  AttTriple read = *triple;
  read.graph = ATT_VIEW("");
  if (att_view_equal(read.object.datatype, ATT_VIEW(ATT_IRI_XSD "string"))) {
    read.object.datatype = ATT_VIEW("");
  }
  for (size_t i = 0; i < found->expected->triples.size; ++i) {
    if (att_triple_compare(&found->expected->triples.at[i], &read) == 0) {
      ++found->same;
      return ATT_OK;
    }
  }
  return ATT_OK;
}

static void
round_trip(AttSyntax syntax, const char* ending)
{
  char path[64];
  snprintf(path, sizeof path, "test_writer.%d%s", (int)getpid(), ending);
  AttTriples* both[] = {make_triples(NODE), make_triples(OTHER)};
  assert_int_equal(write_to(path, syntax, both, 2), ATT_OK);
  const AttLimits limits = ATT_LIMITS_DEFAULT;
  for (size_t i = 0; i < 2; ++i) {
    Found found = {both[i], 0, 0};
    AttLog log = {0};
    assert_int_equal(att_rdf_read(path, &limits, &log, compare, &found),
                     ATT_OK);
    assert_int_equal(log.errors + log.warnings, 0);
    // XML has no room for the one literal with control characters.
    const size_t size =
        both[i]->triples.size - (syntax == ATT_SYNTAX_RDFXML ? 1 : 0);
    assert_int_equal(found.total, 2 * size);
    if (found.same != size) {
      fail_msg(
          "%s: %zu of %zu survive", ending, found.same, both[i]->triples.size);
    }
  }
  att_triples_free(both[0]);
  att_triples_free(both[1]);
  remove(path);
}

static void
every_syntax_survives(void** state)
{
  (void)state;
  round_trip(ATT_SYNTAX_NTRIPLES, ".nt");
  round_trip(ATT_SYNTAX_NQUADS, ".nq");
  round_trip(ATT_SYNTAX_TURTLE, ".ttl");
  round_trip(ATT_SYNTAX_TRIG, ".trig");
  round_trip(ATT_SYNTAX_RDFXML, ".rdf");
  round_trip(ATT_SYNTAX_RDFJSON, ".rj");
}

static char*
slurp(const char* path)
{
  AttText text = {0};
  assert_int_equal(att_file_read(path, 1u << 20, &text, NULL), ATT_OK);
  return text.at;
}

static size_t
count_of(const char* text, const char* words)
{
  size_t count = 0;
  for (const char* at = text; (at = strstr(at, words)); ++at) {
    ++count;
  }
  return count;
}

static void
turtle_has_one_prefix_block(void** state)
{
  (void)state;
  char path[64];
  snprintf(path, sizeof path, "test_writer.%d.block.ttl", (int)getpid());
  AttTriples* both[] = {make_triples(NODE), make_triples(OTHER)};
  assert_int_equal(write_to(path, ATT_SYNTAX_TURTLE, both, 2), ATT_OK);
  char* first = slurp(path);
  assert_int_equal(count_of(first, "@prefix att: "), 1);
  assert_int_equal(count_of(first, "source:Node\n"), 1);
  assert_int_equal(write_to(path, ATT_SYNTAX_TURTLE, both, 2), ATT_OK);
  char* second = slurp(path);
  assert_string_equal(first, second);
  att_free(first);
  att_free(second);
  att_triples_free(both[0]);
  att_triples_free(both[1]);
  remove(path);
}

static void
nothing_to_write(void** state)
{
  (void)state;
  static const struct {
    AttSyntax syntax;
    const char* ending;
  } rows[] = {{ATT_SYNTAX_NTRIPLES, ".nt"},
              {ATT_SYNTAX_TURTLE, ".ttl"},
              {ATT_SYNTAX_RDFXML, ".rdf"},
              {ATT_SYNTAX_RDFJSON, ".rj"}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; ++i) {
    char path[64];
    snprintf(path,
             sizeof path,
             "test_writer.%d.empty%s",
             (int)getpid(),
             rows[i].ending);
    assert_int_equal(write_to(path, rows[i].syntax, NULL, 0), ATT_OK);
    AttTriples none = {0};
    Found found = {&none, 0, 0};
    const AttLimits limits = ATT_LIMITS_DEFAULT;
    assert_int_equal(att_rdf_read(path, &limits, NULL, compare, &found),
                     ATT_OK);
    assert_int_equal(found.total, 0);
    remove(path);
  }
}

static void
lines_and_bare_numbers(void** state)
{
  (void)state;
  char path[64];
  snprintf(path, sizeof path, "test_writer.%d.lines.ttl", (int)getpid());
  AttTriples* triples = make_triples(NODE);
  assert_int_equal(write_to(path, ATT_SYNTAX_TURTLE, &triples, 1), ATT_OK);
  char* text = slurp(path);
  assert_int_equal(count_of(text, "\"\"\"three"), 0);
  assert_int_equal(count_of(text, "\\\"\\\"\\\"three\\\"\\\"\\\" on\\ntwo"), 1);
  assert_int_equal(count_of(text, " oa:start 10 ;"), 1);
  assert_int_equal(count_of(text, "source:Node\n    a att:State ;\n"), 1);
  assert_int_equal(count_of(text, "\"\\u0001 control \\f \\u001F \\u007F\""),
                   1);
  att_free(text);
  att_triples_free(triples);
  remove(path);
}

static void
refuses_what_it_cannot_write(void** state)
{
  (void)state;
  static const struct {
    AttGraphOptions options;
    AttStatus status;
  } rows[] = {
      {{.syntax = ATT_SYNTAX_TURTLE, .graphs = ATT_GRAPHS_SOURCE},
       ATT_ERR_UNSUPPORTED},
      {{.syntax = ATT_SYNTAX_JSONLD, .reification = ATT_REIFICATION_RDF12},
       ATT_ERR_UNSUPPORTED},
      {{.syntax = ATT_SYNTAX_RDFXML, .reification = ATT_REIFICATION_RDF12},
       ATT_ERR_UNSUPPORTED},
      {{.syntax = ATT_SYNTAX_TRIG,
        .graphs = ATT_GRAPHS_STATEMENT,
        .evidence = ATT_EVIDENCE_NONE},
       ATT_ERR_USAGE},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; ++i) {
    AttWriter* writer = NULL;
    AttLog log = {0};
    assert_int_equal(att_writer_new(stdout, &rows[i].options, &log, &writer),
                     rows[i].status);
    assert_null(writer);
    assert_int_equal(log.errors, 1);
  }
}

/// An IRI whose scheme is a prefix of the context would be read as another.
static void
json_ld_leaves_out_what_it_misreads(void** state)
{
  (void)state;
  char path[64];
  snprintf(path, sizeof path, "test_writer.%d.jsonld", (int)getpid());
  AttTriples* t = att_calloc(1, sizeof *t);
  static const char* const bad[] = {"id:actor", "oa:x", "skos:a/b"};
  for (size_t i = 0; i < 3; ++i) {
    assert_int_equal(
        att_triples_add(
            t, ATT_VIEW(NODE), SAYS, att_term_iri(att_view(bad[i]))),
        ATT_OK);
  }
  assert_int_equal(
      att_triples_add(
          t, ATT_VIEW("id:x"), SAYS, att_term_string(ATT_VIEW("one"))),
      ATT_OK);
  assert_int_equal(
      att_triples_add(
          t, ATT_VIEW(NODE), "oa:y", att_term_string(ATT_VIEW("x"))),
      ATT_OK);
  assert_int_equal(
      att_triples_add(
          t, ATT_VIEW(NODE), SAYS, att_term_iri(ATT_VIEW("urn:x:y"))),
      ATT_OK);
  att_triples_sort(t);
  FILE* out = fopen(path, "wb");
  AttWriter* writer = NULL;
  AttLog log = {0};
  const AttGraphOptions options = {.syntax = ATT_SYNTAX_JSONLD};
  assert_int_equal(att_writer_new(out, &options, &log, &writer), ATT_OK);
  assert_int_equal(att_writer_add(writer, t), ATT_OK);
  assert_int_equal(att_writer_end(writer), ATT_OK);
  att_writer_free(writer);
  fclose(out);
  char* text = slurp(path);
  assert_int_equal(log.warnings, 5);
  assert_non_null(strstr(text,
                         "\n    {\"@id\": \"id:source/Node\", "
                         "\"http://example.org/says\": [{\"@id\": "
                         "\"urn:x:y\"}]}\n  ]\n}\n"));
  assert_null(strstr(text, "id:x"));
  att_free(text);
  att_triples_free(t);
  remove(path);
}

/// What two documents say of one subject is one object, each triple once.
static void
rdf_json_has_each_subject_once(void** state)
{
  (void)state;
  char path[64];
  snprintf(path, sizeof path, "test_writer.%d.once.rj", (int)getpid());
  AttTriples* three[] = {
      make_triples(NODE), make_triples(OTHER), make_triples(NODE)};
  assert_int_equal(write_to(path, ATT_SYNTAX_RDFJSON, three, 3), ATT_OK);
  char* text = slurp(path);
  assert_int_equal(count_of(text, "\"" NODE "\": {"), 1);
  assert_int_equal(count_of(text, "\"two\\nlines\""), 2);
  att_free(text);
  for (size_t i = 0; i < 3; ++i) {
    att_triples_free(three[i]);
  }
  remove(path);
}

static void
a_full_disk_is_an_error(void** state)
{
  (void)state;
  FILE* full = fopen("/dev/full", "wb");
  if (!full) {
    skip();
  }
  setvbuf(full, NULL, _IONBF, 0);
  AttTriples* triples = make_triples(NODE);
  const AttGraphOptions options = {.syntax = ATT_SYNTAX_NTRIPLES};
  AttWriter* writer = NULL;
  AttLog log = {0};
  assert_int_equal(att_writer_new(full, &options, &log, &writer), ATT_OK);
  assert_int_equal(att_writer_add(writer, triples), ATT_ERR_IO);
  assert_true(log.errors > 0);
  att_writer_free(writer);
  att_triples_free(triples);
  fclose(full);
}

static void
bad_terms_stay_out(void** state)
{
  (void)state;
  AttTriples* t = att_calloc(1, sizeof *t);
  AttLog log = {0};
  t->log = &log;
  const AttView node = ATT_VIEW(NODE);
  assert_int_equal(
      att_triples_add(t, node, SAYS, att_term_iri(ATT_VIEW("http://a/b c"))),
      ATT_OK);
  assert_int_equal(
      att_triples_add(t, node, SAYS, att_term_string(ATT_VIEW("\xFF"))),
      ATT_OK);
  assert_int_equal(
      att_triples_add(
          t, ATT_VIEW("relative"), SAYS, att_term_string(ATT_VIEW("x"))),
      ATT_OK);
  assert_int_equal(log.warnings, 3);
  assert_int_equal(
      att_triples_add(t, node, SAYS, att_term_string(ATT_VIEW(""))), ATT_OK);
  assert_int_equal(att_triples_count(t), 0);
  for (int i = 0; i < 3; ++i) {
    assert_int_equal(
        att_triples_add(t, node, SAYS, att_term_string(ATT_VIEW("x"))), ATT_OK);
  }
  att_triples_sort(t);
  assert_int_equal(att_triples_count(t), 1);
  att_triples_free(t);
}

static void
names(void** state)
{
  (void)state;
  AttSyntax syntax = ATT_SYNTAX_TRIG;
  AttEvidence evidence = ATT_EVIDENCE_FULL;
  assert_true(att_syntax_find(ATT_VIEW("rdfxml"), &syntax));
  assert_int_equal(syntax, ATT_SYNTAX_RDFXML);
  assert_false(att_syntax_find(ATT_VIEW("n3"), &syntax));
  assert_true(att_evidence_find(ATT_VIEW("none"), &evidence));
  assert_int_equal(evidence, ATT_EVIDENCE_NONE);
  assert_false(att_evidence_find(ATT_VIEW("some"), &evidence));
  assert_true(att_syntax_find(ATT_VIEW("nq"), &syntax));
  assert_int_equal(syntax, ATT_SYNTAX_NQUADS);
  AttGraphOptions options = {.syntax = syntax};
  assert_int_equal(att_graphs_of(&options), ATT_GRAPHS_SOURCE);
  options.syntax = ATT_SYNTAX_JSONLD;
  assert_int_equal(att_graphs_of(&options), ATT_GRAPHS_NONE);
  assert_true(att_graphs_find(ATT_VIEW("statement"), &options.graphs));
  assert_int_equal(att_graphs_of(&options), ATT_GRAPHS_STATEMENT);
  assert_false(att_graphs_find(ATT_VIEW("default"), &options.graphs));
  assert_true(att_reification_find(ATT_VIEW("rdf12"), &options.reification));
  assert_int_equal(options.reification, ATT_REIFICATION_RDF12);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_syntax_survives),
      cmocka_unit_test(turtle_has_one_prefix_block),
      cmocka_unit_test(nothing_to_write),
      cmocka_unit_test(lines_and_bare_numbers),
      cmocka_unit_test(refuses_what_it_cannot_write),
      cmocka_unit_test(json_ld_leaves_out_what_it_misreads),
      cmocka_unit_test(rdf_json_has_each_subject_once),
      cmocka_unit_test(a_full_disk_is_an_error),
      cmocka_unit_test(bad_terms_stay_out),
      cmocka_unit_test(names),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
