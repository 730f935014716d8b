// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// A document's lifetime and the map from its text back to the original.

#include "document/document.h"

#include "base/memory.h"
#include "base/utf8.h"

void
att_document_free(AttDocument* document)
{
  if (!document) {
    return;
  }
  for (size_t i = 0; i < ATT_DOCUMENT_BLOCKS; ++i) {
    att_free(document->blocks[i]);
  }
  att_arena_free(document->arena); // the document itself lives there
}

AttToken*
att_sentence_tokens(const AttDocument* document, const AttSentence* sentence)
{
  return document->tokens + sentence->first;
}

uint32_t
att_document_sentence_of(const AttDocument* document, uint32_t token)
{
  size_t low = 0;
  size_t high = document->sentence_count;
  while (low + 1 < high) {
    const size_t middle = low + (high - low) / 2;
    if (document->sentences[middle].first <= token) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return (uint32_t)low;
}

bool
att_sentence_is_text(const AttDocument* document, const AttSentence* sentence)
{
  switch (document->paragraphs[sentence->paragraph].kind) {
  case ATT_PARAGRAPH_BODY:
  case ATT_PARAGRAPH_LIST_ITEM:
  case ATT_PARAGRAPH_QUOTE:
    return true;
  default:
    return false;
  }
}

/// The last stretch that starts at or before a byte of the text.
static size_t
stretch_at(const AttDocument* document, uint32_t byte)
{
  size_t low = 0;
  size_t high = document->map_size;
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    if (document->map[middle].text <= byte) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low ? low - 1 : 0;
}

typedef struct Place {
  uint32_t byte; // of the original
  uint32_t code;
} Place;

static Place
inside(const AttDocument* document, const AttStretch* s, uint32_t byte)
{
  const uint32_t source = s->source + (byte - s->text);
  const AttView before = att_view_slice(document->original, s->source, source);
  return (Place){source, s->code + (uint32_t)att_utf8_count(before)};
}

static Place
place_of_begin(const AttDocument* document, uint32_t byte)
{
  const AttStretch* s = &document->map[stretch_at(document, byte)];
  return s->same && byte > s->text ? inside(document, s, byte)
                                   : (Place){s->source, s->code};
}

/// An end belongs to the byte before it: a gap behind it is not covered.
static Place
place_of_end(const AttDocument* document, uint32_t byte)
{
  const size_t at = stretch_at(document, byte - 1);
  const AttStretch* s = &document->map[at];
  if (s->same) {
    return inside(document, s, byte);
  }
  const AttStretch* next = at + 1 < document->map_size ? s + 1 : s;
  return (Place){next->source, next->code};
}

static void
places(const AttDocument* document, AttSpan span, Place* begin, Place* end)
{
  *begin = *end = (Place){0, 0};
  if (!document->map_size) {
    return;
  }
  *begin = place_of_begin(document, span.begin);
  *end = span.end > span.begin ? place_of_end(document, span.end) : *begin;
}

AttSpan
att_document_code_points(const AttDocument* document, AttSpan span)
{
  Place begin;
  Place end;
  places(document, span, &begin, &end);
  return (AttSpan){begin.code, end.code};
}

AttView
att_document_exact(const AttDocument* document, AttSpan span)
{
  Place begin;
  Place end;
  places(document, span, &begin, &end);
  return att_view_slice(document->original, begin.byte, end.byte);
}
