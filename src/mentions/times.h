// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Times: words for dates and periods, read by regular expressions that rule
// files hand over, as EDTF values.
// In: patterns with templates, a sentence. Out: AttTimeMention.

#ifndef ATT_MENTIONS_TIMES_H
#define ATT_MENTIONS_TIMES_H

#include "base/array.h"
#include "mentions/mentions.h"

typedef ATT_ARRAY(AttTimeMention) AttTimeArray;

/// Append the times of one sentence: of overlapping ones the longest, then the
/// first. A match that PCRE2 gives up on (its limits) is no time.
ATT_MUST_USE AttStatus att_times_find(const AttTimeRules* rules,
                                      const AttDocument* document,
                                      const AttSentence* sentence,
                                      AttTimeArray* times);

#endif
