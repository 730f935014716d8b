// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Filling {{names}} of page.html.

#include "report/template.h"

#include "report/page_css.h"
#include "report/page_css_sha.h"
#include "report/page_html.h"
#include "report/page_js.h"
#include "report/page_js_sha.h"

#include <string.h>

#define EMBEDDED(bytes) ((AttView){(const char*)(bytes), sizeof(bytes)})

/// Bytes as base64 with padding (RFC 4648, section 4).
static void
write_base64(const unsigned char* bytes, size_t size, AttText* out)
{
  static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstu"
                               "vwxyz0123456789+/";
  for (size_t i = 0; i < size; i += 3) {
    const size_t left = size - i;
    const uint32_t three = (uint32_t)bytes[i] << 16 |
                           (left > 1 ? (uint32_t)bytes[i + 1] << 8 : 0) |
                           (left > 2 ? bytes[i + 2] : 0);
    att_text_append_char(out, digits[three >> 18]);
    att_text_append_char(out, digits[three >> 12 & 63]);
    att_text_append_char(out, left > 1 ? digits[three >> 6 & 63] : '=');
    att_text_append_char(out, left > 2 ? digits[three & 63] : '=');
  }
}

static void
write_part(AttView name, const AttTemplateParts* parts, AttText* out)
{
  if (att_view_equal(name, ATT_VIEW("title"))) {
    att_text_append(out, parts->title);
  } else if (att_view_equal(name, ATT_VIEW("drawing"))) {
    att_text_append(out, parts->drawing);
  } else if (att_view_equal(name, ATT_VIEW("json"))) {
    att_text_append(out, parts->json);
  } else if (att_view_equal(name, ATT_VIEW("style"))) {
    att_text_append(out, EMBEDDED(page_css));
  } else if (att_view_equal(name, ATT_VIEW("script"))) {
    att_text_append(out, EMBEDDED(page_js));
  } else if (att_view_equal(name, ATT_VIEW("style-sha"))) {
    write_base64(page_css_sha, sizeof page_css_sha, out);
  } else if (att_view_equal(name, ATT_VIEW("script-sha"))) {
    write_base64(page_js_sha, sizeof page_js_sha, out);
  }
}

static size_t
find(AttView text, size_t at, const char* two)
{
  while (at + 1 < text.size && memcmp(text.at + at, two, 2) != 0) {
    ++at;
  }
  return at + 1 < text.size ? at : text.size;
}

AttStatus
att_template_write(const AttTemplateParts* parts, AttText* out)
{
  const AttView page = EMBEDDED(page_html);
  for (size_t at = 0; at < page.size;) {
    const size_t begin = find(page, at, "{{");
    att_text_append(out, att_view_slice(page, at, begin));
    const size_t end = find(page, begin, "}}");
    if (begin < page.size) {
      write_part(att_view_slice(page, begin + 2, end), parts, out);
    }
    at = end + 2;
  }
  return att_text_status(out);
}
