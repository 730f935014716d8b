// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Tenures: who held which office when, and codes that held for a time, from
// the att:Tenure entries of a gazetteer.
// In: entries; then a person and a day. Out: the tenure of that day.

#ifndef ATT_MENTIONS_TENURES_H
#define ATT_MENTIONS_TENURES_H

#include "base/map.h"
#include "mentions/gazetteer.h"
#include "term/days.h"

typedef struct AttTenure {
  AttView office; ///< the noun: "foreign minister"; empty where only a code is
  AttView of;     ///< IRI of whose office it is, or empty
  AttDays days;   ///< empty where open or unknown
  const AttCode* codes;
  size_t code_count;
  uint32_t next; ///< 1 + index of the holder's next tenure, or 0
} AttTenure;

/// Zero is none.
typedef struct AttTenures {
  AttMap by_holder; ///< 1 + index of the holder's first tenure
  struct {
    AttTenure* at;
    size_t size, capacity;
  } entries;
} AttTenures;

void att_tenures_clear(AttTenures* tenures);

ATT_MUST_USE AttStatus att_tenures_add(AttTenures* tenures,
                                       AttView holder,
                                       AttTenure tenure);

/// The first tenure of a holder, by IRI, and the next one; NULL at the end.
const AttTenure* att_gazetteer_tenure(const AttGazetteer* g, AttView holder);
const AttTenure* att_gazetteer_tenure_next(const AttGazetteer* g,
                                           const AttTenure* tenure);

/// The tenure in force on a day (YYYY-MM-DD); of several the one that began
/// last. Without a day the one that began last of all. NULL where there is
/// none.
const AttTenure*
att_gazetteer_tenure_on(const AttGazetteer* g, AttView holder, AttView day);

#endif
