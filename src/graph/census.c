// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// A record a triple, a subject, an object: a letter and the hash of what it is;
// of a triple also the numbers of its property and of the class that it gives.
// Sorted, each is counted once.

#include "graph/census.h"

#include "base/map.h"
#include "base/sorter.h"
#include "graph/writing.h"

#include <string.h>
#include <xxhash.h>

#define SORTING_BYTES ((size_t)32 << 20)

enum { IS_OBJECT = 'o', IS_SUBJECT = 's', IS_TRIPLE = 't' };

typedef struct Record {
  char bytes[1 + sizeof(XXH128_canonical_t) + 2 * sizeof(uint32_t)];
  size_t size;
} Record;

/// Names by number, and how often each is counted.
typedef struct Names {
  AttMap map; ///< to 1 + index
  ATT_ARRAY(AttCounted) counted;
} Names;

struct AttCensus {
  AttSorter* sorter;
  Names classes;
  Names properties;
  AttText text; ///< of the term or triple that is hashed
};

AttStatus
att_census_new(AttCensus** census)
{
  *census = att_calloc(1, sizeof **census);
  return *census ? att_sorter_new(SORTING_BYTES, &(*census)->sorter)
                 : ATT_ERR_MEMORY;
}

static void
clear_names(Names* names)
{
  att_map_clear(&names->map);
  ATT_ARRAY_CLEAR(&names->counted);
}

void
att_census_free(AttCensus* census)
{
  if (census) {
    att_sorter_free(census->sorter);
    clear_names(&census->classes);
    clear_names(&census->properties);
    att_text_clear(&census->text);
    att_free(census);
  }
}

static AttStatus
number_of(Names* names, AttView iri, uint32_t* number)
{
  const uint32_t* known = att_map_get(&names->map, iri);
  if (known) {
    *number = *known;
    return ATT_OK;
  }
  *number = (uint32_t)names->map.size + 1;
  return att_map_set(&names->map, iri, *number);
}

static void
append_term(AttText* text, const AttTerm* term)
{
  const AttView parts[] = {term->value, term->datatype, term->language};
  att_text_append_char(text, (char)('0' + term->kind));
  for (size_t i = 0; i < sizeof parts / sizeof *parts; ++i) {
    att_text_append(text, parts[i]);
    att_text_append_char(text, '\0'); // no term has one
  }
}

/// Begin a record by the hash of the census's text.
static Record
begin_record(AttCensus* census, char kind)
{
  XXH128_canonical_t hash;
  Record record = {.size = 1 + sizeof hash};
  XXH128_canonicalFromHash(&hash,
                           XXH3_128bits(census->text.at, census->text.size));
  record.bytes[0] = kind;
  memcpy(record.bytes + 1, &hash, sizeof hash);
  return record;
}

static AttStatus
add_record(AttCensus* census, const Record* record)
{
  ATT_TRY(att_text_status(&census->text));
  return att_sorter_add(census->sorter, (AttView){record->bytes, record->size});
}

static AttStatus
add_term(AttCensus* census, char kind, const AttTerm* term)
{
  att_text_reset(&census->text);
  append_term(&census->text, term);
  const Record record = begin_record(census, kind);
  return add_record(census, &record);
}

static AttStatus
add_triple(AttCensus* census, const AttTriple* triple)
{
  uint32_t numbers[2] = {0, 0}; // property, class
  ATT_TRY(number_of(&census->properties, triple->predicate.value, &numbers[0]));
  if (att_triple_is_type(triple)) {
    ATT_TRY(number_of(&census->classes, triple->object.value, &numbers[1]));
  }
  att_text_reset(&census->text);
  append_term(&census->text, &triple->subject);
  append_term(&census->text, &triple->predicate);
  append_term(&census->text, &triple->object);
  Record record = begin_record(census, IS_TRIPLE);
  memcpy(record.bytes + record.size, numbers, sizeof numbers);
  record.size += sizeof numbers;
  return add_record(census, &record);
}

AttStatus
att_census_add(AttCensus* census, const AttTriples* triples)
{
  AttView last = ATT_VIEW("");
  for (size_t i = 0; i < triples->triples.size; ++i) {
    const AttTriple* triple = &triples->triples.at[i];
    if (!att_view_equal(triple->subject.value, last)) {
      last = triple->subject.value;
      ATT_TRY(add_term(census, IS_SUBJECT, &triple->subject));
    }
    ATT_TRY(add_term(census, IS_OBJECT, &triple->object));
    ATT_TRY(add_triple(census, triple));
  }
  return ATT_OK;
}

static AttStatus
list_names(Names* names)
{
  for (size_t i = 0; i < names->map.size; ++i) {
    const AttCounted none = {names->map.entries[i].key, 0};
    ATT_TRY(ATT_PUSH(&names->counted, none));
  }
  return ATT_OK;
}

static void
count_record(AttCensus* census, AttView record, AttCounts* counts)
{
  uint32_t numbers[2];
  switch (record.at[0]) {
  case IS_OBJECT:
    ++counts->objects;
    return;
  case IS_SUBJECT:
    ++counts->subjects;
    return;
  default:
    ++counts->triples;
    memcpy(numbers, record.at + record.size - sizeof numbers, sizeof numbers);
    ++census->properties.counted.at[numbers[0] - 1].count;
    if (numbers[1]) {
      ++census->classes.counted.at[numbers[1] - 1].count;
    }
  }
}

AttStatus
att_census_finish(AttCensus* census, AttCounts* counts)
{
  *counts = (AttCounts){0};
  ATT_TRY(list_names(&census->classes));
  ATT_TRY(list_names(&census->properties));
  AttView record;
  bool got = true;
  while (got) {
    ATT_TRY(att_sorter_next(census->sorter, &record, &got));
    if (got) {
      count_record(census, record, counts);
    }
  }
  counts->classes = census->classes.counted.at;
  counts->class_count = census->classes.counted.size;
  counts->properties = census->properties.counted.at;
  counts->property_count = census->properties.counted.size;
  return ATT_OK;
}
