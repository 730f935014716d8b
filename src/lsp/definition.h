// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Where a name is declared (textDocument/definition).
// In: a scope. Out: a Location, or null.

#ifndef ATT_LSP_DEFINITION_H
#define ATT_LSP_DEFINITION_H

#include "lsp/scope.h"

/// Of a list its declaration; of a class, property or role the line of an
/// ontology file that starts with it as its subject, by a prefix that the file
/// declares; of an import the file. Only Turtle laid out so, a subject at the
/// start of its line, is searched.
json_t* att_definition_new(const AttWorkspace* workspace,
                           const AttScope* scope);

#endif
