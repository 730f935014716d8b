// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// attest parse: text or CoNLL-U in, tagged and parsed CoNLL-U out.

#include "cli/command.h"

#include "base/file.h"
#include "document/reader.h"
#include "english/english.h"
#include "pipeline/resources.h"

#include <stdio.h>

enum { OPTION_FROM, OPTION_RETAG, OPTION_MODEL, OPTION_OUTPUT, OPTION_COUNT };

static const AttOption options[OPTION_COUNT] = {
    [OPTION_FROM] = {"from", 0, "FORMAT", "text or conllu (default: auto)"},
    [OPTION_RETAG] = {"retag", 0, NULL, "ignore tags and tree of the input"},
    [OPTION_MODEL] = {"model", 0, "FILE", "the model, instead of ours"},
    [OPTION_OUTPUT] = {"output", 'o', "FILE", "write to FILE"},
};

static const AttUsage usage = {
    .name = "parse",
    .arguments = "FILE",
    .summary = "Tag and parse English, as CoNLL-U.",
    .options = options,
    .option_count = OPTION_COUNT,
    .notes = "FILE \"-\" is standard input. Tags and trees that CoNLL-U input "
             "has are kept,\nunless --retag is given.",
};

typedef struct Parse {
  AttFormat format;
  bool retag;
  const char* model;
  const char* output;
  const char* input;
  AttLimits limits;
  AttLog log;
  AttEnglish* english;
  AttOutput out;
} Parse;

/// Write text on one line and in one column: tabs and line ends become blanks.
static void
write_text(FILE* out, AttView text)
{
  for (size_t i = 0; i < text.size; ++i) {
    const unsigned char c = (unsigned char)text.at[i];
    putc(c < 0x20 ? ' ' : c, out);
  }
}

static void
write_field(FILE* out, AttView text)
{
  write_text(out, text.size ? text : ATT_VIEW("_"));
  putc('\t', out);
}

/// The tokens of one multiword token from `at` on: "don't" is two.
static size_t
count_joined(const AttToken* tokens, size_t count, size_t at)
{
  size_t end = at + 1;
  while (end < count && tokens[end].joined) {
    ++end;
  }
  return end - at;
}

static const char*
space_field(const AttToken* token)
{
  return token->space_after ? "_" : "SpaceAfter=No";
}

static void
write_range(FILE* out,
            const AttDocument* document,
            const AttToken* tokens,
            size_t at,
            size_t joined)
{
  const AttToken* last = &tokens[at + joined - 1];
  fprintf(out, "%zu-%zu\t", at + 1, at + joined);
  write_field(
      out,
      att_view_slice(document->text, tokens[at].span.begin, last->span.end));
  fprintf(out, "_\t_\t_\t_\t_\t_\t_\t%s\n", space_field(last));
}

/// A word alone is written as the text has it ("–" is analysed as a hyphen).
static void
write_token(FILE* out,
            const AttDocument* document,
            const AttToken* token,
            size_t at,
            bool alone)
{
  fprintf(out, "%zu\t", at + 1);
  write_field(
      out,
      alone && token->span.end > token->span.begin
          ? att_view_slice(document->text, token->span.begin, token->span.end)
          : token->form);
  write_field(out, token->lemma);
  fprintf(out,
          "%s\t%s\t_\t%d\t%s\t_\t%s\n",
          att_upos_label((AttUpos)token->upos),
          att_xpos_label((AttXpos)token->xpos),
          (int)token->head + 1,
          att_relation_label((AttRelation)token->relation),
          alone ? space_field(token) : "_");
}

static void
write_tokens(FILE* out,
             const AttDocument* document,
             const AttToken* tokens,
             size_t count)
{
  for (size_t at = 0; at < count;) {
    const size_t joined = count_joined(tokens, count, at);
    if (joined > 1) {
      write_range(out, document, tokens, at, joined);
    }
    for (const size_t end = at + joined; at < end; ++at) {
      write_token(out, document, &tokens[at], at, joined == 1);
    }
  }
}

static void
write_sentence(FILE* out, const AttDocument* document, size_t index)
{
  const AttSentence* sentence = &document->sentences[index];
  if (index == 0) {
    fputs("# newdoc id = ", out);
    write_text(out, document->id);
    putc('\n', out);
  }
  if (index == 0 || sentence->paragraph != sentence[-1].paragraph) {
    fputs("# newpar\n", out);
  }
  fputs("# sent_id = ", out);
  if (sentence->id.size) {
    write_text(out, sentence->id);
  } else {
    write_text(out, document->id);
    fprintf(out, "-%zu", index + 1);
  }
  fputs("\n# text = ", out);
  write_text(out,
             att_view_trim(att_view_slice(
                 document->text, sentence->span.begin, sentence->span.end)));
  putc('\n', out);
  write_tokens(
      out, document, att_sentence_tokens(document, sentence), sentence->count);
  putc('\n', out);
}

static AttStatus
parse_document(Parse* parse, AttDocument* document)
{
  for (size_t i = 0; i < document->sentence_count; ++i) {
    AttSentence* sentence = &document->sentences[i];
    if (parse->retag) {
      sentence->analysed = ATT_ANALYSED_NOT;
    }
    ATT_TRY(att_english_analyse(parse->english, document, sentence));
    if (sentence->count) {
      write_sentence(parse->out.stream, document, i);
    }
  }
  return ATT_OK;
}

static AttStatus
parse_records(Parse* parse, AttReader* reader, size_t* failed)
{
  for (;;) {
    AttRecord record;
    AttDocument* document = NULL;
    bool got = false;
    ATT_TRY(att_reader_next(reader, &record, &got, failed));
    if (!got) {
      return ATT_OK;
    }
    AttStatus status =
        att_document_new(&record, &parse->limits, &parse->log, &document);
    if (status == ATT_OK) {
      status = parse_document(parse, document);
      att_document_free(document);
      ATT_TRY(status);
    } else if (status == ATT_ERR_MEMORY) {
      return status;
    } else {
      ++*failed;
    }
  }
}

static AttStatus
parse_inputs(Parse* parse, const AttModel* model, size_t* failed)
{
  AttReader* reader = NULL;
  ATT_TRY(att_english_new(model, &parse->english));
  ATT_TRY(att_reader_new(
      &parse->input, 1, parse->format, &parse->limits, &parse->log, &reader));
  AttStatus status = att_output_open(&parse->out, parse->output, &parse->log);
  if (status == ATT_OK) {
    status = parse_records(parse, reader, failed);
  }
  if (status == ATT_OK) {
    status = att_output_commit(&parse->out, &parse->log);
  } else {
    att_output_abandon(&parse->out);
  }
  att_reader_free(reader);
  return status;
}

static AttStatus
open_model(Parse* parse, AttModel** model)
{
  AttText path = {0};
  AttStatus status = ATT_OK;
  if (parse->model) {
    att_text_append_string(&path, parse->model);
    status = att_text_status(&path);
  } else {
    status = att_data_path("rules/english/english.model", &path, &parse->log);
  }
  if (status == ATT_OK) {
    status = att_model_open(path.at, &parse->log, model);
  }
  att_text_clear(&path);
  return status;
}

static AttExit
run(Parse* parse)
{
  AttModel* model = NULL;
  size_t failed = 0;
  AttStatus status = open_model(parse, &model);
  if (status == ATT_OK) {
    status = parse_inputs(parse, model, &failed);
  }
  if (status == ATT_ERR_MEMORY) {
    fputs("attest: error: out of memory\n", stderr);
  }
  att_english_free(parse->english);
  att_model_free(model);
  return status == ATT_OK && failed ? ATT_EXIT_SOME_FAILED
                                    : att_command_exit(status);
}

static AttExit
wrong_usage(const char* message)
{
  fprintf(stderr, "attest: error: %s; see `attest parse --help`\n", message);
  return ATT_EXIT_USAGE;
}

static bool
set_option(Parse* parse, size_t option, const char* value)
{
  switch (option) {
  case OPTION_FROM:
    return att_format_find(att_view(value), &parse->format);
  case OPTION_RETAG:
    parse->retag = true;
    return true;
  case OPTION_MODEL:
    parse->model = value;
    return true;
  default:
    parse->output = value;
    return true;
  }
}

int
att_command_parse(int argc, char** argv)
{
  Parse parse = {.limits = ATT_LIMITS_DEFAULT, .log = att_command_log()};
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
      if (parse.input) {
        return (int)wrong_usage("one file expected");
      }
      parse.input = value;
      break;
    case ATT_OPTION_FOUND:
      if (!set_option(&parse, option, value)) {
        return (int)wrong_usage("--from expects the name of a format");
      }
      break;
    case ATT_OPTION_END:
      return (int)(parse.input ? run(&parse) : wrong_usage("a file expected"));
    }
  }
}
