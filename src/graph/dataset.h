// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// A graph described for those who find it: what it holds (VoID), how it was
// made and of what (PROV-O), where it is (DCAT).
// In: facts of a run. Out: Turtle; the same facts give the same bytes.

#ifndef ATT_GRAPH_DATASET_H
#define ATT_GRAPH_DATASET_H

#include "base/sha256.h"
#include "graph/census.h"

/// A file that a run read, by what it holds: where it lay does not count.
typedef struct AttUsedFile {
  AttView name; ///< of the file, without folders
  AttView kind; ///< "gazetteer", "model", "ontology", "rules"
  char sha256[ATT_SHA256_TEXT];
} AttUsedFile;

/// Empty views are left out.
typedef struct AttDatasetFacts {
  const AttGraphOptions* options;
  const AttCounts* counts;
  size_t documents;
  AttView documents_sha256; ///< of their digests, in order
  AttView rules_digest;
  const AttUsedFile* files;
  size_t file_count;
  AttView output; ///< name of the file that holds the graph
  AttView output_sha256;
  uint64_t output_size; ///< bytes
  AttView dump;         ///< IRI where it will be published
  AttView date;         ///< 2021-08-15
} AttDatasetFacts;

ATT_MUST_USE AttStatus att_dataset_write(const AttDatasetFacts* facts,
                                         FILE* stream,
                                         AttLog* log);

#endif
