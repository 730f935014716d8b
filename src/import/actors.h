// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Actor dictionaries: who goes by which names and has which codes when.
// In: their text. Out: entries, names and codes as flat arrays.
//
//   REPUBLIC_OF_UTOPIA_ [UTO]      a name, and a code that always holds
//   +UTOPIA_                       another name of the entry before
//   THOMAS_M_ # a comment
//     [UTOGOV 820101-911231]       codes that hold for a time
//     [UTOELI]                     what holds otherwise

#ifndef ATT_IMPORT_ACTORS_H
#define ATT_IMPORT_ACTORS_H

#include "base/array.h"
#include "base/map.h"
#include "import/dates.h"
#include "import/lines.h"
#include "rules/vocabulary.h"

/// An actor. Heads of the same name are one.
typedef struct AttImportedActor {
  AttView slug; ///< local name of its IRI
} AttImportedActor;

typedef struct AttImportedName {
  uint32_t actor;
  uint32_t order;
  AttView text;
} AttImportedName;

typedef struct AttImportedCode {
  uint32_t actor;
  uint32_t order;
  AttView code;
  char from[ATT_IMPORT_DATE_SIZE]; ///< EDTF, empty where open
  char to[ATT_IMPORT_DATE_SIZE];
} AttImportedCode;

/// What was read so far; zero but for `arena` is nothing. Names are in the
/// order of the files, codes likewise.
typedef struct AttImportedActors {
  AttArena* arena; ///< not owned
  ATT_ARRAY(AttImportedActor) actors;
  ATT_ARRAY(AttImportedName) names;
  ATT_ARRAY(AttImportedCode) codes;
  AttMap by_slug;
} AttImportedActors;

void att_imported_actors_clear(AttImportedActors* actors);

/// Read one dictionary; what cannot be read is told to `report`. The texts of
/// `lines` need not outlive the call. ATT_ERR_MEMORY.
ATT_MUST_USE AttStatus att_actors_read(AttImportLines lines,
                                       const AttVocabulary* vocabulary,
                                       AttImportReport* report,
                                       AttImportedActors* actors);

#endif
