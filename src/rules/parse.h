// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// What the two halves of the parser share: a cursor over one logical line.
// In: lexemes. Out: pieces of the tree.

#ifndef ATT_RULES_PARSE_H
#define ATT_RULES_PARSE_H

#include "rules/lexer.h"
#include "rules/tree.h"

typedef struct AttParse {
  AttRuleTree* tree;
  AttOrigin origin;
  uint32_t file;
  AttSourceLines lines;
  size_t line;        ///< next physical line
  AttLexemes lexemes; ///< of the logical line being parsed
  size_t at;
} AttParse;

/// The next lexeme, or NULL at the end of the logical line.
const AttLexeme* att_parse_peek(const AttParse* parse);

/// True, and the cursor moves on, where the next lexeme is this mark.
bool att_parse_mark(AttParse* parse, char mark);

/// The span of the next lexeme, or the place behind the last one.
AttSpan att_parse_here(const AttParse* parse);

/// Report what was expected at the cursor: ATT_ERR_SYNTAX.
AttStatus att_parse_expected(AttParse* parse, const char* what);

/// Demand the end of the logical line.
ATT_MUST_USE AttStatus att_parse_end(AttParse* parse);

/// The rest of the line with white space as att_spell has it, so that it is the
/// same however the author spaced it.
ATT_MUST_USE AttStatus att_parse_folded(AttParse* parse, AttView* text);

/// items = item { "," item }: each one alternative of one or more words.
ATT_MUST_USE AttStatus att_parse_items(AttParse* parse, AttRange* items);

/// valued = item [ ":" value ] { "," item [ ":" value ] }
ATT_MUST_USE AttStatus att_parse_valued_items(AttParse* parse, AttRange* items);

/// One item of `items`, up to a comma, a "=", a ":" or the end.
ATT_MUST_USE AttStatus att_parse_item(AttParse* parse);

/// alternatives = alternative { "|" alternative }, as an element of WORDS.
ATT_MUST_USE AttStatus att_parse_alternatives(AttParse* parse,
                                              AttElement* element);

/// sentence = piece { piece }, to the end of the line.
ATT_MUST_USE AttStatus att_parse_sentence(AttParse* parse, uint32_t number);

/// slot = CAPITALS [ type ] [ "'s" ], at a lexeme in capitals.
ATT_MUST_USE AttStatus att_parse_slot(AttParse* parse, AttElement* slot);

/// qualified = word | word ":" word, with its span.
ATT_MUST_USE AttStatus att_parse_qualified(AttParse* parse,
                                           AttView* name,
                                           AttSpan* span);

/// beside = "beside" qualified { "," qualified }, to the end of the line.
ATT_MUST_USE AttStatus att_parse_beside(AttParse* parse, bool in_event);

/// deeds = "of" [ "not" ] deed { "," deed }, to the end of the line; deed =
/// qualified | "…".
ATT_MUST_USE AttStatus att_parse_deeds(AttParse* parse, bool allowed);

/// Does the line start with "path("?
bool att_parse_is_path(const AttParse* parse);

/// path = "path" "(" trigger { "," piece } ")", to the end of the line.
ATT_MUST_USE AttStatus att_parse_path(AttParse* parse, uint32_t number);

/// kind of values = "time" | "quantity" | "money" | "citation"
ATT_MUST_USE AttStatus att_parse_value_kind(AttParse* parse,
                                            AttValueKind* kind);

/// value = "/" pattern "/" "=" template: the next physical line.
ATT_MUST_USE AttStatus att_parse_value(AttParse* parse, AttValueKind kind);

/// expectations = key "=" value { ";" key "=" value }, on one line
ATT_MUST_USE AttStatus att_parse_expectations(AttParse* parse, AttSpan line);

/// Copy ASCII letters in lower case into the arena.
ATT_MUST_USE AttStatus att_parse_lower(AttArena* arena,
                                       AttView text,
                                       AttView* lower);

/// The text of a string with \" and \\ undone.
ATT_MUST_USE AttStatus att_parse_unescape(AttArena* arena,
                                          AttView text,
                                          AttView* plain);

#endif
