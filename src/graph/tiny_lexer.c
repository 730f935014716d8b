// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The terminals of SPARQL 1.1 (section 19.8), as far as they are read.

#include "graph/tiny_lexer.h"

#include "base/text.h"

#include <string.h>

static char
peek(const AttTinyLexer* lexer, size_t ahead)
{
  return lexer->at + ahead < lexer->text.size
             ? lexer->text.at[lexer->at + ahead]
             : '\0';
}

static bool
is_digit(char c)
{
  return c >= '0' && c <= '9';
}

static bool
is_name(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) ||
         c == '_' || ((unsigned char)c & 0x80U);
}

static void
skip_space(AttTinyLexer* lexer)
{
  while (lexer->at < lexer->text.size) {
    const char c = peek(lexer, 0);
    if (c == '#') {
      while (lexer->at < lexer->text.size && peek(lexer, 0) != '\n') {
        ++lexer->at;
      }
    } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      ++lexer->at;
    } else {
      return;
    }
  }
}

/// `<` to `>`; false where it is a comparison.
static bool
read_iri(AttTinyLexer* lexer)
{
  for (size_t i = lexer->at + 1; i < lexer->text.size; ++i) {
    const char c = lexer->text.at[i];
    if (c == '>') {
      lexer->token.kind = ATT_TINY_IRI;
      lexer->token.text = att_view_slice(lexer->text, lexer->at + 1, i);
      lexer->at = i + 1;
      return true;
    }
    if ((c <= ' ' && c >= 0) || strchr("<\"{}|^`\\", c)) {
      return false;
    }
  }
  return false;
}

/// `\u` and four hexadecimal digits, `\U` and eight.
static bool
read_code(AttTinyLexer* lexer, AttText* out)
{
  static const char digits[] = "0123456789abcdef";
  const size_t size = peek(lexer, 1) == 'u' ? 4 : 8;
  uint32_t code = 0;
  for (size_t i = 0; i < size; ++i) {
    const char c = peek(lexer, 2 + i);
    const char lower = c >= 'A' && c <= 'F' ? (char)(c | 0x20) : c;
    const char* found = lower ? strchr(digits, lower) : NULL;
    if (!found) {
      return false;
    }
    code = code * 16 + (uint32_t)(found - digits);
  }
  if (!code || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) {
    return false;
  }
  att_text_append_code(out, code);
  lexer->at += 2 + size;
  return true;
}

/// One escape sequence behind the backslash at `at`.
static bool
read_escape(AttTinyLexer* lexer, AttText* out)
{
  static const char letters[] = "tbnrf\"'\\";
  static const char values[] = "\t\b\n\r\f\"'\\";
  const char c = peek(lexer, 1);
  const char* found = c ? strchr(letters, c) : NULL;
  if (found) {
    att_text_append_char(out, values[found - letters]);
    lexer->at += 2;
    return true;
  }
  return (c == 'u' || c == 'U') && read_code(lexer, out);
}

static AttStatus
read_string(AttTinyLexer* lexer)
{
  const char quote = peek(lexer, 0);
  const bool is_long = peek(lexer, 1) == quote && peek(lexer, 2) == quote;
  AttText text = {0};
  lexer->token.kind = ATT_TINY_WRONG;
  lexer->at += is_long ? 3 : 1;
  while (lexer->at < lexer->text.size) {
    const char c = peek(lexer, 0);
    if (c == quote &&
        (!is_long || (peek(lexer, 1) == quote && peek(lexer, 2) == quote))) {
      lexer->at += is_long ? 3 : 1;
      lexer->token.kind = ATT_TINY_TEXT;
      break;
    }
    if (c == '\\') {
      if (!read_escape(lexer, &text)) {
        break;
      }
    } else if ((c == '\n' || c == '\r') && !is_long) {
      break;
    } else {
      att_text_append_char(&text, c);
      ++lexer->at;
    }
  }
  lexer->token.text = att_arena_copy(lexer->arena, att_text_view(&text));
  const AttStatus status = att_text_status(&text);
  att_text_clear(&text);
  return lexer->token.text.at ? status : ATT_ERR_MEMORY;
}

/// [0-9]* ('.' [0-9]+)? ([eE] [+-]? [0-9]+)?
static void
read_number(AttTinyLexer* lexer)
{
  const size_t begin = lexer->at;
  while (is_digit(peek(lexer, 0))) {
    ++lexer->at;
  }
  if (peek(lexer, 0) == '.' && is_digit(peek(lexer, 1))) {
    ++lexer->at;
    while (is_digit(peek(lexer, 0))) {
      ++lexer->at;
    }
  }
  const size_t sign = peek(lexer, 1) == '+' || peek(lexer, 1) == '-';
  if ((peek(lexer, 0) | 0x20) == 'e' && is_digit(peek(lexer, 1 + sign))) {
    lexer->at += 1 + sign;
    while (is_digit(peek(lexer, 0))) {
      ++lexer->at;
    }
  }
  lexer->token.kind = ATT_TINY_NUMBER;
  lexer->token.text = att_view_slice(lexer->text, begin, lexer->at);
}

/// A word, prefix:local, or _:label.
static void
read_word(AttTinyLexer* lexer)
{
  const size_t begin = lexer->at;
  size_t colon = SIZE_MAX;
  for (; lexer->at < lexer->text.size; ++lexer->at) {
    const char c = peek(lexer, 0);
    if (c == ':') {
      colon = colon == SIZE_MAX ? lexer->at : colon;
    } else if ((c == '-' || c == '.') && lexer->at > begin) {
      size_t next = 1;
      while (peek(lexer, next) == '-' || peek(lexer, next) == '.') {
        ++next;
      }
      const bool joins = is_name(peek(lexer, next)) || peek(lexer, next) == ':';
      if (!joins && (c == '.' || colon == SIZE_MAX)) {
        break;
      }
      if (colon == SIZE_MAX && c == '.') {
        break;
      }
    } else if (!is_name(c)) {
      break;
    }
  }
  lexer->token.text = att_view_slice(lexer->text, begin, lexer->at);
  lexer->token.kind = colon == SIZE_MAX ? ATT_TINY_WORD : ATT_TINY_NAME;
  if (colon == begin + 1 && lexer->text.at[begin] == '_') {
    lexer->token.kind = ATT_TINY_LABEL;
    lexer->token.text = att_view_slice(lexer->text, begin + 2, lexer->at);
  }
}

static void
read_mark(AttTinyLexer* lexer)
{
  static const char* const pairs[] = {"&&", "||", "!=", "<=", ">=", "^^"};
  size_t size = 1;
  for (size_t i = 0; i < sizeof pairs / sizeof *pairs; ++i) {
    if (peek(lexer, 0) == pairs[i][0] && peek(lexer, 1) == pairs[i][1]) {
      size = 2;
    }
  }
  lexer->token.kind = ATT_TINY_MARK;
  lexer->token.text = att_view_slice(lexer->text, lexer->at, lexer->at + size);
  lexer->at += size;
}

static AttStatus
read_token(AttTinyLexer* lexer)
{
  const char c = peek(lexer, 0);
  if (c == '"' || c == '\'') {
    return read_string(lexer);
  }
  if (c == '<' && read_iri(lexer)) {
    return ATT_OK;
  }
  if ((c == '?' || c == '$') && is_name(peek(lexer, 1))) {
    const size_t begin = ++lexer->at;
    while (is_name(peek(lexer, 0))) {
      ++lexer->at;
    }
    lexer->token.kind = ATT_TINY_VARIABLE;
    lexer->token.text = att_view_slice(lexer->text, begin, lexer->at);
  } else if (c == '@' && is_name(peek(lexer, 1))) {
    const size_t begin = ++lexer->at;
    while (is_name(peek(lexer, 0)) || peek(lexer, 0) == '-') {
      ++lexer->at;
    }
    lexer->token.kind = ATT_TINY_LANGTAG;
    lexer->token.text = att_view_slice(lexer->text, begin, lexer->at);
  } else if (is_digit(c) || (c == '.' && is_digit(peek(lexer, 1)))) {
    read_number(lexer);
  } else if (is_name(c) || c == ':') {
    read_word(lexer);
  } else {
    read_mark(lexer);
  }
  return ATT_OK;
}

AttStatus
att_tiny_advance(AttTinyLexer* lexer)
{
  skip_space(lexer);
  const size_t begin = lexer->at;
  AttStatus status = ATT_OK;
  lexer->token = (AttTinyToken){ATT_TINY_END, {"", 0}, {0, 0}};
  if (begin < lexer->text.size) {
    status = read_token(lexer);
  }
  lexer->token.span = (AttSpan){(uint32_t)begin, (uint32_t)lexer->at};
  return status;
}

bool
att_tiny_is_word(const AttTinyToken* token, const char* word)
{
  return token->kind == ATT_TINY_WORD &&
         att_view_equal_ascii_case(token->text, att_view(word));
}

bool
att_tiny_is_mark(const AttTinyToken* token, const char* mark)
{
  return token->kind == ATT_TINY_MARK &&
         att_view_equal(token->text, att_view(mark));
}
