// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// A language server for rule files (Language Server Protocol 3.17): one client,
// one thread, over two streams.
// In: requests and notifications. Out: responses, diagnostics.

#ifndef ATT_LSP_SERVER_H
#define ATT_LSP_SERVER_H

#include "pipeline/resources.h"

#include <stdio.h>

/// Serve until the client says exit, or leaves. `*good` where it said shutdown
/// before, as the protocol demands of it. `paths` are those of the command
/// line; initializationOptions may add rules and name a corpus. ATT_ERR_SYNTAX:
/// what came were no messages; reported.
ATT_MUST_USE AttStatus att_lsp_serve(
    const AttResourcePaths* paths, int in, FILE* out, AttLog* log, bool* good);

#endif
