// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// Work around rasqal 0.9.33, which loses bindings where several triples are
// joined with anything else: the triples' row source reads its variables back,
// and what it is joined with has overwritten them. A subquery that sorts keeps
// its rows, so such triples become one:
//
//   { ?e att:agent ?a . ?a a att:State OPTIONAL { ?e att:end ?t } }  ->
//   { { SELECT * WHERE { ?e att:agent ?a . ?a a att:State } ORDER BY ?e }
//     OPTIONAL { ?e att:end ?t } }
//
// It also ends a comparison of rows at a key that neither has; so ORDER BY ?t
// becomes ORDER BY BOUND(?t) COALESCE(?t, ""), which orders as the standard
// does.
//
// In: a query. Out: the same with insertions on the same lines.

#include "graph/sparql.h"

#include <stdlib.h>
#include <string.h>

#define DEEPEST 64
#define LONGEST_BRANCH 16384u // beyond it branches count as different

typedef enum Kind { END, WORD, VARIABLE, TERM, MARK } Kind;

typedef struct Token {
  Kind kind;
  size_t begin;
  size_t end;
} Token;

typedef struct Insertion {
  size_t at;
  const char* text;
  AttView variable; ///< stands between the texts; or empty, and so is `after`
  const char* after;
} Insertion;

/// A run of triples in a group.
typedef struct Run {
  size_t begin;
  size_t end;
  AttView variable; ///< the first one
  bool is_several;
} Run;

typedef ATT_ARRAY(Run) Runs;

typedef struct Rewriter {
  AttView text;
  Token token;
  int depth;
  size_t keepers; ///< BINDs, and sorted subqueries that are joined: they keep
                  ///< values
  bool was_query; ///< of the last group
  AttSpan misfit; ///< the first thing that the engine cannot join, and why
  const char* why;
  ATT_ARRAY(Insertion) insertions;
  ATT_ARRAY(AttView) groups; ///< variables of GROUP BY
  size_t ordered_groups;     ///< so many of them are keys of ORDER BY
} Rewriter;

static char
char_at(const Rewriter* r, size_t at)
{
  return at < r->text.size ? r->text.at[at] : '\0';
}

static bool
is_name(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= '0' && c <= '9') || c == '_' || ((unsigned char)c & 0x80U);
}

static size_t
skip_space(const Rewriter* r, size_t at)
{
  for (;; ++at) {
    const char c = char_at(r, at);
    if (c == '#') {
      while (at < r->text.size && char_at(r, at) != '\n') {
        ++at;
      }
    } else if (!c || c > ' ' || c < 0) {
      return at;
    }
  }
}

static size_t
string_end(const Rewriter* r, size_t at)
{
  const char quote = char_at(r, at);
  const bool is_long =
      char_at(r, at + 1) == quote && char_at(r, at + 2) == quote;
  for (at += is_long ? 3 : 1; at < r->text.size; ++at) {
    if (char_at(r, at) == '\\') {
      ++at;
    } else if (char_at(r, at) == quote &&
               (!is_long ||
                (char_at(r, at + 1) == quote && char_at(r, at + 2) == quote))) {
      return at + (is_long ? 3 : 1);
    }
  }
  return r->text.size;
}

/// The end of `<…>`, or 0 where it is a comparison.
static size_t
iri_end(const Rewriter* r, size_t at)
{
  for (size_t i = at + 1; i < r->text.size; ++i) {
    const char c = char_at(r, i);
    if (c == '>') {
      return i + 1;
    }
    if ((c <= ' ' && c >= 0) || c == '"' || c == '{') {
      return 0;
    }
  }
  return 0;
}

/// A keyword, a prefixed name, a number or a blank label.
static void
read_name(Rewriter* r)
{
  size_t at = r->token.begin;
  bool is_prefixed = false;
  for (; at < r->text.size; ++at) {
    const char c = char_at(r, at);
    const bool joins = (c == '-' || c == '.') && is_name(char_at(r, at + 1)) &&
                       (is_prefixed || c == '.');
    is_prefixed |= c == ':';
    if (!is_name(c) && c != ':' && !joins) {
      break;
    }
  }
  r->token.end = at;
  r->token.kind = is_prefixed ? TERM : WORD;
}

static void
advance(Rewriter* r)
{
  const size_t at = skip_space(r, r->token.end);
  const char c = char_at(r, at);
  r->token = (Token){MARK, at, at + 1};
  if (at >= r->text.size) {
    r->token = (Token){END, at, at};
  } else if (c == '"' || c == '\'') {
    r->token = (Token){TERM, at, string_end(r, at)};
  } else if (c == '<' && iri_end(r, at)) {
    r->token = (Token){TERM, at, iri_end(r, at)};
  } else if ((c == '?' || c == '$') && is_name(char_at(r, at + 1))) {
    r->token.kind = VARIABLE;
    while (is_name(char_at(r, r->token.end))) {
      ++r->token.end;
    }
  } else if (is_name(c) || c == ':') {
    read_name(r);
  }
}

static bool
at_mark(const Rewriter* r, char c)
{
  return r->token.kind == MARK && char_at(r, r->token.begin) == c;
}

static AttView
token_text(const Rewriter* r)
{
  return att_view_slice(r->text, r->token.begin, r->token.end);
}

static bool
at_word(const Rewriter* r, const char* word)
{
  return r->token.kind == WORD &&
         att_view_equal_ascii_case(token_text(r), att_view(word));
}

/// Pass over what stands between `open` and its `close`.
static void
skip_pair(Rewriter* r, char open, char close)
{
  size_t depth = 0;
  do {
    depth += at_mark(r, open);
    depth -= at_mark(r, close);
    advance(r);
  } while (depth && r->token.kind != END);
}

/// FILTER constraint, BIND ( … ): parentheses, behind a name or not.
static void
skip_expression(Rewriter* r)
{
  advance(r);
  while (r->token.kind == WORD || r->token.kind == TERM) {
    advance(r);
  }
  if (at_mark(r, '(')) {
    skip_pair(r, '(', ')');
  }
}

static bool
ends_triples(const Rewriter* r)
{
  return r->token.kind == END || at_mark(r, '{') || at_mark(r, '}') ||
         at_word(r, "FILTER") || at_word(r, "OPTIONAL") || at_word(r, "BIND") ||
         at_word(r, "GRAPH");
}

static AttStatus
read_triples(Rewriter* r, Runs* runs)
{
  while (at_mark(r, '.')) {
    advance(r);
  }
  Run run = {r->token.begin, r->token.begin, ATT_VIEW(""), false};
  bool is_closed = false;
  while (!ends_triples(r)) {
    run.is_several |= is_closed || at_mark(r, ';') || at_mark(r, ',') ||
                      at_mark(r, '[') || at_mark(r, '(');
    is_closed |= at_mark(r, '.');
    if (r->token.kind == VARIABLE && !run.variable.size) {
      run.variable = token_text(r);
    }
    run.end = r->token.end;
    advance(r);
  }
  return run.end > run.begin ? ATT_PUSH(runs, run) : ATT_OK;
}

static void
set_misfit(Rewriter* r, const char* why)
{
  if (!r->why) {
    r->misfit = (AttSpan){(uint32_t)r->token.begin, (uint32_t)r->token.end};
    r->why = why;
  }
}

/// GROUP BY ?a ?b …
static AttStatus
read_groups(Rewriter* r)
{
  advance(r);
  if (at_word(r, "BY")) {
    advance(r);
  }
  while (r->token.kind == VARIABLE) {
    ATT_TRY(ATT_PUSH(&r->groups, token_text(r)));
    advance(r);
  }
  return ATT_OK;
}

/// Of two groups rasqal compares the variables of the groups behind them.
/// Groups come in the order of their variables, so keys of this order do no
/// harm, last.
static void
check_group_key(Rewriter* r, bool falls)
{
  size_t i = 0;
  while (i < r->groups.size &&
         !att_view_equal(r->groups.at[i], token_text(r))) {
    ++i;
  }
  const bool is_count = i == r->groups.size;
  if (is_count ? r->ordered_groups > 0 : falls || i != r->ordered_groups) {
    set_misfit(r,
               "misplaces groups here; order by counts first, then by the "
               "variables of GROUP BY, in their order, ascending");
  }
  r->ordered_groups += !is_count;
}

static AttStatus
insert(Rewriter* r,
       size_t at,
       const char* text,
       AttView variable,
       const char* after)
{
  return ATT_PUSH(&r->insertions, (Insertion){at, text, variable, after});
}

/// The variable that the token is, as a key: before it what tells the bound.
static AttStatus
rewrite_key(Rewriter* r)
{
  const AttView name = token_text(r);
  check_group_key(r, false);
  ATT_TRY(insert(r, r->token.begin, "BOUND(", name, ") COALESCE("));
  ATT_TRY(insert(r, r->token.end, ", \"\")", ATT_VIEW(""), ""));
  advance(r);
  return ATT_OK;
}

/// The variable of `DESC (?u)`, whose word begins at `begin`.
static AttStatus
rewrite_directed_key(Rewriter* r, size_t begin, bool falls)
{
  const AttView name = token_text(r);
  const char* word = falls ? "DESC(BOUND(" : "ASC(BOUND(";
  check_group_key(r, falls);
  ATT_TRY(insert(r, begin, word, name, ")) "));
  ATT_TRY(insert(r, r->token.begin, "COALESCE(", ATT_VIEW(""), ""));
  ATT_TRY(insert(r, r->token.end, ", \"\")", ATT_VIEW(""), ""));
  advance(r);
  return ATT_OK;
}

/// What follows `STR (`, whose word begins at `begin`: a variable as a key.
static AttStatus
rewrite_string_key(Rewriter* r, size_t begin)
{
  check_group_key(r, false);
  ATT_TRY(insert(r, begin, "BOUND(", token_text(r), ") COALESCE("));
  advance(r);
  if (at_mark(r, ')')) {
    ATT_TRY(insert(r, r->token.end, ", \"\")", ATT_VIEW(""), ""));
    advance(r);
  }
  return ATT_OK;
}

/// ORDER BY ?t STR(?u) DESC(?v) …; other expressions stay.
static AttStatus
rewrite_order(Rewriter* r)
{
  while (r->token.kind != END && !at_word(r, "LIMIT") &&
         !at_word(r, "OFFSET")) {
    if (r->token.kind == VARIABLE) {
      ATT_TRY(rewrite_key(r));
      continue;
    }
    const size_t begin = r->token.begin;
    const bool falls = at_word(r, "DESC");
    const bool is_directed = falls || at_word(r, "ASC");
    const bool is_string = at_word(r, "STR");
    advance(r);
    if (!at_mark(r, '(')) {
      continue;
    }
    const Token open = r->token;
    advance(r);
    if (is_directed && r->token.kind == VARIABLE) {
      ATT_TRY(rewrite_directed_key(r, begin, falls));
    } else if (is_string && r->token.kind == VARIABLE) {
      ATT_TRY(rewrite_string_key(r, begin));
    } else {
      r->token = open;
      skip_pair(r, '(', ')');
    }
  }
  return ATT_OK;
}

static AttStatus rewrite_group(Rewriter* r);

/// SELECT … WHERE { … } …, up to the brace that closes what it stands in.
static AttStatus
rewrite_query(Rewriter* r)
{
  bool is_template = false;
  while (r->token.kind != END && !at_mark(r, '}')) {
    if (at_word(r, "CONSTRUCT")) {
      is_template = true;
      advance(r);
    } else if (at_word(r, "WHERE")) {
      is_template = false;
      advance(r);
    } else if (at_mark(r, '{') && is_template) {
      skip_pair(r, '{', '}');
      is_template = false;
    } else if (at_word(r, "GROUP") && !r->depth) {
      ATT_TRY(read_groups(r));
    } else if (at_word(r, "ORDER") && !r->depth) {
      ATT_TRY(rewrite_order(r));
    } else if (at_mark(r, '{')) {
      ATT_TRY(rewrite_group(r));
    } else {
      advance(r);
    }
  }
  return ATT_OK;
}

static bool
has_variable(Rewriter* r, AttSpan span, AttView name)
{
  const Token kept = r->token;
  bool found = false;
  r->token.end = span.begin;
  for (advance(r); r->token.begin < span.end && r->token.kind != END && !found;
       advance(r)) {
    found = r->token.kind == VARIABLE && att_view_equal(token_text(r), name);
  }
  r->token = kept;
  return found;
}

/// True where every variable of one branch stands in the other.
static bool
is_within(Rewriter* r, AttSpan branch, AttSpan other)
{
  const Token kept = r->token;
  bool within = branch.end - branch.begin < LONGEST_BRANCH;
  r->token.end = branch.begin;
  for (advance(r);
       r->token.begin < branch.end && r->token.kind != END && within;
       advance(r)) {
    within = r->token.kind != VARIABLE || has_variable(r, other, token_text(r));
  }
  r->token = kept;
  return within;
}

/// A group, or the branches of a UNION. rasqal joins what follows wrongly where
/// branches bind different variables, and loses rows of the branches behind one
/// that binds a variable by BIND or joins a sorted subquery: its value stays.
static AttStatus
rewrite_union(Rewriter* r, bool* differs)
{
  const size_t joins = r->keepers;
  AttSpan first = {(uint32_t)r->token.begin, 0};
  ATT_TRY(rewrite_group(r));
  first.end = (uint32_t)r->token.begin;
  while (at_word(r, "UNION")) {
    if (r->keepers > joins) {
      set_misfit(
          r,
          "loses rows of a UNION behind a branch with BIND, or that joins "
          "OPTIONAL or a group to several triples; put it last");
    }
    advance(r);
    AttSpan next = {(uint32_t)r->token.begin, 0};
    if (!at_mark(r, '{')) {
      return ATT_OK;
    }
    ATT_TRY(rewrite_group(r));
    next.end = (uint32_t)r->token.begin;
    *differs =
        *differs || !is_within(r, first, next) || !is_within(r, next, first);
  }
  return ATT_OK;
}

/// The elements of a group. `*is_joined`: more than triples with filters
/// behind them.
static AttStatus
rewrite_elements(Rewriter* r, Runs* runs, bool* is_joined)
{
  bool differs = false;
  bool has_query = false;
  size_t elements = 0;
  for (; r->token.kind != END && !at_mark(r, '}'); ++elements) {
    const size_t before = runs->size;
    if (at_word(r, "OPTIONAL") && !*is_joined && !runs->size) {
      set_misfit(r, "answers nothing where a group begins with OPTIONAL");
    }
    if (differs && !at_word(r, "FILTER") && !at_mark(r, '.')) {
      set_misfit(r,
                 "cannot join this with a UNION whose branches bind different "
                 "variables; put it before the UNION");
    }
    if (at_mark(r, '{')) {
      *is_joined = true;
      ATT_TRY(rewrite_union(r, &differs));
      has_query |= r->was_query;
    } else if (at_mark(r, '.')) {
      advance(r);
      --elements;
    } else if (at_word(r, "FILTER")) {
      skip_expression(r);
    } else if (at_word(r, "BIND")) {
      *is_joined = true;
      ++r->keepers;
      skip_expression(r);
    } else if (at_word(r, "OPTIONAL") || at_word(r, "UNION") ||
               at_word(r, "GRAPH")) {
      *is_joined = true;
      advance(r);
      if (r->token.kind == VARIABLE || r->token.kind == TERM) {
        advance(r);
      }
    } else {
      ATT_TRY(read_triples(r, runs));
      *is_joined |= before && runs->size > before;
    }
  }
  r->keepers += has_query && elements > 1;
  return ATT_OK;
}

static AttStatus
insert_subqueries(Rewriter* r, const Runs* runs)
{
  for (size_t i = 0; i < runs->size; ++i) {
    const Run* run = &runs->at[i];
    if (run->is_several && run->variable.size) {
      ATT_TRY(insert(r, run->begin, "{ SELECT * WHERE { ", ATT_VIEW(""), ""));
      ATT_TRY(insert(r, run->end, " } ORDER BY ", run->variable, " } "));
      ++r->keepers;
    }
  }
  return ATT_OK;
}

static AttStatus
rewrite_group(Rewriter* r)
{
  if (++r->depth > DEEPEST) {
    return ATT_ERR_LIMIT;
  }
  advance(r);
  Runs runs = {0};
  bool is_joined = false;
  const bool is_query = at_word(r, "SELECT");
  AttStatus status =
      is_query ? rewrite_query(r) : rewrite_elements(r, &runs, &is_joined);
  if (status == ATT_OK && is_joined) {
    status = insert_subqueries(r, &runs);
  }
  ATT_ARRAY_CLEAR(&runs);
  if (at_mark(r, '}')) {
    advance(r);
  }
  r->was_query = is_query;
  --r->depth;
  return status;
}

static int
order_insertions(const void* left, const void* right)
{
  const Insertion* a = left;
  const Insertion* b = right;
  return (a->at > b->at) - (a->at < b->at);
}

static void
write_insertions(Rewriter* r, AttText* out)
{
  size_t at = 0;
  if (r->insertions.size) {
    qsort(r->insertions.at,
          r->insertions.size,
          sizeof *r->insertions.at,
          order_insertions);
  }
  for (size_t i = 0; i < r->insertions.size; ++i) {
    const Insertion* insertion = &r->insertions.at[i];
    att_text_append(out, att_view_slice(r->text, at, insertion->at));
    att_text_append_string(out, insertion->text);
    att_text_append(out, insertion->variable);
    att_text_append_string(out, insertion->after);
    at = insertion->at;
  }
  att_text_append(out, att_view_slice(r->text, at, r->text.size));
  att_text_append_char(out, '\n'); // it takes no comment without an end of line
}

AttStatus
att_sparql_rewrite(AttOrigin query, AttText* out, AttLog* log)
{
  Rewriter r = {.text = query.text};
  advance(&r);
  AttStatus status = rewrite_query(&r);
  if (status == ATT_OK && r.why) {
    att_report(
        log, ATT_ERROR, query, r.misfit, "the embedded engine %s", r.why);
    status = ATT_ERR_UNSUPPORTED;
  } else if (status == ATT_OK) {
    write_insertions(&r, out);
    status = att_text_status(out);
  } else if (status == ATT_ERR_LIMIT) {
    att_report_plain(log, ATT_ERROR, query.name, "groups nest too deep");
  }
  ATT_ARRAY_CLEAR(&r.insertions);
  ATT_ARRAY_CLEAR(&r.groups);
  return status;
}
