// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Spelling of cells.

#include "graph/cells.h"

#include "base/utf8.h"

#include <assert.h>

static const char* const names[] = {
#define ATT_COLUMN(constant, name) [ATT_COLUMN_##constant] = name,
#include "graph/columns.def"
#undef ATT_COLUMN
};

void
att_cells_header(AttText* out)
{
  for (size_t i = 0; i < ATT_COLUMN_COUNT; ++i) {
    att_text_append_string(out, i ? "\t" : "");
    att_text_append_string(out, names[i]);
  }
  att_text_append_char(out, '\n');
}

static void
append_json_char(AttText* out, char c)
{
  if (c == '"' || c == '\\') {
    att_text_append_char(out, '\\');
    att_text_append_char(out, c);
  } else if ((unsigned char)c < 0x20 || c == 0x7F) {
    att_text_format(out, "\\u%04x", (unsigned)(unsigned char)c);
  } else {
    att_text_append_char(out, c);
  }
}

static void
append_tsv_char(AttText* out, char c, bool is_item)
{
  switch (c) {
  case '\t':
    att_text_append_string(out, "\\t");
    break;
  case '\n':
    att_text_append_string(out, "\\n");
    break;
  case '\r':
    att_text_append_string(out, "\\r");
    break;
  case '|':
    att_text_append_string(out, is_item ? "\\|" : "|");
    break;
  case '\\':
    att_text_append_string(out, "\\\\");
    break;
  default:
    att_text_append_char(out, c);
  }
}

static void
append_value(AttCells* cells, AttView value, bool is_item)
{
  while (value.size) {
    const size_t fault = att_utf8_fault(value);
    for (size_t i = 0; i < fault; ++i) {
      if (cells->is_json) {
        append_json_char(cells->out, value.at[i]);
      } else {
        append_tsv_char(cells->out, value.at[i], is_item);
      }
    }
    if (fault < value.size) {
      att_text_append_code(cells->out, 0xFFFD);
    }
    value = att_view_slice(value, fault + 1, value.size);
  }
}

static void
append_quoted(AttCells* cells, AttView value, bool is_item)
{
  const char* quote = cells->is_json ? "\"" : "";
  att_text_append_string(cells->out, quote);
  append_value(cells, value, is_item);
  att_text_append_string(cells->out, quote);
}

/// What stands before a column's value.
static void
begin(AttCells* cells, AttColumn column)
{
  assert(column == cells->next);
  if (cells->is_json) {
    att_text_append_string(cells->out, column ? ", \"" : "{\"");
    att_text_append_string(cells->out, names[column]);
    att_text_append_string(cells->out, "\": ");
  } else if (column) {
    att_text_append_char(cells->out, '\t');
  }
  cells->next = (AttColumn)(column + 1);
}

void
att_cells_text(AttCells* cells, AttColumn column, AttView value)
{
  begin(cells, column);
  if (value.size || !cells->is_json) {
    append_quoted(cells, value, false);
  } else {
    att_text_append_string(cells->out, "null");
  }
}

void
att_cells_number(AttCells* cells, AttColumn column, AttView digits)
{
  begin(cells, column);
  att_text_append(cells->out, digits);
  if (!digits.size && cells->is_json) {
    att_text_append_string(cells->out, "null");
  }
}

void
att_cells_list(AttCells* cells, AttColumn column)
{
  begin(cells, column);
  cells->in_list = 0;
  att_text_append_string(cells->out, cells->is_json ? "[" : "");
}

void
att_cells_item(AttCells* cells, AttView value)
{
  if (cells->in_list++) {
    att_text_append_string(cells->out, cells->is_json ? ", " : "|");
  }
  append_quoted(cells, value, true);
}

void
att_cells_list_end(AttCells* cells)
{
  att_text_append_string(cells->out, cells->is_json ? "]" : "");
}

void
att_cells_end(AttCells* cells)
{
  assert(cells->next == ATT_COLUMN_COUNT);
  att_text_append_string(cells->out, cells->is_json ? "}\n" : "\n");
  cells->next = (AttColumn)0;
}
