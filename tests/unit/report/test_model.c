// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// From triples to the page's tables and its network.

#include "report/network.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

typedef struct Given {
  AttOntology* ontology;
  AttIndex index;
  AttPage page;
  AttNetwork network;
} Given;

static const char prefixes[] =
    "@prefix att: <https://w3id.org/attest/ontology#> .\n"
    "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"
    "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
    "@prefix oa: <http://www.w3.org/ns/oa#> .\n"
    "@prefix dcterms: <http://purl.org/dc/terms/> .\n"
    "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    "@prefix : <http://example.org/> .\n";

static void
read_text(AttIndex* index, const char* turtle)
{
  char folder[] = "/tmp/attest-test-XXXXXX";
  assert_non_null(mkdtemp(folder));
  char path[64];
  snprintf(path, sizeof path, "%s/graph.ttl", folder);
  FILE* stream = fopen(path, "w");
  assert_non_null(stream);
  fputs(prefixes, stream);
  fputs(turtle, stream);
  assert_int_equal(fclose(stream), 0);
  const AttLimits limits = ATT_LIMITS_DEFAULT;
  AttLog log = {0};
  assert_int_equal(att_index_read(index, path, &limits, &log), ATT_OK);
  unlink(path);
  rmdir(folder);
}

static void
given(Given* out, const char* turtle, size_t most_nodes)
{
  static const char* const paths[] = {ATT_SOURCE_DIR "/ontology/attest.ttl"};
  const AttLimits limits = ATT_LIMITS_DEFAULT;
  AttLog log = {0};
  *out = (Given){0};
  assert_int_equal(att_ontology_new(paths, 1, &limits, &log, &out->ontology),
                   ATT_OK);
  read_text(&out->index, turtle);
  att_index_sort(&out->index);
  assert_int_equal(att_page_read(&out->index, out->ontology, &out->page),
                   ATT_OK);
  assert_int_equal(att_network_build(&out->page, most_nodes, &out->network),
                   ATT_OK);
}

static void
done(Given* it)
{
  att_network_clear(&it->network);
  att_page_clear(&it->page);
  att_index_clear(&it->index);
  att_ontology_free(it->ontology);
}

static bool
is(AttView view, const char* text)
{
  return att_view_equal(view, att_view(text));
}

static const char attack[] =
    ":e a att:Event, att:Assault, att:Bombing, att:Factual ;\n"
    "  att:agent :a ; att:target :b ; att:place :p ; att:killed 3 ;\n"
    "  att:begin \"2020-05-01\" ; att:end \"2020-05-31\" ; att:time "
    "\"2020-05\" .\n"
    ":a a att:Actor, att:State ; skos:prefLabel \"A\" .\n"
    ":b a att:Actor, att:Person ; rdfs:label \"B\" .\n"
    ":p a att:Place .\n"
    ":s1 a att:Statement ; att:describes :e ; att:polarity att:Negated ;\n"
    "  att:modality att:Possible ; att:statedIn :q ; att:trigger :t ;\n"
    "  att:attribution :x2, :x1 ; att:attributedTo :b, :c ; att:rule :r .\n"
    ":x1 att:speaker :c ; att:order 1 ; att:onBehalfOf :a .\n"
    ":x2 att:speaker :b ; att:order 2 .\n"
    ":r rdfs:label \"AGENT bombs TARGET\" .\n"
    ":t oa:start 12 ; oa:end 16 .\n"
    ":q oa:start 10 ; oa:end 20 ; oa:exact \"A bombs B.\" ; oa:hasSource :d "
    ".\n"
    ":d dcterms:identifier \"d.txt\" .\n";

static void
event(void** state)
{
  (void)state;
  Given it;
  given(&it, attack, 10);
  assert_int_equal(it.page.facts.size, 1);
  const AttPageFact* fact = &it.page.facts.at[0];
  const AttPageKind* kind = &it.page.kinds.at[fact->kind];
  assert_true(is(kind->label, "bombing"));
  assert_true(is(it.page.families.at[kind->family].label, "assault"));
  assert_int_equal(fact->doers.size, 1);
  assert_true(is(it.page.entities.at[fact->doers.at[0]].label, "A"));
  assert_true(is(it.page.entities.at[fact->affected.at[0]].label, "B"));
  assert_int_equal(fact->roles.size, 4);
  assert_true(is(fact->begin, "2020-05-01"));
  assert_true(is(fact->polarity, "Negated"));
  assert_true(is(fact->modality, "Possible"));
  assert_true(is(fact->rule, "AGENT bombs TARGET"));
  assert_int_equal(fact->words.size, 1);
  assert_int_equal(fact->words.at[0].span.begin, 12);
  const AttPagePassage* passage = &it.page.passages.at[fact->passages.at[0]];
  assert_int_equal(passage->span.end, 20);
  assert_true(is(it.page.sources.at[passage->source].name, "d.txt"));
  done(&it);
}

/// The chain keeps its order, whatever the IRIs are.
static void
speakers(void** state)
{
  (void)state;
  Given it;
  given(&it, attack, 10);
  const AttPageFact* fact = &it.page.facts.at[0];
  assert_int_equal(fact->speakers.size, 2);
  assert_true(is(it.page.entities.at[fact->speakers.at[0].entity].label, "c"));
  assert_true(is(it.page.entities.at[fact->speakers.at[0].behalf].label, "A"));
  assert_true(is(it.page.entities.at[fact->speakers.at[1].entity].label, "B"));
  assert_int_equal(fact->speakers.at[1].behalf, ATT_NO_ROW);
  done(&it);
}

/// A meeting is mutual: one edge a pair, whoever is named first.
static void
mutual(void** state)
{
  (void)state;
  Given it;
  given(&it,
        ":m a att:Event, att:Consultation, att:Meeting ;\n"
        "  att:agent :a, :b, :c .\n"
        ":s1 a att:Statement ; att:describes :m .\n"
        ":s2 a att:Statement ; att:describes :m .\n",
        10);
  assert_int_equal(it.network.edges.size, 3);
  for (size_t i = 0; i < 3; ++i) {
    assert_true(it.network.edges.at[i].is_mutual);
    assert_true(it.network.edges.at[i].is_drawn);
    assert_int_equal(it.network.edges.at[i].facts, 2);
  }
  assert_int_equal(it.network.nodes.size, 3);
  done(&it);
}

/// Relations are one family; a statement without what it states is none.
static void
relations(void** state)
{
  (void)state;
  Given it;
  given(&it,
        ":s1 a att:Statement ; rdf:subject :a ; rdf:object :b ;\n"
        "  rdf:predicate att:harbours .\n"
        ":s2 a att:Statement ; rdf:subject :b ; rdf:object :a ;\n"
        "  rdf:predicate att:rivalOf .\n"
        ":s3 a att:Statement .\n",
        10);
  assert_int_equal(it.page.facts.size, 2);
  assert_int_equal(it.page.families.size, 1);
  assert_int_equal(it.page.kinds.size, 2);
  assert_false(it.page.facts.at[0].is_mutual);
  assert_true(it.page.facts.at[1].is_mutual);
  assert_int_equal(it.network.edges.size, 2);
  done(&it);
}

/// Most facts first; what then stands alone is not drawn; the rest is counted.
static void
bounded(void** state)
{
  (void)state;
  Given it;
  given(&it,
        ":s1 a att:Statement ; rdf:subject :a ; rdf:object :b ;\n"
        "  rdf:predicate att:harbours .\n"
        ":s2 a att:Statement ; rdf:subject :a ; rdf:object :b ;\n"
        "  rdf:predicate att:funds .\n"
        ":s3 a att:Statement ; rdf:subject :c ; rdf:object :y ;\n"
        "  rdf:predicate att:funds .\n"
        ":s4 a att:Statement ; rdf:subject :c ; rdf:object :z ;\n"
        "  rdf:predicate att:funds .\n",
        3);
  assert_int_equal(it.network.nodes.size, 2);
  assert_int_equal(it.network.left_out, 3);
  assert_true(it.network.edges.at[0].is_drawn);
  assert_false(it.network.edges.at[1].is_drawn);
  assert_true(
      is(it.page.entities.at[it.network.nodes.at[0].entity].label, "a"));
  done(&it);
}

/// The same triple of two files counts once; blank nodes stay apart.
static void
files(void** state)
{
  (void)state;
  AttIndex index = {0};
  read_text(&index, ":a att:time \"2020\" . _:x att:time \"2020\" .\n");
  read_text(&index, ":a att:time \"2020\" . _:x att:time \"2020\" .\n");
  att_index_sort(&index);
  assert_int_equal(index.triples.size, 3);
  assert_int_equal(
      att_index_node(&index, ATT_VIEW("http://example.org/a")).size, 1);
  assert_int_equal(att_index_node(&index, ATT_VIEW("http://example.org/")).size,
                   0);
  att_index_clear(&index);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(event),
      cmocka_unit_test(speakers),
      cmocka_unit_test(mutual),
      cmocka_unit_test(relations),
      cmocka_unit_test(bounded),
      cmocka_unit_test(files),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
