// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The shipped ontology in tables; small and broken RDF files.

#include "term/ontology.h"
#include "term/rdf.h"
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

typedef struct Heard {
  char message[256];
  size_t line;
} Heard;

static void
hear(void* user, const AttDiagnostic* d)
{
  Heard* heard = user;
  size_t column = 0;
  snprintf(heard->message, sizeof heard->message, "%s", d->message);
  att_locate(d->origin.text, d->span.begin, &heard->line, &column);
}

/// Write a file with the ending; the caller frees the path.
static char*
write_file(const char* text, const char* ending)
{
  static int next;
  char name[128];
  snprintf(name,
           sizeof name,
           "test_ontology.%d.%d%s",
           (int)getpid(),
           next++,
           ending);
  FILE* out = fopen(name, "wb");
  assert_non_null(out);
  fputs(text, out);
  fclose(out);
  return strdup(name);
}

static AttOntology*
read_ontology(const char* path, AttLog* log)
{
  const AttLimits limits = ATT_LIMITS_DEFAULT;
  AttOntology* ontology = NULL;
  assert_int_equal(att_ontology_new(&path, 1, &limits, log, &ontology), ATT_OK);
  return ontology;
}

static uint32_t
class_of(const AttOntology* o, const char* name)
{
  char iri[128];
  snprintf(iri, sizeof iri, ATT_IRI_ATT "%s", name);
  const uint32_t id = att_ontology_find_class(o, att_view(iri));
  if (!id) {
    fail_msg("no class %s", name);
  }
  return id;
}

static uint32_t
property_of(const AttOntology* o, const char* name)
{
  char iri[128];
  snprintf(iri, sizeof iri, ATT_IRI_ATT "%s", name);
  const uint32_t id = att_ontology_find_property(o, att_view(iri));
  if (!id) {
    fail_msg("no property %s", name);
  }
  return id;
}

static void
shipped_ontology(void** state)
{
  (void)state;
  AttLog log = {0};
  AttOntology* o = read_ontology(ATT_SOURCE_DIR "/ontology/attest.ttl", &log);
  assert_int_equal(log.errors + log.warnings, 0);
  const uint32_t airstrike = class_of(o, "Airstrike");
  assert_true(att_ontology_is_a(o, airstrike, class_of(o, "Event")));
  assert_false(att_ontology_is_a(o, class_of(o, "Event"), airstrike));
  size_t count = 0;
  const uint32_t* up = att_ontology_ancestors(o, airstrike, &count);
  assert_int_equal(count, 3);
  assert_int_equal(up[0], airstrike);
  assert_int_equal(up[1], class_of(o, "Assault"));
  assert_int_equal(up[2], class_of(o, "Event"));
  const uint32_t place = property_of(o, "place");
  assert_true(att_ontology_fits_range(o, place, class_of(o, "State")));
  assert_true(att_ontology_fits_range(o, place, class_of(o, "Place")));
  assert_false(att_ontology_fits_range(o, place, class_of(o, "ArmedGroup")));
  assert_false(att_ontology_fits_range(o, place, class_of(o, "Person")));
  const uint32_t takes_part = property_of(o, "participatesIn");
  assert_int_equal(att_ontology_property(o, takes_part)->range, 0);
  assert_true(
      att_ontology_fits_range(o, takes_part, class_of(o, "Initiative")));
  assert_true(att_ontology_fits_range(o, takes_part, class_of(o, "Clash")));
  assert_false(att_ontology_fits_range(o, takes_part, class_of(o, "Person")));
  assert_true(att_ontology_fits_range(
      o, property_of(o, "topic"), class_of(o, "Statement")));
  assert_true(
      att_ontology_property(o, property_of(o, "borders"))->is_symmetric);
  assert_false(
      att_ontology_property(o, property_of(o, "supports"))->is_symmetric);
  assert_true(
      att_view_equal(att_ontology_property(o, property_of(o, "time"))->datatype,
                     ATT_VIEW(ATT_IRI_EDTF)));
  for (uint32_t i = 1; i <= att_ontology_class_count(o); ++i) {
    assert_true(att_ontology_class(o, i)->label.size > 0);
    assert_true(att_ontology_class(o, i)->comment.size > 0);
  }
  for (uint32_t i = 1; i <= att_ontology_property_count(o); ++i) {
    assert_true(att_ontology_property(o, i)->label.size > 0);
    assert_true(att_ontology_property(o, i)->comment.size > 0);
  }
  att_ontology_free(o);
}

#define PREFIXES                                                               \
  "@prefix : <http://example.org/> .\n"                                        \
  "@prefix owl: <http://www.w3.org/2002/07/owl#> .\n"                          \
  "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"

static uint32_t
example(const AttOntology* o, const char* iri)
{
  return att_ontology_find_class(o, att_view(iri));
}

static void
cycles_unions_and_strangers(void** state)
{
  (void)state;
  char* path = write_file(
      PREFIXES
      ":A a owl:Class ; rdfs:subClassOf :B ; rdfs:label \"Lettre\"@fr, "
      "\"Letter\"@en .\n"
      ":B a owl:Class ; rdfs:subClassOf :C . :C a owl:Class ; rdfs:subClassOf "
      ":A .\n:D a owl:Class . :E a owl:Class .\n"
      ":p a owl:ObjectProperty ; rdfs:domain [ owl:unionOf ( :A :D ) ] ; "
      "rdfs:range :Undeclared .\n"
      ":q a owl:ObjectProperty ; rdfs:domain :A , :D .\n",
      ".ttl");
  AttLog log = {0};
  AttOntology* o = read_ontology(path, &log);
  assert_int_equal(log.warnings, 1);
  const uint32_t a = example(o, "http://example.org/A");
  const uint32_t d = example(o, "http://example.org/D");
  const uint32_t e = example(o, "http://example.org/E");
  size_t count = 0;
  att_ontology_ancestors(o, a, &count);
  assert_int_equal(count, 3);
  assert_true(
      att_view_equal(att_ontology_class(o, a)->label, ATT_VIEW("Letter")));
  const uint32_t p =
      att_ontology_find_property(o, ATT_VIEW("http://example.org/p"));
  assert_true(att_ontology_fits_domain(o, p, a));
  assert_true(att_ontology_fits_domain(o, p, d));
  assert_false(att_ontology_fits_domain(o, p, e));
  assert_true(att_ontology_fits_range(o, p, e));
  const uint32_t q =
      att_ontology_find_property(o, ATT_VIEW("http://example.org/q"));
  assert_false(att_ontology_fits_domain(o, q, a));
  assert_null(att_ontology_class(o, 99));
  assert_false(att_ontology_is_a(o, 0, 0));
  att_ontology_free(o);
  remove(path);
  free(path);
}

static void
expect_failure(const char* text,
               const char* ending,
               AttStatus status,
               size_t line,
               const char* words)
{
  char* path = write_file(text, ending);
  Heard heard = {{0}, 0};
  AttLog log = {.sink = hear, .user = &heard};
  const AttLimits limits = ATT_LIMITS_DEFAULT;
  AttOntology* o = NULL;
  const char* paths[] = {path};
  assert_int_equal(att_ontology_new(paths, 1, &limits, &log, &o), status);
  assert_null(o);
  assert_true(log.errors > 0);
  if (!strstr(heard.message, words) || (line && heard.line != line)) {
    fail_msg("line %zu: %s", heard.line, heard.message);
  }
  remove(path);
  free(path);
}

static void
bad_files(void** state)
{
  (void)state;
  expect_failure(PREFIXES ":A a owl:Class\n:B a :C .\n",
                 ".ttl",
                 ATT_ERR_SYNTAX,
                 5,
                 "syntax");
  expect_failure("<http://a/%zz> <http://a/p> <http://a/o> .\n",
                 ".ttl",
                 ATT_ERR_TERM,
                 1,
                 "IRI");
  expect_failure("<#a> <http://a/p> <http://a/o> .\n",
                 ".ttl",
                 ATT_ERR_TERM,
                 1,
                 "relative");
  expect_failure("<http://a/a> <http://a/p> \"\xFF\" .\n",
                 ".ttl",
                 ATT_ERR_ENCODING,
                 1,
                 "UTF-8");
  expect_failure("<http://a/a> <http://a/p> <http://a/o> .\nnot this\n",
                 ".nt",
                 ATT_ERR_SYNTAX,
                 2,
                 "");
  expect_failure("<rdf>", ".rdf", ATT_ERR_SYNTAX, 0, "");
  const AttLimits limits = ATT_LIMITS_DEFAULT;
  const char* paths[] = {"no/such/file.ttl"};
  AttOntology* o = NULL;
  assert_int_equal(att_ontology_new(paths, 1, &limits, NULL, &o), ATT_ERR_IO);
}

static AttStatus
count_triples(void* user, const AttTriple* triple)
{
  size_t* count = user;
  assert_true(triple->subject.value.size > 0);
  return ++*count == 2 ? ATT_ERR_LIMIT : ATT_OK;
}

static void
sink_ends_reading(void** state)
{
  (void)state;
  char* path =
      write_file("<http://a/a> <http://a/p> \"1\", \"2\", \"3\" .\n", ".ttl");
  const AttLimits limits = ATT_LIMITS_DEFAULT;
  size_t count = 0;
  assert_int_equal(att_rdf_read(path, &limits, NULL, count_triples, &count),
                   ATT_ERR_LIMIT);
  assert_int_equal(count, 2);
  remove(path);
  free(path);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(shipped_ontology),
      cmocka_unit_test(cycles_unions_and_strangers),
      cmocka_unit_test(bad_files),
      cmocka_unit_test(sink_ends_reading),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
