// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Slots that wait in vain: no mention ever has a class that fits, for no
// gazetteer lists such an entry, no noun or name reads as one and no pattern
// makes one.
//
//   AGENT signs TARGET:Treaty    where nothing is listed as att:Treaty

#include "base/memory.h"
#include "pipeline/linter.h"
#include "rules/faults.h"

typedef struct Slots {
  const AttResources* resources;
  AttLog* log;
  bool* named; ///< by class id: some mention may have it
} Slots;

/// Does a class fit: the narrowed type, and the property's domain or range?
static bool
takes(const Slots* slots,
      const AttBlock* block,
      const AttSlot* slot,
      uint32_t class_id)
{
  const AttOntology* ontology = slots->resources->ontology;
  if (slot->type && !att_ontology_is_a(ontology, class_id, slot->type)) {
    return false;
  }
  if (slot->property) {
    return att_ontology_fits_range(ontology, slot->property, class_id);
  }
  if (!block->property_id) {
    return true;
  }
  return att_view_equal(slot->name, ATT_VIEW("subject"))
             ? att_ontology_fits_domain(ontology, block->property_id, class_id)
             : att_ontology_fits_range(ontology, block->property_id, class_id);
}

static bool
is_fillable(const Slots* slots, const AttBlock* block, const AttSlot* slot)
{
  const size_t count = att_ontology_class_count(slots->resources->ontology);
  for (uint32_t id = 1; id <= count; ++id) {
    if (slots->named[id] && takes(slots, block, slot, id)) {
      return true;
    }
  }
  return slot->takes_clause && !slot->type;
}

static void
check_frame(const Slots* slots, const AttFrame* frame)
{
  const AttRules* rules = slots->resources->rules;
  const AttRuleFile* file = &rules->files[rules->lines[frame->line].file];
  for (uint32_t i = 0; i < frame->slots.count; ++i) {
    const AttSlot* slot = &rules->slots[frame->slots.first + i];
    if (slot->kind != ATT_SLOT_ROLE ||
        is_fillable(slots, &rules->blocks[frame->block], slot)) {
      continue;
    }
    att_warn(slots->log,
             (AttOrigin){file->path.at, file->text},
             slot->span,
             (AttRemark){0},
             "nothing can fill %.*s: no entry of a gazetteer, no noun, no name "
             "and no pattern is of its type",
             ATT_VIEW_ARG(
                 att_view_slice(file->text, slot->span.begin, slot->span.end)));
  }
}

AttStatus
att_lint_slots(const AttResources* resources, AttLog* log)
{
  const AttRules* rules = resources->rules;
  Slots slots = {
      .resources = resources,
      .log = log,
      .named = att_calloc(att_ontology_class_count(resources->ontology) + 1,
                          sizeof *slots.named)};
  if (!slots.named) {
    return ATT_ERR_MEMORY;
  }
  att_gazetteer_classes(resources->gazetteer, resources->ontology, slots.named);
  for (size_t b = 0; b < rules->block_count; ++b) {
    if (rules->blocks[b].kind == ATT_BLOCK_PATTERN) {
      slots.named[rules->blocks[b].class_id] = true;
    }
  }
  for (size_t f = 0; f < rules->frame_count; ++f) {
    // The first frame of a line has all its slots.
    if (f == 0 || rules->frames[f - 1].line != rules->frames[f].line) {
      check_frame(&slots, &rules->frames[f]);
    }
  }
  att_free(slots.named);
  return ATT_OK;
}
