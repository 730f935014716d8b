// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Text in columns of a terminal: wide characters take two, combining ones none.
// In: UTF-8. Out: widths and padded text.

#ifndef ATT_PIPELINE_COLUMNS_H
#define ATT_PIPELINE_COLUMNS_H

#include "base/text.h"

/// How many columns the text takes.
size_t att_columns_of(AttView text);

/// Append `count` blanks.
void att_columns_skip(AttText* out, size_t count);

/// Append the text and blanks up to `width` columns; wider text stays whole.
void att_columns_pad(AttText* out, AttView text, size_t width);

/// Append words, broken into lines of at most `width` columns where blanks
/// allow it; every line but the first begins with `indent` blanks. `used` tells
/// the columns that the first line has already.
void att_columns_wrap(
    AttText* out, AttView words, size_t used, size_t indent, size_t width);

#endif
