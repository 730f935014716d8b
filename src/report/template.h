// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The page's frame: page.html, with the style and the script in it.
// In: parts that are markup already. Out: HTML.

#ifndef ATT_REPORT_TEMPLATE_H
#define ATT_REPORT_TEMPLATE_H

#include "base/text.h"

typedef struct AttTemplateParts {
  AttView title;   ///< escaped
  AttView drawing; ///< SVG
  AttView json;    ///< escaped for <script>
} AttTemplateParts;

/// Append the page. Its policy lets run and apply nothing but the style and
/// the script that are built in, by their SHA-256 (Content Security Policy
/// Level 3, section 2.3.1), and lets it fetch nothing.
ATT_MUST_USE AttStatus att_template_write(const AttTemplateParts* parts,
                                          AttText* out);

#endif
