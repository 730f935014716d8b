// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Files below a folder, in the byte order of their paths.

#ifndef ATT_BASE_FOLDER_H
#define ATT_BASE_FOLDER_H

#include "base/array.h"
#include "base/diagnostic.h"
#include "base/limits.h"

/// Paths on the heap; zero is an empty list.
typedef ATT_ARRAY(char*) AttPaths;

void att_paths_clear(AttPaths* paths);

/// Append a copy of one path.
ATT_MUST_USE AttStatus att_paths_add(AttPaths* paths, const char* path);

/// Append `path` itself where it is a file, else every file below it whose name
/// ends in `suffix`, recursively (limits->folder_depth, input_files), hidden
/// files left out. What cannot be read is reported: ATT_ERR_IO.
ATT_MUST_USE AttStatus att_paths_add_below(AttPaths* paths,
                                           const char* path,
                                           const char* suffix,
                                           const AttLimits* limits,
                                           AttLog* log);

/// Likewise, but pass over every folder below `path` that itself holds a file
/// named `mark`: it is something of its own, to be named by itself.
ATT_MUST_USE AttStatus att_paths_add_unmarked(AttPaths* paths,
                                              const char* path,
                                              const char* suffix,
                                              const char* mark,
                                              const AttLimits* limits,
                                              AttLog* log);

#endif
