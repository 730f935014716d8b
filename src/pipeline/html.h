// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Text and drawings as HTML that is well-formed XML too.
// In: text, trees. Out: markup.

#ifndef ATT_PIPELINE_HTML_H
#define ATT_PIPELINE_HTML_H

#include "base/text.h"
#include "document/document.h"

/// Append text with what means something in markup escaped, also in
/// attributes; characters that XML does not allow become U+FFFD.
void att_html_escape(AttText* out, AttView text);

/// Append the tree as an SVG: the words in a row, the relations as arcs above.
ATT_MUST_USE AttStatus att_html_arcs(const AttToken* tokens,
                                     size_t count,
                                     AttText* out);

#endif
