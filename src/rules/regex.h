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

/// Compile "/…/ = template" of `regex time`: @list stands for any of the
/// list's words; every {name} and {name@list} must be a named group.
ATT_MUST_USE AttStatus att_regex_time(AttRuleTree* tree,
                                      const AttTimeNode* node,
                                      const void** code);

void att_regex_free(const void* code);

#endif
