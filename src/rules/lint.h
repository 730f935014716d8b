// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// What a rule pack says in vain: rules that compile and yet can do nothing, or
// that contradict each other. What has no meaning at all is an error of the
// compiler; what has one that never takes effect is a warning of these checks.
// In: compiled rules. Out: warnings at their places.

#ifndef ATT_RULES_LINT_H
#define ATT_RULES_LINT_H

#include "rules/rules.h"

/// Run every check that needs no more than rules, ontology and vocabulary.
ATT_MUST_USE AttStatus att_rules_lint(const AttRules* rules,
                                      const AttOntology* ontology,
                                      const AttVocabulary* vocabulary,
                                      AttLog* log);

#endif
