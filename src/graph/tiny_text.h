// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Strings as TinySPARQL must have them, and the spellings its numbers and dates
// have. Private to graph/.
// In: literals. Out: their kind, text with some code points moved aside.
//
// TinySPARQL compares strings as dictionaries do (ICU's root collation): a soft
// hyphen counts for nothing there, and e with a combining acute is é. Code
// points of that sort are moved to private planes, where each counts, and moved
// back in answers.

#ifndef ATT_GRAPH_TINY_TEXT_H
#define ATT_GRAPH_TINY_TEXT_H

#include "base/text.h"
#include "graph/tiny_table.h"

/// INTEGER, DECIMAL or DATE where a literal is written the way that TinySPARQL
/// gives it back, else TYPED.
AttTinyKind att_tiny_native_kind(AttView datatype, AttView spelling);

/// True where an encoded text equals no other one in collation.
bool att_tiny_is_distinct(AttView text);

void att_tiny_encode(AttView text, AttText* out);
void att_tiny_decode(AttView text, AttText* out);

/// A double as the decimal that it was.
void att_tiny_write_decimal(double number, AttText* out);

#endif
