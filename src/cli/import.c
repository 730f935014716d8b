// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// attest import: dictionaries of other programs as gazetteers and rules.

#include "cli/resources.h"
#include "import/petrarch.h"
#include "pipeline/vocabulary.h"

#include <stdio.h>
#include <string.h>

enum { OPTION_OUTPUT = ATT_DICTIONARY_COUNT };

static const AttOption options[] = {
    {"actors", 0, "FILE", "actor dictionary; may be given several times"},
    {"agents", 0, "FILE", "agent dictionary, likewise"},
    {"verbs", 0, "FILE", "verb dictionary, likewise"},
    {"discards", 0, "FILE", "discard dictionary, likewise"},
    {"issues", 0, "FILE", "issue dictionary, likewise"},
    {"output", 'o', "DIR", "folder to write into; made where it is missing"},
};

static const AttUsage usage = {
    .name = "import",
    .arguments = "petrarch -o DIR",
    .summary = "Turn the dictionaries of PETRARCH and its kin into gazetteers "
               "and rules.",
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .notes =
        "DIR gets actors.ttl, agents.ttl, agents.rules, verbs.rules, "
        "discards.rules, issues.rules\nwith issues.ttl (its topics: read it "
        "by --ontology), and report.tsv: every line that\nis left out or "
        "changed, its place and why. How much was carried over is printed.\n"
        "Exit status: 0 done, 2 usage, 4 a file cannot be read or "
        "written."};

typedef struct Request {
  AttPaths files[ATT_DICTIONARY_COUNT];
  const char* format;
  const char* folder;
} Request;

static void
print_tallies(const AttImportReport* report)
{
  for (size_t i = 0; i < ATT_IMPORT_KIND_COUNT; ++i) {
    const AttImportTally* tally = &report->tallies[i];
    if (tally->read) {
      const size_t carried = tally->read - tally->missed;
      printf("%-15s %6zu read, %6zu carried over: %5.1f %%\n",
             att_import_kind_word((AttImportKind)i),
             tally->read,
             carried,
             100.0 * (double)carried / (double)tally->read);
    }
  }
}

static AttStatus
import_with(const Request* request, AttResources* resources, AttLog* log)
{
  AttText codes = {0};
  AttText ontology = {0};
  AttImportReport report = {0};
  const AttVocabulary vocabulary = att_vocabulary_of(resources->model);
  AttImportRequest wanted = {.folder = request->folder,
                             .judge = {.ontology = resources->ontology,
                                       .vocabulary = &vocabulary,
                                       .limits = &resources->limits}};
  for (size_t i = 0; i < ATT_DICTIONARY_COUNT; ++i) {
    wanted.files[i] = (AttDictionaryFiles){
        (const char* const*)request->files[i].at, request->files[i].size};
  }
  AttStatus status = att_data_path("ontology/codes.ttl", &codes, log);
  if (status == ATT_OK) {
    status = att_data_path("ontology/attest.ttl", &ontology, log);
  }
  if (status == ATT_OK) {
    wanted.codes = codes.at;
    wanted.ontology = ontology.at;
    status = att_import_petrarch(&wanted, &report, log);
  }
  if (status == ATT_OK) {
    print_tallies(&report);
  }
  att_import_report_clear(&report);
  att_text_clear(&codes);
  att_text_clear(&ontology);
  return status;
}

static AttExit
run(const Request* request)
{
  AttLog log = att_command_log();
  AttResourceOptions shipped = {0};
  AttResources resources = {0};
  AttStatus status = att_resource_options_load(&shipped, &log, &resources);
  if (status == ATT_OK) {
    status = import_with(request, &resources, &log);
  }
  att_resources_clear(&resources);
  return status == ATT_OK ? ATT_EXIT_DONE : att_command_exit(status);
}

// What is missing, or NULL.
static const char*
find_fault(const Request* request)
{
  size_t count = 0;
  for (size_t i = 0; i < ATT_DICTIONARY_COUNT; ++i) {
    count += request->files[i].size;
  }
  return !request->format ? "no format, expected petrarch"
         : strcmp(request->format, "petrarch") != 0
             ? "unknown format, expected petrarch"
         : !count           ? "no dictionary"
         : !request->folder ? "no --output"
                            : NULL;
}

static AttExit
check_and_run(const Request* request)
{
  const char* fault = find_fault(request);
  if (fault) {
    fprintf(stderr, "attest: error: %s; see `attest import --help`\n", fault);
    return ATT_EXIT_USAGE;
  }
  return run(request);
}

static AttStatus
take_option(Request* request, size_t option, const char* value)
{
  if (option == OPTION_OUTPUT) {
    request->folder = value;
    return ATT_OK;
  }
  return att_paths_add(&request->files[option], value);
}

static AttExit
read_options(Request* request, AttOptionWalk* walk)
{
  for (;;) {
    size_t option = 0;
    const char* value = NULL;
    switch (att_option_next(walk, &usage, &option, &value)) {
    case ATT_OPTION_FOUND:
      if (take_option(request, option, value) != ATT_OK) {
        return ATT_EXIT_IO;
      }
      break;
    case ATT_OPTION_ARGUMENT:
      if (request->format) {
        fprintf(stderr,
                "attest: error: unexpected argument '%s'; see `attest import "
                "--help`\n",
                value);
        return ATT_EXIT_USAGE;
      }
      request->format = value;
      break;
    case ATT_OPTION_END:
      return check_and_run(request);
    case ATT_OPTION_HELP:
      return ATT_EXIT_DONE;
    case ATT_OPTION_WRONG:
      return ATT_EXIT_USAGE;
    }
  }
}

int
att_command_import(int argc, char** argv)
{
  AttOptionWalk walk = {.argc = argc, .argv = argv};
  Request request = {.format = NULL};
  const AttExit code = read_options(&request, &walk);
  for (size_t i = 0; i < ATT_DICTIONARY_COUNT; ++i) {
    att_paths_clear(&request.files[i]);
  }
  return (int)code;
}
