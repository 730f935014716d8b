// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Blank lines between declarations, comments in their columns. Every decision
// looks only at what it leaves unchanged, so that a second run changes nothing.

#include "rules/format_rows.h"

#include "base/utf8.h"

#define BODY_INDENT 2u
#define COMMENT_GAP 2u

void
att_rows_clear(AttRows* rows)
{
  ATT_ARRAY_CLEAR(&rows->rows);
  att_text_clear(&rows->code);
}

static AttView
code_of(const AttRows* rows, const AttRow* row)
{
  return att_view_slice(
      att_text_view(&rows->code), row->code.begin, row->code.end);
}

static uint32_t
width_of(const AttRows* rows, const AttRow* row)
{
  return row->indent + (uint32_t)att_utf8_count(code_of(rows, row));
}

/// A comment stands as deep as the line it is about, the next one; the last of
/// a block as deep as its body. In the first column it stays there.
static void
indent_comments(AttRows* rows)
{
  const AttRow* next = NULL;
  for (size_t i = rows->rows.size; i > 0; --i) {
    AttRow* row = &rows->rows.at[i - 1];
    if (row->kind != ATT_ROW_COMMENT) {
      next = row;
    } else {
      row->indent = row->fixed                 ? 0
                    : next && next->indent > 0 ? next->indent
                                               : BODY_INDENT;
    }
  }
  // Before the first declaration there is no body.
  for (size_t i = 0;
       i < rows->rows.size && rows->rows.at[i].kind == ATT_ROW_COMMENT;
       ++i) {
    rows->rows.at[i].indent = 0;
  }
}

static bool
is_declaration(const AttRow* row)
{
  return row->kind == ATT_ROW_LINE || row->kind == ATT_ROW_HEADING;
}

static AttView
first_word(const AttRows* rows, const AttRow* row)
{
  const AttView code = code_of(rows, row);
  size_t end = 0;
  while (end < code.size && code.at[end] != ' ') {
    ++end;
  }
  return att_view_slice(code, 0, end);
}

/// Declarations stand apart, save one-line ones of a kind.
static bool
stands_apart(const AttRows* rows, const AttRow* before, const AttRow* row)
{
  return row->kind == ATT_ROW_HEADING || before->kind == ATT_ROW_HEADING ||
         !att_view_equal(first_word(rows, before), first_word(rows, row));
}

/// The first of the comments that stand right above a row, else the row.
static size_t
top_of(const AttRows* rows, size_t row)
{
  while (row > 0 && !rows->rows.at[row].blank &&
         rows->rows.at[row - 1].kind == ATT_ROW_COMMENT &&
         rows->rows.at[row - 1].indent == 0) {
    --row;
  }
  return row;
}

static void
place_blank_lines(AttRows* rows)
{
  const AttRow* before = NULL;
  for (size_t i = 0; i < rows->rows.size; ++i) {
    AttRow* row = &rows->rows.at[i];
    const bool is_first =
        i == 0 ||
        (rows->rows.at[i - 1].kind == ATT_ROW_HEADING && row->indent > 0);
    if (is_first || row->kind == ATT_ROW_CONTINUED) {
      row->blank = false;
    }
    if (!is_declaration(row)) {
      continue;
    }
    if (before && stands_apart(rows, before, row)) {
      rows->rows.at[top_of(rows, i)].blank = true;
    }
    before = row;
  }
}

/// True where all comments of these rows started in one column.
static bool
are_aligned(const AttRows* rows, size_t first, size_t end, uint32_t* widest)
{
  uint32_t column = 0;
  bool aligned = true;
  size_t count = 0;
  *widest = 0;
  for (size_t i = first; i < end; ++i) {
    const AttRow* row = &rows->rows.at[i];
    if (row->kind == ATT_ROW_COMMENT || !row->comment.size) {
      continue;
    }
    const uint32_t width = width_of(rows, row);
    *widest = width > *widest ? width : *widest;
    aligned = aligned && (!count || row->column == column);
    column = row->column;
    ++count;
  }
  return aligned && count > 1;
}

static void
write_row(const AttRows* rows, const AttRow* row, uint32_t column, AttText* out)
{
  for (uint32_t i = 0; i < row->indent; ++i) {
    att_text_append_char(out, ' ');
  }
  att_text_append(out, code_of(rows, row));
  if (row->comment.size && row->kind != ATT_ROW_COMMENT) {
    for (uint32_t at = width_of(rows, row); at < column; ++at) {
      att_text_append_char(out, ' ');
    }
  }
  att_text_append(out, row->comment);
  att_text_append_char(out, '\n');
}

/// Rows without a blank line between them share the column of their comments.
static size_t
write_group(const AttRows* rows, size_t first, AttText* out)
{
  size_t end = first + 1;
  while (end < rows->rows.size && !rows->rows.at[end].blank) {
    ++end;
  }
  uint32_t widest = 0;
  const bool aligned = are_aligned(rows, first, end, &widest);
  if (rows->rows.at[first].blank) {
    att_text_append_char(out, '\n');
  }
  for (size_t i = first; i < end; ++i) {
    const AttRow* row = &rows->rows.at[i];
    const uint32_t width = aligned ? widest : width_of(rows, row);
    write_row(rows, row, width + COMMENT_GAP, out);
  }
  return end;
}

AttStatus
att_rows_write(AttRows* rows, AttText* out)
{
  ATT_TRY(att_text_status(&rows->code));
  indent_comments(rows);
  place_blank_lines(rows);
  for (size_t i = 0; i < rows->rows.size;) {
    i = write_group(rows, i, out);
  }
  return att_text_status(out);
}
