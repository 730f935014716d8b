// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Triples (SPARQL 1.1, 19.8: TriplesBlock to VarOrTerm) and what they are
// written as.

#include "graph/tiny_paths.h"

#define MOST_CHOICES 200u // branches of a UNION that stands for a variable

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

/// What a sequence leads to.
static AttTinyValue
value_of_way(const AttTinySequence* way)
{
  const AttTinyStep* last = &way->steps[way->count - 1];
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

static bool
is_variable(AttView text)
{
  return text.size && text.at[0] == '?';
}

/// What a subquery around one path selects.
static void
write_ends(AttTinyParser* p, AttView from, AttView to)
{
  if (is_variable(from)) {
    att_text_format(p->out, "%.*s ", ATT_VIEW_ARG(from));
  }
  if (is_variable(to) && !att_view_equal(from, to)) {
    att_text_format(p->out, "%.*s ", ATT_VIEW_ARG(to));
  }
  if (!is_variable(from) && !is_variable(to)) {
    att_text_format(p->out, "(1 AS ?f%zu) ", p->fresh++);
  }
}

/// Rows are lost where a group has a path and a group around it another one; a
/// subquery keeps them apart.
static AttStatus
write_step(AttTinyParser* p, AttView from, const AttTinyStep* step, AttView to)
{
  const AttView first = step->is_back ? to : from;
  const AttView second = step->is_back ? from : to;
  const bool is_apart = step->mark && p->groups > 1;
  if (is_apart) {
    att_text_append_string(p->out, "{ SELECT ");
    write_ends(p, from, to);
    att_text_append_string(p->out, "{ ");
  }
  att_text_format(p->out,
                  "%.*s %.*s%.*s %.*s . ",
                  ATT_VIEW_ARG(first),
                  ATT_VIEW_ARG(step->text),
                  step->mark != 0,
                  &step->mark,
                  ATT_VIEW_ARG(second));
  att_text_append_string(p->out, is_apart ? "} } " : "");
  return ATT_OK;
}

/// A sequence from a subject to an object, over nodes without a name.
static AttStatus
write_way(AttTinyParser* p,
          const AttTinyNode* subject,
          const AttTinySequence* way,
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

static uint64_t
bit_of(const AttTinyNode* node)
{
  return node->is_variable ? att_tiny_bit(node->variable) : 0;
}

/// A path of no step holds of every node of the graph and of the ones that the
/// query names; the store has others, and may not have those. So one end must
/// be in the graph: named, or of another triple.
static AttStatus
note_ends(AttTinyParser* p,
          const AttTinyNode* subject,
          const AttTinyNode* object,
          bool is_loose,
          AttSpan span)
{
  const AttTinyNode* ends[] = {subject, object};
  bool is_named = false;
  for (size_t i = 0; i < 2 && is_loose; ++i) {
    if (!ends[i]->is_variable && ends[i]->term.kind == ATT_TERM_IRI) {
      ATT_TRY(
          ATT_PUSH(&p->plan->named, (AttTinyNamed){ends[i]->term.value, span}));
      is_named = true;
    }
  }
  if (!is_loose || is_named || !object->is_variable) {
    p->matched |= bit_of(subject) | bit_of(object);
    return ATT_OK;
  }
  if (p->loose_count == ATT_TINY_LOOSE) {
    return att_tiny_refuse(p, span, "so many paths of no step");
  }
  p->loose[p->loose_count++] =
      (AttTinyLoose){bit_of(subject), bit_of(object), span};
  return ATT_OK;
}

AttStatus
att_tiny_settle(AttTinyParser* p, size_t first)
{
  uint64_t fixed = p->matched | p->outer;
  for (size_t round = first; round < p->loose_count; ++round) {
    for (size_t i = first; i < p->loose_count; ++i) {
      const uint64_t ends = p->loose[i].from | p->loose[i].to;
      fixed |= fixed & ends ? ends : 0;
    }
  }
  for (size_t i = first; i < p->loose_count; ++i) {
    if (!(fixed & p->loose[i].from)) {
      return att_tiny_refuse(
          p,
          p->loose[i].span,
          "a path of no step (* or ?) between what no other triple has");
    }
    p->matched |= p->loose[i].from | p->loose[i].to;
  }
  p->loose_count = first;
  return ATT_OK;
}

static AttStatus
write_triple(AttTinyParser* p,
             const AttTinyNode* subject,
             const AttTinyPath* path,
             const AttTinyNode* object,
             AttSpan span)
{
  ATT_TRY(note_ends(p, subject, object, att_tiny_path_stays(path), span));
  p->groups += path->count > 1;
  for (size_t i = 0; i < path->count; ++i) {
    att_text_append_string(p->out,
                           path->count == 1 ? ""
                           : i              ? "UNION { "
                                            : "{ ");
    ATT_TRY(write_way(p, subject, &path->ways[i], object));
    att_text_append_string(p->out, path->count == 1 ? "" : "} ");
  }
  p->groups -= path->count > 1;
  return ATT_OK;
}

/// A triple whose property is a variable, or any but some: one branch a
/// property.
typedef struct Open {
  const AttTinyNode* subject;
  const AttTinyNode* property; ///< NULL: any but some
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
  is_chosen = open->property ? is_chosen : !is_chosen || !choices->size;
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
  AttView property;
  ATT_TRY(write_node(p, open->subject, &from));
  if (open->is_alone) {
    ATT_TRY(att_tiny_format(p, &to, "?f%zu", p->fresh++));
  } else {
    ATT_TRY(write_node(p, open->object, &to));
  }
  ATT_TRY(att_tiny_use_property(p, index, &property));
  att_text_format(p->out,
                  "%s{ %.*s %.*s %.*s . ",
                  is_first ? "" : "UNION ",
                  ATT_VIEW_ARG(from),
                  ATT_VIEW_ARG(property),
                  ATT_VIEW_ARG(to));
  if (open->property) {
    ATT_TRY(write_node(p, open->property, &name));
    att_text_format(p->out,
                    "%.*s <" ATT_TINY_SPACE "self> <%.*s> . ",
                    ATT_VIEW_ARG(name),
                    ATT_VIEW_ARG(p->table->items.at[index].iri));
  }
  att_text_append_string(p->out, "} ");
  return ATT_OK;
}

static AttStatus
write_branches(AttTinyParser* p,
               const Open* open,
               const AttTinyChoices* choices,
               AttSpan span,
               size_t* branches)
{
  for (size_t i = 0; i < p->table->items.size; ++i) {
    if (!fits(p, open, i, choices)) {
      continue;
    }
    if (++*branches > MOST_CHOICES ||
        p->table->items.at[i].value.kind == ATT_TINY_MIXED) {
      return att_tiny_refuse(
          p, span, "a variable for so many properties, or for mixed ones");
    }
    if (open->object->is_variable && !open->is_alone) {
      att_tiny_note(p, open->object->variable, p->table->items.at[i].value);
    }
    ATT_TRY(write_branch(p, open, i, *branches == 1));
  }
  return ATT_OK;
}

/// One direction of a negated set.
static AttStatus
write_but(AttTinyParser* p,
          const AttTinyPath* path,
          bool is_back,
          const Open* open,
          AttSpan span,
          size_t* branches)
{
  AttTinyChoices but = {0};
  AttStatus status = ATT_OK;
  bool is_asked = !is_back && !path->but_count; // !() is any
  for (size_t i = 0; i < path->but_count && status == ATT_OK; ++i) {
    if (path->but_back[i] == is_back) {
      is_asked = true;
      status = ATT_PUSH(&but, path->but[i]) == ATT_OK ? ATT_OK : ATT_ERR_MEMORY;
    }
  }
  if (is_asked && status == ATT_OK) {
    status = write_branches(p, open, &but, span, branches);
  }
  ATT_ARRAY_CLEAR(&but);
  return status;
}

static bool
goes_back(const AttTinyPath* path)
{
  for (size_t i = 0; i < path->but_count; ++i) {
    if (path->but_back[i]) {
      return true;
    }
  }
  return false;
}

/// Against the direction of properties with literals a path begins at those.
static AttStatus
demand_node_values(AttTinyParser* p,
                   const AttTinyNode* subject,
                   const AttTinyPath* path,
                   AttSpan span)
{
  for (size_t i = 0; i < p->table->items.size && subject->is_variable; ++i) {
    const AttTinyProperty* property = &p->table->items.at[i];
    bool counts = property->value.kind != ATT_TINY_NODE;
    for (size_t k = 0; k < path->but_count; ++k) {
      counts &=
          !path->but_back[k] || !att_view_equal(path->but[k], property->iri);
    }
    if (counts) {
      return att_tiny_refuse(
          p, span, "a negated inverse set that leaves literals");
    }
  }
  return ATT_OK;
}

/// Subject !(…) object.
static AttStatus
write_negated(AttTinyParser* p,
              const AttTinyNode* subject,
              const AttTinyPath* path,
              const AttTinyNode* object,
              AttSpan span)
{
  size_t branches = 0;
  AttView name;
  const AttTinyValue node = {ATT_TINY_NODE, {"", 0}, false};
  const Open forth = {subject,
                      NULL,
                      object,
                      object->value,
                      object->is_variable &&
                          p->last_uses[object->variable] <= 1};
  const Open back = {object, NULL, subject, node, false};
  if (object->is_variable &&
      p->plan->variables[object->variable].value.kind == ATT_TINY_MIXED) {
    return att_tiny_refuse(
        p, span, "a negated set of properties with values of several kinds");
  }
  p->matched |= bit_of(subject) | bit_of(object);
  ATT_TRY(write_but(p, path, false, &forth, span, &branches));
  if (goes_back(path) &&
      (object->is_variable || object->term.kind == ATT_TERM_IRI)) {
    ATT_TRY(demand_node_values(p, subject, path, span));
    ATT_TRY(write_but(p, path, true, &back, span, &branches));
    if (object->is_variable) {
      att_tiny_note(
          p, object->variable, (AttTinyValue){ATT_TINY_NODE, {"", 0}, true});
    }
  }
  if (branches) {
    return ATT_OK;
  }
  ATT_TRY(write_node(p, subject, &name));
  return write_nothing(p, name);
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
  size_t branches = 0;
  p->matched |= bit_of(subject) | bit_of(property) | bit_of(object);
  AttStatus status = att_tiny_choices(
      p, p->plan->variables[property->variable].name, &choices);
  if (status == ATT_OK) {
    att_tiny_note(
        p, property->variable, (AttTinyValue){ATT_TINY_NODE, {"", 0}, false});
    status = write_branches(p, &open, &choices, span, &branches);
  }
  if (status == ATT_OK && !branches) {
    AttView name;
    status = write_node(p, property, &name);
    status = status == ATT_OK ? write_nothing(p, name) : status;
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
    AttTinyPath path = {0};
    if (p->lexer.token.kind == ATT_TINY_VARIABLE) {
      ATT_TRY(read_node(p, &property, scope));
    } else {
      ATT_TRY(att_tiny_path(p, &path));
    }
    do {
      AttTinyNode object;
      ATT_TRY(read_node(p, &object, scope));
      ATT_TRY(property.is_variable
                  ? write_open_triple(p, subject, &property, &object, span)
              : path.is_negated
                  ? write_negated(p, subject, &path, &object, span)
                  : write_triple(p, subject, &path, &object, span));
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
