// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The lines of a dictionary of the PETRARCH family, without their comments
// ("#" or ";" to the end of the line, "<!-- … -->" over several).
// In: the text of a file. Out: one line after the other.

#ifndef ATT_IMPORT_LINES_H
#define ATT_IMPORT_LINES_H

#include "import/report.h"

/// Where a walk over a text stands.
typedef struct AttImportLines {
  const char* file;
  AttView rest;
  uint32_t number;
  bool in_comment; ///< of several lines
} AttImportLines;

typedef struct AttImportLine {
  AttImportPlace place;
  AttView text;      ///< without comment and white space at the ends
  bool is_indented;  ///< white space stood before it
  bool is_printable; ///< UTF-8 without control characters
} AttImportLine;

/// Begin at the first line of a text, which must outlive the walk.
AttImportLines att_import_lines(const char* file, AttView text);

/// The next line that says something; false at the end.
bool att_import_next(AttImportLines* lines, AttImportLine* line);

/// Take off what stands before the first of the bytes `stops`, which stays in
/// `rest`; all of it where none is there.
AttView att_import_until(AttView* rest, const char* stops);

#endif
