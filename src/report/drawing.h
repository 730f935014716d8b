// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// A network as SVG: shapes and texts, no colours (the style sheet has them).
// In: a network. Out: markup.

#ifndef ATT_REPORT_DRAWING_H
#define ATT_REPORT_DRAWING_H

#include "report/network.h"

/// Ways to draw edges, each a colour and a dash; the style sheet has them.
#define ATT_STYLES 18u

/// How an entity is drawn, by what the ontology says of its class.
typedef enum AttShape {
  ATT_SHAPE_OTHER,  ///< acts not: dashed
  ATT_SHAPE_ACTOR,  ///< round corners
  ATT_SHAPE_PERSON, ///< round ends
  ATT_SHAPE_STATE,  ///< has bodies of its own: square corners, heavy
} AttShape;

AttShape att_drawing_shape(const AttPage* page, uint32_t entity);

/// Set width and height of the nodes from their labels; before the layout.
void att_drawing_measure(const AttPage* page, AttNetwork* network);

/// Append the SVG. Edges carry data-edge, nodes data-entity: rows of the
/// network's edges and the page's entities.
ATT_MUST_USE AttStatus att_drawing_write(const AttPage* page,
                                         const AttNetwork* network,
                                         AttText* out);

#endif
