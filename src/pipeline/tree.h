// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// A dependency tree drawn for a terminal: words in their order, one a line.
// In: parsed tokens. Out: lines of text.
//
//   1   ┌─ Pakistan
//   2 ──┼─ accused
//   3   ├─ Kabul
//   4   │ ┌─ of
//   5   └─┼─ harbouring
//   6     │ ┌─ the
//   7     └─┴─ TTP

#ifndef ATT_PIPELINE_TREE_H
#define ATT_PIPELINE_TREE_H

#include "base/text.h"
#include "document/document.h"

/// Append the drawing, one line a token, with tags, relation and lemma behind
/// it. A word hangs on the line to its left; what hangs on it hangs on the next
/// line to the right. Where a tree is not projective a line passes beneath
/// another: ─│─. A head outside the sentence counts as none.
ATT_MUST_USE AttStatus att_tree_draw(const AttToken* tokens,
                                     size_t count,
                                     AttText* out);

#endif
