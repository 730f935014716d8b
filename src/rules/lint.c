// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The table of checks, and how they report.

#include "rules/linter.h"
#include "rules/parse.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LONGEST_MESSAGE 512u
#define MOST_RIVALS 256u // frames of one trigger that others are compared with

typedef AttStatus (*Check)(AttLinter* linter);

static const Check checks[] = {
    att_lint_tokens,       ///< a word that no token can match
    att_lint_spelling,     ///< a word that the vocabulary has never seen
    att_lint_alternatives, ///< an alternative that another one covers
    att_lint_lines,        ///< a line that adds nothing to another
    att_lint_blocks,       ///< two blocks that state the same words
};

AttOrigin
att_linter_origin(const AttLinter* linter, uint32_t file)
{
  const AttRuleFile* at = &linter->rules->files[file];
  return (AttOrigin){at->path.at, at->text};
}

AttRemark
att_linter_at(const AttLinter* linter,
              const char* text,
              uint32_t file,
              AttSpan span)
{
  return (AttRemark){text, att_linter_origin(linter, file), span};
}

AttRemark
att_linter_at_line(const AttLinter* linter, const char* text, uint32_t line)
{
  const AttLine* at = &linter->rules->lines[line];
  return att_linter_at(linter, text, at->file, at->span);
}

bool
att_linter_is_written(const AttLinter* linter, uint32_t file, AttPhrase phrase)
{
  const AttView text = linter->rules->files[file].text;
  return phrase.span.begin < phrase.span.end &&
         text.at[phrase.span.begin] != '@';
}

/// Note that a message was told of a place; false where it was before.
static AttStatus
note_told(AttLinter* linter, const AttLintWarning* warning, bool* is_new)
{
  AttText key = {0};
  att_text_format(&key,
                  "%u:%u:%s",
                  (unsigned)warning->file,
                  (unsigned)warning->span.begin,
                  warning->message);
  AttStatus status = att_text_status(&key);
  if (status == ATT_OK) {
    *is_new = !att_map_get(&linter->told, att_text_view(&key));
    status = att_map_set(&linter->told, att_text_view(&key), 1);
  }
  att_text_clear(&key);
  return status;
}

AttStatus
att_linter_warn(AttLinter* linter,
                uint32_t file,
                AttSpan span,
                AttRemark remark,
                const char* format,
                ...)
{
  char message[LONGEST_MESSAGE];
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(message, sizeof message, format, arguments);
  va_end(arguments);
  const AttLintWarning warning = {
      .file = file,
      .span = span,
      .remark = remark,
      .message = att_arena_copy(linter->arena, att_view(message)).at};
  bool is_new = false;
  if (!warning.message) {
    return ATT_ERR_MEMORY;
  }
  ATT_TRY(note_told(linter, &warning, &is_new));
  return is_new ? ATT_PUSH(&linter->warnings, warning) : ATT_OK;
}

static int
compare_warnings(const void* left, const void* right)
{
  const AttLintWarning* a = left;
  const AttLintWarning* b = right;
  if (a->file != b->file) {
    return a->file < b->file ? -1 : 1;
  }
  if (a->span.begin != b->span.begin) {
    return a->span.begin < b->span.begin ? -1 : 1;
  }
  return strcmp(a->message, b->message);
}

/// In the order of the files and their lines.
static void
report(AttLinter* linter)
{
  if (linter->warnings.size) {
    qsort(linter->warnings.at,
          linter->warnings.size,
          sizeof *linter->warnings.at,
          compare_warnings);
  }
  for (size_t i = 0; i < linter->warnings.size; ++i) {
    const AttLintWarning* warning = &linter->warnings.at[i];
    att_warn(linter->log,
             att_linter_origin(linter, warning->file),
             warning->span,
             warning->remark,
             "%s",
             warning->message);
  }
}

AttStatus
att_linter_triggered(AttLinter* linter, const AttPhrase* trigger, AttRange* run)
{
  const AttRules* rules = linter->rules;
  AttView lower = {0};
  ATT_TRY(att_parse_lower(
      linter->arena,
      rules->words[trigger->words.first + trigger->words.count - 1].text,
      &lower));
  *run = att_rules_triggered(rules, lower);
  run->count = run->count < MOST_RIVALS ? run->count : MOST_RIVALS;
  return ATT_OK;
}

/// Frames stand in the order of their lines.
static AttStatus
index_frames(AttLinter* linter)
{
  const AttRules* rules = linter->rules;
  linter->line_frames = att_arena_calloc(
      linter->arena, rules->line_count + 1, sizeof *linter->line_frames);
  if (!linter->line_frames) {
    return ATT_ERR_MEMORY;
  }
  for (uint32_t f = 0; f < rules->frame_count; ++f) {
    AttRange* run = &linter->line_frames[rules->frames[f].line];
    run->first = run->count ? run->first : f;
    ++run->count;
  }
  return ATT_OK;
}

AttStatus
att_rules_lint(const AttRules* rules,
               const AttOntology* ontology,
               const AttVocabulary* vocabulary,
               AttLog* log)
{
  AttLinter linter = {.rules = rules,
                      .ontology = ontology,
                      .vocabulary = vocabulary,
                      .log = log,
                      .arena = att_arena_new()};
  AttStatus status = linter.arena ? index_frames(&linter) : ATT_ERR_MEMORY;
  for (size_t i = 0; i < sizeof checks / sizeof *checks && status == ATT_OK;
       ++i) {
    status = checks[i](&linter);
  }
  if (status == ATT_OK) {
    report(&linter);
  }
  ATT_ARRAY_CLEAR(&linter.warnings);
  att_map_clear(&linter.told);
  att_map_clear(&linter.uses);
  att_arena_free(linter.arena);
  return status;
}
