// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Trees for tests of what stands above the parser: a reader of well-formed
// CoNLL-U, without multiword tokens and empty nodes.
// In: the text of a file. Out: one sentence at a time, with its comments.

#ifndef ATT_TESTS_TREES_H
#define ATT_TESTS_TREES_H

#include "document/document.h"

#include <stdlib.h>

#define TREE_TOKENS 400u
#define TREE_COMMENTS 200u

typedef struct Tree {
  AttToken tokens[TREE_TOKENS];
  size_t count;
  AttView comments[TREE_COMMENTS]; ///< lines with their '#'
  size_t comment_count;
} Tree;

/// Cut the text up to `end` off the front of `*rest`.
static AttView
tree_cut(AttView* rest, char end)
{
  size_t size = 0;
  while (size < rest->size && rest->at[size] != end) {
    ++size;
  }
  const AttView piece = {rest->at, size};
  const size_t used = size < rest->size ? size + 1 : size;
  *rest = (AttView){rest->at + used, rest->size - used};
  return piece;
}

/// Read a line's ten fields; false where it is a range, an empty node or a tag
/// or relation that nobody knows.
static bool
tree_read_token(AttView line, AttToken* token)
{
  AttView field[10];
  for (size_t i = 0; i < 10; ++i) {
    field[i] = tree_cut(&line, '\t');
  }
  AttUpos upos;
  AttXpos xpos;
  AttRelation relation;
  if (!att_upos_find(field[3], &upos) || !att_xpos_find(field[4], &xpos) ||
      !att_relation_find(field[7], &relation)) {
    return false;
  }
  *token = (AttToken){.form = field[1],
                      .lemma = field[2],
                      .upos = (uint8_t)upos,
                      .xpos = (uint8_t)xpos,
                      .relation = (uint8_t)relation,
                      .head = (int32_t)strtol(field[6].at, NULL, 10) - 1};
  return true;
}

static bool
tree_is_numbered(AttView line)
{
  size_t digits = 0;
  while (digits < line.size && line.at[digits] >= '0' &&
         line.at[digits] <= '9') {
    ++digits;
  }
  return digits && digits < line.size && line.at[digits] == '\t';
}

/// Read the next sentence off the front of `*rest`. False at the end, or, with
/// `*bad` set, at a line that does not read.
static bool
tree_next(AttView* rest, Tree* tree, AttView* bad)
{
  tree->count = tree->comment_count = 0;
  while (rest->size) {
    const AttView line = tree_cut(rest, '\n');
    if (!line.size) {
      if (tree->count) {
        return true;
      }
    } else if (line.at[0] == '#') {
      if (tree->comment_count < TREE_COMMENTS) {
        tree->comments[tree->comment_count++] = line;
      }
    } else if (tree_is_numbered(line)) {
      if (tree->count == TREE_TOKENS ||
          !tree_read_token(line, &tree->tokens[tree->count])) {
        *bad = line;
        return false;
      }
      ++tree->count;
    }
  }
  return tree->count > 0;
}

#endif
