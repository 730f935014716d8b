// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Escaping for HTML and XML.

#include "pipeline/html.h"

/// U+FFFE and U+FFFF (EF BF BE, EF BF BF), which XML does not allow.
static bool
is_noncharacter(AttView text, size_t at)
{
  return at + 2 < text.size && (unsigned char)text.at[at] == 0xEF &&
         (unsigned char)text.at[at + 1] == 0xBF &&
         (unsigned char)text.at[at + 2] >= 0xBE;
}

void
att_html_escape(AttText* out, AttView text)
{
  for (size_t i = 0; i < text.size; ++i) {
    const char c = text.at[i];
    switch (c) {
    case '&':
      att_text_append_string(out, "&amp;");
      break;
    case '<':
      att_text_append_string(out, "&lt;");
      break;
    case '>':
      att_text_append_string(out, "&gt;");
      break;
    case '"':
      att_text_append_string(out, "&quot;");
      break;
    case '\'':
      att_text_append_string(out, "&#39;");
      break;
    default:
      if (((unsigned char)c < 0x20 && c != '\n' && c != '\t') ||
          is_noncharacter(text, i)) {
        att_text_append_code(out, 0xFFFD);
        i += (unsigned char)c < 0x20 ? 0 : 2;
      } else {
        att_text_append_char(out, c);
      }
    }
  }
}
