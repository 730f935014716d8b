// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// What is said of a node that says when an office was held stands before or
// behind the triple that says whose it is; so the nodes are known first.

#include "link/held.h"

#include "link/stream.h"
#include "link/years.h"

typedef struct Reading {
  AttHeldOffices* out;
  const AttLinkTable* table;
} Reading;

AttStatus
att_held_add(AttHeldOffices* tenures, AttView node, uint32_t candidate)
{
  const size_t tenure = tenures->items.size;
  ATT_TRY(
      ATT_PUSH(&tenures->nodes, ((AttHashPair){att_view_hash(node), tenure})));
  ATT_TRY(ATT_PUSH(&tenures->held, ((AttHashPair){candidate, tenure})));
  return ATT_PUSH(&tenures->items, ((AttHeldOffice){.candidate = candidate}));
}

static AttStatus
take_fact(AttHeldOffices* out,
          size_t tenure,
          const AttTerm* value,
          AttLinkRole role)
{
  AttHeldOffice* at = &out->items.at[tenure];
  if (value->kind == ATT_TERM_IRI) {
    return role == ATT_LINK_BODY
               ? ATT_PUSH(&out->bodies,
                          ((AttHashPair){tenure, att_view_hash(value->value)}))
               : ATT_OK;
  }
  if (role == ATT_LINK_BEGIN) {
    at->begin = att_link_year(value->value);
  } else if (role == ATT_LINK_END) {
    at->end = att_link_year(value->value);
  } else if (role == ATT_LINK_SPAN) {
    att_link_years(value->value, &at->begin, &at->end);
  }
  return ATT_OK;
}

static AttStatus
take(void* user, const AttTriple* triple)
{
  Reading* reading = user;
  size_t count = 0;
  if (triple->subject.kind != ATT_TERM_IRI) {
    return ATT_OK;
  }
  const AttHashPair* found = att_hash_pairs_find(
      &reading->out->nodes, att_view_hash(triple->subject.value), &count);
  for (size_t i = 0; i < count; ++i) {
    ATT_TRY(take_fact(reading->out,
                      (size_t)found[i].value,
                      &triple->object,
                      att_link_role(reading->table, triple->predicate.value)));
  }
  return ATT_OK;
}

AttStatus
att_held_read(AttHeldOffices* tenures,
              const char* const* paths,
              size_t count,
              const AttLinkTable* table,
              const AttLimits* limits,
              AttLog* log)
{
  Reading reading = {tenures, table};
  att_hash_pairs_sort(&tenures->nodes);
  att_hash_pairs_sort(&tenures->held);
  for (size_t i = 0; i < count && tenures->items.size; ++i) {
    ATT_TRY(att_stream_read(paths[i], limits, log, take, &reading));
  }
  att_hash_pairs_sort(&tenures->bodies);
  return ATT_OK;
}

void
att_held_clear(AttHeldOffices* tenures)
{
  ATT_ARRAY_CLEAR(&tenures->items);
  ATT_ARRAY_CLEAR(&tenures->nodes);
  ATT_ARRAY_CLEAR(&tenures->held);
  ATT_ARRAY_CLEAR(&tenures->bodies);
  *tenures = (AttHeldOffices){0};
}
