// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Reading CoNLL-U: sentences, tokens, tags and trees as they are given.

#ifndef ATT_DOCUMENT_CONLLU_H
#define ATT_DOCUMENT_CONLLU_H

#include "document/reader.h"

/// Fill a document from a CoNLL-U record. A bad line is reported with its
/// place and makes the document fail: ATT_ERR_SYNTAX.
ATT_MUST_USE AttStatus att_document_read_conllu(const AttRecord* record,
                                                const AttLimits* limits,
                                                AttLog* log,
                                                AttDocument* document);

/// Bytes of the first document of a CoNLL-U text (up to the next line that
/// starts with "# newdoc") and its id, empty where it has none.
size_t att_conllu_document(AttView text, AttView* id);

#endif
