// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// A document: its source text, the normalised text with a map back, and the
// paragraphs, sentences and tokens in it. The plain data that every later
// stage reads; english/ fills in lemma, tags and tree of the tokens.

#ifndef ATT_DOCUMENT_DOCUMENT_H
#define ATT_DOCUMENT_DOCUMENT_H

#include "base/arena.h"
#include "base/status.h"
#include "document/grammar.h"

/// A syntactic word (UD). "don't" is two of them, the second one `joined`.
typedef struct AttToken {
  AttSpan span;     ///< bytes in AttDocument.text
  AttView form;     ///< the word ("n't"); normally the text of the span
  AttView lemma;    ///< empty until analysed
  uint8_t upos;     ///< AttUpos
  uint8_t xpos;     ///< AttXpos
  uint8_t relation; ///< AttRelation to the head
  bool space_after; ///< white space follows in the text
  bool joined;      ///< same multiword token as the token before it
  bool is_name;     ///< a gazetteer lists it as (part of) a name
  int32_t head;     ///< index in the sentence, -1 for the root
} AttToken;

/// How far a sentence's tokens have been analysed.
typedef enum AttAnalysed {
  ATT_ANALYSED_NOT,  ///< forms only
  ATT_ANALYSED_TAGS, ///< lemma, upos and xpos
  ATT_ANALYSED_TREE, ///< head and relation too
} AttAnalysed;

typedef struct AttSentence {
  AttSpan span;       ///< bytes in AttDocument.text
  uint32_t first;     ///< of its tokens in AttDocument.tokens
  uint32_t count;     ///< of tokens
  uint32_t paragraph; ///< in AttDocument.paragraphs
  AttAnalysed analysed;
  AttView id; ///< sent_id of CoNLL-U input, else empty
} AttSentence;

typedef enum AttParagraphKind {
  ATT_PARAGRAPH_BODY,
  ATT_PARAGRAPH_HEADING,
  ATT_PARAGRAPH_LIST_ITEM,
  ATT_PARAGRAPH_QUOTE,
  ATT_PARAGRAPH_TABLE,
  ATT_PARAGRAPH_CODE,
  ATT_PARAGRAPH_FRONT,      ///< authors, addresses, keywords, running heads
  ATT_PARAGRAPH_REFERENCES, ///< an entry of a reference list, a footnote
} AttParagraphKind;

typedef struct AttParagraph {
  AttSpan span; ///< bytes in AttDocument.text
  AttParagraphKind kind;
  uint32_t first_sentence;
  uint32_t sentence_count;
} AttParagraph;

/// One stretch of the map back: normalised bytes from `text` on stand for the
/// source from byte `source` (code point `code`) on, until the next stretch.
/// Inside a stretch with `same` the bytes are the same, one for one; otherwise
/// all of it stands for the source from `source` to the next stretch. Source
/// that no stretch stands for was cut (a citation, a soft hyphen); the last
/// stretch is an empty one at the end.
typedef struct AttStretch {
  uint32_t text;
  uint32_t source;
  uint32_t code;
  bool same;
} AttStretch;

/// Heap blocks a document may own besides its arena: the arrays that grow.
#define ATT_DOCUMENT_BLOCKS 6

/// A document owns its arena, and everything below lives in it or in `blocks`.
typedef struct AttDocument {
  AttArena* arena;
  AttView id;       ///< path or the record's id; never empty
  AttView title;    ///< may be empty, like date and source
  AttView date;     ///< ISO 8601 as given
  AttView source;   ///< an IRI or words: where the text is from
  AttView original; ///< the source text, UTF-8, as read
  AttView text;     ///< normalised
  AttStretch* map;  ///< ordered by `text`
  size_t map_size;
  AttParagraph* paragraphs;
  size_t paragraph_count;
  AttSentence* sentences;
  size_t sentence_count;
  AttToken* tokens;
  size_t token_count;
  void* blocks[ATT_DOCUMENT_BLOCKS]; ///< freed with the document
} AttDocument;

/// Free the document and all that lives in its arena; NULL is legal.
void att_document_free(AttDocument* document);

/// The tokens of a sentence.
AttToken* att_sentence_tokens(const AttDocument* document,
                              const AttSentence* sentence);

/// The index of the sentence that a token of the document stands in.
uint32_t att_document_sentence_of(const AttDocument* document, uint32_t token);

/// True where facts may be read from the sentence: body text, list items and
/// quotations, not headings, tables, code, front matter or references.
bool att_sentence_is_text(const AttDocument* document,
                          const AttSentence* sentence);

/// Map a span of bytes of `text` to code points of the original text.
AttSpan att_document_code_points(const AttDocument* document, AttSpan span);

/// The original text that a span of bytes of `text` was made from.
AttView att_document_exact(const AttDocument* document, AttSpan span);

#endif
