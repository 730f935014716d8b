// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// One line of JSON Lines.

#ifndef ATT_DOCUMENT_JSONL_H
#define ATT_DOCUMENT_JSONL_H

#include "document/reader.h"

/// The fields of a line, copied: views of `buffer`.
typedef struct AttJsonRecord {
  AttText buffer;
  AttRecord record;
} AttJsonRecord;

/// Read {"id", "text", "date"?, "title"?, "source"?}. Ids may be integers;
/// optional members that are neither strings nor integers are ignored. What is
/// wrong is reported under `name` ("file:line"): ATT_ERR_SYNTAX. Without an id
/// the record is called `name`.
ATT_MUST_USE AttStatus att_jsonl_read(AttView line,
                                      const char* name,
                                      AttLog* log,
                                      AttJsonRecord* out);

#endif
