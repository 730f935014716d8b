// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// What the sentences of a document are about.
// In: the lines of topic blocks that matched. Out: contexts of its statements.

#ifndef ATT_STATEMENTS_CONTEXTS_H
#define ATT_STATEMENTS_CONTEXTS_H

#include "match/discards.h"
#include "statements/statements.h"

/// Fill in the contexts of the sentences that state something. ATT_ERR_MEMORY.
ATT_MUST_USE AttStatus att_contexts_add(const AttRules* rules,
                                        const AttDocument* document,
                                        const AttDiscards* discards,
                                        AttStatements* statements);

#endif
