// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Inputs to records to documents.
// In: paths, folders, "-", a format. Out: records, one a document, in order;
// and from a record the segmented document.

#ifndef ATT_DOCUMENT_READER_H
#define ATT_DOCUMENT_READER_H

#include "base/diagnostic.h"
#include "base/limits.h"
#include "document/document.h"

typedef enum AttFormat {
  ATT_FORMAT_AUTO, ///< by the file's ending, else by its first bytes
  ATT_FORMAT_TEXT,
  ATT_FORMAT_MARKDOWN,
  ATT_FORMAT_HTML,
  ATT_FORMAT_JSONL,
  ATT_FORMAT_CONLLU,
  ATT_FORMAT_PDF,
} AttFormat;

/// Find a format by its name on the command line ("text", "jsonl", …).
bool att_format_find(AttView name, AttFormat* format);

/// One document to be; the views live until the next record is read.
typedef struct AttRecord {
  AttFormat format; ///< of `text`: never AUTO, JSONL or PDF
  AttView id;
  AttView title;
  AttView date;
  AttView source;
  AttView text; ///< checked UTF-8
  /// What messages point into: of CoNLL-U the whole file, of which `text` is a
  /// part; its text may be empty.
  AttOrigin origin;
} AttRecord;

typedef struct AttReader AttReader;

/// Open inputs: files, folders (read recursively, in byte order of the paths)
/// and "-". Nothing is opened yet; a missing file is met by att_reader_next.
ATT_MUST_USE AttStatus att_reader_new(const char* const* paths,
                                      size_t path_count,
                                      AttFormat format,
                                      const AttLimits* limits,
                                      AttLog* log,
                                      AttReader** reader);

void att_reader_free(AttReader* reader);

/// Read the next record. `*got` false: the end. A document that cannot be read
/// (unreadable file, bad UTF-8, bad JSON, too large) is reported with its
/// place, counted in `*failed`, and skipped: the others go on. An empty
/// document is a warning and is skipped. Errors returned are those that end
/// the run (memory).
ATT_MUST_USE AttStatus att_reader_next(AttReader* reader,
                                       AttRecord* record,
                                       bool* got,
                                       size_t* failed);

/// Normalise, segment and tokenise a record. CoNLL-U records bring sentences,
/// tokens, tags and tree of their own.
ATT_MUST_USE AttStatus att_document_new(const AttRecord* record,
                                        const AttLimits* limits,
                                        AttLog* log,
                                        AttDocument** document);

#endif
