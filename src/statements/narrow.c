// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// From the topic of an event to a class below its own.

#include "statements/narrow.h"

bool
att_narrow_is_closer(const AttOntology* ontology,
                     const AttDeed* a,
                     const AttDeed* b)
{
  return !b || a->property_id ||
         (a->class_id &&
          (!b->class_id ||
           att_ontology_is_a(ontology, a->class_id, b->class_id)));
}

bool
att_narrow_covers(const AttOntology* ontology,
                  const AttDeed* deed,
                  const AttStatement* statement)
{
  return deed->class_id ? statement && att_ontology_is_a(ontology,
                                                         statement->class_id,
                                                         deed->class_id)
         : deed->property_id
             ? statement && statement->property_id == deed->property_id
             : true;
}

static bool
is_below(const AttOntology* ontology, uint32_t narrow, uint32_t wide)
{
  return narrow != wide && att_ontology_is_a(ontology, narrow, wide);
}

/// The class below an event's own that is of its topic; the own one where the
/// rules have none.
static uint32_t
class_of(const AttRules* rules,
         const AttOntology* ontology,
         const AttStatement* s,
         const AttStatement* topic)
{
  uint32_t class_id = s->class_id;
  const AttDeed* closest = NULL;
  for (size_t b = 0; b < rules->block_count; ++b) {
    const AttBlock* block = &rules->blocks[b];
    if (block->kind != ATT_BLOCK_EVENT ||
        !is_below(ontology, block->class_id, s->class_id)) {
      continue;
    }
    for (uint32_t i = 0; i < block->deeds.count; ++i) {
      const AttDeed* deed = &rules->deeds[block->deeds.first + i];
      if (att_narrow_covers(ontology, deed, topic) &&
          (!deed->denied || topic->negated) &&
          att_narrow_is_closer(ontology, deed, closest)) {
        closest = deed;
        class_id = block->class_id;
      }
    }
  }
  return class_id;
}

void
att_narrow_by_topic(const AttRules* rules,
                    const AttOntology* ontology,
                    AttStatement* statements,
                    size_t count)
{
  for (size_t i = 0; i < count; ++i) {
    AttStatement* s = &statements[i];
    for (size_t r = 0; s->class_id && r < s->role_count; ++r) {
      const uint32_t topic = s->roles[r].statement;
      if (topic) {
        s->class_id = class_of(rules, ontology, s, &statements[topic - 1]);
      }
    }
  }
}
