// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Lines of pattern, discard and topic blocks; those of a discard are a scope,
// and the pattern that silences it.
// In: source lines. Out: an AttPatternLine in the tree.

#ifndef ATT_RULES_PARSE_DISCARD_H
#define ATT_RULES_PARSE_DISCARD_H

#include "rules/parse.h"

/// Parse the next line of a pattern, a discard or a topic block, with the
/// deeper lines that continue it: read raw, since its marks are not those of
/// sentences. What is wrong is reported: ATT_ERR_SYNTAX.
ATT_MUST_USE AttStatus att_parse_raw_pattern(AttParse* base, AttBlockKind kind);

#endif
