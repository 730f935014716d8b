// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The one door to the heap.

#include "base/memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static void*
heap_reallocate(void* block, size_t size, void* user)
{
  (void)user;
  if (size == 0) {
    free(block);
    return NULL;
  }
  return realloc(block, size);
}

static AttReallocate current = heap_reallocate;
static void* current_user = NULL;

void
att_memory_set(AttReallocate reallocate, void* user)
{
  current = reallocate ? reallocate : heap_reallocate;
  current_user = user;
}

void*
att_malloc(size_t size)
{
  return current(NULL, size ? size : 1, current_user);
}

void*
att_calloc(size_t count, size_t size)
{
  if (size && count > SIZE_MAX / size) {
    return NULL;
  }
  void* block = att_malloc(count * size);
  if (block) {
    memset(block, 0, count * size);
  }
  return block;
}

void*
att_realloc(void* block, size_t size)
{
  return current(block, size ? size : 1, current_user);
}

void
att_free(void* block)
{
  if (block) {
    current(block, 0, current_user);
  }
}
