// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The cells of a row in one of two spellings: tab-separated values, or a JSON
// object a line with the same names. Private to graph/.
// In: values, column by column. Out: bytes appended to a text.
//
// In TSV a tab, a line end and "\" in a value are \t, \n, \r and \\; items of a
// list are parted by "|", which inside an item is \|. In JSON an empty value is
// null, a list an array. Bytes that are not UTF-8 become U+FFFD.

#ifndef ATT_GRAPH_CELLS_H
#define ATT_GRAPH_CELLS_H

#include "base/text.h"

typedef enum AttColumn {
#define ATT_COLUMN(constant, name) ATT_COLUMN_##constant,
#include "graph/columns.def"
#undef ATT_COLUMN
  ATT_COLUMN_COUNT
} AttColumn;

typedef struct AttCells {
  AttText* out;
  bool is_json;
  AttColumn next; ///< the column that must come next
  size_t in_list; ///< items that the open list has
} AttCells;

/// The line that names the columns of TSV.
void att_cells_header(AttText* out);

/// A row is every column once, in order, and an end.
void att_cells_text(AttCells* cells, AttColumn column, AttView value);

/// Digits, or empty: a number in JSON.
void att_cells_number(AttCells* cells, AttColumn column, AttView digits);

void att_cells_list(AttCells* cells, AttColumn column);
void att_cells_item(AttCells* cells, AttView value);
void att_cells_list_end(AttCells* cells);

void att_cells_end(AttCells* cells);

#endif
