// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// A query that runs in a process of its own and writes to a file without a
// name. Private to serve/.
// In: an engine, a query, bounds. Out: a file with the answer, or with what
// went wrong.

#ifndef ATT_SERVE_JOB_H
#define ATT_SERVE_JOB_H

#include "graph/engine.h"

#include <sys/types.h>

typedef struct AttJob {
  pid_t process;    ///< 0: none
  int file;         ///< -1: none
  int64_t deadline; ///< milliseconds of att_job_now
} AttJob;

/// What a job came to.
typedef enum AttJobEnd {
  ATT_JOB_ANSWERED,
  ATT_JOB_REFUSED, ///< the query does not parse, or is not supported
  ATT_JOB_LIMIT,   ///< rows, size or time
  ATT_JOB_FAILED,
} AttJobEnd;

typedef struct AttJobTask {
  AttEngine* engine;
  AttOrigin query;
  AttResultFormat format;
  size_t rows;
  unsigned seconds;
} AttJobTask;

/// Milliseconds of a clock that never goes back.
int64_t att_job_now(void);

/// Begin; ATT_ERR_IO where there is no process or file to have.
ATT_MUST_USE AttStatus att_job_start(AttJob* job, const AttJobTask* task);

/// End a job whose time is over, or that nobody waits for.
void att_job_kill(const AttJob* job);

/// What the ended process' wait status means.
AttJobEnd att_job_end(int status);

/// Close the file.
void att_job_clear(AttJob* job);

#endif
