// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// Questions to a finished ontology: who is what, what fits where.

#include "term/ontology_tables.h"

uint32_t
att_ontology_find_class(const AttOntology* ontology, AttView iri)
{
  const uint32_t* id = att_map_get(&ontology->class_ids, iri);
  return id ? *id : 0;
}

uint32_t
att_ontology_find_property(const AttOntology* ontology, AttView iri)
{
  const uint32_t* id = att_map_get(&ontology->property_ids, iri);
  return id ? *id : 0;
}

const AttClass*
att_ontology_class(const AttOntology* ontology, uint32_t id)
{
  return id && id <= ontology->classes.size ? &ontology->classes.at[id - 1]
                                            : NULL;
}

const AttProperty*
att_ontology_property(const AttOntology* ontology, uint32_t id)
{
  return id && id <= ontology->properties.size
             ? &ontology->properties.at[id - 1]
             : NULL;
}

size_t
att_ontology_class_count(const AttOntology* ontology)
{
  return ontology->classes.size;
}

size_t
att_ontology_property_count(const AttOntology* ontology)
{
  return ontology->properties.size;
}

bool
att_ontology_is_a(const AttOntology* ontology, uint32_t sub, uint32_t super)
{
  return sub && sub <= ontology->runs.size &&
         att_ontology_in_run(ontology, ontology->runs.at[sub - 1], super);
}

const uint32_t*
att_ontology_ancestors(const AttOntology* ontology, uint32_t id, size_t* count)
{
  if (!id || id > ontology->runs.size) {
    *count = 0;
    return NULL;
  }
  const AttOntologyRun run = ontology->runs.at[id - 1];
  *count = run.count;
  return ontology->ancestors.at + run.first;
}

const AttOntologyPrefix*
att_ontology_prefixes(const AttOntology* ontology, size_t* count)
{
  *count = ontology->prefixes.size;
  return ontology->prefixes.at;
}

const AttNotation*
att_ontology_notations(const AttOntology* ontology, size_t* count)
{
  *count = ontology->notations.size;
  return ontology->notations.at;
}

const AttTopic*
att_ontology_topics(const AttOntology* ontology, size_t* count)
{
  *count = ontology->topics.size;
  return ontology->topics.at;
}

static bool
fits(const AttOntology* ontology,
     uint32_t property,
     uint32_t class_id,
     bool is_range)
{
  uint32_t group = 0;
  bool fitted = true;
  for (size_t i = 0; i < ontology->members.size; ++i) {
    const AttOntologyMember* m = &ontology->members.at[i];
    if (m->property != property || m->is_range != is_range) {
      continue;
    }
    if (m->group != group) {
      if (!fitted) {
        return false;
      }
      group = m->group;
      fitted = false;
    }
    fitted = fitted || att_ontology_is_a(ontology, class_id, m->class_id) ||
             att_ontology_is_a(ontology, m->class_id, class_id);
  }
  return fitted;
}

bool
att_ontology_fits_domain(const AttOntology* ontology,
                         uint32_t property,
                         uint32_t class_id)
{
  return fits(ontology, property, class_id, false);
}

bool
att_ontology_fits_range(const AttOntology* ontology,
                        uint32_t property,
                        uint32_t class_id)
{
  return fits(ontology, property, class_id, true);
}
