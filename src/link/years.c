// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Reading years; what follows them tells nothing here.

#include "link/years.h"

int
att_link_year(AttView date)
{
  int sign = 1;
  int year = 0;
  size_t at = 0;
  if (date.size && (date.at[0] == '-' || date.at[0] == '+')) {
    sign = date.at[at++] == '-' ? -1 : 1;
  }
  const size_t begin = at;
  while (at < date.size && at < begin + 4 && date.at[at] >= '0' &&
         date.at[at] <= '9') {
    year = year * 10 + (date.at[at++] - '0');
  }
  return at == begin + 4 ? sign * year : 0;
}

void
att_link_years(AttView span, int* begin, int* end)
{
  size_t slash = 0;
  while (slash < span.size && span.at[slash] != '/') {
    ++slash;
  }
  *begin = att_link_year(att_view_slice(span, 0, slash));
  *end = slash < span.size
             ? att_link_year(att_view_slice(span, slash + 1, span.size))
             : *begin;
}
