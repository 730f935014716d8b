// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// A pattern's program in words.

#ifndef ATT_RULES_PATTERN_DUMP_H
#define ATT_RULES_PATTERN_DUMP_H

#include "rules/rules.h"

/// Write what a pattern (its index in AttRules.patterns) makes, near which
/// words it starts, and its steps.
void att_pattern_dump(const AttRules* rules,
                      const AttOntology* ontology,
                      uint32_t index,
                      AttText* out);

#endif
