// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Which deeds an undertaking or a demand is of ("of att:Aid", "of not …").
// In: the entries of a block. Out: AttRules.deeds, each deed in one block.

#include "rules/compiler.h"

/// One deed makes one class: two blocks of a kind that claim it contradict each
/// other.
static const AttDeed*
find_deed(const AttCompiler* compiler, AttBlockKind kind, const AttDeed* deed)
{
  for (size_t b = 0; b < compiler->blocks.size; ++b) {
    const AttBlock* block = &compiler->blocks.at[b];
    for (uint32_t i = 0; block->kind == kind && kind != ATT_BLOCK_EVENT &&
                         i < block->deeds.count;
         ++i) {
      const AttDeed* other = &compiler->deeds.at[block->deeds.first + i];
      if (other->class_id == deed->class_id &&
          other->property_id == deed->property_id &&
          other->denied == deed->denied) {
        return other;
      }
    }
  }
  return NULL;
}

static AttStatus
refuse_twice(AttCompiler* compiler,
             const AttDeedNode* node,
             const AttDeed* first)
{
  const AttView written =
      att_view_slice(compiler->origin.text, node->span.begin, node->span.end);
  return att_fault_elsewhere(compiler->faults,
                             compiler->origin,
                             node->span,
                             "first claimed here",
                             att_rule_tree_origin(compiler->tree, first->file),
                             first->span,
                             "%.*s is claimed already by a block of this kind",
                             ATT_VIEW_ARG(written));
}

/// Names of properties begin with a small letter, behind their prefix.
static bool
is_relation(AttView name)
{
  size_t at = name.size;
  while (at > 0 && name.at[at - 1] != ':') {
    --at;
  }
  return at < name.size && name.at[at] >= 'a' && name.at[at] <= 'z';
}

static AttStatus
add_deed(AttCompiler* compiler, const AttBlock* block, const AttDeedNode* node)
{
  AttDeed deed = {
      .denied = node->denied, .span = node->span, .file = block->file};
  if (!node->is_any) {
    ATT_TRY(is_relation(node->name) ? att_names_property(compiler,
                                                         block->file,
                                                         node->name,
                                                         node->span,
                                                         &deed.property_id)
                                    : att_names_class(compiler,
                                                      block->file,
                                                      node->name,
                                                      node->span,
                                                      &deed.class_id));
  }
  const AttDeed* first = find_deed(compiler, block->kind, &deed);
  if (first) {
    return refuse_twice(compiler, node, first);
  }
  return ATT_PUSH(&compiler->deeds, deed);
}

AttStatus
att_deeds_add(AttCompiler* compiler, AttBlock* block)
{
  const AttRange nodes = compiler->node->deeds;
  block->deeds.first = (uint32_t)compiler->deeds.size;
  if (att_block_is_undertaking(block->kind) && !nodes.count) {
    return att_fault(compiler->faults,
                     compiler->origin,
                     block->span,
                     "block without \"of\": it tells no deeds");
  }
  for (uint32_t i = 0; i < nodes.count; ++i) {
    const AttDeedNode node = compiler->tree->deeds.at[nodes.first + i];
    ATT_TRY(att_fault_passed(add_deed(compiler, block, &node)));
    block->deeds.count = (uint32_t)compiler->deeds.size - block->deeds.first;
  }
  return ATT_OK;
}
