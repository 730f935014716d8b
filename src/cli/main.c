// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// The program: finds the command by its name and runs it.
// In: argv. Out: an exit code (cli/command.h lists them).

#include "cli/command.h"

#include <stdio.h>
#include <string.h>

typedef struct Command {
  const char* name;
  int (*run)(int argc, char** argv);
  const char* summary;
} Command;

static const Command commands[] = {
#define ATT_COMMAND(name, summary) {#name, att_command_##name, summary},
#include "cli/commands.def"
#undef ATT_COMMAND
};

static void
print_usage(FILE* out)
{
  fputs("usage: attest COMMAND [OPTION]… [ARGUMENT]…\n\n", out);
  for (size_t i = 0; i < sizeof commands / sizeof *commands; ++i) {
    fprintf(out, "  %-9s %s\n", commands[i].name, commands[i].summary);
  }
  fputs("\n`attest COMMAND --help` tells a command's options.\n", out);
}

int
main(int argc, char** argv)
{
  if (argc < 2) {
    print_usage(stderr);
    return ATT_EXIT_USAGE;
  }
  if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "help") == 0) {
    print_usage(stdout);
    return ATT_EXIT_DONE;
  }
  const char* name = strcmp(argv[1], "--version") == 0 ? "version" : argv[1];
  for (size_t i = 0; i < sizeof commands / sizeof *commands; ++i) {
    if (strcmp(name, commands[i].name) == 0) {
      return commands[i].run(argc - 1, argv + 1);
    }
  }
  fprintf(stderr, "attest: error: unknown command '%s'\n", argv[1]);
  print_usage(stderr);
  return ATT_EXIT_USAGE;
}
