// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Run the tests that rule files carry: test, none, todo.
// In: compiled rules. Out: reports, and counts.

#ifndef ATT_PIPELINE_CHECK_H
#define ATT_PIPELINE_CHECK_H

#include "pipeline/resources.h"

typedef struct AttCheckTally {
  size_t passed;
  size_t failed;
  size_t known;    ///< todos that still fail
  size_t surprise; ///< todos that pass: to be made tests
} AttCheckTally;

/// Run every test of the rules. Failures and surprises are reported at their
/// place in the rule file, with what was read instead.
ATT_MUST_USE AttStatus att_check(const AttResources* resources,
                                 AttLog* log,
                                 AttCheckTally* tally);

#endif
