// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Traits: inherited or not, and a second ontology's before the first one's.

#include "term/traits.h"
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

#define PREFIXES                                                               \
  "@prefix att: <" ATT_IRI_ATT "> .\n"                                         \
  "@prefix owl: <" ATT_IRI_OWL "> .\n"                                         \
  "@prefix rdfs: <" ATT_IRI_RDFS "> .\n"                                       \
  "@prefix vann: <" ATT_IRI_VANN "> .\n"                                       \
  "@prefix club: <https://example.org/club#> .\n"

static const char SHIPPED[] =
    PREFIXES "att:Someone a owl:Class ; att:trait att:Unclassed, att:Acting ;\n"
             "  att:folder \"someone\" .\n"
             "att:Human a owl:Class ; rdfs:subClassOf att:Someone ;\n"
             "  att:trait att:Personal .\n"
             "att:Happening a owl:Class .\n"
             "att:where a owl:ObjectProperty ; rdfs:domain att:Happening ;\n"
             "  rdfs:range att:Someone ; att:trait att:Whereabouts .\n";

static const char PACK[] =
    PREFIXES "<https://example.org/club> a owl:Ontology ;\n"
             "  vann:preferredNamespacePrefix \"club\" ;\n"
             "  vann:preferredNamespaceUri \"https://example.org/club#\" .\n"
             "club:Club a owl:Class ; att:trait att:Unclassed, att:Misspelt ;\n"
             "  att:hasBodies club:Board ; att:folder \"club\" .\n"
             "club:Chess a owl:Class ; rdfs:subClassOf club:Club .\n"
             "club:Board a owl:Class .\n"
             "club:either a owl:ObjectProperty ;\n"
             "  rdfs:domain [ owl:unionOf ( club:Match club:Board ) ] .\n"
             "club:any a owl:ObjectProperty .\n"
             "club:Match a owl:Class .\n"
             "club:hall a owl:ObjectProperty ; rdfs:domain club:Match ;\n"
             "  rdfs:range club:Club ; att:trait att:Whereabouts .\n";

static char*
write_file(const char* text, const char* name)
{
  char path[64];
  snprintf(path, sizeof path, "test_traits.%d.%s", (int)getpid(), name);
  FILE* out = fopen(path, "wb");
  assert_non_null(out);
  fputs(text, out);
  fclose(out);
  return strdup(path);
}

static AttOntology* ontology;
static AttLog report;

static int
load(void** state)
{
  (void)state;
  char* paths[] = {write_file(SHIPPED, "a.ttl"), write_file(PACK, "b.ttl")};
  const AttLimits limits = ATT_LIMITS_DEFAULT;
  const AttStatus status = att_ontology_new(
      (const char* const*)paths, 2, &limits, &report, &ontology);
  for (size_t i = 0; i < 2; ++i) {
    remove(paths[i]);
    free(paths[i]);
  }
  return status == ATT_OK ? 0 : 1;
}

static int
unload(void** state)
{
  (void)state;
  att_ontology_free(ontology);
  return 0;
}

static uint32_t
class_of(const char* iri)
{
  const uint32_t id = att_ontology_find_class(ontology, att_view(iri));
  assert_int_not_equal(id, 0);
  return id;
}

#define CLUB "https://example.org/club#"

static void
traits_are_inherited(void** state)
{
  (void)state;
  const uint32_t human = class_of(ATT_IRI_ATT "Human");
  const uint32_t someone = class_of(ATT_IRI_ATT "Someone");
  assert_true(att_ontology_class_has(ontology, human, ATT_TRAIT_ACTING));
  assert_true(att_ontology_class_has(ontology, human, ATT_TRAIT_PERSONAL));
  assert_false(att_ontology_class_has(ontology, someone, ATT_TRAIT_PERSONAL));
  assert_false(att_ontology_class_has(ontology, 0, ATT_TRAIT_ACTING));
  assert_int_equal(att_ontology_class(ontology, human)->own_traits,
                   ATT_TRAIT_PERSONAL);
  assert_true(att_view_equal(att_ontology_class(ontology, human)->folder,
                             ATT_VIEW("someone")));
}

static void
the_last_says(void** state)
{
  (void)state;
  assert_int_equal(att_ontology_trait_class(ontology, ATT_TRAIT_UNCLASSED),
                   class_of(CLUB "Club"));
  assert_int_equal(att_ontology_trait_class(ontology, ATT_TRAIT_PERSONAL),
                   class_of(ATT_IRI_ATT "Human"));
  assert_int_equal(att_ontology_trait_class(ontology, ATT_TRAIT_SUFFIXED), 0);
}

static void
properties_must_fit(void** state)
{
  (void)state;
  const AttTrait where = ATT_TRAIT_WHEREABOUTS;
  assert_int_equal(
      att_ontology_trait_property(ontology, where, class_of(CLUB "Match"), 0),
      att_ontology_find_property(ontology, ATT_VIEW(CLUB "hall")));
  assert_int_equal(
      att_ontology_trait_property(
          ontology, where, class_of(ATT_IRI_ATT "Happening"), 0),
      att_ontology_find_property(ontology, ATT_VIEW(ATT_IRI_ATT "where")));
  assert_int_equal(
      att_ontology_trait_property(
          ontology, where, class_of(CLUB "Match"), class_of(CLUB "Board")),
      0);
}

static void
bodies_and_prefixes(void** state)
{
  (void)state;
  assert_int_equal(att_ontology_bodies(ontology, class_of(CLUB "Chess")),
                   class_of(CLUB "Board"));
  assert_int_equal(att_ontology_bodies(ontology, class_of(CLUB "Board")), 0);
  size_t count = 0;
  const AttOntologyPrefix* prefixes = att_ontology_prefixes(ontology, &count);
  assert_int_equal(count, 1);
  assert_true(att_view_equal(prefixes[0].name, ATT_VIEW("club")));
  assert_true(att_view_equal(prefixes[0].iri, ATT_VIEW(CLUB)));
}

static const AttProperty*
property_of(const char* iri)
{
  return att_ontology_property(
      ontology, att_ontology_find_property(ontology, att_view(iri)));
}

// A domain may be stated without one class above all of it.
static void
a_union_is_a_domain(void** state)
{
  (void)state;
  assert_int_equal(property_of(CLUB "either")->domain, 0);
  assert_true(property_of(CLUB "either")->has_domain);
  assert_false(property_of(CLUB "any")->has_domain);
}

static void
an_unknown_trait_is_told(void** state)
{
  (void)state;
  assert_int_equal(report.warnings, 1);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(traits_are_inherited),
      cmocka_unit_test(the_last_says),
      cmocka_unit_test(properties_must_fit),
      cmocka_unit_test(bodies_and_prefixes),
      cmocka_unit_test(a_union_is_a_domain),
      cmocka_unit_test(an_unknown_trait_is_told),
  };
  return cmocka_run_group_tests(tests, load, unload);
}
