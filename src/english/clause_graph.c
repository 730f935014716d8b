// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Adding arcs, and questions about the tree and the arcs so far.

#include "english/clause_graph.h"

#include "base/text.h"

#define MOST_ARCS 20000u

uint32_t
att_graph_child(const AttClauseGraph* graph,
                uint32_t token,
                AttRelation relation)
{
  ATT_EACH_CHILD(graph, token, child)
  {
    if (graph->tokens[child].relation == relation) {
      return child;
    }
  }
  return ATT_NONE;
}

static void
append_word(AttText* text, AttView word)
{
  if (text->size) {
    att_text_append_char(text, ' ');
  }
  for (size_t i = 0; i < word.size; ++i) {
    const char c = word.at[i];
    att_text_append_char(text,
                         (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c));
  }
}

/// Append the marks that hang on a token; true where there were some.
static bool
append_marks(const AttClauseGraph* graph,
             uint32_t token,
             AttRelation relation,
             AttText* text)
{
  ATT_EACH_CHILD(graph, token, child)
  {
    if (graph->tokens[child].relation != relation) {
      continue;
    }
    append_word(text, graph->tokens[child].form);
    ATT_EACH_CHILD(graph, child, part)
    {
      if (graph->tokens[part].relation == ATT_RELATION_FIXED) {
        append_word(text, graph->tokens[part].form);
      }
    }
  }
  return text->size > 0;
}

AttView
att_graph_marker(AttClauseGraph* graph, uint32_t token, AttRelation relation)
{
  AttText text = {0};
  if (!append_marks(graph, token, relation, &text) &&
      relation == ATT_RELATION_CASE) {
    // "of U.S. and NATO forces": astray on the first word of a compound, which
    // has no case of its own
    const uint32_t part = att_graph_child(graph, token, ATT_RELATION_COMPOUND);
    if (part != ATT_NONE && part < token) {
      (void)append_marks(graph, part, relation, &text);
    }
  }
  AttView marker = {"", 0};
  if (text.size) {
    marker = att_arena_copy(graph->arena, att_text_view(&text));
    if (!marker.at || text.broken) {
      graph->out_of_memory = true;
      marker = (AttView){"", 0};
    }
  }
  att_text_clear(&text);
  return marker;
}

void
att_graph_add_one(AttClauseGraph* graph, AttArc arc, AttArcRank rank)
{
  if (arc.argument == arc.predicate || graph->arcs.size >= MOST_ARCS) {
    return;
  }
  if (ATT_PUSH(&graph->arcs, (AttRankedArc){arc, rank}) != ATT_OK) {
    graph->out_of_memory = true;
  }
}

static bool
is_nominal(const AttToken* token)
{
  return token->upos == ATT_UPOS_NOUN || token->upos == ATT_UPOS_PROPN ||
         token->upos == ATT_UPOS_PRON || token->upos == ATT_UPOS_NUM ||
         token->upos == ATT_UPOS_ADJ || token->upos == ATT_UPOS_X;
}

static bool
is_clause_function(uint8_t function)
{
  return function == ATT_FUNCTION_COMPLEMENT ||
         function == ATT_FUNCTION_ADVERBIAL;
}

/// Conjuncts of the same sort: words with words, clauses with clauses. A
/// nominal conjunct with a subject of its own is a clause.
static bool
is_fellow(const AttClauseGraph* graph, const AttArc* arc, uint32_t conjunct)
{
  if (is_clause_function(arc->function)) {
    return true;
  }
  return is_nominal(&graph->tokens[conjunct]) &&
         att_graph_child(graph, conjunct, ATT_RELATION_NSUBJ) == ATT_NONE &&
         att_graph_child(graph, conjunct, ATT_RELATION_COP) == ATT_NONE;
}

static void
add_conjuncts(AttClauseGraph* graph,
              AttArc arc,
              AttArcRank rank,
              uint32_t of,
              uint32_t depth)
{
  ATT_EACH_CHILD(graph, of, child)
  {
    if (graph->tokens[child].relation == ATT_RELATION_CONJ &&
        child != arc.predicate && is_fellow(graph, &arc, child)) {
      AttArc more = arc;
      more.argument = child;
      if (arc.function == ATT_FUNCTION_OBLIQUE &&
          att_graph_child(graph, child, ATT_RELATION_CASE) != ATT_NONE) {
        more.marker = att_graph_marker(graph, child, ATT_RELATION_CASE);
      }
      att_graph_add_one(graph, more, rank);
      if (depth < 8) {
        add_conjuncts(graph, arc, rank, child, depth + 1);
      }
    }
  }
}

void
att_graph_add(AttClauseGraph* graph, AttArc arc, AttArcRank rank)
{
  arc.conjunct_of = arc.argument;
  att_graph_add_one(graph, arc, rank);
  add_conjuncts(graph, arc, rank, arc.argument, 0);
}

bool
att_graph_inherit(AttClauseGraph* graph,
                  uint32_t from,
                  AttFunction function,
                  uint32_t to,
                  AttFunction as,
                  AttVariant variant,
                  uint32_t except)
{
  const size_t count = graph->arcs.size;
  bool any = false;
  for (size_t i = 0; i < count; ++i) {
    AttArc arc = graph->arcs.at[i].arc;
    const bool is_lent = arc.variant == ATT_VARIANT_SUPPORT;
    if (arc.predicate == from && arc.function == function &&
        arc.argument != to && arc.argument != except &&
        (!is_lent || variant == ATT_VARIANT_SHARED)) {
      arc.predicate = to;
      arc.function = (uint8_t)as;
      if (!is_lent) {
        arc.variant = (uint8_t)variant;
        arc.via = from;
      }
      att_graph_add_one(graph,
                        arc,
                        arc.variant == ATT_VARIANT_SUPPORT
                            ? ATT_RANK_LENT
                            : ATT_RANK_INHERITED);
      any = true;
    }
  }
  return any;
}

bool
att_graph_has(const AttClauseGraph* graph,
              uint32_t predicate,
              AttFunction function)
{
  for (size_t i = 0; i < graph->arcs.size; ++i) {
    const AttArc* arc = &graph->arcs.at[i].arc;
    if (arc->predicate == predicate && arc->function == function) {
      return true;
    }
  }
  return false;
}

bool
att_graph_is_capitalised(const AttToken* token)
{
  return token->form.size && token->form.at[0] >= 'A' &&
         token->form.at[0] <= 'Z';
}

bool
att_graph_has_subject(const AttClauseGraph* graph, uint32_t predicate)
{
  ATT_EACH_CHILD(graph, predicate, child)
  {
    switch ((AttRelation)graph->tokens[child].relation) {
    case ATT_RELATION_NSUBJ:
    case ATT_RELATION_NSUBJ_PASS:
    case ATT_RELATION_NSUBJ_OUTER:
    case ATT_RELATION_CSUBJ:
    case ATT_RELATION_CSUBJ_PASS:
    case ATT_RELATION_CSUBJ_OUTER:
    case ATT_RELATION_EXPL:
      return true;
    default:
      break;
    }
  }
  return false;
}

static bool
has_child(const AttClauseGraph* graph, uint32_t token, AttRelation relation)
{
  return att_graph_child(graph, token, relation) != ATT_NONE;
}

static bool
is_marked_passive(const AttClauseGraph* graph, uint32_t verb)
{
  return has_child(graph, verb, ATT_RELATION_AUX_PASS) ||
         has_child(graph, verb, ATT_RELATION_NSUBJ_PASS) ||
         has_child(graph, verb, ATT_RELATION_CSUBJ_PASS);
}

/// A past participle without auxiliary and subject: what stands in a clause
/// that has neither is passive; "having visited Kabul" has one. The simple past
/// is what taggers take such a participle for.
///
/// An object without an agent behind what a tagger calls simple past, or in a
/// sentence whose root is the noun, tells of a main verb astray: "militias
/// attacked a base".
static bool
is_main_verb_astray(const AttClauseGraph* graph, uint32_t verb)
{
  const AttToken* token = &graph->tokens[verb];
  const bool is_under_root =
      token->relation == ATT_RELATION_ACL && token->head >= 0 &&
      (uint32_t)token->head < graph->count &&
      graph->tokens[token->head].relation == ATT_RELATION_ROOT;
  return (token->xpos == ATT_XPOS_VBD || is_under_root) &&
         has_child(graph, verb, ATT_RELATION_OBJ) &&
         !has_child(graph, verb, ATT_RELATION_OBL_AGENT);
}

static bool
is_bare_participle(const AttClauseGraph* graph, uint32_t verb)
{
  const AttToken* token = &graph->tokens[verb];
  return (token->xpos == ATT_XPOS_VBN || token->xpos == ATT_XPOS_VBD) &&
         !has_child(graph, verb, ATT_RELATION_AUX) &&
         !att_graph_has_subject(graph, verb) &&
         !is_main_verb_astray(graph, verb);
}

bool
att_graph_is_passive(const AttClauseGraph* graph, uint32_t verb)
{
  if (is_marked_passive(graph, verb)) {
    return true;
  }
  const AttToken* token = &graph->tokens[verb];
  if (!is_bare_participle(graph, verb)) {
    return false;
  }
  switch ((AttRelation)token->relation) {
  case ATT_RELATION_ACL:
  case ATT_RELATION_ADVCL:
  case ATT_RELATION_XCOMP:
  case ATT_RELATION_AMOD:
    return true;
  case ATT_RELATION_CONJ: { // "was captured and killed"
    const uint32_t first = (uint32_t)token->head;
    return token->head >= 0 && first < graph->count &&
           token->xpos == ATT_XPOS_VBN &&
           !has_child(graph, verb, ATT_RELATION_OBJ) &&
           graph->tokens[first].relation != ATT_RELATION_CONJ &&
           att_graph_is_passive(graph, first);
  }
  default:
    return false;
  }
}

AttFunction
att_graph_surface(const AttClauseGraph* graph, uint32_t predicate)
{
  if (!att_graph_is_passive(graph, predicate)) {
    return ATT_FUNCTION_SUBJECT;
  }
  return has_child(graph, predicate, ATT_RELATION_OBJ) ? ATT_FUNCTION_INDIRECT
                                                       : ATT_FUNCTION_OBJECT;
}
