// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// attest extract: documents to RDF, or to a table of events.

#include "pipeline/extract.h"
#include "cli/resources.h"
#include "graph/table.h"
#include "term/days.h"
#include "term/rdf.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum {
  FROM = ATT_RESOURCE_OPTION_COUNT,
  TO,
  OUTPUT,
  EVIDENCE,
  GRAPHS,
  STATEMENTS,
  CODES,
  BASE,
  JOBS,
  SHARD,
  PROGRESS,
  DESCRIBE,
  DATE,
  DUMP
};

static const AttOption options[] = {
    ATT_RESOURCE_OPTIONS,
    {"from",
     0,
     "FORMAT",
     "auto (default), text, markdown, html, jsonl, conllu, pdf"},
    {"to",
     0,
     "SYNTAX",
     "turtle (default), ntriples, nquads, trig, jsonld, rdfxml, json; a table "
     "of events: events (TSV), events-jsonl"},
    {"output", 'o', "FILE", "write there, whole or not at all"},
    {"evidence", 0, "LEVEL", "full (default), passage, none"},
    {"graphs",
     0,
     "WHICH",
     "of nquads, trig, jsonld: none (default of jsonld), source (of the "
     "others), statement"},
    {"statements",
     0,
     "MODEL",
     "reified (default), rdf12: triple terms of RDF 1.2"},
    {"codes", 0, "SCHEME", "of a table: plover (default), cameo"},
    {"base", 0, "IRI", "instead of https://w3id.org/attest/id/"},
    {"jobs", 'j', "N", "threads (default 1); the output is the same"},
    {"shard", 0, "I/N", "read only the I-th of N parts of the documents"},
    {"progress", 0, NULL, "tell on standard error how far it is"},
    {"describe",
     0,
     "FILE",
     "also describe the graph there, in Turtle: what it holds, how it was "
     "made"},
    {"date",
     0,
     "DATE",
     "of the description, 2021-08-15; else that of SOURCE_DATE_EPOCH, or none"},
    {"dump", 0, "IRI", "likewise: where the output will be published"},
};

static const AttUsage usage = {
    .name = "extract",
    .arguments = "INPUT…",
    .summary =
        "Read documents (files, folders, - for standard input) and write "
        "what they state as RDF, or their events as a table.",
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .notes =
        "Exit status: 0 done, 1 some document failed (the others are in the "
        "output),\n2 usage, 3 rules do not compile, 4 input or output "
        "failed."};

typedef struct Arguments {
  AttResourceOptions resources;
  AttPaths inputs;
  AttExtractOptions extract;
  const char* output;
  const char* description;
  AttPublication publication;
  char date[16];
} Arguments;

static bool
read_number(const char* text, size_t* number, char end, const char** rest)
{
  char* stop = NULL;
  errno = 0;
  const unsigned long value = strtoul(text, &stop, 10);
  if (text[0] < '0' || text[0] > '9' || errno || *stop != end || !value) {
    return false;
  }
  *number = value;
  *rest = stop;
  return true;
}

static bool
read_shard(const char* text, AttExtractOptions* extract)
{
  const char* rest = NULL;
  return read_number(text, &extract->shard, '/', &rest) &&
         read_number(rest + 1, &extract->shard_count, '\0', &rest) &&
         extract->shard <= extract->shard_count;
}

static void
show_progress(void* user, const AttTally* tally)
{
  (void)user;
  fprintf(stderr,
          "attest: %zu documents, %zu sentences, %zu statements\n",
          tally->documents,
          tally->sentences,
          tally->statements);
}

static bool
is_day(AttView date)
{
  const char* type = att_date_type(date);
  return type && strcmp(type, "date") == 0;
}

/// True where the value fits its option.
static bool
take_option(Arguments* arguments, size_t option, const char* value)
{
  AttExtractOptions* extract = &arguments->extract;
  const char* rest = NULL;
  switch (option) {
  case FROM:
    return att_format_find(att_view(value), &extract->format);
  case TO:
    return att_syntax_find(att_view(value), &extract->graph.syntax);
  case OUTPUT:
    arguments->output = value;
    return true;
  case EVIDENCE:
    return att_evidence_find(att_view(value), &extract->graph.evidence);
  case GRAPHS:
    return att_graphs_find(att_view(value), &extract->graph.graphs);
  case STATEMENTS:
    return att_reification_find(att_view(value), &extract->graph.reification);
  case CODES:
    extract->graph.codes = att_view(value);
    return true;
  case BASE:
    extract->graph.base = att_view(value);
    return att_iri_is_valid(extract->graph.base);
  case JOBS:
    return read_number(value, &extract->jobs, '\0', &rest);
  case SHARD:
    return read_shard(value, extract);
  case PROGRESS:
    extract->progress = show_progress;
    return true;
  case DESCRIBE:
    arguments->description = value;
    return true;
  case DATE:
    arguments->publication.date = att_view(value);
    return is_day(arguments->publication.date);
  case DUMP:
    arguments->publication.dump = att_view(value);
    return att_iri_is_valid(arguments->publication.dump);
  default:
    return att_resource_options_take(&arguments->resources, option, value) ==
           ATT_OK;
  }
}

static AttOptionKind
read_arguments(int argc, char** argv, Arguments* arguments)
{
  AttOptionWalk walk = {.argc = argc, .argv = argv};
  for (;;) {
    size_t option = 0;
    const char* value = NULL;
    const AttOptionKind kind = att_option_next(&walk, &usage, &option, &value);
    switch (kind) {
    case ATT_OPTION_FOUND:
      if (!take_option(arguments, option, value)) {
        fprintf(stderr,
                "attest: error: --%s does not take '%s'; see `attest extract "
                "--help`\n",
                options[option].long_name,
                value);
        return ATT_OPTION_WRONG;
      }
      break;
    case ATT_OPTION_ARGUMENT:
      if (att_paths_add(&arguments->inputs, value) != ATT_OK) {
        return ATT_OPTION_WRONG;
      }
      break;
    case ATT_OPTION_END:
      if (!arguments->inputs.size) {
        fputs("attest: error: no input; see `attest extract --help`\n", stderr);
        return ATT_OPTION_WRONG;
      }
      return kind;
    default:
      return kind;
    }
  }
}

/// The day that SOURCE_DATE_EPOCH names, for builds that are to repeat
/// (https://reproducible-builds.org/specs/source-date-epoch/).
static bool
take_epoch(Arguments* arguments)
{
  const char* epoch = getenv("SOURCE_DATE_EPOCH");
  if (!epoch || arguments->publication.date.size) {
    return true;
  }
  char* end = NULL;
  errno = 0;
  const time_t seconds = (time_t)strtoll(epoch, &end, 10);
  struct tm day;
  if (epoch[0] < '0' || epoch[0] > '9' || *end || errno ||
      !gmtime_r(&seconds, &day) ||
      strftime(arguments->date, sizeof arguments->date, "%Y-%m-%d", &day) !=
          10) {
    fprintf(stderr,
            "attest: error: expected seconds in SOURCE_DATE_EPOCH, found "
            "'%s'\n",
            epoch);
    return false;
  }
  arguments->publication.date = att_view(arguments->date);
  return true;
}

static bool
check_description(Arguments* arguments)
{
  if (!arguments->description) {
    return true;
  }
  if (att_syntax_is_table(arguments->extract.graph.syntax)) {
    fputs("attest: error: --describe is of graphs, not of tables\n", stderr);
    return false;
  }
  return take_epoch(arguments);
}

static AttStatus
describe(Arguments* arguments,
         AttProvenance* provenance,
         const AttResources* resources,
         AttLog* log)
{
  AttOutput output = {0};
  AttPublication* publication = &arguments->publication;
  const bool is_file = arguments->output && strcmp(arguments->output, "-") != 0;
  publication->output = is_file ? arguments->output : NULL;
  AttStatus status = att_output_open(&output, arguments->description, log);
  if (status == ATT_OK) {
    status = att_provenance_write(provenance,
                                  resources,
                                  &arguments->extract.graph,
                                  publication,
                                  output.stream,
                                  log);
  }
  if (status == ATT_OK) {
    status = att_output_commit(&output, log);
  }
  att_output_abandon(&output);
  return status;
}

static AttStatus
extract(Arguments* arguments,
        const AttResources* resources,
        AttLog* log,
        AttTally* tally)
{
  AttOutput output = {0};
  AttProvenance provenance = {0};
  AttStatus status = ATT_OK;
  if (arguments->description) {
    status = att_provenance_init(&provenance);
    arguments->extract.provenance = &provenance;
  }
  if (status == ATT_OK) {
    status = att_output_open(&output, arguments->output, log);
  }
  if (status == ATT_OK) {
    arguments->extract.inputs = (const char* const*)arguments->inputs.at;
    arguments->extract.input_count = arguments->inputs.size;
    status =
        att_extract(resources, &arguments->extract, output.stream, log, tally);
  }
  if (status == ATT_OK) {
    status = att_output_commit(&output, log);
  }
  att_output_abandon(&output);
  if (status == ATT_OK && arguments->description) {
    status = describe(arguments, &provenance, resources, log);
  }
  att_provenance_clear(&provenance);
  return status;
}

static AttExit
run(Arguments* arguments, AttLog* log)
{
  AttResources resources = {0};
  AttTally tally = {0};
  AttStatus status =
      att_resource_options_load(&arguments->resources, log, &resources);
  if (status == ATT_OK) {
    status = extract(arguments, &resources, log, &tally);
  }
  att_resources_clear(&resources);
  if (status != ATT_OK) {
    if (!log->errors) {
      att_report_plain(log, ATT_ERROR, NULL, "%s", att_status_phrase(status));
    }
    return att_command_exit(status);
  }
  return tally.failed ? ATT_EXIT_SOME_FAILED : ATT_EXIT_DONE;
}

int
att_command_extract(int argc, char** argv)
{
  Arguments arguments = {0};
  AttLog log = att_command_log();
  AttExit code = ATT_EXIT_USAGE;
  switch (read_arguments(argc, argv, &arguments)) {
  case ATT_OPTION_END:
    code = check_description(&arguments) ? run(&arguments, &log) : code;
    break;
  case ATT_OPTION_HELP:
    code = ATT_EXIT_DONE;
    break;
  default:
    break;
  }
  att_resource_options_clear(&arguments.resources);
  att_paths_clear(&arguments.inputs);
  return (int)code;
}
