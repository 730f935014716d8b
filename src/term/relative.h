// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Times that count from another time: their normal form, and what they come to.
// In: "document -1 month", the document's date. Out: EDTF.
//
//   time   = side [ "/" side ]
//   side   = ".." | point
//   point  = anchor { " " step } [ "~" ]
//   anchor = "document" | "told" | "near" | EDTF date
//   step   = ( "+" | "-" ) number " " ( "day" | "week" | "month" | "year" )
//          | [ ( "past" | "next" ) " " ] ( "weekday" | "month" | "season" ) nn
//          | [ ( "past" | "next" ) " " ] "day" mm-dd
//
//   last month          document -1 month          2025-10-15 -> 2025-09
//   on Friday           document weekday 05        2024-05-08 -> 2024-05-03
//   two days later      told +2 day                2024-09-27 -> 2024-09-29
//   in March            near month 03              2024-05-03 -> 2024-03
//   last week           document -1 week           -> 2024-04-29/2024-05-05
//   for two decades, until 2021      2021 -20 year/2021 -> 2001/2021
//
// "document" is the day of the document, "told" the last time told before,
// "near" the one told, or the document's: where none was told, for weekdays,
// and where a clause about the past would else be behind the document. A step
// of a unit gives a time of that unit. A named step finds the next such time on
// the side that the clause speaks of, past or future; "past" and "next" say it
// themselves and leave out the one that the anchor is in. Within a longer time
// ("document -1 year month 03") it is the one in there.

#ifndef ATT_TERM_RELATIVE_H
#define ATT_TERM_RELATIVE_H

#include "base/text.h"

/// What times count from.
typedef struct AttMoments {
  AttView document; ///< ISO 8601, or empty; what follows the day is ignored
  AttView told;     ///< EDTF, or empty
  bool is_ahead;    ///< the clause speaks of the future
} AttMoments;

/// True for a normal form of the grammar above, and for EDTF.
bool att_relative_is_valid(AttView form);

/// True where the form counts from "told" or "near".
bool att_relative_needs_told(AttView form);

/// Append the EDTF value of a form, EDTF as it is; false where its anchor is
/// missing, too vague, or the value none of the calendar: nothing appended.
bool att_relative_resolve(AttView form, const AttMoments* at, AttText* out);

#endif
