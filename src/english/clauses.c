// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Build the clause graph: children lists, then direct arcs and inherited ones
// from the root downward (a governor's subject is known before its dependents
// ask for it), then what support verbs lend; sort, drop doubles.

#include "english/clauses.h"

#include "english/clause_graph.h"

#include <stdlib.h>
#include <string.h>

static AttStatus
index_children(AttClauseGraph* graph)
{
  const uint32_t count = graph->count;
  graph->first_child = att_arena_calloc(graph->arena, count, sizeof(uint32_t));
  graph->next_sibling = att_arena_calloc(graph->arena, count, sizeof(uint32_t));
  graph->order = att_arena_calloc(graph->arena, count, sizeof(uint32_t));
  if (!graph->first_child || !graph->next_sibling || !graph->order) {
    return ATT_ERR_MEMORY;
  }
  for (uint32_t i = 0; i < count; ++i) {
    graph->first_child[i] = graph->next_sibling[i] = ATT_NONE;
  }
  for (uint32_t i = count; i > 0; --i) {
    const int32_t head = graph->tokens[i - 1].head;
    if (head >= 0 && (uint32_t)head < count && (uint32_t)head != i - 1) {
      graph->next_sibling[i - 1] = graph->first_child[head];
      graph->first_child[head] = i - 1;
    }
  }
  return ATT_OK;
}

/// Breadth first from the roots; words on a cycle are never reached.
static void
order_tokens(AttClauseGraph* graph)
{
  for (uint32_t i = 0; i < graph->count; ++i) {
    const int32_t head = graph->tokens[i].head;
    if (head < 0 || (uint32_t)head >= graph->count) {
      graph->order[graph->order_count++] = i;
    }
  }
  for (uint32_t at = 0; at < graph->order_count; ++at) {
    ATT_EACH_CHILD(graph, graph->order[at], child)
    {
      graph->order[graph->order_count++] = child;
    }
  }
}

static int
compare(uint32_t a, uint32_t b)
{
  return (a > b) - (a < b);
}

static int
order_arcs(const void* left, const void* right)
{
  const AttRankedArc* a = left;
  const AttRankedArc* b = right;
  int order = compare(a->arc.predicate, b->arc.predicate);
  order = order ? order : compare(a->arc.function, b->arc.function);
  order = order ? order : compare(a->rank, b->rank);
  order = order ? order : compare(a->arc.conjunct_of, b->arc.conjunct_of);
  order = order ? order : compare(a->arc.argument, b->arc.argument);
  order = order ? order : att_view_compare(a->arc.marker, b->arc.marker);
  order = order ? order : compare(a->arc.variant, b->arc.variant);
  return order ? order : compare(a->arc.via, b->arc.via);
}

/// The same edge found twice: the more direct finding stays. A noun's own arc
/// and a lent one both stay, since the lent one depends on the verb.
static bool
is_double(const AttArc* arcs, size_t count, const AttArc* arc)
{
  for (size_t i = count; i > 0; --i) {
    const AttArc* other = &arcs[i - 1];
    if (other->predicate != arc->predicate ||
        other->function != arc->function) {
      return false;
    }
    if (other->argument == arc->argument &&
        att_view_equal(other->marker, arc->marker) &&
        (other->variant == ATT_VARIANT_SUPPORT) ==
            (arc->variant == ATT_VARIANT_SUPPORT)) {
      return true;
    }
  }
  return false;
}

static AttStatus
finish(AttClauseGraph* graph, AttClauses* clauses)
{
  AttArc* arcs = att_arena_calloc(graph->arena, graph->arcs.size, sizeof *arcs);
  uint32_t* first =
      att_arena_calloc(graph->arena, graph->count + 1, sizeof *first);
  if (!arcs || !first) {
    return ATT_ERR_MEMORY;
  }
  if (graph->arcs.size) {
    qsort(graph->arcs.at, graph->arcs.size, sizeof *graph->arcs.at, order_arcs);
  }
  size_t count = 0;
  for (size_t i = 0; i < graph->arcs.size; ++i) {
    if (!is_double(arcs, count, &graph->arcs.at[i].arc)) {
      arcs[count++] = graph->arcs.at[i].arc;
    }
  }
  size_t at = 0;
  for (uint32_t p = 0; p <= graph->count; ++p) {
    while (at < count && arcs[at].predicate < p) {
      ++at;
    }
    first[p] = (uint32_t)at;
  }
  *clauses = (AttClauses){arcs, count, first, graph->count};
  return ATT_OK;
}

AttStatus
att_clauses_build(const AttToken* tokens,
                  size_t count,
                  AttArena* arena,
                  AttClauses* clauses)
{
  AttClauseGraph graph = {
      .tokens = tokens, .count = (uint32_t)count, .arena = arena};
  AttStatus status = index_children(&graph);
  if (status == ATT_OK) {
    order_tokens(&graph);
    for (uint32_t i = 0; i < graph.order_count; ++i) {
      att_clauses_add_direct(&graph, graph.order[i]);
      att_clauses_add_inherited(&graph, graph.order[i]);
    }
    att_clauses_add_support(&graph);
    status = graph.out_of_memory ? ATT_ERR_MEMORY : finish(&graph, clauses);
  }
  ATT_ARRAY_CLEAR(&graph.arcs);
  return status;
}
