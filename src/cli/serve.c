// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// attest serve: a SPARQL endpoint over HTTP, and a page for people.

#include "cli/command.h"
#include "cli/engine.h"

#include "base/folder.h"
#include "pipeline/resources.h"
#include "serve/pages.h"
#include "serve/serve.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { STORE, ENGINE, PORT, BIND, HOST, TIMEOUT, MAX_ROWS, MAX_QUERIES };

static const AttOption options[] = {
    {"store", 0, "DIR", "folder of the embedded store"},
    {"engine",
     0,
     "ENGINE",
     "tinysparql, redland, or auto (default): the first, else the second"},
    {"port", 0, "N", "port to listen at (7878; 0: a free one)"},
    {"bind", 0, "ADDRESS", "numeric address to listen at (127.0.0.1)"},
    {"host", 0, "NAME", "a further name that clients may call it by"},
    {"timeout", 0, "SECONDS", "that a query may take (30)"},
    {"max-rows", 0, "N", "rows that an answer may have (100000)"},
    {"max-queries", 0, "N", "queries that run at once (4)"},
};

static const AttUsage usage = {
    .name = "serve",
    .arguments = "(--store DIR | FILE…)",
    .summary = "Answer SPARQL queries over HTTP, read-only: the SPARQL 1.1 "
               "Protocol at /sparql, a page to type queries at /.",
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .notes =
        "The graph is read once. Ctrl-C ends it when the queries that run are "
        "answered, a second\nCtrl-C at once. There are no passwords: bind "
        "another address only where everyone who\nreaches it may read the "
        "graph.\n"
        "Errors: 400 a query that is refused or does not parse, 403 another "
        "name, 406 a format\nthat there is not, 413 a query beyond 1 MiB, 503 "
        "too long, too many rows or too busy.\n"
        "Exit status: 0 stopped, 2 usage, 4 input failed or the address is "
        "taken."};

typedef struct Arguments {
  AttPaths files;
  const char* store;
  AttEngineKind engine;
  AttServeOptions serve;
} Arguments;

static void
announce(void* user, const char* address, uint16_t port)
{
  const size_t* triples = user;
  const bool is_six = strchr(address, ':') != NULL;
  const char* second = att_page_second();
  printf("%zu triples at http://%s%s%s:%u/, endpoint /sparql%s%s\n",
         *triples,
         is_six ? "[" : "",
         address,
         is_six ? "]" : "",
         port,
         second ? ", YASGUI " : "",
         second ? second : "");
  fflush(stdout);
}

static AttStatus
serve(const Arguments* arguments, AttLog* log)
{
  AttText folder = {0};
  AttQuestions questions = {0};
  AttEngine* engine = NULL;
  AttLimits limits = ATT_LIMITS_DEFAULT;
  const AttGraphPlace place = {.store = arguments->store,
                               .files = (const char* const*)arguments->files.at,
                               .file_count = arguments->files.size,
                               .engine = arguments->engine,
                               .forks = true};
  AttStatus status = att_data_path("ontology/queries", &folder, log);
  if (status == ATT_OK) {
    status = att_questions_read(folder.at, &limits, log, &questions);
  }
  limits.rdf_bytes = UINT32_MAX; // graphs outgrow gazetteers
  if (status == ATT_OK) {
    status = att_engine_open(&place, &limits, log, &engine);
  }
  if (status == ATT_OK) {
    size_t triples = att_engine_triples(engine);
    status = att_serve(
        engine, &questions, &arguments->serve, announce, &triples, log);
  }
  att_engine_free(engine);
  att_questions_clear(&questions);
  att_text_clear(&folder);
  return status;
}

static AttExit
run(const Arguments* arguments)
{
  if (arguments->store ? arguments->files.size != 0 : !arguments->files.size) {
    fputs("attest: error: expected --store DIR or files; see `attest serve "
          "--help`\n",
          stderr);
    return ATT_EXIT_USAGE;
  }
  AttLog log = att_command_log();
  return att_command_exit(serve(arguments, &log));
}

/// A whole number from `least` to `most`; reported where it is none.
static bool
read_number(const char* option,
            const char* value,
            unsigned long least,
            unsigned long most,
            unsigned long* number)
{
  char* end = NULL;
  errno = 0;
  *number = strtoul(value, &end, 10);
  if (value[0] >= '0' && value[0] <= '9' && !*end && !errno &&
      *number >= least && *number <= most) {
    return true;
  }
  fprintf(stderr,
          "attest: error: --%s expects a number from %lu to %lu, not '%s'\n",
          option,
          least,
          most,
          value);
  return false;
}

/// The options whose values are numbers.
static bool
take_number(AttServeOptions* serve, size_t option, const char* value)
{
  static const unsigned long bounds[][2] = {
      [PORT] = {0, UINT16_MAX},
      [TIMEOUT] = {1, 86400},
      [MAX_ROWS] = {1, UINT32_MAX},
      [MAX_QUERIES] = {1, 64},
  };
  unsigned long number = 0;
  if (!read_number(options[option].long_name,
                   value,
                   bounds[option][0],
                   bounds[option][1],
                   &number)) {
    return false;
  }
  switch (option) {
  case PORT:
    serve->port = (uint16_t)number;
    break;
  case TIMEOUT:
    serve->seconds = (unsigned)number;
    break;
  case MAX_ROWS:
    serve->rows = number;
    break;
  default:
    serve->queries = (unsigned)number;
    break;
  }
  return true;
}

/// Take an option; false where its value is wrong.
static bool
take(Arguments* arguments, size_t option, const char* value)
{
  switch (option) {
  case STORE:
    arguments->store = value;
    return true;
  case ENGINE:
    return att_command_engine(value, &arguments->engine);
  case BIND:
    arguments->serve.address = value;
    return true;
  case HOST:
    arguments->serve.host = value;
    return true;
  default:
    return take_number(&arguments->serve, option, value);
  }
}

int
att_command_serve(int argc, char** argv)
{
  AttOptionWalk walk = {.argc = argc, .argv = argv};
  Arguments arguments = {.serve = ATT_SERVE_DEFAULT};
  AttExit code = ATT_EXIT_USAGE;
  for (bool more = true; more;) {
    size_t option = 0;
    const char* value = NULL;
    const AttOptionKind kind = att_option_next(&walk, &usage, &option, &value);
    if (kind == ATT_OPTION_FOUND) {
      more = take(&arguments, option, value);
    } else if (kind == ATT_OPTION_ARGUMENT) {
      more = att_paths_add(&arguments.files, value) == ATT_OK;
    } else {
      code = kind == ATT_OPTION_END    ? run(&arguments)
             : kind == ATT_OPTION_HELP ? ATT_EXIT_DONE
                                       : ATT_EXIT_USAGE;
      more = false;
    }
  }
  att_paths_clear(&arguments.files);
  return (int)code;
}
