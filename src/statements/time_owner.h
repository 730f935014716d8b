// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// The words whose time a time expression is. Private to statements/.
// In: the words of a sentence, a stretch of tokens. Out: tokens.

#ifndef ATT_STATEMENTS_TIME_OWNER_H
#define ATT_STATEMENTS_TIME_OWNER_H

#include "statements/time_words.h"

/// The word that owns a time: the first one above it that tells something or
/// heads its clause, or a noun that keeps it ("the 2015 report"); -1: none.
int32_t att_time_owner(const AttTimeWords* words, AttSpan tokens);

/// Another word of the same time: "in 2021, when Kabul fell, …" dates both
/// clauses, "arrested in raids in May" both events; -1: none.
int32_t
att_time_sharer(const AttTimeWords* words, AttSpan tokens, int32_t owner);

#endif
