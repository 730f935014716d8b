// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// One pass over the text; nothing is copied.

#include "import/lines.h"

#include "base/utf8.h"

#include <string.h>

AttImportLines
att_import_lines(const char* file, AttView text)
{
  return (AttImportLines){.file = file, .rest = text};
}

AttView
att_import_until(AttView* rest, const char* stops)
{
  size_t end = 0;
  while (end < rest->size && !strchr(stops, rest->at[end])) {
    ++end;
  }
  const AttView taken = att_view_slice(*rest, 0, end);
  *rest = att_view_slice(*rest, end, rest->size);
  return taken;
}

static bool
is_printable(AttView text)
{
  for (size_t i = 0; i < text.size; ++i) {
    const unsigned char c = (unsigned char)text.at[i];
    if ((c < 0x20 && c != '\t') || c == 0x7F) {
      return false;
    }
  }
  return att_utf8_fault(text) == text.size;
}

// The offset of `mark` in `text`, or its size.
static size_t
find(AttView text, AttView mark)
{
  size_t at = 0;
  while (at < text.size &&
         !att_view_starts_with(att_view_slice(text, at, text.size), mark)) {
    ++at;
  }
  return at;
}

// What a line says outside comments. A comment of several lines takes whole
// lines: what stands beside its marks is never more than an explanation.
static AttView
uncomment(AttImportLines* lines, AttView text)
{
  const AttView nothing = {text.at, 0};
  if (lines->in_comment) {
    lines->in_comment = find(text, ATT_VIEW("-->")) == text.size;
    return nothing;
  }
  if (att_view_starts_with(att_view_trim(text), ATT_VIEW("<!--"))) {
    lines->in_comment = find(text, ATT_VIEW("-->")) == text.size;
    return nothing;
  }
  return att_import_until(&text, "#;");
}

bool
att_import_next(AttImportLines* lines, AttImportLine* line)
{
  while (lines->rest.size) {
    const AttView whole = att_import_until(&lines->rest, "\n");
    lines->rest = att_view_slice(lines->rest, 1, lines->rest.size);
    ++lines->number;
    const AttView text = uncomment(lines, whole);
    const AttView trimmed = att_view_trim(text);
    if (trimmed.size) {
      line->place = (AttImportPlace){lines->file, lines->number, whole};
      line->text = trimmed;
      line->is_indented = trimmed.at != text.at;
      line->is_printable = is_printable(trimmed);
      return true;
    }
  }
  return false;
}
