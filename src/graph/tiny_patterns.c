// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Triples and property paths (SPARQL 1.1, 19.8: TriplesBlock to PathPrimary).

#include "graph/tiny_parser.h"

#include "term/vocabulary.h"

#define MOST_ALTERNATIVES 8u
#define MOST_STEPS 8u
#define MOST_CHOICES 200u // branches of a UNION that stands for a variable

/// One step of a path: a property, forwards or back, once or more often.
typedef struct Step {
  AttView text;
  AttTinyValue value; ///< what the property leads to
  bool is_back;
  bool is_repeated;
} Step;

/// Steps one after another. TinySPARQL mixes up kinds of values where its own
/// paths meet UNION, so a path is written as the triples that it stands for.
typedef struct Sequence {
  Step steps[MOST_STEPS];
  size_t count;
} Sequence;

/// Alternatives, of which each counts.
typedef struct Path {
  Sequence ways[MOST_ALTERNATIVES];
  size_t count;
} Path;

static const AttTinyValue unknown = {ATT_TINY_NONE, {"", 0}, false};

static AttStatus
write_node(AttTinyParser* p, const AttTinyNode* node, AttView* text)
{
  if (node->is_variable) {
    return att_tiny_format(p, text, "?v%zu", node->variable);
  }
  return att_tiny_constant(p, &node->term, text);
}

static void
add_to_scope(const AttTinyNode* node, AttTinyScope* scope)
{
  scope->always |= node->is_variable ? att_tiny_bit(node->variable) : 0;
}

static AttStatus read_properties(AttTinyParser* p,
                                 const AttTinyNode* subject,
                                 AttTinyScope* scope);

/// A node that the query does not name.
static AttStatus
make_node(AttTinyParser* p, AttView name, AttTinyNode* node)
{
  *node = (AttTinyNode){.is_variable = true};
  return att_tiny_name_variable(p, name, &node->variable);
}

/// `[ … ]`
static AttStatus
read_blank(AttTinyParser* p, AttTinyNode* node, AttTinyScope* scope)
{
  ATT_TRY(att_tiny_expect(p, "["));
  ATT_TRY(make_node(p, ATT_VIEW(""), node));
  add_to_scope(node, scope);
  if (!att_tiny_is_mark(&p->lexer.token, "]")) {
    ATT_TRY(read_properties(p, node, scope));
  }
  return att_tiny_expect(p, "]");
}

static AttStatus
read_constant(AttTinyParser* p, AttTinyNode* node)
{
  bool is_negative = false;
  *node = (AttTinyNode){0};
  ATT_TRY(att_tiny_accept(p, "-", &is_negative));
  if (att_tiny_at_literal(p)) {
    ATT_TRY(att_tiny_literal(p, &node->term));
    if (is_negative) {
      ATT_TRY(att_tiny_format(
          p, &node->term.value, "-%.*s", ATT_VIEW_ARG(node->term.value)));
    }
  } else {
    ATT_TRY(att_tiny_iri(p, &node->term.value));
  }
  node->value = att_tiny_value_of(&node->term);
  return ATT_OK;
}

/// VarOrTerm, or a node of brackets.
static AttStatus
read_node(AttTinyParser* p, AttTinyNode* node, AttTinyScope* scope)
{
  const AttTinyToken token = p->lexer.token;
  if (token.kind == ATT_TINY_VARIABLE) {
    *node = (AttTinyNode){.is_variable = true};
    ATT_TRY(att_tiny_variable(p, &node->variable));
    add_to_scope(node, scope);
    return ATT_OK;
  }
  if (token.kind == ATT_TINY_LABEL) {
    AttView name;
    ATT_TRY(att_tiny_format(p, &name, "_:%.*s", ATT_VIEW_ARG(token.text)));
    ATT_TRY(make_node(p, name, node));
    add_to_scope(node, scope);
    return att_tiny_advance(&p->lexer);
  }
  if (att_tiny_is_mark(&token, "[")) {
    return read_blank(p, node, scope);
  }
  if (att_tiny_is_mark(&token, "(")) {
    return att_tiny_refuse(p, token.span, "collections");
  }
  return read_constant(p, node);
}

static bool
is_same_kind(AttTinyValue a, AttTinyValue b)
{
  return a.kind == b.kind && att_view_equal(a.tag, b.tag);
}

static AttStatus read_path(AttTinyParser* p, Path* path);

static bool
leads_to_literals(const Step* step)
{
  return !step->is_back && step->value.kind != ATT_TINY_NODE &&
         step->value.kind != ATT_TINY_NONE;
}

static AttStatus
property_step(AttTinyParser* p, AttView iri, Step* step)
{
  const size_t index = att_tiny_table_find(p->table, iri);
  *step = (Step){.value = unknown};
  if (index == p->table->items.size) {
    return att_tiny_format(p, &step->text, "<" ATT_TINY_SPACE "none>");
  }
  step->value = p->table->items.at[index].value;
  if (step->value.kind == ATT_TINY_MIXED) {
    return att_tiny_refuse(p,
                           p->lexer.token.span,
                           "a property whose values are of several kinds "
                           "(datatypes, languages, nodes) in this graph");
  }
  return att_tiny_format(p, &step->text, "<" ATT_TINY_SPACE "p%zu>", index);
}

static AttStatus
add_step(AttTinyParser* p, Sequence* way, Step step)
{
  if (way->count == MOST_STEPS) {
    return att_tiny_refuse(p, p->lexer.token.span, "paths so long");
  }
  way->steps[way->count++] = step;
  return ATT_OK;
}

/// iri | 'a' | '(' Path ')'
static AttStatus
read_primary(AttTinyParser* p, Path* path)
{
  const AttTinyToken token = p->lexer.token;
  Step step;
  *path = (Path){.count = 1};
  if (att_tiny_is_mark(&token, "!")) {
    return att_tiny_refuse(p, token.span, "negated property sets");
  }
  if (att_tiny_is_mark(&token, "(")) {
    ATT_TRY(att_tiny_advance(&p->lexer));
    ATT_TRY(read_path(p, path));
    return att_tiny_expect(p, ")");
  }
  AttView iri = ATT_VIEW(ATT_IRI_RDF "type");
  if (token.kind == ATT_TINY_WORD &&
      att_view_equal(token.text, ATT_VIEW("a"))) {
    ATT_TRY(att_tiny_advance(&p->lexer));
  } else {
    ATT_TRY(att_tiny_iri(p, &iri));
  }
  ATT_TRY(property_step(p, iri, &step));
  return add_step(p, &path->ways[0], step);
}

/// '^' and '+' are of single properties only.
static AttStatus
demand_one(AttTinyParser* p, const Path* path, AttSpan span)
{
  const Step* step = &path->ways[0].steps[0];
  if (path->count != 1 || path->ways[0].count != 1 || step->is_back ||
      step->is_repeated) {
    return att_tiny_refuse(p, span, "'^' or '+' of more than one property");
  }
  return leads_to_literals(step)
             ? att_tiny_refuse(
                   p, span, "'^' or '+' of a property with literal values")
             : ATT_OK;
}

/// PathPrimary ( '?' | '*' | '+' )?
static AttStatus
read_element(AttTinyParser* p, Path* path)
{
  ATT_TRY(read_primary(p, path));
  const AttTinyToken token = p->lexer.token;
  if (att_tiny_is_mark(&token, "*") || att_tiny_is_mark(&token, "?")) {
    return att_tiny_refuse(p,
                           token.span,
                           "paths of no step (* and ?); '+' and UNION say the "
                           "same");
  }
  if (!att_tiny_is_mark(&token, "+")) {
    return ATT_OK;
  }
  ATT_TRY(demand_one(p, path, token.span));
  path->ways[0].steps[0].is_repeated = true;
  return att_tiny_advance(&p->lexer);
}

/// '^'? PathElt
static AttStatus
read_inverse(AttTinyParser* p, Path* path)
{
  const AttTinyToken token = p->lexer.token;
  if (!att_tiny_is_mark(&token, "^")) {
    return read_element(p, path);
  }
  ATT_TRY(att_tiny_advance(&p->lexer));
  ATT_TRY(read_element(p, path));
  ATT_TRY(demand_one(p, path, token.span));
  path->ways[0].steps[0].is_back = true;
  return ATT_OK;
}

/// PathEltOrInverse ( '/' PathEltOrInverse )*
static AttStatus
read_sequence(AttTinyParser* p, Path* path)
{
  ATT_TRY(read_inverse(p, path));
  while (att_tiny_is_mark(&p->lexer.token, "/")) {
    Sequence* way = &path->ways[0];
    const AttSpan span = p->lexer.token.span;
    Path next;
    ATT_TRY(att_tiny_advance(&p->lexer));
    ATT_TRY(read_inverse(p, &next));
    if (path->count > 1 || next.count > 1) {
      return att_tiny_refuse(
          p, span, "alternatives within a path; UNION says the same");
    }
    if (leads_to_literals(&way->steps[way->count - 1])) {
      return att_tiny_refuse(p, span, "a path that goes on behind literals");
    }
    for (size_t i = 0; i < next.ways[0].count; ++i) {
      ATT_TRY(add_step(p, way, next.ways[0].steps[i]));
    }
  }
  return ATT_OK;
}

/// PathSequence ( '|' PathSequence )*
static AttStatus
read_path(AttTinyParser* p, Path* path)
{
  ATT_TRY(read_sequence(p, path));
  while (att_tiny_is_mark(&p->lexer.token, "|")) {
    const AttSpan span = p->lexer.token.span;
    Path next;
    ATT_TRY(att_tiny_advance(&p->lexer));
    ATT_TRY(read_sequence(p, &next));
    if (path->count + next.count > MOST_ALTERNATIVES) {
      return att_tiny_refuse(p, span, "so many alternatives");
    }
    for (size_t i = 0; i < next.count; ++i) {
      path->ways[path->count++] = next.ways[i];
    }
  }
  return ATT_OK;
}

/// What a sequence leads to.
static AttTinyValue
value_of_way(const Sequence* way)
{
  const Step* last = &way->steps[way->count - 1];
  return last->is_back ? (AttTinyValue){ATT_TINY_NODE, {"", 0}, true}
                       : last->value;
}

/// A triple in which the store has nothing to find.
static AttStatus
write_nothing(AttTinyParser* p, AttView subject)
{
  att_text_format(p->out,
                  "%.*s <" ATT_TINY_SPACE "none> ?f%zu . ",
                  ATT_VIEW_ARG(subject),
                  p->fresh++);
  return ATT_OK;
}

static AttStatus
write_step(AttTinyParser* p, AttView from, const Step* step, AttView to)
{
  const AttView first = step->is_back ? to : from;
  const AttView second = step->is_back ? from : to;
  att_text_format(p->out,
                  "%.*s %.*s%s %.*s . ",
                  ATT_VIEW_ARG(first),
                  ATT_VIEW_ARG(step->text),
                  step->is_repeated ? "+" : "",
                  ATT_VIEW_ARG(second));
  return ATT_OK;
}

/// A sequence from a subject to an object, over nodes without a name.
static AttStatus
write_way(AttTinyParser* p,
          const AttTinyNode* subject,
          const Sequence* way,
          const AttTinyNode* object)
{
  AttView from;
  AttView to;
  const AttTinyValue value = value_of_way(way);
  const bool fits_nothing = value.kind == ATT_TINY_NONE
                                ? object->value.kind != ATT_TINY_NODE
                                : !is_same_kind(value, object->value);
  ATT_TRY(write_node(p, subject, &from));
  if (!object->is_variable && fits_nothing) {
    return write_nothing(p, from);
  }
  for (size_t i = 0; i < way->count; ++i) {
    if (i + 1 == way->count) {
      ATT_TRY(write_node(p, object, &to));
    } else {
      ATT_TRY(att_tiny_format(p, &to, "?f%zu", p->fresh++));
    }
    ATT_TRY(write_step(p, from, &way->steps[i], to));
    from = to;
  }
  if (object->is_variable) {
    att_tiny_note(p, object->variable, value);
  }
  return ATT_OK;
}

static AttStatus
write_triple(AttTinyParser* p,
             const AttTinyNode* subject,
             const Path* path,
             const AttTinyNode* object)
{
  for (size_t i = 0; i < path->count; ++i) {
    att_text_append_string(p->out,
                           path->count == 1 ? ""
                           : i              ? "UNION { "
                                            : "{ ");
    ATT_TRY(write_way(p, subject, &path->ways[i], object));
    att_text_append_string(p->out, path->count == 1 ? "" : "} ");
  }
  return ATT_OK;
}

/// A triple whose property is a variable: one branch a property.
typedef struct Open {
  const AttTinyNode* subject;
  const AttTinyNode* property;
  const AttTinyNode* object;
  AttTinyValue wanted; ///< what the object is known to be
  bool is_alone;       ///< nothing else is asked of the object
} Open;

/// May a property stand for the variable?
static bool
fits(const AttTinyParser* p,
     const Open* open,
     size_t index,
     const AttTinyChoices* choices)
{
  const AttTinyProperty* property = &p->table->items.at[index];
  bool is_chosen = choices->size == 0;
  for (size_t i = 0; i < choices->size; ++i) {
    is_chosen |= att_view_equal(choices->at[i], property->iri);
  }
  return is_chosen && (open->wanted.kind == ATT_TINY_NONE ||
                       property->value.kind == ATT_TINY_MIXED ||
                       is_same_kind(property->value, open->wanted));
}

static AttStatus
write_branch(AttTinyParser* p, const Open* open, size_t index, bool is_first)
{
  AttView from;
  AttView to;
  AttView name;
  ATT_TRY(write_node(p, open->subject, &from));
  ATT_TRY(write_node(p, open->property, &name));
  if (open->is_alone) {
    ATT_TRY(att_tiny_format(p, &to, "?f%zu", p->fresh++));
  } else {
    ATT_TRY(write_node(p, open->object, &to));
  }
  att_text_format(p->out,
                  "%s{ %.*s <" ATT_TINY_SPACE
                  "p%zu> %.*s . %.*s <" ATT_TINY_SPACE "self> <%.*s> . } ",
                  is_first ? "" : "UNION ",
                  ATT_VIEW_ARG(from),
                  index,
                  ATT_VIEW_ARG(to),
                  ATT_VIEW_ARG(name),
                  ATT_VIEW_ARG(p->table->items.at[index].iri));
  return ATT_OK;
}

static AttStatus
write_branches(AttTinyParser* p,
               const Open* open,
               const AttTinyChoices* choices,
               AttSpan span)
{
  size_t branches = 0;
  for (size_t i = 0; i < p->table->items.size; ++i) {
    if (!fits(p, open, i, choices)) {
      continue;
    }
    if (++branches > MOST_CHOICES ||
        p->table->items.at[i].value.kind == ATT_TINY_MIXED) {
      return att_tiny_refuse(
          p, span, "a variable for so many properties, or for mixed ones");
    }
    if (open->object->is_variable && !open->is_alone) {
      att_tiny_note(p, open->object->variable, p->table->items.at[i].value);
    }
    ATT_TRY(write_branch(p, open, i, branches == 1));
  }
  if (!branches) {
    AttView name;
    ATT_TRY(write_node(p, open->property, &name));
    return write_nothing(p, name);
  }
  return ATT_OK;
}

/// Subject ?property object.
static AttStatus
write_open_triple(AttTinyParser* p,
                  const AttTinyNode* subject,
                  const AttTinyNode* property,
                  const AttTinyNode* object,
                  AttSpan span)
{
  Open open = {subject, property, object, object->value, false};
  if (object->is_variable) {
    open.is_alone = p->last_uses[object->variable] <= 1;
    if (p->plan->variables[object->variable].value.kind == ATT_TINY_MIXED) {
      return att_tiny_refuse(
          p, span, "a variable for properties with values of several kinds");
    }
  }
  if (property->variable == object->variable && object->is_variable) {
    return att_tiny_refuse(p, span, "one variable for property and value");
  }
  AttTinyChoices choices = {0};
  AttStatus status = att_tiny_choices(
      p, p->plan->variables[property->variable].name, &choices);
  if (status == ATT_OK) {
    att_tiny_note(
        p, property->variable, (AttTinyValue){ATT_TINY_NODE, {"", 0}, false});
    status = write_branches(p, &open, &choices, span);
  }
  ATT_ARRAY_CLEAR(&choices);
  return status;
}

/// Subjects are nodes, and may be blank where those of the property may.
static void
note_subject(AttTinyParser* p, const AttTinyNode* subject)
{
  bool has_blank = false;
  for (size_t i = 0; i < p->table->items.size; ++i) {
    has_blank |= p->table->items.at[i].has_blank;
  }
  if (subject->is_variable) {
    att_tiny_note(p,
                  subject->variable,
                  (AttTinyValue){ATT_TINY_NODE, {"", 0}, has_blank});
  }
}

/// ( VarOrPath ObjectList ) ( ';' … )*
static AttStatus
read_properties(AttTinyParser* p,
                const AttTinyNode* subject,
                AttTinyScope* scope)
{
  bool more = true;
  while (more) {
    const AttSpan span = p->lexer.token.span;
    AttTinyNode property = {0};
    Path path = {0};
    if (p->lexer.token.kind == ATT_TINY_VARIABLE) {
      ATT_TRY(read_node(p, &property, scope));
    } else {
      ATT_TRY(read_path(p, &path));
    }
    do {
      AttTinyNode object;
      ATT_TRY(read_node(p, &object, scope));
      ATT_TRY(property.is_variable
                  ? write_open_triple(p, subject, &property, &object, span)
                  : write_triple(p, subject, &path, &object));
      ATT_TRY(att_tiny_accept(p, ",", &more));
    } while (more);
    ATT_TRY(att_tiny_accept(p, ";", &more));
    while (att_tiny_is_mark(&p->lexer.token, ";")) {
      ATT_TRY(att_tiny_advance(&p->lexer));
    }
    more &= !att_tiny_is_mark(&p->lexer.token, ".") &&
            !att_tiny_is_mark(&p->lexer.token, "}") &&
            !att_tiny_is_mark(&p->lexer.token, "]");
  }
  return ATT_OK;
}

static bool
ends_triples(const AttTinyParser* p)
{
  static const char* const words[] = {"OPTIONAL",
                                      "MINUS",
                                      "FILTER",
                                      "BIND",
                                      "VALUES",
                                      "GRAPH",
                                      "SERVICE",
                                      "UNION"};
  const AttTinyToken* token = &p->lexer.token;
  for (size_t i = 0; i < sizeof words / sizeof *words; ++i) {
    if (att_tiny_is_word(token, words[i])) {
      return true;
    }
  }
  return token->kind == ATT_TINY_END || att_tiny_is_mark(token, "{") ||
         att_tiny_is_mark(token, "}");
}

AttStatus
att_tiny_triples(AttTinyParser* p, AttTinyScope* scope)
{
  *scope = (AttTinyScope){0};
  while (!ends_triples(p)) {
    AttTinyNode subject;
    const bool is_blank = att_tiny_is_mark(&p->lexer.token, "[");
    ATT_TRY(read_node(p, &subject, scope));
    if (!subject.is_variable && subject.term.kind != ATT_TERM_IRI) {
      return att_tiny_expected(p, "a subject that is no literal");
    }
    note_subject(p, &subject);
    if (!is_blank ||
        (!att_tiny_is_mark(&p->lexer.token, ".") && !ends_triples(p))) {
      ATT_TRY(read_properties(p, &subject, scope));
    }
    if (!att_tiny_is_mark(&p->lexer.token, ".")) {
      return ATT_OK;
    }
    ATT_TRY(att_tiny_advance(&p->lexer));
  }
  return ATT_OK;
}
