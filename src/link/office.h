// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Whether a candidate held an office when the entity acted by one. Who is
// called by an office in a text of 1999 is rather who held one then than a
// namesake of another time.
// In: what is sought, candidates. Out: AttOfficeFit.

#ifndef ATT_LINK_OFFICE_H
#define ATT_LINK_OFFICE_H

#include "link/candidates.h"

typedef enum AttOfficeFit {
  ATT_OFFICE_UNKNOWN, ///< acts by none, of no time, or nothing is told
  ATT_OFFICE_THEN,
  ATT_OFFICE_OTHERWISE, ///< all that are told were held at other times
} AttOfficeFit;

/// Compare the years of an entity with the tenures of a candidate. A tenure
/// for a body that the graph knows counts only where the entity acts for that
/// body; where the end is not told, it lasts.
AttOfficeFit att_office_fit(const AttSought* sought,
                            const AttCandidates* candidates,
                            uint32_t entity,
                            uint32_t candidate);

#endif
