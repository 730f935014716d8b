// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The lexer: one function a kind of token, dispatched on the first byte.

#include "rules/lexer.h"

#include "base/utf8.h"

#include <string.h>

#define TAB_WIDTH 8u

typedef struct Lexer {
  AttFaults* faults;
  AttOrigin origin;
  uint32_t at;
  uint32_t end;
  AttLexemes* out;
} Lexer;

static bool
is_blank(char byte)
{
  return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\f' ||
         byte == '\v';
}

static bool
is_upper(char byte)
{
  return byte >= 'A' && byte <= 'Z';
}

static bool
is_alnum(char byte)
{
  return (byte >= 'a' && byte <= 'z') || is_upper(byte) ||
         (byte >= '0' && byte <= '9') || ((unsigned char)byte & 0x80U);
}

bool
att_lex_is_word_byte(char byte)
{
  return is_alnum(byte) || byte == '_' || byte == '.' || byte == '\'' ||
         byte == '%' || byte == '&' || byte == '$' || byte == '+';
}

static AttSourceLine
measure_line(AttView text, uint32_t begin, uint32_t end, uint32_t number)
{
  AttSourceLine line = {.number = number};
  while (begin < end && is_blank(text.at[begin])) {
    line.indent +=
        text.at[begin] == '\t' ? TAB_WIDTH - line.indent % TAB_WIDTH : 1;
    ++begin;
  }
  while (end > begin && is_blank(text.at[end - 1])) {
    --end;
  }
  line.span = (AttSpan){begin, end};
  return line;
}

AttSourceLine
att_lex_line_at(AttView text, uint32_t begin, uint32_t number, uint32_t* next)
{
  const char* feed = memchr(text.at + begin, '\n', text.size - begin);
  const uint32_t end = (uint32_t)(feed ? feed - text.at : (long)text.size);
  *next = end + 1;
  return measure_line(text, begin, end, number);
}

uint32_t
att_lex_mark_size(AttView text)
{
  return att_view_starts_with(text, ATT_VIEW("\xEF\xBB\xBF")) ? 3 : 0;
}

AttStatus
att_lex_lines(AttView text, AttSourceLines* lines)
{
  uint32_t begin = att_lex_mark_size(text);
  uint32_t number = 0;
  while (begin < text.size) {
    const AttSourceLine line = att_lex_line_at(text, begin, ++number, &begin);
    if (line.span.begin < line.span.end && text.at[line.span.begin] != '#') {
      ATT_TRY(ATT_PUSH(lines, line));
    }
  }
  return ATT_OK;
}

static char
peek(const Lexer* lexer, uint32_t ahead)
{
  const uint32_t at = lexer->at + ahead;
  return at < lexer->end ? lexer->origin.text.at[at] : '\0';
}

static AttStatus
push(Lexer* lexer, AttLexemeKind kind, uint32_t begin, AttSpan text)
{
  const AttView source = lexer->origin.text;
  const AttLexeme lexeme = {
      .kind = kind,
      .mark = kind == ATT_LEXEME_MARK ? source.at[begin] : '\0',
      .glued = begin > 0 && !is_blank(source.at[begin - 1]) &&
               source.at[begin - 1] != '\n',
      .span = {begin, lexer->at},
      .text = att_view_slice(source, text.begin, text.end),
  };
  return ATT_PUSH(lexer->out, lexeme);
}

/// "…", /…/ and <…>; a backslash keeps the closing byte from closing.
static AttStatus
lex_enclosed(Lexer* lexer, AttLexemeKind kind, char close, const char* what)
{
  const uint32_t begin = lexer->at++;
  while (lexer->at < lexer->end && peek(lexer, 0) != close) {
    lexer->at += peek(lexer, 0) == '\\' && lexer->at + 1 < lexer->end ? 2 : 1;
  }
  if (lexer->at >= lexer->end) {
    lexer->at = lexer->end;
    return att_fault(lexer->faults,
                     lexer->origin,
                     (AttSpan){begin, begin + 1},
                     "expected a closing %c before the end of the line: "
                     "unterminated %s",
                     close,
                     what);
  }
  ++lexer->at;
  return push(lexer, kind, begin, (AttSpan){begin + 1, lexer->at - 1});
}

static AttStatus
lex_list(Lexer* lexer)
{
  const uint32_t begin = lexer->at++;
  while (is_alnum(peek(lexer, 0)) || peek(lexer, 0) == '_') {
    ++lexer->at;
  }
  if (lexer->at == begin + 1) {
    return att_fault(lexer->faults,
                     lexer->origin,
                     (AttSpan){begin, begin + 1},
                     "expected the name of a list behind @");
  }
  return push(lexer, ATT_LEXEME_LIST, begin, (AttSpan){begin + 1, lexer->at});
}

static bool
is_capitals(AttView text)
{
  size_t capitals = 0;
  for (size_t i = 0; i < text.size; ++i) {
    const bool digit = text.at[i] >= '0' && text.at[i] <= '9';
    capitals += is_upper(text.at[i]);
    if (!is_upper(text.at[i]) && text.at[i] != '_' && !digit) {
      return false;
    }
  }
  return capitals >= 2;
}

/// The length of an apostrophe, straight or typographic (U+2019), else 0.
static uint32_t
apostrophe_at(const Lexer* lexer, uint32_t at)
{
  const AttView rest = att_view_slice(lexer->origin.text, at, lexer->end);
  return att_view_starts_with(rest, ATT_VIEW("'"))              ? 1
         : att_view_starts_with(rest, ATT_VIEW("\xE2\x80\x99")) ? 3
                                                                : 0;
}

/// Where the word that starts here ends. A hyphen belongs to the word where a
/// letter follows ("co-sponsor"), save before a slot ("anti-OBJECT"); 's does
/// not belong to a word in capitals ("OBJECT's").
static uint32_t
word_end(const Lexer* lexer)
{
  const AttView text = lexer->origin.text;
  uint32_t at = lexer->at;
  while (at < lexer->end) {
    const char c = text.at[at];
    const char next = at + 1 < lexer->end ? text.at[at + 1] : '\0';
    const char later = at + 2 < lexer->end ? text.at[at + 2] : '\0';
    const AttView before = att_view_slice(text, lexer->at, at);
    if (c == '-') {
      if (!is_alnum(next) || is_capitals(before) ||
          (is_upper(next) && is_upper(later))) {
        break;
      }
    } else if (!att_lex_is_word_byte(c) ||
               (apostrophe_at(lexer, at) && is_capitals(before))) {
      break;
    }
    ++at;
  }
  return at;
}

/// 's behind the type of a slot ("SUBJECT:Group's") is no part of its name.
static bool
is_type_of_slot(const Lexer* lexer)
{
  const AttLexemes* out = lexer->out;
  return out->size >= 2 && out->at[out->size - 1].mark == ':' &&
         out->at[out->size - 1].glued;
}

static AttStatus
lex_word(Lexer* lexer)
{
  const uint32_t begin = lexer->at;
  lexer->at = word_end(lexer);
  AttView text = att_view_slice(lexer->origin.text, begin, lexer->at);
  for (uint32_t size = 2; size <= 4 && is_type_of_slot(lexer); size += 2) {
    if (text.size > size && att_view_ends_with(text, ATT_VIEW("s")) &&
        apostrophe_at(lexer, lexer->at - size) == size - 1) {
      lexer->at -= size;
      text.size -= size;
    }
  }
  ATT_TRY(push(lexer,
               is_capitals(text) ? ATT_LEXEME_CAPITALS : ATT_LEXEME_WORD,
               begin,
               (AttSpan){begin, lexer->at}));
  // A word swallows its own 's, so one that is left belongs to a slot.
  const uint32_t apostrophe = apostrophe_at(lexer, lexer->at);
  if (apostrophe && peek(lexer, apostrophe) == 's') {
    const uint32_t possessive = lexer->at;
    lexer->at += apostrophe + 1;
    return push(lexer,
                ATT_LEXEME_POSSESSIVE,
                possessive,
                (AttSpan){possessive, lexer->at});
  }
  return ATT_OK;
}

static AttStatus
lex_stray(Lexer* lexer)
{
  uint32_t code = 0;
  const AttView rest =
      att_view_slice(lexer->origin.text, lexer->at, lexer->end);
  const size_t size = att_utf8_decode(rest, &code);
  const AttSpan span = {lexer->at, lexer->at + (uint32_t)(size ? size : 1)};
  if (size == 1 && (code < 0x20U || code == 0x7FU)) {
    return att_fault(lexer->faults,
                     lexer->origin,
                     span,
                     "unexpected control character U+%04X",
                     (unsigned)code);
  }
  return att_fault(lexer->faults,
                   lexer->origin,
                   span,
                   "unexpected character '%.*s'",
                   (int)(span.end - span.begin),
                   rest.at);
}

/// Does an IRI start here? Otherwise < is a mark: "<obj >nsubj" in a path.
static bool
is_iri(const Lexer* lexer)
{
  uint32_t ahead = 1;
  while (peek(lexer, ahead) != '>') {
    if (lexer->at + ahead >= lexer->end || is_blank(peek(lexer, ahead))) {
      return false;
    }
    ++ahead;
  }
  return true;
}

static AttStatus
lex_mark(Lexer* lexer)
{
  const uint32_t begin = lexer->at++;
  return push(lexer, ATT_LEXEME_MARK, begin, (AttSpan){begin, lexer->at});
}

static AttStatus
lex_one(Lexer* lexer)
{
  const char c = peek(lexer, 0);
  switch (c) {
  case '"':
    return lex_enclosed(lexer, ATT_LEXEME_STRING, '"', "string");
  case '/':
    return lex_enclosed(lexer, ATT_LEXEME_REGEX, '/', "regular expression");
  case '<':
    return is_iri(lexer) ? lex_enclosed(lexer, ATT_LEXEME_IRI, '>', "IRI")
                         : lex_mark(lexer);
  case '@':
    return lex_list(lexer);
  default:
    break;
  }
  if (c != '\0' && strchr("(){}|,=;:-[]>*?", c)) {
    return lex_mark(lexer);
  }
  return att_lex_is_word_byte(c) ? lex_word(lexer) : lex_stray(lexer);
}

AttStatus
att_lex(AttFaults* faults, AttOrigin origin, AttSpan line, AttLexemes* lexemes)
{
  Lexer lexer = {faults, origin, line.begin, line.end, lexemes};
  while (lexer.at < lexer.end) {
    if (is_blank(peek(&lexer, 0))) {
      ++lexer.at;
    } else if (peek(&lexer, 0) == '#') {
      break;
    } else {
      ATT_TRY(lex_one(&lexer));
    }
  }
  return ATT_OK;
}

AttSpan
att_lex_raw(AttView text, AttSpan span)
{
  for (uint32_t i = span.begin; i < span.end; ++i) {
    if (text.at[i] == '#' && (i == span.begin || is_blank(text.at[i - 1]))) {
      span.end = i;
    }
  }
  while (span.begin < span.end && is_blank(text.at[span.begin])) {
    ++span.begin;
  }
  while (span.end > span.begin && is_blank(text.at[span.end - 1])) {
    --span.end;
  }
  return span;
}
