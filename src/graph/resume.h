// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// A record of the requests that a store has answered, so that a load which
// broke off goes on where it was.
// In: a file. Out: which requests need not be sent again.

#ifndef ATT_GRAPH_RESUME_H
#define ATT_GRAPH_RESUME_H

#include "base/diagnostic.h"
#include "base/map.h"

#include <stdio.h>

/// Size of a key in hexadecimal, its end included.
#define ATT_RESUME_KEY 33u

/// Zero keeps no record: nothing is done, nothing is written.
typedef struct AttResume {
  AttText path;
  AttMap done;
  FILE* stream;     ///< NULL until the first key is added
  bool is_torn;     ///< the file ends within a line
  bool is_hopeless; ///< it cannot be written, which was reported
} AttResume;

/// Read the record at `path`, where there is one. A file of other content is
/// reported and left alone: ATT_ERR_VERSION.
ATT_MUST_USE AttStatus att_resume_open(AttResume* resume,
                                       const char* path,
                                       AttLog* log);

/// Name a request by where it goes and what it holds.
ATT_MUST_USE AttStatus att_resume_key(AttView target,
                                      AttView body,
                                      char key[ATT_RESUME_KEY]);

bool att_resume_has(const AttResume* resume, const char* key);

/// Add a key, at once on disk. A record that cannot be written gives one
/// warning: the load itself goes on.
ATT_MUST_USE AttStatus att_resume_add(AttResume* resume,
                                      const char* key,
                                      AttLog* log);

/// Close; with `is_whole` the record is done with and removed.
void att_resume_close(AttResume* resume, bool is_whole);

#endif
