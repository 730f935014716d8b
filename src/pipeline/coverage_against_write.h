// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Differences between two versions of rules as text, tab-separated, or JSON.
// In: AttDifferences. Out: bytes on a stream.

#ifndef ATT_PIPELINE_COVERAGE_AGAINST_WRITE_H
#define ATT_PIPELINE_COVERAGE_AGAINST_WRITE_H

#include "pipeline/coverage_against.h"
#include "pipeline/coverage_write.h"

/// Write all differences. Write errors stay on the stream.
ATT_MUST_USE AttStatus att_differences_write(const AttDifferences* differences,
                                             AttReport report,
                                             FILE* stream);

/// The JSON of it (coverage_against_json.c).
ATT_MUST_USE AttStatus
att_differences_write_json(const AttDifferences* differences, FILE* stream);

/// "+", "-" or "~".
const char* att_change_sign(AttChange change);

#endif
