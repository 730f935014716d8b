// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Pattern lines: text to syntax tree.
// In: the span of a logical line. Out: an AttPatternLine in the tree.

#ifndef ATT_RULES_PARSE_PATTERN_H
#define ATT_RULES_PARSE_PATTERN_H

#include "rules/tree.h"

/// Parse one line, with those that continue it; what is wrong is reported:
/// ATT_ERR_SYNTAX.
ATT_MUST_USE AttStatus att_parse_pattern(AttRuleTree* tree,
                                         AttOrigin origin,
                                         AttSpan line,
                                         uint32_t number);

#endif
