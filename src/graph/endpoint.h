// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Loading a SPARQL store over HTTP, in pieces that may be sent twice.
// In: RDF files, an address. Out: POST requests of the SPARQL 1.1 Graph Store
// HTTP Protocol, or of SPARQL 1.1 Update.

#ifndef ATT_GRAPH_ENDPOINT_H
#define ATT_GRAPH_ENDPOINT_H

#include "base/limits.h"
#include "graph/http.h"

typedef enum AttEndpointMethod {
  ATT_ENDPOINT_GSP,    ///< each piece holds triples of one graph
  ATT_ENDPOINT_UPDATE, ///< INSERT DATA
} AttEndpointMethod;

/// What loading came to, so far.
typedef struct AttEndpointTally {
  size_t files;   ///< loaded whole
  size_t failed;  ///< that do not parse, or that the store refuses
  size_t triples; ///< of files that were read, those done before included
  size_t sent;    ///< of them, by this run
  size_t pieces;  ///< requests that were answered well
  size_t skipped; ///< requests that a record says were
} AttEndpointTally;

typedef struct AttEndpointOptions {
  AttHttpOptions http;
  AttEndpointMethod method;
  const char* graph;  ///< IRI, of triples without a graph; NULL: the default
  size_t piece_bytes; ///< of N-Triples in a request; 0: as the method has it
  const char* record; ///< of what is done; NULL: FILE.loading beside each
  void (*progress)(void* user, const char* file, const AttEndpointTally* tally);
  void* user;
} AttEndpointOptions;

/// Load files. A file is parsed whole before any of it is sent; one that does
/// not parse, or that the store refuses (400, 409, 413, 415, 422), is reported
/// and the others are loaded. A first piece of each file is small, because it
/// may have to be sent twice, for its credentials. A piece that is too large
/// for the store (413) is halved. What ends the run is reported: ATT_ERR_USAGE,
/// ATT_ERR_IO.
ATT_MUST_USE AttStatus att_endpoint_load(const AttEndpointOptions* options,
                                         const char* const* files,
                                         size_t file_count,
                                         const AttLimits* limits,
                                         AttLog* log,
                                         AttEndpointTally* tally);

#endif
