// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// What the tests of document/ share: a document from a string, spans of
// original text cut out by code points as any reader of the output would.

#ifndef ATT_TEST_DOCUMENT_SUPPORT_H
#define ATT_TEST_DOCUMENT_SUPPORT_H

#include "base/utf8.h"
#include "document/reader.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static inline AttDocument*
make(AttFormat format, const char* text)
{
  const AttRecord record = {.format = format,
                            .id = ATT_VIEW("test"),
                            .title = {"", 0},
                            .date = {"", 0},
                            .source = {"", 0},
                            .text = att_view(text)};
  const AttLimits limits = ATT_LIMITS_DEFAULT;
  AttDocument* document = NULL;
  assert_int_equal(att_document_new(&record, &limits, NULL, &document), ATT_OK);
  return document;
}

/// The bytes of the original between two code points.
static inline AttView
cut_code_points(AttView original, AttSpan codes)
{
  size_t at = 0;
  size_t begin = original.size;
  size_t end = original.size;
  for (uint32_t code = 0; at < original.size; ++code) {
    uint32_t ignored = 0;
    begin = code == codes.begin ? at : begin;
    end = code == codes.end ? at : end;
    at +=
        att_utf8_decode(att_view_slice(original, at, original.size), &ignored);
  }
  return att_view_slice(
      original, begin, codes.begin == codes.end ? begin : end);
}

static inline void
expect_view(AttView found, const char* wanted)
{
  if (!att_view_equal(found, att_view(wanted))) {
    fail_msg("expected '%s', found '%.*s'", wanted, ATT_VIEW_ARG(found));
  }
}

/// The forms of all tokens: blanks between, "|" before a joined one, "/" behind
/// a sentence, a line end behind a paragraph.
static inline void
expect_tokens(AttFormat format, const char* text, const char* wanted)
{
  AttDocument* d = make(format, text);
  AttText out = {0};
  for (size_t i = 0; i < d->sentence_count; ++i) {
    const AttSentence* s = &d->sentences[i];
    const AttToken* tokens = att_sentence_tokens(d, s);
    if (i) {
      att_text_append_string(&out,
                             s->paragraph == s[-1].paragraph ? " / " : "\n");
    }
    for (uint32_t k = 0; k < s->count; ++k) {
      att_text_append_string(&out, !k ? "" : tokens[k].joined ? "|" : " ");
      att_text_append(&out, tokens[k].form);
    }
  }
  assert_string_equal(out.at ? out.at : "", wanted);
  att_text_clear(&out);
  att_document_free(d);
}

#endif
