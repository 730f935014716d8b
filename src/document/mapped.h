// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Text that remembers what it was made from: the normalised text of a block or
// a document, built from the left, with the stretches that map it back.

#ifndef ATT_DOCUMENT_MAPPED_H
#define ATT_DOCUMENT_MAPPED_H

#include "base/array.h"
#include "base/text.h"
#include "document/document.h"

/// Zero is empty. Source offsets only grow.
typedef struct AttMapped {
  AttText text;
  ATT_ARRAY(AttStretch) map;
  uint32_t source_end; ///< of the last stretch, in bytes
  uint32_t code_end;   ///< the same place in code points
} AttMapped;

void att_mapped_clear(AttMapped* mapped);

/// Empty it but keep the buffers.
void att_mapped_reset(AttMapped* mapped);

/// Append bytes that stand for the source bytes of `source`, whose first is
/// code point `code` and which hold `codes` code points. With `same` the
/// bytes are those of the source.
ATT_MUST_USE AttStatus att_mapped_append(AttMapped* mapped,
                                         AttView bytes,
                                         AttSpan source,
                                         uint32_t code,
                                         uint32_t codes,
                                         bool same);

/// Take back the last byte, which must be a character of its own.
void att_mapped_drop_last(AttMapped* mapped);

/// Append a range of another mapped text over the same source.
ATT_MUST_USE AttStatus att_mapped_append_range(AttMapped* mapped,
                                               const AttMapped* from,
                                               AttSpan range);

/// Where a byte of the text comes from; `same` and `text` say nothing.
AttStretch att_mapped_place(const AttMapped* mapped, uint32_t byte);

/// Close the map with a stretch at the end, so that every stretch has a next.
ATT_MUST_USE AttStatus att_mapped_finish(AttMapped* mapped);

#endif
