// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Character classes: ASCII by hand, the rest by libunistring's tables.

#include "document/characters.h"

#include <unictype.h>

uint32_t
att_code_at(AttView text, size_t at, size_t* length)
{
  uint32_t code = 0;
  size_t used = 0;
  if (at < text.size) {
    if ((unsigned char)text.at[at] < 0x80) {
      code = (unsigned char)text.at[at];
      used = 1;
    } else {
      used = att_utf8_decode((AttView){text.at + at, text.size - at}, &code);
    }
  }
  if (length) {
    *length = used;
  }
  return code;
}

uint32_t
att_code_before(AttView text, size_t at, size_t* length)
{
  size_t begin = at;
  while (begin > 0 && at - begin < 4) {
    --begin;
    if (((unsigned char)text.at[begin] & 0xC0U) != 0x80U) {
      break;
    }
  }
  if (length) {
    *length = at - begin;
  }
  return at ? att_code_at(text, begin, NULL) : 0;
}

bool
att_code_is_space(uint32_t code)
{
  if (code < 0x80) {
    return code == ' ' || (code >= '\t' && code <= '\r');
  }
  return code == 0x85 || code == 0xA0 || code == 0x1680 ||
         (code >= 0x2000 && code <= 0x200A) || code == 0x2028 ||
         code == 0x2029 || code == 0x202F || code == 0x205F || code == 0x3000;
}

bool
att_code_is_void(uint32_t code)
{
  if (code < 0xAD) {
    return code < 0x20 || (code >= 0x7F && code < 0xA0);
  }
  return code == 0xAD || code == 0x200B || code == 0x200E || code == 0x200F ||
         (code >= 0x202A && code <= 0x202E) ||
         (code >= 0x2060 && code <= 0x2069) || code == 0xFEFF ||
         (code >= 0xFDD0 && code <= 0xFDEF) || (code & 0xFFFEU) == 0xFFFE;
}

bool
att_code_is_letter(uint32_t code)
{
  if (code < 0x80) {
    return (code | 0x20U) >= 'a' && (code | 0x20U) <= 'z';
  }
  return uc_is_general_category_withtable(code, UC_CATEGORY_MASK_L);
}

bool
att_code_is_upper(uint32_t code)
{
  if (code < 0x80) {
    return code >= 'A' && code <= 'Z';
  }
  return uc_is_general_category_withtable(
      code, UC_CATEGORY_MASK_Lu | UC_CATEGORY_MASK_Lt);
}

bool
att_code_is_lower(uint32_t code)
{
  if (code < 0x80) {
    return code >= 'a' && code <= 'z';
  }
  return uc_is_general_category_withtable(code, UC_CATEGORY_MASK_Ll);
}

bool
att_code_is_word(uint32_t code)
{
  if (code < 0x80) {
    return att_code_is_letter(code) || att_code_is_digit(code);
  }
  return uc_is_general_category_withtable(
             code,
             UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M | UC_CATEGORY_MASK_N) ||
         code == 0x200C || code == 0x200D;
}

bool
att_code_is_superscript(uint32_t code)
{
  return code == 0xB9 || code == 0xB2 || code == 0xB3 || code == 0x2070 ||
         (code >= 0x2074 && code <= 0x2079);
}

bool
att_code_is_closer(uint32_t code)
{
  switch (code) {
  case '"':
  case '\'':
  case ')':
  case ']':
  case '}':
  case 0x2019:
  case 0x201D:
  case 0xBB:
    return true;
  default:
    return false;
  }
}

bool
att_code_is_opener(uint32_t code)
{
  switch (code) {
  case '"':
  case '\'':
  case '`':
  case '(':
  case '[':
  case '{':
  case 0x2018:
  case 0x201C:
  case 0x201E:
  case 0xAB:
    return true;
  default:
    return false;
  }
}

bool
att_view_ends_sentence(AttView line)
{
  size_t length = 0;
  size_t at = line.size;
  uint32_t code = att_code_before(line, at, &length);
  while (code && (att_code_is_closer(code) || att_code_is_superscript(code))) {
    at -= length;
    code = att_code_before(line, at, &length);
  }
  return code == '.' || code == '!' || code == '?' || code == 0x2026;
}
