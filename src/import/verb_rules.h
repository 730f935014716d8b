// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Verbs and patterns as rule sentences, in event blocks by their codes.
// In: what import/verbs.h reads. Out: a draft of a rule file.
//
//   - * {ARMY BASE} (IN CAPITAL) [190]   of a block with ASSAIL and BEAR_DOWN
//   event att:Attack
//     AGENT @verbs_1 {army base} in capital (on|against|… TARGET)

#ifndef ATT_IMPORT_VERB_RULES_H
#define ATT_IMPORT_VERB_RULES_H

#include "import/codes.h"
#include "import/draft.h"
#include "import/verbs.h"

/// Draft sentences for all verbs and patterns; what no sentence can say is told
/// to `report`.
ATT_MUST_USE AttStatus att_verb_rules_draft(const AttImportedVerbs* verbs,
                                            const AttCodeTable* codes,
                                            const AttVocabulary* vocabulary,
                                            AttImportReport* report,
                                            AttDraft* draft);

#endif
