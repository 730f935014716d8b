// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Physical lines into rows: what each line is follows from its indentation and
// its first word, as parser.c reads them.

#include "rules/format.h"

#include "base/utf8.h"
#include "rules/format_rows.h"
#include "rules/spell.h"

#define BODY_INDENT 2u
#define DEEPER_INDENT 4u
#define WIDEST_HEAD 40u ///< items are aligned behind a head up to this wide

/// How a line is laid out.
typedef enum Layout {
  LAYOUT_SENTENCE,     ///< words, spaced by att_spell; line breaks stay
  LAYOUT_ITEMS,        ///< a head, then items between commas, filled
  LAYOUT_TEST,         ///< a sentence in quotes; deeper lines expect
  LAYOUT_EXPECTATIONS, ///< key = value; …
  LAYOUT_IMPORT,       ///< a path
  LAYOUT_RAW,          ///< as written
} Layout;

typedef struct Line {
  AttSourceLine source;
  bool blank; ///< a blank line before it
} Line;

typedef struct Formatter {
  AttFaults faults;
  AttOrigin origin;
  ATT_ARRAY(Line) lines;
  AttLexemes lexemes;
  AttRows rows;
  bool open;      ///< a declaration has begun
  Layout entries; ///< of the lines in its body
  uint32_t body;  ///< columns of its body, 0 before its first line
  Layout last;    ///< of the last line of the body
} Formatter;

static AttView
text_of(const Formatter* f, AttSpan span)
{
  return att_view_slice(f->origin.text, span.begin, span.end);
}

static bool
is_comment(const Line* line, AttView text)
{
  return text.at[line->source.span.begin] == '#';
}

static AttStatus
split_lines(Formatter* f)
{
  const AttView text = f->origin.text;
  uint32_t number = 0;
  bool blank = false;
  for (uint32_t at = att_lex_mark_size(text); at < text.size;) {
    const Line line = {att_lex_line_at(text, at, ++number, &at), blank};
    blank = line.source.span.begin == line.source.span.end;
    if (!blank) {
      ATT_TRY(ATT_PUSH(&f->lines, line));
    }
  }
  return ATT_OK;
}

static bool
starts_with(const Formatter* f, size_t line, const char* word)
{
  const AttView text = text_of(f, f->lines.at[line].source.span);
  const AttView wanted = att_view(word);
  return att_view_starts_with(text, wanted) &&
         (text.size == wanted.size ||
          !att_lex_is_word_byte(text.at[wanted.size]));
}

static bool
starts_with_any(const Formatter* f, size_t line, const char* const* words)
{
  for (size_t i = 0; words[i]; ++i) {
    if (starts_with(f, line, words[i])) {
      return true;
    }
  }
  return false;
}

/// The column, from 0, where a byte of a line stands.
static uint32_t
column_of(const Formatter* f, const Line* line, uint32_t at)
{
  return line->source.indent + (uint32_t)att_utf8_count(text_of(
                                   f, (AttSpan){line->source.span.begin, at}));
}

/// Add a row whose code was just appended to rows.code from `begin` on; its
/// comment is what stands behind `code_end` in the line.
static AttStatus
add_row(Formatter* f,
        const Line* line,
        AttRowKind kind,
        uint32_t indent,
        size_t begin,
        uint32_t code_end)
{
  AttRow row = {.kind = kind,
                .indent = indent,
                .blank = line->blank,
                .code = {(uint32_t)begin, (uint32_t)f->rows.code.size}};
  const AttView text = f->origin.text;
  uint32_t at = code_end;
  while (at < line->source.span.end && text.at[at] != '#') {
    ++at;
  }
  if (at < line->source.span.end) {
    row.comment = text_of(f, (AttSpan){at, line->source.span.end});
    row.column = column_of(f, line, at);
  }
  return ATT_PUSH(&f->rows.rows, row);
}

static AttStatus
add_comment(Formatter* f, const Line* line)
{
  const AttRow row = {.kind = ATT_ROW_COMMENT,
                      .blank = line->blank,
                      .fixed = line->source.indent == 0,
                      .comment = text_of(f, line->source.span)};
  return ATT_PUSH(&f->rows.rows, row);
}

static uint32_t
lexemes_end(const Formatter* f)
{
  return f->lexemes.at[f->lexemes.size - 1].span.end;
}

static AttStatus
add_words(Formatter* f, const Line* line, AttRowKind kind, uint32_t indent)
{
  f->lexemes.size = 0;
  ATT_TRY(att_lex(&f->faults, f->origin, line->source.span, &f->lexemes));
  const size_t begin = f->rows.code.size;
  att_spell(f->origin.text, &f->lexemes, 0, f->lexemes.size, &f->rows.code);
  return add_row(f, line, kind, indent, begin, lexemes_end(f));
}

static AttStatus
add_raw(Formatter* f, const Line* line, AttRowKind kind, uint32_t indent)
{
  const size_t begin = f->rows.code.size;
  att_text_append(&f->rows.code, text_of(f, line->source.span));
  return add_row(f, line, kind, indent, begin, line->source.span.end);
}

/// test "…": one blank before the quotes, whatever was there.
static AttStatus
add_test(Formatter* f, const Line* line, uint32_t indent)
{
  f->lexemes.size = 0;
  ATT_TRY(att_lex(&f->faults, f->origin, line->source.span, &f->lexemes));
  const size_t begin = f->rows.code.size;
  for (size_t i = 0; i < f->lexemes.size; ++i) {
    att_text_append_string(&f->rows.code, i ? " " : "");
    att_text_append(&f->rows.code, text_of(f, f->lexemes.at[i].span));
  }
  return add_row(f, line, ATT_ROW_BODY, indent, begin, lexemes_end(f));
}

/// key = value; one that has no key stops it: false.
static bool
append_expectation(Formatter* f, AttSpan one, bool first)
{
  uint32_t equals = one.begin;
  while (equals < one.end && f->origin.text.at[equals] != '=') {
    ++equals;
  }
  const AttView key = att_view_trim(text_of(f, (AttSpan){one.begin, equals}));
  const AttView value =
      equals < one.end
          ? att_view_trim(text_of(f, (AttSpan){equals + 1, one.end}))
          : ATT_VIEW("");
  att_text_format(&f->rows.code,
                  "%s%.*s = %.*s",
                  first ? "" : "; ",
                  ATT_VIEW_ARG(key),
                  ATT_VIEW_ARG(value));
  return key.size && value.size && key.at[0] != '#' && value.at[0] != '#';
}

static AttStatus
add_expectations(Formatter* f, const Line* line)
{
  const size_t begin = f->rows.code.size;
  const AttSpan code = att_lex_raw(f->origin.text, line->source.span);
  bool good = true;
  bool first = true;
  for (uint32_t at = code.begin; at < code.end && good;) {
    uint32_t end = at;
    while (end < code.end && f->origin.text.at[end] != ';') {
      ++end;
    }
    if (att_view_trim(text_of(f, (AttSpan){at, end})).size) {
      good = append_expectation(f, (AttSpan){at, end}, first);
      first = false;
    }
    at = end + 1;
  }
  if (!good || first) {
    f->rows.code.size = begin;
    return add_raw(f, line, ATT_ROW_CONTINUED, DEEPER_INDENT);
  }
  return add_row(f, line, ATT_ROW_CONTINUED, DEEPER_INDENT, begin, code.end);
}

/// import path
static AttStatus
add_import(Formatter* f, const Line* line)
{
  const size_t begin = f->rows.code.size;
  AttSpan path = line->source.span;
  path.begin += (uint32_t)(sizeof "import" - 1);
  path = att_lex_raw(f->origin.text, path);
  att_text_format(&f->rows.code, "import %.*s", ATT_VIEW_ARG(text_of(f, path)));
  return add_row(f, line, ATT_ROW_LINE, 0, begin, path.end);
}

/// How many lexemes stand before the first item: "list strike =", "support",
/// "unless AGENT", "pull out =".
static size_t
head_size(const Formatter* f)
{
  const AttLexemes* all = &f->lexemes;
  for (size_t i = 0; i < all->size; ++i) {
    if (all->at[i].kind == ATT_LEXEME_MARK && all->at[i].mark == '=') {
      return i + 1;
    }
  }
  const bool has_slot = all->size > 1 &&
                        all->at[1].kind == ATT_LEXEME_CAPITALS &&
                        att_view_equal(all->at[0].text, ATT_VIEW("unless"));
  return has_slot ? 2 : 1;
}

/// The column of the items, and so of the rows that continue the first.
static uint32_t
items_column(const Formatter* f, uint32_t indent)
{
  AttText head = {0};
  att_spell(f->origin.text, &f->lexemes, 0, head_size(f), &head);
  const uint32_t width =
      indent + (uint32_t)att_utf8_count(att_text_view(&head)) + 1;
  att_text_clear(&head);
  return width <= WIDEST_HEAD ? width : indent + DEEPER_INDENT;
}

/// The end of the item that starts at a lexeme, its comma included.
static size_t
item_end(const Formatter* f, size_t at)
{
  while (at < f->lexemes.size) {
    const AttLexeme* one = &f->lexemes.at[at++];
    if (one->kind == ATT_LEXEME_MARK && one->mark == ',') {
      break;
    }
  }
  return at;
}

/// Width of lexemes as they are spelled.
static uint32_t
spelled_width(const Formatter* f, size_t first, size_t end)
{
  AttText text = {0};
  att_spell(f->origin.text, &f->lexemes, first, end, &text);
  const uint32_t width = (uint32_t)att_utf8_count(att_text_view(&text));
  att_text_clear(&text);
  return width;
}

/// Fill rows with the items of a line whose lexemes are all there. `last` is
/// its last physical line, whose comment it keeps.
static AttStatus
fill_items(Formatter* f,
           const Line* first,
           const Line* last,
           AttRowKind kind,
           uint32_t indent)
{
  const uint32_t column = items_column(f, indent);
  size_t row = 0; // first lexeme of the row
  size_t at = head_size(f);
  bool is_first = true;
  while (row < f->lexemes.size) {
    size_t end = item_end(f, at);
    uint32_t most = ATT_FORMAT_COLUMNS - (is_first ? indent : column);
    while (end < f->lexemes.size &&
           spelled_width(f, row, item_end(f, end)) <= most) {
      end = item_end(f, end);
    }
    const bool is_last = end >= f->lexemes.size;
    const size_t begin = f->rows.code.size;
    att_spell(f->origin.text, &f->lexemes, row, end, &f->rows.code);
    Line line = is_last ? *last : *first;
    line.blank = is_first && first->blank;
    ATT_TRY(add_row(f,
                    &line,
                    is_first ? kind : ATT_ROW_CONTINUED,
                    is_first ? indent : column,
                    begin,
                    is_last ? lexemes_end(f) : line.source.span.end));
    row = end;
    at = end;
    is_first = false;
  }
  return ATT_OK;
}

/// The lines from `at` on that make one logical line: the deeper ones behind
/// it, comments between them included.
static size_t
logical_end(const Formatter* f, size_t at)
{
  const uint32_t indent = f->lines.at[at].source.indent;
  size_t end = at + 1;
  for (size_t i = end; i < f->lines.size; ++i) {
    if (is_comment(&f->lines.at[i], f->origin.text)) {
      continue;
    }
    if (f->lines.at[i].source.indent <= indent) {
      break;
    }
    end = i + 1;
  }
  return end;
}

/// Lex a logical line; `*plain` where no comment stands inside it.
static AttStatus
lex_logical(Formatter* f, size_t at, size_t end, bool* plain)
{
  f->lexemes.size = 0;
  *plain = true;
  for (size_t i = at; i < end; ++i) {
    const Line* line = &f->lines.at[i];
    if (is_comment(line, f->origin.text)) {
      *plain = false;
      continue;
    }
    ATT_TRY(att_lex(&f->faults, f->origin, line->source.span, &f->lexemes));
    const AttSpan rest = {lexemes_end(f), line->source.span.end};
    *plain = *plain && (i + 1 == end || !text_of(f, rest).size);
  }
  return ATT_OK;
}

/// A line of items. With comments inside it keeps its breaks.
static AttStatus
add_items(Formatter* f, size_t* at, AttRowKind kind, uint32_t indent)
{
  const size_t first = *at;
  const size_t end = logical_end(f, first);
  bool plain = true;
  *at = end;
  ATT_TRY(lex_logical(f, first, end, &plain));
  if (plain) {
    return fill_items(
        f, &f->lines.at[first], &f->lines.at[end - 1], kind, indent);
  }
  const uint32_t column = items_column(f, indent);
  for (size_t i = first; i < end; ++i) {
    const Line line = f->lines.at[i];
    if (is_comment(&line, f->origin.text)) {
      ATT_TRY(add_comment(f, &line));
    } else {
      ATT_TRY(add_words(f,
                        &line,
                        i == first ? kind : ATT_ROW_CONTINUED,
                        i == first ? indent : column));
    }
  }
  return ATT_OK;
}

static Layout
layout_of_entry(const Formatter* f, size_t at)
{
  static const char* const tests[] = {"test", "none", "todo", NULL};
  static const char* const lists[] = {"support", "unless", NULL};
  if (starts_with_any(f, at, tests)) {
    return LAYOUT_TEST;
  }
  if (f->entries == LAYOUT_SENTENCE && starts_with_any(f, at, lists)) {
    return LAYOUT_ITEMS;
  }
  return f->entries;
}

static AttStatus
refuse_indentation(Formatter* f, const Line* line)
{
  const uint32_t at = line->source.span.begin;
  return f->open ? att_fault(&f->faults,
                             f->origin,
                             (AttSpan){at, at},
                             "expected an indentation of %u columns as in the "
                             "first line of this block, found %u",
                             (unsigned)f->body,
                             (unsigned)line->source.indent)
                 : att_fault(&f->faults,
                             f->origin,
                             (AttSpan){at, at},
                             "unexpected indentation: no block is open here");
}

/// A line of a body, or one that continues the line before.
static AttStatus
add_entry(Formatter* f, size_t* at)
{
  const Line line = f->lines.at[*at];
  if (f->open && !f->body) {
    f->body = line.source.indent;
  }
  if (!f->open || line.source.indent < f->body) {
    ++*at;
    return refuse_indentation(f, &line);
  }
  if (line.source.indent > f->body) {
    ++*at;
    switch (f->last) {
    case LAYOUT_TEST:
      return add_expectations(f, &line);
    case LAYOUT_RAW:
      return add_raw(f,
                     &line,
                     ATT_ROW_CONTINUED,
                     BODY_INDENT + line.source.indent - f->body);
    default:
      return add_words(f, &line, ATT_ROW_CONTINUED, DEEPER_INDENT);
    }
  }
  f->last = layout_of_entry(f, *at);
  if (f->last == LAYOUT_ITEMS) {
    return add_items(f, at, ATT_ROW_BODY, BODY_INDENT);
  }
  ++*at;
  return f->last == LAYOUT_TEST ? add_test(f, &line, BODY_INDENT)
         : f->last == LAYOUT_RAW
             ? add_raw(f, &line, ATT_ROW_BODY, BODY_INDENT)
             : add_words(f, &line, ATT_ROW_BODY, BODY_INDENT);
}

/// "extend list …"
static bool
extends_list(const Formatter* f, size_t line)
{
  const AttView word = ATT_VIEW("extend");
  const AttView list = ATT_VIEW("list");
  const AttView text = text_of(f, f->lines.at[line].source.span);
  if (!starts_with(f, line, word.at)) {
    return false;
  }
  const AttView rest =
      att_view_trim(att_view_slice(text, word.size, text.size));
  return att_view_starts_with(rest, list) &&
         (rest.size == list.size || !att_lex_is_word_byte(rest.at[list.size]));
}

/// A line without indentation: what it declares says how its body is laid out.
static AttStatus
add_declaration(Formatter* f, size_t* at)
{
  static const char* const blocks[] = {"event",
                                       "relation",
                                       "speech",
                                       "outlook",
                                       "quantity",
                                       "undertaking",
                                       "demand",
                                       "extend",
                                       NULL};
  static const char* const tables[] = {"forms", "nominal", NULL};
  static const char* const lists[] = {"list", "support", NULL};
  const Line line = f->lines.at[*at];
  f->open = true;
  f->body = 0;
  f->last = LAYOUT_RAW;
  if (starts_with_any(f, *at, lists) || extends_list(f, *at)) {
    return add_items(f, at, ATT_ROW_LINE, 0);
  }
  if (starts_with(f, *at, "import")) {
    f->entries = LAYOUT_RAW;
    ++*at;
    return add_import(f, &line);
  }
  const bool is_block = starts_with_any(f, *at, blocks);
  const bool is_table = starts_with_any(f, *at, tables);
  const bool is_prefix = starts_with(f, *at, "prefix");
  const bool is_pattern = starts_with(f, *at, "pattern") ||
                          starts_with(f, *at, "discard") ||
                          starts_with(f, *at, "topic");
  f->entries = is_block || is_prefix ? LAYOUT_SENTENCE
               : is_table            ? LAYOUT_ITEMS
                                     : LAYOUT_RAW;
  f->last = f->entries;
  ++*at;
  const AttRowKind kind = is_prefix ? ATT_ROW_LINE : ATT_ROW_HEADING;
  return f->entries == LAYOUT_RAW && !is_pattern ? add_raw(f, &line, kind, 0)
                                                 : add_words(f, &line, kind, 0);
}

static AttStatus
add_lines(Formatter* f)
{
  for (size_t at = 0; at < f->lines.size;) {
    const Line line = f->lines.at[at];
    AttStatus status = ATT_OK;
    if (is_comment(&line, f->origin.text)) {
      status = add_comment(f, &line);
      ++at;
    } else {
      status = line.source.indent ? add_entry(f, &at) : add_declaration(f, &at);
    }
    ATT_TRY(att_fault_passed(status));
  }
  return f->faults.count ? ATT_ERR_SYNTAX : ATT_OK;
}

static AttStatus
check_encoding(Formatter* f)
{
  const AttView text = f->origin.text;
  const uint32_t at = (uint32_t)att_utf8_fault(text);
  return at < text.size ? att_fault(&f->faults,
                                    f->origin,
                                    (AttSpan){at, at + 1},
                                    "expected UTF-8, found byte 0x%02X",
                                    (unsigned)(unsigned char)text.at[at])
                        : ATT_OK;
}

AttStatus
att_rules_format(AttOrigin origin,
                 size_t most_errors,
                 AttLog* log,
                 AttText* out)
{
  Formatter f = {.faults = {.log = log, .most = most_errors}, .origin = origin};
  att_text_reset(out);
  AttStatus status = check_encoding(&f);
  if (status == ATT_OK) {
    status = split_lines(&f);
  }
  if (status == ATT_OK) {
    status = add_lines(&f);
  }
  if (status == ATT_OK) {
    status = att_rows_write(&f.rows, out);
  }
  if (status != ATT_OK) {
    att_text_reset(out);
  }
  att_rows_clear(&f.rows);
  ATT_ARRAY_CLEAR(&f.lines);
  ATT_ARRAY_CLEAR(&f.lexemes);
  return status;
}
