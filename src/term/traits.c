// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Answers by trait, from what the ontology's tables hold.

#include "term/traits.h"

#include "term/vocabulary.h"

uint32_t
att_trait_find(AttView iri)
{
  static const struct {
    const char* iri;
    AttTrait trait;
  } table[] = {
#define ATT_TRAIT(constant, name) {ATT_IRI_ATT name, ATT_TRAIT_##constant},
#include "term/traits.def"
#undef ATT_TRAIT
  };
  for (size_t i = 0; i < sizeof table / sizeof *table; ++i) {
    if (att_view_equal(iri, att_view(table[i].iri))) {
      return (uint32_t)table[i].trait;
    }
  }
  return 0;
}

bool
att_ontology_class_has(const AttOntology* ontology,
                       uint32_t class_id,
                       AttTrait trait)
{
  const AttClass* c = att_ontology_class(ontology, class_id);
  return c && (c->traits & (uint32_t)trait);
}

uint32_t
att_ontology_trait_class(const AttOntology* ontology, AttTrait trait)
{
  for (uint32_t id = (uint32_t)att_ontology_class_count(ontology); id; --id) {
    if (att_ontology_class(ontology, id)->own_traits & (uint32_t)trait) {
      return id;
    }
  }
  return 0;
}

uint32_t
att_ontology_trait_property(const AttOntology* ontology,
                            AttTrait trait,
                            uint32_t subject,
                            uint32_t object)
{
  const size_t count = att_ontology_property_count(ontology);
  for (uint32_t id = (uint32_t)count; id; --id) {
    if ((att_ontology_property(ontology, id)->traits & (uint32_t)trait) &&
        (!subject || att_ontology_fits_domain(ontology, id, subject)) &&
        (!object || att_ontology_fits_range(ontology, id, object))) {
      return id;
    }
  }
  return 0;
}

uint32_t
att_ontology_bodies(const AttOntology* ontology, uint32_t class_id)
{
  const AttClass* c = att_ontology_class(ontology, class_id);
  return c ? c->bodies : 0;
}

uint32_t
att_ontology_people(const AttOntology* ontology, uint32_t class_id)
{
  const AttClass* c = att_ontology_class(ontology, class_id);
  return c ? c->people : 0;
}
