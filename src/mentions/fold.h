// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Folding: words as labels compare them. Case, diacritics, hyphens, the points
// of abbreviations and the shape of apostrophes do not count.
// In: tokens or a label. Out: pieces.
//
//   Tehreek - e - Taliban's  ->  tehreek e taliban 's
//   U.S.  ->  us    Türkiye  ->  turkiye    China–Pakistan  ->  china pakistan

#ifndef ATT_MENTIONS_FOLD_H
#define ATT_MENTIONS_FOLD_H

#include "base/text.h"
#include "document/document.h"

/// How a piece was written before folding.
typedef enum AttCase {
  ATT_CASE_NONE,    ///< no letters that have case
  ATT_CASE_LOWER,   ///< "refugees"
  ATT_CASE_CAPITAL, ///< "Quad", "K"
  ATT_CASE_MIXED,   ///< "JeM"
  ATT_CASE_UPPER,   ///< "IS": two letters or more
} AttCase;

/// One folded piece; `begin` and `size` in AttFolded.text.
typedef struct AttPiece {
  uint32_t begin;
  uint32_t size;
  uint32_t token;  ///< that it is from; in a label the word, from 0
  uint8_t written; ///< AttCase
} AttPiece;

/// Pieces of one sentence or label; zero is empty. Reused from call to call.
typedef struct AttFolded {
  AttText text;
  AttPiece* at;
  size_t size;
  size_t capacity;
} AttFolded;

void att_folded_clear(AttFolded* folded);

/// Fold tokens. A hyphen that touches its neighbour leaves no piece; every
/// other mark is a piece of its own, so that no label reaches across it.
ATT_MUST_USE AttStatus att_fold_tokens(const AttToken* tokens,
                                       size_t count,
                                       AttFolded* folded);

/// Fold a label as the tokeniser and att_fold_tokens would.
ATT_MUST_USE AttStatus att_fold_label(AttView label, AttFolded* folded);

/// The folded bytes of piece `index`; valid until the next fold.
AttView att_folded_piece(const AttFolded* folded, size_t index);

/// Append the pieces from `begin` to `end`, joined by blanks.
void att_folded_join(const AttFolded* folded,
                     size_t begin,
                     size_t end,
                     AttText* out);

/// How a word is written.
AttCase att_case_of(AttView word);

#endif
