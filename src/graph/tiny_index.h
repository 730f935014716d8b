// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// What the database of an index needs besides what TinySPARQL does.
// Private to graph/.
// In: a folder with an index that nobody has open. Out: better plans.

#ifndef ATT_GRAPH_TINY_INDEX_H
#define ATT_GRAPH_TINY_INDEX_H

#include "graph/tiny_table.h"

/// Make the further names of the properties views of their tables, and count
/// what the tables hold, so that SQLite begins a join where rows are few: some
/// joins over a million triples take minutes without. ATT_ERR_IO.
ATT_MUST_USE AttStatus att_tiny_finish_index(const char* folder,
                                             const AttTinyTable* table,
                                             AttLog* log);

#endif
