// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// A trie of pieces in one hash table of edges.

#include "mentions/labels.h"

#include "base/array.h"

void
att_labels_clear(AttLabels* labels)
{
  att_symbols_clear(&labels->pieces);
  att_free(labels->edges);
  att_free(labels->nodes.at);
  att_free(labels->targets.at);
  att_free(labels->cases.at);
  *labels = (AttLabels){0};
}

static AttLabelEdge*
find_edge(AttLabelEdge* edges, size_t slots, uint32_t node, uint32_t piece)
{
  uint64_t hash = ((uint64_t)node << 32 | piece) * 0x9E3779B97F4A7C15u;
  size_t slot = (size_t)(hash >> 32) & (slots - 1);
  while (edges[slot].node &&
         (edges[slot].node != node + 1 || edges[slot].piece != piece)) {
    slot = (slot + 1) & (slots - 1);
  }
  return &edges[slot];
}

static AttStatus
grow_edges(AttLabels* labels)
{
  const size_t slots = labels->edge_slots ? labels->edge_slots * 2 : 64;
  AttLabelEdge* edges = att_calloc(slots, sizeof *edges);
  if (!edges) {
    return ATT_ERR_MEMORY;
  }
  for (size_t i = 0; i < labels->edge_slots; ++i) {
    const AttLabelEdge* old = &labels->edges[i];
    if (old->node) {
      *find_edge(edges, slots, old->node - 1, old->piece) = *old;
    }
  }
  att_free(labels->edges);
  labels->edges = edges;
  labels->edge_slots = slots;
  return ATT_OK;
}

// Step from `node` along `piece`, making the child where it is new.
static AttStatus
add_step(AttLabels* labels, uint32_t* node, uint32_t piece)
{
  if (labels->edge_count * 2 >= labels->edge_slots) {
    ATT_TRY(grow_edges(labels));
  }
  AttLabelEdge* edge =
      find_edge(labels->edges, labels->edge_slots, *node, piece);
  if (!edge->node) {
    const uint32_t child = (uint32_t)labels->nodes.size;
    ATT_TRY(ATT_PUSH(&labels->nodes, (AttLabelNode){0}));
    *edge = (AttLabelEdge){*node + 1, piece, child};
    ++labels->edge_count;
  }
  *node = edge->child;
  return ATT_OK;
}

static AttStatus
add_target(AttLabels* labels, uint32_t node, AttTarget target)
{
  ATT_TRY(ATT_PUSH(&labels->targets, target));
  const uint32_t added = (uint32_t)labels->targets.size;
  AttLabelNode* at = &labels->nodes.at[node];
  if (at->last_target) {
    labels->targets.at[at->last_target - 1].next = added;
  } else {
    at->first_target = added;
  }
  at->last_target = added;
  return ATT_OK;
}

AttStatus
att_labels_add(AttLabels* labels,
               const AttFolded* folded,
               size_t begin,
               size_t end,
               uint32_t value,
               uint8_t kind)
{
  if (begin >= end || end - begin > ATT_LABEL_PIECES) {
    return ATT_OK;
  }
  if (labels->nodes.size == 0) {
    ATT_TRY(ATT_PUSH(&labels->nodes, (AttLabelNode){0}));
  }
  const uint32_t cases = (uint32_t)labels->cases.size;
  uint32_t node = 0;
  for (size_t i = begin; i < end; ++i) {
    uint32_t piece = 0;
    ATT_TRY(att_symbols_intern(
        &labels->pieces, att_folded_piece(folded, i), &piece));
    ATT_TRY(add_step(labels, &node, piece));
    ATT_TRY(ATT_PUSH(&labels->cases, folded->at[i].written));
  }
  return add_target(
      labels, node, (AttTarget){.value = value, .kind = kind, .cases = cases});
}

void
att_labels_number(const AttLabels* labels,
                  const AttFolded* folded,
                  uint32_t* ids)
{
  for (size_t i = 0; i < folded->size; ++i) {
    ids[i] = att_symbols_find(&labels->pieces, att_folded_piece(folded, i));
  }
}

// "IS" is not "is", "LeT" not "let", "Quad" not "quad"; of a longer label one
// capitalised piece must be one ("Durand line", "central Asian republics").
static bool
case_fits(const AttLabels* labels,
          const AttTarget* target,
          const AttFolded* folded,
          size_t begin,
          size_t count)
{
  const uint8_t* wanted = labels->cases.at + target->cases;
  bool is_wanted = false;
  bool is_seen = false;
  for (size_t i = 0; i < count; ++i) {
    const uint8_t found = folded->at[begin + i].written;
    if (wanted[i] == ATT_CASE_UPPER && found != ATT_CASE_UPPER) {
      return false;
    }
    if (wanted[i] == ATT_CASE_MIXED && found < ATT_CASE_MIXED) {
      return false;
    }
    if (wanted[i] == ATT_CASE_CAPITAL) {
      is_wanted = true;
      is_seen = is_seen || found >= ATT_CASE_CAPITAL;
    }
  }
  return is_seen || !is_wanted;
}

static const AttTarget*
first_fit(const AttLabels* labels,
          const AttFolded* folded,
          size_t begin,
          size_t count,
          uint32_t index)
{
  while (index) {
    const AttTarget* target = &labels->targets.at[index - 1];
    if (case_fits(labels, target, folded, begin, count)) {
      return target;
    }
    index = target->next;
  }
  return NULL;
}

static size_t
longest_at(const AttLabels* labels,
           const AttFolded* folded,
           const uint32_t* ids,
           size_t begin,
           const AttTarget** first)
{
  *first = NULL;
  size_t longest = 0;
  uint32_t node = 0;
  for (size_t i = begin; i < folded->size && labels->edge_slots; ++i) {
    const AttLabelEdge* edge =
        ids[i] ? find_edge(labels->edges, labels->edge_slots, node, ids[i])
               : NULL;
    if (!edge || !edge->node) {
      break;
    }
    node = edge->child;
    const size_t count = i + 1 - begin;
    const AttTarget* target = first_fit(
        labels, folded, begin, count, labels->nodes.at[node].first_target);
    if (target) {
      *first = target;
      longest = count;
    }
  }
  return longest;
}

size_t
att_labels_longest(const AttLabels* labels,
                   const AttFolded* folded,
                   const uint32_t* ids,
                   size_t begin,
                   const AttTarget** first)
{
  const size_t longest = longest_at(labels, folded, ids, begin, first);
  const AttTarget* behind = NULL;
  if (longest && labels->cases.at[(*first)->cases] == ATT_CASE_LOWER &&
      longest_at(labels, folded, ids, begin + 1, &behind) >= longest) {
    *first = NULL;
    return 0;
  }
  return longest;
}

const AttTarget*
att_labels_next(const AttLabels* labels,
                const AttFolded* folded,
                size_t begin,
                size_t count,
                const AttTarget* target)
{
  return first_fit(labels, folded, begin, count, target->next);
}
