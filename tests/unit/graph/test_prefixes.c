// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Prefixes: folders and namespaces that an ontology asks for, those it may not
// have.

#include "graph/prefixes.h"
#include "term/vocabulary.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static const char PACK[] =
    "@prefix att: <" ATT_IRI_ATT "> .\n"
    "@prefix owl: <" ATT_IRI_OWL "> .\n"
    "@prefix vann: <" ATT_IRI_VANN "> .\n"
    "@prefix c: <https://example.org/club#> .\n"
    "<https://example.org/club> a owl:Ontology ;\n"
    "  vann:preferredNamespacePrefix \"club\" ;\n"
    "  vann:preferredNamespaceUri \"https://example.org/club#\" .\n"
    "<https://example.org/rdf> a owl:Ontology ;\n"
    "  vann:preferredNamespacePrefix \"rdf\" ;\n"
    "  vann:preferredNamespaceUri \"https://example.org/taken#\" .\n"
    "c:Club a owl:Class ; att:folder \"player\" .\n"
    "c:Board a owl:Class ; att:folder \"two words\" .\n";

static AttPrefixes
list(const char* base)
{
  char path[64];
  snprintf(path, sizeof path, "test_prefixes.%d.ttl", (int)getpid());
  FILE* out = fopen(path, "wb");
  assert_non_null(out);
  fputs(PACK, out);
  fclose(out);
  const char* paths[] = {path};
  const AttLimits limits = ATT_LIMITS_DEFAULT;
  AttOntology* ontology = NULL;
  assert_int_equal(att_ontology_new(paths, 1, &limits, NULL, &ontology),
                   ATT_OK);
  remove(path);
  AttPrefixes prefixes;
  assert_int_equal(att_prefixes_list(att_view(base), ontology, &prefixes),
                   ATT_OK);
  att_ontology_free(ontology);
  return prefixes;
}

/// The IRI of a prefix, or "".
static const char*
iri_of(const AttPrefixes* prefixes, const char* name)
{
  for (size_t i = 0; i < prefixes->count; ++i) {
    if (att_view_equal(prefixes->at[i].name, att_view(name))) {
      return prefixes->at[i].iri.at;
    }
  }
  return "";
}

static void
an_ontology_has_its_own(void** state)
{
  (void)state;
  AttPrefixes p = list("");
  assert_string_equal(iri_of(&p, "player"), ATT_IRI_ID "player/");
  assert_string_equal(iri_of(&p, "club"), "https://example.org/club#");
  assert_string_equal(iri_of(&p, "two words"), "");
  assert_string_equal(iri_of(&p, "rdf"), ATT_IRI_RDF);
  att_prefixes_clear(&p);
}

static void
folders_follow_the_base(void** state)
{
  (void)state;
  AttPrefixes p = list("https://example.org/id");
  assert_string_equal(iri_of(&p, "event"), "https://example.org/id/event/");
  assert_string_equal(iri_of(&p, "player"), "https://example.org/id/player/");
  att_prefixes_clear(&p);
  p = list("https://example.org/id#");
  assert_string_equal(iri_of(&p, "event"), "https://example.org/id#event/");
  att_prefixes_clear(&p);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(an_ontology_has_its_own),
      cmocka_unit_test(folders_follow_the_base),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
