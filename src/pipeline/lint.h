// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Checks of a rule pack with all that it runs beside: besides those of rules/,
// slots that nothing can fill and labels that name two entries.
// In: loaded resources. Out: warnings at their places.

#ifndef ATT_PIPELINE_LINT_H
#define ATT_PIPELINE_LINT_H

#include "pipeline/resources.h"

/// Run every check. What is doubtful is reported; only a failure of the run
/// itself (memory, an unreadable file) is a status.
ATT_MUST_USE AttStatus att_lint(const AttResources* resources, AttLog* log);

#endif
