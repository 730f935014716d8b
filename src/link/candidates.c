// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// First the labels, then what is said of the nodes whose labels matched, then
// of the offices that they held.

#include "link/candidates.h"

#include "base/utf8.h"
#include "link/stream.h"
#include "link/years.h"

#include <stdlib.h>

#define MOST_PAIRS (4u << 20)
#define SHORTEST_STEM 4u
#define MOST_DESCRIPTION 2048u

typedef struct Reading {
  AttCandidates* out;
  const AttSought* sought;
  AttLinkTable* table;
  AttHashPairs keys; ///< of sought names, to their index
  AttSymbols iris;
  AttArena* scratch; ///< of one label
  AttFolded folded;
  AttLog* log;
  const char* path;
} Reading;

uint64_t
att_link_stem(AttView word)
{
  const size_t size = word.size < ATT_LINK_STEM ? word.size : ATT_LINK_STEM;
  return size < SHORTEST_STEM ? 0 : att_view_hash((AttView){word.at, size});
}

static AttStatus
list_keys(Reading* reading)
{
  for (size_t i = 0; i < reading->sought->names.size; ++i) {
    uint64_t keys[ATT_NAME_KEYS];
    const size_t count =
        att_name_keys(&reading->sought->names.at[i].name, keys);
    for (size_t k = 0; k < count; ++k) {
      ATT_TRY(ATT_PUSH(&reading->keys, ((AttHashPair){keys[k], i})));
    }
  }
  att_hash_pairs_sort(&reading->keys);
  return ATT_OK;
}

/// Number the candidate of an IRI, making it where it is new.
static AttStatus
number(Reading* reading, const AttTriple* triple, uint32_t* candidate)
{
  uint32_t id = 0;
  AttCandidates* out = reading->out;
  ATT_TRY(att_symbols_intern(&reading->iris, triple->subject.value, &id));
  *candidate = id - 1;
  if (*candidate < out->items.size) {
    return ATT_OK;
  }
  const AttView iri = att_arena_copy(out->arena, triple->subject.value);
  const AttView label = att_arena_copy(out->arena, triple->object.value);
  if (!iri.at || !label.at) {
    return ATT_ERR_MEMORY;
  }
  ATT_TRY(ATT_PUSH(&out->ids, ((AttHashPair){att_view_hash(iri), *candidate})));
  return ATT_PUSH(&out->items, ((AttCandidate){.iri = iri, .label = label}));
}

static AttStatus
add_pair(Reading* reading,
         const AttTriple* triple,
         uint32_t entity,
         AttNameMatch match,
         bool by_alias)
{
  uint32_t candidate = 0;
  AttCandidates* out = reading->out;
  if (out->pairs.size >= MOST_PAIRS) {
    att_report_plain(
        reading->log, ATT_ERROR, reading->path, "too many labels match");
    return ATT_ERR_LIMIT;
  }
  ATT_TRY(number(reading, triple, &candidate));
  return ATT_PUSH(&out->pairs,
                  ((AttCandidatePair){entity, candidate, match, by_alias}));
}

static AttStatus
compare_label(Reading* reading,
              const AttTriple* triple,
              const AttName* name,
              size_t index,
              bool by_alias)
{
  const AttSoughtName* named = &reading->sought->names.at[index];
  const AttNameMatch match = att_name_compare(&named->name, name);
  if (match == ATT_NAME_NONE) {
    return ATT_OK;
  }
  if (match == ATT_NAME_SAME) {
    ATT_TRY(ATT_PUSH(
        &reading->out->anchors,
        ((AttHashPair){att_view_hash(triple->subject.value), named->entity})));
  }
  return reading->sought->entities.at[named->entity].is_wanted &&
                 att_iri_is_valid(triple->subject.value)
             ? add_pair(reading, triple, named->entity, match, by_alias)
             : ATT_OK;
}

static AttStatus
take_label(Reading* reading, const AttTriple* triple, bool by_alias)
{
  uint64_t keys[ATT_NAME_KEYS];
  AttName name;
  att_arena_clear(reading->scratch);
  ATT_TRY(att_name_read(triple->object.value,
                        &reading->table->ignored,
                        &reading->folded,
                        reading->scratch,
                        &name));
  const size_t count = att_name_keys(&name, keys);
  for (size_t k = 0; k < count; ++k) {
    size_t found = 0;
    const AttHashPair* pair =
        att_hash_pairs_find(&reading->keys, keys[k], &found);
    for (size_t i = 0; i < found; ++i) {
      ATT_TRY(compare_label(
          reading, triple, &name, (size_t)pair[i].value, by_alias));
    }
  }
  return ATT_OK;
}

static AttStatus
take_names(void* user, const AttTriple* triple)
{
  Reading* reading = user;
  if (triple->subject.kind != ATT_TERM_IRI) {
    return ATT_OK;
  }
  const AttLinkRole role =
      att_link_role(reading->table, triple->predicate.value);
  if (role == ATT_LINK_LABEL || role == ATT_LINK_ALIAS) {
    return triple->object.kind == ATT_TERM_LITERAL
               ? take_label(reading, triple, role == ATT_LINK_ALIAS)
               : ATT_OK;
  }
  return role == ATT_LINK_ABOVE && triple->object.kind == ATT_TERM_IRI
             ? ATT_PUSH(&reading->out->above,
                        ((AttHashPair){att_view_hash(triple->subject.value),
                                       att_view_hash(triple->object.value)}))
             : ATT_OK;
}

static AttStatus
take_description(Reading* reading, uint32_t candidate, AttView text)
{
  if (text.size > MOST_DESCRIPTION) {
    text.size = MOST_DESCRIPTION;
    text.size = att_utf8_fault(text);
  }
  ATT_TRY(att_fold_label(text, &reading->folded));
  for (size_t i = 0; i < reading->folded.size; ++i) {
    const uint64_t stem = att_link_stem(att_folded_piece(&reading->folded, i));
    if (stem) {
      ATT_TRY(
          ATT_PUSH(&reading->out->described, ((AttHashPair){candidate, stem})));
    }
  }
  return ATT_OK;
}

/// Which of several labels is shown: one without a language, or in English,
/// rather than the one that matched.
static AttStatus
take_shown(AttCandidates* out, uint32_t candidate, const AttTerm* label)
{
  if (label->language.size &&
      !att_view_starts_with(label->language, ATT_VIEW("en"))) {
    return ATT_OK;
  }
  const AttView copy = att_arena_copy(out->arena, label->value);
  out->items.at[candidate].label = copy;
  return copy.at ? ATT_OK : ATT_ERR_MEMORY;
}

static AttStatus
take_fact(Reading* reading, uint32_t candidate, const AttTriple* triple)
{
  AttCandidates* out = reading->out;
  const AttView value = triple->object.value;
  const bool is_iri = triple->object.kind == ATT_TERM_IRI;
  const int year = is_iri ? 0 : att_link_year(value);
  switch (att_link_role(reading->table, triple->predicate.value)) {
  case ATT_LINK_DESCRIPTION:
    return is_iri ? ATT_OK : take_description(reading, candidate, value);
  case ATT_LINK_KIND:
  case ATT_LINK_ABOVE:
    return is_iri ? ATT_PUSH(&out->kinds,
                             ((AttHashPair){candidate, att_view_hash(value)}))
                  : ATT_OK;
  case ATT_LINK_BEGIN:
    out->items.at[candidate].begin = year;
    return ATT_OK;
  case ATT_LINK_END:
    out->items.at[candidate].end = year;
    return ATT_OK;
  case ATT_LINK_LABEL:
    return take_shown(out, candidate, &triple->object);
  case ATT_LINK_ALIAS:
  case ATT_LINK_NOTHING:
    return ATT_OK;
  case ATT_LINK_TENURE:
    return is_iri ? att_held_add(&out->tenures, value, candidate) : ATT_OK;
  default:
    return is_iri ? ATT_PUSH(&out->leads,
                             ((AttHashPair){candidate, att_view_hash(value)}))
                  : ATT_OK;
  }
}

static bool
find_candidate(const AttCandidates* out, AttView iri, uint32_t* candidate)
{
  size_t count = 0;
  const AttHashPair* found =
      att_hash_pairs_find(&out->ids, att_view_hash(iri), &count);
  if (count) {
    *candidate = (uint32_t)found->value;
  }
  return count != 0;
}

/// What is said of candidates; and who leads to them.
static AttStatus
take_facts(void* user, const AttTriple* triple)
{
  Reading* reading = user;
  uint32_t candidate = 0;
  if (triple->subject.kind != ATT_TERM_IRI) {
    return ATT_OK;
  }
  if (find_candidate(reading->out, triple->subject.value, &candidate)) {
    ATT_TRY(take_fact(reading, candidate, triple));
  }
  if (triple->object.kind != ATT_TERM_IRI ||
      !find_candidate(reading->out, triple->object.value, &candidate)) {
    return ATT_OK;
  }
  const AttHashPair lead = {candidate, att_view_hash(triple->subject.value)};
  switch (att_link_role(reading->table, triple->predicate.value)) {
  case ATT_LINK_HOLDER:
    return att_held_add(
        &reading->out->tenures, triple->subject.value, candidate);
  case ATT_LINK_OTHER:
  case ATT_LINK_ACTS_FOR:
    return ATT_PUSH(&reading->out->leads, lead);
  default:
    return ATT_OK;
  }
}

/// The best agreement of an entity and a candidate first.
static int
compare_pairs(const void* left, const void* right)
{
  const AttCandidatePair* a = left;
  const AttCandidatePair* b = right;
  if (a->entity != b->entity) {
    return a->entity < b->entity ? -1 : 1;
  }
  if (a->candidate != b->candidate) {
    return a->candidate < b->candidate ? -1 : 1;
  }
  if (a->match != b->match) {
    return a->match > b->match ? -1 : 1;
  }
  return (a->by_alias > b->by_alias) - (a->by_alias < b->by_alias);
}

static void
sort_pairs(AttCandidates* out)
{
  if (out->pairs.size < 2) {
    return;
  }
  qsort(out->pairs.at, out->pairs.size, sizeof *out->pairs.at, compare_pairs);
  size_t kept = 1;
  for (size_t i = 1; i < out->pairs.size; ++i) {
    const AttCandidatePair* last = &out->pairs.at[kept - 1];
    if (out->pairs.at[i].entity != last->entity ||
        out->pairs.at[i].candidate != last->candidate) {
      out->pairs.at[kept++] = out->pairs.at[i];
    }
  }
  out->pairs.size = kept;
}

/// Whom a candidate held an office for is a neighbour of it.
static AttStatus
add_bodies(AttCandidates* out)
{
  const AttHeldOffices* tenures = &out->tenures;
  for (size_t i = 0; i < tenures->bodies.size; ++i) {
    const AttHashPair* body = &tenures->bodies.at[i];
    ATT_TRY(ATT_PUSH(
        &out->leads,
        ((AttHashPair){tenures->items.at[body->key].candidate, body->value})));
  }
  return ATT_OK;
}

static AttStatus
read_all(Reading* reading,
         const char* const* paths,
         size_t count,
         const AttLimits* limits,
         AttTripleSink sink)
{
  for (size_t i = 0; i < count; ++i) {
    reading->path = paths[i];
    ATT_TRY(att_stream_read(paths[i], limits, reading->log, sink, reading));
  }
  return ATT_OK;
}

static AttStatus
read_both(Reading* reading,
          const char* const* paths,
          size_t count,
          const AttLimits* limits)
{
  AttCandidates* out = reading->out;
  ATT_TRY(list_keys(reading));
  ATT_TRY(read_all(reading, paths, count, limits, take_names));
  att_hash_pairs_sort(&out->ids);
  att_hash_pairs_sort(&out->anchors);
  att_hash_pairs_sort(&out->above);
  sort_pairs(out);
  ATT_TRY(read_all(reading, paths, count, limits, take_facts));
  ATT_TRY(att_held_read(
      &out->tenures, paths, count, reading->table, limits, reading->log));
  ATT_TRY(add_bodies(out));
  att_hash_pairs_sort(&out->kinds);
  att_hash_pairs_sort(&out->leads);
  att_hash_pairs_sort(&out->described);
  return ATT_OK;
}

AttStatus
att_candidates_read(AttCandidates* candidates,
                    const AttSought* sought,
                    const char* const* paths,
                    size_t count,
                    AttLinkTable* table,
                    const AttLimits* limits,
                    AttLog* log)
{
  Reading reading = {.out = candidates,
                     .sought = sought,
                     .table = table,
                     .scratch = att_arena_new(),
                     .log = log};
  candidates->arena = att_arena_new();
  AttStatus status =
      candidates->arena && reading.scratch ? ATT_OK : ATT_ERR_MEMORY;
  if (status == ATT_OK) {
    status = read_both(&reading, paths, count, limits);
  }
  ATT_ARRAY_CLEAR(&reading.keys);
  att_symbols_clear(&reading.iris);
  att_folded_clear(&reading.folded);
  att_arena_free(reading.scratch);
  return status;
}

void
att_candidates_clear(AttCandidates* candidates)
{
  ATT_ARRAY_CLEAR(&candidates->items);
  ATT_ARRAY_CLEAR(&candidates->pairs);
  ATT_ARRAY_CLEAR(&candidates->ids);
  ATT_ARRAY_CLEAR(&candidates->kinds);
  ATT_ARRAY_CLEAR(&candidates->above);
  ATT_ARRAY_CLEAR(&candidates->leads);
  ATT_ARRAY_CLEAR(&candidates->described);
  ATT_ARRAY_CLEAR(&candidates->anchors);
  att_held_clear(&candidates->tenures);
  att_arena_free(candidates->arena);
  *candidates = (AttCandidates){0};
}
