// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Statistics for the tables of an index, which TinySPARQL does not gather.
// Private to graph/.
// In: a folder with an index that nobody has open. Out: better plans.

#ifndef ATT_GRAPH_TINY_STATISTICS_H
#define ATT_GRAPH_TINY_STATISTICS_H

#include "base/diagnostic.h"

/// Count what the tables hold, so that SQLite begins a join where rows are few:
/// some joins over a million triples take minutes without. ATT_ERR_IO.
ATT_MUST_USE AttStatus att_tiny_gather_statistics(const char* folder,
                                                  AttLog* log);

#endif
