// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// attest check: compile rules and run the tests they carry.

#include "pipeline/check.h"
#include "cli/resources.h"

#include <stdio.h>

static const AttOption options[] = {
    ATT_RESOURCE_OPTIONS,
    {"show", 0, NULL, "print the frame that each sentence became"},
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

static AttExit
run(const AttResourceOptions* paths, bool show, bool strict)
{
  AttLog log = att_command_log();
  AttResources resources = {0};
  AttStatus status = att_resource_options_load(paths, &log, &resources);
  AttCheckTally tally = {0};
  if (status == ATT_OK && show) {
    AttText text = {0};
    att_rules_dump(resources.rules, resources.ontology, &text);
    fputs(text.at ? text.at : "", stdout);
    status = att_text_status(&text);
    att_text_clear(&text);
  }
  if (status == ATT_OK) {
    status = att_check(&resources, &log, &tally);
  }
  if (status == ATT_OK) {
    printf("%zu blocks, %zu sentences; %zu passed, %zu failed, %zu known "
           "failures, %zu todos pass, %zu warnings\n",
           resources.rules->block_count,
           resources.rules->line_count,
           tally.passed,
           tally.failed,
           tally.known,
           tally.surprise,
           log.warnings);
  }
  att_resources_clear(&resources);
  if (status != ATT_OK) {
    return att_command_exit(status);
  }
  return tally.failed || tally.surprise || (strict && log.warnings)
             ? ATT_EXIT_SOME_FAILED
             : ATT_EXIT_DONE;
}

int
att_command_check(int argc, char** argv)
{
  AttResourceOptions paths = {.warn = true};
  AttOptionWalk walk = {.argc = argc, .argv = argv};
  bool show = false;
  bool strict = false;
  AttExit code = ATT_EXIT_USAGE;
  for (;;) {
    size_t option = 0;
    const char* value = NULL;
    const AttOptionKind kind = att_option_next(&walk, &usage, &option, &value);
    AttStatus status = ATT_OK;
    if (kind == ATT_OPTION_FOUND && option == ATT_RESOURCE_OPTION_COUNT) {
      show = true;
    } else if (kind == ATT_OPTION_FOUND &&
               option == ATT_RESOURCE_OPTION_COUNT + 1) {
      strict = true;
    } else if (kind == ATT_OPTION_FOUND) {
      status = att_resource_options_take(&paths, option, value);
    } else if (kind == ATT_OPTION_ARGUMENT) {
      status = att_paths_add(&paths.rules, value);
    } else {
      code = kind == ATT_OPTION_END    ? run(&paths, show, strict)
             : kind == ATT_OPTION_HELP ? ATT_EXIT_DONE
                                       : ATT_EXIT_USAGE;
      break;
    }
    if (status != ATT_OK) {
      code = ATT_EXIT_IO;
      break;
    }
  }
  att_resource_options_clear(&paths);
  return (int)code;
}
