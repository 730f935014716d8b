// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The table of files that the build embeds.

#include "serve/pages.h"

#include "serve/page_css.h"
#include "serve/page_html.h"
#include "serve/page_js.h"
#ifdef ATT_YASGUI
#  include "serve/yasgui_html.h"
#  include "serve/yasgui_js.h"
#  include "serve/yasgui_min_css.h"
#  include "serve/yasgui_min_js.h"
#endif

#include <string.h>

#define HTML "text/html; charset=utf-8"
#define SCRIPT "text/javascript; charset=utf-8"
#define STYLE "text/css; charset=utf-8"
#define EMBEDDED(array)                                                        \
  {                                                                            \
    (const char*)(array), sizeof(array)                                        \
  }

static const AttPage pages[] = {
    {"/", HTML, EMBEDDED(page_html), false},
    {"/page.js", SCRIPT, EMBEDDED(page_js), false},
    {"/page.css", STYLE, EMBEDDED(page_css), false},
#ifdef ATT_YASGUI
    {"/yasgui", HTML, EMBEDDED(yasgui_html), true},
    {"/yasgui.js", SCRIPT, EMBEDDED(yasgui_js), true},
    {"/yasgui.min.js", SCRIPT, EMBEDDED(yasgui_min_js), true},
    {"/yasgui.min.css", STYLE, EMBEDDED(yasgui_min_css), true},
#endif
};

const AttPage*
att_page_find(const char* path)
{
  for (size_t i = 0; i < sizeof pages / sizeof *pages; ++i) {
    if (strcmp(pages[i].path, path) == 0) {
      return &pages[i];
    }
  }
  return NULL;
}

const char*
att_page_second(void)
{
  for (size_t i = 0; i < sizeof pages / sizeof *pages; ++i) {
    if (pages[i].is_foreign) {
      return pages[i].path;
    }
  }
  return NULL;
}
