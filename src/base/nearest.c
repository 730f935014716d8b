// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Optimal string alignment distance over bytes, bounded in length.

#include "base/nearest.h"

#define LONGEST 63u

static size_t
least(size_t a, size_t b)
{
  return a < b ? a : b;
}

static size_t
distance(AttView a, AttView b)
{
  size_t rows[3][LONGEST + 1];
  for (size_t j = 0; j <= b.size; ++j) {
    rows[0][j] = j;
  }
  for (size_t i = 1; i <= a.size; ++i) {
    size_t* row = rows[i % 3];
    const size_t* above = rows[(i - 1) % 3];
    row[0] = i;
    for (size_t j = 1; j <= b.size; ++j) {
      const size_t swap = a.at[i - 1] != b.at[j - 1];
      row[j] = least(least(above[j] + 1, row[j - 1] + 1), above[j - 1] + swap);
      if (i > 1 && j > 1 && a.at[i - 1] == b.at[j - 2] &&
          a.at[i - 2] == b.at[j - 1]) {
        row[j] = least(row[j], rows[(i - 2) % 3][j - 2] + 1);
      }
    }
  }
  return rows[a.size % 3][b.size];
}

void
att_nearest_offer(AttNearest* nearest, AttView wanted, AttView candidate)
{
  if (wanted.size > LONGEST || candidate.size > LONGEST || !candidate.size) {
    return;
  }
  const size_t found = distance(wanted, candidate);
  const size_t bound = wanted.size < 6 ? 1 + wanted.size / 4 : wanted.size / 3;
  if (found <= bound && (!nearest->name.size || found < nearest->distance)) {
    *nearest = (AttNearest){candidate, found};
  }
}
