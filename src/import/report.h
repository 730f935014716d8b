// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// What an import carried over: counts by kind, and a row for every line that it
// could not carry, or carried otherwise than it stands there.
// In: lines as they are read. Out: the report as tab-separated values.

#ifndef ATT_IMPORT_REPORT_H
#define ATT_IMPORT_REPORT_H

#include "base/text.h"

typedef enum AttImportKind {
#define ATT_IMPORT_KIND(name, word) ATT_IMPORT_##name,
#include "import/kinds.def"
#undef ATT_IMPORT_KIND
  ATT_IMPORT_KIND_COUNT
} AttImportKind;

typedef struct AttImportTally {
  size_t read;
  size_t missed;
} AttImportTally;

/// Zero is an empty report.
typedef struct AttImportReport {
  AttImportTally tallies[ATT_IMPORT_KIND_COUNT];
  AttText rows;
} AttImportReport;

/// Where something stands; views live as long as the text of the file.
typedef struct AttImportPlace {
  const char* file;
  uint32_t line; ///< from 1
  AttView text;  ///< of the line
} AttImportPlace;

void att_import_report_clear(AttImportReport* report);

/// Count one thing that a file says.
void att_import_count(AttImportReport* report, AttImportKind kind);

/// Tell that one thing that was counted is not carried over, and why.
void att_import_miss(AttImportReport* report,
                     AttImportKind kind,
                     const AttImportPlace* place,
                     const char* format,
                     ...) ATT_PRINTF(4, 5);

/// Tell that one thing is carried over, but not quite as it stands there.
void att_import_note(AttImportReport* report,
                     AttImportKind kind,
                     const AttImportPlace* place,
                     const char* format,
                     ...) ATT_PRINTF(4, 5);

/// The word for a kind.
const char* att_import_kind_word(AttImportKind kind);

#endif
