// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Options to AttEndpointOptions; secrets come from files or the environment.

#include "cli/endpoint.h"

#include "base/file.h"
#include "graph/endpoint.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define SECRET_BYTES (64u << 10)
#define LARGEST_PIECE (1u << 30)

static const AttOption names[] = {ATT_PUSH_OPTIONS};

const char**
att_push_option(AttPushOptions* options, size_t option)
{
  const char** const places[] = {&options->endpoint,
                                 &options->graph,
                                 &options->user,
                                 &options->password_file,
                                 &options->token_file,
                                 &options->authorities,
                                 &options->method,
                                 &options->chunk_bytes,
                                 &options->retries,
                                 &options->timeout,
                                 &options->resume,
                                 &options->progress};
  _Static_assert(sizeof places / sizeof *places == sizeof names / sizeof *names,
                 "a place for each option");
  return option < sizeof places / sizeof *places ? places[option] : NULL;
}

const char*
att_push_given(const AttPushOptions* options)
{
  AttPushOptions copy = *options;
  for (size_t i = 1; att_push_option(&copy, i); ++i) {
    if (*att_push_option(&copy, i)) {
      return names[i].long_name;
    }
  }
  return NULL;
}

static bool
wrong(const char* option, const char* expected, const char* value)
{
  fprintf(stderr,
          "attest: error: --%s: expected %s, found '%s'\n",
          option,
          expected,
          value);
  return false;
}

/// Read a number with, where `scaled`, K or M behind it; NULL leaves `*number`.
static bool
read_number(const char* option,
            const char* value,
            bool scaled,
            unsigned long most,
            unsigned long* number)
{
  if (!value) {
    return true;
  }
  char* end = NULL;
  errno = 0;
  *number = *value >= '0' && *value <= '9' ? strtoul(value, &end, 10) : 0;
  unsigned long scale = 1;
  if (end && scaled && (*end == 'K' || *end == 'M')) {
    scale = *end == 'K' ? 1ul << 10 : 1ul << 20;
    ++end;
  }
  if (!end || *end || errno || *number > most / scale) {
    return wrong(
        option, scaled ? "a number of bytes up to 1024M" : "a number", value);
  }
  *number *= scale;
  return true;
}

static bool
read_method(const char* value, AttEndpointMethod* method)
{
  if (!value || strcmp(value, "gsp") == 0) {
    *method = ATT_ENDPOINT_GSP;
  } else if (strcmp(value, "update") == 0) {
    *method = ATT_ENDPOINT_UPDATE;
  } else {
    return wrong("method", "gsp or update", value);
  }
  return true;
}

/// The first line of a file, else the variable; "" where there is neither.
static AttStatus
read_secret(const char* path, const char* variable, AttText* secret)
{
  AttLog log = att_command_log();
  const char* value = path ? NULL : getenv(variable);
  if (path) {
    ATT_TRY(att_file_read(path, SECRET_BYTES, secret, &log));
  } else {
    att_text_append_string(secret, value ? value : "");
  }
  ATT_TRY(att_text_status(secret));
  if (secret->size) {
    secret->size = strcspn(secret->at, "\r\n");
    secret->at[secret->size] = '\0';
  }
  return ATT_OK;
}

static void
wipe(AttText* secret)
{
  if (secret->at) {
    memset(secret->at, 0, secret->capacity);
  }
  att_text_clear(secret);
}

typedef struct Watch {
  time_t last;
} Watch;

/// At most a line a second.
static void
show_progress(void* user, const char* file, const AttEndpointTally* tally)
{
  Watch* watch = user;
  const time_t now = time(NULL);
  if (now != watch->last) {
    watch->last = now;
    fprintf(stderr,
            "attest: %s: %zu triples, %zu requests, %zu skipped\n",
            file,
            tally->triples,
            tally->pieces,
            tally->skipped);
  }
}

static AttExit
load(const AttEndpointOptions* options, const AttPaths* files)
{
  AttLog log = att_command_log();
  AttLimits limits = ATT_LIMITS_DEFAULT;
  limits.rdf_bytes = UINT32_MAX; // graphs outgrow gazetteers
  AttEndpointTally tally;
  const AttStatus status = att_endpoint_load(options,
                                             (const char* const*)files->at,
                                             files->size,
                                             &limits,
                                             &log,
                                             &tally);
  if (status != ATT_ERR_USAGE) {
    printf("%zu files, %zu triples, %zu of them sent in %zu requests\n",
           tally.files,
           tally.triples,
           tally.sent,
           tally.pieces);
  }
  return status != ATT_OK ? att_command_exit(status)
         : tally.failed   ? ATT_EXIT_SOME_FAILED
                          : ATT_EXIT_DONE;
}

/// Who we are: both or neither of user and password, or a token.
static bool
check_credentials(const AttPushOptions* options,
                  const AttText* password,
                  const AttText* token)
{
  const char* fault = NULL;
  if (options->user && options->token_file) {
    fault = "--user and --token-file exclude each other";
  } else if (options->user && !password->size) {
    fault = "--user needs --password-file, or ATTEST_PASSWORD set";
  } else if (!options->user && options->password_file) {
    fault = "--password-file needs --user";
  } else if (options->token_file && !token->size) {
    fault = "the first line of --token-file is empty";
  }
  if (fault) {
    fprintf(stderr, "attest: error: %s\n", fault);
  }
  return !fault;
}

AttExit
att_push_run(const AttPushOptions* given, const AttPaths* files)
{
  unsigned long bytes = 0;
  unsigned long retries = 8;
  unsigned long seconds = 0;
  Watch watch = {0};
  AttEndpointOptions options = {.graph = given->graph,
                                .record = given->resume,
                                .progress =
                                    given->progress ? show_progress : NULL,
                                .user = &watch};
  if (!read_method(given->method, &options.method) ||
      !read_number(
          "chunk-bytes", given->chunk_bytes, true, LARGEST_PIECE, &bytes) ||
      !read_number("retries", given->retries, false, 1000, &retries) ||
      !read_number("timeout", given->timeout, false, 1000000, &seconds)) {
    return ATT_EXIT_USAGE;
  }
  AttText password = {0};
  AttText token = {0};
  AttStatus status =
      read_secret(given->password_file, "ATTEST_PASSWORD", &password);
  if (status == ATT_OK) {
    status = read_secret(given->token_file, "ATTEST_TOKEN", &token);
  }
  AttExit code = att_command_exit(status);
  if (status == ATT_OK && !check_credentials(given, &password, &token)) {
    code = ATT_EXIT_USAGE;
  } else if (status == ATT_OK) {
    options.piece_bytes = bytes;
    options.http =
        (AttHttpOptions){.url = given->endpoint,
                         .user = given->user,
                         .password = given->user ? password.at : NULL,
                         .token = given->user || !token.size ? NULL : token.at,
                         .authorities = given->authorities,
                         .retries = (unsigned)retries,
                         .seconds = (unsigned)seconds};
    code = load(&options, files);
  }
  wipe(&password);
  wipe(&token);
  return code;
}
