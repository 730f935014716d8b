// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// From a record to a document: layout, kinds of blocks, normalising, citations
// cut out, tokens, sentences. CoNLL-U goes its own way (conllu.c).
// In: a record. Out: a document that owns all it refers to.

#include "document/citations.h"
#include "document/conllu.h"
#include "document/layout.h"
#include "document/mapped.h"
#include "document/normalise.h"
#include "document/reader.h"
#include "document/tokens.h"

#include <string.h>

typedef ATT_ARRAY(AttParagraph) Paragraphs;

typedef struct Builder {
  const AttLimits* limits;
  AttDocument* document;
  AttView source;
  AttLayout layout;
  AttHyphens hyphens;
  AttCitations citations;
  AttCuts cuts;
  AttMapped draft;    // normalised, with citations
  Paragraphs drafted; // paragraphs of the draft
  AttMapped text;     // normalised, without
  Paragraphs paragraphs;
  AttSentences sentences;
  AttTokens tokens;
} Builder;

static void
builder_clear(Builder* b)
{
  att_layout_clear(&b->layout);
  att_hyphens_clear(&b->hyphens);
  att_citations_clear(&b->citations);
  ATT_ARRAY_CLEAR(&b->cuts);
  att_mapped_clear(&b->draft);
  ATT_ARRAY_CLEAR(&b->drafted);
  att_mapped_clear(&b->text);
  ATT_ARRAY_CLEAR(&b->paragraphs);
  ATT_ARRAY_CLEAR(&b->sentences);
  ATT_ARRAY_CLEAR(&b->tokens);
}

static AttStatus
copy(AttArena* arena, AttView from, AttView* to)
{
  *to = att_arena_copy(arena, from);
  return to->at ? ATT_OK : ATT_ERR_MEMORY;
}

static AttStatus
copy_head(const AttRecord* record, AttDocument* d)
{
  ATT_TRY(copy(d->arena, record->id, &d->id));
  ATT_TRY(copy(d->arena, record->title, &d->title));
  ATT_TRY(copy(d->arena, record->date, &d->date));
  return copy(d->arena, record->source, &d->source);
}

static AttStatus
fill_head(AttArena* arena, const AttFrontMatter* front, AttDocument* d)
{
  if (!d->title.size) {
    ATT_TRY(copy(arena, att_view_trim(front->title), &d->title));
  }
  if (!d->date.size) {
    ATT_TRY(copy(arena, att_view_trim(front->date), &d->date));
  }
  if (!d->source.size) {
    ATT_TRY(copy(arena, att_view_trim(front->source), &d->source));
  }
  return ATT_OK;
}

static AttStatus
lay_out(Builder* b, const AttRecord* record, AttLog* log)
{
  AttDocument* d = b->document;
  AttFrontMatter front = {0};
  if (record->format == ATT_FORMAT_HTML) {
    ATT_TRY(att_layout_html(record->text,
                            d->id.at,
                            log,
                            d->arena,
                            &front,
                            &d->original,
                            &b->layout));
    b->source = d->original;
    return fill_head(d->arena, &front, d);
  }
  ATT_TRY(copy(d->arena, record->text, &d->original));
  b->source = d->original;
  if (record->format == ATT_FORMAT_MARKDOWN) {
    front = att_markdown_front(b->source);
    ATT_TRY(fill_head(d->arena, &front, d));
    return att_layout_markdown(b->source, &b->layout);
  }
  return att_layout_text(b->source, &b->layout);
}

/// Begin a paragraph of a mapped text on a line of its own.
static AttStatus
begin_paragraph(AttMapped* out, uint32_t source, uint32_t code)
{
  if (!out->text.size) {
    return ATT_OK;
  }
  return att_mapped_append(out,
                           ATT_VIEW("\n"),
                           (AttSpan){out->source_end, source},
                           out->code_end,
                           code - out->code_end,
                           false);
}

static AttStatus
normalise_blocks(Builder* b)
{
  AttCursor cursor = {0, 0};
  for (size_t i = 0; i < b->layout.blocks.size; ++i) {
    const AttBlock* block = &b->layout.blocks.at[i];
    const uint32_t begin = (uint32_t)b->draft.text.size;
    ATT_TRY(att_normalise(b->source,
                          b->layout.pieces.at + block->first_piece,
                          block->piece_count,
                          &b->hyphens,
                          &cursor,
                          &b->draft));
    const AttSpan span = {begin, (uint32_t)b->draft.text.size};
    if (span.end > span.begin) {
      ATT_TRY(ATT_PUSH(&b->drafted,
                       (AttParagraph){.span = span, .kind = block->kind}));
    }
  }
  return ATT_OK;
}

static bool
may_cite(AttParagraphKind kind)
{
  return kind == ATT_PARAGRAPH_BODY || kind == ATT_PARAGRAPH_LIST_ITEM ||
         kind == ATT_PARAGRAPH_QUOTE;
}

static AttView
drafted_text(const Builder* b, const AttParagraph* p)
{
  return att_view_slice(
      att_text_view(&b->draft.text), p->span.begin, p->span.end);
}

static AttStatus
survey_citations(Builder* b)
{
  for (size_t i = 0; i < b->drafted.size; ++i) {
    const AttParagraph* p = &b->drafted.at[i];
    b->citations.listed |= p->kind == ATT_PARAGRAPH_REFERENCES;
    if (may_cite(p->kind)) {
      ATT_TRY(att_citations_survey(&b->citations, drafted_text(b, p)));
    }
  }
  att_citations_settle(&b->citations, att_text_view(&b->draft.text));
  return ATT_OK;
}

/// Copy a drafted paragraph to the text, without the cuts.
static AttStatus
copy_paragraph(Builder* b, const AttParagraph* p)
{
  const AttView draft = drafted_text(b, p);
  uint32_t at = 0;
  const size_t start = b->text.text.size;
  uint32_t begin = 0;
  for (size_t i = 0; i <= b->cuts.size; ++i) {
    const bool last = i == b->cuts.size;
    const uint32_t to = last ? (uint32_t)draft.size : b->cuts.at[i].begin;
    if (to > at) {
      const AttSpan range = {p->span.begin + at, p->span.begin + to};
      if (b->text.text.size == start && start) {
        const AttStretch place = att_mapped_place(&b->draft, range.begin);
        ATT_TRY(begin_paragraph(&b->text, place.source, place.code));
        begin = 1;
      }
      ATT_TRY(att_mapped_append_range(&b->text, &b->draft, range));
    }
    if (!last && b->cuts.at[i].end > at) {
      at = b->cuts.at[i].end;
    }
  }
  const AttSpan span = {(uint32_t)start + begin, (uint32_t)b->text.text.size};
  return span.end > span.begin
             ? ATT_PUSH(&b->paragraphs,
                        (AttParagraph){.span = span, .kind = p->kind})
             : ATT_OK;
}

static AttStatus
cut_citations(Builder* b)
{
  ATT_TRY(survey_citations(b));
  for (size_t i = 0; i < b->drafted.size; ++i) {
    const AttParagraph* p = &b->drafted.at[i];
    b->cuts.size = 0;
    if (may_cite(p->kind)) {
      ATT_TRY(att_citations_find(&b->citations, drafted_text(b, p), &b->cuts));
    }
    ATT_TRY(copy_paragraph(b, p));
  }
  return att_mapped_finish(&b->text);
}

/// "3. The Fall of Kabul" has no sentences in it.
static bool
is_one_sentence(AttParagraphKind kind)
{
  return kind == ATT_PARAGRAPH_HEADING || kind == ATT_PARAGRAPH_TABLE;
}

static AttStatus
segment(Builder* b)
{
  const AttView text = att_text_view(&b->text.text);
  for (size_t i = 0; i < b->paragraphs.size; ++i) {
    AttParagraph* p = &b->paragraphs.at[i];
    const size_t first = b->tokens.size;
    p->first_sentence = (uint32_t)b->sentences.size;
    ATT_TRY(att_tokenise(text, p->span, &b->tokens));
    ATT_TRY(att_split_sentences(&b->tokens,
                                first,
                                (uint32_t)i,
                                is_one_sentence(p->kind),
                                b->limits->sentence_tokens,
                                &b->sentences));
    p->sentence_count = (uint32_t)b->sentences.size - p->first_sentence;
  }
  return ATT_OK;
}

/// Hand the arrays over to the document.
static void
give(Builder* b)
{
  AttDocument* d = b->document;
  d->text = att_text_view(&b->text.text);
  d->map = b->text.map.at;
  d->map_size = b->text.map.size;
  d->paragraphs = b->paragraphs.at;
  d->paragraph_count = b->paragraphs.size;
  d->sentences = b->sentences.at;
  d->sentence_count = b->sentences.size;
  d->tokens = b->tokens.at;
  d->token_count = b->tokens.size;
  d->blocks[0] = b->text.text.at;
  d->blocks[1] = d->map;
  d->blocks[2] = d->paragraphs;
  d->blocks[3] = d->sentences;
  d->blocks[4] = d->tokens;
  b->text = (AttMapped){0};
  b->paragraphs = (Paragraphs){0};
  memset(&b->sentences, 0, sizeof b->sentences);
  memset(&b->tokens, 0, sizeof b->tokens);
}

static AttStatus
build_text(Builder* b, const AttRecord* record, AttLog* log)
{
  ATT_TRY(lay_out(b, record, log));
  att_layout_classify(b->source, &b->layout);
  ATT_TRY(att_hyphens_collect(&b->hyphens, b->source));
  ATT_TRY(normalise_blocks(b));
  att_layout_clear(&b->layout);
  ATT_TRY(cut_citations(b));
  att_mapped_clear(&b->draft);
  ATT_TRY(segment(b));
  give(b);
  return ATT_OK;
}

AttStatus
att_document_new(const AttRecord* record,
                 const AttLimits* limits,
                 AttLog* log,
                 AttDocument** document)
{
  *document = NULL;
  AttArena* arena = att_arena_new();
  AttDocument* d = arena ? att_arena_calloc(arena, 1, sizeof *d) : NULL;
  if (!d) {
    att_arena_free(arena);
    return ATT_ERR_MEMORY;
  }
  d->arena = arena;
  AttStatus status = copy_head(record, d);
  if (status == ATT_OK && record->text.size > limits->document_bytes) {
    att_report_plain(log,
                     ATT_ERROR,
                     d->id.at,
                     "larger than the limit of %zu bytes",
                     limits->document_bytes);
    status = ATT_ERR_LIMIT;
  }
  if (status == ATT_OK && record->format == ATT_FORMAT_CONLLU) {
    status = att_document_read_conllu(record, limits, log, d);
  } else if (status == ATT_OK) {
    Builder b = {.limits = limits, .document = d};
    status = build_text(&b, record, log);
    builder_clear(&b);
  }
  if (status != ATT_OK) {
    att_document_free(d);
    return status;
  }
  *document = d;
  return ATT_OK;
}
