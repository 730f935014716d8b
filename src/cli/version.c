// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// attest version: the program's version.

#include "cli/command.h"

#include <stdio.h>

int
att_command_version(int argc, char** argv)
{
  static const AttUsage usage = {
      .name = "version", .arguments = "", .summary = "Print the version."};
  AttOptionWalk walk = {.argc = argc, .argv = argv};
  size_t option = 0;
  const char* value = NULL;
  switch (att_option_next(&walk, &usage, &option, &value)) {
  case ATT_OPTION_HELP:
    return ATT_EXIT_DONE;
  case ATT_OPTION_END:
    puts("attest " ATT_VERSION);
    return ATT_EXIT_DONE;
  default:
    return ATT_EXIT_USAGE;
  }
}
