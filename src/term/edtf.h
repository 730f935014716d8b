// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Extended Date/Time Format (ISO 8601-2:2019): which texts are values.
// In: text. Out: yes or no.

#ifndef ATT_TERM_EDTF_H
#define ATT_TERM_EDTF_H

#include "base/view.h"

/// True for an EDTF value of the shapes that templates make, level 1 and the
/// parts of years of level 2 (25 to 41): a date, a season, unspecified digits,
/// a qualifier (~ ? %), an interval, open at most at one end. Days are checked
/// against the calendar.
bool att_edtf_is_valid(AttView edtf);

#endif
