// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// A SPARQL endpoint over HTTP (libmicrohttpd), read-only: the SPARQL 1.1
// Protocol's query operation at /sparql, and a page to type queries at /.
// In: a graph, bounds. Out: answers, until SIGINT or SIGTERM.
//
// Each query runs in a process of its own, forked from the one that holds the
// graph: it shares the graph's memory, and is ended when its time is over,
// whatever the engine is doing.

#ifndef ATT_SERVE_SERVE_H
#define ATT_SERVE_SERVE_H

#include "graph/engine.h"
#include "graph/questions.h"

typedef struct AttServeOptions {
  const char* address; ///< numeric, IPv4 or IPv6
  uint16_t port;       ///< 0: a free one
  const char* host;    ///< a further name that clients may call it; or NULL
  unsigned seconds;    ///< that a query may take
  size_t rows;         ///< that an answer may have
  unsigned queries;    ///< that run at once; more are refused (503)
} AttServeOptions;

#define ATT_SERVE_DEFAULT                                                      \
  ((AttServeOptions){.address = "127.0.0.1",                                   \
                     .port = 7878,                                             \
                     .seconds = 30,                                            \
                     .rows = 100000,                                           \
                     .queries = 4})

/// Called once, when clients may connect.
typedef void (*AttServeReady)(void* user, const char* address, uint16_t port);

/// Serve until SIGINT or SIGTERM: then answer what was asked, and return. A
/// second signal ends the queries that still run. ATT_ERR_IO where the address
/// cannot be bound.
ATT_MUST_USE AttStatus att_serve(AttEngine* engine,
                                 const AttQuestions* questions,
                                 const AttServeOptions* options,
                                 AttServeReady ready,
                                 void* user,
                                 AttLog* log);

#endif
