// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// attest check: compile rules and run the tests they carry.

#include "pipeline/check.h"
#include "base/file.h"
#include "cli/resources.h"
#include "pipeline/check_report.h"
#include "pipeline/show.h"

#include <stdio.h>
#include <string.h>

enum {
  OPTION_SHOW = ATT_RESOURCE_OPTION_COUNT,
  OPTION_FORMAT,
  OPTION_STRICT,
};

static const AttOption options[] = {
    ATT_RESOURCE_OPTIONS,
    {"show", 0, NULL, "print in words what each sentence looks for"},
    {"format", 0, "FORMAT", "of the results: text, junit, tap"},
    {"strict", 0, NULL, "take warnings for failures"},
};

static const AttUsage usage = {
    .name = "check",
    .arguments = "[RULES…]",
    .summary = "Compile rules and run every test, none and todo in them.",
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .notes = "What compiles and yet is of no effect is a warning "
             "(rules/README.md).\n"
             "Exit status: 0 all pass, 1 some test failed (with --strict also: "
             "some\nwarning), 3 rules do not compile."};

typedef enum Format { FORMAT_TEXT, FORMAT_JUNIT, FORMAT_TAP } Format;

typedef struct Request {
  AttResourceOptions paths;
  bool show;
  bool strict;
  Format format;
} Request;

static bool
find_format(const char* name, Format* format)
{
  static const char* const names[] = {"text", "junit", "tap"};
  for (size_t i = 0; i < sizeof names / sizeof *names; ++i) {
    if (strcmp(names[i], name) == 0) {
      *format = (Format)i;
      return true;
    }
  }
  fprintf(stderr,
          "attest: error: unknown format '%s', expected text, junit or tap\n",
          name);
  return false;
}

static void
report_text(const AttRules* rules, const AttCheckTally* tally, AttText* out)
{
  att_text_format(
      out,
      "%zu blocks, %zu sentences; %zu passed, %zu failed, %zu known "
      "failures, %zu todos pass, %zu warnings\n",
      rules->block_count,
      rules->line_count,
      tally->passed,
      tally->failed,
      tally->known,
      tally->surprise,
      tally->warnings);
}

/// What goes to standard output, built whole before it is written.
static AttStatus
report(const Request* request,
       const AttResources* resources,
       const AttCheckTally* tally,
       AttText* out)
{
  static void (*const reports[])(
      const AttRules*, const AttCheckTally*, AttText*) = {
      [FORMAT_TEXT] = report_text,
      [FORMAT_JUNIT] = att_check_junit,
      [FORMAT_TAP] = att_check_tap,
  };
  if (request->show) {
    ATT_TRY(att_show_rules(resources, out));
  }
  reports[request->format](resources->rules, tally, out);
  return att_text_status(out);
}

static AttStatus
write_out(const AttText* text, AttLog* log)
{
  AttOutput output;
  ATT_TRY(att_output_open(&output, NULL, log));
  fwrite(text->at, 1, text->size, output.stream); // commit checks the stream
  return att_output_commit(&output, log);
}

static AttExit
run(const Request* request)
{
  AttLog log = att_command_log();
  AttResources resources = {0};
  AttCheckTally tally = {0};
  AttText out = {0};
  AttStatus status =
      att_resource_options_load(&request->paths, &log, &resources);
  if (status == ATT_OK) {
    status = att_check(&resources, &log, &tally);
    tally.warnings = log.warnings;
  }
  if (status == ATT_OK) {
    status = report(request, &resources, &tally, &out);
  }
  if (status == ATT_OK) {
    status = write_out(&out, &log);
  }
  const bool some_failed =
      tally.failed || tally.surprise || (request->strict && log.warnings);
  att_text_clear(&out);
  att_check_tally_clear(&tally);
  att_resources_clear(&resources);
  if (status != ATT_OK) {
    return att_command_exit(status);
  }
  return some_failed ? ATT_EXIT_SOME_FAILED : ATT_EXIT_DONE;
}

/// False where the value is wrong (reported) or memory is out.
static bool
take_option(Request* request, size_t option, const char* value, AttExit* code)
{
  switch (option) {
  case OPTION_SHOW:
    request->show = true;
    return true;
  case OPTION_STRICT:
    request->strict = true;
    return true;
  case OPTION_FORMAT:
    return find_format(value, &request->format);
  default:
    *code = ATT_EXIT_IO;
    return att_resource_options_take(&request->paths, option, value) == ATT_OK;
  }
}

static AttExit
finish(const Request* request)
{
  if (request->show && request->format != FORMAT_TEXT) {
    fputs("attest: error: --show goes with --format text only\n", stderr);
    return ATT_EXIT_USAGE;
  }
  return run(request);
}

int
att_command_check(int argc, char** argv)
{
  Request request = {.paths = {.warn = true}};
  AttOptionWalk walk = {.argc = argc, .argv = argv};
  AttExit code = ATT_EXIT_USAGE;
  for (;;) {
    size_t option = 0;
    const char* value = NULL;
    const AttOptionKind kind = att_option_next(&walk, &usage, &option, &value);
    if (kind == ATT_OPTION_FOUND) {
      if (!take_option(&request, option, value, &code)) {
        break;
      }
      code = ATT_EXIT_USAGE;
    } else if (kind == ATT_OPTION_ARGUMENT) {
      if (att_paths_add(&request.paths.rules, value) != ATT_OK) {
        code = ATT_EXIT_IO;
        break;
      }
    } else {
      code = kind == ATT_OPTION_END    ? finish(&request)
             : kind == ATT_OPTION_HELP ? ATT_EXIT_DONE
                                       : ATT_EXIT_USAGE;
      break;
    }
  }
  att_resource_options_clear(&request.paths);
  return (int)code;
}
