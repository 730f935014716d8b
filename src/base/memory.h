// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The one door to the heap, which tests can make fail.
// In: sizes in bytes. Out: heap blocks, or NULL.

#ifndef ATT_BASE_MEMORY_H
#define ATT_BASE_MEMORY_H

#include <stddef.h>

/// Allocate (`block` NULL), resize, or free (`size` 0) one heap block.
/// Same contract as realloc, except that size 0 always frees.
typedef void* (*AttReallocate)(void* block, size_t size, void* user);

/// Replace the allocator of the whole process; NULL restores the heap.
/// For tests that make the n-th allocation fail; not for use while threads run.
void att_memory_set(AttReallocate reallocate, void* user);

/// Return a block of `size` bytes, or NULL.
void* att_malloc(size_t size);

/// Return a zeroed block of `count` items of `size` bytes, or NULL.
void* att_calloc(size_t count, size_t size);

/// Resize a block; on failure the old one stays valid.
void* att_realloc(void* block, size_t size);

/// Free a block; NULL is legal.
void att_free(void* block);

#endif
