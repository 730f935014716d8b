// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// What may be written at a place (textDocument/completion).
// In: a scope. Out: a CompletionList.

#ifndef ATT_LSP_COMPLETION_H
#define ATT_LSP_COMPLETION_H

#include "lsp/scope.h"

/// Keywords, terms of the ontology, roles of the block, lists, prepositions and
/// keys of tests, as far as they begin like the word at the offset.
json_t* att_completion_new(const AttWorkspace* workspace,
                           const AttScope* scope);

#endif
