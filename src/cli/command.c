// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// The log on standard error, exit codes, and the walk over options.

#include "cli/command.h"

#include "base/nearest.h"

#include <stdio.h>
#include <string.h>

static void
print_diagnostic(void* user, const AttDiagnostic* diagnostic)
{
  (void)user;
  AttText text = {0};
  att_diagnostic_render(diagnostic, &text);
  if (diagnostic->origin.name || diagnostic->origin.text.size) {
    fputs(text.at ? text.at : "attest: out of memory\n", stderr);
  } else {
    fprintf(stderr, "attest: %s", text.at ? text.at : "out of memory\n");
  }
  att_text_clear(&text);
}

AttLog
att_command_log(void)
{
  return (AttLog){.sink = print_diagnostic};
}

AttExit
att_command_exit(AttStatus status)
{
  switch (status) {
  case ATT_OK:
    return ATT_EXIT_DONE;
  case ATT_ERR_RULES:
    return ATT_EXIT_RULES;
  case ATT_ERR_USAGE:
  case ATT_ERR_UNSUPPORTED:
    return ATT_EXIT_USAGE;
  default:
    return ATT_EXIT_IO;
  }
}

static void
print_help(const AttUsage* usage)
{
  printf("usage: attest %s [OPTION]… %s\n%s\n\n",
         usage->name,
         usage->arguments,
         usage->summary);
  for (size_t i = 0; i < usage->option_count; ++i) {
    const AttOption* option = &usage->options[i];
    char left[80];
    char letter[5] = "";
    if (option->letter) {
      snprintf(letter, sizeof letter, "-%c, ", option->letter);
    }
    snprintf(left,
             sizeof left,
             "%s--%s%s%s",
             letter,
             option->long_name,
             option->argument ? " " : "",
             option->argument ? option->argument : "");
    printf("  %-26s %s\n", left, option->help);
  }
  printf("  %-26s %s\n", "-h, --help", "print this and exit");
  if (usage->notes) {
    printf("\n%s\n", usage->notes);
  }
}

static AttOptionKind
wrong(const AttUsage* usage, const char* what, const char* word)
{
  fprintf(stderr,
          "attest: error: %s '%s'; see `attest %s --help`\n",
          what,
          word,
          usage->name);
  return ATT_OPTION_WRONG;
}

static AttOptionKind
unknown_option(const AttUsage* usage, const char* word)
{
  AttNearest nearest = {0};
  for (size_t i = 0; i < usage->option_count; ++i) {
    att_nearest_offer(
        &nearest, att_view(word + 2), att_view(usage->options[i].long_name));
  }
  if (!nearest.name.size) {
    return wrong(usage, "unknown option", word);
  }
  fprintf(stderr,
          "attest: error: unknown option '%s'; did you mean '--%.*s'?\n",
          word,
          ATT_VIEW_ARG(nearest.name));
  return ATT_OPTION_WRONG;
}

/// The option whose name begins a "--name" or "--name=value" word.
static bool
find_long(const AttUsage* usage, const char* word, size_t* option, size_t* size)
{
  *size = strcspn(word + 2, "=");
  for (size_t i = 0; i < usage->option_count; ++i) {
    const char* name = usage->options[i].long_name;
    if (strlen(name) == *size && strncmp(name, word + 2, *size) == 0) {
      *option = i;
      return true;
    }
  }
  return false;
}

static bool
find_letter(const AttUsage* usage, char letter, size_t* option)
{
  for (size_t i = 0; i < usage->option_count; ++i) {
    if (usage->options[i].letter == letter) {
      *option = i;
      return true;
    }
  }
  return false;
}

AttOptionKind
att_option_next(AttOptionWalk* walk,
                const AttUsage* usage,
                size_t* option,
                const char** value)
{
  *value = NULL;
  if (walk->at == 0) {
    walk->at = 1; // the command's own name
  }
  if (walk->at >= walk->argc) {
    return ATT_OPTION_END;
  }
  const char* word = walk->argv[walk->at++];
  if (walk->only_arguments || word[0] != '-' || word[1] == '\0') {
    *value = word;
    return ATT_OPTION_ARGUMENT;
  }
  if (strcmp(word, "--") == 0) {
    walk->only_arguments = true;
    return att_option_next(walk, usage, option, value);
  }
  if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0) {
    print_help(usage);
    return ATT_OPTION_HELP;
  }
  const char* attached = NULL;
  if (word[1] == '-') {
    size_t size = 0;
    if (!find_long(usage, word, option, &size)) {
      return unknown_option(usage, word);
    }
    attached = word[2 + size] == '=' ? word + 3 + size : NULL;
  } else {
    if (!find_letter(usage, word[1], option)) {
      return wrong(usage, "unknown option", word);
    }
    attached = word[2] ? word + 2 : NULL;
  }
  if (!usage->options[*option].argument) {
    return attached ? wrong(usage, "no value expected in", word)
                    : ATT_OPTION_FOUND;
  }
  if (!attached && walk->at < walk->argc) {
    attached = walk->argv[walk->at++];
  }
  if (!attached) {
    return wrong(usage, "value expected after", word);
  }
  *value = attached;
  return ATT_OPTION_FOUND;
}
