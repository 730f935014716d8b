// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Growth of arrays by half again.

#include "base/array.h"

#include <string.h>

int
att_array_room(void* items, size_t size, size_t* capacity, size_t item)
{
  if (size < *capacity) {
    return 1;
  }
  const size_t wanted = *capacity + *capacity / 2 + 8;
  if (wanted > SIZE_MAX / item) {
    return 0;
  }
  void* old = NULL; // memcpy: T** and void** may not alias
  memcpy(&old, items, sizeof old);
  void* grown = att_realloc(old, wanted * item);
  if (!grown) {
    return 0;
  }
  memcpy(items, &grown, sizeof grown);
  *capacity = wanted;
  return 1;
}
