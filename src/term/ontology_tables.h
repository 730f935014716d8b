// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The tables of an ontology, between those who fill them (ontology.c) and those
// who look up in them (ontology_lookup.c). Private to term/.

#ifndef ATT_TERM_ONTOLOGY_TABLES_H
#define ATT_TERM_ONTOLOGY_TABLES_H

#include "base/array.h"
#include "base/map.h"
#include "term/ontology.h"

/// One class that a domain or range allows; members of one group are
/// alternatives, and every group must fit.
typedef struct AttOntologyMember {
  uint32_t property;
  uint32_t group;
  uint32_t class_id;
  bool is_range;
} AttOntologyMember;

typedef ATT_ARRAY(AttOntologyMember) AttOntologyMembers;

/// Per class: its run in `ancestors`.
typedef struct AttOntologyRun {
  uint32_t first;
  uint32_t count;
} AttOntologyRun;

struct AttOntology {
  AttSymbols symbols; ///< owns every string
  AttMap class_ids;
  AttMap property_ids;
  ATT_ARRAY(AttClass) classes;
  ATT_ARRAY(AttProperty) properties;
  ATT_ARRAY(uint32_t) ancestors;
  ATT_ARRAY(AttOntologyRun) runs;
  ATT_ARRAY(AttOntologyPrefix) prefixes;
  ATT_ARRAY(AttNotation) notations;
  ATT_ARRAY(AttTopic) topics;
  AttOntologyMembers members; ///< ordered by property
};

/// Is a class among the ancestors that a run holds?
static inline bool
att_ontology_in_run(const AttOntology* ontology,
                    AttOntologyRun run,
                    uint32_t id)
{
  for (uint32_t i = 0; i < run.count; ++i) {
    if (ontology->ancestors.at[run.first + i] == id) {
      return true;
    }
  }
  return false;
}

#endif
