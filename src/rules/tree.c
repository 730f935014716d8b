// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The syntax tree's memory, and what a block of it is made of.

#include "rules/tree.h"

void
att_rule_tree_clear(AttRuleTree* tree)
{
  ATT_ARRAY_CLEAR(&tree->files);
  ATT_ARRAY_CLEAR(&tree->prefixes);
  ATT_ARRAY_CLEAR(&tree->lists);
  ATT_ARRAY_CLEAR(&tree->blocks);
  ATT_ARRAY_CLEAR(&tree->sentences);
  ATT_ARRAY_CLEAR(&tree->elements);
  ATT_ARRAY_CLEAR(&tree->paths);
  ATT_ARRAY_CLEAR(&tree->steps);
  ATT_ARRAY_CLEAR(&tree->relations);
  ATT_ARRAY_CLEAR(&tree->alternatives);
  ATT_ARRAY_CLEAR(&tree->words);
  ATT_ARRAY_CLEAR(&tree->also);
  ATT_ARRAY_CLEAR(&tree->supports);
  ATT_ARRAY_CLEAR(&tree->common_supports);
  ATT_ARRAY_CLEAR(&tree->unless);
  ATT_ARRAY_CLEAR(&tree->beside);
  ATT_ARRAY_CLEAR(&tree->deeds);
  ATT_ARRAY_CLEAR(&tree->forms);
  ATT_ARRAY_CLEAR(&tree->nominals);
  ATT_ARRAY_CLEAR(&tree->values);
  ATT_ARRAY_CLEAR(&tree->units);
  ATT_ARRAY_CLEAR(&tree->tests);
  ATT_ARRAY_CLEAR(&tree->expectations);
  ATT_ARRAY_CLEAR(&tree->pattern_lines);
  ATT_ARRAY_CLEAR(&tree->pattern_nodes);
  ATT_ARRAY_CLEAR(&tree->pattern_actions);
}

AttOrigin
att_rule_tree_origin(const AttRuleTree* tree, uint32_t file)
{
  const AttRuleFile* of = &tree->files.at[file];
  return (AttOrigin){of->path.at, of->text};
}

/// The items of both, in a row of their own.
static AttStatus
join_items(AttRuleTree* tree, AttRange more, AttRange* items)
{
  const AttRange parts[] = {*items, more};
  const AttRange joined = {(uint32_t)tree->alternatives.size,
                           items->count + more.count};
  for (size_t p = 0; p < 2; ++p) {
    for (uint32_t i = 0; i < parts[p].count; ++i) {
      const AttAlternative item = tree->alternatives.at[parts[p].first + i];
      ATT_TRY(ATT_PUSH(&tree->alternatives, item));
    }
  }
  *items = joined;
  return ATT_OK;
}

AttStatus
att_rule_tree_join_lists(AttRuleTree* tree)
{
  size_t kept = 0;
  for (size_t i = 0; i < tree->lists.size; ++i) {
    const AttListNode node = tree->lists.at[i];
    AttListNode* first = NULL;
    for (size_t k = 0; k < kept && !first; ++k) {
      AttListNode* one = &tree->lists.at[k];
      first =
          att_view_equal(one->name, node.name) && (one->extends || node.extends)
              ? one
              : NULL;
    }
    if (!first) {
      tree->lists.at[kept++] = node;
      continue;
    }
    ATT_TRY(join_items(tree, node.items, &first->items));
    if (!node.extends) {
      first->extends = false;
      first->file = node.file;
      first->name_span = node.name_span;
    }
  }
  tree->lists.size = kept;
  return ATT_OK;
}

void
att_block_node_open(const AttRuleTree* tree, AttBlockNode* block)
{
  block->sentences.first = (uint32_t)tree->sentences.size;
  block->also.first = (uint32_t)tree->also.size;
  block->support.first = (uint32_t)tree->supports.size;
  block->unless.first = (uint32_t)tree->unless.size;
  block->beside.first = (uint32_t)tree->beside.size;
  block->deeds.first = (uint32_t)tree->deeds.size;
  block->tests.first = (uint32_t)tree->tests.size;
  block->units.first = (uint32_t)tree->units.size;
  block->patterns.first = (uint32_t)tree->pattern_lines.size;
}

void
att_block_node_close(const AttRuleTree* tree, AttBlockNode* block)
{
  block->sentences.count =
      (uint32_t)tree->sentences.size - block->sentences.first;
  block->also.count = (uint32_t)tree->also.size - block->also.first;
  block->support.count = (uint32_t)tree->supports.size - block->support.first;
  block->unless.count = (uint32_t)tree->unless.size - block->unless.first;
  block->beside.count = (uint32_t)tree->beside.size - block->beside.first;
  block->deeds.count = (uint32_t)tree->deeds.size - block->deeds.first;
  block->tests.count = (uint32_t)tree->tests.size - block->tests.first;
  block->units.count = (uint32_t)tree->units.size - block->units.first;
  block->patterns.count =
      (uint32_t)tree->pattern_lines.size - block->patterns.first;
}

bool
att_block_node_has_content(const AttBlockNode* block)
{
  return block->sentences.count || block->units.count ||
         block->patterns.count ||
         (block->kind == ATT_BLOCK_EVENT && block->deeds.count) ||
         (block->extends && (block->support.count || block->unless.count ||
                             block->beside.count || block->tests.count));
}
