// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// What the formats of coverage and differences share. Private to their writers.

#ifndef ATT_PIPELINE_COVERAGE_REPORT_H
#define ATT_PIPELINE_COVERAGE_REPORT_H

#include "pipeline/coverage_write.h"

#define ATT_REPORT_COLUMNS 100u

typedef struct AttReportSums {
  size_t lines;
  size_t fired;
  size_t hits;
  size_t facts;
} AttReportSums;

/// Sum up: `sums[0]` of what was looked at, `sums[1]` of the English beside.
void att_report_sums(const AttCoverage* coverage, AttReportSums sums[2]);

void att_report_add(AttReportSums* sum, const AttReportSums* one);

/// Write text and a line end, broken at blanks before column 100. The first
/// line starts at column `column` (from 0), others are indented by `indent`.
void att_report_wrap(FILE* stream, AttView text, size_t column, size_t indent);

/// The same, with `start` before each line but the first, where it stands
/// already.
void att_report_wrap_behind(FILE* stream, const char* start, AttView text);

/// Append `source 12-57: "Sentence."`.
void att_report_example(const AttExample* example, AttText* out);

/// Write a field of tab-separated values: tabs and line ends become blanks.
void att_report_field(FILE* stream, AttView text);

ATT_MUST_USE AttStatus att_coverage_write_text(const AttCoverage* coverage,
                                               bool all,
                                               FILE* stream);
ATT_MUST_USE AttStatus att_coverage_write_tsv(const AttCoverage* coverage,
                                              bool all,
                                              FILE* stream);
ATT_MUST_USE AttStatus att_coverage_write_json(const AttCoverage* coverage,
                                               bool all,
                                               FILE* stream);

#endif
