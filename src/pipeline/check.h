// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Run the tests that rule files carry: test, none, todo.
// In: compiled rules. Out: reports, and counts.

#ifndef ATT_PIPELINE_CHECK_H
#define ATT_PIPELINE_CHECK_H

#include "base/array.h"
#include "pipeline/resources.h"

typedef enum AttCheckOutcome {
  ATT_CHECK_PASSED,
  ATT_CHECK_FAILED,
  ATT_CHECK_KNOWN,    ///< a todo that still fails
  ATT_CHECK_SURPRISE, ///< a todo that passes: to be made a test
} AttCheckOutcome;

typedef struct AttCheckResult {
  uint32_t test; ///< in AttRules.tests
  uint8_t outcome;
  AttSpan found; ///< in AttCheckTally.found: what was read, where it failed
} AttCheckResult;

typedef struct AttCheckTally {
  size_t passed;
  size_t failed;
  size_t known;
  size_t surprise;
  size_t warnings; ///< on the rules and their tests; the caller counts them
  ATT_ARRAY(AttCheckResult) results; ///< one a test, in their order
  AttText found;
} AttCheckTally;

void att_check_tally_clear(AttCheckTally* tally);

/// Run every test of the rules. Failures and surprises are reported at their
/// place in the rule file, with what was read instead. Clear the tally whatever
/// the status.
ATT_MUST_USE AttStatus att_check(const AttResources* resources,
                                 AttLog* log,
                                 AttCheckTally* tally);

/// Run one test of the rules and count how it came out.
ATT_MUST_USE AttStatus att_check_test(const AttResources* resources,
                                      AttEnglish* english,
                                      const AttTest* test,
                                      AttLog* log,
                                      AttCheckTally* tally);

#endif
