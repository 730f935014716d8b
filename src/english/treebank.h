// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// A treebank in memory, for training and measuring.
// In: a CoNLL-U file. Out: sentences of tokens with gold tags and tree.

#ifndef ATT_ENGLISH_TREEBANK_H
#define ATT_ENGLISH_TREEBANK_H

#include "base/array.h"
#include "base/diagnostic.h"
#include "document/document.h"

/// `first` and `count` in AttTreebank.tokens; `document` counts from 0.
typedef struct AttTree {
  uint32_t first;
  uint32_t count;
  uint32_t document;
} AttTree;

/// Zero is an empty treebank; forms and lemmas are views of `text`.
typedef struct AttTreebank {
  AttText text;
  ATT_ARRAY(AttToken) tokens;
  ATT_ARRAY(AttTree) trees;
} AttTreebank;

/// Read a CoNLL-U file. Multiword and empty nodes are skipped. What is not
/// CoNLL-U, or no tree, is reported with its line: ATT_ERR_SYNTAX.
ATT_MUST_USE AttStatus att_treebank_read(const char* path,
                                         AttLog* log,
                                         AttTreebank* treebank);

void att_treebank_clear(AttTreebank* treebank);

/// True where every word reaches the one root.
bool att_is_tree(const AttToken* tokens, size_t count);

#endif
