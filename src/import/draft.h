// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// A rule file in the making: each line knows which line of a dictionary it is
// from. The compiler is the judge: what it refuses is left out and reported.
// In: blocks and lines. Out: the text of a rule file that compiles.

#ifndef ATT_IMPORT_DRAFT_H
#define ATT_IMPORT_DRAFT_H

#include "base/array.h"
#include "base/limits.h"
#include "base/map.h"
#include "import/report.h"
#include "rules/vocabulary.h"
#include "term/ontology.h"

/// Most files that are compiled with a draft.
#define ATT_DRAFT_MOST_BESIDE 8u

typedef struct AttDraftLine {
  uint32_t block;
  uint32_t order;
  AttImportKind kind;
  AttImportPlace place;
  AttView text;
  bool is_refused;
} AttDraftLine;

/// Zero but for `arena` is an empty draft.
typedef struct AttDraft {
  AttArena* arena; ///< not owned
  AttMap
      blocks; ///< "extend event att:Attack", in the order of their first lines
  AttMap texts; ///< block and line, to leave out what is there
  ATT_ARRAY(AttDraftLine) lines;
  AttText head; ///< what the file begins with
} AttDraft;

/// What rules are compiled against; nothing is owned.
typedef struct AttDraftJudge {
  const AttOntology* ontology;
  const AttVocabulary* vocabulary;
  const AttLimits* limits;
  const char* const* beside; ///< rule files that are compiled with it
  size_t beside_count;
  AttLog* log; ///< gets faults that are of no line of a draft
} AttDraftJudge;

void att_draft_clear(AttDraft* draft);

/// Add a line to the block that `head` begins; nothing where it is there.
ATT_MUST_USE AttStatus att_draft_add(AttDraft* draft,
                                     AttView head,
                                     AttView text,
                                     AttImportKind kind,
                                     const AttImportPlace* place);

/// Write the rule file that holds all lines which compile; those that do not
/// are told to `report`. `name` is only what the compiler calls the file.
ATT_MUST_USE AttStatus att_draft_write(AttDraft* draft,
                                       const AttDraftJudge* judge,
                                       const char* name,
                                       AttImportReport* report,
                                       AttText* out);

#endif
