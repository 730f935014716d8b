// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Reading queries that say what they are for.

#include "graph/questions.h"

#include "base/file.h"
#include "base/folder.h"

#include <string.h>

#define LARGEST_QUERY (1u << 20)

void
att_questions_clear(AttQuestions* questions)
{
  ATT_ARRAY_CLEAR(&questions->items);
  att_arena_free(questions->arena);
  *questions = (AttQuestions){0};
}

static AttView
name_of(const char* path)
{
  const char* slash = strrchr(path, '/');
  const AttView file = att_view(slash ? slash + 1 : path);
  return att_view_slice(file, 0, file.size - strlen(".rq"));
}

/// Take a line off the front of `rest`.
static AttView
take_line(AttView* rest)
{
  size_t end = 0;
  while (end < rest->size && rest->at[end] != '\n') {
    ++end;
  }
  const AttView line = att_view_slice(*rest, 0, end);
  *rest = att_view_slice(*rest, end + 1, rest->size);
  return line;
}

/// Append what a comment line says behind `key` ("title:").
static bool
has_key(AttView comment, const char* key, AttText* out)
{
  if (!att_view_starts_with(comment, att_view(key))) {
    return false;
  }
  att_text_append(
      out, att_view_trim(att_view_slice(comment, strlen(key), comment.size)));
  return true;
}

/// The comment that a query opens with: `# title: …`, `# for: …` and lines that
/// go on with either.
static void
read_comment(AttView rest, AttText* title, AttText* purpose)
{
  AttText* open = NULL;
  while (rest.size && rest.at[0] == '#') {
    const AttView line = take_line(&rest);
    const AttView said = att_view_trim(att_view_slice(line, 1, line.size));
    if (has_key(said, "title:", title)) {
      open = title;
    } else if (has_key(said, "for:", purpose)) {
      open = purpose;
    } else if (open && said.size) {
      att_text_append_char(open, ' ');
      att_text_append(open, said);
    }
  }
}

static AttStatus
keep(AttQuestions* questions, AttView from, AttView* to)
{
  *to = att_arena_copy(questions->arena, from);
  return to->at ? ATT_OK : ATT_ERR_MEMORY;
}

/// Two lines of comment, then the query.
static AttStatus
add_question(AttQuestions* questions,
             const char* path,
             AttView text,
             AttLog* log)
{
  AttText title = {0};
  AttText purpose = {0};
  AttQuestion question;
  read_comment(text, &title, &purpose);
  AttStatus status = keep(questions, name_of(path), &question.name);
  if (status == ATT_OK && (!title.size || !purpose.size)) {
    att_report_plain(log,
                     ATT_ERROR,
                     path,
                     "expected '# title: …' and '# for: …' before the query");
    status = ATT_ERR_SYNTAX;
  }
  if (status == ATT_OK) {
    status = keep(questions, att_text_view(&title), &question.title);
  }
  if (status == ATT_OK) {
    status = keep(questions, att_text_view(&purpose), &question.purpose);
  }
  if (status == ATT_OK) {
    status = keep(questions, text, &question.text);
  }
  att_text_clear(&title);
  att_text_clear(&purpose);
  ATT_TRY(status);
  return ATT_PUSH(&questions->items, question);
}

AttStatus
att_questions_read(const char* folder,
                   const AttLimits* limits,
                   AttLog* log,
                   AttQuestions* questions)
{
  *questions = (AttQuestions){.arena = att_arena_new()};
  AttPaths paths = {0};
  AttText text = {0};
  AttStatus status = questions->arena ? ATT_OK : ATT_ERR_MEMORY;
  if (status == ATT_OK) {
    status = att_paths_add_below(&paths, folder, ".rq", limits, log);
  }
  for (size_t i = 0; i < paths.size && status == ATT_OK; ++i) {
    status = att_file_read(paths.at[i], LARGEST_QUERY, &text, log);
    if (status == ATT_OK) {
      status = add_question(questions, paths.at[i], att_text_view(&text), log);
    }
  }
  att_text_clear(&text);
  att_paths_clear(&paths);
  if (status != ATT_OK) {
    att_questions_clear(questions);
  }
  return status;
}

const AttQuestion*
att_questions_find(const AttQuestions* questions, AttView name)
{
  for (size_t i = 0; i < questions->items.size; ++i) {
    const AttQuestion* question = &questions->items.at[i];
    const AttView full = question->name;
    size_t dash = 0;
    while (dash < full.size && full.at[dash] != '-') {
      ++dash;
    }
    if (att_view_equal(full, name) ||
        att_view_equal(att_view_slice(full, 0, dash), name) ||
        att_view_equal(att_view_slice(full, dash + 1, full.size), name)) {
      return question;
    }
  }
  return NULL;
}
