// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// What the slots of a suggested rule are called: a pack has roles of its own.

#include "base/memory.h"
#include "pipeline/coverage_gaps.h"
#include "pipeline/describe.h"
#include "term/traits.h"
#include "term/vocabulary.h"

/// Uses of a property as the subject and as the object of event lines.
typedef struct Uses {
  size_t subject;
  size_t object;
} Uses;

static void
count_slot(const AttRules* rules, const AttSlot* slot, Uses* uses)
{
  if (slot->kind != ATT_SLOT_ROLE || !slot->property ||
      !slot->realisations.count) {
    return;
  }
  switch (rules->realisations[slot->realisations.first].function) {
  case ATT_FUNCTION_SUBJECT:
    ++uses[slot->property].subject;
    break;
  case ATT_FUNCTION_OBJECT:
    ++uses[slot->property].object;
    break;
  default:
    break;
  }
}

static void
count_uses(const AttRules* rules, Uses* uses)
{
  for (size_t f = 0; f < rules->frame_count; ++f) {
    const AttFrame* frame = &rules->frames[f];
    if (frame->kind != ATT_FRAME_VERBAL || frame->derived ||
        rules->blocks[frame->block].kind != ATT_BLOCK_EVENT) {
      continue;
    }
    for (uint32_t s = 0; s < frame->slots.count; ++s) {
      count_slot(rules, &rules->slots[frame->slots.first + s], uses);
    }
  }
}

/// The first role that the ontology gives every event, beside `agent` and
/// `place`.
static uint32_t
find_other(const AttOntology* ontology,
           uint32_t event,
           uint32_t agent,
           uint32_t place)
{
  const size_t count = att_ontology_property_count(ontology);
  for (uint32_t id = 1; id <= count; ++id) {
    const AttProperty* property = att_ontology_property(ontology, id);
    if (property->is_object && property->domain == event && id != agent &&
        id != place && property->range) {
      return id;
    }
  }
  return agent;
}

/// The local name of a property in capitals.
static AttStatus
write_name(const AttOntology* ontology,
           uint32_t property,
           AttArena* arena,
           AttView* name)
{
  if (!property) {
    *name = (AttView){"", 0};
    return ATT_OK;
  }
  const AttView local =
      att_local_name(att_ontology_property(ontology, property)->iri);
  char* at = att_arena_alloc(arena, local.size + 1);
  if (!at) {
    return ATT_ERR_MEMORY;
  }
  for (size_t i = 0; i < local.size; ++i) {
    const char c = local.at[i];
    at[i] = (char)(c >= 'a' && c <= 'z' ? c - ('a' - 'A') : c);
  }
  *name = (AttView){at, local.size};
  return ATT_OK;
}

AttStatus
att_gap_roles(const AttResources* resources,
              AttArena* arena,
              AttGapRoles* roles)
{
  const AttOntology* ontology = resources->ontology;
  const size_t count = att_ontology_property_count(ontology);
  const uint32_t event =
      att_ontology_find_class(ontology, ATT_VIEW(ATT_IRI_ATT "Event"));
  Uses* uses = att_calloc(count + 1, sizeof *uses);
  if (!uses) {
    return ATT_ERR_MEMORY;
  }
  count_uses(resources->rules, uses);
  uint32_t agent = 0;
  uint32_t other = 0;
  for (uint32_t id = 1; id <= count; ++id) {
    agent = uses[id].subject > uses[agent].subject ? id : agent;
    other = uses[id].object > uses[other].object ? id : other;
  }
  att_free(uses);
  uint32_t place =
      att_ontology_trait_property(ontology, ATT_TRAIT_WHEREABOUTS, event, 0);
  agent =
      agent ? agent
            : att_ontology_trait_property(ontology, ATT_TRAIT_VOICE, event, 0);
  other = other ? other : find_other(ontology, event, agent, place);
  place = place ? place : other;
  ATT_TRY(write_name(ontology, agent, arena, &roles->agent));
  ATT_TRY(write_name(ontology, other, arena, &roles->other));
  return write_name(ontology, place, arena, &roles->place);
}
