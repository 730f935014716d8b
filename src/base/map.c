// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Open addressing with linear probing, at most two thirds full.

#include "base/map.h"

#include "base/memory.h"

void
att_map_clear(AttMap* map)
{
  att_free(map->entries);
  att_free(map->slots);
  att_arena_free(map->keys);
  *map = (AttMap){0};
}

static size_t
find_slot(const AttMap* map, AttView key)
{
  const size_t mask = map->slot_count - 1;
  size_t slot = (size_t)att_view_hash(key) & mask;
  while (map->slots[slot] &&
         !att_view_equal(map->entries[map->slots[slot] - 1].key, key)) {
    slot = (slot + 1) & mask;
  }
  return slot;
}

static AttStatus
grow(AttMap* map)
{
  const size_t capacity = map->capacity ? map->capacity * 2 : 16;
  const size_t slot_count = capacity * 2;
  AttMapEntry* entries =
      att_realloc(map->entries, capacity * sizeof *map->entries);
  if (!entries) {
    return ATT_ERR_MEMORY;
  }
  map->entries = entries;
  uint32_t* slots = att_calloc(slot_count, sizeof *slots);
  if (!slots) {
    return ATT_ERR_MEMORY;
  }
  att_free(map->slots);
  map->slots = slots;
  map->slot_count = slot_count;
  map->capacity = capacity;
  for (size_t i = 0; i < map->size; ++i) {
    map->slots[find_slot(map, map->entries[i].key)] = (uint32_t)i + 1;
  }
  return ATT_OK;
}

AttStatus
att_map_set(AttMap* map, AttView key, uint32_t value)
{
  if (map->size == map->capacity) {
    ATT_TRY(grow(map));
  }
  const size_t slot = find_slot(map, key);
  if (map->slots[slot]) {
    map->entries[map->slots[slot] - 1].value = value;
    return ATT_OK;
  }
  if (!map->keys && !(map->keys = att_arena_new())) {
    return ATT_ERR_MEMORY;
  }
  const AttView copy = att_arena_copy(map->keys, key);
  if (!copy.at) {
    return ATT_ERR_MEMORY;
  }
  map->entries[map->size++] = (AttMapEntry){copy, value};
  map->slots[slot] = (uint32_t)map->size;
  return ATT_OK;
}

const uint32_t*
att_map_get(const AttMap* map, AttView key)
{
  if (!map->slot_count) {
    return NULL;
  }
  const uint32_t entry = map->slots[find_slot(map, key)];
  return entry ? &map->entries[entry - 1].value : NULL;
}

void
att_symbols_clear(AttSymbols* symbols)
{
  att_map_clear(&symbols->map);
}

AttStatus
att_symbols_intern(AttSymbols* symbols, AttView text, uint32_t* id)
{
  *id = att_symbols_find(symbols, text);
  if (*id || !text.size) {
    return ATT_OK;
  }
  const uint32_t next = (uint32_t)symbols->map.size + 1;
  ATT_TRY(att_map_set(&symbols->map, text, next));
  *id = next;
  return ATT_OK;
}

uint32_t
att_symbols_find(const AttSymbols* symbols, AttView text)
{
  const uint32_t* id = att_map_get(&symbols->map, text);
  return id ? *id : 0;
}

AttView
att_symbols_text(const AttSymbols* symbols, uint32_t id)
{
  return id && id <= symbols->map.size ? symbols->map.entries[id - 1].key
                                       : (AttView){"", 0};
}
