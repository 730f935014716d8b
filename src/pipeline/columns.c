// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Column widths, by libunistring.

#include "pipeline/columns.h"

#include <uniwidth.h>

size_t
att_columns_of(AttView text)
{
  const int width = u8_width((const uint8_t*)text.at, text.size, "UTF-8");
  return width > 0 ? (size_t)width : 0;
}

void
att_columns_skip(AttText* out, size_t count)
{
  for (size_t i = 0; i < count; ++i) {
    att_text_append_char(out, ' ');
  }
}

void
att_columns_pad(AttText* out, AttView text, size_t width)
{
  const size_t used = att_columns_of(text);
  att_text_append(out, text);
  att_columns_skip(out, used < width ? width - used : 0);
}

void
att_columns_wrap(
    AttText* out, AttView words, size_t used, size_t indent, size_t width)
{
  size_t at = 0;
  bool fresh = true;
  while (at < words.size) {
    size_t end = at;
    while (end < words.size && words.at[end] != ' ') {
      ++end;
    }
    const AttView word = att_view_slice(words, at, end);
    const size_t wide = att_columns_of(word);
    if (!fresh && used + 1 + wide > width) {
      att_text_append_char(out, '\n');
      att_columns_skip(out, indent);
      used = indent;
    } else if (!fresh) {
      att_text_append_char(out, ' ');
      ++used;
    }
    att_text_append(out, word);
    used += wide;
    fresh = false;
    at = end + 1;
  }
}
