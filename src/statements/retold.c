// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Relations of nouns against events of their verbs.

#include "statements/retold.h"

#include "term/traits.h"

static bool
fills(const AttOntology* ontology,
      const AttStatement* event,
      AttTrait trait,
      uint32_t entity)
{
  for (size_t i = 0; i < event->role_count; ++i) {
    const AttProperty* p =
        att_ontology_property(ontology, event->roles[i].property);
    if (event->roles[i].entity == entity && p &&
        (p->traits & (uint32_t)trait)) {
      return true;
    }
  }
  return false;
}

/// Is the relation what its verb does by words? "Closed its border with Chad"
/// is another fact than the border, and "denied support" tells of none.
static bool
is_retold(const AttOntology* ontology,
          const AttReadSentence* read,
          const AttStatement* relation,
          const AttStatement* event)
{
  const uint32_t first = read->sentence->first;
  const AttToken* noun = &read->tokens[relation->trigger - first];
  return att_ontology_class_has(ontology, event->class_id, ATT_TRAIT_TELLING) &&
         relation->negated == event->negated &&
         relation->modality == event->modality && noun->upos == ATT_UPOS_NOUN &&
         (noun->relation == ATT_RELATION_OBJ ||
          noun->relation == ATT_RELATION_NSUBJ_PASS) &&
         noun->head == (int32_t)(event->trigger - first) &&
         fills(ontology, event, ATT_TRAIT_DOER, relation->subject) &&
         fills(ontology, event, ATT_TRAIT_AFFECTED, relation->object);
}

size_t
att_retold_drop(const AttOntology* ontology,
                const AttReadSentence* read,
                AttStatement* statements,
                size_t count)
{
  size_t kept = 0;
  for (size_t i = 0; i < count; ++i) {
    bool retold = false;
    for (size_t k = 0; k < count && statements[i].property_id; ++k) {
      retold |= is_retold(ontology, read, &statements[i], &statements[k]);
    }
    if (!retold) {
      statements[kept++] = statements[i];
    }
  }
  return kept;
}
