// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Lines of regex blocks: a pattern and the template of its value.
// In: nodes of the tree. Out: value patterns, or errors at their place.

#ifndef ATT_RULES_VALUES_H
#define ATT_RULES_VALUES_H

#include "rules/tree.h"

/// The lists as templates look them up, in the order of the tree; in the tree's
/// arena. A list of which only some items have values is an error.
ATT_MUST_USE AttStatus att_value_lists(AttRuleTree* tree, AttValueList** lists);

/// Compile "/…/ = template". What never matches anything, or never gives a
/// value of its kind, is an error. The caller frees pattern->regex.
ATT_MUST_USE AttStatus att_value_compile(AttRuleTree* tree,
                                         const AttValueNode* node,
                                         const AttValueList* lists,
                                         AttValuePattern* pattern);

#endif
