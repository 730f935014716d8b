// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// attest query: SPARQL over the embedded store or over RDF files.

#include "cli/command.h"
#include "cli/engine.h"

#include "base/file.h"
#include "base/folder.h"
#include "base/nearest.h"
#include "graph/engine.h"
#include "graph/questions.h"
#include "graph/update.h"
#include "pipeline/resources.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define LARGEST_QUERY (1u << 20)

enum { STORE, QUERY, TO, ENGINE, LIST, UPDATE };

static const AttOption options[] = {
    {"store", 0, "DIR", "folder of the embedded store"},
    {"query", 'e', "QUERY", "the query itself, instead of a file or a name"},
    {"to",
     0,
     "FORMAT",
     "table (default), csv, tsv, json, xml; turtle of CONSTRUCT"},
    {"engine",
     0,
     "ENGINE",
     "tinysparql, redland, or auto (default): the first, else the second"},
    {"list", 0, NULL, "name the queries that come with attest, and their use"},
    {"update", 0, NULL, "change the store: an update stands for the query"},
};

static const AttUsage usage = {
    .name = "query",
    .arguments = "(--store DIR | FILE…) (QUERY.rq | NAME | -e QUERY)",
    .summary = "Ask the store, or RDF files, a SPARQL query: a file, or by its "
               "name one of those that come with attest (--list).",
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .notes =
        "Rows without ORDER BY are sorted. What an engine lacks or gets wrong "
        "it refuses by name.\ntinysparql has property paths, EXISTS, MINUS, "
        "VALUES and GROUP_CONCAT, and an index where\n`attest load` made one; "
        "it refuses what needs types of values that it has not. redland\nhas "
        "CONSTRUCT and any types, none of those. Neither has SERVICE, GRAPH, "
        "DESCRIBE.\n"
        "--update does a SPARQL 1.1 Update on a store: INSERT and DELETE, each "
        "with DATA or WHERE,\nCLEAR; all operations of a request or none. What "
        "names graphs it refuses, and LOAD\n(`attest load`).\n"
        "Exit status: 0 done, 2 usage or a query that does not parse, 4 input "
        "failed."};

typedef struct Arguments {
  AttPaths files; ///< the last one is the query where there is no -e
  const char* store;
  const char* query;
  bool lists;
  bool updates;
  bool has_format;
  AttResultFormat format;
  AttEngineKind engine;
} Arguments;

static AttStatus
read_questions(AttLog* log, AttQuestions* questions)
{
  AttText folder = {0};
  const AttLimits limits = ATT_LIMITS_DEFAULT;
  AttStatus status = att_data_path("ontology/queries", &folder, log);
  if (status == ATT_OK) {
    status = att_questions_read(folder.at, &limits, log, questions);
  }
  att_text_clear(&folder);
  return status;
}

static AttStatus
list(AttLog* log)
{
  AttQuestions questions = {0};
  const AttStatus status = read_questions(log, &questions);
  for (size_t i = 0; i < questions.items.size; ++i) {
    const AttQuestion* question = &questions.items.at[i];
    printf("%.*s\n    %.*s. %.*s\n",
           ATT_VIEW_ARG(question->name),
           ATT_VIEW_ARG(question->title),
           ATT_VIEW_ARG(question->purpose));
  }
  att_questions_clear(&questions);
  return status;
}

static AttStatus
refuse_name(const AttQuestions* questions, const char* name, AttLog* log)
{
  AttNearest nearest = {0};
  for (size_t i = 0; i < questions->items.size; ++i) {
    att_nearest_offer(&nearest, att_view(name), questions->items.at[i].name);
  }
  att_report_plain(log,
                   ATT_ERROR,
                   name,
                   nearest.name.size
                       ? "neither a file nor a query that comes with attest; "
                         "did you mean '%.*s'?"
                       : "neither a file nor a query that comes with attest; "
                         "--list names those%.*s",
                   ATT_VIEW_ARG(nearest.name));
  return ATT_ERR_NOT_FOUND;
}

/// The text of a shipped query, or of a file.
static AttStatus
read_query(const char* name, AttText* text, AttLog* log)
{
  const size_t size = strlen(name);
  if (strcmp(name, "-") == 0 || access(name, F_OK) == 0 ||
      (size > 3 && strcmp(name + size - 3, ".rq") == 0)) {
    return att_file_read(name, LARGEST_QUERY, text, log);
  }
  AttQuestions questions = {0};
  AttStatus status = read_questions(log, &questions);
  if (status == ATT_OK) {
    const AttQuestion* found = att_questions_find(&questions, att_view(name));
    if (found) {
      att_text_append(text, found->text);
      status = att_text_status(text);
    } else {
      status = refuse_name(&questions, name, log);
    }
  }
  att_questions_clear(&questions);
  return status;
}

static AttStatus
answer(const Arguments* arguments, AttOrigin query, size_t files, AttLog* log)
{
  AttLimits limits = ATT_LIMITS_DEFAULT;
  limits.rdf_bytes = UINT32_MAX; // graphs outgrow gazetteers
  if (!arguments->updates) {
    const AttGraphPlace place = {.store = arguments->store,
                                 .files =
                                     (const char* const*)arguments->files.at,
                                 .file_count = files,
                                 .engine = arguments->engine};
    return att_engine_answer(
        &place, query, arguments->format, &limits, stdout, log);
  }
  AttUpdateTally tally;
  ATT_TRY(att_update_run(
      arguments->store, arguments->engine, query, &limits, log, &tally));
  printf("%zu triples deleted, %zu inserted, %zu in the store\n",
         tally.deleted,
         tally.added,
         tally.triples);
  return ATT_OK;
}

static AttStatus
ask(const Arguments* arguments, AttLog* log)
{
  size_t count = arguments->files.size;
  AttText text = {0};
  AttOrigin origin = {"query", {"", 0}};
  AttStatus status = ATT_OK;
  if (arguments->query) {
    origin.text = att_view(arguments->query);
  } else {
    origin.name = arguments->files.at[--count];
    status = read_query(origin.name, &text, log);
    origin.text = att_text_view(&text);
  }
  if (status == ATT_OK) {
    status = answer(arguments, origin, count, log);
  }
  att_text_clear(&text);
  return status;
}

static AttExit
run(const Arguments* arguments)
{
  const size_t files = arguments->files.size - !arguments->query;
  if (!arguments->lists && ((!arguments->query && !arguments->files.size) ||
                            (arguments->store ? files != 0 : files == 0))) {
    fputs("attest: error: expected (--store DIR | FILE…) and one query; see "
          "`attest query --help`\n",
          stderr);
    return ATT_EXIT_USAGE;
  }
  if (arguments->updates && (!arguments->store || arguments->has_format)) {
    fputs("attest: error: expected --store with --update, and no --to\n",
          stderr);
    return ATT_EXIT_USAGE;
  }
  AttLog log = att_command_log();
  const AttStatus status = arguments->lists ? list(&log) : ask(arguments, &log);
  if (status == ATT_ERR_SYNTAX) {
    return ATT_EXIT_USAGE;
  }
  if (status == ATT_OK && (fflush(stdout) != 0 || ferror(stdout))) {
    fputs("attest: error: cannot write the answer\n", stderr);
    return ATT_EXIT_IO;
  }
  return att_command_exit(status);
}

/// Take an option; false where its value is wrong.
static bool
take(Arguments* arguments, size_t option, const char* value)
{
  switch (option) {
  case STORE:
    arguments->store = value;
    return true;
  case QUERY:
    arguments->query = value;
    return true;
  case LIST:
    arguments->lists = true;
    return true;
  case UPDATE:
    arguments->updates = true;
    return true;
  case ENGINE:
    return att_command_engine(value, &arguments->engine);
  default:
    arguments->has_format = true;
    if (att_result_format_find(att_view(value), &arguments->format)) {
      return true;
    }
    fprintf(stderr, "attest: error: --to does not take '%s'\n", value);
    return false;
  }
}

int
att_command_query(int argc, char** argv)
{
  AttOptionWalk walk = {.argc = argc, .argv = argv};
  Arguments arguments = {0};
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
