// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Discard dictionaries: phrases by which a sentence, or with a "+" before it a
// whole story, is left out.
// In: their text. Out: lines of a discard block.
//
//   WORLD_CUP       sentence world cup
//   +MATCH REPORT   document match report

#ifndef ATT_IMPORT_DISCARDS_H
#define ATT_IMPORT_DISCARDS_H

#include "import/draft.h"
#include "import/lines.h"

/// The block that every discard of an import is of.
#define ATT_IMPORT_DISCARDS "discard petrarch"

/// Draft a line for each phrase of one dictionary; what no pattern can say is
/// told to `report`.
ATT_MUST_USE AttStatus att_discards_draft(AttImportLines lines,
                                          AttImportReport* report,
                                          AttDraft* draft);

#endif
