// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Whole queries (SPARQL 1.1, 19.8: Query to LimitOffsetClauses).

#include "graph/tiny_query.h"

#include "graph/tiny_parser.h"

#include <stdlib.h>

#define READINGS 4 // of the query, until kinds stay

void
att_tiny_plan_clear(AttTinyPlan* plan)
{
  att_text_clear(&plan->text);
  ATT_ARRAY_CLEAR(&plan->columns);
  ATT_ARRAY_CLEAR(&plan->keys);
  ATT_ARRAY_CLEAR(&plan->named);
  att_arena_free(plan->arena);
  *plan = (AttTinyPlan){0};
}

/// BASE is not supported: relative IRIs are refused where they stand.
AttStatus
att_tiny_prologue(AttTinyParser* p)
{
  bool found = false;
  ATT_TRY(att_tiny_accept(p, "PREFIX", &found));
  while (found) {
    AttTinyPrefix prefix;
    const AttTinyToken token = p->lexer.token;
    if (token.kind != ATT_TINY_NAME ||
        token.text.at[token.text.size - 1] != ':') {
      return att_tiny_expected(p, "a prefix with its colon");
    }
    prefix.name = att_view_slice(token.text, 0, token.text.size - 1);
    ATT_TRY(att_tiny_advance(&p->lexer));
    prefix.iri = p->lexer.token.text;
    if (p->lexer.token.kind != ATT_TINY_IRI) {
      return att_tiny_expected(p, "an IRI");
    }
    ATT_TRY(ATT_PUSH(&p->prefixes, prefix));
    ATT_TRY(att_tiny_advance(&p->lexer));
    ATT_TRY(att_tiny_accept(p, "PREFIX", &found));
  }
  return ATT_OK;
}

/// A SELECT that is being read.
typedef struct Select {
  ATT_ARRAY(size_t) items; ///< variables
  AttText head;            ///< what is selected
  AttText groups;
  uint64_t plain;   ///< selected as they are
  uint64_t grouped; ///< by GROUP BY
  uint64_t made;    ///< by AS
  uint64_t failing; ///< of those, without a value where a variable has none
  uint64_t used;    ///< in expressions
  bool is_distinct;
  bool is_all;
  bool is_grouped;
  bool is_counted; ///< has aggregates
  size_t limit;
  size_t offset;
} Select;

static void
clear_select(Select* select)
{
  ATT_ARRAY_CLEAR(&select->items);
  att_text_clear(&select->head);
  att_text_clear(&select->groups);
}

/// '(' Expression 'AS' Var ')'
static AttStatus
read_made(AttTinyParser* p, Select* select)
{
  AttTinyOperand operand;
  size_t variable = 0;
  bool found = false;
  const AttSpan span = p->lexer.token.span;
  p->used = 0;
  p->has_aggregate = false;
  p->may_aggregate = true;
  ATT_TRY(att_tiny_expect(p, "("));
  ATT_TRY(att_tiny_expression(p, &operand));
  p->may_aggregate = false;
  ATT_TRY(att_tiny_accept(p, "AS", &found));
  if (!found) {
    return att_tiny_expected(p, "AS");
  }
  ATT_TRY(att_tiny_variable(p, &variable));
  if (operand.is_constant && operand.value.kind == ATT_TINY_NODE) {
    return att_tiny_refuse(p, span, "selecting an IRI");
  }
  if (p->used & select->made) {
    return att_tiny_refuse(p, span, "selecting by what is computed beside it");
  }
  att_tiny_note(p, variable, operand.value);
  p->plan->variables[variable].is_sum = operand.is_sum;
  ATT_TRY(ATT_PUSH(&select->items, variable));
  select->used |= p->used;
  select->plain |= p->has_aggregate ? 0 : p->used;
  select->made |= att_tiny_bit(variable);
  select->is_counted |= p->has_aggregate;
  p->computed |= att_tiny_bit(variable);
  att_text_format(
      &select->head, "(%.*s AS ?v%zu) ", ATT_VIEW_ARG(operand.text), variable);
  return att_tiny_expect(p, ")");
}

/// 'SELECT' ( 'DISTINCT' | 'REDUCED' )? ( ( Var | made )+ | '*' )
static AttStatus
read_selection(AttTinyParser* p, Select* select)
{
  bool found = false;
  ATT_TRY(att_tiny_accept(p, "SELECT", &found));
  ATT_TRY(att_tiny_accept(p, "DISTINCT", &select->is_distinct));
  ATT_TRY(att_tiny_accept(p, "REDUCED", &found));
  ATT_TRY(att_tiny_accept(p, "*", &select->is_all));
  while (!select->is_all) {
    if (att_tiny_is_mark(&p->lexer.token, "(")) {
      ATT_TRY(read_made(p, select));
      continue;
    }
    if (p->lexer.token.kind != ATT_TINY_VARIABLE) {
      break;
    }
    size_t variable = 0;
    ATT_TRY(att_tiny_variable(p, &variable));
    ATT_TRY(ATT_PUSH(&select->items, variable));
    select->plain |= att_tiny_bit(variable);
    att_text_format(&select->head, "?v%zu ", variable);
  }
  return select->is_all || select->items.size
             ? ATT_OK
             : att_tiny_expected(p, "'*' or what is selected");
}

/// 'GROUP' 'BY' Var+
static AttStatus
read_group_by(AttTinyParser* p, Select* select)
{
  bool found = false;
  ATT_TRY(att_tiny_accept(p, "GROUP", &found));
  if (!found) {
    return ATT_OK;
  }
  ATT_TRY(att_tiny_accept(p, "BY", &found));
  select->is_grouped = true;
  att_text_append_string(&select->groups, "GROUP BY ");
  while (p->lexer.token.kind == ATT_TINY_VARIABLE) {
    size_t variable = 0;
    ATT_TRY(att_tiny_variable(p, &variable));
    select->grouped |= att_tiny_bit(variable);
    att_text_format(&select->groups, "?v%zu ", variable);
  }
  if (!select->grouped || att_tiny_is_mark(&p->lexer.token, "(")) {
    return att_tiny_refuse(
        p, p->lexer.token.span, "GROUP BY of others than variables");
  }
  return ATT_OK;
}

/// 'HAVING' Constraint
static AttStatus
read_having(AttTinyParser* p, Select* select)
{
  bool found = false;
  AttTinyOperand operand;
  ATT_TRY(att_tiny_accept(p, "HAVING", &found));
  if (!found) {
    return ATT_OK;
  }
  const AttSpan span = p->lexer.token.span;
  p->used = 0;
  p->may_aggregate = true;
  ATT_TRY(att_tiny_constraint(p, &operand));
  p->may_aggregate = false;
  if (!select->is_grouped) {
    return att_tiny_refuse(p, span, "HAVING without GROUP BY");
  }
  if (p->used & select->made) {
    return att_tiny_refuse(
        p, span, "HAVING of a variable that is computed; write what it is");
  }
  select->is_counted = true;
  att_text_format(
      &select->groups, "HAVING (%.*s) ", ATT_VIEW_ARG(operand.text));
  return ATT_OK;
}

/// A key as it is written: `?v`, `STR(?v)`, either within ASC ( ) or DESC ( ).
typedef struct Key {
  size_t variable;
  bool falls;
  bool as_text;
} Key;

static AttStatus
read_key(AttTinyParser* p, Key* key)
{
  bool found = false;
  bool in_brackets = false;
  *key = (Key){0};
  ATT_TRY(att_tiny_accept(p, "DESC", &key->falls));
  ATT_TRY(att_tiny_accept(p, "ASC", &found));
  ATT_TRY(att_tiny_accept(p, "(", &in_brackets));
  ATT_TRY(att_tiny_accept(p, "STR", &key->as_text));
  if (key->as_text) {
    ATT_TRY(att_tiny_expect(p, "("));
  }
  if (p->lexer.token.kind != ATT_TINY_VARIABLE) {
    return att_tiny_refuse(p,
                           p->lexer.token.span,
                           "ORDER BY of others than variables and STR of them");
  }
  ATT_TRY(att_tiny_variable(p, &key->variable));
  if (key->as_text) {
    ATT_TRY(att_tiny_expect(p, ")"));
  }
  return in_brackets ? att_tiny_expect(p, ")") : ATT_OK;
}

/// Rows are ordered by a column; what is no column yet becomes one.
static AttStatus
add_key(AttTinyParser* p, Select* select, const Key* key, AttSpan span)
{
  AttTinyPlan* plan = p->plan;
  size_t column = 0;
  while (column < select->items.size &&
         select->items.at[column] != key->variable) {
    ++column;
  }
  if (column == select->items.size) {
    const bool has_column = !select->is_distinct && !select->is_all &&
                            (!(select->is_grouped || select->is_counted) ||
                             (select->grouped & att_tiny_bit(key->variable)));
    if (!has_column) {
      return att_tiny_refuse(
          p, span, "ORDER BY of a variable that is not selected here");
    }
    ATT_TRY(ATT_PUSH(&select->items, key->variable));
    select->plain |= att_tiny_bit(key->variable);
    att_text_format(&select->head, "?v%zu ", key->variable);
  }
  return ATT_PUSH(&plan->keys, (AttTinyKey){column, key->falls, key->as_text});
}

/// 'ORDER' 'BY' key+. In a subquery it says nothing, unless LIMIT follows.
static AttStatus
read_order(AttTinyParser* p, Select* select, bool is_outer, bool* is_ordered)
{
  ATT_TRY(att_tiny_accept(p, "ORDER", is_ordered));
  if (!*is_ordered) {
    return ATT_OK;
  }
  ATT_TRY(att_tiny_accept(p, "BY", is_ordered));
  while (p->lexer.token.kind != ATT_TINY_END &&
         !att_tiny_is_mark(&p->lexer.token, "}") &&
         !att_tiny_is_word(&p->lexer.token, "LIMIT") &&
         !att_tiny_is_word(&p->lexer.token, "OFFSET") &&
         !att_tiny_is_word(&p->lexer.token, "VALUES")) {
    Key key;
    const AttSpan span = p->lexer.token.span;
    ATT_TRY(read_key(p, &key));
    if (is_outer) {
      ATT_TRY(add_key(p, select, &key, span));
    }
  }
  return ATT_OK;
}

static AttStatus
read_count(AttTinyParser* p, size_t* count)
{
  if (p->lexer.token.kind != ATT_TINY_NUMBER || p->lexer.token.text.size > 15) {
    return att_tiny_expected(p, "a number");
  }
  *count = (size_t)strtoull(p->lexer.token.text.at, NULL, 10);
  return att_tiny_advance(&p->lexer);
}

/// LIMIT and OFFSET in either order
static AttStatus
read_limits(AttTinyParser* p, Select* select)
{
  for (;;) {
    bool is_limit = false;
    bool is_offset = false;
    ATT_TRY(att_tiny_accept(p, "LIMIT", &is_limit));
    ATT_TRY(att_tiny_accept(p, "OFFSET", &is_offset));
    if (!is_limit && !is_offset) {
      return ATT_OK;
    }
    ATT_TRY(read_count(p, is_limit ? &select->limit : &select->offset));
  }
}

/// SolutionModifier and what must not follow it.
static AttStatus
read_modifiers(AttTinyParser* p, Select* select, bool is_outer)
{
  bool is_ordered = false;
  const AttSpan span = p->lexer.token.span;
  ATT_TRY(read_group_by(p, select));
  ATT_TRY(read_having(p, select));
  if (select->is_grouped || select->is_counted) {
    if (select->is_all || (select->plain & ~select->grouped)) {
      return att_tiny_refuse(
          p, span, "selecting a variable that GROUP BY has not");
    }
  }
  ATT_TRY(read_order(p, select, is_outer, &is_ordered));
  ATT_TRY(read_limits(p, select));
  if (!is_outer && (select->limit != SIZE_MAX || select->offset)) {
    return att_tiny_refuse(p, span, "LIMIT and OFFSET in a subquery");
  }
  if (att_tiny_is_word(&p->lexer.token, "VALUES")) {
    return att_tiny_refuse(p, p->lexer.token.span, "VALUES behind the query");
  }
  return ATT_OK;
}

/// '*' selects what the group binds, in the order of its first mention.
static AttStatus
select_all(AttTinyParser* p, Select* select, AttTinyScope inner)
{
  for (size_t i = 0; i < p->plan->variable_count; ++i) {
    const AttView name = p->plan->variables[i].name;
    const bool is_named = name.size && name.at[0] != '_';
    if (((inner.always | inner.maybe) & att_tiny_bit(i)) &&
        (is_named || (name.size && name.at[1] != ':'))) {
      ++p->plan->variables[i].uses;
      ATT_TRY(ATT_PUSH(&select->items, i));
      select->plain |= att_tiny_bit(i);
      att_text_format(&select->head, "?v%zu ", i);
    }
  }
  select->is_all = false;
  return ATT_OK;
}

static AttStatus
read_where(AttTinyParser* p, Select* select, AttText* body, AttTinyScope* inner)
{
  bool found = false;
  AttText* out = p->out;
  const AttSpan span = p->lexer.token.span;
  if (att_tiny_is_word(&p->lexer.token, "FROM")) {
    return att_tiny_refuse(p, span, "FROM");
  }
  ATT_TRY(att_tiny_accept(p, "WHERE", &found));
  p->out = body;
  ATT_TRY(att_tiny_group(p, inner));
  p->out = out;
  const uint64_t all = inner->always | inner->maybe;
  if (select->is_all) {
    ATT_TRY(select_all(p, select, *inner));
  }
  if ((select->plain | select->used) & ~all) {
    return att_tiny_refuse(
        p, span, "selecting a variable that has no value in the query");
  }
  if (select->is_counted && (select->used & inner->maybe)) {
    return att_tiny_refuse(
        p, span, "an aggregate of a variable that may have no value");
  }
  return ATT_OK;
}

static AttStatus
read_select(AttTinyParser* p,
            Select* select,
            AttText* body,
            bool is_outer,
            AttTinyScope* inner)
{
  const uint64_t used = p->used;
  select->limit = SIZE_MAX;
  ATT_TRY(read_selection(p, select));
  ATT_TRY(read_where(p, select, body, inner));
  if (is_outer) {
    p->plan->shown = select->items.size;
  }
  ATT_TRY(read_modifiers(p, select, is_outer));
  p->used = used;
  return ATT_OK;
}

AttStatus
att_tiny_subselect(AttTinyParser* p, AttTinyScope* scope)
{
  Select select = {0};
  AttText body = {0};
  AttTinyScope inner = {0};
  AttText* out = p->out;
  const uint64_t matched = p->matched;
  const uint64_t outer = p->outer;
  p->matched = 0; // what it does not select is another variable there
  p->outer = 0;
  AttStatus status = read_select(p, &select, &body, false, &inner);
  p->matched = matched;
  p->outer = outer;
  p->out = out;
  uint64_t items = 0;
  for (size_t i = 0; i < select.items.size; ++i) {
    items |= att_tiny_bit(select.items.at[i]);
  }
  const bool fails = (select.used & inner.maybe) != 0;
  scope->always = items & (inner.always | (fails ? 0 : select.made));
  scope->maybe = items & ~scope->always;
  att_text_format(p->out,
                  "SELECT %s%s WHERE %s%s",
                  select.is_distinct ? "DISTINCT " : "",
                  select.head.at ? select.head.at : "",
                  body.at ? body.at : "",
                  select.groups.at ? select.groups.at : "");
  clear_select(&select);
  att_text_clear(&body);
  return status;
}

/// The rows' order and bounds, as far as the store does not see to them.
static AttStatus
finish_select(AttTinyParser* p, const Select* select)
{
  AttTinyPlan* plan = p->plan;
  for (size_t i = 0; i < select->items.size; ++i) {
    ATT_TRY(ATT_PUSH(&plan->columns, select->items.at[i]));
  }
  plan->limit = SIZE_MAX;
  plan->offset = 0;
  if (plan->keys.size) {
    plan->limit = select->limit;
    plan->offset = select->offset;
    return ATT_OK;
  }
  if (select->limit != SIZE_MAX) {
    att_text_format(p->out, "LIMIT %zu ", select->limit);
  }
  if (select->offset) {
    att_text_format(p->out, "OFFSET %zu ", select->offset);
  }
  return ATT_OK;
}

/// SelectQuery
static AttStatus
read_select_query(AttTinyParser* p)
{
  Select select = {0};
  AttText body = {0};
  AttText* out = p->out;
  AttTinyScope inner = {0};
  AttStatus status = read_select(p, &select, &body, true, &inner);
  p->out = out;
  att_text_format(p->out,
                  "SELECT %s%s WHERE %s%s",
                  select.is_distinct ? "DISTINCT " : "",
                  select.head.at ? select.head.at : "",
                  body.at ? body.at : "",
                  select.groups.at ? select.groups.at : "");
  if (status == ATT_OK) {
    status = finish_select(p, &select);
  }
  clear_select(&select);
  att_text_clear(&body);
  return status;
}

static AttStatus
read_ask(AttTinyParser* p)
{
  AttTinyScope scope;
  bool found = false;
  ATT_TRY(att_tiny_accept(p, "ASK", &found));
  ATT_TRY(att_tiny_accept(p, "WHERE", &found));
  att_text_append_string(p->out, "ASK ");
  return att_tiny_group(p, &scope);
}

static AttStatus
read_query(AttTinyParser* p)
{
  static const char* const refused[] = {"BASE",
                                        "CONSTRUCT",
                                        "DESCRIBE",
                                        "INSERT",
                                        "DELETE",
                                        "LOAD",
                                        "CLEAR",
                                        "DROP",
                                        "CREATE",
                                        "WITH",
                                        "COPY",
                                        "MOVE",
                                        "ADD"};
  ATT_TRY(att_tiny_prologue(p));
  const AttTinyToken token = p->lexer.token;
  if (att_tiny_is_word(&token, "SELECT")) {
    p->plan->form = ATT_QUERY_SELECT;
    ATT_TRY(read_select_query(p));
  } else if (att_tiny_is_word(&token, "ASK")) {
    p->plan->form = ATT_QUERY_ASK;
    ATT_TRY(read_ask(p));
  } else {
    for (size_t i = 0; i < sizeof refused / sizeof *refused; ++i) {
      if (att_tiny_is_word(&token, refused[i])) {
        return att_tiny_refuse(p, token.span, refused[i]);
      }
    }
    return att_tiny_expected(p, "SELECT or ASK");
  }
  return p->lexer.token.kind == ATT_TINY_END
             ? ATT_OK
             : att_tiny_expected(p, "the end of the query");
}

/// Read the query once more, with the kinds known so far.
static AttStatus
read_again(AttTinyParser* p)
{
  AttTinyPlan* plan = p->plan;
  for (size_t i = 0; i < ATT_TINY_VARIABLES; ++i) {
    p->last_uses[i] = plan->variables[i].uses;
    plan->variables[i].uses = 0;
  }
  att_text_reset(&plan->text);
  plan->columns.size = 0;
  plan->keys.size = 0;
  plan->named.size = 0;
  plan->variable_count = 0;
  p->prefixes.size = 0;
  p->lexer.at = 0;
  p->computed = 0;
  p->given = 0;
  p->matched = 0;
  p->outer = 0;
  p->loose_count = 0;
  for (size_t i = 0; i < p->table->items.size; ++i) {
    p->property_uses[i] = 0;
  }
  p->used = 0;
  p->shared = 0;
  p->fresh = 0;
  p->depth = 0;
  p->groups = 0;
  p->out = &plan->text;
  ATT_TRY(att_tiny_advance(&p->lexer));
  return read_query(p);
}

static AttStatus
check_kinds(AttTinyParser* p)
{
  for (size_t i = 0; i < p->plan->columns.size; ++i) {
    const AttTinyVariable* variable =
        &p->plan->variables[p->plan->columns.at[i]];
    if (variable->value.kind == ATT_TINY_MIXED) {
      AttView what;
      ATT_TRY(att_tiny_format(p,
                              &what,
                              "a variable with values of several kinds (?%.*s)",
                              ATT_VIEW_ARG(variable->name)));
      return att_tiny_refuse(p, (AttSpan){0, 0}, what.at);
    }
  }
  return ATT_OK;
}

AttStatus
att_tiny_plan_make(AttOrigin query,
                   const AttTinyTable* table,
                   AttLog* log,
                   AttTinyPlan* plan)
{
  *plan = (AttTinyPlan){.arena = att_arena_new()};
  AttTinyParser p = {.query = query, .log = log, .table = table, .plan = plan};
  AttStatus status = plan->arena ? ATT_OK : ATT_ERR_MEMORY;
  if (status == ATT_OK) {
    p.property_uses = att_arena_alloc(
        plan->arena, (table->items.size + 1) * sizeof *p.property_uses);
    status = p.property_uses ? ATT_OK : ATT_ERR_MEMORY;
  }
  p.lexer = (AttTinyLexer){.text = query.text, .arena = plan->arena};
  for (int i = 1; i <= READINGS && status == ATT_OK; ++i) {
    p.is_final = i == READINGS;
    status = read_again(&p);
  }
  if (status == ATT_OK) {
    status = check_kinds(&p);
  }
  if (status == ATT_OK) {
    status = att_text_status(&plan->text);
  }
  ATT_ARRAY_CLEAR(&p.prefixes);
  return status;
}
