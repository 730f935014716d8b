// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Blocks of plain text. Text comes with one paragraph a line, with lines
// wrapped at some width, or with every line followed by an empty one (a PDF's
// text pasted); statistics over all lines tell which.
// In: the source. Out: blocks of lines.

#include "document/characters.h"
#include "document/layout.h"

#define PROSE_LINE 40u // bytes; shorter lines say nothing about wrapping
#define WIDEST_LINE 400u

typedef struct Line {
  AttSpan span;    // trimmed
  uint32_t indent; // bytes before it
  uint32_t blanks; // empty lines before it
  bool open;       // ends without a sentence's end
  bool lower;      // starts with a small letter
} Line;

typedef ATT_ARRAY(Line) Lines;

/// How the lines of a document hang together.
typedef struct Habit {
  bool wrapped; // lines that follow each other are one paragraph's
  bool spaced;  // so are those with one empty line between them
  uint32_t width;
} Habit;

static AttSpan
trim(AttView source, size_t begin, size_t end)
{
  size_t length = 0;
  uint32_t code = 0;
  while (begin < end) {
    code = att_code_at(source, begin, &length);
    if (!att_code_is_space(code) && !att_code_is_void(code)) {
      break;
    }
    begin += length;
  }
  while (end > begin) {
    code = att_code_before(source, end, &length);
    if (!att_code_is_space(code) && code != 0xFEFF) {
      break; // a soft hyphen at the end is needed to mend the word
    }
    end -= length;
  }
  return (AttSpan){(uint32_t)begin, (uint32_t)end};
}

static bool
is_line_end(char c)
{
  return c == '\n' || c == '\r' || c == '\f';
}

/// A line of nothing but up to four digits: at the edge of a page, its number.
static bool
is_page_number(AttView text)
{
  if (text.size == 0 || text.size > 4) {
    return false;
  }
  for (size_t i = 0; i < text.size; ++i) {
    if (!att_code_is_digit((unsigned char)text.at[i])) {
      return false;
    }
  }
  return true;
}

/// Forget a page number that stands last on a page.
static void
end_page(AttView source, Lines* lines)
{
  if (lines->size) {
    const AttSpan last = lines->at[lines->size - 1].span;
    lines->size -= is_page_number(att_view_slice(source, last.begin, last.end));
  }
}

static AttStatus
collect_lines(AttView source, Lines* lines)
{
  uint32_t blanks = 0;
  bool page_start = false;
  size_t at = 0;
  while (at < source.size) {
    size_t end = at;
    while (end < source.size && !is_line_end(source.at[end])) {
      ++end;
    }
    const AttSpan span = trim(source, at, end);
    const AttView text = att_view_slice(source, span.begin, span.end);
    if (text.size && !(page_start && is_page_number(text))) {
      ATT_TRY(ATT_PUSH(
          lines,
          (Line){.span = span,
                 .indent = span.begin - (uint32_t)at,
                 .blanks = blanks,
                 .open = !att_view_ends_sentence(text),
                 .lower = att_code_is_lower(att_code_at(text, 0, NULL))}));
      blanks = 0;
    } else {
      ++blanks;
    }
    page_start = page_start && !text.size;
    if (end < source.size && source.at[end] == '\f') {
      end_page(source, lines);
      page_start = true;
    }
    at = end + 1;
    if (end + 1 < source.size && source.at[end] == '\r' &&
        source.at[end + 1] == '\n') {
      ++at;
    }
  }
  return ATT_OK;
}

static uint32_t
line_size(const Line* line)
{
  return line->span.end - line->span.begin;
}

/// The length that nine tenths of the prose lines do not exceed.
static uint32_t
usual_width(const Lines* lines)
{
  size_t counts[WIDEST_LINE + 1] = {0};
  size_t total = 0;
  for (size_t i = 0; i < lines->size; ++i) {
    const uint32_t size = line_size(&lines->at[i]);
    if (size >= PROSE_LINE) {
      ++counts[size < WIDEST_LINE ? size : WIDEST_LINE];
      ++total;
    }
  }
  size_t below = 0;
  for (uint32_t i = 0; i < WIDEST_LINE; ++i) {
    below += counts[i];
    if (below * 10 >= total * 9) {
      return i;
    }
  }
  return WIDEST_LINE;
}

/// Wrapped text goes on with a small letter at most line ends; paragraphs and
/// headings that stand one a line hardly ever do.
static Habit
find_habit(const Lines* lines)
{
  size_t pairs[2] = {0};
  size_t going_on[2] = {0};
  for (size_t i = 0; i + 1 < lines->size; ++i) {
    const Line* next = &lines->at[i + 1];
    if (next->blanks < 2 && line_size(&lines->at[i]) >= PROSE_LINE) {
      ++pairs[next->blanks];
      going_on[next->blanks] += lines->at[i].open && next->lower;
    }
  }
  const uint32_t width = usual_width(lines);
  return (Habit){.wrapped = width < WIDEST_LINE && going_on[0] &&
                            going_on[0] * 10 >= pairs[0] * 3,
                 .spaced = width < WIDEST_LINE && going_on[1] >= 3 &&
                           going_on[1] * 10 >= pairs[1] * 3,
                 .width = width};
}

/// Bytes of a list marker at the start ("- ", "• ", "(a) ", "12. "), or 0.
static size_t
marker_size(AttView text)
{
  size_t length = 0;
  const uint32_t code = att_code_at(text, 0, &length);
  if (code == '-' || code == '*' || code == '+' || code == 0x2022 ||
      code == 0x25CF || code == 0x25AA || code == 0x2023 || code == 0x2043 ||
      code == 0x25E6 || code == 0x2013 || code == 0xF0B7) {
    const uint32_t next = att_code_at(text, length, NULL);
    return next && att_code_is_space(next) ? length + 1 : 0;
  }
  size_t at = code == '(';
  const size_t first = at;
  while (at < text.size && at - first < 3 &&
         att_code_is_digit((unsigned char)text.at[at])) {
    ++at;
  }
  if (at == first && text.size &&
      att_code_is_letter((unsigned char)text.at[at]) && code == '(') {
    ++at;
  }
  if (at == first || at + 1 >= text.size ||
      (text.at[at] != ')' && (code == '(' || text.at[at] != '.')) ||
      text.at[at + 1] != ' ') {
    return 0;
  }
  return at + 2;
}

static AttView
line_text(AttView source, const Line* line)
{
  return att_view_slice(source, line->span.begin, line->span.end);
}

/// Rows of cells: bars, tabs or wide gaps inside the line.
static bool
is_row(AttView text)
{
  size_t bars = 0;
  size_t gaps = 0;
  const size_t limit = text.size < WIDEST_LINE ? text.size : WIDEST_LINE;
  for (size_t i = 0; i < limit; ++i) {
    bars += text.at[i] == '|';
    gaps += text.at[i] == '\t' ||
            (i > 2 && text.at[i] != ' ' && text.at[i - 1] == ' ' &&
             text.at[i - 2] == ' ' && text.at[i - 3] == ' ');
  }
  return bars >= 2 || gaps >= 2;
}

static size_t
first_word(AttView text)
{
  size_t at = 0;
  while (at < text.size && text.at[at] != ' ' && at < WIDEST_LINE) {
    ++at;
  }
  return at;
}

/// The last word has no capital: a title would hardly end so.
static bool
ends_small(AttView text)
{
  size_t at = text.size;
  while (at > 0 && text.size - at < WIDEST_LINE && text.at[at - 1] != ' ') {
    --at;
  }
  return at > 0 && att_code_is_lower(att_code_at(text, at, NULL));
}

/// A short line without an end between text that has one, before a line with
/// a capital: a heading. `c` is the line behind it.
static bool
looks_like_heading(const Habit* habit, const Line* b, const Line* c)
{
  return b->open && !b->lower && line_size(b) * 2 < habit->width &&
         (!c || !c->lower);
}

/// True where line `b` goes on with the paragraph of line `a` before it.
static bool
goes_on(AttView source,
        const Habit* habit,
        const Line* a,
        const Line* b,
        const Line* c)
{
  const AttView text = line_text(source, a);
  const AttView next = line_text(source, b);
  const bool long_enough = line_size(a) >= PROSE_LINE;
  if (a->open && b->lower && (b->blanks == 0 || long_enough)) {
    return true; // a page end, too, may stand between them
  }
  const bool wrapped = b->blanks == 0 ? habit->wrapped || habit->spaced
                                      : b->blanks == 1 && habit->spaced;
  if (b->blanks && !wrapped) {
    return false;
  }
  if (marker_size(next) || is_row(text) != is_row(next)) {
    return wrapped && a->open && line_size(a) * 10 >= habit->width * 7 &&
           att_code_is_digit((unsigned char)next.at[0]);
  }
  if (!wrapped) {
    return a->open && long_enough && line_size(b) <= 2 * line_size(a) &&
           ends_small(text) && !att_code_is_digit((unsigned char)text.at[0]);
  }
  if (a->open) {
    return line_size(a) * 10 >= habit->width * 6;
  }
  return b->indent <= a->indent && !looks_like_heading(habit, b, c) &&
         (line_size(a) + 1 + first_word(next)) * 20 > habit->width * 17;
}

static AttStatus
add_block(AttView source, const Lines* lines, AttSpan range, AttLayout* layout)
{
  const Line* first = &lines->at[range.begin];
  const AttView text = line_text(source, first);
  const bool quoted = text.at[0] == '>';
  const size_t marker = quoted ? 0 : marker_size(text);
  const bool numbered = marker && att_code_is_digit((unsigned char)text.at[0]);
  // a numbered line may be a heading: its marker is dropped when that is known
  ATT_TRY(att_layout_block(layout,
                           quoted                ? ATT_PARAGRAPH_QUOTE
                           : marker && !numbered ? ATT_PARAGRAPH_LIST_ITEM
                                                 : ATT_PARAGRAPH_BODY,
                           false));
  for (uint32_t i = range.begin; i < range.end; ++i) {
    AttSpan span = lines->at[i].span;
    while (quoted && span.begin < span.end &&
           (source.at[span.begin] == '>' || source.at[span.begin] == ' ')) {
      ++span.begin;
    }
    if (i == range.begin && !numbered) {
      span.begin += (uint32_t)marker;
    }
    ATT_TRY(att_layout_piece(
        layout, span, i == range.begin ? ATT_JOINT_NONE : ATT_JOINT_LINE));
  }
  return ATT_OK;
}

static AttStatus
add_rows(const Lines* lines, AttSpan range, AttLayout* layout)
{
  for (uint32_t i = range.begin; i < range.end; ++i) {
    ATT_TRY(att_layout_block(layout, ATT_PARAGRAPH_TABLE, true));
    ATT_TRY(att_layout_piece(layout, lines->at[i].span, ATT_JOINT_NONE));
  }
  return ATT_OK;
}

static AttStatus
lay_out(AttView source, const Lines* lines, AttLayout* layout)
{
  const Habit habit = find_habit(lines);
  size_t at = 0;
  while (at < lines->size) {
    size_t end = at;
    while (end < lines->size && is_row(line_text(source, &lines->at[end])) &&
           (end == at || lines->at[end].blanks < 2)) {
      ++end;
    }
    if (end - at >= 2) {
      ATT_TRY(add_rows(lines, (AttSpan){(uint32_t)at, (uint32_t)end}, layout));
      at = end;
      continue;
    }
    end = at + 1;
    while (end < lines->size &&
           goes_on(source,
                   &habit,
                   &lines->at[end - 1],
                   &lines->at[end],
                   end + 1 < lines->size ? &lines->at[end + 1] : NULL)) {
      ++end;
    }
    ATT_TRY(add_block(
        source, lines, (AttSpan){(uint32_t)at, (uint32_t)end}, layout));
    at = end;
  }
  return ATT_OK;
}

AttStatus
att_layout_text(AttView source, AttLayout* layout)
{
  Lines lines = {0};
  AttStatus status = collect_lines(source, &lines);
  if (status == ATT_OK) {
    status = lay_out(source, &lines, layout);
  }
  ATT_ARRAY_CLEAR(&lines);
  return status;
}
