// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The syntax tree's memory.

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
