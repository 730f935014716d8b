// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// A view of bytes that somebody else owns, and a span of byte offsets.
// In: pointers. Out: plain values that are copied freely.

#ifndef ATT_BASE_VIEW_H
#define ATT_BASE_VIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Bytes without a terminator; lives as long as what it points into.
typedef struct AttView {
  const char* at;
  size_t size;
} AttView;

/// Half-open range of offsets; the unit (bytes, tokens) is said where used.
typedef struct AttSpan {
  uint32_t begin;
  uint32_t end;
} AttSpan;

/// A view of a string literal.
#define ATT_VIEW(literal) ((AttView){(literal), sizeof(literal) - 1})
/// For printf's "%.*s".
#define ATT_VIEW_ARG(view) (int)(view).size, (view).at

/// View a NUL-terminated string; NULL gives the empty view.
AttView att_view(const char* string);

/// The bytes of `view` from `begin` to `end`, clipped to what there is.
AttView att_view_slice(AttView view, size_t begin, size_t end);

bool att_view_equal(AttView a, AttView b);

/// Compare ASCII letters without case, other bytes exactly.
bool att_view_equal_ascii_case(AttView a, AttView b);

/// Order by bytes, shorter first where one is a prefix: <0, 0 or >0.
int att_view_compare(AttView a, AttView b);

bool att_view_starts_with(AttView view, AttView prefix);

bool att_view_ends_with(AttView view, AttView suffix);

/// Drop ASCII white space at both ends.
AttView att_view_trim(AttView view);

/// Hash the bytes (XXH3, 64 bits).
uint64_t att_view_hash(AttView view);

#endif
