// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// attest explain: how a text is read, stage by stage, or why it is not.

#include "pipeline/explain.h"
#include "base/file.h"
#include "cli/resources.h"

#include <stdio.h>
#include <unistd.h>

enum {
  OPTION_WHY_NOT = ATT_RESOURCE_OPTION_COUNT,
  OPTION_HTML,
};

static const AttOption options[] = {
    ATT_RESOURCE_OPTIONS,
    {"why-not",
     0,
     "BLOCK",
     "say what kept a block from firing: att:Attack, Attack, FILE:LINE"},
    {"html", 0, "FILE", "write one page instead of text; - is standard output"},
};

static const AttUsage usage = {
    .name = "explain",
    .arguments = "[TEXT…]",
    .summary =
        "Show the tree, clauses, mentions, fired lines, statements and triples "
        "of a text.",
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .notes = "The text is read from standard input where TEXT is - or, in a "
             "pipe, missing."};

typedef struct Request {
  AttResourceOptions paths;
  AttText text;
  bool from_input;
  const char* why_not;
  const char* html;
} Request;

static AttStatus
render(const Request* request,
       const AttExplanation* explanation,
       AttLog* log,
       AttText* out)
{
  if (request->why_not) {
    return att_explain_why_not(
        explanation, att_view(request->why_not), log, out);
  }
  return request->html ? att_explain_html(explanation, out)
                       : att_explain_text(explanation, out);
}

static AttStatus
write_out(const char* path, const AttText* text, AttLog* log)
{
  AttOutput output;
  ATT_TRY(att_output_open(&output, path ? path : "-", log));
  if (text->size) {
    fwrite(text->at, 1, text->size, output.stream); // commit checks the stream
  }
  return att_output_commit(&output, log);
}

static AttStatus
explain(const Request* request, const AttResources* resources, AttLog* log)
{
  AttExplanation explanation;
  AttText out = {0};
  AttStatus status = att_explanation_init(
      &explanation, resources, att_text_view(&request->text), log);
  if (status == ATT_OK) {
    status = render(request, &explanation, log, &out);
  }
  if (status == ATT_OK) {
    status = write_out(request->html, &out, log);
  }
  att_text_clear(&out);
  att_explanation_clear(&explanation);
  return status;
}

static AttExit
run(Request* request)
{
  AttLog log = att_command_log();
  AttResources resources = {0};
  AttStatus status = ATT_OK;
  if (request->from_input) {
    status = att_file_read(
        "-", ATT_LIMITS_DEFAULT.document_bytes, &request->text, &log);
  }
  if (status == ATT_OK) {
    status = att_resource_options_load(&request->paths, &log, &resources);
  }
  if (status == ATT_OK) {
    status = explain(request, &resources, &log);
  }
  att_resources_clear(&resources);
  return status == ATT_ERR_NOT_FOUND && request->why_not
             ? ATT_EXIT_USAGE
             : att_command_exit(status);
}

static AttStatus
take_option(Request* request, size_t option, const char* value)
{
  switch (option) {
  case OPTION_WHY_NOT:
    request->why_not = value;
    return ATT_OK;
  case OPTION_HTML:
    request->html = value;
    return ATT_OK;
  default:
    return att_resource_options_take(&request->paths, option, value);
  }
}

static void
take_argument(Request* request, const char* value)
{
  if (!request->text.size && att_view_equal(att_view(value), ATT_VIEW("-"))) {
    request->from_input = true;
  } else {
    att_text_format(
        &request->text, "%s%s", request->text.size ? " " : "", value);
  }
}

/// Is what was asked for sensible? Says what is not.
static bool
is_complete(Request* request)
{
  if (request->why_not && request->html) {
    fputs("attest: error: --why-not answers in words, without --html\n",
          stderr);
    return false;
  }
  if (!request->text.size && !request->from_input) {
    request->from_input = !isatty(STDIN_FILENO);
  }
  if (!request->text.size && !request->from_input) {
    fputs("attest: error: no text; see `attest explain --help`\n", stderr);
    return false;
  }
  if (request->text.size && request->from_input) {
    fputs("attest: error: either TEXT or -, not both\n", stderr);
    return false;
  }
  return true;
}

int
att_command_explain(int argc, char** argv)
{
  Request request = {0};
  AttOptionWalk walk = {.argc = argc, .argv = argv};
  AttExit code = ATT_EXIT_USAGE;
  for (;;) {
    size_t option = 0;
    const char* value = NULL;
    const AttOptionKind kind = att_option_next(&walk, &usage, &option, &value);
    if (kind == ATT_OPTION_FOUND) {
      if (take_option(&request, option, value) != ATT_OK) {
        code = ATT_EXIT_IO;
        break;
      }
    } else if (kind == ATT_OPTION_ARGUMENT) {
      take_argument(&request, value);
    } else {
      code = kind == ATT_OPTION_HELP                           ? ATT_EXIT_DONE
             : kind == ATT_OPTION_END && is_complete(&request) ? run(&request)
                                                               : code;
      break;
    }
  }
  att_text_clear(&request.text);
  att_resource_options_clear(&request.paths);
  return (int)code;
}
