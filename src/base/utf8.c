// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// UTF-8 decoding after table 3-7 of the Unicode Standard.

#include "base/utf8.h"

static bool
is_continuation(unsigned char byte)
{
  return (byte & 0xC0U) == 0x80U;
}

size_t
att_utf8_decode(AttView view, uint32_t* code)
{
  const unsigned char* at = (const unsigned char*)view.at;
  if (!view.size) {
    return 0;
  }
  if (at[0] < 0x80) {
    *code = at[0];
    return 1;
  }
  size_t length = 0;
  uint32_t value = 0;
  uint32_t least = 0;
  if (at[0] >= 0xC2 && at[0] <= 0xDF) {
    length = 2, value = at[0] & 0x1FU, least = 0x80;
  } else if ((at[0] & 0xF0U) == 0xE0) {
    length = 3, value = at[0] & 0x0FU, least = 0x800;
  } else if (at[0] >= 0xF0 && at[0] <= 0xF4) {
    length = 4, value = at[0] & 0x07U, least = 0x10000;
  }
  if (!length || view.size < length) {
    return 0;
  }
  for (size_t i = 1; i < length; ++i) {
    if (!is_continuation(at[i])) {
      return 0;
    }
    value = value << 6U | (at[i] & 0x3FU);
  }
  if (value < least || value > 0x10FFFF ||
      (value >= 0xD800 && value <= 0xDFFF)) {
    return 0;
  }
  *code = value;
  return length;
}

size_t
att_utf8_encode(uint32_t code, char bytes[4])
{
  if (code < 0x80) {
    bytes[0] = (char)code;
    return 1;
  }
  if (code < 0x800) {
    bytes[0] = (char)(0xC0U | code >> 6U);
    bytes[1] = (char)(0x80U | (code & 0x3FU));
    return 2;
  }
  if (code < 0x10000) {
    bytes[0] = (char)(0xE0U | code >> 12U);
    bytes[1] = (char)(0x80U | (code >> 6U & 0x3FU));
    bytes[2] = (char)(0x80U | (code & 0x3FU));
    return 3;
  }
  bytes[0] = (char)(0xF0U | code >> 18U);
  bytes[1] = (char)(0x80U | (code >> 12U & 0x3FU));
  bytes[2] = (char)(0x80U | (code >> 6U & 0x3FU));
  bytes[3] = (char)(0x80U | (code & 0x3FU));
  return 4;
}

size_t
att_utf8_fault(AttView view)
{
  size_t at = 0;
  while (at < view.size) {
    uint32_t code = 0;
    const size_t length =
        att_utf8_decode(att_view_slice(view, at, view.size), &code);
    if (!length) {
      return at;
    }
    at += length;
  }
  return view.size;
}

size_t
att_utf8_count(AttView view)
{
  size_t count = 0;
  for (size_t i = 0; i < view.size; ++i) {
    count += !is_continuation((unsigned char)view.at[i]);
  }
  return count;
}
