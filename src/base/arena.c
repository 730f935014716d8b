// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// A chain of blocks, each twice the last up to a bound; alloc bumps a pointer.

#include "base/arena.h"

#include "base/memory.h"

#include <stdalign.h>
#include <string.h>

#define FIRST_BLOCK 8192u
#define LARGEST_BLOCK (1u << 20)

typedef struct Block Block;
struct Block {
  Block* next; // older
  size_t size;
  size_t used;
  alignas(max_align_t) char bytes[];
};

struct AttArena {
  Block* newest;
  size_t next_size;
  size_t used;
};

AttArena*
att_arena_new(void)
{
  AttArena* arena = att_calloc(1, sizeof *arena);
  if (arena) {
    arena->next_size = FIRST_BLOCK;
  }
  return arena;
}

static void
free_blocks(Block* block)
{
  while (block) {
    Block* next = block->next;
    att_free(block);
    block = next;
  }
}

void
att_arena_free(AttArena* arena)
{
  if (arena) {
    free_blocks(arena->newest);
    att_free(arena);
  }
}

void
att_arena_clear(AttArena* arena)
{
  Block* kept = arena->newest;
  if (kept) {
    free_blocks(kept->next);
    kept->next = NULL;
    kept->used = 0;
  }
  arena->used = 0;
}

static Block*
add_block(AttArena* arena, size_t wanted)
{
#ifdef ATT_CHECK_ARENA
  const size_t size = wanted;
#else
  const size_t size = wanted > arena->next_size ? wanted : arena->next_size;
#endif
  Block* block = att_malloc(sizeof *block + size);
  if (!block) {
    return NULL;
  }
  *block = (Block){.next = arena->newest, .size = size};
  arena->newest = block;
  if (arena->next_size < LARGEST_BLOCK) {
    arena->next_size *= 2;
  }
  return block;
}

void*
att_arena_alloc(AttArena* arena, size_t size)
{
  const size_t unit = alignof(max_align_t);
  if (size > SIZE_MAX - unit - sizeof(Block)) {
    return NULL;
  }
  const size_t rounded = (size + unit - 1) / unit * unit;
  Block* block = arena->newest;
  if (!block || block->size - block->used < rounded) {
    block = add_block(arena, rounded ? rounded : unit);
    if (!block) {
      return NULL;
    }
  }
  void* result = block->bytes + block->used;
  block->used += rounded;
  arena->used += rounded;
  return result;
}

void*
att_arena_calloc(AttArena* arena, size_t count, size_t size)
{
  if (size && count > SIZE_MAX / size) {
    return NULL;
  }
  void* result = att_arena_alloc(arena, count * size);
  if (result) {
    memset(result, 0, count * size);
  }
  return result;
}

AttView
att_arena_copy(AttArena* arena, AttView view)
{
  char* copy = att_arena_alloc(arena, view.size + 1);
  if (!copy) {
    return (AttView){NULL, 0};
  }
  if (view.size) {
    memcpy(copy, view.at, view.size);
  }
  copy[view.size] = '\0';
  return (AttView){copy, view.size};
}

size_t
att_arena_used(const AttArena* arena)
{
  return arena->used;
}
