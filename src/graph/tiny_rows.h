// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Rows of TinySPARQL as the standard has them: terms with their types, in the
// order that was asked for. Private to graph/.
// In: strings of a cursor, the plan of a query. Out: cells.

#ifndef ATT_GRAPH_TINY_ROWS_H
#define ATT_GRAPH_TINY_ROWS_H

#include "graph/tiny_query.h"

/// Append the cell of a variable; `value` NULL: it has none.
ATT_MUST_USE AttStatus att_tiny_take_cell(const AttTinyVariable* variable,
                                          const AttView* value,
                                          AttResults* results);

/// Order the rows by the plan's keys (15.1: no value, blank nodes, IRIs,
/// literals; equal rows by all their cells), cut them, drop columns that are
/// keys only.
ATT_MUST_USE AttStatus att_tiny_finish_rows(const AttTinyPlan* plan,
                                            AttResults* results);

#endif
