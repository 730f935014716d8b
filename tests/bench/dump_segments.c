// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Dump what the document stage makes of its inputs, for segmentation.py and for
// looking at it. In: paths. Out: a line a paragraph (P, kind), sentence (S, its
// code points) and token (T, form, flags for blank and joined, code points).

#include "document/reader.h"

#include <stdio.h>
#include <string.h>

static void
print_message(void* user, const AttDiagnostic* diagnostic)
{
  (void)user;
  AttText text = {0};
  att_diagnostic_render(diagnostic, &text);
  fputs(text.at ? text.at : "", stderr);
  att_text_clear(&text);
}

static void
dump(const AttDocument* d)
{
  static const char* const kinds[] = {"body",
                                      "heading",
                                      "list",
                                      "quote",
                                      "table",
                                      "code",
                                      "front",
                                      "references"};
  printf("D\t%.*s\t%.*s\t%.*s\n",
         ATT_VIEW_ARG(d->id),
         ATT_VIEW_ARG(d->title),
         ATT_VIEW_ARG(d->date));
  uint32_t paragraph = UINT32_MAX;
  for (size_t i = 0; i < d->sentence_count; ++i) {
    const AttSentence* s = &d->sentences[i];
    if (s->paragraph != paragraph) {
      paragraph = s->paragraph;
      printf("P\t%s\n", kinds[d->paragraphs[paragraph].kind]);
    }
    const AttSpan place = att_document_code_points(d, s->span);
    printf("S\t%u\t%u\t%.*s\n",
           place.begin,
           place.end,
           ATT_VIEW_ARG(att_view_slice(d->text, s->span.begin, s->span.end)));
    const AttToken* tokens = att_sentence_tokens(d, s);
    for (uint32_t k = 0; k < s->count; ++k) {
      const AttSpan at = att_document_code_points(d, tokens[k].span);
      printf("T\t%.*s\t%d\t%d\t%u\t%u\n",
             ATT_VIEW_ARG(tokens[k].form),
             tokens[k].space_after,
             tokens[k].joined,
             at.begin,
             at.end);
    }
  }
}

int
main(int argc, char** argv)
{
  AttLog log = {.sink = print_message};
  const AttLimits limits = ATT_LIMITS_DEFAULT;
  const bool quiet = argc > 1 && strcmp(argv[1], "-q") == 0;
  AttReader* reader = NULL;
  if (att_reader_new((const char* const*)argv + 1 + quiet,
                     (size_t)(argc - 1 - quiet),
                     ATT_FORMAT_AUTO,
                     &limits,
                     &log,
                     &reader) != ATT_OK) {
    return 1;
  }
  size_t failed = 0;
  AttRecord record;
  bool got = false;
  while (att_reader_next(reader, &record, &got, &failed) == ATT_OK && got) {
    AttDocument* document = NULL;
    if (att_document_new(&record, &limits, &log, &document) != ATT_OK) {
      ++failed;
      continue;
    }
    if (!quiet) {
      dump(document);
    } else {
      printf("%zu tokens, %zu sentences, %zu bytes\n",
             document->token_count,
             document->sentence_count,
             document->original.size);
    }
    att_document_free(document);
  }
  att_reader_free(reader);
  return failed > 0;
}
