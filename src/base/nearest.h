// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The nearest known name to a misspelt one, for "did you mean".

#ifndef ATT_BASE_NEAREST_H
#define ATT_BASE_NEAREST_H

#include "base/view.h"

/// The best candidate so far; zero before the first att_nearest_offer.
typedef struct AttNearest {
  AttView name; ///< empty: nothing is near enough
  size_t distance;
} AttNearest;

/// Offer a candidate for `wanted`: kept where its edit distance (Damerau,
/// adjacent swaps count one) is at most a third of the length and smaller than
/// the best so far.
void att_nearest_offer(AttNearest* nearest, AttView wanted, AttView candidate);

#endif
