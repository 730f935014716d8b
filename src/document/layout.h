// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Layout: which stretches of the source make up which block. Each format
// finds its blocks in its own way; all of them then go the same way on.

#ifndef ATT_DOCUMENT_LAYOUT_H
#define ATT_DOCUMENT_LAYOUT_H

#include "base/array.h"
#include "document/reader.h"

/// How a piece of a block is joined to the piece before it.
typedef enum AttJoint {
  ATT_JOINT_NONE,  ///< directly: mark-up was between them
  ATT_JOINT_SPACE, ///< as separate words
  ATT_JOINT_LINE,  ///< over a line end, where a word may have been broken
} AttJoint;

typedef struct AttPiece {
  AttSpan source; ///< bytes
  AttJoint joint;
} AttPiece;

typedef struct AttBlock {
  uint32_t first_piece;
  uint32_t piece_count;
  AttParagraphKind kind;
  bool known; ///< the mark-up says what it is
} AttBlock;

typedef struct AttLayout {
  ATT_ARRAY(AttPiece) pieces;
  ATT_ARRAY(AttBlock) blocks;
} AttLayout;

void att_layout_clear(AttLayout* layout);

/// Begin a block; its pieces follow.
ATT_MUST_USE AttStatus att_layout_block(AttLayout* layout,
                                        AttParagraphKind kind,
                                        bool known);

/// Add a piece to the last block; an empty one is left out.
ATT_MUST_USE AttStatus att_layout_piece(AttLayout* layout,
                                        AttSpan source,
                                        AttJoint joint);

/// The source from a block's first piece to its last.
AttView att_layout_source(const AttLayout* layout,
                          const AttBlock* block,
                          AttView source);

/// Blocks of plain text: wrapped, double-spaced or one paragraph a line.
ATT_MUST_USE AttStatus att_layout_text(AttView source, AttLayout* layout);

/// Blocks of Markdown, without its mark-up.
ATT_MUST_USE AttStatus att_layout_markdown(AttView source, AttLayout* layout);

/// What front matter of Markdown said; views of the source.
typedef struct AttFrontMatter {
  AttView title;
  AttView date;
  AttView source;
  size_t end; ///< bytes it takes, 0 where there is none
} AttFrontMatter;

AttFrontMatter att_markdown_front(AttView source);

/// Text and blocks of HTML. The text lives in `arena`.
ATT_MUST_USE AttStatus att_layout_html(AttView html,
                                       const char* name,
                                       AttLog* log,
                                       AttArena* arena,
                                       AttFrontMatter* head,
                                       AttView* text,
                                       AttLayout* layout);

/// Tell headings, front matter and reference lists from body text, where the
/// mark-up did not say.
void att_layout_classify(AttView source, AttLayout* layout);

#endif
