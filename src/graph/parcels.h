// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The triples of an RDF file, graph by graph, as N-Triples lines that may be
// sent in pieces. In: a file. Out: lines, and bodies of requests.

#ifndef ATT_GRAPH_PARCELS_H
#define ATT_GRAPH_PARCELS_H

#include "base/array.h"
#include "base/limits.h"
#include "base/map.h"
#include "term/rdf.h"

typedef struct AttParcelLine {
  AttView line;   ///< without its end
  uint32_t graph; ///< symbol of its graph's IRI; 0: none
  uint32_t order; ///< in the file
} AttParcelLine;

/// Zero is empty.
typedef struct AttParcels {
  AttArena* arena;
  AttSymbols graphs;
  ATT_ARRAY(AttParcelLine) lines; ///< by graph, then as in the file
} AttParcels;

/// Read a file whole; it is reported where it does not parse. Blank nodes
/// become IRIs made of the file's content and their labels (RDF 1.1 Concepts,
/// 3.5), so that pieces of a file share them and a second load makes no more.
ATT_MUST_USE AttStatus att_parcels_read(AttParcels* parcels,
                                        const char* path,
                                        const AttLimits* limits,
                                        AttLog* log);

void att_parcels_clear(AttParcels* parcels);

/// The end of the piece that begins at line `begin`: at most `bytes` of lines
/// (a single longer line alone), of one graph only where `one_graph`.
size_t att_parcels_piece(const AttParcels* parcels,
                         size_t begin,
                         size_t bytes,
                         bool one_graph);

/// Write lines as N-Triples.
void att_parcels_triples(const AttParcels* parcels,
                         size_t begin,
                         size_t end,
                         AttText* out);

/// Write lines as an update, INSERT DATA; those without a graph go into
/// `graph` where it is not empty.
void att_parcels_update(const AttParcels* parcels,
                        size_t begin,
                        size_t end,
                        AttView graph,
                        AttText* out);

#endif
