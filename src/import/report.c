// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Rows are written as they come, so they stand in the order of the files.

#include "import/report.h"

#include <stdarg.h>
#include <stdio.h>

// Longer reasons are cut.
#define LONGEST_REASON 300

void
att_import_report_clear(AttImportReport* report)
{
  att_text_clear(&report->rows);
  *report = (AttImportReport){0};
}

const char*
att_import_kind_word(AttImportKind kind)
{
  static const char* const words[] = {
#define ATT_IMPORT_KIND(name, word) word,
#include "import/kinds.def"
#undef ATT_IMPORT_KIND
  };
  return words[kind];
}

void
att_import_count(AttImportReport* report, AttImportKind kind)
{
  ++report->tallies[kind].read;
}

// A line as one cell: no control characters, and only what is UTF-8 or ASCII.
static void
append_cell(AttText* rows, AttView text)
{
  for (size_t i = 0; i < text.size; ++i) {
    const unsigned char c = (unsigned char)text.at[i];
    if (c < 0x20 || c == 0x7F) {
      att_text_append_char(rows, ' ');
    } else if (c >= 0x80) {
      att_text_format(rows, "\\x%02X", c);
    } else {
      att_text_append_char(rows, (char)c);
    }
  }
}

static void
append_row(AttImportReport* report,
           AttImportKind kind,
           const AttImportPlace* place,
           const char* verdict,
           const char* reason)
{
  AttText* rows = &report->rows;
  att_text_format(rows,
                  "%s:%u\t%s\t%s\t",
                  place->file,
                  place->line,
                  att_import_kind_word(kind),
                  verdict);
  append_cell(rows, att_view(reason));
  att_text_append_char(rows, '\t');
  append_cell(rows, att_view_trim(place->text));
  att_text_append_char(rows, '\n');
}

void
att_import_miss(AttImportReport* report,
                AttImportKind kind,
                const AttImportPlace* place,
                const char* format,
                ...)
{
  char reason[LONGEST_REASON];
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(reason, sizeof reason, format, arguments);
  va_end(arguments);
  ++report->tallies[kind].missed;
  append_row(report, kind, place, "left out", reason);
}

void
att_import_note(AttImportReport* report,
                AttImportKind kind,
                const AttImportPlace* place,
                const char* format,
                ...)
{
  char reason[LONGEST_REASON];
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(reason, sizeof reason, format, arguments);
  va_end(arguments);
  append_row(report, kind, place, "changed", reason);
}
