// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Lines are read first and drafted then: "~" speaks against the issues of its
// whole category, those below it too.

#include "import/issues.h"

#include "import/turtle.h"
#include "import/words.h"
#include "term/vocabulary.h"

#include <string.h>

#define AGAINST UINT32_MAX

typedef struct Reader {
  AttImportReport* report;
  AttImportedIssues* issues;
  bool has_category;
  uint32_t category;
} Reader;

void
att_imported_issues_clear(AttImportedIssues* issues)
{
  att_map_clear(&issues->names);
  ATT_ARRAY_CLEAR(&issues->broader);
  ATT_ARRAY_CLEAR(&issues->phrases);
  ATT_ARRAY_CLEAR(&issues->categories);
}

static AttStatus
refuse(Reader* reader, const AttImportLine* line, const char* reason)
{
  att_import_miss(
      reader->report, ATT_IMPORT_ISSUE_PHRASE, &line->place, "%s", reason);
  return ATT_OK;
}

// A name as an IRI and a rule have it: letters, digits and "_", a letter first.
static bool
is_name(AttView name)
{
  for (size_t i = 0; i < name.size; ++i) {
    const char c = name.at[i];
    const bool is_letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    if (!is_letter && (!i || !((c >= '0' && c <= '9') || c == '_'))) {
      return false;
    }
  }
  return name.size > 0;
}

// The name of an issue: "SOUTH-TO-SOUTH" is SOUTH_TO_SOUTH.
static AttStatus
intern(Reader* reader, AttView written, uint32_t broader, uint32_t* id)
{
  AttImportedIssues* issues = reader->issues;
  AttText text = {0};
  for (size_t i = 0; i < written.size; ++i) {
    const bool is_gap = strchr("- \t", written.at[i]) != NULL;
    att_text_append_char(&text, is_gap ? '_' : written.at[i]);
  }
  AttStatus status = att_text_status(&text);
  const uint32_t* known = NULL;
  *id = AGAINST;
  if (status == ATT_OK && is_name(att_text_view(&text))) {
    known = att_map_get(&issues->names, att_text_view(&text));
    *id = known ? *known : (uint32_t)issues->broader.size;
    status =
        known ? ATT_OK : att_map_set(&issues->names, att_text_view(&text), *id);
  }
  att_text_clear(&text);
  if (status != ATT_OK || *id == AGAINST || known) {
    return status;
  }
  return ATT_PUSH(&issues->broader, broader);
}

// <ISSUE CATEGORY="ENERGY" TYPE="ALL">
static AttStatus
begin_category(Reader* reader, AttView tag)
{
  (void)att_import_until(&tag, "\"");
  AttView rest = att_view_slice(tag, 1, tag.size);
  const AttView name = att_import_until(&rest, "\"");
  reader->has_category = false;
  ATT_TRY(intern(reader, name, 0, &reader->category));
  reader->has_category = reader->category != AGAINST;
  return ATT_OK;
}

static AttStatus
push_phrase(Reader* reader, AttImportedPhrase phrase)
{
  ATT_TRY(ATT_PUSH(&reader->issues->phrases, phrase));
  return ATT_PUSH(&reader->issues->categories, reader->category);
}

// "~olive oil", "~~mustard"
static AttStatus
take_against(Reader* reader, const AttImportLine* line)
{
  const bool is_story = att_view_starts_with(line->text, ATT_VIEW("~~"));
  return push_phrase(
      reader,
      (AttImportedPhrase){.issue = AGAINST,
                          .words = att_view_slice(
                              line->text, is_story ? 2 : 1, line->text.size),
                          .place = line->place,
                          .is_story = is_story});
}

// "n:pipeline [OIL]"; without brackets it is of the category itself.
static AttStatus
take_phrase(Reader* reader, const AttImportLine* line)
{
  AttView rest = line->text;
  AttImportedPhrase phrase = {.issue = reader->category, .place = line->place};
  phrase.words = att_view_trim(att_import_until(&rest, "["));
  if (rest.size) {
    rest = att_view_slice(rest, 1, rest.size);
    const AttView name = att_view_trim(att_import_until(&rest, "]"));
    ATT_TRY(intern(reader, name, reader->category + 1, &phrase.issue));
    if (phrase.issue == AGAINST) {
      return refuse(reader, line, "expected a name of letters in brackets");
    }
  }
  return push_phrase(reader, phrase);
}

static AttStatus
take_line(Reader* reader, const AttImportLine* line)
{
  if (*line->text.at == '<') {
    if (att_view_starts_with(line->text, ATT_VIEW("<ISSUE"))) {
      return begin_category(reader, line->text);
    }
    reader->has_category = false;
    return ATT_OK;
  }
  att_import_count(reader->report, ATT_IMPORT_ISSUE_PHRASE);
  if (!line->is_printable) {
    return refuse(
        reader, line, "bytes that are not UTF-8, or control characters");
  }
  if (!reader->has_category) {
    return refuse(reader, line, "no <ISSUE CATEGORY=\"…\"> before it");
  }
  return *line->text.at == '~' ? take_against(reader, line)
                               : take_phrase(reader, line);
}

AttStatus
att_issues_read(AttImportLines lines,
                AttImportReport* report,
                AttImportedIssues* issues)
{
  Reader reader = {.report = report, .issues = issues};
  AttImportLine line;
  AttStatus status = ATT_OK;
  while (status == ATT_OK && att_import_next(&lines, &line)) {
    status = take_line(&reader, &line);
  }
  return status;
}

static AttStatus
add_line(const AttImportedIssues* issues,
         uint32_t issue,
         const AttImportedPhrase* phrase,
         const AttText* line,
         AttDraft* draft)
{
  AttText head = {0};
  att_text_format(&head, "topic issue:%s", issues->names.entries[issue].key.at);
  AttStatus status = att_text_status(&head);
  if (status == ATT_OK) {
    status = att_draft_add(draft,
                           att_text_view(&head),
                           att_text_view(line),
                           ATT_IMPORT_ISSUE_PHRASE,
                           &phrase->place);
  }
  att_text_clear(&head);
  return status;
}

// Does some phrase of the category have this issue?
static bool
is_in_category(const AttImportedIssues* issues, uint32_t issue, uint32_t at)
{
  for (size_t i = 0; i < issues->phrases.size; ++i) {
    if (issues->phrases.at[i].issue == issue &&
        issues->categories.at[i] == issues->categories.at[at]) {
      return true;
    }
  }
  return false;
}

// One line for its issue, or one in every block of its category.
static AttStatus
draft_phrase(const AttImportedIssues* issues,
             uint32_t at,
             const AttText* line,
             AttDraft* draft)
{
  const AttImportedPhrase* phrase = &issues->phrases.at[at];
  if (phrase->issue != AGAINST) {
    return add_line(issues, phrase->issue, phrase, line, draft);
  }
  for (uint32_t i = 0; i < issues->broader.size; ++i) {
    if (is_in_category(issues, i, at)) {
      ATT_TRY(add_line(issues, i, phrase, line, draft));
    }
  }
  return ATT_OK;
}

AttStatus
att_issues_draft(const AttImportedIssues* issues,
                 AttImportReport* report,
                 AttDraft* draft)
{
  AttStatus status = ATT_OK;
  for (uint32_t i = 0; i < issues->phrases.size && status == ATT_OK; ++i) {
    const AttImportedPhrase* phrase = &issues->phrases.at[i];
    AttText line = {0};
    att_text_append_string(&line, phrase->issue == AGAINST ? "unless " : "");
    const char* fault = att_words_pattern(phrase->words, &line);
    if (fault) {
      att_import_miss(
          report, ATT_IMPORT_ISSUE_PHRASE, &phrase->place, "%s", fault);
    } else {
      status = att_text_status(&line);
    }
    if (!fault && status == ATT_OK) {
      status = draft_phrase(issues, i, &line, draft);
    }
    if (!fault && phrase->is_story) {
      att_import_note(report,
                      ATT_IMPORT_ISSUE_PHRASE,
                      &phrase->place,
                      "holds the issue back in its own sentence, not in the "
                      "whole story");
    }
    att_text_clear(&line);
  }
  return status;
}

// "LABOR_STRIKE" is "labor strike".
static void
append_label(AttView name, AttText* out)
{
  AttText label = {0};
  for (size_t i = 0; i < name.size; ++i) {
    const char c = name.at[i];
    att_text_append_char(&label,
                         c == '_'               ? ' '
                         : c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A'))
                                                : c);
  }
  att_turtle_string(out, att_text_view(&label));
  out->broken |= label.broken;
  att_text_clear(&label);
}

AttStatus
att_issues_write(const AttImportedIssues* issues, AttText* out)
{
  if (!issues->broader.size) {
    return ATT_OK;
  }
  att_text_append_string(out,
                         "@prefix att: <" ATT_IRI_ATT "> .\n"
                         "@prefix issue: <" ATT_IMPORT_ISSUE "> .\n"
                         "@prefix owl: <" ATT_IRI_OWL "> .\n"
                         "@prefix skos: <" ATT_IRI_SKOS "> .\n"
                         "@prefix vann: <" ATT_IRI_VANN "> .\n\n"
                         "<" ATT_IMPORT_ISSUE "> a owl:Ontology ;\n"
                         "    vann:preferredNamespacePrefix \"issue\" ;\n"
                         "    vann:preferredNamespaceUri \"" ATT_IMPORT_ISSUE
                         "\" .\n\n");
  for (size_t i = 0; i < issues->broader.size; ++i) {
    const AttView name = issues->names.entries[i].key;
    att_text_format(
        out, "issue:%.*s a att:Topic ; skos:prefLabel ", ATT_VIEW_ARG(name));
    append_label(name, out);
    const uint32_t broader = issues->broader.at[i];
    if (broader && broader - 1 != i) {
      att_text_format(out,
                      " ; skos:broader issue:%s",
                      issues->names.entries[broader - 1].key.at);
    }
    att_text_append_string(out, " .\n");
  }
  return att_text_status(out);
}
