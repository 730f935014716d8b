// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// UTF-8: decode, encode, check, count (Unicode 15, table 3-7).
// In: bytes. Out: code points, counts, the offset of the first fault.

#ifndef ATT_BASE_UTF8_H
#define ATT_BASE_UTF8_H

#include "base/view.h"

/// Decode the code point at the start of `view`: its length in bytes, or 0
/// where the bytes are not UTF-8 (overlong forms and surrogates are not).
size_t att_utf8_decode(AttView view, uint32_t* code);

/// Write a code point: its length in bytes, 1 to 4. `code` must be a scalar.
size_t att_utf8_encode(uint32_t code, char bytes[4]);

/// Offset in bytes of the first byte that is not UTF-8; `view.size` where all
/// of it is.
size_t att_utf8_fault(AttView view);

/// Count code points in valid UTF-8.
size_t att_utf8_count(AttView view);

#endif
