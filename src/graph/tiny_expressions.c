// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Expressions (SPARQL 1.1, 19.8: Expression to Aggregate) with their kinds,
// each allowed where SQL and the standard come to the same.

#include "graph/tiny_parser.h"

#include "term/vocabulary.h"

#include <string.h>

static AttTinyValue
of_kind(AttTinyKind kind)
{
  return (AttTinyValue){kind, {"", 0}, false};
}

static bool
is_number(AttTinyValue value)
{
  return value.kind == ATT_TINY_INTEGER || value.kind == ATT_TINY_DECIMAL ||
         value.kind == ATT_TINY_NONE;
}

static bool
is_kind(const AttTinyOperand* operand, AttTinyKind kind)
{
  return operand->value.kind == kind || operand->value.kind == ATT_TINY_NONE;
}

/// In readings before the last a kind may still be wrong.
static AttStatus
demand(AttTinyParser* p, bool holds, AttSpan span, const char* what)
{
  return holds || !p->is_final ? ATT_OK : att_tiny_refuse(p, span, what);
}

static AttStatus
demand_kind(AttTinyParser* p,
            const AttTinyOperand* operand,
            AttTinyKind kind,
            AttSpan span,
            const char* what)
{
  return demand(p, is_kind(operand, kind), span, what);
}

static AttStatus
read_variable(AttTinyParser* p, AttTinyOperand* operand)
{
  size_t variable = 0;
  const AttSpan span = p->lexer.token.span;
  ATT_TRY(att_tiny_variable(p, &variable));
  p->used |= att_tiny_bit(variable);
  operand->value = p->plan->variables[variable].value;
  ATT_TRY(demand(p,
                 operand->value.kind != ATT_TINY_MIXED,
                 span,
                 "a variable with values of several kinds"));
  return att_tiny_format(p, &operand->text, "?v%zu", variable);
}

static AttStatus
read_constant(AttTinyParser* p, AttTinyOperand* operand)
{
  const AttSpan span = p->lexer.token.span;
  operand->is_constant = true;
  if (att_tiny_at_literal(p)) {
    ATT_TRY(att_tiny_literal(p, &operand->term));
  } else {
    operand->term.kind = ATT_TERM_IRI;
    ATT_TRY(att_tiny_iri(p, &operand->term.value));
    if (att_tiny_is_mark(&p->lexer.token, "(")) {
      return att_tiny_refuse(p, span, "casts and functions by IRI");
    }
  }
  operand->value = att_tiny_value_of(&operand->term);
  if (operand->value.kind == ATT_TINY_TYPED) {
    return att_tiny_refuse(
        p, span, "literals of this datatype or spelling in expressions");
  }
  return att_tiny_constant(p, &operand->term, &operand->text);
}

/// '(' 'DISTINCT'? , up to the argument.
static AttStatus
open_aggregate(AttTinyParser* p, bool* is_distinct)
{
  if (!p->may_aggregate) {
    return att_tiny_expected(p, "no aggregate here");
  }
  p->may_aggregate = false; // within another
  p->has_aggregate = true;
  ATT_TRY(att_tiny_expect(p, "("));
  return att_tiny_accept(p, "DISTINCT", is_distinct);
}

static AttStatus
read_count(AttTinyParser* p, AttTinyOperand* operand)
{
  bool is_distinct = false;
  bool is_all = false;
  const AttSpan span = p->lexer.token.span;
  AttTinyOperand inner = {.text = ATT_VIEW("*")};
  ATT_TRY(open_aggregate(p, &is_distinct));
  ATT_TRY(att_tiny_accept(p, "*", &is_all));
  if (is_all && is_distinct) {
    return att_tiny_refuse(p, span, "COUNT(DISTINCT *)");
  }
  if (!is_all) {
    ATT_TRY(att_tiny_expression(p, &inner));
  }
  operand->value = of_kind(ATT_TINY_INTEGER);
  ATT_TRY(att_tiny_format(p,
                          &operand->text,
                          "COUNT(%s%.*s)",
                          is_distinct ? "DISTINCT " : "",
                          ATT_VIEW_ARG(inner.text)));
  return att_tiny_expect(p, ")");
}

/// SUM, AVG, MIN and MAX of numbers.
static AttStatus
read_number_aggregate(AttTinyParser* p,
                      const char* name,
                      AttTinyOperand* operand)
{
  bool is_distinct = false;
  AttTinyOperand inner = {0};
  const AttSpan span = p->lexer.token.span;
  ATT_TRY(open_aggregate(p, &is_distinct));
  ATT_TRY(att_tiny_expression(p, &inner));
  ATT_TRY(demand(p,
                 is_number(inner.value),
                 span,
                 "SUM, AVG, MIN and MAX of others than numbers"));
  operand->value =
      strcmp(name, "AVG") == 0 ? of_kind(ATT_TINY_DECIMAL) : inner.value;
  operand->is_sum = strcmp(name, "SUM") == 0 || strcmp(name, "AVG") == 0;
  ATT_TRY(att_tiny_format(p,
                          &operand->text,
                          "%s(%s%.*s)",
                          name,
                          is_distinct ? "DISTINCT " : "",
                          ATT_VIEW_ARG(inner.text)));
  return att_tiny_expect(p, ")");
}

/// 'GROUP_CONCAT' '(' 'DISTINCT'? Expression ( ';' 'SEPARATOR' '=' String )?
/// ')'
static AttStatus
read_group_concat(AttTinyParser* p, AttTinyOperand* operand)
{
  bool is_distinct = false;
  bool found = false;
  AttTinyOperand inner = {0};
  AttView separator = ATT_VIEW("\" \"");
  const AttSpan span = p->lexer.token.span;
  ATT_TRY(open_aggregate(p, &is_distinct));
  ATT_TRY(att_tiny_expression(p, &inner));
  ATT_TRY(demand_kind(p,
                      &inner,
                      ATT_TINY_STRING,
                      span,
                      "GROUP_CONCAT of others than strings; take STR()"));
  ATT_TRY(att_tiny_accept(p, ";", &found));
  if (found) {
    AttTerm term = {0};
    ATT_TRY(att_tiny_accept(p, "SEPARATOR", &found));
    ATT_TRY(att_tiny_expect(p, "="));
    ATT_TRY(att_tiny_literal(p, &term));
    ATT_TRY(att_tiny_constant(p, &term, &separator));
  }
  ATT_TRY(demand(p,
                 !is_distinct || !found,
                 span,
                 "GROUP_CONCAT(DISTINCT …) with a separator; make distinct "
                 "rows by a subquery"));
  operand->value = of_kind(ATT_TINY_STRING);
  operand->is_sum = true;
  ATT_TRY(att_tiny_format(p,
                          &operand->text,
                          "GROUP_CONCAT(%s%.*s; SEPARATOR=%.*s)",
                          is_distinct ? "DISTINCT " : "",
                          ATT_VIEW_ARG(inner.text),
                          ATT_VIEW_ARG(separator)));
  return att_tiny_expect(p, ")");
}

/// 'BOUND' '(' Var ')'
static AttStatus
read_bound(AttTinyParser* p, AttTinyOperand* operand)
{
  size_t variable = 0;
  ATT_TRY(att_tiny_expect(p, "("));
  ATT_TRY(att_tiny_variable(p, &variable));
  p->used |= att_tiny_bit(variable);
  operand->value = of_kind(ATT_TINY_BOOLEAN);
  ATT_TRY(att_tiny_format(p, &operand->text, "BOUND(?v%zu)", variable));
  return att_tiny_expect(p, ")");
}

/// 'STR' '(' Expression ')': of what is spelt as it is kept.
static AttStatus
read_str(AttTinyParser* p, AttTinyOperand* operand)
{
  AttTinyOperand inner = {0};
  const AttSpan span = p->lexer.token.span;
  ATT_TRY(att_tiny_expect(p, "("));
  ATT_TRY(att_tiny_expression(p, &inner));
  ATT_TRY(
      demand(p,
             inner.value.kind != ATT_TINY_DECIMAL &&
                 inner.value.kind != ATT_TINY_BOOLEAN &&
                 !(inner.value.kind == ATT_TINY_NODE && inner.value.has_blank),
             span,
             "STR of decimals, truth values and what may be a blank node"));
  operand->value = of_kind(ATT_TINY_STRING);
  ATT_TRY(att_tiny_format(
      p, &operand->text, "STR(%.*s)", ATT_VIEW_ARG(inner.text)));
  return att_tiny_expect(p, ")");
}

/// Functions of one argument whose SQL is the standard's.
typedef struct Function {
  const char* name;
  AttTinyKind from;
  AttTinyKind to;
} Function;

static const Function functions[] = {
    {"STRLEN", ATT_TINY_STRING, ATT_TINY_INTEGER},
    {"YEAR", ATT_TINY_DATE, ATT_TINY_INTEGER},
    {"MONTH", ATT_TINY_DATE, ATT_TINY_INTEGER},
    {"DAY", ATT_TINY_DATE, ATT_TINY_INTEGER},
    {"ABS", ATT_TINY_INTEGER, ATT_TINY_INTEGER},
};

static AttStatus
read_function(AttTinyParser* p,
              const Function* function,
              AttTinyOperand* operand)
{
  AttTinyOperand inner = {0};
  const AttSpan span = p->lexer.token.span;
  ATT_TRY(att_tiny_expect(p, "("));
  ATT_TRY(att_tiny_expression(p, &inner));
  ATT_TRY(demand_kind(p,
                      &inner,
                      function->from,
                      span,
                      "this function of another kind of value"));
  operand->value = of_kind(function->to);
  // Years and days are text there: + 0 makes numbers of them.
  ATT_TRY(att_tiny_format(p,
                          &operand->text,
                          "(%s(%.*s) + 0)",
                          function->name,
                          ATT_VIEW_ARG(inner.text)));
  return att_tiny_expect(p, ")");
}

/// What stands between \Q and \E counts as it stands.
static AttStatus
quote_needle(AttTinyParser* p,
             AttView needle,
             const char* before,
             const char* behind,
             AttView* pattern)
{
  AttText text = {0};
  att_text_append_string(&text, before);
  for (size_t i = 0; i < needle.size; ++i) {
    const char c = needle.at[i];
    const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                          (c >= '0' && c <= '9') || ((unsigned char)c & 0x80U);
    att_text_append_string(&text, is_plain ? "" : "\\");
    att_text_append_char(&text, c);
  }
  att_text_append_string(&text, behind);
  AttStatus status = att_text_status(&text);
  if (status == ATT_OK) {
    const AttTerm term = {.kind = ATT_TERM_LITERAL,
                          .value = att_text_view(&text)};
    status = att_tiny_constant(p, &term, pattern);
  }
  att_text_clear(&text);
  return status;
}

/// CONTAINS, STRSTARTS and STRENDS are collated or have wildcards there; a
/// regular expression is exact.
static AttStatus
read_search(AttTinyParser* p,
            const char* before,
            const char* behind,
            AttTinyOperand* operand)
{
  AttTinyOperand text = {0};
  AttTinyOperand needle = {0};
  AttView pattern;
  const AttSpan span = p->lexer.token.span;
  ATT_TRY(att_tiny_expect(p, "("));
  ATT_TRY(att_tiny_expression(p, &text));
  ATT_TRY(att_tiny_expect(p, ","));
  ATT_TRY(att_tiny_expression(p, &needle));
  ATT_TRY(demand(
      p,
      (is_kind(&text, ATT_TINY_STRING) || is_kind(&text, ATT_TINY_LANGUAGE)) &&
          needle.is_constant && needle.value.kind == ATT_TINY_STRING,
      span,
      "searching for others than a given string in a string"));
  ATT_TRY(quote_needle(p, needle.term.value, before, behind, &pattern));
  operand->value = of_kind(ATT_TINY_BOOLEAN);
  ATT_TRY(att_tiny_format(p,
                          &operand->text,
                          "REGEX(%.*s, %.*s, \"s\")",
                          ATT_VIEW_ARG(text.text),
                          ATT_VIEW_ARG(pattern)));
  return att_tiny_expect(p, ")");
}

/// 'REGEX' '(' Expression ',' String ( ',' String )? ')'
static AttStatus
read_regex(AttTinyParser* p, AttTinyOperand* operand)
{
  AttTinyOperand text = {0};
  AttTinyOperand pattern = {0};
  AttTinyOperand flags = {.text = ATT_VIEW("\"\""), .is_constant = true};
  bool found = false;
  const AttSpan span = p->lexer.token.span;
  ATT_TRY(att_tiny_expect(p, "("));
  ATT_TRY(att_tiny_expression(p, &text));
  ATT_TRY(att_tiny_expect(p, ","));
  ATT_TRY(att_tiny_expression(p, &pattern));
  ATT_TRY(att_tiny_accept(p, ",", &found));
  if (found) {
    ATT_TRY(att_tiny_expression(p, &flags));
  }
  ATT_TRY(demand(
      p,
      (is_kind(&text, ATT_TINY_STRING) || is_kind(&text, ATT_TINY_LANGUAGE)) &&
          pattern.is_constant && flags.is_constant,
      span,
      "REGEX of others than strings, or with a computed pattern"));
  operand->value = of_kind(ATT_TINY_BOOLEAN);
  ATT_TRY(att_tiny_format(p,
                          &operand->text,
                          "REGEX(%.*s, %.*s, %.*s)",
                          ATT_VIEW_ARG(text.text),
                          ATT_VIEW_ARG(pattern.text),
                          ATT_VIEW_ARG(flags.text)));
  return att_tiny_expect(p, ")");
}

/// 'SUBSTR' '(' Expression ',' Integer ( ',' Integer )? ')'
static AttStatus
read_substr(AttTinyParser* p, AttTinyOperand* operand)
{
  AttTinyOperand text = {0};
  AttTinyOperand from = {0};
  AttTinyOperand size = {.text = ATT_VIEW("1000000000"),
                         .is_constant = true,
                         .value = {.kind = ATT_TINY_INTEGER}};
  bool found = false;
  const AttSpan span = p->lexer.token.span;
  ATT_TRY(att_tiny_expect(p, "("));
  ATT_TRY(att_tiny_expression(p, &text));
  ATT_TRY(att_tiny_expect(p, ","));
  ATT_TRY(att_tiny_expression(p, &from));
  ATT_TRY(att_tiny_accept(p, ",", &found));
  if (found) {
    ATT_TRY(att_tiny_expression(p, &size));
  }
  ATT_TRY(demand(p,
                 is_kind(&text, ATT_TINY_STRING) && from.is_constant &&
                     size.is_constant && from.value.kind == ATT_TINY_INTEGER &&
                     size.value.kind == ATT_TINY_INTEGER &&
                     !att_view_equal(from.text, ATT_VIEW("0")),
                 span,
                 "SUBSTR of others than strings, or not from given places"));
  operand->value = of_kind(ATT_TINY_STRING);
  ATT_TRY(att_tiny_format(p,
                          &operand->text,
                          "SUBSTR(%.*s, %.*s, %.*s)",
                          ATT_VIEW_ARG(text.text),
                          ATT_VIEW_ARG(from.text),
                          ATT_VIEW_ARG(size.text)));
  return att_tiny_expect(p, ")");
}

/// CONCAT of strings, COALESCE of strings: any number of arguments.
static AttStatus
read_list(AttTinyParser* p, const char* name, AttTinyOperand* operand)
{
  const AttSpan span = p->lexer.token.span;
  AttView all = ATT_VIEW("");
  bool more = true;
  ATT_TRY(att_tiny_expect(p, "("));
  while (more) {
    AttTinyOperand inner = {0};
    ATT_TRY(att_tiny_expression(p, &inner));
    ATT_TRY(demand_kind(p,
                        &inner,
                        ATT_TINY_STRING,
                        span,
                        "CONCAT and COALESCE of others than strings"));
    const AttView before = all;
    ATT_TRY(att_tiny_format(p,
                            &all,
                            "%.*s%s%.*s",
                            ATT_VIEW_ARG(before),
                            before.size ? ", " : "",
                            ATT_VIEW_ARG(inner.text)));
    ATT_TRY(att_tiny_accept(p, ",", &more));
  }
  operand->value = of_kind(ATT_TINY_STRING);
  ATT_TRY(
      att_tiny_format(p, &operand->text, "%s(%.*s)", name, ATT_VIEW_ARG(all)));
  return att_tiny_expect(p, ")");
}

/// 'NOT'? 'EXISTS' GroupGraphPattern
static AttStatus
read_exists(AttTinyParser* p, const char* word, AttTinyOperand* operand)
{
  AttText inner = {0};
  AttText* out = p->out;
  AttTinyScope scope = {0};
  const bool may_aggregate = p->may_aggregate;
  p->may_aggregate = false;
  p->out = &inner;
  AttStatus status = att_tiny_group(p, &scope);
  p->out = out;
  p->may_aggregate = may_aggregate;
  p->shared |= scope.always | scope.maybe;
  if (status == ATT_OK) {
    status = att_text_status(&inner);
  }
  if (status == ATT_OK) {
    status = att_tiny_format(p, &operand->text, "%s %s", word, inner.at);
  }
  att_text_clear(&inner);
  operand->value = of_kind(ATT_TINY_BOOLEAN);
  return status;
}

static AttStatus
read_not_exists(AttTinyParser* p, AttTinyOperand* operand)
{
  bool found = false;
  ATT_TRY(att_tiny_accept(p, "EXISTS", &found));
  return found ? read_exists(p, "NOT EXISTS", operand)
               : att_tiny_expected(p, "EXISTS");
}

static AttStatus
read_call(AttTinyParser* p, AttTinyOperand* operand)
{
  static const char* const aggregates[] = {"SUM", "AVG", "MIN", "MAX"};
  const AttTinyToken token = p->lexer.token;
  ATT_TRY(att_tiny_advance(&p->lexer));
  for (size_t i = 0; i < sizeof aggregates / sizeof *aggregates; ++i) {
    if (att_tiny_is_word(&token, aggregates[i])) {
      return read_number_aggregate(p, aggregates[i], operand);
    }
  }
  for (size_t i = 0; i < sizeof functions / sizeof *functions; ++i) {
    if (att_tiny_is_word(&token, functions[i].name)) {
      return read_function(p, &functions[i], operand);
    }
  }
  if (att_tiny_is_word(&token, "COUNT")) {
    return read_count(p, operand);
  }
  if (att_tiny_is_word(&token, "GROUP_CONCAT")) {
    return read_group_concat(p, operand);
  }
  if (att_tiny_is_word(&token, "BOUND")) {
    return read_bound(p, operand);
  }
  if (att_tiny_is_word(&token, "STR")) {
    return read_str(p, operand);
  }
  if (att_tiny_is_word(&token, "CONTAINS")) {
    return read_search(p, "", "", operand);
  }
  if (att_tiny_is_word(&token, "STRSTARTS")) {
    return read_search(p, "\\A", "", operand);
  }
  if (att_tiny_is_word(&token, "STRENDS")) {
    return read_search(p, "", "\\z", operand);
  }
  if (att_tiny_is_word(&token, "REGEX")) {
    return read_regex(p, operand);
  }
  if (att_tiny_is_word(&token, "SUBSTR")) {
    return read_substr(p, operand);
  }
  if (att_tiny_is_word(&token, "CONCAT")) {
    return read_list(p, "CONCAT", operand);
  }
  if (att_tiny_is_word(&token, "COALESCE")) {
    return read_list(p, "COALESCE", operand);
  }
  if (att_tiny_is_word(&token, "EXISTS")) {
    return read_exists(p, "EXISTS", operand);
  }
  if (att_tiny_is_word(&token, "NOT")) {
    return read_not_exists(p, operand);
  }
  AttView what;
  ATT_TRY(att_tiny_format(p, &what, "%.*s", ATT_VIEW_ARG(token.text)));
  return att_tiny_refuse(p, token.span, what.at);
}

/// '(' Expression ')'
static AttStatus
read_brackets(AttTinyParser* p, AttTinyOperand* operand)
{
  ATT_TRY(att_tiny_expect(p, "("));
  ATT_TRY(att_tiny_expression(p, operand));
  return att_tiny_expect(p, ")");
}

static AttStatus
read_primary(AttTinyParser* p, AttTinyOperand* operand)
{
  const AttTinyToken token = p->lexer.token;
  *operand = (AttTinyOperand){0};
  if (att_tiny_is_mark(&token, "(")) {
    return read_brackets(p, operand);
  }
  if (token.kind == ATT_TINY_VARIABLE) {
    return read_variable(p, operand);
  }
  if (token.kind == ATT_TINY_WORD && !att_tiny_at_literal(p)) {
    const bool may_aggregate = p->may_aggregate;
    ATT_TRY(read_call(p, operand));
    p->may_aggregate = may_aggregate;
    return ATT_OK;
  }
  return read_constant(p, operand);
}

/// '!' PrimaryExpression | '-' PrimaryExpression | PrimaryExpression
static AttStatus
read_unary(AttTinyParser* p, AttTinyOperand* operand)
{
  const AttTinyToken token = p->lexer.token;
  const bool is_not = att_tiny_is_mark(&token, "!");
  if (!is_not && !att_tiny_is_mark(&token, "-")) {
    return read_primary(p, operand);
  }
  ATT_TRY(att_tiny_advance(&p->lexer));
  ATT_TRY(read_primary(p, operand));
  ATT_TRY(demand(
      p,
      is_not ? is_kind(operand, ATT_TINY_BOOLEAN) : is_number(operand->value),
      token.span,
      "'!' of others than truth values, '-' of others than numbers"));
  const AttView inner = operand->text;
  operand->is_constant = false;
  return att_tiny_format(p,
                         &operand->text,
                         is_not ? "(! (%.*s))" : "(0 - %.*s)",
                         ATT_VIEW_ARG(inner));
}

/// Numbers joined by operators out of `marks`.
static AttStatus
read_arithmetic(AttTinyParser* p,
                const char* const marks[2],
                AttStatus (*next)(AttTinyParser*, AttTinyOperand*),
                AttTinyOperand* left)
{
  ATT_TRY(next(p, left));
  for (;;) {
    const AttTinyToken token = p->lexer.token;
    const bool is_first = att_tiny_is_mark(&token, marks[0]);
    if (!is_first && !att_tiny_is_mark(&token, marks[1])) {
      return ATT_OK;
    }
    AttTinyOperand right;
    ATT_TRY(att_tiny_advance(&p->lexer));
    ATT_TRY(next(p, &right));
    const bool divides = att_tiny_is_mark(&token, "/");
    ATT_TRY(demand(p,
                   is_number(left->value) && is_number(right.value) &&
                       !divides && !left->is_sum && !right.is_sum,
                   token.span,
                   divides ? "division" : "arithmetic of others than numbers"));
    if (right.value.kind == ATT_TINY_DECIMAL) {
      left->value = right.value;
    }
    const AttView first = left->text;
    left->is_constant = false;
    ATT_TRY(att_tiny_format(p,
                            &left->text,
                            "(%.*s %s %.*s)",
                            ATT_VIEW_ARG(first),
                            marks[!is_first],
                            ATT_VIEW_ARG(right.text)));
  }
}

/// UnaryExpression ( '*' | '/' … )*
static AttStatus
read_product(AttTinyParser* p, AttTinyOperand* operand)
{
  static const char* const marks[2] = {"*", "/"};
  return read_arithmetic(p, marks, read_unary, operand);
}

/// MultiplicativeExpression ( '+' | '-' … )*
static AttStatus
read_sum(AttTinyParser* p, AttTinyOperand* operand)
{
  static const char* const marks[2] = {"+", "-"};
  return read_arithmetic(p, marks, read_product, operand);
}

/// May two values be compared, by equality or by order?
static bool
compares(AttTinyValue a, AttTinyValue b, bool is_order)
{
  if (is_number(a) && is_number(b)) {
    return true;
  }
  const AttTinyKind kind = a.kind == ATT_TINY_NONE ? b.kind : a.kind;
  if (a.kind != b.kind && a.kind != ATT_TINY_NONE && b.kind != ATT_TINY_NONE) {
    return false;
  }
  return kind == ATT_TINY_DATE ||
         (!is_order &&
          (kind == ATT_TINY_NODE || kind == ATT_TINY_STRING ||
           (kind == ATT_TINY_LANGUAGE && att_view_equal(a.tag, b.tag))));
}

static AttStatus
write_comparison(AttTinyParser* p,
                 const AttTinyOperand* left,
                 const char* mark,
                 const AttTinyOperand* right,
                 AttSpan span,
                 AttView* text)
{
  const bool is_order = mark[0] == '<' || mark[0] == '>';
  ATT_TRY(demand(p,
                 compares(left->value, right->value, is_order),
                 span,
                 is_order ? "an order of others than numbers and dates"
                          : "comparing values of these kinds"));
  return att_tiny_format(p,
                         text,
                         "(%.*s %s %.*s)",
                         ATT_VIEW_ARG(left->text),
                         mark,
                         ATT_VIEW_ARG(right->text));
}

/// 'NOT'? 'IN' '(' Expression ( ',' Expression )* ')', as comparisons.
static AttStatus
read_in(AttTinyParser* p, AttTinyOperand* left, bool is_not, AttSpan span)
{
  AttView all = ATT_VIEW("");
  bool more = true;
  ATT_TRY(att_tiny_expect(p, "("));
  while (more) {
    AttTinyOperand right;
    AttView one;
    ATT_TRY(att_tiny_expression(p, &right));
    ATT_TRY(write_comparison(p, left, is_not ? "!=" : "=", &right, span, &one));
    const AttView before = all;
    ATT_TRY(att_tiny_format(p,
                            &all,
                            "%.*s%s%.*s",
                            ATT_VIEW_ARG(before),
                            !before.size ? ""
                            : is_not     ? " && "
                                         : " || ",
                            ATT_VIEW_ARG(one)));
    ATT_TRY(att_tiny_accept(p, ",", &more));
  }
  ATT_TRY(att_tiny_format(p, &left->text, "(%.*s)", ATT_VIEW_ARG(all)));
  left->value = of_kind(ATT_TINY_BOOLEAN);
  left->is_constant = false;
  return att_tiny_expect(p, ")");
}

/// NumericExpression ( '=' … | 'IN' … )?
static AttStatus
read_relation(AttTinyParser* p, AttTinyOperand* left)
{
  static const char* const marks[] = {"=", "!=", "<", ">", "<=", ">="};
  ATT_TRY(read_sum(p, left));
  const AttTinyToken token = p->lexer.token;
  bool is_not = false;
  bool is_in = false;
  ATT_TRY(att_tiny_accept(p, "NOT", &is_not));
  ATT_TRY(att_tiny_accept(p, "IN", &is_in));
  if (is_in) {
    return read_in(p, left, is_not, token.span);
  }
  for (size_t i = 0; i < sizeof marks / sizeof *marks; ++i) {
    if (att_tiny_is_mark(&token, marks[i])) {
      AttTinyOperand right;
      ATT_TRY(att_tiny_advance(&p->lexer));
      ATT_TRY(read_sum(p, &right));
      ATT_TRY(
          write_comparison(p, left, marks[i], &right, token.span, &left->text));
      left->value = of_kind(ATT_TINY_BOOLEAN);
      left->is_constant = false;
      return ATT_OK;
    }
  }
  return ATT_OK;
}

static AttStatus
read_logic(AttTinyParser* p,
           const char* mark,
           AttStatus (*next)(AttTinyParser*, AttTinyOperand*),
           AttTinyOperand* left)
{
  ATT_TRY(next(p, left));
  while (att_tiny_is_mark(&p->lexer.token, mark)) {
    const AttSpan span = p->lexer.token.span;
    AttTinyOperand right;
    ATT_TRY(att_tiny_advance(&p->lexer));
    ATT_TRY(next(p, &right));
    ATT_TRY(demand(p,
                   is_kind(left, ATT_TINY_BOOLEAN) &&
                       is_kind(&right, ATT_TINY_BOOLEAN),
                   span,
                   "logic of others than truth values"));
    const AttView first = left->text;
    ATT_TRY(att_tiny_format(p,
                            &left->text,
                            "(%.*s %s %.*s)",
                            ATT_VIEW_ARG(first),
                            mark,
                            ATT_VIEW_ARG(right.text)));
  }
  return ATT_OK;
}

/// ValueLogical ( '&&' ValueLogical )*
static AttStatus
read_and(AttTinyParser* p, AttTinyOperand* operand)
{
  return read_logic(p, "&&", read_relation, operand);
}

#define DEEPEST 64

AttStatus
att_tiny_expression(AttTinyParser* p, AttTinyOperand* operand)
{
  if (p->depth >= DEEPEST) {
    return att_tiny_refuse(
        p, p->lexer.token.span, "expressions that nest so deep");
  }
  ++p->depth;
  ATT_TRY(read_logic(p, "||", read_and, operand));
  --p->depth;
  return ATT_OK;
}

AttStatus
att_tiny_constraint(AttTinyParser* p, AttTinyOperand* operand)
{
  const AttSpan span = p->lexer.token.span;
  ATT_TRY(read_primary(p, operand));
  return demand_kind(
      p, operand, ATT_TINY_BOOLEAN, span, "a filter that is no truth value");
}
