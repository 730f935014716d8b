// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Comparing tenures with the time of a text.

#include "link/office.h"

/// True where the body of a node is one that the entity acts for; `*known`
/// where the graph has it at all.
static bool
is_own_body(const AttSought* sought,
            const AttCandidates* candidates,
            uint32_t entity,
            uint64_t node,
            bool* known)
{
  const AttHashPairs* indexes[] = {&sought->ids, &candidates->anchors};
  for (size_t k = 0; k < 2; ++k) {
    size_t count = 0;
    const AttHashPair* found = att_hash_pairs_find(indexes[k], node, &count);
    for (size_t i = 0; i < count; ++i) {
      *known = true;
      if (att_hash_pairs_have(&sought->acts_for, entity, found[i].value)) {
        return true;
      }
    }
  }
  return false;
}

/// True where a tenure was held for bodies of the graph, and for none that the
/// entity acts for.
static bool
is_for_others(const AttSought* sought,
              const AttCandidates* candidates,
              uint32_t entity,
              uint64_t tenure)
{
  size_t count = 0;
  bool known = false;
  const AttHashPair* bodies =
      att_hash_pairs_find(&candidates->tenures.bodies, tenure, &count);
  for (size_t i = 0; i < count; ++i) {
    if (is_own_body(sought, candidates, entity, bodies[i].value, &known)) {
      return false;
    }
  }
  return known;
}

AttOfficeFit
att_office_fit(const AttSought* sought,
               const AttCandidates* candidates,
               uint32_t entity,
               uint32_t candidate)
{
  const AttHeldOffices* tenures = &candidates->tenures;
  const AttSoughtEntity* time = &sought->entities.at[entity];
  AttOfficeFit fit = ATT_OFFICE_UNKNOWN;
  size_t acts = 0;
  size_t count = 0;
  const AttHashPair* held =
      att_hash_pairs_find(&tenures->held, candidate, &count);
  att_hash_pairs_find(&sought->acts_for, entity, &acts);
  for (size_t i = 0; i < count && acts && time->last_year; ++i) {
    const AttHeldOffice* tenure = &tenures->items.at[held[i].value];
    if ((!tenure->begin && !tenure->end) ||
        is_for_others(sought, candidates, entity, held[i].value)) {
      continue;
    }
    if (tenure->begin <= time->last_year &&
        (!tenure->end || tenure->end >= time->first_year)) {
      return ATT_OFFICE_THEN;
    }
    fit = ATT_OFFICE_OTHERWISE;
  }
  return fit;
}
