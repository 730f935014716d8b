// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Two events read from the same words, neither a kind of the other: then one of
// the two lines is too wide, or the author means both and says so ("beside").
//
//   event att:Takeover   AGENT overruns TARGET:Location
//   event att:Invasion   AGENT overruns TARGET:Place        both fire
//
// What counts: the words of one line, no more than it requires, are enough for
// the other. "AGENT takes TARGET hostage" and "AGENT takes over TARGET" share a
// trigger, but neither is enough for the other.

#include "rules/linter.h"

#define MOST_SLOTS 16u

static const AttSlot*
slot_of(const AttRules* rules, const AttFrame* frame, uint32_t index)
{
  return &rules->slots[frame->slots.first + index];
}

/// May one filler of a sentence be the filler of both?
static bool
slots_meet(const AttLinter* linter, const AttSlot* a, const AttSlot* b)
{
  if (a->kind != b->kind || a->several != b->several ||
      !att_ways_meet(linter->rules, a, b)) {
    return false;
  }
  return a->kind == ATT_SLOT_WORDS
             ? att_phrases_meet(linter->rules, a->phrases, b->phrases)
             : att_slot_types_meet(linter, a, b);
}

/// Find a slot of `told`, not yet taken, that fills `wanted`.
static bool
is_filled(const AttLinter* linter,
          const AttFrame* told,
          const AttSlot* wanted,
          uint32_t* taken)
{
  for (uint32_t i = 0; i < told->slots.count && i < MOST_SLOTS; ++i) {
    const AttSlot* slot = slot_of(linter->rules, told, i);
    if (!(*taken >> i & 1u) && (!slot->optional || wanted->optional) &&
        slots_meet(linter, slot, wanted)) {
      *taken |= 1u << i;
      return true;
    }
  }
  return false;
}

/// The trigger of `told` at which `other` fires as well; NULL where none does.
/// Of triggers of several words the longer one outdoes the other.
static const AttPhrase*
shared_trigger(const AttLinter* linter,
               const AttFrame* told,
               const AttFrame* other)
{
  const AttRules* rules = linter->rules;
  for (uint32_t i = 0; i < told->triggers.count; ++i) {
    for (uint32_t k = 0; k < other->triggers.count; ++k) {
      const AttPhrase* a = &rules->phrases[told->triggers.first + i];
      const AttPhrase* b = &rules->phrases[other->triggers.first + k];
      if (a->words.count == b->words.count && att_phrase_ends(rules, *b, *a)) {
        return &rules->phrases[told->triggers.first + i];
      }
    }
  }
  return NULL;
}

/// A sentence of what `told` requires also fires `other`: all that it requires
/// is there, and it has a role of it.
static bool
fires_too(const AttLinter* linter, const AttFrame* told, const AttFrame* other)
{
  if (told->kind != other->kind || told->passive_only != other->passive_only) {
    return false;
  }
  uint32_t taken = 0;
  bool has_role = false;
  for (uint32_t i = 0; i < other->slots.count; ++i) {
    const AttSlot* wanted = slot_of(linter->rules, other, i);
    const bool filled = is_filled(linter, told, wanted, &taken);
    if (!filled && !wanted->optional) {
      return false;
    }
    has_role |= filled && wanted->kind == ATT_SLOT_ROLE;
  }
  return has_role;
}

static bool
part_is_beside(AttLinter* linter, const AttBlock* block, const AttBlock* other)
{
  bool found = false;
  for (uint32_t i = 0; i < block->beside.count; ++i) {
    const uint32_t at = block->beside.first + i;
    if (att_ontology_is_a(linter->ontology,
                          other->class_id,
                          linter->rules->beside[at].class_id)) {
      linter->beside_used[at] = found = true;
    }
  }
  return found;
}

/// Does some part of the block say "beside" of the other one's class? Note that
/// it is of use.
static bool
is_beside(AttLinter* linter, const AttBlock* block, const AttBlock* other)
{
  const AttBlock* blocks = linter->rules->blocks;
  const AttBlock* part = &blocks[block->root];
  bool found = part_is_beside(linter, part, other);
  while (part->next) {
    part = &blocks[part->next];
    found |= part_is_beside(linter, part, other);
  }
  return found;
}

static bool
are_meant(AttLinter* linter, const AttBlock* a, const AttBlock* b)
{
  const bool says = is_beside(linter, a, b);
  return is_beside(linter, b, a) || says;
}

static bool
are_related(const AttLinter* linter, const AttBlock* a, const AttBlock* b)
{
  return att_ontology_is_a(linter->ontology, a->class_id, b->class_id) ||
         att_ontology_is_a(linter->ontology, b->class_id, a->class_id);
}

static AttView
written_trigger(const AttRules* rules, const AttPhrase* phrase)
{
  const AttWord* last =
      &rules->words[phrase->words.first + phrase->words.count - 1];
  return last->text;
}

/// Note that two lines were told of, under whichever of their triggers.
static AttStatus
note_pair(AttLinter* linter, uint32_t later, uint32_t earlier, bool* is_new)
{
  AttText key = {0};
  att_text_format(&key, "%u beside %u", (unsigned)later, (unsigned)earlier);
  AttStatus status = att_text_status(&key);
  if (status == ATT_OK) {
    *is_new = !att_map_get(&linter->told, att_text_view(&key));
    status = att_map_set(&linter->told, att_text_view(&key), 1);
  }
  att_text_clear(&key);
  return status;
}

/// Tell of two frames at the later of their lines.
static AttStatus
tell(AttLinter* linter,
     const AttFrame* later,
     const AttFrame* earlier,
     const AttPhrase* trigger)
{
  const AttRules* rules = linter->rules;
  const AttLine* line = &rules->lines[later->line];
  bool is_new = false;
  ATT_TRY(note_pair(linter, later->line, earlier->line, &is_new));
  if (!is_new) {
    return ATT_OK;
  }
  return att_linter_warn(
      linter,
      line->file,
      line->span,
      att_linter_at_line(linter, "this line", earlier->line),
      "\"%.*s\" states %.*s here and %.*s by another line; neither is a kind "
      "of the other, so narrow one or say \"beside %.*s\"",
      ATT_VIEW_ARG(written_trigger(rules, trigger)),
      ATT_VIEW_ARG(rules->blocks[later->block].name),
      ATT_VIEW_ARG(rules->blocks[earlier->block].name),
      ATT_VIEW_ARG(rules->blocks[earlier->block].name));
}

static AttStatus
check_pair(AttLinter* linter, const AttFrame* earlier, const AttFrame* later)
{
  const AttBlock* a = &linter->rules->blocks[earlier->block];
  const AttBlock* b = &linter->rules->blocks[later->block];
  if (a == b || a->kind != ATT_BLOCK_EVENT || b->kind != ATT_BLOCK_EVENT ||
      are_related(linter, a, b)) {
    return ATT_OK;
  }
  const AttPhrase* trigger = shared_trigger(linter, later, earlier);
  bool both = trigger && fires_too(linter, later, earlier);
  if (!both) {
    trigger = shared_trigger(linter, earlier, later);
    both = trigger && fires_too(linter, earlier, later);
  }
  return both && !are_meant(linter, a, b)
             ? tell(linter, later, earlier, trigger)
             : ATT_OK;
}

/// Compare a frame with the earlier ones under its triggers.
static AttStatus
check_frame(AttLinter* linter, uint32_t id)
{
  const AttRules* rules = linter->rules;
  const AttFrame* frame = &rules->frames[id];
  for (uint32_t i = 0; i < frame->triggers.count; ++i) {
    AttRange run = {0};
    ATT_TRY(att_linter_triggered(
        linter, &rules->phrases[frame->triggers.first + i], &run));
    for (uint32_t k = 0; k < run.count; ++k) {
      const uint32_t other = rules->triggered[run.first + k];
      if (other < id) {
        ATT_TRY(check_pair(linter, &rules->frames[other], frame));
      }
    }
  }
  return ATT_OK;
}

/// "beside" of a class whose block shares no words with this one.
static AttStatus
check_beside(AttLinter* linter)
{
  const AttRules* rules = linter->rules;
  for (size_t b = 0; b < rules->block_count; ++b) {
    const AttBlock* block = &rules->blocks[b];
    for (uint32_t i = 0; i < block->beside.count; ++i) {
      const AttBeside* beside = &rules->beside[block->beside.first + i];
      if (!linter->beside_used[block->beside.first + i]) {
        ATT_TRY(att_linter_warn(linter,
                                block->file,
                                beside->span,
                                (AttRemark){0},
                                "no words of this block state that as well"));
      }
    }
  }
  return ATT_OK;
}

static size_t
count_beside(const AttRules* rules)
{
  size_t count = 0;
  for (size_t i = 0; i < rules->block_count; ++i) {
    count += rules->blocks[i].beside.count;
  }
  return count;
}

AttStatus
att_lint_blocks(AttLinter* linter)
{
  const AttRules* rules = linter->rules;
  linter->beside_used = att_arena_calloc(
      linter->arena, count_beside(rules) + 1, sizeof *linter->beside_used);
  if (!linter->beside_used) {
    return ATT_ERR_MEMORY;
  }
  for (uint32_t f = 0; f < rules->frame_count; ++f) {
    ATT_TRY(check_frame(linter, f));
  }
  return check_beside(linter);
}
