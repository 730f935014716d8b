// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// One pass over the graphs; what hangs together is found by hashes afterwards.
// Two entities are neighbours where one has a property that leads to the other,
// or where both take part in one thing (an event, a statement).

#include "link/sought.h"

#include "link/stream.h"
#include "link/years.h"
#include "term/vocabulary.h"

#include <stdlib.h>

// More take part in one thing only in lists, which say little.
#define MOST_TOGETHER 32u

typedef struct Label {
  uint32_t subject;
  AttView text;
} Label;

typedef struct Reading {
  AttSought* sought;
  AttLinkTable* table;
  AttSymbols subjects; ///< that have labels
  ATT_ARRAY(Label) labels;
  AttHashPairs kinds; ///< hash to hash
  AttHashPairs same;
  AttHashPairs edges;
  AttHashPairs acts_for; ///< hash to hash
  AttHashPairs years;    ///< hash to year, offset by 10,000
  int first_year;
  int last_year;
} Reading;

static AttStatus
take_label(Reading* reading, const AttTriple* triple)
{
  uint32_t id = 0;
  ATT_TRY(att_symbols_intern(&reading->subjects, triple->subject.value, &id));
  const AttView text =
      att_arena_copy(reading->sought->arena, triple->object.value);
  return text.at ? ATT_PUSH(&reading->labels, ((Label){id, text}))
                 : ATT_ERR_MEMORY;
}

/// Entities have these; rules and documents have labels of other kinds.
static bool
is_name(AttView property)
{
  return att_view_equal(property, ATT_VIEW(ATT_IRI_SKOS "prefLabel")) ||
         att_view_equal(property, ATT_VIEW(ATT_IRI_SKOS "altLabel"));
}

static AttStatus
take_literal(Reading* reading, const AttTriple* triple)
{
  if (is_name(triple->predicate.value)) {
    return att_literal_is_valid(triple->object.value)
               ? take_label(reading, triple)
               : ATT_OK;
  }
  const AttView type = triple->object.datatype;
  const bool is_date = att_view_equal(type, ATT_VIEW(ATT_IRI_XSD "date")) ||
                       att_view_equal(type, ATT_VIEW(ATT_IRI_EDTF));
  const bool is_of_source =
      att_view_equal(triple->predicate.value, ATT_VIEW(ATT_IRI_DCTERMS "date"));
  const int year =
      is_date || is_of_source ? att_link_year(triple->object.value) : 0;
  if (!year) {
    return ATT_OK;
  }
  if (is_of_source) {
    reading->first_year = !reading->first_year || year < reading->first_year
                              ? year
                              : reading->first_year;
    reading->last_year = year > reading->last_year ? year : reading->last_year;
  }
  return ATT_PUSH(&reading->years,
                  ((AttHashPair){att_view_hash(triple->subject.value),
                                 (uint64_t)(year + 10000)}));
}

static AttStatus
take(void* user, const AttTriple* triple)
{
  Reading* reading = user;
  const AttLinkRole role =
      att_link_role(reading->table, triple->predicate.value);
  if (triple->subject.kind != ATT_TERM_IRI) {
    return ATT_OK;
  }
  if (triple->object.kind == ATT_TERM_LITERAL) {
    return take_literal(reading, triple);
  }
  const AttHashPair pair = {att_view_hash(triple->subject.value),
                            att_view_hash(triple->object.value)};
  switch (role) {
  case ATT_LINK_KIND:
    return ATT_PUSH(&reading->kinds, pair);
  case ATT_LINK_SAME:
    return ATT_PUSH(&reading->same, pair);
  case ATT_LINK_NOTHING:
    return ATT_OK;
  case ATT_LINK_ACTS_FOR:
    ATT_TRY(ATT_PUSH(&reading->acts_for, pair));
    return ATT_PUSH(&reading->edges, pair);
  default:
    return ATT_PUSH(&reading->edges, pair);
  }
}

static int
compare_entities(const void* left, const void* right)
{
  const AttSoughtEntity* a = left;
  const AttSoughtEntity* b = right;
  return att_view_compare(a->iri, b->iri);
}

/// The entities, sorted, and their own IRIs.
static AttStatus
list_entities(Reading* reading, const AttMap* listed)
{
  AttSought* sought = reading->sought;
  for (uint32_t id = 1; id <= reading->subjects.map.size; ++id) {
    const AttView iri = att_symbols_text(&reading->subjects, id);
    size_t same = 0;
    size_t kinds = 0;
    att_hash_pairs_find(&reading->same, att_view_hash(iri), &same);
    att_hash_pairs_find(&reading->kinds, att_view_hash(iri), &kinds);
    AttSoughtEntity entity = {.iri = att_arena_copy(sought->arena, iri),
                              .label = ATT_VIEW("")};
    entity.is_wanted = !same && kinds && !att_map_get(listed, iri);
    if (!entity.iri.at) {
      return ATT_ERR_MEMORY;
    }
    ATT_TRY(ATT_PUSH(&sought->entities, entity));
  }
  if (sought->entities.size) {
    qsort(sought->entities.at,
          sought->entities.size,
          sizeof *sought->entities.at,
          compare_entities);
  }
  for (size_t i = 0; i < sought->entities.size; ++i) {
    sought->wanted += sought->entities.at[i].is_wanted;
    ATT_TRY(ATT_PUSH(
        &sought->ids,
        ((AttHashPair){att_view_hash(sought->entities.at[i].iri), i})));
  }
  att_hash_pairs_sort(&sought->ids);
  return ATT_OK;
}

/// The entity of a hash; false where there is none.
static bool
find_entity(const AttSought* sought, uint64_t hash, uint32_t* entity)
{
  size_t count = 0;
  const AttHashPair* found = att_hash_pairs_find(&sought->ids, hash, &count);
  if (count) {
    *entity = (uint32_t)found->value;
  }
  return count != 0;
}

static int
compare_labels(const void* left, const void* right)
{
  const Label* a = left;
  const Label* b = right;
  return a->subject != b->subject ? (a->subject < b->subject ? -1 : 1)
                                  : att_view_compare(a->text, b->text);
}

static int
compare_names(const void* left, const void* right)
{
  const AttSoughtName* a = left;
  const AttSoughtName* b = right;
  return a->entity != b->entity
             ? (a->entity < b->entity ? -1 : 1)
             : att_view_compare(a->name.words, b->name.words);
}

static AttStatus
list_names(Reading* reading)
{
  AttSought* sought = reading->sought;
  if (!reading->labels.size) {
    return ATT_OK;
  }
  qsort(reading->labels.at,
        reading->labels.size,
        sizeof *reading->labels.at,
        compare_labels);
  for (size_t i = 0; i < reading->labels.size; ++i) {
    const Label* label = &reading->labels.at[i];
    if (i && compare_labels(label, label - 1) == 0) {
      continue;
    }
    AttSoughtName named = {0};
    const AttView iri = att_symbols_text(&reading->subjects, label->subject);
    find_entity(sought, att_view_hash(iri), &named.entity);
    AttView* shown = &sought->entities.at[named.entity].label;
    *shown = shown->size ? *shown : label->text;
    ATT_TRY(att_name_read(label->text,
                          &reading->table->ignored,
                          &reading->table->folded,
                          sought->arena,
                          &named.name));
    if (named.name.words.size) {
      ATT_TRY(ATT_PUSH(&sought->names, named));
    }
  }
  if (sought->names.size) {
    qsort(sought->names.at,
          sought->names.size,
          sizeof *sought->names.at,
          compare_names);
  }
  return ATT_OK;
}

static AttStatus
list_kinds(Reading* reading)
{
  AttSought* sought = reading->sought;
  for (size_t i = 0; i < reading->kinds.size; ++i) {
    uint32_t entity = 0;
    if (find_entity(sought, reading->kinds.at[i].key, &entity)) {
      ATT_TRY(ATT_PUSH(&sought->classes,
                       ((AttHashPair){entity, reading->kinds.at[i].value})));
    }
  }
  att_hash_pairs_sort(&sought->classes);
  return ATT_OK;
}

static AttStatus
join(AttSought* sought, uint32_t a, uint32_t b)
{
  if (a == b) {
    return ATT_OK;
  }
  ATT_TRY(ATT_PUSH(&sought->neighbours, ((AttHashPair){a, b})));
  return ATT_PUSH(&sought->neighbours, ((AttHashPair){b, a}));
}

static void
widen(AttSoughtEntity* entity, int year)
{
  if (!entity->first_year || year < entity->first_year) {
    entity->first_year = year;
  }
  if (!entity->last_year || year > entity->last_year) {
    entity->last_year = year;
  }
}

/// What a thing leads to: `together` are its entities.
static AttStatus
join_group(Reading* reading, uint64_t thing, const uint32_t* together, size_t n)
{
  AttSought* sought = reading->sought;
  uint32_t self = 0;
  size_t years = 0;
  const AttHashPair* year = att_hash_pairs_find(&reading->years, thing, &years);
  const bool is_entity = find_entity(sought, thing, &self);
  for (size_t i = 0; i < n; ++i) {
    for (size_t y = 0; y < years && !is_entity; ++y) {
      widen(&sought->entities.at[together[i]], (int)year[y].value - 10000);
    }
    if (is_entity) {
      ATT_TRY(join(sought, self, together[i]));
    }
    for (size_t j = i + 1; j < n && !is_entity; ++j) {
      ATT_TRY(join(sought, together[i], together[j]));
    }
  }
  return ATT_OK;
}

static AttStatus
list_neighbours(Reading* reading)
{
  AttSought* sought = reading->sought;
  for (size_t i = 0; i < reading->edges.size;) {
    uint32_t together[MOST_TOGETHER];
    size_t count = 0;
    const uint64_t thing = reading->edges.at[i].key;
    for (; i < reading->edges.size && reading->edges.at[i].key == thing; ++i) {
      uint32_t entity = 0;
      if (count < MOST_TOGETHER &&
          find_entity(sought, reading->edges.at[i].value, &entity)) {
        together[count++] = entity;
      }
    }
    ATT_TRY(join_group(reading, thing, together, count));
  }
  att_hash_pairs_sort(&sought->neighbours);
  return ATT_OK;
}

static AttStatus
list_acts(Reading* reading)
{
  AttSought* sought = reading->sought;
  for (size_t i = 0; i < reading->acts_for.size; ++i) {
    uint32_t entity = 0;
    uint32_t body = 0;
    if (find_entity(sought, reading->acts_for.at[i].key, &entity) &&
        find_entity(sought, reading->acts_for.at[i].value, &body)) {
      ATT_TRY(ATT_PUSH(&sought->acts_for, ((AttHashPair){entity, body})));
    }
  }
  att_hash_pairs_sort(&sought->acts_for);
  return ATT_OK;
}

static AttStatus
list_same(Reading* reading)
{
  AttSought* sought = reading->sought;
  const size_t own = sought->ids.size;
  for (size_t i = 0; i < reading->same.size; ++i) {
    uint32_t entity = 0;
    size_t count = 0;
    AttHashPairs known = {.at = sought->ids.at, .size = own};
    const AttHashPair* found =
        att_hash_pairs_find(&known, reading->same.at[i].key, &count);
    if (count) {
      entity = (uint32_t)found->value;
      ATT_TRY(ATT_PUSH(&sought->ids,
                       ((AttHashPair){reading->same.at[i].value, entity})));
    }
  }
  att_hash_pairs_sort(&sought->ids);
  return ATT_OK;
}

static AttStatus
finish(Reading* reading, const AttMap* listed)
{
  AttSought* sought = reading->sought;
  att_hash_pairs_sort(&reading->kinds);
  att_hash_pairs_sort(&reading->same);
  att_hash_pairs_sort(&reading->edges);
  att_hash_pairs_sort(&reading->years);
  ATT_TRY(list_entities(reading, listed));
  ATT_TRY(list_names(reading));
  ATT_TRY(list_kinds(reading));
  ATT_TRY(list_neighbours(reading));
  ATT_TRY(list_acts(reading));
  ATT_TRY(list_same(reading));
  for (size_t i = 0; i < sought->entities.size; ++i) {
    AttSoughtEntity* entity = &sought->entities.at[i];
    if (!entity->first_year) {
      entity->first_year = reading->first_year;
      entity->last_year = reading->last_year;
    }
  }
  return ATT_OK;
}

static void
clear(Reading* reading)
{
  att_symbols_clear(&reading->subjects);
  ATT_ARRAY_CLEAR(&reading->labels);
  ATT_ARRAY_CLEAR(&reading->kinds);
  ATT_ARRAY_CLEAR(&reading->same);
  ATT_ARRAY_CLEAR(&reading->edges);
  ATT_ARRAY_CLEAR(&reading->acts_for);
  ATT_ARRAY_CLEAR(&reading->years);
}

AttStatus
att_sought_read(AttSought* sought,
                const char* const* paths,
                size_t count,
                const AttMap* listed,
                AttLinkTable* table,
                const AttLimits* limits,
                AttLog* log)
{
  Reading reading = {.sought = sought, .table = table};
  sought->arena = att_arena_new();
  AttStatus status = sought->arena ? ATT_OK : ATT_ERR_MEMORY;
  for (size_t i = 0; i < count && status == ATT_OK; ++i) {
    status = att_stream_read(paths[i], limits, log, take, &reading);
  }
  if (status == ATT_OK) {
    status = finish(&reading, listed);
  }
  clear(&reading);
  return status;
}

void
att_sought_clear(AttSought* sought)
{
  ATT_ARRAY_CLEAR(&sought->entities);
  ATT_ARRAY_CLEAR(&sought->names);
  ATT_ARRAY_CLEAR(&sought->ids);
  ATT_ARRAY_CLEAR(&sought->classes);
  ATT_ARRAY_CLEAR(&sought->neighbours);
  ATT_ARRAY_CLEAR(&sought->acts_for);
  att_arena_free(sought->arena);
  *sought = (AttSought){0};
}
