// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Groups and what joins them (SPARQL 1.1, 19.8: GroupGraphPattern to Filter).

#include "graph/tiny_parser.h"

#define DEEPEST 32
#define MOST_VALUES 8u // variables of a table of VALUES

static uint64_t
all_of(AttTinyScope scope)
{
  return scope.always | scope.maybe;
}

/// In SQL no value joins with nothing, in SPARQL with everything.
static AttStatus
check_join(AttTinyParser* p,
           AttTinyScope left,
           AttTinyScope right,
           AttSpan span)
{
  if ((left.maybe & all_of(right)) || (right.maybe & all_of(left))) {
    return att_tiny_refuse(
        p, span, "joins on a variable that may have no value");
  }
  if (p->computed & all_of(left) & all_of(right)) {
    return att_tiny_refuse(p, span, "joins on a variable that is computed");
  }
  return ATT_OK;
}

static AttStatus
join(AttTinyParser* p, AttTinyScope* scope, AttTinyScope next, AttSpan span)
{
  ATT_TRY(check_join(p, *scope, next, span));
  scope->always |= next.always;
  scope->maybe |= next.maybe;
  return ATT_OK;
}

/// GroupGraphPattern ( 'UNION' GroupGraphPattern )*
static AttStatus
read_union(AttTinyParser* p, AttTinyScope* scope)
{
  bool more = false;
  ATT_TRY(att_tiny_group(p, scope));
  ATT_TRY(att_tiny_accept(p, "UNION", &more));
  while (more) {
    AttTinyScope next;
    att_text_append_string(p->out, "UNION ");
    ATT_TRY(att_tiny_group(p, &next));
    const uint64_t all = all_of(*scope) | all_of(next);
    scope->always &= next.always;
    scope->maybe = all & ~scope->always;
    ATT_TRY(att_tiny_accept(p, "UNION", &more));
  }
  return ATT_OK;
}

static AttStatus
read_optional(AttTinyParser* p, AttTinyScope* scope, AttSpan span)
{
  AttTinyScope inner;
  if (!scope->always) {
    return att_tiny_refuse(p, span, "a group that begins with OPTIONAL");
  }
  att_text_append_string(p->out, "OPTIONAL ");
  ATT_TRY(att_tiny_group(p, &inner));
  ATT_TRY(check_join(p, *scope, inner, span));
  scope->maybe |= all_of(inner) & ~scope->always;
  return ATT_OK;
}

static AttStatus
read_minus(AttTinyParser* p, const AttTinyScope* scope, AttSpan span)
{
  AttTinyScope inner;
  const size_t before = p->out->size;
  att_text_append_string(p->out, "MINUS ");
  ATT_TRY(att_tiny_group(p, &inner));
  if (!(all_of(*scope) & all_of(inner))) {
    att_text_cut(p->out, before); // it takes nothing away
    return ATT_OK;
  }
  return check_join(p, *scope, inner, span);
}

static AttStatus
read_filter(AttTinyParser* p)
{
  AttTinyOperand operand;
  ATT_TRY(att_tiny_constraint(p, &operand));
  att_text_format(p->out, "FILTER (%.*s) ", ATT_VIEW_ARG(operand.text));
  return ATT_OK;
}

/// '(' Expression 'AS' Var ')'
static AttStatus
read_bind(AttTinyParser* p, AttTinyScope* scope, AttSpan span)
{
  AttTinyOperand operand;
  size_t variable = 0;
  bool found = false;
  const uint64_t used = p->used;
  p->used = 0;
  ATT_TRY(att_tiny_expect(p, "("));
  ATT_TRY(att_tiny_expression(p, &operand));
  ATT_TRY(att_tiny_accept(p, "AS", &found));
  if (!found) {
    return att_tiny_expected(p, "AS");
  }
  ATT_TRY(att_tiny_variable(p, &variable));
  const uint64_t bit = att_tiny_bit(variable);
  if (operand.is_constant && operand.value.kind == ATT_TINY_NODE) {
    return att_tiny_refuse(p, span, "BIND of an IRI");
  }
  if ((p->used & ~all_of(*scope)) || (all_of(*scope) & bit)) {
    return att_tiny_refuse(
        p, span, "BIND of variables that stand behind it or elsewhere");
  }
  att_tiny_note(p, variable, operand.value);
  *((p->used & ~scope->always) ? &scope->maybe : &scope->always) |= bit;
  p->computed |= bit;
  p->used = used;
  att_text_format(
      p->out, "BIND (%.*s AS ?v%zu) ", ATT_VIEW_ARG(operand.text), variable);
  return att_tiny_expect(p, ")");
}

static AttStatus
read_data_value(AttTinyParser* p, size_t variable)
{
  AttTerm term = {0};
  AttView text;
  if (att_tiny_is_word(&p->lexer.token, "UNDEF")) {
    return att_tiny_refuse(p, p->lexer.token.span, "UNDEF");
  }
  ATT_TRY(att_tiny_at_literal(p) ? att_tiny_literal(p, &term)
                                 : att_tiny_iri(p, &term.value));
  att_tiny_note(p, variable, att_tiny_value_of(&term));
  ATT_TRY(att_tiny_constant(p, &term, &text));
  att_text_format(p->out, "%.*s ", ATT_VIEW_ARG(text));
  return ATT_OK;
}

/// '(' Value* ')' as a group with a VALUES for each: TinySPARQL's own lists of
/// several give numbers for nodes.
static AttStatus
read_data_row(AttTinyParser* p, const size_t* variables, size_t count)
{
  ATT_TRY(att_tiny_expect(p, "("));
  att_text_append_string(p->out, "{ ");
  for (size_t i = 0; i < count; ++i) {
    att_text_format(p->out, "VALUES ?v%zu { ", variables[i]);
    ATT_TRY(read_data_value(p, variables[i]));
    att_text_append_string(p->out, "} ");
  }
  att_text_append_string(p->out, "} ");
  return att_tiny_expect(p, ")");
}

/// 'VALUES' '(' Var* ')' '{' row* '}'
static AttStatus
read_table(AttTinyParser* p, AttTinyScope* scope)
{
  size_t variables[MOST_VALUES];
  size_t count = 0;
  const AttSpan span = p->lexer.token.span;
  ATT_TRY(att_tiny_expect(p, "("));
  while (!att_tiny_is_mark(&p->lexer.token, ")")) {
    if (count == MOST_VALUES) {
      return att_tiny_refuse(p, span, "VALUES of so many variables");
    }
    ATT_TRY(att_tiny_variable(p, &variables[count]));
    scope->always |= att_tiny_bit(variables[count]);
    if (p->plan->variables[variables[count]].value.kind == ATT_TINY_NODE) {
      p->given |= att_tiny_bit(variables[count]);
    }
    ++count;
  }
  ATT_TRY(att_tiny_advance(&p->lexer));
  ATT_TRY(att_tiny_expect(p, "{"));
  if (!count || att_tiny_is_mark(&p->lexer.token, "}")) {
    return att_tiny_refuse(p, span, "VALUES without a value");
  }
  att_text_append_string(p->out, "{ ");
  for (bool is_first = true; !att_tiny_is_mark(&p->lexer.token, "}");
       is_first = false) {
    att_text_append_string(p->out, is_first ? "" : "UNION ");
    ATT_TRY(read_data_row(p, variables, count));
  }
  att_text_append_string(p->out, "} ");
  return att_tiny_advance(&p->lexer);
}

/// 'VALUES' ( Var '{' Value* '}' | table )
static AttStatus
read_values(AttTinyParser* p, AttTinyScope* scope)
{
  size_t variable = 0;
  if (att_tiny_is_mark(&p->lexer.token, "(")) {
    return read_table(p, scope);
  }
  ATT_TRY(att_tiny_variable(p, &variable));
  scope->always = att_tiny_bit(variable);
  if (p->plan->variables[variable].value.kind == ATT_TINY_NODE) {
    p->given |= scope->always; // known by the reading before
  }
  att_text_format(p->out, "VALUES ?v%zu { ", variable);
  ATT_TRY(att_tiny_expect(p, "{"));
  while (!att_tiny_is_mark(&p->lexer.token, "}")) {
    ATT_TRY(read_data_value(p, variable));
  }
  att_text_append_string(p->out, "} ");
  return att_tiny_advance(&p->lexer);
}

static AttStatus
read_element(AttTinyParser* p, AttTinyScope* scope)
{
  const AttTinyToken token = p->lexer.token;
  AttTinyScope next = {0};
  if (att_tiny_is_mark(&token, "{")) {
    ATT_TRY(read_union(p, &next));
    return join(p, scope, next, token.span);
  }
  if (token.kind != ATT_TINY_WORD || token.text.size == 1 ||
      att_tiny_at_literal(p)) {
    ATT_TRY(att_tiny_triples(p, &next));
    return join(p, scope, next, token.span);
  }
  ATT_TRY(att_tiny_advance(&p->lexer));
  if (att_tiny_is_word(&token, "OPTIONAL")) {
    return read_optional(p, scope, token.span);
  }
  if (att_tiny_is_word(&token, "MINUS")) {
    return read_minus(p, scope, token.span);
  }
  if (att_tiny_is_word(&token, "FILTER")) {
    return read_filter(p);
  }
  if (att_tiny_is_word(&token, "BIND")) {
    return read_bind(p, scope, token.span);
  }
  if (att_tiny_is_word(&token, "VALUES")) {
    ATT_TRY(read_values(p, &next));
    return join(p, scope, next, token.span);
  }
  if (att_tiny_is_word(&token, "GRAPH")) {
    return att_tiny_refuse(p, token.span, "GRAPH");
  }
  if (att_tiny_is_word(&token, "SERVICE")) {
    return att_tiny_refuse(p, token.span, "SERVICE");
  }
  return att_tiny_expected(p, "a pattern");
}

static AttStatus
read_elements(AttTinyParser* p, AttTinyScope* scope)
{
  const size_t begin = p->group_begin;
  const uint64_t used = p->used;
  const uint64_t shared = p->shared;
  const uint64_t given = p->given;
  const uint64_t matched = p->matched;
  const uint64_t outer = p->outer;
  const size_t loose = p->loose_count;
  const AttSpan span = p->lexer.token.span;
  p->group_begin = span.begin;
  p->used = 0;
  p->shared = 0;
  p->given = 0;
  p->outer |= p->matched;
  p->matched = 0;
  while (!att_tiny_is_mark(&p->lexer.token, "}")) {
    if (p->lexer.token.kind == ATT_TINY_END) {
      return att_tiny_expected(p, "'}'");
    }
    if (att_tiny_is_mark(&p->lexer.token, ".")) {
      ATT_TRY(att_tiny_advance(&p->lexer));
    } else {
      ATT_TRY(read_element(p, scope));
    }
  }
  if (p->used & ~all_of(*scope)) {
    return att_tiny_refuse(
        p, span, "a filter on a variable that its group has not");
  }
  if (p->shared & (scope->maybe | (p->computed & scope->always))) {
    return att_tiny_refuse(
        p, span, "EXISTS on a variable that may have no value");
  }
  ATT_TRY(att_tiny_settle(p, loose));
  if (p->given & ~p->matched) { // the store may not know such a node
    return att_tiny_refuse(
        p, span, "VALUES of nodes that no triple of the group has");
  }
  p->given = given;
  p->matched = matched;
  p->outer = outer;
  p->group_begin = begin;
  p->used = used;
  p->shared = shared;
  return ATT_OK;
}

AttStatus
att_tiny_group(AttTinyParser* p, AttTinyScope* scope)
{
  *scope = (AttTinyScope){0};
  if (p->depth >= DEEPEST) {
    return att_tiny_refuse(p, p->lexer.token.span, "groups that nest so deep");
  }
  ++p->depth;
  ++p->groups;
  ATT_TRY(att_tiny_expect(p, "{"));
  att_text_append_string(p->out, "{ ");
  ATT_TRY(att_tiny_is_word(&p->lexer.token, "SELECT")
              ? att_tiny_subselect(p, scope)
              : read_elements(p, scope));
  att_text_append_string(p->out, "} ");
  --p->groups;
  --p->depth;
  return att_tiny_expect(p, "}");
}

/// `?p = iri` behind `?p`, or `IN (iri, …)`.
static AttStatus
read_choice(AttTinyParser* p, AttTinyChoices* choices, bool* is_choice)
{
  bool is_equal = false;
  bool is_in = false;
  AttView iri;
  ATT_TRY(att_tiny_accept(p, "=", &is_equal));
  ATT_TRY(att_tiny_accept(p, "IN", &is_in));
  *is_choice = is_equal || (is_in && att_tiny_is_mark(&p->lexer.token, "("));
  while (*is_choice) {
    if (is_in) {
      ATT_TRY(att_tiny_advance(&p->lexer)); // '(' or ','
    }
    *is_choice = p->lexer.token.kind == ATT_TINY_NAME ||
                 p->lexer.token.kind == ATT_TINY_IRI;
    if (!*is_choice) {
      return ATT_OK;
    }
    ATT_TRY(att_tiny_iri(p, &iri));
    ATT_TRY(ATT_PUSH(choices, iri));
    if (!is_in || !att_tiny_is_mark(&p->lexer.token, ",")) {
      break;
    }
  }
  if (*is_choice && is_in) {
    *is_choice = att_tiny_is_mark(&p->lexer.token, ")");
    ATT_TRY(att_tiny_advance(&p->lexer));
  }
  return ATT_OK;
}

/// Choices joined by "||", in any parentheses, up to "&&" or the end.
static AttStatus
read_choices(AttTinyParser* p,
             AttView variable,
             AttTinyChoices* choices,
             bool* is_choice)
{
  size_t open = 0;
  *is_choice = true;
  while (*is_choice) {
    while (att_tiny_is_mark(&p->lexer.token, "(")) {
      ++open;
      ATT_TRY(att_tiny_advance(&p->lexer));
    }
    *is_choice = p->lexer.token.kind == ATT_TINY_VARIABLE &&
                 att_view_equal(p->lexer.token.text, variable);
    if (*is_choice) {
      ATT_TRY(att_tiny_advance(&p->lexer));
      ATT_TRY(read_choice(p, choices, is_choice));
    }
    while (open && att_tiny_is_mark(&p->lexer.token, ")")) {
      --open;
      ATT_TRY(att_tiny_advance(&p->lexer));
    }
    bool more = false;
    ATT_TRY(att_tiny_accept(p, "||", &more));
    if (!more) {
      break;
    }
  }
  *is_choice &= open == 0 && (att_tiny_is_mark(&p->lexer.token, "&&") ||
                              att_tiny_is_mark(&p->lexer.token, ")"));
  return ATT_OK;
}

/// FILTER ( choices && … ): the first part of a conjunction, where no "||"
/// stands beside it.
static AttStatus
read_filter_choices(AttTinyParser* p, AttView variable, AttTinyChoices* choices)
{
  bool is_choice = false;
  ATT_TRY(att_tiny_advance(&p->lexer)); // FILTER
  if (!att_tiny_is_mark(&p->lexer.token, "(")) {
    return ATT_OK;
  }
  ATT_TRY(att_tiny_advance(&p->lexer));
  ATT_TRY(read_choices(p, variable, choices, &is_choice));
  for (size_t depth = 1; is_choice && depth;) {
    is_choice = p->lexer.token.kind != ATT_TINY_END &&
                !(depth == 1 && att_tiny_is_mark(&p->lexer.token, "||"));
    depth += att_tiny_is_mark(&p->lexer.token, "(");
    depth -= att_tiny_is_mark(&p->lexer.token, ")");
    ATT_TRY(att_tiny_advance(&p->lexer));
  }
  if (!is_choice) {
    choices->size = 0;
  }
  return ATT_OK;
}

AttStatus
att_tiny_choices(AttTinyParser* p, AttView variable, AttTinyChoices* choices)
{
  const AttTinyLexer kept = p->lexer;
  AttStatus status = ATT_OK;
  p->lexer.at = p->group_begin;
  status = att_tiny_advance(&p->lexer);
  for (size_t depth = 1; status == ATT_OK && depth && !choices->size;) {
    if (p->lexer.token.kind == ATT_TINY_END) {
      break;
    }
    if (depth == 1 && att_tiny_is_word(&p->lexer.token, "FILTER")) {
      status = read_filter_choices(p, variable, choices);
      continue;
    }
    depth += att_tiny_is_mark(&p->lexer.token, "{");
    depth -= att_tiny_is_mark(&p->lexer.token, "}");
    if (depth) {
      status = att_tiny_advance(&p->lexer);
    }
  }
  p->lexer = kept;
  return status;
}
