// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Where the nodes of a network stand (graphviz).
// In: nodes with their sizes, edges. Out: the nodes' positions.

#ifndef ATT_REPORT_LAYOUT_H
#define ATT_REPORT_LAYOUT_H

#include "report/network.h"

/// Set x and y of every node and the network's width and height, so that no
/// node lies on another. The same network gives the same positions: stress
/// majorization (Gansner, Koren, North 2004) from a fixed seed, then removal of
/// overlaps by a proximity graph (Gansner, Hu 2010). ATT_ERR_UNSUPPORTED where
/// graphviz fails.
ATT_MUST_USE AttStatus att_layout(AttNetwork* network);

#endif
