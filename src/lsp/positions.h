// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Byte offsets as an editor counts: lines from 0, and on the line code units of
// the encoding that was agreed on (Language Server Protocol 3.17, Position).
// In: a text, offsets or positions. Out: the other of the two.

#ifndef ATT_LSP_POSITIONS_H
#define ATT_LSP_POSITIONS_H

#include "lsp/json.h"

typedef enum AttPositionEncoding {
  ATT_POSITION_UTF16, ///< what a client understands that says nothing
  ATT_POSITION_UTF8,
  ATT_POSITION_UTF32,
} AttPositionEncoding;

/// The offset in bytes of a Position; what lies behind the end of its line is
/// the end of the line, what lies behind the last line the end of the text.
uint32_t att_position_offset(AttView text,
                             AttPositionEncoding encoding,
                             const json_t* position);

/// A new Position of an offset in bytes. The text is UTF-8, or not quite.
json_t*
att_position_new(AttView text, AttPositionEncoding encoding, uint32_t offset);

/// A new Range of a span.
json_t* att_range_new(AttView text, AttPositionEncoding encoding, AttSpan span);

#endif
