// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Propose for the names that extraction minted what they are in a vocabulary.
// In: graphs, vocabularies, gazetteers, tables. Out: proposals as RDF or TSV.

#ifndef ATT_LINK_LINK_H
#define ATT_LINK_LINK_H

#include "link/score.h"

#include <stdio.h>

typedef struct AttLinkPaths {
  const char* const* at;
  size_t count;
} AttLinkPaths;

typedef enum AttLinkFormat {
  ATT_LINK_TURTLE,
  ATT_LINK_NTRIPLES,
  ATT_LINK_TSV,
} AttLinkFormat;

typedef struct AttLinkOptions {
  AttLinkPaths graphs;
  AttLinkPaths vocabularies;
  AttLinkPaths gazetteers; ///< whose entries need no linking
  AttLinkPaths tables;     ///< ontology/linking.ttl, ontologies
  AttLinkFormat format;
  double least;     ///< confidence
  double assert_at; ///< owl:sameAs from this confidence on; 0: never
  size_t most;      ///< candidates of one entity
} AttLinkOptions;

/// What linking came to.
typedef struct AttLinkTally {
  size_t wanted;    ///< names without a link
  size_t proposed;  ///< of them with one best candidate
  size_t ambiguous; ///< of them with several
  size_t asserted;
} AttLinkTally;

/// False where there is no such format.
bool att_link_format_find(AttView name, AttLinkFormat* format);

/// Link and write to `stream`, which stays open.
ATT_MUST_USE AttStatus att_link_run(const AttLinkOptions* options,
                                    const AttLimits* limits,
                                    FILE* stream,
                                    AttLog* log,
                                    AttLinkTally* tally);

#endif
