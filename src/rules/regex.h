// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Regular expressions of rules, by PCRE2: compiled once, with bounds.
// In: a pattern as written. Out: a pcre2_code, or an error at its place.

#ifndef ATT_RULES_REGEX_H
#define ATT_RULES_REGEX_H

#include "rules/tree.h"

/// Compile a pattern that must match a whole word.
ATT_MUST_USE AttStatus att_regex_word(AttFaults* faults,
                                      AttOrigin origin,
                                      AttSpan span,
                                      AttView pattern,
                                      const void** code);

/// Compile the pattern of a line of a regex block: @list stands for any of the
/// list's words.
ATT_MUST_USE AttStatus att_regex_pattern(AttRuleTree* tree,
                                         const AttValueNode* node,
                                         const void** code);

/// Report a list that does not exist, with the nearest that does.
AttStatus att_regex_unknown_list(AttRuleTree* tree,
                                 uint32_t file,
                                 AttSpan span,
                                 AttView name);

void att_regex_free(const void* code);

#endif
