// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// What an editor has open: texts by their URI, changed as the editor tells.
// In: URIs, texts, changes. Out: the texts as they are now.

#ifndef ATT_LSP_DOCUMENTS_H
#define ATT_LSP_DOCUMENTS_H

#include "base/array.h"
#include "lsp/positions.h"

typedef struct AttOpenDocument {
  AttText uri; ///< as the client writes it
  AttText path;
  AttText text;
  json_int_t version;
} AttOpenDocument;

/// Documents are few, so they are found by looking at each.
typedef struct AttDocuments {
  ATT_ARRAY(AttOpenDocument*) open;
} AttDocuments;

void att_documents_clear(AttDocuments* documents);

/// The document of a URI or path, or NULL.
AttOpenDocument* att_documents_find(const AttDocuments* documents, AttView uri);
const AttOpenDocument* att_documents_find_path(const AttDocuments* documents,
                                               AttView path);

/// Open a document, or give one that is open this text.
ATT_MUST_USE AttStatus att_documents_open(AttDocuments* documents,
                                          AttView uri,
                                          AttView text,
                                          json_int_t version);

/// Apply contentChanges in their order: ranges, or the whole text.
ATT_MUST_USE AttStatus att_documents_change(AttOpenDocument* document,
                                            const json_t* changes,
                                            AttPositionEncoding encoding);

void att_documents_close(AttDocuments* documents, AttView uri);

/// Append the path that a file: URI names (percent signs undone, links
/// resolved where it exists); of another URI the URI itself.
void att_uri_to_path(AttView uri, AttText* path);

/// Append the file: URI of a path; of what is a URI already, itself.
void att_uri_of_path(AttView path, AttText* uri);

#endif
