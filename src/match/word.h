// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Words of rules against tokens.

#ifndef ATT_MATCH_WORD_H
#define ATT_MATCH_WORD_H

#include "base/matcher.h"
#include "document/document.h"
#include "rules/rules.h"

/// Does the word fit the token: lemma or form without case, exact form, or a
/// regular expression over the whole form? An expression that reaches its
/// limits, or without a matcher, does not fit.
bool
att_word_fits(AttMatcher* matcher, const AttWord* word, const AttToken* token);

#endif
