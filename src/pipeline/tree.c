// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Each head has one vertical line that its dependents hang on. Lines are
// placed from the root on, each right of the line that its head hangs on, in
// the first column where it meets no other line; so a projective tree has no
// crossings and is as wide as it is deep.

#include "pipeline/tree.h"

#include "base/memory.h"
#include "pipeline/columns.h"

#define NO_LINE UINT32_MAX
#define WIDEST_LEMMA 24u

/// A cell of the drawing: which sides its lines leave by.
enum { UP = 1, DOWN = 2, LEFT = 4, RIGHT = 8 };

/// Per token: where its own vertical line stands, from which row to which.
typedef struct Line {
  uint32_t column; ///< NO_LINE for a word without dependents
  AttSpan rows;    ///< first and last, both included
} Line;

typedef struct Drawing {
  const AttToken* tokens;
  uint32_t count;
  Line* lines;
  uint32_t* order; ///< heads before their dependents
  uint8_t* cells;  ///< count rows of `columns`
  uint32_t columns;
} Drawing;

/// The head of a token in the sentence, or NO_LINE for a root.
static uint32_t
head_of(const Drawing* d, uint32_t token)
{
  const int32_t head = d->tokens[token].head;
  return head < 0 || (uint32_t)head >= d->count || (uint32_t)head == token
             ? NO_LINE
             : (uint32_t)head;
}

/// Breadth first; tokens on a cycle come last, in their order.
static void
order_tokens(Drawing* d)
{
  uint32_t size = 0;
  for (uint32_t i = 0; i < d->count; ++i) {
    if (head_of(d, i) == NO_LINE) {
      d->order[size++] = i;
    }
  }
  for (uint32_t at = 0; at < size; ++at) {
    for (uint32_t i = 0; i < d->count && size < d->count; ++i) {
      if (head_of(d, i) == d->order[at]) {
        d->order[size++] = i;
      }
    }
  }
  for (; size < d->count; ++size) {
    d->order[size] = size;
  }
}

static void
measure_lines(Drawing* d)
{
  for (uint32_t i = 0; i < d->count; ++i) {
    d->lines[i] = (Line){NO_LINE, {i, i}};
  }
  for (uint32_t i = 0; i < d->count; ++i) {
    const uint32_t head = head_of(d, i);
    if (head != NO_LINE) {
      AttSpan* rows = &d->lines[head].rows;
      rows->begin = i < rows->begin ? i : rows->begin;
      rows->end = i > rows->end ? i : rows->end;
    }
  }
}

static bool
is_free(const Drawing* d, uint32_t token, uint32_t column)
{
  const AttSpan rows = d->lines[token].rows;
  for (uint32_t i = 0; i < d->count; ++i) {
    const Line* other = &d->lines[i];
    if (other->column == column && other->rows.begin <= rows.end &&
        rows.begin <= other->rows.end) {
      return false;
    }
  }
  return true;
}

static void
place_lines(Drawing* d)
{
  for (uint32_t k = 0; k < d->count; ++k) {
    const uint32_t token = d->order[k];
    Line* line = &d->lines[token];
    const uint32_t head = head_of(d, token);
    if (line->rows.begin == line->rows.end) {
      continue;
    }
    uint32_t column = head == NO_LINE || d->lines[head].column == NO_LINE
                          ? 0
                          : d->lines[head].column + 1;
    while (!is_free(d, token, column)) {
      ++column;
    }
    line->column = column;
    d->columns = column + 1 > d->columns ? column + 1 : d->columns;
  }
}

static uint8_t*
cell(const Drawing* d, uint32_t row, uint32_t column)
{
  return &d->cells[(size_t)row * d->columns + column];
}

static void
draw_vertical(const Drawing* d, const Line* line)
{
  for (uint32_t row = line->rows.begin;
       line->column != NO_LINE && row <= line->rows.end;
       ++row) {
    *cell(d, row, line->column) |= (uint8_t)((row > line->rows.begin ? UP : 0) |
                                             (row < line->rows.end ? DOWN : 0));
  }
}

/// The column behind the last one that the row uses.
static uint32_t
row_end(const Drawing* d, uint32_t row)
{
  uint32_t end = d->columns;
  while (end > 0 && !*cell(d, row, end - 1)) {
    --end;
  }
  return end;
}

/// From the head's line, by way of the word's own, to the word. Another line in
/// between keeps its cell, which reads as passing above this one.
static void
draw_horizontal(const Drawing* d, uint32_t token)
{
  const uint32_t head = head_of(d, token);
  const uint32_t own = d->lines[token].column;
  uint32_t from = 0;
  if (head != NO_LINE) {
    from = d->lines[head].column + 1;
    *cell(d, token, from - 1) |= RIGHT;
  }
  if (own != NO_LINE) {
    *cell(d, token, own) |= LEFT | RIGHT;
  }
  for (uint32_t c = from; c < row_end(d, token); ++c) {
    if (!*cell(d, token, c)) {
      *cell(d, token, c) = LEFT | RIGHT;
    }
  }
}

static const char*
cell_text(uint8_t sides)
{
  static const char* const texts[] = {" ",
                                      "╵",
                                      "╷",
                                      "│",
                                      "╴",
                                      "┘",
                                      "┐",
                                      "┤",
                                      "╶",
                                      "└",
                                      "┌",
                                      "├",
                                      "─",
                                      "┴",
                                      "┬",
                                      "┼"};
  return texts[sides & 15];
}

static void
append_row(const Drawing* d, uint32_t row, AttText* out)
{
  const uint32_t end = row_end(d, row);
  const uint32_t head = head_of(d, row);
  const uint32_t from = head == NO_LINE ? 0 : d->lines[head].column;
  att_text_append_string(out, head == NO_LINE ? "──" : "  ");
  for (uint32_t c = 0; c < end; ++c) {
    // Right of the head's line the horizontal goes on to the word.
    att_text_append_string(out, cell_text(*cell(d, row, c)));
    att_text_append_string(out, head == NO_LINE || c >= from ? "─" : " ");
  }
  att_text_append_char(out, ' ');
  att_text_append(out, d->tokens[row].form);
}

static AttStatus
append_rows(const Drawing* d, AttText* out)
{
  AttText row = {0};
  size_t widest = 0;
  size_t widest_lemma = 0;
  for (uint32_t i = 0; i < d->count; ++i) {
    att_text_reset(&row);
    append_row(d, i, &row);
    const size_t width = att_columns_of(att_text_view(&row));
    const size_t lemma = att_columns_of(d->tokens[i].lemma);
    widest = width > widest ? width : widest;
    widest_lemma = lemma > widest_lemma ? lemma : widest_lemma;
  }
  widest_lemma = widest_lemma < WIDEST_LEMMA ? widest_lemma : WIDEST_LEMMA;
  for (uint32_t i = 0; i < d->count; ++i) {
    const AttToken* token = &d->tokens[i];
    att_text_reset(&row);
    append_row(d, i, &row);
    att_text_format(out, "  %3u ", (unsigned)i + 1);
    att_columns_pad(out, att_text_view(&row), widest + 2);
    att_columns_pad(out, token->lemma, widest_lemma + 2);
    att_text_format(out,
                    "%-5s %-5s %s\n",
                    att_upos_label((AttUpos)token->upos),
                    att_xpos_label((AttXpos)token->xpos),
                    att_relation_label((AttRelation)token->relation));
  }
  const AttStatus status = att_text_status(&row);
  att_text_clear(&row);
  return status == ATT_OK ? att_text_status(out) : status;
}

static AttStatus
draw(Drawing* d, AttText* out)
{
  order_tokens(d);
  measure_lines(d);
  place_lines(d);
  d->cells = att_calloc((size_t)d->count * (d->columns ? d->columns : 1), 1);
  if (!d->cells) {
    return ATT_ERR_MEMORY;
  }
  for (uint32_t i = 0; i < d->count; ++i) {
    draw_vertical(d, &d->lines[i]);
  }
  for (uint32_t i = 0; i < d->count; ++i) {
    draw_horizontal(d, i);
  }
  return append_rows(d, out);
}

AttStatus
att_tree_draw(const AttToken* tokens, size_t count, AttText* out)
{
  if (!count) {
    return ATT_OK;
  }
  Drawing d = {.tokens = tokens, .count = (uint32_t)count};
  d.lines = att_calloc(count, sizeof *d.lines);
  d.order = att_calloc(count, sizeof *d.order);
  const AttStatus status = d.lines && d.order ? draw(&d, out) : ATT_ERR_MEMORY;
  att_free(d.lines);
  att_free(d.order);
  att_free(d.cells);
  return status;
}
