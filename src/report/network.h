// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Who does what to whom, as nodes and edges.
// In: the page's facts. Out: AttNetwork; positions are set by layout.h.

#ifndef ATT_REPORT_NETWORK_H
#define ATT_REPORT_NETWORK_H

#include "report/model.h"

/// All facts of one family from one entity to another. Of a mutual one `from`
/// is the lower row.
typedef struct AttEdge {
  uint32_t from; ///< row of entities
  uint32_t to;
  uint32_t family;
  uint32_t facts;
  bool is_mutual;
  bool is_drawn; ///< both ends are nodes
} AttEdge;

/// An entity that is drawn; pixels, y downwards.
typedef struct AttNode {
  uint32_t entity;
  int x; ///< of the middle
  int y;
  int width;
  int height;
} AttNode;

/// Which edge a fact is part of.
typedef struct AttEdgeFact {
  uint32_t fact;
  uint32_t edge;
} AttEdgeFact;

/// Zero is an empty network.
typedef struct AttNetwork {
  AttMap keys;
  ATT_ARRAY(AttEdge) edges;
  ATT_ARRAY(AttEdgeFact) facts; ///< by fact, then edge
  ATT_ARRAY(AttNode) nodes;     ///< most facts first
  AttPageRows node_of;          ///< by entity, or ATT_NO_ROW
  size_t left_out;              ///< entities with edges that are not drawn
  int width;
  int height;
} AttNetwork;

void att_network_clear(AttNetwork* network);

/// Gather the edges, and choose as nodes the `most_nodes` entities with most
/// facts among those that have edges.
ATT_MUST_USE AttStatus att_network_build(const AttPage* page,
                                         size_t most_nodes,
                                         AttNetwork* network);

#endif
