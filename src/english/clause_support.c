// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Edges that a word gets from its neighbours. What a verb lends to the noun it
// has as object:
//
//   The TTP launched an attack on the post.
//   attack: subject TTP (support, via launched) · oblique on post (support)
//
// Lent by every verb: which verbs count is lexical, and match/ asks the rules.
// So also to a subject: "War broke out between Peru and Chile".
//
// And a preposition that hangs one phrase too deep, the parser's most frequent
// mistake, is offered to the word above as well:
//
//   the expulsion of refugees by Pakistan
//   expulsion: oblique of refugees · oblique by Pakistan (from refugees)

#include "english/clause_graph.h"

static void
lend(AttClauseGraph* graph, uint32_t verb, uint32_t noun)
{
  static const AttFunction lent[] = {
      ATT_FUNCTION_SUBJECT, ATT_FUNCTION_OBLIQUE, ATT_FUNCTION_INDIRECT};
  for (size_t i = 0; i < sizeof lent / sizeof *lent; ++i) {
    att_graph_inherit(
        graph, verb, lent[i], noun, lent[i], ATT_VARIANT_SUPPORT, noun);
  }
}

/// "carried out a series of attacks": also to what the object counts; match/
/// asks the rules which words count.
static void
lend_to_counted(AttClauseGraph* graph, uint32_t verb, uint32_t noun)
{
  lend(graph, verb, noun);
  ATT_EACH_CHILD(graph, noun, child)
  {
    if (graph->tokens[child].relation == ATT_RELATION_NMOD &&
        graph->tokens[child].upos == ATT_UPOS_NOUN) {
      lend(graph, verb, child);
    }
  }
}

/// "gave $5 million in aid to Kabul", "sent 40 tons of food": to the noun that
/// stands right behind an amount, wherever the tree hangs it.
static void
lend_past_amount(AttClauseGraph* graph, uint32_t verb, uint32_t amount)
{
  for (uint32_t i = amount + 1; i < graph->count; ++i) {
    const AttToken* token = &graph->tokens[i];
    const bool hangs =
        (token->head == (int32_t)verb && token->relation == ATT_RELATION_OBL) ||
        (token->head == (int32_t)amount &&
         token->relation == ATT_RELATION_NMOD);
    if (hangs) {
      if (token->upos == ATT_UPOS_NOUN) {
        lend(graph, verb, i);
      }
      return;
    }
  }
}

static bool
is_amount(const AttToken* token)
{
  return token->upos == ATT_UPOS_SYM || token->upos == ATT_UPOS_NUM;
}

static bool
is_agent_marker(AttView marker)
{
#define ATT_AGENT_MARKER(word)                                                 \
  if (att_view_equal(marker, ATT_VIEW(word))) {                                \
    return true;                                                               \
  }
#include "english/agent_marker.def"
#undef ATT_AGENT_MARKER
  return false;
}

static bool
is_genitive(AttView marker)
{
#define ATT_GENITIVE(word)                                                     \
  if (att_view_equal(marker, ATT_VIEW(word))) {                                \
    return true;                                                               \
  }
#include "english/genitive.def"
#undef ATT_GENITIVE
  return false;
}

/// Offer the prepositional phrases of an argument to its predicate: to a noun
/// all that differ from the argument's own, to a passive verb its agent. What a
/// common noun has in the genitive stays with it.
static void
raise_phrases(AttClauseGraph* graph, AttArc arc)
{
  const bool is_verb = graph->tokens[arc.predicate].upos == ATT_UPOS_VERB;
  if (is_verb && (!att_graph_is_passive(graph, arc.predicate) ||
                  att_graph_has(graph, arc.predicate, ATT_FUNCTION_SUBJECT))) {
    return;
  }
  ATT_EACH_CHILD(graph, arc.argument, child)
  {
    if (graph->tokens[child].relation != ATT_RELATION_NMOD) {
      continue;
    }
    const AttView marker = att_graph_marker(graph, child, ATT_RELATION_CASE);
    if (!marker.size || att_view_equal(marker, arc.marker) ||
        (is_verb && !is_agent_marker(marker)) ||
        (is_genitive(marker) &&
         graph->tokens[arc.argument].upos == ATT_UPOS_NOUN)) {
      continue;
    }
    att_graph_add(graph,
                  (AttArc){.predicate = arc.predicate,
                           .argument = child,
                           .function = is_verb ? ATT_FUNCTION_SUBJECT
                                               : ATT_FUNCTION_OBLIQUE,
                           .variant = is_verb ? ATT_VARIANT_BY_AGENT
                                              : ATT_VARIANT_NOMINAL,
                           .marker = is_verb ? (AttView){"", 0} : marker,
                           .via = arc.argument},
                  ATT_RANK_LENT);
  }
}

/// "by X" of a passive that the tree has as any other phrase.
static void
add_agent(AttClauseGraph* graph, AttArc arc)
{
  if (is_agent_marker(arc.marker) &&
      att_graph_is_passive(graph, arc.predicate) &&
      !att_graph_has(graph, arc.predicate, ATT_FUNCTION_SUBJECT)) {
    arc.function = ATT_FUNCTION_SUBJECT;
    arc.variant = ATT_VARIANT_BY_AGENT;
    arc.marker = (AttView){"", 0};
    att_graph_add_one(graph, arc, ATT_RANK_INHERITED);
  }
}

/// "rejected reports that Juba had fallen": a clause that stands right behind
/// the object, which the tree hangs on the verb, may be what the noun tells.
static void
lend_clause(AttClauseGraph* graph, AttArc object)
{
  ATT_EACH_CHILD(graph, object.predicate, clause)
  {
    const uint32_t mark = att_graph_child(graph, clause, ATT_RELATION_MARK);
    if (graph->tokens[clause].relation == ATT_RELATION_CCOMP &&
        object.via == object.predicate && mark == object.argument + 1) {
      att_graph_add(
          graph,
          (AttArc){.predicate = object.argument,
                   .argument = clause,
                   .function = ATT_FUNCTION_COMPLEMENT,
                   .variant = ATT_VARIANT_ACTIVE,
                   .marker = att_graph_marker(graph, clause, ATT_RELATION_MARK),
                   .via = object.predicate},
          ATT_RANK_LENT);
    }
  }
}

/// "fighting erupted between A and B": phrases of a verb without an object to
/// its subject; match/ asks the rules for the verbs of taking place.
static void
lend_to_subject(AttClauseGraph* graph, AttArc subject)
{
  if (subject.variant == ATT_VARIANT_ACTIVE &&
      !att_graph_has(graph, subject.predicate, ATT_FUNCTION_OBJECT)) {
    att_graph_inherit(graph,
                      subject.predicate,
                      ATT_FUNCTION_OBLIQUE,
                      subject.argument,
                      ATT_FUNCTION_OBLIQUE,
                      ATT_VARIANT_SUPPORT,
                      subject.argument);
  }
}

void
att_clauses_add_support(AttClauseGraph* graph)
{
  const size_t count = graph->arcs.size;
  for (size_t i = 0; i < count; ++i) {
    const AttArc arc = graph->arcs.at[i].arc;
    if (arc.function == ATT_FUNCTION_OBLIQUE && arc.via == arc.predicate) {
      add_agent(graph, arc);
      raise_phrases(graph, arc);
    }
    if (arc.function == ATT_FUNCTION_SUBJECT &&
        graph->tokens[arc.predicate].upos == ATT_UPOS_VERB &&
        graph->tokens[arc.argument].upos == ATT_UPOS_NOUN) {
      lend_to_subject(graph, arc);
    }
    if (arc.function == ATT_FUNCTION_OBJECT &&
        graph->tokens[arc.predicate].upos == ATT_UPOS_VERB &&
        graph->tokens[arc.argument].upos == ATT_UPOS_NOUN) {
      lend_to_counted(graph, arc.predicate, arc.argument);
      lend_clause(graph, arc);
    }
    if (arc.function == ATT_FUNCTION_OBJECT &&
        graph->tokens[arc.predicate].upos == ATT_UPOS_VERB &&
        is_amount(&graph->tokens[arc.argument])) {
      lend_past_amount(graph, arc.predicate, arc.argument);
    }
  }
}
