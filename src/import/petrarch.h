// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The dictionaries of the PETRARCH family as gazetteers and rules of attest.
// In: dictionary files by their kind. Out: files in a folder, and a report of
// every line that is left out or changed.

#ifndef ATT_IMPORT_PETRARCH_H
#define ATT_IMPORT_PETRARCH_H

#include "base/limits.h"
#include "import/draft.h"

typedef enum AttDictionary {
  ATT_DICTIONARY_ACTORS,
  ATT_DICTIONARY_AGENTS,
  ATT_DICTIONARY_VERBS,
  ATT_DICTIONARY_DISCARDS,
  ATT_DICTIONARY_ISSUES,
  ATT_DICTIONARY_COUNT
} AttDictionary;

typedef struct AttDictionaryFiles {
  const char* const* at;
  size_t count;
} AttDictionaryFiles;

/// What is imported where; nothing is owned.
typedef struct AttImportRequest {
  AttDictionaryFiles files[ATT_DICTIONARY_COUNT];
  const char* codes;    ///< path of the table of actor codes (import/codes.h)
  const char* ontology; ///< path of the one whose classes have event codes
  const char* folder;   ///< made where it is missing
  AttDraftJudge judge;
} AttImportRequest;

/// Files that may be written, in the folder, beside gazetteers and rules.
#define ATT_IMPORT_REPORT_FILE "report.tsv"
#define ATT_IMPORT_ISSUES_FILE "issues.ttl" ///< topics: an ontology

/// Read all files, then write all that they give; a file that cannot be read
/// ends the import before anything is written: ATT_ERR_IO, ATT_ERR_LIMIT.
ATT_MUST_USE AttStatus att_import_petrarch(const AttImportRequest* request,
                                           AttImportReport* report,
                                           AttLog* log);

#endif
