// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Text of PDF files by poppler, page after page in reading order.

#include "document/pdf.h"

#include <poppler.h>

static AttStatus
add_pages(PopplerDocument* pdf,
          size_t most,
          const char* name,
          AttText* text,
          AttLog* log)
{
  const int count = poppler_document_get_n_pages(pdf);
  for (int i = 0; i < count; ++i) {
    PopplerPage* page = poppler_document_get_page(pdf, i);
    char* words = page ? poppler_page_get_text(page) : NULL;
    if (words) {
      att_text_append_string(text, words);
      att_text_append_char(text, '\f');
    }
    g_free(words);
    if (page) {
      g_object_unref(page);
    }
    ATT_TRY(att_text_status(text));
    if (text->size > most) {
      att_report_plain(log,
                       ATT_ERROR,
                       name,
                       "text larger than the limit of %zu bytes",
                       most);
      return ATT_ERR_LIMIT;
    }
  }
  return ATT_OK;
}

AttStatus
att_pdf_text(
    AttView pdf, size_t most, const char* name, AttText* text, AttLog* log)
{
  GError* error = NULL;
  GBytes* bytes = g_bytes_new_static(pdf.at, pdf.size);
  PopplerDocument* document =
      poppler_document_new_from_bytes(bytes, NULL, &error);
  AttStatus status = ATT_ERR_SYNTAX;
  if (document) {
    status = add_pages(document, most, name, text, log);
    g_object_unref(document);
  } else {
    att_report_plain(log,
                     ATT_ERROR,
                     name,
                     "not a PDF that can be read: %s",
                     error ? error->message : "unknown");
    g_clear_error(&error);
  }
  g_bytes_unref(bytes);
  return status;
}
