// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// What all commands share: exit codes, the log on standard error, options.

#ifndef ATT_CLI_COMMAND_H
#define ATT_CLI_COMMAND_H

#include "base/diagnostic.h"

typedef enum AttExit {
  ATT_EXIT_DONE = 0,
  ATT_EXIT_SOME_FAILED = 1, ///< some document failed; the others are done
  ATT_EXIT_USAGE = 2,
  ATT_EXIT_RULES = 3, ///< rules do not compile
  ATT_EXIT_IO = 4,    ///< input or output failed
} AttExit;

#define ATT_COMMAND(name, summary)                                             \
  int att_command_##name(int argc, char** argv);
#include "cli/commands.def"
#undef ATT_COMMAND

/// A log that renders every message to standard error.
AttLog att_command_log(void);

/// The exit code for what a run came to: RULES for ATT_ERR_RULES, USAGE for
/// ATT_ERR_USAGE and ATT_ERR_UNSUPPORTED, IO for the rest that is not ATT_OK.
AttExit att_command_exit(AttStatus status);

/// One option of a command. `long_name` without dashes; `letter` 0 for none;
/// `argument` names its value in --help, NULL for a flag.
typedef struct AttOption {
  const char* long_name;
  char letter;
  const char* argument;
  const char* help;
} AttOption;

/// A command's options and arguments as text; its --help is made of it.
typedef struct AttUsage {
  const char* name;
  const char* arguments; ///< "INPUT…"
  const char* summary;
  const AttOption* options;
  size_t option_count;
  const char* notes; ///< printed behind the options; may be NULL
} AttUsage;

/// Walk over argv: options may stand before, between and behind arguments,
/// "--long=value", "--long value", "-xvalue", "-x value"; "--" ends options.
typedef struct AttOptionWalk {
  int argc;
  char** argv;
  int at;
  bool only_arguments;
} AttOptionWalk;

typedef enum AttOptionKind {
  ATT_OPTION_END,
  ATT_OPTION_FOUND,    ///< `*option` and `*value`
  ATT_OPTION_ARGUMENT, ///< `*value`
  ATT_OPTION_HELP,     ///< printed; exit with ATT_EXIT_DONE
  ATT_OPTION_WRONG,    ///< reported; exit with ATT_EXIT_USAGE
} AttOptionKind;

/// The next option or argument; `*option` is an index into usage->options.
AttOptionKind att_option_next(AttOptionWalk* walk,
                              const AttUsage* usage,
                              size_t* option,
                              const char** value);

#endif
