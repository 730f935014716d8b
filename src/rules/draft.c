// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Frames in the making, and into the tables.

#include "rules/compiler.h"

AttStatus
att_draft_slot(AttCompiler* compiler,
               AttDraft* draft,
               AttSlot slot,
               AttPlace place,
               size_t* index)
{
  if (draft->count == ATT_MOST_SLOTS) {
    return att_fault(compiler->faults,
                     compiler->origin,
                     slot.span,
                     "more than %u slots in one sentence",
                     ATT_MOST_SLOTS);
  }
  *index = draft->count++;
  draft->slots[*index] = (AttDraftSlot){.slot = slot, .place = place};
  return ATT_OK;
}

static void
add_way(AttDraftSlot* slot, AttRealisation way)
{
  for (size_t i = 0; i < slot->way_count; ++i) {
    const AttRealisation* other = &slot->ways[i];
    if (other->function == way.function && other->host == way.host &&
        other->inverse == way.inverse &&
        other->markers.first == way.markers.first &&
        other->markers.count == way.markers.count) {
      return;
    }
  }
  if (slot->way_count < ATT_MOST_WAYS) {
    slot->ways[slot->way_count++] = way;
  }
}

void
att_draft_way(AttDraft* draft,
              size_t slot,
              AttFunction function,
              uint8_t host,
              AttRange markers)
{
  add_way(&draft->slots[slot],
          (AttRealisation){
              .function = (uint8_t)function, .host = host, .markers = markers});
}

void
att_draft_inverse(AttDraft* draft,
                  size_t slot,
                  AttFunction function,
                  uint8_t host)
{
  add_way(&draft->slots[slot],
          (AttRealisation){
              .function = (uint8_t)function, .host = host, .inverse = true});
}

size_t
att_draft_find(const AttDraft* draft, AttPlace place)
{
  size_t at = 0;
  while (at < draft->count && draft->slots[at].place != place) {
    ++at;
  }
  return at;
}

static bool
lists_keyword(const AttCompiler* compiler, AttRange markers, AttKeyword keyword)
{
  for (uint32_t i = 0; i < markers.count; ++i) {
    if (att_words_is_keyword(keyword,
                             compiler->marker_table.at[markers.first + i])) {
      return true;
    }
  }
  return false;
}

/// "helps to CLAUSE" may leave out its marker, as "says that CLAUSE" may; only
/// the latter has a finite verb then.
static bool
is_bare_infinitive(const AttCompiler* compiler, AttRange markers)
{
  return lists_keyword(compiler, markers, ATT_KEYWORD_INFINITIVE) &&
         !lists_keyword(compiler, markers, ATT_KEYWORD_CLAUSE);
}

static AttStatus
commit_slot(AttCompiler* compiler, const AttDraftSlot* draft)
{
  AttSlot slot = draft->slot;
  slot.realisations.first = (uint32_t)compiler->realisations.size;
  slot.realisations.count = (uint32_t)draft->way_count;
  for (size_t i = 0; i < draft->way_count; ++i) {
    AttRealisation way = draft->ways[i];
    way.bare_infinitive = is_bare_infinitive(compiler, way.markers);
    ATT_TRY(ATT_PUSH(&compiler->realisations, way));
  }
  return ATT_PUSH(&compiler->slots, slot);
}

AttStatus
att_draft_commit(AttCompiler* compiler, const AttDraft* draft)
{
  AttFrame frame = draft->frame;
  frame.block = compiler->blocks.at[compiler->block].root;
  frame.line = compiler->line;
  frame.no_passive = compiler->node->no_passive;
  frame.slots.first = (uint32_t)compiler->slots.size;
  frame.slots.count = (uint32_t)draft->count;
  for (size_t i = 0; i < draft->count; ++i) {
    ATT_TRY(commit_slot(compiler, &draft->slots[i]));
  }
  return ATT_PUSH(&compiler->frames, frame);
}
