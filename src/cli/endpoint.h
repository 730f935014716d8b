// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The options of `attest load --endpoint`, and the load itself.
// In: options as text. Out: an exit code.

#ifndef ATT_CLI_ENDPOINT_H
#define ATT_CLI_ENDPOINT_H

#include "base/folder.h"
#include "cli/command.h"

/// Options as given; NULL where not.
typedef struct AttPushOptions {
  const char* endpoint;
  const char* graph;
  const char* user;
  const char* password_file;
  const char* token_file;
  const char* authorities;
  const char* method;
  const char* chunk_bytes;
  const char* retries;
  const char* timeout;
  const char* resume;
  const char* progress; ///< any value: tell
} AttPushOptions;

#define ATT_PUSH_OPTIONS                                                       \
  {"endpoint",                                                                 \
   0,                                                                          \
   "URL",                                                                      \
   "address of a store's Graph Store Protocol (or, "                           \
   "with --method update, of its SPARQL Update)"},                             \
      {"graph",                                                                \
       0,                                                                      \
       "IRI",                                                                  \
       "graph of triples that have none (default: the store's default "        \
       "graph)"},                                                              \
      {"user", 0, "NAME", "basic or digest, as the store asks"},               \
      {"password-file", 0, "FILE", "its first line; or set ATTEST_PASSWORD"},  \
      {"token-file",                                                           \
       0,                                                                      \
       "FILE",                                                                 \
       "a bearer token instead of a user; or set ATTEST_TOKEN"},               \
      {"ca-file",                                                              \
       0,                                                                      \
       "FILE",                                                                 \
       "trusted certificates (PEM) instead of the system's"},                  \
      {"method", 0, "METHOD", "gsp (default) or update"},                      \
      {"chunk-bytes",                                                          \
       0,                                                                      \
       "N",                                                                    \
       "of N-Triples a request (default: gsp 4M, update 256K; K, M)"},         \
      {"retries",                                                              \
       0,                                                                      \
       "N",                                                                    \
       "on 429, 5xx and lost connections (default 8, waiting longer each "     \
       "time)"},                                                               \
      {"timeout",                                                              \
       0,                                                                      \
       "SECONDS",                                                              \
       "without a byte, then the connection counts as lost (default 300)"},    \
      {"resume",                                                               \
       0,                                                                      \
       "FILE",                                                                 \
       "keep there what is done (default: FILE.loading beside each input)"},   \
  {                                                                            \
    "progress", 0, NULL, "tell on standard error how far it is"                \
  }

/// Where the value of an option is kept, by its place in ATT_PUSH_OPTIONS;
/// NULL behind the last.
const char** att_push_option(AttPushOptions* options, size_t option);

/// The name of the first option besides --endpoint that was given; or NULL.
const char* att_push_given(const AttPushOptions* options);

AttExit att_push_run(const AttPushOptions* options, const AttPaths* files);

#endif
