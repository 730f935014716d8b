// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Messages of the compiler and the tests as an editor shows them.
// In: AttDiagnostic. Out: Diagnostic of the protocol, by file.

#ifndef ATT_LSP_DIAGNOSTICS_H
#define ATT_LSP_DIAGNOSTICS_H

#include "lsp/transport.h"
#include "lsp/workspace.h"

/// Where a log puts what it is told: arrays of Diagnostic by path.
typedef struct AttFindings {
  const AttWorkspace* workspace;
  const AttPack* pack;
  json_t* by_path;
} AttFindings;

/// A sink for AttLog; `user` is an AttFindings. Warnings on rules that attest
/// ships are left out unless they are the pack or open: they are nothing that
/// their reader can mend.
void att_findings_sink(void* user, const AttDiagnostic* diagnostic);

/// Tell the client what is wrong in each file of the pack, and of files that
/// were told of before that nothing is.
ATT_MUST_USE AttStatus att_diagnostics_publish(const AttWorkspace* workspace,
                                               AttPack* pack,
                                               AttTransport* transport);

#endif
