// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The outline of a file (textDocument/documentSymbol).
// In: a pack's tree. Out: DocumentSymbol: lists, blocks, and in those their
// sentences.

#ifndef ATT_LSP_SYMBOLS_H
#define ATT_LSP_SYMBOLS_H

#include "lsp/workspace.h"

json_t* att_symbols_new(const AttWorkspace* workspace,
                        const AttPack* pack,
                        const AttOpenDocument* document);

#endif
