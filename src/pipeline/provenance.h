// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// What a run notes of itself, so that its graph can be described afterwards:
// counts, and what was read, by SHA-256.
// In: documents and their triples as they are written. Out: a description.

#ifndef ATT_PIPELINE_PROVENANCE_H
#define ATT_PIPELINE_PROVENANCE_H

#include "base/sha256.h"
#include "document/reader.h"
#include "graph/census.h"
#include "pipeline/resources.h"

/// Zero has noted nothing.
typedef struct AttProvenance {
  AttCensus* census;
  AttSha256 documents; ///< of the documents' digests, in order
  size_t document_count;
} AttProvenance;

ATT_MUST_USE AttStatus att_provenance_init(AttProvenance* provenance);

void att_provenance_clear(AttProvenance* provenance);

/// The digest of a document as it was read, whatever file it came in: of its
/// id, title, date, source and text, each behind its size. On any thread.
void att_provenance_digest(const AttRecord* record, char out[ATT_SHA256_TEXT]);

/// Note a document, in order.
ATT_MUST_USE AttStatus att_provenance_add(AttProvenance* provenance,
                                          const char* digest,
                                          const AttTriples* triples);

/// What only the caller knows; NULL or empty is left out.
typedef struct AttPublication {
  const char* output; ///< path of the file that holds the graph, done
  AttView dump;       ///< IRI where it will be published
  AttView date;       ///< 2021-08-15
} AttPublication;

/// Write the description, in Turtle (graph/dataset.h). Nothing may be added
/// afterwards. A file that cannot be read again is reported: ATT_ERR_IO.
ATT_MUST_USE AttStatus att_provenance_write(AttProvenance* provenance,
                                            const AttResources* resources,
                                            const AttGraphOptions* options,
                                            const AttPublication* publication,
                                            FILE* stream,
                                            AttLog* log);

#endif
