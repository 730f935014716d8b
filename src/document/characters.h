// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// What kind of character a code point is, for layout, normalising and tokens.

#ifndef ATT_DOCUMENT_CHARACTERS_H
#define ATT_DOCUMENT_CHARACTERS_H

#include "base/utf8.h"

/// Decode at `at` of valid UTF-8; 0 behind the end. `*length` may be NULL.
uint32_t att_code_at(AttView text, size_t at, size_t* length);

/// Decode the code point that ends before `at`; 0 at the start.
uint32_t att_code_before(AttView text, size_t at, size_t* length);

/// White space of any width, line and page ends included.
bool att_code_is_space(uint32_t code);

/// Characters without width or meaning for text: soft hyphens, byte order
/// marks, zero-width spaces, direction marks, controls, noncharacters.
bool att_code_is_void(uint32_t code);

bool att_code_is_letter(uint32_t code);
bool att_code_is_upper(uint32_t code); ///< upper or title case
bool att_code_is_lower(uint32_t code);

static inline bool
att_code_is_digit(uint32_t code)
{
  return code >= '0' && code <= '9';
}

/// Letters, digits, marks.
bool att_code_is_word(uint32_t code);

/// Superscript digits.
bool att_code_is_superscript(uint32_t code);

/// "’" or "'".
static inline bool
att_code_is_apostrophe(uint32_t code)
{
  return code == '\'' || code == 0x2019;
}

/// Closing quotation marks and brackets, those that may stand behind a stop.
bool att_code_is_closer(uint32_t code);

/// Opening quotation marks and brackets.
bool att_code_is_opener(uint32_t code);

/// True where the last character of a trimmed line, closers aside, ends a
/// sentence.
bool att_view_ends_sentence(AttView line);

#endif
