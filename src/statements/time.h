// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// When it happened: the time expression that belongs to an event.
// Private to statements/.
// In: a sentence, its times, a trigger. Out: EDTF.

#ifndef ATT_STATEMENTS_TIME_H
#define ATT_STATEMENTS_TIME_H

#include "statements/statements.h"

/// The time expression of the event's own clause; for a noun also that of the
/// verb it depends on. Empty where there is none; else a view that lives as
/// long as the document's mentions.
AttView att_time_of(const AttReadSentence* read, uint32_t trigger);

#endif
