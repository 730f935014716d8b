// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// What a verb lends to the noun it has as object:
//
//   The TTP launched an attack on the post.
//   attack: subject TTP (support, via launched) · oblique on post (support)
//
// Lent by every verb: which verbs count is lexical, and match/ asks the rules.

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

void
att_clauses_add_support(AttClauseGraph* graph)
{
  const size_t count = graph->arcs.size;
  for (size_t i = 0; i < count; ++i) {
    const AttArc arc = graph->arcs.at[i].arc;
    if (arc.function == ATT_FUNCTION_OBJECT &&
        graph->tokens[arc.predicate].upos == ATT_UPOS_VERB &&
        graph->tokens[arc.argument].upos == ATT_UPOS_NOUN) {
      lend(graph, arc.predicate, arc.argument);
    }
  }
}
