// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// TinySPARQL (libtracker-sparql) as an engine: an index of a set of lines in a
// folder or in memory, and queries over it. Private to graph/.
// In: sorted lines, queries. Out: AttResults.

#ifndef ATT_GRAPH_TINY_H
#define ATT_GRAPH_TINY_H

#include "graph/sparql.h"

typedef struct AttTiny AttTiny;

/// Index lines in `folder`, which is emptied first and may be opened then;
/// NULL: in memory, open at once. The stamp tells the graph from others.
ATT_MUST_USE AttStatus att_tiny_build(const char* folder,
                                      const AttLines* lines,
                                      AttView stamp,
                                      AttLog* log,
                                      AttTiny** tiny);

/// Open an index to read. ATT_ERR_NOT_FOUND where there is none that was built
/// whole and has this stamp, unreported. It may not be used after a fork.
ATT_MUST_USE AttStatus att_tiny_open(const char* folder,
                                     AttView stamp,
                                     AttLog* log,
                                     AttTiny** tiny);

/// True where att_tiny_open would find an index; `*triples` are in it.
bool att_tiny_is_there(const char* folder, AttView stamp, size_t* triples);

void att_tiny_close(AttTiny* tiny);

/// As att_engine_ask: what is refused by name gives ATT_ERR_UNSUPPORTED.
ATT_MUST_USE AttStatus att_tiny_ask(AttTiny* tiny,
                                    AttOrigin query,
                                    size_t most_rows,
                                    AttLog* log,
                                    AttResults* results);

#endif
