// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// An arena: blocks that are freed together (lifetimes: run, document,
// sentence). In: sizes. Out: memory that lives until the arena is cleared or
// freed.

#ifndef ATT_BASE_ARENA_H
#define ATT_BASE_ARENA_H

#include "base/view.h"

typedef struct AttArena AttArena;

/// Return a new arena, or NULL when memory is out.
AttArena* att_arena_new(void);

/// Free the arena and all it gave out; NULL is legal.
void att_arena_free(AttArena* arena);

/// Take back all that was given out, keeping the first block for reuse.
void att_arena_clear(AttArena* arena);

/// Return `size` bytes aligned for any type, or NULL. Size 0 is legal.
/// In a build with ATT_CHECK_ARENA each allocation is a malloc of its own, so
/// that sanitizers see overruns.
void* att_arena_alloc(AttArena* arena, size_t size);

/// Return `count` zeroed items of `size` bytes, or NULL.
void* att_arena_calloc(AttArena* arena, size_t count, size_t size);

/// Copy a view into the arena, NUL behind it; `.at` is NULL when memory is out.
AttView att_arena_copy(AttArena* arena, AttView view);

/// Bytes given out since the arena was new or cleared.
size_t att_arena_used(const AttArena* arena);

#endif
