// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// What stands at a place, in words (textDocument/hover).
// In: a scope. Out: a Hover in Markdown, or null.

#ifndef ATT_LSP_HOVER_H
#define ATT_LSP_HOVER_H

#include "lsp/scope.h"

/// Of a term its label and comment, of a role its domain and range besides, of
/// a list its words, of a sentence the frames it became.
json_t* att_hover_new(const AttWorkspace* workspace, const AttScope* scope);

#endif
