// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Names as linking compares them: what two spellings of one name have in
// common.
// In: labels. Out: folded words, keys to look up by, how two names agree.
//
//   Gen. Tomás Reyl = Tomas Reyl       ATT_NAME_BARE    but for a title
//   Reyl, Tomas = Tomas Reyl           ATT_NAME_ORDER
//   Tomas B. Reyl = Tomas Reyl         ATT_NAME_SHORTER
//   T. Reyl = Tomas Reyl               ATT_NAME_INITIALS
//   ZLF = Zorvania Liberation Front    ATT_NAME_ABBREVIATION

#ifndef ATT_LINK_NAMES_H
#define ATT_LINK_NAMES_H

#include "base/arena.h"
#include "base/map.h"
#include "mentions/fold.h"

/// Longer labels are no names.
#define ATT_NAME_WORDS 16u
#define ATT_NAME_KEYS 4u

/// How two names agree, the weakest first.
typedef enum AttNameMatch {
  ATT_NAME_NONE,
  ATT_NAME_ABBREVIATION,
  ATT_NAME_INITIALS,
  ATT_NAME_SHORTER,
  ATT_NAME_ORDER,
  ATT_NAME_BARE,
  ATT_NAME_SAME,
} AttNameMatch;

/// Folded words with one blank between them; of `bare` those that the table of
/// linking says to ignore are left out, save where nothing else is there.
typedef struct AttName {
  AttView words;
  AttView bare;
  bool is_capitals; ///< one word, written in capitals
} AttName;

/// Fold a label into `arena`. A label without words, or of too many, gives an
/// empty name. `ignored`: folded words. `scratch` is reused from call to call.
ATT_MUST_USE AttStatus att_name_read(AttView label,
                                     const AttMap* ignored,
                                     AttFolded* scratch,
                                     AttArena* arena,
                                     AttName* name);

/// The hashes that names which agree share at least one of; returns how many.
size_t att_name_keys(const AttName* name, uint64_t keys[ATT_NAME_KEYS]);

/// How two names agree.
AttNameMatch att_name_compare(const AttName* a, const AttName* b);

#endif
