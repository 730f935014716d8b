// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// attest coverage: what rules do to documents.

#include "pipeline/coverage.h"
#include "base/file.h"
#include "cli/resources.h"
#include "pipeline/coverage_against_write.h"
#include "pipeline/coverage_write.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

enum {
  FROM = ATT_RESOURCE_OPTION_COUNT,
  JOBS,
  MOST,
  ALL,
  AGAINST,
  FORMAT,
  OUTPUT
};

static const AttOption options[] = {
    ATT_RESOURCE_OPTIONS,
    {"from",
     0,
     "FORMAT",
     "auto (default), text, markdown, html, jsonl, conllu, pdf"},
    {"jobs", 'j', "N", "threads (default 1); the output is the same"},
    {"most", 0, "N", "uncovered verbs and nouns to tell (default 20)"},
    {"all", 0, NULL, "list the lines of rules/english too"},
    {"against",
     0,
     "OTHER_RULES",
     "tell instead which facts RULES gains and loses against these"},
    {"format", 0, "FORMAT", "text (default), tsv, json"},
    {"output", 'o', "FILE", "write there, whole or not at all"},
};

static const AttUsage usage = {
    .name = "coverage",
    .arguments = "RULES INPUT…",
    .summary =
        "Count what each line of RULES (a file or folder) reads in documents, "
        "and list the\nlines that read nothing and the verbs and nouns between "
        "two actors that no line reads.",
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .notes =
        "With -r every argument is an INPUT. Every sentence of text is parsed, "
        "not only those\nthat hold a rule's word.\n\n"
        "Exit status: 0 done, also with differences, 1 some document failed "
        "(the others are "
        "counted),\n2 usage, 3 rules do not compile, 4 input or output "
        "failed."};

typedef struct Arguments {
  AttResourceOptions resources;
  AttPaths inputs;
  AttCoverageOptions coverage;
  AttReport report;
  bool all;
  AttPaths against;
  const char* output;
} Arguments;

static bool
read_number(const char* text, size_t* number)
{
  char* stop = NULL;
  errno = 0;
  const unsigned long value = strtoul(text, &stop, 10);
  *number = value;
  return text[0] >= '0' && text[0] <= '9' && !errno && !*stop;
}

/// True where the value fits its option.
static bool
take_option(Arguments* arguments, size_t option, const char* value)
{
  AttWalkOptions* walk = &arguments->coverage.walk;
  switch (option) {
  case FROM:
    return att_format_find(att_view(value), &walk->format);
  case JOBS:
    return read_number(value, &walk->jobs) && walk->jobs;
  case MOST:
    return read_number(value, &arguments->coverage.most);
  case ALL:
    arguments->all = true;
    return true;
  case AGAINST:
    return att_paths_add(&arguments->against, value) == ATT_OK;
  case FORMAT:
    return att_report_find(att_view(value), &arguments->report);
  case OUTPUT:
    arguments->output = value;
    return true;
  default:
    return att_resource_options_take(&arguments->resources, option, value) ==
           ATT_OK;
  }
}

/// The first argument names the rules, unless -r does.
static bool
sort_arguments(Arguments* arguments)
{
  AttPaths* inputs = &arguments->inputs;
  if (!arguments->resources.rules.size && inputs->size) {
    if (att_paths_add(&arguments->resources.rules, inputs->at[0]) != ATT_OK) {
      return false;
    }
    att_free(inputs->at[0]);
    --inputs->size;
    for (size_t i = 0; i < inputs->size; ++i) {
      inputs->at[i] = inputs->at[i + 1];
    }
  }
  if (!arguments->resources.rules.size || !inputs->size) {
    fprintf(stderr,
            "attest: error: no %s; see `attest coverage --help`\n",
            arguments->resources.rules.size ? "input" : "rules");
    return false;
  }
  return true;
}

static AttOptionKind
read_arguments(int argc, char** argv, Arguments* arguments)
{
  AttOptionWalk walk = {.argc = argc, .argv = argv};
  for (;;) {
    size_t option = 0;
    const char* value = NULL;
    const AttOptionKind kind = att_option_next(&walk, &usage, &option, &value);
    if (kind == ATT_OPTION_FOUND && !take_option(arguments, option, value)) {
      fprintf(stderr,
              "attest: error: --%s does not take '%s'; see `attest coverage "
              "--help`\n",
              options[option].long_name,
              value);
      return ATT_OPTION_WRONG;
    }
    if (kind == ATT_OPTION_ARGUMENT &&
        att_paths_add(&arguments->inputs, value) != ATT_OK) {
      return ATT_OPTION_WRONG;
    }
    if (kind == ATT_OPTION_END && !sort_arguments(arguments)) {
      return ATT_OPTION_WRONG;
    }
    if (kind != ATT_OPTION_FOUND && kind != ATT_OPTION_ARGUMENT) {
      return kind;
    }
  }
}

/// Count, and write what came of it.
static AttStatus
cover(const Arguments* arguments,
      const AttResources* resources,
      FILE* stream,
      AttLog* log,
      size_t* failed)
{
  AttCoverage* coverage = NULL;
  ATT_TRY(att_coverage_run(resources, &arguments->coverage, log, &coverage));
  *failed = coverage->failed;
  const AttStatus status =
      att_coverage_write(coverage, arguments->report, arguments->all, stream);
  att_coverage_free(coverage);
  return status;
}

/// Compare with the other rules, and write the differences.
static AttStatus
compare(const Arguments* arguments,
        const AttResources* resources,
        const AttResources* others,
        FILE* stream,
        AttLog* log,
        size_t* failed)
{
  AttDifferences* differences = NULL;
  ATT_TRY(att_differences_run(
      resources, others, &arguments->coverage.walk, log, &differences));
  *failed = differences->failed;
  const AttStatus status =
      att_differences_write(differences, arguments->report, stream);
  att_differences_free(differences);
  return status;
}

/// The same resources, but for the rules.
static AttStatus
load_others(const Arguments* arguments, AttLog* log, AttResources* others)
{
  AttResourceOptions paths = arguments->resources;
  paths.rules = arguments->against;
  return att_resource_options_load(&paths, log, others);
}

static AttExit
run(Arguments* arguments, AttLog* log)
{
  AttResources resources = {0};
  AttResources others = {0};
  AttOutput output = {0};
  size_t failed = 0;
  AttCoverageOptions* options_of = &arguments->coverage;
  options_of->rules = (const char* const*)arguments->resources.rules.at;
  options_of->rule_count = arguments->resources.rules.size;
  options_of->walk.inputs = (const char* const*)arguments->inputs.at;
  options_of->walk.input_count = arguments->inputs.size;
  AttStatus status =
      att_resource_options_load(&arguments->resources, log, &resources);
  if (status == ATT_OK && arguments->against.size) {
    status = load_others(arguments, log, &others);
  }
  if (status == ATT_OK) {
    status = att_output_open(&output, arguments->output, log);
  }
  if (status == ATT_OK) {
    status =
        arguments->against.size
            ? compare(
                  arguments, &resources, &others, output.stream, log, &failed)
            : cover(arguments, &resources, output.stream, log, &failed);
  }
  if (status == ATT_OK) {
    status = att_output_commit(&output, log);
  }
  att_output_abandon(&output);
  att_resources_clear(&resources);
  att_resources_clear(&others);
  if (status != ATT_OK) {
    if (!log->errors) {
      att_report_plain(log, ATT_ERROR, NULL, "%s", att_status_phrase(status));
    }
    return att_command_exit(status);
  }
  return failed ? ATT_EXIT_SOME_FAILED : ATT_EXIT_DONE;
}

int
att_command_coverage(int argc, char** argv)
{
  Arguments arguments = {.coverage = {.most = ATT_COVERAGE_MOST}};
  AttLog log = att_command_log();
  AttExit code = ATT_EXIT_USAGE;
  switch (read_arguments(argc, argv, &arguments)) {
  case ATT_OPTION_END:
    code = run(&arguments, &log);
    break;
  case ATT_OPTION_HELP:
    code = ATT_EXIT_DONE;
    break;
  default:
    break;
  }
  att_resource_options_clear(&arguments.resources);
  att_paths_clear(&arguments.inputs);
  att_paths_clear(&arguments.against);
  return (int)code;
}
