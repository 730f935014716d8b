// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Tokens of SPARQL 1.1, for the translation to TinySPARQL. Private to graph/.
// In: a query. Out: one token at a time.

#ifndef ATT_GRAPH_TINY_LEXER_H
#define ATT_GRAPH_TINY_LEXER_H

#include "base/arena.h"
#include "base/diagnostic.h"

typedef enum AttTinyTokenKind {
  ATT_TINY_END,
  ATT_TINY_WORD,     ///< keyword, function, `a`
  ATT_TINY_VARIABLE, ///< `text` without its mark
  ATT_TINY_IRI,      ///< `text` between < and >
  ATT_TINY_NAME,     ///< prefix:local
  ATT_TINY_LABEL,    ///< of a blank node, without _:
  ATT_TINY_TEXT,     ///< a string, `text` decoded
  ATT_TINY_LANGTAG,  ///< `text` without @
  ATT_TINY_NUMBER,   ///< integer, decimal or double, unsigned
  ATT_TINY_MARK,     ///< one or two characters
  ATT_TINY_WRONG,
} AttTinyTokenKind;

typedef struct AttTinyToken {
  AttTinyTokenKind kind;
  AttView text;
  AttSpan span;
} AttTinyToken;

typedef struct AttTinyLexer {
  AttView text;
  size_t at;
  AttArena* arena; ///< of decoded strings
  AttTinyToken token;
} AttTinyLexer;

/// Go on to the next token; ATT_ERR_MEMORY only.
ATT_MUST_USE AttStatus att_tiny_advance(AttTinyLexer* lexer);

bool att_tiny_is_word(const AttTinyToken* token, const char* word);
bool att_tiny_is_mark(const AttTinyToken* token, const char* mark);

#endif
