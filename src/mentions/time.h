// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Times: patterns over the raw text, each with a template of its value.
// In: compiled patterns (from rules/: "regex time /…/ = template"), sentences.
// Out: time mentions with EDTF values.
//
//   /(?<day>\d{1,2}) (?<month>\p{Lu}\p{Ll}+) (?<year>\d{4})/
//     = {year}-{month@month}-{day}
//   "15 August 2021" -> 2021-08-15

#ifndef ATT_MENTIONS_TIME_H
#define ATT_MENTIONS_TIME_H

#include "document/document.h"

/// One pattern. `{name}` in the template is what the group matched, one digit
/// padded to two; `{name@list}` is the place of that in a list, from 1, two
/// digits.
typedef struct AttTimeRule {
  const void* regex; ///< pcre2_code for 8-bit UTF
  AttView replacement;
} AttTimeRule;

typedef struct AttTimeList {
  AttView name;
  const AttView* words; ///< compared without ASCII case
  size_t word_count;
} AttTimeList;

/// What pipeline/ makes of the compiled rules; read-only.
typedef struct AttTimeRules {
  const AttTimeRule* rules;
  size_t rule_count;
  const AttTimeList* lists;
  size_t list_count;
} AttTimeRules;

/// A time expression with its value.
typedef struct AttTimeMention {
  AttSpan tokens; ///< of the document
  AttView edtf;   ///< EDTF level 1: "2021-08-15", "2021/..", "199X", "2024~"
} AttTimeMention;

/// Find the times of all sentences; of overlapping ones the longest stays, then
/// the one whose pattern stands first. A match whose value is no EDTF is none.
/// Results, ordered by first token, live in the document's arena.
ATT_MUST_USE AttStatus att_times_find(const AttTimeRules* rules,
                                      AttDocument* document,
                                      const AttTimeMention** times,
                                      size_t* count);

/// True for a level 1 EDTF value of the shapes that templates make: a date, a
/// season, unspecified digits, a qualifier (~ ? %), an interval, open at most
/// at one end. Days are checked against the calendar.
bool att_edtf_is_valid(AttView edtf);

#endif
