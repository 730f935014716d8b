// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// attest query: SPARQL over the embedded store or over RDF files.

#include "cli/command.h"

#include "base/folder.h"
#include "graph/store.h"

#include <stdio.h>

#define LARGEST_QUERY (1u << 20)

enum { STORE, QUERY, TO };

static const AttOption options[] = {
    {"store", 0, "DIR", "folder of the embedded store"},
    {"query", 'e', "QUERY", "the query itself, instead of a file QUERY.rq"},
    {"to",
     0,
     "FORMAT",
     "table (default), csv, tsv, json, xml; turtle of CONSTRUCT"},
};

static const AttUsage usage = {
    .name = "query",
    .arguments = "(--store DIR | FILE…) (QUERY.rq | -e QUERY)",
    .summary = "Ask the store, or RDF files, a SPARQL query.",
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .notes =
        "Rows without ORDER BY are sorted. What the embedded engine lacks or "
        "gets "
        "wrong is\nrefused by name: property paths, EXISTS, MINUS, VALUES, "
        "GROUP_CONCAT, CONCAT,\nSERVICE, DESCRIBE, updates, DISTINCT inside "
        "an aggregate, joins that it\nloses rows in, orders of groups that "
        "it misplaces.\n"
        "Exit status: 0 done, 2 usage or a query that does not parse, 4 input "
        "failed."};

typedef struct Arguments {
  AttPaths files; ///< the last one is the query where there is no -e
  const char* store;
  const char* query;
  AttResultFormat format;
} Arguments;

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
    status = att_file_read(origin.name, LARGEST_QUERY, &text, log);
    origin.text = att_text_view(&text);
  }
  if (status == ATT_OK) {
    AttLimits limits = ATT_LIMITS_DEFAULT;
    limits.rdf_bytes = UINT32_MAX; // graphs outgrow gazetteers
    status = att_store_query(arguments->store,
                             (const char* const*)arguments->files.at,
                             count,
                             origin,
                             arguments->format,
                             &limits,
                             stdout,
                             log);
  }
  att_text_clear(&text);
  return status;
}

static AttExit
run(const Arguments* arguments)
{
  const size_t files = arguments->files.size - !arguments->query;
  if ((!arguments->query && !arguments->files.size) ||
      (arguments->store ? files != 0 : files == 0)) {
    fputs("attest: error: expected (--store DIR | FILE…) and one query; see "
          "`attest query --help`\n",
          stderr);
    return ATT_EXIT_USAGE;
  }
  AttLog log = att_command_log();
  const AttStatus status = ask(arguments, &log);
  if (status == ATT_ERR_SYNTAX) {
    return ATT_EXIT_USAGE;
  }
  if (status == ATT_OK && (fflush(stdout) != 0 || ferror(stdout))) {
    fputs("attest: error: cannot write the answer\n", stderr);
    return ATT_EXIT_IO;
  }
  return att_command_exit(status);
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
    if (kind == ATT_OPTION_FOUND && option == TO) {
      more = att_result_format_find(att_view(value), &arguments.format);
      if (!more) {
        fprintf(stderr, "attest: error: --to does not take '%s'\n", value);
      }
    } else if (kind == ATT_OPTION_FOUND) {
      *(option == STORE ? &arguments.store : &arguments.query) = value;
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
