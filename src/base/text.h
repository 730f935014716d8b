// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// A growable string, NUL-terminated, for building text to hand on.
// In: views and formats. Out: one heap buffer.

#ifndef ATT_BASE_TEXT_H
#define ATT_BASE_TEXT_H

#include "base/status.h"
#include "base/view.h"

/// Zero is an empty text. A failed append makes the text `broken`, which stays;
/// so a builder appends freely and asks att_text_status once at the end.
typedef struct AttText {
  char* at;
  size_t size;
  size_t capacity;
  bool broken;
} AttText;

void att_text_clear(AttText* text);

/// Empty the text but keep its buffer.
void att_text_reset(AttText* text);

/// Keep the first `size` bytes, of which there are as many.
void att_text_cut(AttText* text, size_t size);

void att_text_append(AttText* text, AttView view);

void att_text_append_string(AttText* text, const char* string);

void att_text_append_char(AttText* text, char c);

/// Append a code point in UTF-8.
void att_text_append_code(AttText* text, uint32_t code);

void att_text_format(AttText* text, const char* format, ...) ATT_PRINTF(2, 3);

/// View what was built; valid until the next append.
AttView att_text_view(const AttText* text);

/// ATT_ERR_MEMORY where some append failed.
ATT_MUST_USE AttStatus att_text_status(const AttText* text);

#endif
