// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// A lexer of SPARQL that knows just enough to see what the engine would answer
// wrongly. Strings, comments and IRIs are passed over.

#include "graph/sparql.h"

#include <string.h>

typedef struct Feature {
  const char* word; ///< upper case
  const char* name;
} Feature;

static const Feature refused[] = {
    {"EXISTS", "EXISTS"},
    {"MINUS", "MINUS"},
    {"VALUES", "VALUES"},
    {"GROUP_CONCAT", "GROUP_CONCAT"},
    {"SERVICE", "SERVICE"},
    {"DESCRIBE", "DESCRIBE"},
    {"CONCAT", "CONCAT"},
};

static const char* const updates[] = {
    "INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE"};

/// What the last token was, as far as property paths care.
typedef enum Last { LAST_OTHER, LAST_TERM, LAST_KEYWORD } Last;

typedef struct Scan {
  AttOrigin query;
  size_t at;
  uint32_t braces;
  uint32_t parentheses;
  Last last;
  AttQueryTraits traits;
  bool is_selection; ///< behind SELECT, GROUP, ORDER or HAVING: no triples
  bool is_aggregate; ///< behind COUNT (, SUM ( …
  AttLog* log;
} Scan;

static bool
is_name_char(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= '0' && c <= '9') || c == '_' || ((unsigned char)c & 0x80U);
}

static char
upper(char c)
{
  return (char)(c >= 'a' && c <= 'z' ? c - ('a' - 'A') : c);
}

static bool
is_word(AttView word, const char* wanted)
{
  if (word.size != strlen(wanted)) {
    return false;
  }
  for (size_t i = 0; i < word.size; ++i) {
    if (upper(word.at[i]) != wanted[i]) {
      return false;
    }
  }
  return true;
}

static bool
is_aggregate(AttView word)
{
  static const char* const names[] = {
      "COUNT", "SUM", "AVG", "MIN", "MAX", "SAMPLE"};
  for (size_t i = 0; i < sizeof names / sizeof *names; ++i) {
    if (is_word(word, names[i])) {
      return true;
    }
  }
  return false;
}

static AttStatus
refuse(const Scan* scan, size_t begin, size_t end, const char* name)
{
  att_report(scan->log,
             ATT_ERROR,
             scan->query,
             (AttSpan){(uint32_t)begin, (uint32_t)end},
             "%s is not supported by the embedded engine; load the graph into "
             "Oxigraph, Jena Fuseki, Virtuoso or QLever",
             name);
  return ATT_ERR_UNSUPPORTED;
}

static AttStatus
refuse_update(const Scan* scan, size_t begin, const char* name)
{
  att_report(scan->log,
             ATT_ERROR,
             scan->query,
             (AttSpan){(uint32_t)begin, (uint32_t)scan->at},
             "%s is of updates, not of queries; `attest query --update` does "
             "them on a store",
             name);
  return ATT_ERR_UNSUPPORTED;
}

static char
peek(const Scan* scan, size_t ahead)
{
  const AttView text = scan->query.text;
  return scan->at + ahead < text.size ? text.at[scan->at + ahead] : '\0';
}

static void
skip_string(Scan* scan, char quote)
{
  const AttView text = scan->query.text;
  const bool is_long = peek(scan, 1) == quote && peek(scan, 2) == quote;
  scan->at += is_long ? 3 : 1;
  while (scan->at < text.size) {
    if (text.at[scan->at] == '\\') {
      scan->at += 2;
    } else if (text.at[scan->at] != quote) {
      ++scan->at;
    } else if (!is_long) {
      ++scan->at;
      return;
    } else if (peek(scan, 1) == quote && peek(scan, 2) == quote) {
      scan->at += 3;
      return;
    } else {
      ++scan->at;
    }
  }
}

/// `<…>` is an IRI where no white space stands in it, else a comparison.
static bool
skip_iri(Scan* scan)
{
  const AttView text = scan->query.text;
  for (size_t i = scan->at + 1; i < text.size; ++i) {
    if (text.at[i] == '>') {
      scan->at = i + 1;
      return true;
    }
    if (text.at[i] <= ' ' || text.at[i] == '"' || text.at[i] == '{') {
      return false;
    }
  }
  return false;
}

static void
note_form(Scan* scan, AttView word)
{
  static const char* const names[] = {"", "SELECT", "ASK", "CONSTRUCT"};
  for (int i = ATT_QUERY_SELECT; i <= ATT_QUERY_CONSTRUCT; ++i) {
    if (scan->traits.form == ATT_QUERY_NONE && is_word(word, names[i])) {
      scan->traits.form = (AttQueryForm)i;
    }
  }
}

/// A keyword, a prefixed name or a number.
static AttStatus
scan_name(Scan* scan)
{
  const AttView text = scan->query.text;
  const size_t begin = scan->at;
  bool is_prefixed = false;
  while (scan->at < text.size &&
         (is_name_char(text.at[scan->at]) || text.at[scan->at] == ':' ||
          ((text.at[scan->at] == '-' || text.at[scan->at] == '.') &&
           is_name_char(peek(scan, 1)) && is_prefixed))) {
    is_prefixed |= text.at[scan->at] == ':';
    ++scan->at;
  }
  const AttView word = att_view_slice(text, begin, scan->at);
  scan->last = is_prefixed || is_word(word, "A") ? LAST_TERM : LAST_KEYWORD;
  if (is_prefixed) {
    return ATT_OK;
  }
  if (!scan->braces) {
    note_form(scan, word);
    scan->traits.is_ordered |= is_word(word, "ORDER");
    scan->traits.is_grouped |= is_word(word, "GROUP");
    scan->traits.is_aggregate |= is_aggregate(word);
  } else if (scan->is_selection && is_aggregate(word)) {
    return refuse(scan, begin, scan->at, "an aggregate in a subquery");
  }
  scan->is_selection |= is_word(word, "SELECT") || is_word(word, "GROUP") ||
                        is_word(word, "ORDER") || is_word(word, "HAVING");
  if (is_word(word, "DISTINCT") && scan->is_aggregate) {
    return refuse(scan, begin, scan->at, "an aggregate of DISTINCT values");
  }
  for (size_t i = 0; i < sizeof refused / sizeof *refused; ++i) {
    if (is_word(word, refused[i].word)) {
      return refuse(scan, begin, scan->at, refused[i].name);
    }
  }
  for (size_t i = 0; i < sizeof updates / sizeof *updates; ++i) {
    if (is_word(word, updates[i])) {
      return refuse_update(scan, begin, updates[i]);
    }
  }
  return ATT_OK;
}

/// Between the terms of a triple pattern these are operators of paths.
static bool
is_path_operator(const Scan* scan)
{
  if (!scan->braces || scan->parentheses || scan->is_selection) {
    return false;
  }
  switch (peek(scan, 0)) {
  case '/':
  case '|':
    return true;
  case '^':
    return peek(scan, 1) != '^' && scan->last != LAST_OTHER;
  case '+':
  case '*':
  case '?':
    return scan->last == LAST_TERM && scan->at > 0 &&
           (is_name_char(scan->query.text.at[scan->at - 1]) ||
            scan->query.text.at[scan->at - 1] == '>') &&
           !is_name_char(peek(scan, 1));
  case '!':
    return scan->last == LAST_TERM && peek(scan, 1) != '=';
  case '(':
    return scan->last == LAST_TERM;
  default:
    return false;
  }
}

static AttStatus
scan_mark(Scan* scan)
{
  if (is_path_operator(scan)) {
    return refuse(scan, scan->at, scan->at + 1, "a property path");
  }
  const char c = peek(scan, 0);
  scan->is_aggregate = c == '(' && scan->last == LAST_KEYWORD;
  scan->is_selection &= c != '{' && c != '}';
  if (c == '^' && peek(scan, 1) == '^') {
    ++scan->at;
  }
  scan->braces += c == '{';
  scan->braces -= c == '}' && scan->braces;
  scan->parentheses += c == '(';
  scan->parentheses -= c == ')' && scan->parentheses;
  scan->last = LAST_OTHER;
  ++scan->at;
  return ATT_OK;
}

static AttStatus
scan_query(Scan* scan)
{
  while (scan->at < scan->query.text.size) {
    const char c = scan->query.text.at[scan->at];
    if (c == '#') {
      while (scan->at < scan->query.text.size &&
             scan->query.text.at[scan->at] != '\n') {
        ++scan->at;
      }
    } else if (c == '"' || c == '\'') {
      skip_string(scan, c);
      scan->last = LAST_OTHER;
    } else if (c == '<' && skip_iri(scan)) {
      scan->last = LAST_TERM;
    } else if ((c == '?' || c == '$') && is_name_char(peek(scan, 1)) &&
               !is_path_operator(scan)) {
      ++scan->at;
      while (is_name_char(peek(scan, 0))) {
        ++scan->at;
      }
      scan->last = LAST_TERM;
    } else if (c <= ' ' && c >= 0) {
      ++scan->at;
    } else if (is_name_char(c) || c == ':') {
      ATT_TRY(scan_name(scan));
    } else {
      ATT_TRY(scan_mark(scan));
    }
  }
  return ATT_OK;
}

AttStatus
att_sparql_check(AttOrigin query, AttQueryTraits* traits, AttLog* log)
{
  Scan scan = {.query = query, .log = log};
  const AttStatus status = scan_query(&scan);
  *traits = scan.traits;
  return status;
}
