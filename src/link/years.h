// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The years of dates and of spans.
// In: literals. Out: years, as astronomers count them; 0 is none.

#ifndef ATT_LINK_YEARS_H
#define ATT_LINK_YEARS_H

#include "base/view.h"

/// The year that a date begins with ("2021-08", "-0044-03-15"); 0: none.
int att_link_year(AttView date);

/// The years of a span of EDTF ("2001-02/2004", "../1990"), a side that is
/// open or unknown being 0; of a date, its year twice.
void att_link_years(AttView span, int* begin, int* end);

#endif
