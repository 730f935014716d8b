// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Files whole: read one with a bound, write one that appears whole or not at
// all (temporary file, fsync, rename).

#ifndef ATT_BASE_FILE_H
#define ATT_BASE_FILE_H

#include "base/diagnostic.h"

#include <stdio.h>

/// Read a file ("-": standard input) into `out`, which is emptied first.
/// Reports what failed: ATT_ERR_IO, ATT_ERR_LIMIT beyond `most` bytes,
/// ATT_ERR_MEMORY.
ATT_MUST_USE AttStatus att_file_read(const char* path,
                                     size_t most,
                                     AttText* out,
                                     AttLog* log);

/// Write to `out` the path without links, "." and ".."; where there is no such
/// file the path itself.
void att_file_real_path(const char* path, AttText* out);

/// An output file in the making. `path` NULL or "-" is standard output.
/// A file that is there keeps its permissions.
typedef struct AttOutput {
  FILE* stream;
  char* path;
  char* temporary; ///< NULL for standard output and for what is no plain file
} AttOutput;

ATT_MUST_USE AttStatus att_output_open(AttOutput* output,
                                       const char* path,
                                       AttLog* log);

/// Flush, check, fsync, close and rename. Whatever fails is reported, and the
/// temporary file is removed: ATT_ERR_IO.
ATT_MUST_USE AttStatus att_output_commit(AttOutput* output, AttLog* log);

/// Close and remove the temporary file; legal after a commit.
void att_output_abandon(AttOutput* output);

#endif
