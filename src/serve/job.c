// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The process of a query.

#include "serve/job.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define LARGEST_ANSWER (1u << 30) // bytes of the file
#define MOST_DESCRIPTORS 1024
#define FIRST_DESCRIPTOR 3 // behind standard input, output and error

enum { EXIT_ANSWERED, EXIT_REFUSED, EXIT_LIMIT, EXIT_FAILED };

int64_t
att_job_now(void)
{
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void
keep_message(void* user, const AttDiagnostic* diagnostic)
{
  att_diagnostic_render(diagnostic, user);
}

/// Leave what belongs to the server: its connections stay open in no query.
static void
leave_server(int file, unsigned seconds)
{
  for (int i = FIRST_DESCRIPTOR; i < MOST_DESCRIPTORS; ++i) {
    if (i != file) {
      close(i);
    }
  }
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  signal(SIGINT, SIG_IGN);  // of the terminal: the server decides
  signal(SIGXFSZ, SIG_IGN); // writing fails instead
  const struct rlimit size = {LARGEST_ANSWER, LARGEST_ANSWER};
  const struct rlimit time = {seconds + 1, seconds + 1};
  setrlimit(RLIMIT_FSIZE, &size);
  setrlimit(RLIMIT_CPU, &time);
}

static int
exit_of(AttStatus status)
{
  switch (status) {
  case ATT_OK:
    return EXIT_ANSWERED;
  case ATT_ERR_SYNTAX:
  case ATT_ERR_UNSUPPORTED:
  case ATT_ERR_USAGE:
    return EXIT_REFUSED;
  case ATT_ERR_LIMIT:
    return EXIT_LIMIT;
  default:
    return EXIT_FAILED;
  }
}

static AttStatus
answer(const AttJobTask* task, FILE* stream, AttLog* log)
{
  AttResults results = {0};
  AttStatus status =
      att_engine_ask(task->engine, task->query, task->rows, log, &results);
  if (status == ATT_OK) {
    status = att_results_write(&results, task->format, stream, log);
  }
  if (status == ATT_OK && (fflush(stream) != 0 || ferror(stream))) {
    att_report_plain(log, ATT_ERROR, NULL, "the answer is too large");
    status = ATT_ERR_LIMIT;
  }
  return status;
}

/// Never returns: the memory goes with the process.
static void
run(const AttJobTask* task, FILE* stream)
{
  leave_server(fileno(stream), task->seconds);
  AttText said = {0};
  AttLog log = {.sink = keep_message, .user = &said};
  const AttStatus status = answer(task, stream, &log);
  if (status != ATT_OK) {
    if (!said.size) {
      att_text_append_string(&said, att_status_phrase(status));
    }
    clearerr(stream);
    rewind(stream);
    if (ftruncate(fileno(stream), 0) == 0 && said.at) {
      fwrite(said.at, 1, said.size, stream);
      fflush(stream);
    }
  }
  _exit(exit_of(status));
}

AttStatus
att_job_start(AttJob* job, const AttJobTask* task)
{
  *job = (AttJob){.file = -1};
  FILE* stream = tmpfile();
  if (!stream) {
    return ATT_ERR_IO;
  }
  fflush(NULL); // what is written yet must not be written twice
  const pid_t process = fork();
  if (process == 0) {
    run(task, stream);
  }
  if (process > 0) {
    job->process = process;
    job->file = dup(fileno(stream));
    job->deadline = att_job_now() + (int64_t)task->seconds * 1000;
  }
  fclose(stream);
  if (process > 0 && job->file < 0) {
    att_job_kill(job);
  }
  return process > 0 ? ATT_OK : ATT_ERR_IO;
}

void
att_job_kill(const AttJob* job)
{
  if (job->process > 0) {
    kill(job->process, SIGKILL);
  }
}

AttJobEnd
att_job_end(int status)
{
  if (!WIFEXITED(status)) {
    const int by = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    return by == SIGKILL || by == SIGXCPU ? ATT_JOB_LIMIT : ATT_JOB_FAILED;
  }
  switch (WEXITSTATUS(status)) {
  case EXIT_ANSWERED:
    return ATT_JOB_ANSWERED;
  case EXIT_REFUSED:
    return ATT_JOB_REFUSED;
  case EXIT_LIMIT:
    return ATT_JOB_LIMIT;
  default:
    return ATT_JOB_FAILED;
  }
}

void
att_job_clear(AttJob* job)
{
  if (job->file >= 0) {
    close(job->file);
  }
  *job = (AttJob){.file = -1};
}
