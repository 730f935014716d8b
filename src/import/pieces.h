// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The pieces of a verb pattern, as parts of a rule sentence.
// In: "{ARMY BASE} (IN CAPITAL)". Out: " {army base} in capital (on|… TARGET)",
// the same as ways of a path, and as a pattern over words.

#ifndef ATT_IMPORT_PIECES_H
#define ATT_IMPORT_PIECES_H

#include "import/codes.h"
#include "import/verbs.h"
#include "rules/vocabulary.h"

/// The slots of the rules that are written: who does it, and to whom.
#define ATT_IMPORT_SOURCE "AGENT"
#define ATT_IMPORT_TARGET "TARGET"

/// One pattern; zero but for the first four is empty.
typedef struct AttPieces {
  const AttImportedVerbs* verbs;
  const AttVocabulary* vocabulary;
  const char* subject; ///< the slot that the verb's subject fills
  const char* object;
  AttText particle; ///< of the verb: "off"
  AttText who;      ///< nouns that the subject must be: "police|@set_military"
  AttText rest;     ///< what stands behind the verb
  AttText ways;     ///< likewise, as ways of a path
  AttText tokens;   ///< likewise, as a pattern without slots
  AttText noun;     ///< the first of its objects of words
  bool has_object;  ///< a slot for the object stands in `rest`
  bool has_noun;    ///< the verb has an object of words
} AttPieces;

/// Read what stands before and behind the verb. NULL, or why no sentence can
/// say it.
const char* att_pieces_read(AttPieces* pieces, AttView before, AttView after);

/// Write the sentence, or a path where the subject must be certain nouns.
/// "(IN ^)" asks for nothing: it only lets a phrase be there.
void att_pieces_write(const AttPieces* pieces,
                      AttView verbs,
                      const AttCodeTable* codes,
                      AttText* line);

/// Write a pattern over words that stands for the whole; false where it would
/// be the verb alone.
bool
att_pieces_write_words(const AttPieces* pieces, AttView verbs, AttText* line);

void att_pieces_clear(AttPieces* pieces);

/// Declare each set as a list; members that hold other signs than letters are
/// left out.
ATT_MUST_USE AttStatus att_pieces_declare_sets(const AttImportedVerbs* verbs,
                                               AttText* head);

#endif
