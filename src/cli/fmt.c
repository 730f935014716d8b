// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// attest fmt: lay out rule files, in place or from standard input to standard
// output.

#include "base/file.h"
#include "base/folder.h"
#include "cli/command.h"
#include "rules/format.h"

#include <stdio.h>
#include <string.h>

static const AttOption options[] = {
    {"check", 0, NULL, "change nothing; list the files that would change"},
};

static const AttUsage usage = {
    .name = "fmt",
    .arguments = "FILE|FOLDER|-…",
    .summary = "Lay out rule files in place; - reads standard input and writes "
               "standard output.",
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .notes = "Sentences, order and comments stay. A file whose words or "
             "indentation are wrong is left alone.\n"
             "Exit status: 0 done, 1 --check found files that would change, 3 "
             "some file is left alone."};

typedef struct Format {
  AttLog log;
  AttLimits limits;
  bool check;
  size_t changed; ///< or would be, with --check
  size_t wrong;   ///< left alone
} Format;

static AttStatus
write_text(Format* format, const char* path, const AttText* text)
{
  AttOutput output = {0};
  ATT_TRY(att_output_open(&output, path, &format->log));
  if (text->size) {
    fwrite(text->at, 1, text->size, output.stream);
  }
  return att_output_commit(&output, &format->log);
}

/// Write where something changed; of a link what it points to, so that the link
/// stays.
static AttStatus
replace(Format* format, const char* path, const AttText* text)
{
  AttText real = {0};
  att_file_real_path(path, &real);
  AttStatus status = att_text_status(&real);
  if (status == ATT_OK) {
    status = write_text(format, real.at, text);
  }
  att_text_clear(&real);
  return status;
}

static AttStatus
hand_out(Format* format, const char* path, AttView before, const AttText* after)
{
  const bool is_stream = strcmp(path, "-") == 0;
  const bool same = att_view_equal(before, att_text_view(after));
  format->changed += !same;
  if (format->check) {
    if (!same) {
      puts(is_stream ? "standard input" : path);
    }
    return ATT_OK;
  }
  return is_stream ? write_text(format, NULL, after)
         : same    ? ATT_OK
                   : replace(format, path, after);
}

static AttStatus
format_file(Format* format, const char* path)
{
  const char* name = strcmp(path, "-") == 0 ? "standard input" : path;
  AttText before = {0};
  AttText after = {0};
  AttStatus status = att_file_read(
      path, format->limits.rule_file_bytes, &before, &format->log);
  if (status == ATT_OK) {
    status = att_rules_format((AttOrigin){name, att_text_view(&before)},
                              format->limits.rule_errors,
                              &format->log,
                              &after);
    if (status == ATT_OK) {
      status = hand_out(format, path, att_text_view(&before), &after);
    } else if (status == ATT_ERR_SYNTAX || status == ATT_ERR_LIMIT) {
      ++format->wrong;
      status = ATT_OK;
    }
  }
  att_text_clear(&before);
  att_text_clear(&after);
  return status;
}

static AttExit
run(Format* format, const AttPaths* paths)
{
  AttStatus status = ATT_OK;
  for (size_t i = 0; i < paths->size && status == ATT_OK; ++i) {
    status = format_file(format, paths->at[i]);
  }
  if (status != ATT_OK) {
    return att_command_exit(status);
  }
  return format->wrong                      ? ATT_EXIT_RULES
         : format->check && format->changed ? ATT_EXIT_SOME_FAILED
                                            : ATT_EXIT_DONE;
}

static AttStatus
take_argument(Format* format, const char* value, AttPaths* paths)
{
  return strcmp(value, "-") == 0
             ? att_paths_add(paths, value)
             : att_paths_add_below(
                   paths, value, ".rules", &format->limits, &format->log);
}

int
att_command_fmt(int argc, char** argv)
{
  Format format = {.log = att_command_log(), .limits = ATT_LIMITS_DEFAULT};
  AttOptionWalk walk = {.argc = argc, .argv = argv};
  AttPaths paths = {0};
  bool named = false;
  AttExit code = ATT_EXIT_USAGE;
  for (;;) {
    size_t option = 0;
    const char* value = NULL;
    const AttOptionKind kind = att_option_next(&walk, &usage, &option, &value);
    if (kind == ATT_OPTION_FOUND) {
      format.check = true;
    } else if (kind == ATT_OPTION_ARGUMENT) {
      named = true;
      const AttStatus status = take_argument(&format, value, &paths);
      if (status != ATT_OK) {
        code = att_command_exit(status);
        break;
      }
    } else {
      if (kind == ATT_OPTION_END && !named) {
        att_report_plain(
            &format.log, ATT_ERROR, NULL, "expected a file, a folder or -");
      }
      code = kind == ATT_OPTION_HELP           ? ATT_EXIT_DONE
             : kind == ATT_OPTION_END && named ? run(&format, &paths)
                                               : ATT_EXIT_USAGE;
      break;
    }
  }
  att_paths_clear(&paths);
  return (int)code;
}
