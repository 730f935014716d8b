// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// attest load: RDF files into the embedded store, or over HTTP into another.

#include "cli/command.h"
#include "cli/engine.h"

#include "base/folder.h"
#include "cli/endpoint.h"
#include "graph/store.h"

#include <stdio.h>

enum { STORE, ENGINE, ENDPOINT };

static const AttOption options[] = {
    {"store",
     0,
     "DIR",
     "folder of the embedded store; made where it is missing"},
    {"engine",
     0,
     "ENGINE",
     "redland makes no index; tinysparql and auto (default) make one"},
    ATT_PUSH_OPTIONS, // from ENDPOINT on
};

static const AttUsage usage = {
    .name = "load",
    .arguments = "(--store DIR | --endpoint URL) FILE…",
    .summary = "Load RDF files into the embedded store, or over HTTP into any "
               "SPARQL store; loading\ntwice changes nothing.",
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .notes =
        "A file that does not parse adds nothing; the others are loaded.\n"
        "--endpoint: graphs of N-Quads and TriG are kept. Blank nodes become "
        "IRIs, so that a second\nload makes no more of them. What is done is "
        "kept until a file is whole: after a failure\nthe same command goes on "
        "where it was.\n"
        "Exit status: 0 done, 1 some file failed, 2 usage, 4 the store cannot "
        "be written."};

static AttExit
wrong(const char* what)
{
  fprintf(stderr, "attest: error: %s; see `attest load --help`\n", what);
  return ATT_EXIT_USAGE;
}

static AttExit
load_store(const char* store, AttEngineKind engine, const AttPaths* files)
{
  AttLog log = att_command_log();
  AttLoadTally tally;
  AttLimits limits = ATT_LIMITS_DEFAULT;
  limits.rdf_bytes = UINT32_MAX; // graphs outgrow gazetteers
  const AttStatus status = att_store_load(store,
                                          (const char* const*)files->at,
                                          files->size,
                                          engine != ATT_ENGINE_REDLAND,
                                          &limits,
                                          &log,
                                          &tally);
  if (status != ATT_OK) {
    return att_command_exit(status);
  }
  printf("%zu files, %zu triples new, %zu in the store\n",
         tally.files,
         tally.added,
         tally.triples);
  return tally.failed ? ATT_EXIT_SOME_FAILED : ATT_EXIT_DONE;
}

static AttExit
run(const char* store,
    AttEngineKind engine,
    const AttPushOptions* push,
    const AttPaths* files)
{
  if (store && push->endpoint) {
    return wrong("--store and --endpoint exclude each other");
  }
  if (!store && !push->endpoint) {
    return wrong("neither --store nor --endpoint");
  }
  if (store && att_push_given(push)) {
    fprintf(stderr,
            "attest: error: --%s belongs to --endpoint\n",
            att_push_given(push));
    return ATT_EXIT_USAGE;
  }
  if (!files->size) {
    return wrong("no file");
  }
  return store ? load_store(store, engine, files) : att_push_run(push, files);
}

int
att_command_load(int argc, char** argv)
{
  AttOptionWalk walk = {.argc = argc, .argv = argv};
  AttPaths files = {0};
  AttPushOptions push = {0};
  const char* store = NULL;
  AttEngineKind engine = ATT_ENGINE_AUTO;
  AttExit code = ATT_EXIT_USAGE;
  for (;;) {
    size_t option = 0;
    const char* value = NULL;
    const AttOptionKind kind = att_option_next(&walk, &usage, &option, &value);
    if (kind == ATT_OPTION_FOUND && option == ENGINE) {
      if (!att_command_engine(value, &engine)) {
        break;
      }
    } else if (kind == ATT_OPTION_FOUND && option == STORE) {
      store = value;
    } else if (kind == ATT_OPTION_FOUND) {
      *att_push_option(&push, option - ENDPOINT) = value ? value : "";
    } else if (kind == ATT_OPTION_ARGUMENT) {
      if (att_paths_add(&files, value) != ATT_OK) {
        code = ATT_EXIT_IO;
        break;
      }
    } else {
      code = kind == ATT_OPTION_END    ? run(store, engine, &push, &files)
             : kind == ATT_OPTION_HELP ? ATT_EXIT_DONE
                                       : ATT_EXIT_USAGE;
      break;
    }
  }
  att_paths_clear(&files);
  return (int)code;
}
