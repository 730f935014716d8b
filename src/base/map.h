// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// A hash map from byte strings to numbers, and interned symbols on top of it.
// In: views (copied). Out: values; iteration order is insertion order.

#ifndef ATT_BASE_MAP_H
#define ATT_BASE_MAP_H

#include "base/arena.h"
#include "base/status.h"

/// One entry; keys are copied and NUL-terminated.
typedef struct AttMapEntry {
  AttView key;
  uint32_t value;
} AttMapEntry;

/// Open addressing over an insertion-ordered array of entries, so that walking
/// `entries` never depends on addresses or hashes. Zero is an empty map.
typedef struct AttMap {
  AttMapEntry* entries;
  size_t size;
  size_t capacity;
  uint32_t* slots; ///< 1 + index into entries; 0 is free
  size_t slot_count;
  AttArena* keys;
} AttMap;

void att_map_clear(AttMap* map);

/// Set the value of a key, adding it where it is new.
ATT_MUST_USE AttStatus att_map_set(AttMap* map, AttView key, uint32_t value);

/// Return a pointer to the value of a key, or NULL; valid until the next set.
const uint32_t* att_map_get(const AttMap* map, AttView key);

/// Interned strings: id 0 is the empty string, others count from 1.
typedef struct AttSymbols {
  AttMap map;
} AttSymbols;

void att_symbols_clear(AttSymbols* symbols);

ATT_MUST_USE AttStatus att_symbols_intern(AttSymbols* symbols,
                                          AttView text,
                                          uint32_t* id);

/// Return the id of a string, or 0 where it was never interned.
uint32_t att_symbols_find(const AttSymbols* symbols, AttView text);

AttView att_symbols_text(const AttSymbols* symbols, uint32_t id);

#endif
