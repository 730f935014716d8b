// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Gathering edges and choosing nodes.

#include "report/network.h"

#include <stdio.h>
#include <stdlib.h>

void
att_network_clear(AttNetwork* network)
{
  att_map_clear(&network->keys);
  ATT_ARRAY_CLEAR(&network->edges);
  ATT_ARRAY_CLEAR(&network->facts);
  ATT_ARRAY_CLEAR(&network->nodes);
  ATT_ARRAY_CLEAR(&network->node_of);
  *network = (AttNetwork){0};
}

/// The row of an edge, made where it is new.
static AttStatus
find_edge(AttNetwork* network, AttEdge edge, uint32_t* row)
{
  char key[64];
  const int size = snprintf(key,
                            sizeof key,
                            "%u %u %u %d",
                            edge.from,
                            edge.to,
                            edge.family,
                            edge.is_mutual);
  const AttView view = {key, (size_t)size};
  const uint32_t* found = att_map_get(&network->keys, view);
  if (found) {
    *row = *found;
    return ATT_OK;
  }
  *row = (uint32_t)network->edges.size;
  ATT_TRY(att_map_set(&network->keys, view, *row));
  return ATT_PUSH(&network->edges, edge);
}

static AttStatus
add_edge(AttNetwork* network, AttEdge edge, uint32_t fact)
{
  if (edge.is_mutual && edge.from > edge.to) {
    const uint32_t from = edge.from;
    edge.from = edge.to;
    edge.to = from;
  }
  uint32_t row = 0;
  ATT_TRY(find_edge(network, edge, &row));
  for (size_t i = network->facts.size;
       i > 0 && network->facts.at[i - 1].fact == fact;
       --i) {
    if (network->facts.at[i - 1].edge == row) {
      return ATT_OK;
    }
  }
  ++network->edges.at[row].facts;
  return ATT_PUSH(&network->facts, (AttEdgeFact){fact, row});
}

static AttStatus
add_fact(const AttPage* page, uint32_t row, AttNetwork* network)
{
  const AttPageFact* fact = &page->facts.at[row];
  const bool is_among = fact->is_mutual && !fact->affected.size;
  const AttPageRows* others = is_among ? &fact->doers : &fact->affected;
  for (size_t i = 0; i < fact->doers.size; ++i) {
    for (size_t j = is_among ? i + 1 : 0; j < others->size; ++j) {
      const AttEdge edge = {
          .from = fact->doers.at[i],
          .to = others->at[j],
          .family = page->kinds.at[fact->kind].family,
          .is_mutual = fact->is_mutual,
      };
      ATT_TRY(add_edge(network, edge, row));
    }
  }
  return ATT_OK;
}

/// An entity with its rank.
typedef struct Candidate {
  uint32_t entity;
  uint32_t facts;
  AttView iri;
} Candidate;

static int
compare_candidates(const void* left, const void* right)
{
  const Candidate* a = left;
  const Candidate* b = right;
  if (a->facts != b->facts) {
    return a->facts > b->facts ? -1 : 1;
  }
  return att_view_compare(a->iri, b->iri);
}

/// Entities with an edge to another one, most facts first.
static AttStatus
list_candidates(const AttPage* page,
                const AttNetwork* network,
                Candidate* list,
                size_t* count)
{
  bool* has_edge = att_calloc(page->entities.size, sizeof *has_edge);
  if (!has_edge) {
    return ATT_ERR_MEMORY;
  }
  for (size_t i = 0; i < network->edges.size; ++i) {
    const AttEdge* edge = &network->edges.at[i];
    if (edge->from != edge->to) {
      has_edge[edge->from] = has_edge[edge->to] = true;
    }
  }
  *count = 0;
  for (uint32_t i = 0; i < page->entities.size; ++i) {
    if (has_edge[i]) {
      const AttPageEntity* entity = &page->entities.at[i];
      list[(*count)++] = (Candidate){i, entity->facts, entity->iri};
    }
  }
  att_free(has_edge);
  qsort(list, *count, sizeof *list, compare_candidates);
  return ATT_OK;
}

static AttStatus
choose_nodes(const AttPage* page, size_t most_nodes, AttNetwork* network)
{
  Candidate* list = att_calloc(page->entities.size, sizeof *list);
  if (!list) {
    return ATT_ERR_MEMORY;
  }
  size_t count = 0;
  AttStatus status = list_candidates(page, network, list, &count);
  for (size_t i = 0; status == ATT_OK && i < page->entities.size; ++i) {
    status = ATT_PUSH(&network->node_of, ATT_NO_ROW);
  }
  for (size_t i = 0; status == ATT_OK && i < count && i < most_nodes; ++i) {
    network->node_of.at[list[i].entity] = (uint32_t)i;
    status = ATT_PUSH(&network->nodes, (AttNode){.entity = list[i].entity});
  }
  network->left_out = count > most_nodes ? count - most_nodes : 0;
  att_free(list);
  return status;
}

static void
mark_drawn(AttNetwork* network)
{
  for (size_t i = 0; i < network->edges.size; ++i) {
    AttEdge* edge = &network->edges.at[i];
    edge->is_drawn = network->node_of.at[edge->from] != ATT_NO_ROW &&
                     network->node_of.at[edge->to] != ATT_NO_ROW;
  }
}

/// Take away nodes whose edges all lead to entities that are not drawn.
static AttStatus
drop_lone_nodes(AttNetwork* network)
{
  bool* has_edge = att_calloc(network->nodes.size, sizeof *has_edge);
  if (!has_edge) {
    return ATT_ERR_MEMORY;
  }
  for (size_t i = 0; i < network->edges.size; ++i) {
    const AttEdge* edge = &network->edges.at[i];
    if (edge->is_drawn && edge->from != edge->to) {
      has_edge[network->node_of.at[edge->from]] = true;
      has_edge[network->node_of.at[edge->to]] = true;
    }
  }
  size_t kept = 0;
  for (size_t i = 0; i < network->nodes.size; ++i) {
    const AttNode node = network->nodes.at[i];
    network->node_of.at[node.entity] =
        has_edge[i] ? (uint32_t)kept : ATT_NO_ROW;
    network->nodes.at[kept] = node;
    kept += has_edge[i];
  }
  network->left_out += network->nodes.size - kept;
  network->nodes.size = kept;
  att_free(has_edge);
  return ATT_OK;
}

AttStatus
att_network_build(const AttPage* page, size_t most_nodes, AttNetwork* network)
{
  *network = (AttNetwork){0};
  for (uint32_t i = 0; i < page->facts.size; ++i) {
    ATT_TRY(add_fact(page, i, network));
  }
  if (!page->entities.size) {
    return ATT_OK;
  }
  ATT_TRY(choose_nodes(page, most_nodes, network));
  mark_drawn(network);
  if (network->nodes.size) {
    ATT_TRY(drop_lone_nodes(network));
    mark_drawn(network); // of those dropped, what they did to themselves
  }
  return ATT_OK;
}
