// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// attest lsp: a language server for rule files, over standard input and output.

#include "lsp/server.h"

#include "cli/resources.h"

#include <stdio.h>
#include <unistd.h>

static const AttOption options[] = {
    ATT_RESOURCE_OPTIONS,
};

static const AttUsage usage = {
    .name = "lsp",
    .arguments = "",
    .summary = "Serve an editor: diagnostics, completion, hover, definitions, "
               "lenses, symbols and formatting of rule files, by the Language "
               "Server Protocol over standard input and output.",
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .notes = "initializationOptions: rules and ontology (paths), corpus (a "
             "folder whose hits are counted).\n"
             "Exit status: 0 after shutdown and exit, 1 for exit alone, 4 "
             "where no messages of the protocol came."};

static AttExit
run(const AttResourceOptions* given)
{
  AttLog log = att_command_log();
  const AttResourcePaths paths = {
      .rules = (const char* const*)given->rules.at,
      .rule_count = given->rules.size,
      .gazetteers = (const char* const*)given->gazetteers.at,
      .gazetteer_count = given->gazetteers.size,
      .ontologies = (const char* const*)given->ontologies.at,
      .ontology_count = given->ontologies.size,
      .model = given->model};
  bool good = false;
  const AttStatus status =
      att_lsp_serve(&paths, STDIN_FILENO, stdout, &log, &good);
  return status != ATT_OK ? ATT_EXIT_IO
         : good           ? ATT_EXIT_DONE
                          : ATT_EXIT_SOME_FAILED;
}

int
att_command_lsp(int argc, char** argv)
{
  AttResourceOptions given = {0};
  AttOptionWalk walk = {.argc = argc, .argv = argv};
  AttExit code = ATT_EXIT_USAGE;
  for (;;) {
    size_t option = 0;
    const char* value = NULL;
    const AttOptionKind kind = att_option_next(&walk, &usage, &option, &value);
    if (kind != ATT_OPTION_FOUND) {
      if (kind == ATT_OPTION_ARGUMENT) {
        fprintf(stderr, "attest: error: unexpected argument '%s'\n", value);
      }
      code = kind == ATT_OPTION_END    ? run(&given)
             : kind == ATT_OPTION_HELP ? ATT_EXIT_DONE
                                       : ATT_EXIT_USAGE;
      break;
    }
    if (att_resource_options_take(&given, option, value) != ATT_OK) {
      code = ATT_EXIT_IO;
      break;
    }
  }
  att_resource_options_clear(&given);
  return (int)code;
}
