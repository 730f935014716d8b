// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Growable arrays: struct { T* at; size_t size, capacity; }, indexed, never
// pointed into while they grow. The items live on the heap (att_free(a.at)).

#ifndef ATT_BASE_ARRAY_H
#define ATT_BASE_ARRAY_H

#include "base/memory.h"
#include "base/status.h"

#include <stdint.h>

/// Declare the members of a growable array of T.
#define ATT_ARRAY(T)                                                           \
  struct {                                                                     \
    T* at;                                                                     \
    size_t size;                                                               \
    size_t capacity;                                                           \
  }

/// Append `...` (one value) to the array that `array` points to: an AttStatus.
#define ATT_PUSH(array, ...)                                                   \
  (att_array_room((void*)&(array)->at,                                         \
                  (array)->size,                                               \
                  &(array)->capacity,                                          \
                  sizeof *(array)->at)                                         \
       ? ((array)->at[(array)->size++] = (__VA_ARGS__), ATT_OK)                \
       : ATT_ERR_MEMORY)

/// Free the items and empty the array.
#define ATT_ARRAY_CLEAR(array)                                                 \
  (att_free((array)->at),                                                      \
   (array)->at = NULL,                                                         \
   (array)->size = (array)->capacity = 0)

/// Make room for one more item; `items` points to the pointer to the items.
int att_array_room(void* items, size_t size, size_t* capacity, size_t item);

#endif
