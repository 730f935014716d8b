// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Coverage and differences as text for a terminal, tab-separated, or JSON.
// In: what a run came to. Out: bytes on a stream.

#ifndef ATT_PIPELINE_COVERAGE_WRITE_H
#define ATT_PIPELINE_COVERAGE_WRITE_H

#include "pipeline/coverage.h"

#include <stdio.h>

typedef enum AttReport {
  ATT_REPORT_TEXT, ///< at most 100 columns wide, save where a word is wider
  ATT_REPORT_TSV,  ///< the line table, or the differences
  ATT_REPORT_JSON, ///< one object
} AttReport;

/// Find a format by its name: "text", "tsv", "json".
bool att_report_find(AttView name, AttReport* report);

/// Write what a run came to. `all`: also the lines of English that come with
/// attest, where other rules were given. Write errors stay on the stream.
ATT_MUST_USE AttStatus att_coverage_write(const AttCoverage* coverage,
                                          AttReport report,
                                          bool all,
                                          FILE* stream);

#endif
