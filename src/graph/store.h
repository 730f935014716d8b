// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// The embedded store: a folder that keeps triples, and SPARQL over it (librdf,
// rasqal).
// In: RDF files, queries. Out: results as text.

#ifndef ATT_GRAPH_STORE_H
#define ATT_GRAPH_STORE_H

#include "base/file.h"
#include "base/limits.h"

#include <stdio.h>

/// What loading came to.
typedef struct AttLoadTally {
  size_t files;   ///< loaded whole
  size_t failed;  ///< reported and left out whole
  size_t triples; ///< in the store afterwards
  size_t added;   ///< of them new
} AttLoadTally;

/// Add RDF files to the store in folder `path`, which is made where it is
/// missing. A file that does not parse adds nothing. Loading a file twice
/// changes nothing. The store is one file of sorted N-Triples, replaced whole.
ATT_MUST_USE AttStatus att_store_load(const char* path,
                                      const char* const* files,
                                      size_t file_count,
                                      const AttLimits* limits,
                                      AttLog* log,
                                      AttLoadTally* tally);

typedef enum AttResultFormat {
  ATT_RESULT_TABLE,
  ATT_RESULT_CSV,
  ATT_RESULT_TSV,
  ATT_RESULT_JSON,
  ATT_RESULT_XML,
  ATT_RESULT_TURTLE, ///< of CONSTRUCT
} AttResultFormat;

bool att_result_format_find(AttView name, AttResultFormat* format);

/// Ask a store (`store` not NULL) or RDF files one SPARQL query. `origin` is
/// the query under its name. Features that the engine lacks or gets wrong are
/// refused by name: ATT_ERR_UNSUPPORTED; a query that does not parse gives
/// ATT_ERR_SYNTAX. Rows of a query without ORDER BY are sorted.
ATT_MUST_USE AttStatus att_store_query(const char* store,
                                       const char* const* files,
                                       size_t file_count,
                                       AttOrigin origin,
                                       AttResultFormat format,
                                       const AttLimits* limits,
                                       FILE* stream,
                                       AttLog* log);

#endif
