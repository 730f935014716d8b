// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Paths (SPARQL 1.1, 19.8: Path to PathOneInPropertySet).

#include "graph/tiny_paths.h"

#include "term/vocabulary.h"

#define DEEPEST 32

static const AttTinyValue unknown = {ATT_TINY_NONE, {"", 0}, false};
static AttStatus read_path(AttTinyParser* p, AttTinyPath* path);

static bool
leads_to_literals(const AttTinyStep* step)
{
  return !step->is_back && step->value.kind != ATT_TINY_NODE &&
         step->value.kind != ATT_TINY_NONE;
}

static AttStatus
property_step(AttTinyParser* p, AttView iri, AttTinyStep* step)
{
  const size_t index = att_tiny_table_find(p->table, iri);
  *step = (AttTinyStep){.value = unknown};
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
  return att_tiny_use_property(p, index, &step->text);
}

static AttStatus
add_step(AttTinyParser* p, AttTinySequence* way, AttTinyStep step)
{
  if (way->count == ATT_TINY_STEPS) {
    return att_tiny_refuse(p, p->lexer.token.span, "paths so long");
  }
  way->steps[way->count++] = step;
  return ATT_OK;
}

/// iri | 'a'
static AttStatus
read_property(AttTinyParser* p, AttView* iri)
{
  if (p->lexer.token.kind == ATT_TINY_WORD &&
      att_view_equal(p->lexer.token.text, ATT_VIEW("a"))) {
    *iri = ATT_VIEW(ATT_IRI_RDF "type");
    return att_tiny_advance(&p->lexer);
  }
  return att_tiny_iri(p, iri);
}

/// '^'? property, of a negated set
static AttStatus
read_negated_one(AttTinyParser* p, AttTinyPath* path)
{
  bool is_back = false;
  AttView iri;
  ATT_TRY(att_tiny_accept(p, "^", &is_back));
  ATT_TRY(read_property(p, &iri));
  if (path->but_count == ATT_TINY_WAYS) {
    return att_tiny_refuse(p, p->lexer.token.span, "so many alternatives");
  }
  path->but[path->but_count] = iri;
  path->but_back[path->but_count++] = is_back;
  return ATT_OK;
}

/// '!' ( one | '(' ( one ( '|' one )* )? ')' )
static AttStatus
read_negated(AttTinyParser* p, AttTinyPath* path)
{
  bool more = true;
  bool is_set = false;
  path->is_negated = true;
  ATT_TRY(att_tiny_expect(p, "!"));
  ATT_TRY(att_tiny_accept(p, "(", &is_set));
  if (!is_set) {
    return read_negated_one(p, path);
  }
  while (more && !att_tiny_is_mark(&p->lexer.token, ")")) {
    ATT_TRY(read_negated_one(p, path));
    ATT_TRY(att_tiny_accept(p, "|", &more));
  }
  return att_tiny_expect(p, ")");
}

/// iri | 'a' | negated set | '(' Path ')'
static AttStatus
read_primary(AttTinyParser* p, AttTinyPath* path)
{
  AttTinyStep step;
  AttView iri;
  *path = (AttTinyPath){.count = 1};
  if (att_tiny_is_mark(&p->lexer.token, "!")) {
    return read_negated(p, path);
  }
  if (!att_tiny_is_mark(&p->lexer.token, "(")) {
    ATT_TRY(read_property(p, &iri));
    ATT_TRY(property_step(p, iri, &step));
    return add_step(p, &path->ways[0], step);
  }
  if (p->depth >= DEEPEST) {
    return att_tiny_refuse(p, p->lexer.token.span, "paths that nest so deep");
  }
  ++p->depth;
  ATT_TRY(att_tiny_advance(&p->lexer));
  ATT_TRY(read_path(p, path));
  --p->depth;
  return att_tiny_expect(p, ")");
}

/// A path within another leads from node to node.
static AttStatus
demand_nodes(AttTinyParser* p,
             const AttTinyPath* path,
             AttSpan span,
             const char* what)
{
  if (path->is_negated) {
    return att_tiny_refuse(
        p, span, "a negated property set within a longer path");
  }
  for (size_t i = 0; i < path->count; ++i) {
    const AttTinySequence* way = &path->ways[i];
    if (leads_to_literals(&way->steps[way->count - 1])) {
      return att_tiny_refuse(p, span, what);
    }
  }
  return ATT_OK;
}

/// A path as TinySPARQL has them, in parentheses.
static AttStatus
spell_path(AttTinyParser* p, const AttTinyPath* path, AttView* text)
{
  AttText out = {0};
  for (size_t i = 0; i < path->count; ++i) {
    for (size_t k = 0; k < path->ways[i].count; ++k) {
      const AttTinyStep* step = &path->ways[i].steps[k];
      att_text_append_string(&out, k ? "/" : i ? "|" : "(");
      att_text_append_string(&out, step->is_back ? "^" : "");
      att_text_append(&out, step->text);
      att_text_append(&out, (AttView){&step->mark, step->mark != 0});
    }
  }
  att_text_append_char(&out, ')');
  AttStatus status = att_text_status(&out);
  if (status == ATT_OK) {
    status = att_tiny_format(p, text, "%s", out.at);
  }
  att_text_clear(&out);
  return status;
}

bool
att_tiny_path_stays(const AttTinyPath* path)
{
  for (size_t i = 0; i < path->count; ++i) {
    bool stays = true;
    for (size_t k = 0; k < path->ways[i].count; ++k) {
      stays &= path->ways[i].steps[k].may_stay;
    }
    if (stays) {
      return true;
    }
  }
  return false;
}

/// PathPrimary ( '?' | '*' | '+' )?
static AttStatus
read_element(AttTinyParser* p, AttTinyPath* path)
{
  ATT_TRY(read_primary(p, path));
  const AttTinyToken token = p->lexer.token;
  if (!att_tiny_is_mark(&token, "*") && !att_tiny_is_mark(&token, "?") &&
      !att_tiny_is_mark(&token, "+")) {
    return ATT_OK;
  }
  ATT_TRY(demand_nodes(p,
                       path,
                       token.span,
                       "'+', '*' or '?' of a property with literal values"));
  AttTinyStep* first = &path->ways[0].steps[0];
  const bool is_plain =
      path->count == 1 && path->ways[0].count == 1 && !first->mark;
  AttTinyStep step = *first;
  if (!is_plain) {
    step = (AttTinyStep){.value = {ATT_TINY_NODE, {"", 0}, true}};
    ATT_TRY(spell_path(p, path, &step.text));
  }
  step.mark = token.text.at[0];
  step.may_stay = step.mark != '+' || att_tiny_path_stays(path);
  if (step.may_stay) {
    step.value = (AttTinyValue){ATT_TINY_NODE, {"", 0}, true};
  }
  *path = (AttTinyPath){.count = 1};
  ATT_TRY(add_step(p, &path->ways[0], step));
  return att_tiny_advance(&p->lexer);
}

/// The same way back.
static void
turn(AttTinyPath* path)
{
  for (size_t i = 0; i < path->count; ++i) {
    AttTinySequence* way = &path->ways[i];
    const AttTinySequence forth = *way;
    for (size_t k = 0; k < forth.count; ++k) {
      way->steps[k] = forth.steps[forth.count - 1 - k];
      way->steps[k].is_back = !way->steps[k].is_back;
    }
  }
}

/// '^'? PathElt
static AttStatus
read_inverse(AttTinyParser* p, AttTinyPath* path)
{
  const AttTinyToken token = p->lexer.token;
  if (!att_tiny_is_mark(&token, "^")) {
    return read_element(p, path);
  }
  ATT_TRY(att_tiny_advance(&p->lexer));
  ATT_TRY(read_element(p, path));
  ATT_TRY(demand_nodes(
      p, path, token.span, "'^' of a property with literal values"));
  turn(path);
  return ATT_OK;
}

/// Every way of one path followed by every way of the next.
static AttStatus
follow(AttTinyParser* p, AttTinyPath* path, const AttTinyPath* next)
{
  const AttTinyPath before = *path;
  path->count = 0;
  for (size_t i = 0; i < before.count; ++i) {
    for (size_t k = 0; k < next->count; ++k) {
      if (path->count == ATT_TINY_WAYS) {
        return att_tiny_refuse(p, p->lexer.token.span, "so many alternatives");
      }
      AttTinySequence* way = &path->ways[path->count++];
      *way = before.ways[i];
      for (size_t s = 0; s < next->ways[k].count; ++s) {
        ATT_TRY(add_step(p, way, next->ways[k].steps[s]));
      }
    }
  }
  return ATT_OK;
}

/// PathEltOrInverse ( '/' PathEltOrInverse )*
static AttStatus
read_sequence(AttTinyParser* p, AttTinyPath* path)
{
  ATT_TRY(read_inverse(p, path));
  while (att_tiny_is_mark(&p->lexer.token, "/")) {
    const AttSpan span = p->lexer.token.span;
    AttTinyPath next;
    ATT_TRY(demand_nodes(p, path, span, "a path that goes on behind literals"));
    ATT_TRY(att_tiny_advance(&p->lexer));
    ATT_TRY(read_inverse(p, &next));
    if (next.is_negated) {
      return demand_nodes(p, &next, span, "");
    }
    ATT_TRY(follow(p, path, &next));
  }
  return ATT_OK;
}

/// PathSequence ( '|' PathSequence )*
static AttStatus
read_path(AttTinyParser* p, AttTinyPath* path)
{
  ATT_TRY(read_sequence(p, path));
  while (att_tiny_is_mark(&p->lexer.token, "|")) {
    const AttSpan span = p->lexer.token.span;
    AttTinyPath next;
    ATT_TRY(att_tiny_advance(&p->lexer));
    ATT_TRY(read_sequence(p, &next));
    if (path->is_negated || next.is_negated) {
      return att_tiny_refuse(
          p, span, "a negated property set within a longer path");
    }
    if (path->count + next.count > ATT_TINY_WAYS) {
      return att_tiny_refuse(p, span, "so many alternatives");
    }
    for (size_t i = 0; i < next.count; ++i) {
      path->ways[path->count++] = next.ways[i];
    }
  }
  return ATT_OK;
}

AttStatus
att_tiny_path(AttTinyParser* p, AttTinyPath* path)
{
  return read_path(p, path);
}
