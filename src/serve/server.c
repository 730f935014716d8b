// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The loop: connections (libmicrohttpd), signals, jobs that end or are overdue.

#include "serve/catalogue.h"
#include "serve/request.h"
#include "serve/serve.h"

#include <arpa/inet.h>
#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/select.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define MOST_CONNECTIONS 64u
#define IDLE_SECONDS 30u
#define CONNECTION_MEMORY ((size_t)64 << 10) // bounds a URL
#define LONGEST_WAIT 1000                    // milliseconds
#define LONGEST_LOOK 250                     // whether a client still waits
#define FAREWELL 5000                        // to send the last answers

/// The address to bind.
typedef union Address {
  struct sockaddr any;
  struct sockaddr_in four;
  struct sockaddr_in6 six;
} Address;

static bool
read_address(const AttServeOptions* options, Address* address)
{
  *address = (Address){0};
  if (inet_pton(AF_INET, options->address, &address->four.sin_addr) == 1) {
    address->four.sin_family = AF_INET;
    address->four.sin_port = htons(options->port);
    return true;
  }
  address->six.sin6_family = AF_INET6;
  address->six.sin6_port = htons(options->port);
  return inet_pton(AF_INET6, options->address, &address->six.sin6_addr) == 1;
}

/// Called for the head of a request, each piece of its body, its end, and again
/// when its job has ended.
static enum MHD_Result
handle(void* user,
       struct MHD_Connection* connection,
       const char* path,
       const char* method,
       const char* version,
       const char* data,
       size_t* size,
       void** state)
{
  (void)version;
  AttRequest* request = *state;
  if (!request) {
    *state = att_request_new(user, connection, method);
    return *state ? MHD_YES : MHD_NO;
  }
  if (*size) {
    att_request_take(request, data, *size);
    *size = 0;
    return MHD_YES;
  }
  if (request->is_asked) {
    return request->is_ended ? att_request_finish(request) : MHD_YES;
  }
  return att_request_answer(request, path, method);
}

static void
complete(void* user,
         struct MHD_Connection* connection,
         void** state,
         enum MHD_RequestTerminationCode code)
{
  (void)user;
  (void)connection;
  (void)code;
  if (*state) {
    att_request_free(*state);
    *state = NULL;
  }
}

/// Tell what the file says of a job that was ended from outside.
static void
note_time(AttRequest* request)
{
  AttText text = {0};
  att_text_format(&text,
                  "the query took longer than the %u seconds that it may\n",
                  request->server->options->seconds);
  if (ftruncate(request->job.file, 0) == 0 && text.at &&
      pwrite(request->job.file, text.at, text.size, 0) < 0) {
    att_report_plain(
        request->server->log, ATT_WARNING, NULL, "%s", strerror(errno));
  }
  att_text_clear(&text);
}

/// Has the client hung up? A connection that waits for its job is not read, so
/// libmicrohttpd does not see it.
static bool
is_gone(const AttRequest* request)
{
  char byte = 0;
  const union MHD_ConnectionInfo* info = MHD_get_connection_info(
      request->connection, MHD_CONNECTION_INFO_CONNECTION_FD);
  return info && recv(info->connect_fd, &byte, 1, MSG_PEEK | MSG_DONTWAIT) == 0;
}

/// See which jobs have ended, and end those that are overdue or that nobody
/// waits for. True where a connection goes on.
static bool
reap(AttServer* server)
{
  bool goes_on = false;
  const int64_t now = att_job_now();
  for (AttRequest* r = server->first; r; r = r->next) {
    int status = 0;
    if (!r->is_asked || r->is_ended) {
      continue;
    }
    if (waitpid(r->job.process, &status, WNOHANG) == r->job.process) {
      r->end = att_job_end(status);
      r->is_ended = true;
      r->job.process = 0;
      --server->running;
      if (!WIFEXITED(status) && r->end == ATT_JOB_LIMIT) {
        note_time(r);
      }
      MHD_resume_connection(r->connection);
      goes_on = true;
    } else if (now >= r->job.deadline || is_gone(r)) {
      att_job_kill(&r->job);
    }
  }
  return goes_on;
}

static void
kill_all(const AttServer* server)
{
  for (const AttRequest* r = server->first; r; r = r->next) {
    if (r->is_asked && !r->is_ended) {
      att_job_kill(&r->job);
    }
  }
}

/// Milliseconds until something is due.
static int64_t
next_wait(const AttServer* server, struct MHD_Daemon* daemon)
{
  int64_t wait = LONGEST_WAIT;
  MHD_UNSIGNED_LONG_LONG due = 0;
  if (MHD_get_timeout(daemon, &due) == MHD_YES && (int64_t)due < wait) {
    wait = (int64_t)due;
  }
  const int64_t now = att_job_now();
  for (const AttRequest* r = server->first; r; r = r->next) {
    if (r->is_asked && !r->is_ended) {
      wait = wait < LONGEST_LOOK ? wait : LONGEST_LOOK;
      const int64_t left = r->job.deadline > now ? r->job.deadline - now : 1;
      wait = wait < left ? wait : left;
    }
  }
  return wait;
}

/// Read what signals came; the number of those that ask to stop.
static unsigned
read_signals(int signals)
{
  unsigned stops = 0;
  struct signalfd_siginfo info;
  while (read(signals, &info, sizeof info) == (ssize_t)sizeof info) {
    stops += info.ssi_signo != SIGCHLD;
  }
  return stops;
}

/// One turn: wait for connections and signals, serve them.
static AttStatus
turn(AttServer* server,
     struct MHD_Daemon* daemon,
     int signals,
     bool is_hurried,
     unsigned* stops)
{
  fd_set in;
  fd_set out;
  fd_set bad;
  int most = signals;
  FD_ZERO(&in);
  FD_ZERO(&out);
  FD_ZERO(&bad);
  if (MHD_get_fdset(daemon, &in, &out, &bad, &most) != MHD_YES) {
    return ATT_ERR_IO;
  }
  FD_SET(signals, &in);
  const int64_t wait = is_hurried ? 0 : next_wait(server, daemon);
  struct timeval time = {wait / 1000, (wait % 1000) * 1000};
  most = most > signals ? most : signals;
  if (select(most + 1, &in, &out, &bad, &time) < 0 && errno != EINTR) {
    return ATT_ERR_IO;
  }
  *stops += read_signals(signals);
  return MHD_run_from_select(daemon, &in, &out, &bad) == MHD_YES ? ATT_OK
                                                                 : ATT_ERR_IO;
}

static AttStatus
loop(AttServer* server, struct MHD_Daemon* daemon, int signals)
{
  unsigned stops = 0;
  bool is_hurried = false;
  int64_t farewell = 0;
  for (;;) {
    ATT_TRY(turn(server, daemon, signals, is_hurried, &stops));
    if (stops && !farewell) {
      const int listening = MHD_quiesce_daemon(daemon);
      if (listening >= 0) {
        close(listening);
      }
      farewell =
          att_job_now() + FAREWELL + (int64_t)server->options->seconds * 1000;
    }
    if (stops > 1) {
      kill_all(server);
    }
    is_hurried = reap(server);
    if (farewell && (!server->first || att_job_now() > farewell)) {
      return ATT_OK;
    }
  }
}

/// End what still runs, so that no connection is suspended.
static void
end_jobs(AttServer* server)
{
  kill_all(server);
  for (AttRequest* r = server->first; r; r = r->next) {
    if (r->is_asked && !r->is_ended) {
      waitpid(r->job.process, NULL, 0);
      r->is_ended = true;
      r->end = ATT_JOB_LIMIT;
      MHD_resume_connection(r->connection);
    }
  }
}

static struct MHD_Daemon*
start(AttServer* server, Address* address)
{
  unsigned flags = MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ITC;
  if (address->any.sa_family == AF_INET6) {
    flags |= MHD_USE_IPv6;
  }
  return MHD_start_daemon(flags,
                          server->options->port,
                          NULL,
                          NULL,
                          handle,
                          server,
                          MHD_OPTION_SOCK_ADDR,
                          &address->any,
                          MHD_OPTION_NOTIFY_COMPLETED,
                          complete,
                          NULL,
                          MHD_OPTION_CONNECTION_LIMIT,
                          MOST_CONNECTIONS,
                          MHD_OPTION_CONNECTION_TIMEOUT,
                          IDLE_SECONDS,
                          MHD_OPTION_CONNECTION_MEMORY_LIMIT,
                          CONNECTION_MEMORY,
                          MHD_OPTION_STRICT_FOR_CLIENT,
                          1,
                          MHD_OPTION_END);
}

static AttStatus
serve(AttServer* server, int signals, AttServeReady ready, void* user)
{
  const AttServeOptions* options = server->options;
  Address address;
  if (!read_address(options, &address)) {
    att_report_plain(
        server->log, ATT_ERROR, options->address, "expected a numeric address");
    return ATT_ERR_USAGE;
  }
  errno = 0;
  struct MHD_Daemon* daemon = start(server, &address);
  if (!daemon) {
    att_report_plain(server->log,
                     ATT_ERROR,
                     options->address,
                     "cannot listen at port %u: %s",
                     options->port,
                     strerror(errno));
    return ATT_ERR_IO;
  }
  const union MHD_DaemonInfo* info =
      MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT);
  ready(user, options->address, info ? info->port : options->port);
  const AttStatus status = loop(server, daemon, signals);
  end_jobs(server);
  MHD_stop_daemon(daemon);
  return status;
}

AttStatus
att_serve(AttEngine* engine,
          const AttQuestions* questions,
          const AttServeOptions* options,
          AttServeReady ready,
          void* user,
          AttLog* log)
{
  AttServer server = {.engine = engine, .options = options, .log = log};
  ATT_TRY(att_catalogue_write(questions, &server.catalogue));
  sigset_t heard;
  sigset_t before;
  sigemptyset(&heard);
  sigaddset(&heard, SIGINT);
  sigaddset(&heard, SIGTERM);
  sigaddset(&heard, SIGCHLD);
  sigprocmask(SIG_BLOCK, &heard, &before);
  const int signals = signalfd(-1, &heard, SFD_NONBLOCK | SFD_CLOEXEC);
  AttStatus status = ATT_ERR_IO;
  if (signals >= 0) {
    status = serve(&server, signals, ready, user);
    close(signals);
  }
  sigprocmask(SIG_SETMASK, &before, NULL);
  att_text_clear(&server.catalogue);
  return status;
}
