// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Count lines by their feeds and code units by code points.

#include "lsp/positions.h"

#include "base/utf8.h"

#include <string.h>

/// Bytes of the code point at `at` and, in `*units`, its code units. A byte
/// that is no UTF-8 counts as one of both.
static size_t
measure(AttView text, size_t at, AttPositionEncoding encoding, size_t* units)
{
  uint32_t code = 0;
  const size_t size =
      att_utf8_decode(att_view_slice(text, at, text.size), &code);
  *units = !size                                              ? 1
           : encoding == ATT_POSITION_UTF8                    ? size
           : encoding == ATT_POSITION_UTF16 && code > 0xFFFFu ? 2
                                                              : 1;
  return size ? size : 1;
}

/// Where a line, counted from 0, begins; the end of the text behind the last.
static size_t
line_begin(AttView text, size_t line)
{
  size_t at = 0;
  for (; line > 0 && at < text.size; --line) {
    const char* feed = memchr(text.at + at, '\n', text.size - at);
    at = feed ? (size_t)(feed - text.at) + 1 : text.size;
  }
  return at;
}

uint32_t
att_position_offset(AttView text,
                    AttPositionEncoding encoding,
                    const json_t* position)
{
  size_t left = att_json_count(position, "character");
  size_t at = line_begin(text, att_json_count(position, "line"));
  while (
      left && at < text.size && text.at[at] != '\n' &&
      !(text.at[at] == '\r' && at + 1 < text.size && text.at[at + 1] == '\n')) {
    size_t units = 0;
    const size_t size = measure(text, at, encoding, &units);
    if (units > left) {
      break;
    }
    at += size;
    left -= units;
  }
  return (uint32_t)at;
}

json_t*
att_position_new(AttView text, AttPositionEncoding encoding, uint32_t offset)
{
  const size_t end = offset < text.size ? offset : text.size;
  size_t line = 0;
  size_t begin = 0;
  for (size_t i = 0; i < end; ++i) {
    if (text.at[i] == '\n') {
      ++line;
      begin = i + 1;
    }
  }
  size_t character = 0;
  for (size_t at = begin; at < end;) {
    size_t units = 0;
    at += measure(text, at, encoding, &units);
    character += units;
  }
  return json_pack("{s:I, s:I}",
                   "line",
                   (json_int_t)line,
                   "character",
                   (json_int_t)character);
}

json_t*
att_range_new(AttView text, AttPositionEncoding encoding, AttSpan span)
{
  return json_pack("{s:o, s:o}",
                   "start",
                   att_position_new(text, encoding, span.begin),
                   "end",
                   att_position_new(text, encoding, span.end));
}
