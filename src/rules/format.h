// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The one layout of a rule file (attest fmt).
// In: the text of a file. Out: the same rules, laid out: bodies by 2 columns,
// what continues a line by 4, one blank line before a block, lists filled to
// ATT_FORMAT_COLUMNS, comments kept and, where the author aligned them,
// aligned.

#ifndef ATT_RULES_FORMAT_H
#define ATT_RULES_FORMAT_H

#include "rules/faults.h"

#define ATT_FORMAT_COLUMNS 100u

/// Write the file laid out to `out`, which is emptied first. Formatting is
/// idempotent, keeps the order and every comment, and changes no rule:
/// sentences are never broken or joined. It needs words and indentation only:
/// names and constructs it does not know stay as written, moved to their
/// column. Where words or indentation are wrong, that is reported and `out` is
/// empty: ATT_ERR_SYNTAX.
ATT_MUST_USE AttStatus att_rules_format(AttOrigin origin,
                                        size_t most_errors,
                                        AttLog* log,
                                        AttText* out);

#endif
