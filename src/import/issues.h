// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Issue dictionaries: what stories are about, by phrases.
// In: their text. Out: topics with their blocks, and a scheme that declares
// them.
//
//   <ISSUE CATEGORY="ENERGY" TYPE="ALL">    a broader issue
//   n:pipeline [OIL]                        topic issue:OIL
//   ~olive oil                                unless olive oil
//   </ISSUE>

#ifndef ATT_IMPORT_ISSUES_H
#define ATT_IMPORT_ISSUES_H

#include "base/map.h"
#include "import/draft.h"
#include "import/lines.h"

#define ATT_IMPORT_ISSUE "https://w3id.org/attest/id/issue/"

/// A phrase of a category: of an issue, or one that speaks against all of them.
typedef struct AttImportedPhrase {
  uint32_t issue; ///< in AttImportedIssues.names; UINT32_MAX: "~"
  AttView words;
  AttImportPlace place;
  bool is_story; ///< "~~"
} AttImportedPhrase;

/// What was read so far; zero but for `arena` is nothing.
typedef struct AttImportedIssues {
  AttArena* arena;             ///< not owned
  AttMap names;                ///< of issues and categories
  ATT_ARRAY(uint32_t) broader; ///< by the value in `names`, 1 + the category
  ATT_ARRAY(AttImportedPhrase) phrases;
  ATT_ARRAY(uint32_t) categories; ///< of each phrase, in `names`
} AttImportedIssues;

void att_imported_issues_clear(AttImportedIssues* issues);

/// Read one dictionary; its text must outlive `issues`. ATT_ERR_MEMORY.
ATT_MUST_USE AttStatus att_issues_read(AttImportLines lines,
                                       AttImportReport* report,
                                       AttImportedIssues* issues);

/// Draft a topic block for each issue; what no pattern can say is told to
/// `report`.
ATT_MUST_USE AttStatus att_issues_draft(const AttImportedIssues* issues,
                                        AttImportReport* report,
                                        AttDraft* draft);

/// Write the scheme: an ontology that declares every issue a topic.
ATT_MUST_USE AttStatus att_issues_write(const AttImportedIssues* issues,
                                        AttText* out);

#endif
