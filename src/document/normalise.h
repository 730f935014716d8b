// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Normalising one block: one blank between words, NFC, no soft hyphens, no
// ligatures, words mended that were broken over a line end.
// In: pieces of the source. Out: mapped text.

#ifndef ATT_DOCUMENT_NORMALISE_H
#define ATT_DOCUMENT_NORMALISE_H

#include "base/map.h"
#include "document/layout.h"
#include "document/mapped.h"

/// How the document writes words that stand broken somewhere in it.
typedef struct AttHyphens {
  AttMap words;   ///< lower case; values are bits, see normalise.c
  bool keep;      ///< by majority, a hyphen at a line end belongs to the word
  bool collected; ///< else there was nothing to mend
} AttHyphens;

void att_hyphens_clear(AttHyphens* hyphens);

ATT_MUST_USE AttStatus att_hyphens_collect(AttHyphens* hyphens, AttView source);

/// Where in the source the normaliser is; blocks come in source order.
typedef struct AttCursor {
  uint32_t byte;
  uint32_t code;
} AttCursor;

/// Append the block's text to `out`.
ATT_MUST_USE AttStatus att_normalise(AttView source,
                                     const AttPiece* pieces,
                                     size_t piece_count,
                                     const AttHyphens* hyphens,
                                     AttCursor* cursor,
                                     AttMapped* out);

#endif
