// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// attest explain: how a text is read, stage by stage.

#include "pipeline/explain.h"
#include "cli/resources.h"

#include <stdio.h>

static const AttOption options[] = {ATT_RESOURCE_OPTIONS};

static const AttUsage usage = {
    .name = "explain",
    .arguments = "TEXT…",
    .summary = "Print tokens, tree, clauses, mentions, fired lines and "
               "statements and triples of a text.",
    .options = options,
    .option_count = sizeof options / sizeof *options};

static AttExit
run(const AttResourceOptions* paths, const AttText* text)
{
  AttLog log = att_command_log();
  AttResources resources = {0};
  AttStatus status = att_resource_options_load(paths, &log, &resources);
  if (status == ATT_OK) {
    status = att_explain(&resources, att_text_view(text), &log, stdout);
  }
  att_resources_clear(&resources);
  return att_command_exit(status);
}

int
att_command_explain(int argc, char** argv)
{
  AttResourceOptions paths = {0};
  AttOptionWalk walk = {.argc = argc, .argv = argv};
  AttText text = {0};
  AttExit code = ATT_EXIT_USAGE;
  for (;;) {
    size_t option = 0;
    const char* value = NULL;
    const AttOptionKind kind = att_option_next(&walk, &usage, &option, &value);
    if (kind == ATT_OPTION_FOUND) {
      if (att_resource_options_take(&paths, option, value) != ATT_OK) {
        break;
      }
    } else if (kind == ATT_OPTION_ARGUMENT) {
      att_text_format(&text, "%s%s", text.size ? " " : "", value);
    } else {
      if (kind == ATT_OPTION_END && !text.size) {
        fputs("attest: error: no text; see `attest explain --help`\n", stderr);
      } else if (kind == ATT_OPTION_END) {
        code = run(&paths, &text);
      } else if (kind == ATT_OPTION_HELP) {
        code = ATT_EXIT_DONE;
      }
      break;
    }
  }
  att_text_clear(&text);
  att_resource_options_clear(&paths);
  return (int)code;
}
