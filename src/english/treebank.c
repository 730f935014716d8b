// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// CoNLL-U, the columns that training needs (universaldependencies.org/format).

#include "english/treebank.h"

#include "base/file.h"

enum { COLUMNS = 10, TREEBANK_BYTES = 512 << 20, SENTENCE_TOKENS = 10000 };

/// The file being read; `line` is the current one, without its end.
typedef struct Reading {
  AttTreebank* treebank;
  AttLog* log;
  AttOrigin origin;
  size_t at;
  AttView line;
  AttTree tree;
  uint32_t documents;
} Reading;

static bool
next_line(Reading* reading)
{
  const AttView text = reading->origin.text;
  if (reading->at >= text.size) {
    return false;
  }
  size_t end = reading->at;
  while (end < text.size && text.at[end] != '\n') {
    ++end;
  }
  reading->line = att_view_slice(text, reading->at, end);
  reading->at = end + 1;
  if (reading->line.size && reading->line.at[reading->line.size - 1] == '\r') {
    --reading->line.size;
  }
  return true;
}

static AttStatus
refuse(Reading* reading, const char* message)
{
  const size_t begin = (size_t)(reading->line.at - reading->origin.text.at);
  att_report(reading->log,
             ATT_ERROR,
             reading->origin,
             (AttSpan){(uint32_t)begin, (uint32_t)(begin + reading->line.size)},
             "%s",
             message);
  return ATT_ERR_SYNTAX;
}

static bool
split_columns(AttView line, AttView columns[COLUMNS])
{
  size_t count = 0;
  size_t begin = 0;
  for (size_t i = 0; i <= line.size; ++i) {
    if (i == line.size || line.at[i] == '\t') {
      if (count == COLUMNS) {
        return false;
      }
      columns[count++] = att_view_slice(line, begin, i);
      begin = i + 1;
    }
  }
  return count == COLUMNS;
}

static bool
read_number(AttView digits, int32_t* number)
{
  *number = 0;
  for (size_t i = 0; i < digits.size; ++i) {
    if (digits.at[i] < '0' || digits.at[i] > '9' || *number > SENTENCE_TOKENS) {
      return false;
    }
    *number = *number * 10 + (digits.at[i] - '0');
  }
  return digits.size > 0;
}

static AttStatus
read_word(Reading* reading)
{
  AttView columns[COLUMNS];
  if (!split_columns(reading->line, columns)) {
    return refuse(reading, "expected 10 columns with tabs between");
  }
  int32_t id = 0;
  int32_t head = 0;
  if (!read_number(columns[0], &id)) {
    return ATT_OK; // "3-4" and "5.1"
  }
  if (id != (int32_t)reading->tree.count + 1) {
    return refuse(reading, "word number out of order");
  }
  AttUpos upos = ATT_UPOS_X;
  AttXpos xpos = ATT_XPOS_NONE;
  AttRelation relation = ATT_RELATION_DEP;
  if (!columns[1].size || !read_number(columns[6], &head) ||
      !att_upos_find(columns[3], &upos) || !att_xpos_find(columns[4], &xpos) ||
      !att_relation_find(columns[7], &relation)) {
    return refuse(reading, "expected a form, known tags, head and relation");
  }
  ++reading->tree.count;
  return ATT_PUSH(&reading->treebank->tokens,
                  (AttToken){.form = columns[1],
                             .lemma = columns[2],
                             .upos = (uint8_t)upos,
                             .xpos = (uint8_t)xpos,
                             .relation = (uint8_t)relation,
                             .head = head - 1});
}

bool
att_is_tree(const AttToken* tokens, size_t count)
{
  size_t roots = 0;
  for (size_t i = 0; i < count; ++i) {
    size_t steps = 0;
    int32_t at = (int32_t)i;
    while (at >= 0 && (size_t)at < count && steps <= count) {
      at = tokens[at].head;
      ++steps;
    }
    if (at != -1) {
      return false;
    }
    roots += tokens[i].head < 0;
  }
  return roots == 1;
}

static AttStatus
end_sentence(Reading* reading)
{
  AttTreebank* treebank = reading->treebank;
  if (!reading->tree.count) {
    return ATT_OK;
  }
  if (!att_is_tree(treebank->tokens.at + reading->tree.first,
                   reading->tree.count)) {
    return refuse(reading, "the sentence before is not a tree with one root");
  }
  reading->tree.document = reading->documents ? reading->documents - 1 : 0;
  ATT_TRY(ATT_PUSH(&treebank->trees, reading->tree));
  reading->tree =
      (AttTree){.first = (uint32_t)treebank->tokens.size, .count = 0};
  return ATT_OK;
}

AttStatus
att_treebank_read(const char* path, AttLog* log, AttTreebank* treebank)
{
  *treebank = (AttTreebank){0};
  ATT_TRY(att_file_read(path, TREEBANK_BYTES, &treebank->text, log));
  Reading reading = {.treebank = treebank,
                     .log = log,
                     .origin = {path, att_text_view(&treebank->text)}};
  while (next_line(&reading)) {
    if (!reading.line.size) {
      ATT_TRY(end_sentence(&reading));
    } else if (att_view_starts_with(reading.line, ATT_VIEW("# newdoc"))) {
      ++reading.documents;
    } else if (reading.line.at[0] != '#') {
      ATT_TRY(read_word(&reading));
    }
  }
  return end_sentence(&reading);
}

void
att_treebank_clear(AttTreebank* treebank)
{
  att_text_clear(&treebank->text);
  ATT_ARRAY_CLEAR(&treebank->tokens);
  ATT_ARRAY_CLEAR(&treebank->trees);
}
