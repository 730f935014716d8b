// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Agent dictionaries: nouns that stand for actors beside the name of a country.
// In: their text. Out: nouns by code.
//
//   !PERSON! = MAN, WOMAN          a set, for use inside phrases
//   POLICE!PERSON! [~COP]          "policeman", "policewoman"; ~ is the country
//   PORT_AUTHORITY {} [~GOV]       has no plural
//   HEAD_OF_STATE {HEADS_OF_STATE} [~GOV]

#ifndef ATT_IMPORT_AGENTS_H
#define ATT_IMPORT_AGENTS_H

#include "import/codes.h"
#include "import/lines.h"
#include "rules/vocabulary.h"

/// One noun of the entry, lower case, singular or as it stands there.
typedef struct AttImportedNoun {
  uint32_t code;  ///< index into codes
  bool is_phrase; ///< its head is not its last word: "head of state"
  AttView text;
  AttImportPlace place;
} AttImportedNoun;

/// What was read so far; zero but for `arena` is nothing.
typedef struct AttImportedAgents {
  AttArena* arena; ///< not owned
  AttMap codes;    ///< as written, "~GOV", in the order of the files
  ATT_ARRAY(AttImportedNoun) nouns;
} AttImportedAgents;

void att_imported_agents_clear(AttImportedAgents* agents);

/// Read one dictionary; its text must outlive `agents`. ATT_ERR_MEMORY.
ATT_MUST_USE AttStatus att_agents_read(AttImportLines lines,
                                       const AttVocabulary* vocabulary,
                                       AttImportReport* report,
                                       AttImportedAgents* agents);

/// "~GOV" or "IGO~" without the mark; empty where there is none.
AttView att_agent_code(AttView written);

#endif
