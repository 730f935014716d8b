// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Strings are UTF-8 already (import/lines.h).

#include "import/turtle.h"

#include "term/vocabulary.h"

void
att_turtle_iri(AttText* out, AttView iri)
{
  const AttView base = ATT_VIEW(ATT_IRI_ATT);
  if (att_view_starts_with(iri, base)) {
    att_text_append_string(out, "att:");
    att_text_append(out, att_view_slice(iri, base.size, iri.size));
  } else {
    att_text_format(out, "<%.*s>", ATT_VIEW_ARG(iri));
  }
}

void
att_turtle_string(AttText* out, AttView string)
{
  att_text_append_char(out, '"');
  for (size_t i = 0; i < string.size; ++i) {
    const char c = string.at[i];
    if (c == '"' || c == '\\') {
      att_text_append_char(out, '\\');
      att_text_append_char(out, c);
    } else {
      att_text_append_char(out, c == '\t' ? ' ' : c);
    }
  }
  att_text_append_char(out, '"');
}
