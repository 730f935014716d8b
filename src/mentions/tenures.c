// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Tenures by holder, in file order.

#include "mentions/tenures.h"

#include "base/array.h"
#include "mentions/listing.h"

#include <string.h>

void
att_tenures_clear(AttTenures* tenures)
{
  att_map_clear(&tenures->by_holder);
  att_free(tenures->entries.at);
  *tenures = (AttTenures){0};
}

AttStatus
att_tenures_add(AttTenures* tenures, AttView holder, AttTenure tenure)
{
  const uint32_t* first = att_map_get(&tenures->by_holder, holder);
  tenure.next = first ? *first : 0;
  ATT_TRY(ATT_PUSH(&tenures->entries, tenure));
  return att_map_set(
      &tenures->by_holder, holder, (uint32_t)tenures->entries.size);
}

const AttTenure*
att_gazetteer_tenure(const AttGazetteer* g, AttView holder)
{
  const uint32_t* first = att_map_get(&g->tenures.by_holder, holder);
  return first ? &g->tenures.entries.at[*first - 1] : NULL;
}

const AttTenure*
att_gazetteer_tenure_next(const AttGazetteer* g, const AttTenure* tenure)
{
  return tenure->next ? &g->tenures.entries.at[tenure->next - 1] : NULL;
}

static bool
is_in_force(const AttTenure* tenure, AttView day)
{
  const AttView begin = att_view(tenure->days.begin);
  const AttView end = att_view(tenure->days.end);
  return !day.size || ((!begin.size || att_view_compare(begin, day) <= 0) &&
                       (!end.size || att_view_compare(day, end) <= 0));
}

const AttTenure*
att_gazetteer_tenure_on(const AttGazetteer* g, AttView holder, AttView day)
{
  const AttTenure* best = NULL;
  const AttTenure* tenure = att_gazetteer_tenure(g, holder);
  for (; tenure; tenure = att_gazetteer_tenure_next(g, tenure)) {
    if (is_in_force(tenure, day) &&
        (!best || strcmp(tenure->days.begin, best->days.begin) >= 0)) {
      best = tenure;
    }
  }
  return best;
}
