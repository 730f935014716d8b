// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Rule files from the disk into the syntax tree, imports included.
// In: paths of files and folders. Out: parsed files in a fixed order.

#ifndef ATT_RULES_LOAD_H
#define ATT_RULES_LOAD_H

#include "base/limits.h"
#include "rules/tree.h"

/// Load files, and of folders every *.rules below them, in byte order of the
/// paths; each file once, behind what it imports. An overlay is read instead of
/// the file at its path, and where there is none there. ATT_ERR_IO where a path
/// given here cannot be read; what is wrong inside files is counted in
/// tree->faults.
ATT_MUST_USE AttStatus att_rules_load(AttRuleTree* tree,
                                      const AttRuleInputs* inputs,
                                      const AttLimits* limits);

#endif
