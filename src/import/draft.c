// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Rounds of writing and compiling. Each leaves out at least one line, or ends.

#include "import/draft.h"

#include "rules/rules.h"

#include <stdlib.h>
#include <string.h>

// A fault may hide others of its block, so it takes some rounds.
#define MOST_ROUNDS 50u

typedef struct Trial {
  AttDraft* draft;
  AttImportReport* report;
  const char* name;
  size_t refused;
  AttLog* log;
  ATT_ARRAY(uint32_t) written; ///< by line of the file, 1 + index of the line
} Trial;

void
att_draft_clear(AttDraft* draft)
{
  att_map_clear(&draft->blocks);
  att_map_clear(&draft->texts);
  ATT_ARRAY_CLEAR(&draft->lines);
  att_text_clear(&draft->head);
}

// Has the block this line already? From here on it has.
static AttStatus
note_text(AttDraft* draft, uint32_t block, AttView text, bool* is_there)
{
  AttText key = {0};
  att_text_format(&key, "%u ", block);
  att_text_append(&key, text);
  AttStatus status = att_text_status(&key);
  if (status == ATT_OK) {
    *is_there = att_map_get(&draft->texts, att_text_view(&key));
    status =
        *is_there ? ATT_OK : att_map_set(&draft->texts, att_text_view(&key), 0);
  }
  att_text_clear(&key);
  return status;
}

AttStatus
att_draft_add(AttDraft* draft,
              AttView head,
              AttView text,
              AttImportKind kind,
              const AttImportPlace* place)
{
  const uint32_t* known = att_map_get(&draft->blocks, head);
  AttDraftLine line = {.block = known ? *known : (uint32_t)draft->blocks.size,
                       .order = (uint32_t)draft->lines.size,
                       .kind = kind,
                       .place = *place};
  bool is_there = false;
  if (!known) {
    ATT_TRY(att_map_set(&draft->blocks, head, line.block));
  }
  ATT_TRY(note_text(draft, line.block, text, &is_there));
  if (is_there) {
    return ATT_OK;
  }
  line.text = att_arena_copy(draft->arena, text);
  return line.text.at ? ATT_PUSH(&draft->lines, line) : ATT_ERR_MEMORY;
}

static int
compare_lines(const void* left, const void* right)
{
  const AttDraftLine* a = left;
  const AttDraftLine* b = right;
  if (a->block != b->block) {
    return a->block < b->block ? -1 : 1;
  }
  return a->order < b->order ? -1 : a->order > b->order;
}

static AttStatus
write_line(Trial* trial, AttText* out, AttView text, uint32_t line)
{
  att_text_append(out, text);
  att_text_append_char(out, '\n');
  return ATT_PUSH(&trial->written, line);
}

static AttStatus
write_head(Trial* trial, AttText* out, const AttDraftLine* line, uint32_t index)
{
  ATT_TRY(write_line(trial, out, (AttView){0}, 0));
  return write_line(
      trial, out, trial->draft->blocks.entries[line->block].key, index + 1);
}

// The whole file without what is refused; blocks without a line are left out.
static AttStatus
write_all(Trial* trial, AttText* out)
{
  const AttDraft* draft = trial->draft;
  uint32_t block = UINT32_MAX;
  att_text_reset(out);
  trial->written.size = 0;
  for (size_t i = 0; i < draft->head.size; ++i) {
    if (draft->head.at[i] == '\n') {
      ATT_TRY(ATT_PUSH(&trial->written, 0));
    }
  }
  att_text_append(out, att_text_view(&draft->head));
  for (size_t i = 0; i < draft->lines.size; ++i) {
    const AttDraftLine* line = &draft->lines.at[i];
    if (line->is_refused) {
      continue;
    }
    if (line->block != block) {
      ATT_TRY(write_head(trial, out, line, (uint32_t)i));
      block = line->block;
    }
    att_text_append_string(out, "  ");
    ATT_TRY(write_line(trial, out, line->text, (uint32_t)i + 1));
  }
  return att_text_status(out);
}

// A fault at the head of a block, or outside any, is one of its first line.
static void
take_fault(void* user, const AttDiagnostic* diagnostic)
{
  Trial* trial = user;
  size_t number = 0;
  size_t column = 0;
  if (diagnostic->severity != ATT_ERROR || !diagnostic->origin.name ||
      strcmp(diagnostic->origin.name, trial->name) != 0 ||
      !diagnostic->origin.text.size) {
    return;
  }
  att_locate(diagnostic->origin.text, diagnostic->span.begin, &number, &column);
  const uint32_t index =
      number <= trial->written.size ? trial->written.at[number - 1] : 0;
  if (!index && trial->log && trial->log->sink) {
    trial->log->sink(trial->log->user, diagnostic);
  }
  if (!index || trial->draft->lines.at[index - 1].is_refused) {
    return;
  }
  AttDraftLine* line = &trial->draft->lines.at[index - 1];
  line->is_refused = true;
  ++trial->refused;
  att_import_miss(trial->report,
                  line->kind,
                  &line->place,
                  "no rule can say it: %s (in: %.*s)",
                  diagnostic->message,
                  ATT_VIEW_ARG(line->text));
}

static AttStatus
compile(Trial* trial, const AttDraftJudge* judge, AttView text)
{
  const char* paths[ATT_DRAFT_MOST_BESIDE + 1];
  for (size_t i = 0; i < judge->beside_count; ++i) {
    paths[i] = judge->beside[i];
  }
  paths[judge->beside_count] = trial->name;
  const AttOverlay overlay = {trial->name, text};
  const AttRuleInputs inputs = {paths, judge->beside_count + 1, &overlay, 1};
  AttLimits limits = *judge->limits;
  limits.rule_errors = trial->draft->lines.size + 1;
  AttLog log = {.sink = take_fault, .user = trial};
  AttRules* rules = NULL;
  const AttStatus status = att_rules_compile_inputs(
      &inputs, judge->ontology, judge->vocabulary, &limits, &log, &rules);
  att_rules_free(rules);
  return status;
}

static AttStatus
try_all(Trial* trial, const AttDraftJudge* judge, AttText* out)
{
  AttStatus status = ATT_ERR_RULES;
  for (size_t i = 0; i < MOST_ROUNDS && status == ATT_ERR_RULES; ++i) {
    const size_t before = trial->refused;
    ATT_TRY(write_all(trial, out));
    status = compile(trial, judge, att_text_view(out));
    if (status == ATT_ERR_RULES && trial->refused == before) {
      break;
    }
  }
  return status;
}

AttStatus
att_draft_write(AttDraft* draft,
                const AttDraftJudge* judge,
                const char* name,
                AttImportReport* report,
                AttText* out)
{
  Trial trial = {
      .draft = draft, .report = report, .name = name, .log = judge->log};
  if (!draft->lines.size) {
    return ATT_OK;
  }
  if (judge->beside_count > ATT_DRAFT_MOST_BESIDE) {
    return ATT_ERR_LIMIT;
  }
  qsort(draft->lines.at,
        draft->lines.size,
        sizeof *draft->lines.at,
        compare_lines);
  const AttStatus status = try_all(&trial, judge, out);
  ATT_ARRAY_CLEAR(&trial.written);
  return status;
}
