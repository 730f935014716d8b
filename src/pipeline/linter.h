// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The checks of lint.c, one a function.
// In: loaded resources. Out: warnings at their places.

#ifndef ATT_PIPELINE_LINTER_H
#define ATT_PIPELINE_LINTER_H

#include "pipeline/lint.h"

/// A slot whose type no mention ever has.
ATT_MUST_USE AttStatus att_lint_slots(const AttResources* resources,
                                      AttLog* log);

/// A label that names two entries of one class.
ATT_MUST_USE AttStatus att_lint_labels(const AttResources* resources,
                                       AttLog* log);

#endif
