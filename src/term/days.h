// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Extended Date/Time Format (ISO 8601-2:2019 annex A): check, first and last
// day. In: "2021-08", "199X", "2021/..". Out: xsd:date bounds.

#ifndef ATT_TERM_DAYS_H
#define ATT_TERM_DAYS_H

#include "base/view.h"

/// First and last day as YYYY-MM-DD; empty where open, unknown or outside the
/// years 0001 to 9999.
typedef struct AttDays {
  char begin[11];
  char end[11];
} AttDays;

/// True for EDTF of level 1, and of level 2 the seasons 25 to 41 and X in any
/// digit that leaves a stretch of days; `days` is filled in.
bool att_edtf_days(AttView edtf, AttDays* days);

/// The type of a plain date: "date", "gYearMonth" or "gYear" where it is valid
/// in the calendar, else NULL.
const char* att_date_type(AttView date);

#endif
