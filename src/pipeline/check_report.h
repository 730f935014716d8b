// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Results of rule tests in the formats that build servers read.
// In: rules and the results of their tests. Out: JUnit XML, TAP version 14.

#ifndef ATT_PIPELINE_CHECK_REPORT_H
#define ATT_PIPELINE_CHECK_REPORT_H

#include "pipeline/check.h"

/// A testsuite for each file that has tests, a testcase for each test, with the
/// block as its class; a todo that fails is skipped, one that passes a failure.
void att_check_junit(const AttRules* rules,
                     const AttCheckTally* tally,
                     AttText* out);

/// A line for each test; a todo carries the TODO directive whether it passes or
/// not. What failed is told in a YAML block.
void
att_check_tap(const AttRules* rules, const AttCheckTally* tally, AttText* out);

#endif
