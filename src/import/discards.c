// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// A phrase a line. Each becomes a line of its own, so that whoever asks why a
// sentence is silent is shown the phrase.

#include "import/discards.h"

#include "import/words.h"

static AttStatus
draft_line(const AttImportLine* line, AttImportReport* report, AttDraft* draft)
{
  const bool is_story = att_view_starts_with(line->text, ATT_VIEW("+"));
  AttText text = {0};
  AttStatus status = ATT_OK;
  att_import_count(report, ATT_IMPORT_DISCARD);
  att_text_append_string(&text, is_story ? "document " : "sentence ");
  const char* fault =
      line->is_printable
          ? att_words_pattern(
                att_view_slice(line->text, is_story, line->text.size), &text)
          : "bytes that are not UTF-8, or control characters";
  if (fault) {
    att_import_miss(report, ATT_IMPORT_DISCARD, &line->place, "%s", fault);
  } else {
    status = att_text_status(&text);
  }
  if (!fault && status == ATT_OK) {
    status = att_draft_add(draft,
                           ATT_VIEW(ATT_IMPORT_DISCARDS),
                           att_text_view(&text),
                           ATT_IMPORT_DISCARD,
                           &line->place);
  }
  att_text_clear(&text);
  return status;
}

AttStatus
att_discards_draft(AttImportLines lines,
                   AttImportReport* report,
                   AttDraft* draft)
{
  AttImportLine line;
  AttStatus status = ATT_OK;
  while (status == ATT_OK && att_import_next(&lines, &line)) {
    status = draft_line(&line, report, draft);
  }
  return status;
}
