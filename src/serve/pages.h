// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The files that make the pages for people.
// In: a path. Out: its bytes, and what they may do in a browser.

#ifndef ATT_SERVE_PAGES_H
#define ATT_SERVE_PAGES_H

#include "base/view.h"

typedef struct AttPage {
  const char* path;
  const char* type; ///< media type
  AttView body;
  bool is_foreign; ///< not ours: it may set styles of its own
} AttPage;

/// NULL where there is none of this path. YASGUI's are there where the program
/// was built with it (ATT_YASGUI).
const AttPage* att_page_find(const char* path);

/// The page that is not ours, or NULL.
const char* att_page_second(void);

#endif
