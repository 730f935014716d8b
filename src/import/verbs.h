// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Verb dictionaries: which verbs, with which words around them, are which
// event. In: their text. Out: sets of synonyms, blocks of verbs, patterns.
//
//   &AIRCRAFT                      a set of synonyms
//   +PLANE
//   --- ATTACK [190] ---           a block, and the code of its verbs
//   ASSAIL {ASSAILS ASSAILED}      a verb; its forms are the lemmatiser's work
//   +BEAR_DOWN [150]               one of several words, with a code of its own
//   - &AIRCRAFT * {ARMY BASE} (IN CAPITAL) [195]     * is the verb
//   ~ a (b . ATTACK) SAY = a b 112                   a verb below another one

#ifndef ATT_IMPORT_VERBS_H
#define ATT_IMPORT_VERBS_H

#include "base/array.h"
#include "base/map.h"
#include "import/lines.h"

/// A member of a set: words, lower case, or the name of another set ("&…").
typedef struct AttImportedMember {
  uint32_t next; ///< 1 + index of the next of its set, or 0
  AttView text;
} AttImportedMember;

/// 1 + index of its first and last member, or 0.
typedef struct AttImportedSet {
  uint32_t first;
  uint32_t last;
} AttImportedSet;

/// Codes as written: "190", "042:043", ":173", "---" or empty.
typedef struct AttImportedBlock {
  AttView name; ///< "ATTACK"
  AttView code;
} AttImportedBlock;

typedef struct AttImportedVerb {
  uint32_t block;
  AttView words; ///< lower case, one blank between two
  AttView code;  ///< its own, else that of its block
  AttImportPlace place;
} AttImportedVerb;

typedef struct AttImportedPattern {
  uint32_t block;
  AttView before; ///< of the verb; views of the file
  AttView after;
  AttView code;
  AttImportPlace place;
} AttImportedPattern;

/// "~ a (b . ATTACK) SAY = a b 112": who is who in letters; "." is anybody, "_"
/// nobody, who is the outer one.
typedef struct AttImportedTransformation {
  AttView outer; ///< who says or wants it
  AttView source;
  AttView target;
  AttView verb;
  AttView outer_verb;
  AttView new_source; ///< of the event that it becomes
  AttView new_target;
  AttView code; ///< "Q": that of the inner verb
  AttImportPlace place;
} AttImportedTransformation;

/// What was read so far; zero but for `arena` is nothing.
typedef struct AttImportedVerbs {
  AttArena* arena; ///< not owned
  AttMap sets;     ///< by name without "&" and a "_" at its end
  ATT_ARRAY(AttImportedSet) set_members; ///< by the value in `sets`
  ATT_ARRAY(AttImportedMember) members;
  ATT_ARRAY(AttImportedBlock) blocks;
  ATT_ARRAY(AttImportedVerb) verbs;       ///< in the order of the blocks
  ATT_ARRAY(AttImportedPattern) patterns; ///< likewise
  ATT_ARRAY(AttImportedTransformation) transformations;
} AttImportedVerbs;

void att_imported_verbs_clear(AttImportedVerbs* verbs);

/// Read one dictionary; its text must outlive `verbs`. ATT_ERR_MEMORY.
ATT_MUST_USE AttStatus att_verbs_read(AttImportLines lines,
                                      AttImportReport* report,
                                      AttImportedVerbs* verbs);

/// A name of a set as the map has it: "&WEAPON_" is "WEAPON".
AttView att_verbs_set_name(AttView written);

#endif
