// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Building layouts.

#include "document/layout.h"

void
att_layout_clear(AttLayout* layout)
{
  ATT_ARRAY_CLEAR(&layout->pieces);
  ATT_ARRAY_CLEAR(&layout->blocks);
}

AttStatus
att_layout_block(AttLayout* layout, AttParagraphKind kind, bool known)
{
  return ATT_PUSH(&layout->blocks,
                  (AttBlock){.first_piece = (uint32_t)layout->pieces.size,
                             .kind = kind,
                             .known = known});
}

AttStatus
att_layout_piece(AttLayout* layout, AttSpan source, AttJoint joint)
{
  if (source.begin >= source.end) {
    return ATT_OK;
  }
  ++layout->blocks.at[layout->blocks.size - 1].piece_count;
  return ATT_PUSH(&layout->pieces,
                  (AttPiece){.source = source, .joint = joint});
}

AttView
att_layout_source(const AttLayout* layout,
                  const AttBlock* block,
                  AttView source)
{
  if (!block->piece_count) {
    return (AttView){"", 0};
  }
  const AttPiece* first = &layout->pieces.at[block->first_piece];
  const AttPiece* last = first + block->piece_count - 1;
  return att_view_slice(source, first->source.begin, last->source.end);
}
