// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Inputs of a run as a list of files.

#ifndef ATT_DOCUMENT_INPUTS_H
#define ATT_DOCUMENT_INPUTS_H

#include "base/array.h"
#include "document/reader.h"

/// Paths in the order in which they are read. The strings are heap blocks.
typedef ATT_ARRAY(char*) AttInputs;

void att_inputs_clear(AttInputs* inputs);

/// Add a path; of a folder, all files with a known ending, recursively, in
/// byte order of their paths. A folder that cannot be read is reported and
/// counted in `*failed`.
ATT_MUST_USE AttStatus att_inputs_add(AttInputs* inputs,
                                      const char* path,
                                      const AttLimits* limits,
                                      AttLog* log,
                                      size_t* failed);

/// The format that a file's ending tells, AUTO where it tells none.
AttFormat att_format_of_path(const char* path);

/// The format that the first bytes of a file tell; never AUTO.
AttFormat att_format_of_bytes(AttView head);

#endif
