// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Paths over the tree into frames.
//
//   path(impose[VERB], AGENT = >nsubj, >obj sanction, (TARGET = >obl:on))
//
// becomes a PATH frame with the trigger impose and three slots: each has steps
// instead of realisations.

#include "rules/parse.h"
#include "rules/sentence.h"

#define MOST_STEPS 16u

static AttStatus
unknown_relation(AttCompiler* compiler, const AttRelationNode* node)
{
  AttNearest nearest = {0};
  for (int i = 0; i < ATT_RELATION_COUNT; ++i) {
    att_nearest_offer(
        &nearest, node->label, att_view(att_relation_label((AttRelation)i)));
  }
  return att_fault_nearest(compiler->faults,
                           compiler->origin,
                           node->span,
                           &nearest,
                           "unknown relation \"%.*s\"",
                           ATT_VIEW_ARG(node->label));
}

static size_t
colon_of(AttView label)
{
  size_t at = 0;
  while (at < label.size && label.at[at] != ':') {
    ++at;
  }
  return at;
}

/// "according_to" behind the colon, as enhanced dependencies write it, is the
/// preposition "according to".
static AttStatus
read_marker(AttCompiler* compiler, AttView written, AttView* marker)
{
  char* copy = att_arena_alloc(compiler->arena, written.size + 1);
  if (!copy) {
    return ATT_ERR_MEMORY;
  }
  for (size_t i = 0; i < written.size; ++i) {
    copy[i] = written.at[i] == '_' ? ' ' : written.at[i];
  }
  copy[written.size] = '\0';
  return att_parse_lower(
      compiler->arena, (AttView){copy, written.size}, marker);
}

/// "obl" is any obl, "obl:agent" that subtype, "obl:on" an obl with "on".
static AttStatus
add_relation(AttCompiler* compiler, const AttRelationNode* node)
{
  AttRelation relation = ATT_RELATION_DEP;
  AttStepRelation step = {0};
  if (!att_relation_find(node->label, &relation)) {
    return unknown_relation(compiler, node);
  }
  step.relation = (uint8_t)relation;
  if (!att_view_equal(att_view(att_relation_label(relation)), node->label)) {
    const size_t colon = colon_of(node->label);
    ATT_TRY(
        read_marker(compiler,
                    att_view_slice(node->label, colon + 1, node->label.size),
                    &step.marker));
    if (!att_map_get(&compiler->markers, step.marker)) {
      AttSpan behind = node->span;
      behind.begin += (uint32_t)colon + 1;
      return att_words_unknown_marker(compiler, behind);
    }
  }
  return ATT_PUSH(&compiler->step_relations, step);
}

static AttStatus
add_step(AttCompiler* compiler, const AttStepNode* node)
{
  AttStep step = {.up = node->up,
                  .optional = node->optional,
                  .repeated = node->repeated,
                  .relations = {(uint32_t)compiler->step_relations.size,
                                node->relations.count}};
  for (uint32_t i = 0; i < node->relations.count; ++i) {
    const AttRelationNode relation =
        compiler->tree->relations.at[node->relations.first + i];
    ATT_TRY(add_relation(compiler, &relation));
  }
  if (node->words.alternatives.count) {
    ATT_TRY(att_words_add_fixed(compiler, &node->words, &step.phrases));
  }
  return ATT_PUSH(&compiler->steps, step);
}

static AttStatus
add_steps(AttCompiler* compiler, const AttPathNode* node, AttRange* steps)
{
  if (node->steps.count > MOST_STEPS) {
    return att_fault(compiler->faults,
                     compiler->origin,
                     node->slot.span,
                     "path of more than %u steps",
                     MOST_STEPS);
  }
  *steps = (AttRange){(uint32_t)compiler->steps.size, node->steps.count};
  for (uint32_t i = 0; i < node->steps.count; ++i) {
    const AttStepNode step = compiler->tree->steps.at[node->steps.first + i];
    ATT_TRY(add_step(compiler, &step));
  }
  return ATT_OK;
}

/// A slot, or steps alone that must lead to some word.
static AttStatus
add_path(AttCompiler* compiler, AttDraft* draft, const AttPathNode* node)
{
  AttSlot slot = {.kind = ATT_SLOT_WORDS,
                  .optional = node->slot.optional,
                  .span = node->slot.span};
  if (node->slot.kind == ATT_ELEMENT_SLOT) {
    ATT_TRY(att_names_slot(compiler, &node->slot, &slot));
  }
  ATT_TRY(add_steps(compiler, node, &slot.steps));
  size_t index = 0;
  return att_draft_slot(compiler, draft, slot, ATT_PLACE_PATH, &index);
}

static AttStatus
read_tag(AttCompiler* compiler, const AttSentenceNode* node, AttUpos* upos)
{
  *upos = ATT_UPOS_X;
  if (!node->tag.size || att_upos_find(node->tag, upos)) {
    return ATT_OK;
  }
  AttNearest nearest = {0};
  for (int i = 0; i < ATT_UPOS_COUNT; ++i) {
    att_nearest_offer(
        &nearest, node->tag, att_view(att_upos_label((AttUpos)i)));
  }
  return att_fault_nearest(compiler->faults,
                           compiler->origin,
                           node->tag_span,
                           &nearest,
                           "unknown tag \"%.*s\"",
                           ATT_VIEW_ARG(node->tag));
}

/// The words of the trigger; without a tag each is read as what it mostly is.
static AttStatus
add_triggers(AttRuleSentence* s,
             const AttElement* trigger,
             AttUpos upos,
             AttRange* triggers)
{
  return upos == ATT_UPOS_X
             ? att_words_add_fixed(s->compiler, trigger, triggers)
             : att_walk_add_triggers(s, trigger, upos, triggers);
}

AttStatus
att_path_compile(AttCompiler* compiler, const AttSentenceNode* node)
{
  AttRuleSentence sentence = {.compiler = compiler};
  AttDraft draft = {.frame = {.kind = ATT_FRAME_PATH}};
  AttUpos upos = ATT_UPOS_X;
  ATT_TRY(read_tag(compiler, node, &upos));
  draft.frame.upos = (uint8_t)upos;
  const AttElement trigger = compiler->tree->elements.at[node->elements.first];
  ATT_TRY(add_triggers(&sentence, &trigger, upos, &draft.frame.triggers));
  for (uint32_t i = 0; i < node->paths.count; ++i) {
    const AttPathNode path = compiler->tree->paths.at[node->paths.first + i];
    ATT_TRY(add_path(compiler, &draft, &path));
  }
  return att_walk_commit(&sentence, &draft);
}
