// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The parser of rule files: lines into the syntax tree, one function a
// production of the grammar in rules/README.md.
// In: a file of the tree. Out: its blocks, lists, forms … appended to the tree.

#ifndef ATT_RULES_PARSER_H
#define ATT_RULES_PARSER_H

#include "rules/tree.h"

/// Called for each `import`; `span` is of the path in the importing file.
typedef AttStatus (*AttImporter)(void* user,
                                 uint32_t file,
                                 AttView path,
                                 AttSpan span);

/// Parse one file. A wrong line is reported and left out; a wrong heading
/// leaves out its block: ATT_OK all the same. ATT_ERR_LIMIT after too many.
ATT_MUST_USE AttStatus att_rules_parse(AttRuleTree* tree,
                                       uint32_t file,
                                       AttImporter import,
                                       void* user);

#endif
