// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Read arbitrary bytes as dictionaries, and write what they give.
// In: bytes. Out: nothing may crash, leak or hang; files or a report.

#include "import/discards.h"
#include "import/gazetteer.h"
#include "import/issues.h"
#include "import/verb_rules.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

/// Some words are prepositions, some names: by their bytes.
static uint32_t
some_frequency(void* data, AttView word, AttUpos upos)
{
  (void)data;
  return word.size ? ((uint8_t)word.at[0] + upos) % 3U : 0;
}

static AttStatus
read_and_write(AttView text, AttArena* arena, const AttVocabulary* vocabulary)
{
  AttImportReport report = {0};
  AttImportedActors actors = {.arena = arena};
  AttImportedAgents agents = {.arena = arena};
  AttImportedVerbs verbs = {.arena = arena};
  AttImportedIssues issues = {.arena = arena};
  AttDraft draft = {.arena = arena};
  AttCodeTable codes = {0};
  AttText out = {0};
  codes.arena = arena;
  AttStatus status = att_map_set(&codes.events, (AttView){"19", 2}, 0);
  if (status == ATT_OK) {
    status =
        ATT_PUSH(&codes.event_classes, (AttView){"https://e.example/A", 19});
  }
  status =
      status != ATT_OK
          ? status
          : att_actors_read(
                att_import_lines("fuzz", text), vocabulary, &report, &actors);
  if (status == ATT_OK) {
    status = att_agents_read(
        att_import_lines("fuzz", text), vocabulary, &report, &agents);
  }
  if (status == ATT_OK) {
    status = att_gazetteer_write_actors(&actors, &codes, &out);
  }
  if (status == ATT_OK) {
    status = att_gazetteer_write_agents(&agents, &codes, &out);
  }
  if (status == ATT_OK) {
    status = att_gazetteer_draft_agents(&agents, &codes, &report, &draft);
  }
  if (status == ATT_OK) {
    status = att_verbs_read(att_import_lines("fuzz", text), &report, &verbs);
  }
  if (status == ATT_OK) {
    status = att_verb_rules_draft(&verbs, &codes, vocabulary, &report, &draft);
  }
  if (status == ATT_OK) {
    status =
        att_discards_draft(att_import_lines("fuzz", text), &report, &draft);
  }
  if (status == ATT_OK) {
    status = att_issues_read(att_import_lines("fuzz", text), &report, &issues);
  }
  if (status == ATT_OK) {
    status = att_issues_draft(&issues, &report, &draft);
  }
  if (status == ATT_OK) {
    status = att_issues_write(&issues, &out);
  }
  att_text_clear(&out);
  att_imported_verbs_clear(&verbs);
  att_imported_issues_clear(&issues);
  codes.arena = NULL; // the caller's
  att_code_table_clear(&codes);
  att_draft_clear(&draft);
  att_imported_agents_clear(&agents);
  att_imported_actors_clear(&actors);
  att_import_report_clear(&report);
  return status;
}

int
LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
  const AttVocabulary vocabulary = {.frequency = some_frequency};
  AttArena* arena = att_arena_new();
  const AttView text = {(const char*)data, size};
  const AttStatus status =
      arena ? read_and_write(text, arena, &vocabulary) : ATT_ERR_MEMORY;
  att_arena_free(arena);
  return status != ATT_OK;
}
