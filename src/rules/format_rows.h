// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Lines of a formatted rule file before they are written out.
// In: format.c adds rows. Out: blank lines, columns of comments, the text.

#ifndef ATT_RULES_FORMAT_ROWS_H
#define ATT_RULES_FORMAT_ROWS_H

#include "base/array.h"
#include "base/text.h"

typedef enum AttRowKind {
  ATT_ROW_COMMENT,   ///< nothing but a comment
  ATT_ROW_LINE,      ///< a declaration of one line: prefix, import, list
  ATT_ROW_HEADING,   ///< starts a block
  ATT_ROW_BODY,      ///< a line of a block
  ATT_ROW_CONTINUED, ///< continues the row before, or expects of it
} AttRowKind;

typedef struct AttRow {
  AttRowKind kind;
  uint32_t indent; ///< columns before it
  bool blank;      ///< a blank line before it
  bool fixed;      ///< a comment in the first column, which stays there
  AttSpan code;    ///< in AttRows.code, without comment
  AttView comment; ///< from # on; empty for none
  uint32_t column; ///< where the author's comment started, from 0
} AttRow;

typedef struct AttRows {
  ATT_ARRAY(AttRow) rows;
  AttText code;
} AttRows;

void att_rows_clear(AttRows* rows);

/// Settle blank lines and the columns of comments, and write everything.
ATT_MUST_USE AttStatus att_rows_write(AttRows* rows, AttText* out);

#endif
