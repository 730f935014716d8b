// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Dates of the dictionaries: "820101", "20070101", in a limit of a code.
// In: digits, blanks among them. Out: EDTF.

#ifndef ATT_IMPORT_DATES_H
#define ATT_IMPORT_DATES_H

#include "base/view.h"

#define ATT_IMPORT_DATE_SIZE 11u ///< "2007-01-01" and NUL

/// Read YYMMDD (years 00 to 30 are of this century) or YYYYMMDD; a day or month
/// 00 is left out. False where it is neither, or no day of the calendar.
bool att_import_date(AttView digits, char date[ATT_IMPORT_DATE_SIZE]);

/// Read what stands behind a code: nothing, "<D", ">D" or "D-D", each limit
/// itself included. Open ends are "". NULL, or why it cannot be read.
const char* att_import_limits(AttView limits,
                              char from[ATT_IMPORT_DATE_SIZE],
                              char to[ATT_IMPORT_DATE_SIZE]);

#endif
