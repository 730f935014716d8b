// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Blocks of Markdown (CommonMark's common parts and pipe tables). Mark-up is
// left out by leaving it between the pieces of a block, so that offsets stay
// those of the source. Entities stay as they are written.

#include "document/characters.h"
#include "document/layout.h"

#include <string.h>

#define FRONT_LINES 100u
#define DEEPEST_BRACKET 6u
#define LONGEST_TARGET 2048u // bytes of a link's address

typedef struct Markdown {
  AttView source;
  AttLayout* layout;
  size_t at;
  bool open;  // the last block takes further lines
  char fence; // inside fenced code: its character
  bool table;
} Markdown;

static AttSpan
line_at(AttView source, size_t at)
{
  const char* end = memchr(source.at + at, '\n', source.size - at);
  size_t stop = end ? (size_t)(end - source.at) : source.size;
  if (stop > at && source.at[stop - 1] == '\r') {
    --stop;
  }
  return (AttSpan){(uint32_t)at, (uint32_t)stop};
}

static size_t
after_line(AttView source, AttSpan line)
{
  size_t at = line.end;
  at += at < source.size && source.at[at] == '\r';
  at += at < source.size && source.at[at] == '\n';
  return at;
}

static AttView
view(const Markdown* m, AttSpan span)
{
  return att_view_slice(m->source, span.begin, span.end);
}

// ---- front matter

static void
read_key(AttView line, AttFrontMatter* front)
{
  const char* colon = memchr(line.at, ':', line.size);
  if (!colon) {
    return;
  }
  const size_t at = (size_t)(colon - line.at);
  const AttView key = att_view_trim(att_view_slice(line, 0, at));
  AttView value = att_view_trim(att_view_slice(line, at + 1, line.size));
  if (value.size >= 2 && (value.at[0] == '"' || value.at[0] == '\'') &&
      value.at[value.size - 1] == value.at[0]) {
    value = att_view_slice(value, 1, value.size - 1);
  }
  AttView* place =
      att_view_equal_ascii_case(key, ATT_VIEW("title"))    ? &front->title
      : att_view_equal_ascii_case(key, ATT_VIEW("date"))   ? &front->date
      : att_view_equal_ascii_case(key, ATT_VIEW("source")) ? &front->source
                                                           : NULL;
  if (place) {
    *place = value;
  }
}

AttFrontMatter
att_markdown_front(AttView source)
{
  AttFrontMatter front = {
      .title = {"", 0}, .date = {"", 0}, .source = {"", 0}, .end = 0};
  const AttFrontMatter none = front;
  size_t at = att_view_starts_with(source, ATT_VIEW("\xEF\xBB\xBF")) ? 3 : 0;
  AttSpan line = line_at(source, at);
  if (!att_view_equal(
          att_view_trim(att_view_slice(source, line.begin, line.end)),
          ATT_VIEW("---"))) {
    return none;
  }
  for (size_t i = 0; i < FRONT_LINES; ++i) {
    at = after_line(source, line);
    if (at >= source.size) {
      return none;
    }
    line = line_at(source, at);
    const AttView text = att_view_slice(source, line.begin, line.end);
    const AttView trimmed = att_view_trim(text);
    if (att_view_equal(trimmed, ATT_VIEW("---")) ||
        att_view_equal(trimmed, ATT_VIEW("..."))) {
      front.end = after_line(source, line);
      return front;
    }
    read_key(text, &front);
  }
  return none;
}

// ---- inline mark-up

static bool
is_word(const Markdown* m, size_t at, size_t end)
{
  return at < end && att_code_is_word(att_code_at(m->source, at, NULL));
}

/// Behind the bracket that closes the one at `at`, or 0. Neither distance nor
/// depth goes far, so that brackets without end cost little.
static size_t
closed(const Markdown* m, size_t at, size_t end, char open, char close)
{
  size_t depth = 0;
  const size_t limit = end - at < LONGEST_TARGET ? end : at + LONGEST_TARGET;
  for (size_t i = at; i < limit; ++i) {
    depth += m->source.at[i] == open;
    if (depth > DEEPEST_BRACKET) {
      return 0;
    }
    if (m->source.at[i] == close && --depth == 0) {
      return i + 1;
    }
  }
  return 0;
}

static bool
is_run(char c)
{
  return c == '*' || c == '_' || c == '~' || c == '`';
}

/// Behind the characters like the one at `at`, where they are read together.
static size_t
run_end(const Markdown* m, size_t at, size_t end)
{
  const char c = m->source.at[at];
  size_t run = at + 1;
  while (is_run(c) && run < end && m->source.at[run] == c) {
    ++run;
  }
  return run;
}

/// The mark-up at `at`, which is left out: its end, or `at` where it is text.
static size_t
markup_end(const Markdown* m, size_t begin, size_t at, size_t end)
{
  const char* s = m->source.at;
  const char c = s[at];
  const size_t run = run_end(m, at, end);
  const bool blank_before = at == begin || s[at - 1] == ' ';
  const bool blank_after = run == end || s[run] == ' ';
  switch (c) {
  case '\\':
    return at + 1 < end && strchr("\\`*_{}[]()#+-.!|<>~", s[at + 1]) ? at + 1
                                                                     : at;
  case '`':
    return run;
  case '*':
    return blank_before && blank_after ? at : run;
  case '~':
    return run - at == 2 ? run : at;
  case '_':
    return (at == begin || !is_word(m, at - 1, end) || !is_word(m, run, end)) &&
                   !(blank_before && blank_after)
               ? run
               : at;
  case '!': {
    const size_t text =
        at + 1 < end && s[at + 1] == '[' ? closed(m, at + 1, end, '[', ']') : 0;
    return text && text < end && s[text] == '('
               ? (closed(m, text, end, '(', ')')
                      ? closed(m, text, end, '(', ')')
                      : at)
               : at;
  }
  case '[': {
    const size_t text = closed(m, at, end, '[', ']');
    if (text && at + 1 < end && s[at + 1] == '^') {
      return text; // a footnote's mark
    }
    return text && text < end && (s[text] == '(' || s[text] == '[') ? at + 1
                                                                    : at;
  }
  case ']': {
    const size_t target =
        at + 1 < end && s[at + 1] == '('   ? closed(m, at + 1, end, '(', ')')
        : at + 1 < end && s[at + 1] == '[' ? closed(m, at + 1, end, '[', ']')
                                           : 0;
    return target ? target : at;
  }
  case '<': {
    const char next = at + 1 < end ? s[at + 1] : ' ';
    const size_t close = closed(m, at, end, '<', '>');
    if (!close || !(att_code_is_letter((unsigned char)next) || next == '/' ||
                    next == '!')) {
      return at;
    }
    return memchr(s + at, ':', close - at) && !memchr(s + at, ' ', close - at)
               ? at + 1
               : close;
  }
  default:
    return at;
  }
}

static AttStatus
add_inline(Markdown* m, AttSpan line, AttJoint joint)
{
  uint32_t begin = line.begin;
  size_t at = line.begin;
  while (at < line.end) {
    const char c = m->source.at[at];
    size_t end = at;
    if (strchr("\\`*_~![]<", c) && c) {
      end = markup_end(m, line.begin, at, line.end);
    }
    if (end == at) {
      at = run_end(m, at, line.end);
      continue;
    }
    ATT_TRY(att_layout_piece(m->layout, (AttSpan){begin, (uint32_t)at}, joint));
    joint = begin < at ? ATT_JOINT_NONE : joint;
    at = end;
    begin = (uint32_t)end;
    if (c == '\\') {
      ++at; // the escaped character is text
    }
  }
  return att_layout_piece(m->layout, (AttSpan){begin, line.end}, joint);
}

// ---- blocks

static AttSpan
trim(const Markdown* m, AttSpan span)
{
  const AttView v = att_view_trim(view(m, span));
  const uint32_t begin = (uint32_t)(v.at - m->source.at);
  return v.size ? (AttSpan){begin, begin + (uint32_t)v.size}
                : (AttSpan){span.end, span.end};
}

static bool
is_made_of(AttView text, const char* set, size_t least)
{
  size_t count = 0;
  for (size_t i = 0; i < text.size; ++i) {
    if (!strchr(set, text.at[i])) {
      return false;
    }
    count += text.at[i] != ' ';
  }
  return count >= least;
}

static bool
is_rule(AttView text)
{
  return is_made_of(text, "- ", 3) || is_made_of(text, "* ", 3) ||
         is_made_of(text, "_ ", 3);
}

static size_t
hashes(AttView text)
{
  size_t at = 0;
  while (at < text.size && text.at[at] == '#') {
    ++at;
  }
  return at > 0 && at <= 6 && (at == text.size || text.at[at] == ' ') ? at : 0;
}

static size_t
list_marker(AttView text)
{
  size_t at = 0;
  if (text.size && strchr("-*+", text.at[0])) {
    at = 1;
  } else {
    while (at < text.size && at < 9 && text.at[at] >= '0' &&
           text.at[at] <= '9') {
      ++at;
    }
    if (at == 0 || at == text.size || !strchr(".)", text.at[at])) {
      return 0;
    }
    ++at;
  }
  return at < text.size && text.at[at] == ' ' ? at + 1 : 0;
}

static bool
is_definition(AttView text)
{
  const char* close =
      text.size && text.at[0] == '[' ? memchr(text.at, ']', text.size) : NULL;
  return close && close + 1 < text.at + text.size && close[1] == ':';
}

static AttStatus
add_block(Markdown* m, AttParagraphKind kind, AttSpan line, bool open)
{
  ATT_TRY(att_layout_block(m->layout, kind, true));
  m->open = open;
  return kind == ATT_PARAGRAPH_CODE || kind == ATT_PARAGRAPH_TABLE
             ? att_layout_piece(m->layout, line, ATT_JOINT_NONE)
             : add_inline(m, line, ATT_JOINT_NONE);
}

static AttStatus
read_heading(Markdown* m, AttSpan line, size_t marks)
{
  AttSpan text = trim(m, (AttSpan){line.begin + (uint32_t)marks, line.end});
  while (text.end > text.begin && m->source.at[text.end - 1] == '#') {
    --text.end;
  }
  return add_block(m, ATT_PARAGRAPH_HEADING, text, false);
}

/// A line of "===" or "---" under one paragraph line makes it a heading.
static bool
is_underline(const Markdown* m, AttView text)
{
  return m->open &&
         m->layout->blocks.at[m->layout->blocks.size - 1].kind ==
             ATT_PARAGRAPH_BODY &&
         (is_made_of(text, "=", 2) || is_made_of(text, "-", 2));
}

static bool
is_delimiter_row(AttView text)
{
  return is_made_of(text, "|-: ", 3) && memchr(text.at, '|', text.size) &&
         memchr(text.at, '-', text.size);
}

static AttStatus
read_text_line(Markdown* m, AttSpan line, AttParagraphKind kind)
{
  const AttLayout* layout = m->layout;
  if (m->open && (kind == ATT_PARAGRAPH_BODY ||
                  layout->blocks.at[layout->blocks.size - 1].kind == kind)) {
    return add_inline(m, line, ATT_JOINT_LINE);
  }
  return add_block(m, kind, line, true);
}

static AttStatus
read_code_line(Markdown* m, AttSpan line, AttView text)
{
  if (text.size >= 3 && is_made_of(text, m->fence == '`' ? "`" : "~", 3)) {
    m->fence = 0;
    m->open = false;
    return ATT_OK;
  }
  return att_layout_piece(m->layout, line, ATT_JOINT_SPACE);
}

/// True where the line starts or belongs to a table.
static bool
is_table_line(const Markdown* m, AttSpan line, AttView text)
{
  if (!memchr(text.at, '|', text.size)) {
    return false;
  }
  const size_t next = after_line(m->source, line);
  return m->table || is_delimiter_row(text) ||
         (next < m->source.size &&
          is_delimiter_row(att_view_trim(view(m, line_at(m->source, next)))));
}

static AttStatus
read_line(Markdown* m, AttSpan whole)
{
  AttSpan line = trim(m, whole);
  AttView text = view(m, line);
  if (m->fence) {
    return read_code_line(m, whole, text);
  }
  if (!text.size) {
    m->open = m->table = false;
    return ATT_OK;
  }
  if (text.size >= 3 &&
      (memcmp(text.at, "```", 3) == 0 || memcmp(text.at, "~~~", 3) == 0)) {
    m->fence = text.at[0];
    return att_layout_block(m->layout, ATT_PARAGRAPH_CODE, true);
  }
  if (is_table_line(m, line, text)) {
    m->table = true;
    return is_delimiter_row(text)
               ? ATT_OK
               : add_block(m, ATT_PARAGRAPH_TABLE, line, false);
  }
  m->table = false;
  if (is_underline(m, text)) {
    m->layout->blocks.at[m->layout->blocks.size - 1].kind =
        ATT_PARAGRAPH_HEADING;
    m->open = false;
    return ATT_OK;
  }
  if (is_rule(text)) {
    m->open = false;
    return ATT_OK;
  }
  if (hashes(text)) {
    return read_heading(m, line, hashes(text));
  }
  if (!m->open && line.begin - whole.begin >= 4) {
    return add_block(m, ATT_PARAGRAPH_CODE, line, false);
  }
  if (is_definition(text)) {
    const char* label = memchr(text.at, ']', text.size);
    const uint32_t size = (uint32_t)(label - text.at) + 2;
    line = trim(m, (AttSpan){line.begin + size, line.end});
    return add_block(m, ATT_PARAGRAPH_REFERENCES, line, false);
  }
  const bool quoted = text.at[0] == '>';
  while (line.begin < line.end && quoted &&
         (m->source.at[line.begin] == '>' || m->source.at[line.begin] == ' ')) {
    ++line.begin;
  }
  const size_t marker = list_marker(view(m, line));
  if (marker) {
    line.begin += (uint32_t)marker;
    return add_block(m, ATT_PARAGRAPH_LIST_ITEM, line, true);
  }
  return read_text_line(
      m, line, quoted ? ATT_PARAGRAPH_QUOTE : ATT_PARAGRAPH_BODY);
}

AttStatus
att_layout_markdown(AttView source, AttLayout* layout)
{
  Markdown m = {
      .source = source, .layout = layout, .at = att_markdown_front(source).end};
  while (m.at < source.size) {
    const AttSpan line = line_at(source, m.at);
    m.at = after_line(source, line);
    ATT_TRY(read_line(&m, line));
  }
  return ATT_OK;
}
