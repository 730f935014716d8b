// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// attest train: a model of English from a treebank.

#include "cli/command.h"

#include "base/file.h"
#include "english/train.h"

#include <stdio.h>
#include <stdlib.h>

enum { OPTION_OUTPUT, OPTION_DEV, OPTION_WORDS, OPTION_RUNS, OPTION_COUNT };

static const AttOption options[OPTION_COUNT] = {
    [OPTION_OUTPUT] = {"output", 'o', "MODEL", "the model file to write"},
    [OPTION_DEV] = {"dev", 0, "FILE", "tell the accuracy on this treebank"},
    [OPTION_WORDS] = {"words", 0, "FILE", "words and lemmas to add"},
    [OPTION_RUNS] = {"runs", 0, "N", "average N runs (default 4)"},
};

static const AttUsage usage = {
    .name = "train",
    .arguments = "TREEBANK.conllu",
    .summary = "Train the English tagger, parser and lemmatiser.",
    .options = options,
    .option_count = OPTION_COUNT,
    .notes = "The treebank is CoNLL-U with the tags of UD English EWT. The "
             "same input\ngives the same bytes.",
};

static void
print_progress(void* user, const char* line)
{
  (void)user;
  fprintf(stderr, "attest: %s\n", line);
}

static AttExit
train(const AttTrainOptions* training, const char* path)
{
  AttLog log = att_command_log();
  AttText model = {0};
  AttOutput output = {0};
  AttStatus status = att_train(training, &log, &model);
  if (status == ATT_OK) {
    status = att_output_open(&output, path, &log);
  }
  if (status == ATT_OK) {
    fwrite(model.at, 1, model.size, output.stream);
    status = att_output_commit(&output, &log);
  }
  if (status == ATT_ERR_MEMORY) {
    fputs("attest: error: out of memory\n", stderr);
  }
  att_text_clear(&model);
  return att_command_exit(status);
}

static AttExit
wrong_usage(const char* message)
{
  fprintf(stderr, "attest: error: %s; see `attest train --help`\n", message);
  return ATT_EXIT_USAGE;
}

static bool
read_runs(const char* value, AttTrainOptions* training)
{
  char* end = NULL;
  const long runs = strtol(value, &end, 10);
  if (*end || runs < 1 || runs > 20) {
    return false;
  }
  training->tagger_runs = (uint32_t)runs;
  training->parser_runs = (uint32_t)runs;
  return true;
}

int
att_command_train(int argc, char** argv)
{
  AttTrainOptions training = ATT_TRAIN_OPTIONS_DEFAULT;
  training.progress = print_progress;
  const char* path = NULL;
  AttOptionWalk walk = {.argc = argc, .argv = argv};
  for (;;) {
    size_t option = 0;
    const char* value = NULL;
    switch (att_option_next(&walk, &usage, &option, &value)) {
    case ATT_OPTION_HELP:
      return ATT_EXIT_DONE;
    case ATT_OPTION_WRONG:
      return ATT_EXIT_USAGE;
    case ATT_OPTION_ARGUMENT:
      if (training.treebank) {
        return (int)wrong_usage("one treebank expected");
      }
      training.treebank = value;
      break;
    case ATT_OPTION_FOUND:
      if (option == OPTION_OUTPUT) {
        path = value;
      } else if (option == OPTION_DEV) {
        training.dev = value;
      } else if (option == OPTION_WORDS) {
        training.words = value;
      } else if (!read_runs(value, &training)) {
        return (int)wrong_usage("--runs expects a number from 1 to 20");
      }
      break;
    case ATT_OPTION_END:
      if (!training.treebank || !path) {
        return (int)wrong_usage("a treebank and -o MODEL expected");
      }
      return (int)train(&training, path);
    }
  }
}
