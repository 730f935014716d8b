// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Words of a rule file, line by line.
// In: the text of one line. Out: its tokens, with byte spans in the file.

#ifndef ATT_RULES_LEXER_H
#define ATT_RULES_LEXER_H

#include "base/array.h"
#include "rules/faults.h"

typedef enum AttLexemeKind {
  ATT_LEXEME_WORD,       ///< accuses, co-sponsor, Jan.
  ATT_LEXEME_CAPITALS,   ///< AGENT: a slot, or a word such as US
  ATT_LEXEME_STRING,     ///< "quoted"; `text` without the quotes
  ATT_LEXEME_REGEX,      ///< /re/; `text` without the slashes
  ATT_LEXEME_IRI,        ///< <…> without white space; `text` without brackets
  ATT_LEXEME_LIST,       ///< @name; `text` without the @
  ATT_LEXEME_POSSESSIVE, ///< 's right behind a word in capitals
  ATT_LEXEME_MARK,       ///< one of ( ) { } | , = ; : - [ ] < > * ?
} AttLexemeKind;

typedef struct AttLexeme {
  AttLexemeKind kind;
  char mark;    ///< of MARK
  bool glued;   ///< no white space before it
  AttSpan span; ///< bytes of the file
  AttView text;
} AttLexeme;

typedef ATT_ARRAY(AttLexeme) AttLexemes;

/// One physical line that holds more than white space and comment.
typedef struct AttSourceLine {
  AttSpan span;    ///< bytes, without indentation and line end
  uint32_t indent; ///< columns before it; a tab leads to the next multiple of 8
  uint32_t number; ///< from 1
} AttSourceLine;

typedef ATT_ARRAY(AttSourceLine) AttSourceLines;

/// The physical line that starts at `begin`, which may be blank or a comment;
/// `*next` is where the one behind it starts.
AttSourceLine
att_lex_line_at(AttView text, uint32_t begin, uint32_t number, uint32_t* next);

/// Bytes of a byte order mark at the start of a file: 3 or 0.
uint32_t att_lex_mark_size(AttView text);

/// Split a file into its lines; blank lines and comments are left out.
ATT_MUST_USE AttStatus att_lex_lines(AttView text, AttSourceLines* lines);

/// Append the tokens of one line. Reports what is unterminated or no part of
/// the language: ATT_ERR_SYNTAX.
ATT_MUST_USE AttStatus att_lex(AttFaults* faults,
                               AttOrigin origin,
                               AttSpan line,
                               AttLexemes* lexemes);

/// The bytes of a span without a comment behind them, trimmed: for parts of the
/// language that are read raw (values of expectations, paths, templates).
AttSpan att_lex_raw(AttView text, AttSpan span);

/// True where the byte may stand inside a word.
bool att_lex_is_word_byte(char byte);

#endif
