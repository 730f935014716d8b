// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// One import: texts, what they say, what is made of it. All lives until the
// end.

#include "import/petrarch.h"

#include "base/file.h"
#include "import/discards.h"
#include "import/gazetteer.h"
#include "import/issues.h"
#include "import/verb_rules.h"
#include "rules/format.h"
#include "term/vocabulary.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

typedef struct Import {
  const AttImportRequest* request;
  AttImportReport* report;
  AttLog* log;
  AttArena* arena;
  ATT_ARRAY(AttText) texts; ///< of the dictionaries, which places point into
  AttCodeTable codes;
  AttImportedActors actors;
  AttImportedAgents agents;
  AttImportedVerbs verbs;
  AttImportedIssues issues;
  AttDraft agent_rules;
  AttDraft verb_rules;
  AttDraft discard_rules;
  AttDraft issue_rules;
} Import;

static AttStatus
read_lines(Import* import, const char* path, AttImportLines* lines)
{
  AttText text = {0};
  AttStatus status = att_file_read(
      path, import->request->judge.limits->rdf_bytes, &text, import->log);
  if (status == ATT_OK) {
    status = ATT_PUSH(&import->texts, text);
  }
  if (status != ATT_OK) {
    att_text_clear(&text);
    return status;
  }
  *lines = att_import_lines(path, att_text_view(&text));
  return ATT_OK;
}

static AttStatus
read_dictionary(Import* import, AttDictionary kind, AttImportLines lines)
{
  const AttVocabulary* vocabulary = import->request->judge.vocabulary;
  switch (kind) {
  case ATT_DICTIONARY_ACTORS:
    return att_actors_read(lines, vocabulary, import->report, &import->actors);
  case ATT_DICTIONARY_AGENTS:
    return att_agents_read(lines, vocabulary, import->report, &import->agents);
  case ATT_DICTIONARY_VERBS:
    return att_verbs_read(lines, import->report, &import->verbs);
  case ATT_DICTIONARY_DISCARDS:
    return att_discards_draft(lines, import->report, &import->discard_rules);
  case ATT_DICTIONARY_ISSUES:
    return att_issues_read(lines, import->report, &import->issues);
  case ATT_DICTIONARY_COUNT:
    break;
  }
  return ATT_OK;
}

static AttStatus
read_all(Import* import)
{
  const AttImportRequest* request = import->request;
  ATT_TRY(att_code_table_read(
      &import->codes, request->codes, request->judge.limits, import->log));
  ATT_TRY(att_code_table_read_events(
      &import->codes, request->ontology, request->judge.limits, import->log));
  for (size_t kind = 0; kind < ATT_DICTIONARY_COUNT; ++kind) {
    for (size_t i = 0; i < request->files[kind].count; ++i) {
      AttImportLines lines;
      ATT_TRY(read_lines(import, request->files[kind].at[i], &lines));
      ATT_TRY(read_dictionary(import, (AttDictionary)kind, lines));
    }
  }
  return ATT_OK;
}

static AttStatus
make_folder(const Import* import)
{
  const char* folder = import->request->folder;
  if (mkdir(folder, 0777) != 0 && errno != EEXIST) {
    att_report_plain(import->log,
                     ATT_ERROR,
                     folder,
                     "cannot make the folder: %s",
                     strerror(errno));
    return ATT_ERR_IO;
  }
  return ATT_OK;
}

// Write one file of the folder; none where there is nothing to say.
static AttStatus
write_file(const Import* import, const char* name, AttView text)
{
  AttText path = {0};
  AttOutput output = {0};
  if (!text.size) {
    return ATT_OK;
  }
  att_text_format(&path, "%s/%s", import->request->folder, name);
  AttStatus status = att_text_status(&path);
  if (status == ATT_OK) {
    status = att_output_open(&output, path.at, import->log);
  }
  if (status == ATT_OK) {
    fwrite(text.at, 1, text.size, output.stream);
    status = att_output_commit(&output, import->log);
  }
  att_text_clear(&path);
  return status;
}

// Write the lines of a draft that compile, laid out as attest fmt does.
// `ontology` is what they are compiled against; NULL: the request's.
static AttStatus
write_rules(const Import* import,
            AttDraft* draft,
            const AttOntology* ontology,
            const char* name)
{
  AttText text = {0};
  AttText laid_out = {0};
  AttDraftJudge judge = import->request->judge;
  judge.log = import->log;
  judge.ontology = ontology ? ontology : judge.ontology;
  AttStatus status =
      att_draft_write(draft, &judge, name, import->report, &text);
  if (status == ATT_OK && text.size) {
    status = att_rules_format((AttOrigin){name, att_text_view(&text)},
                              judge.limits->rule_errors,
                              import->log,
                              &laid_out);
  }
  if (status == ATT_OK) {
    status = write_file(import, name, att_text_view(&laid_out));
  }
  att_text_clear(&text);
  att_text_clear(&laid_out);
  return status;
}

static AttStatus
write_actors(const Import* import)
{
  AttText text = {0};
  AttStatus status =
      att_gazetteer_write_actors(&import->actors, &import->codes, &text);
  if (status == ATT_OK) {
    status = write_file(import, "actors.ttl", att_text_view(&text));
  }
  att_text_clear(&text);
  return status;
}

static AttStatus
write_agents(Import* import)
{
  AttText text = {0};
  AttStatus status =
      att_gazetteer_write_agents(&import->agents, &import->codes, &text);
  if (status == ATT_OK) {
    status = write_file(import, "agents.ttl", att_text_view(&text));
  }
  att_text_clear(&text);
  ATT_TRY(status);
  att_text_append_string(&import->agent_rules.head,
                         "prefix att: <" ATT_IRI_ATT ">\n");
  ATT_TRY(att_gazetteer_draft_agents(
      &import->agents, &import->codes, import->report, &import->agent_rules));
  return write_rules(import, &import->agent_rules, NULL, "agents.rules");
}

static AttStatus
write_verbs(Import* import)
{
  att_text_append_string(&import->verb_rules.head,
                         "prefix att: <" ATT_IRI_ATT ">\n\n");
  ATT_TRY(att_verb_rules_draft(&import->verbs,
                               &import->codes,
                               import->request->judge.vocabulary,
                               import->report,
                               &import->verb_rules));
  return write_rules(import, &import->verb_rules, NULL, "verbs.rules");
}

static AttStatus
write_discards(Import* import)
{
  return write_rules(import, &import->discard_rules, NULL, "discards.rules");
}

// The ontology that declares the issues, as it was just written.
static AttStatus
read_issues(const Import* import, AttOntology** ontology)
{
  AttText path = {0};
  att_text_format(
      &path, "%s/%s", import->request->folder, ATT_IMPORT_ISSUES_FILE);
  AttStatus status = att_text_status(&path);
  if (status == ATT_OK) {
    const char* const paths[] = {import->request->ontology, path.at};
    status = att_ontology_new(
        paths, 2, import->request->judge.limits, import->log, ontology);
  }
  att_text_clear(&path);
  return status;
}

static AttStatus
write_issues(Import* import)
{
  AttText text = {0};
  AttOntology* ontology = NULL;
  AttStatus status = att_issues_write(&import->issues, &text);
  if (status == ATT_OK) {
    status = write_file(import, ATT_IMPORT_ISSUES_FILE, att_text_view(&text));
  }
  const bool has_issues = text.size > 0;
  att_text_clear(&text);
  if (status != ATT_OK || !has_issues) {
    return status;
  }
  ATT_TRY(read_issues(import, &ontology));
  att_text_append_string(&import->issue_rules.head,
                         "prefix issue: <" ATT_IMPORT_ISSUE ">\n");
  status =
      att_issues_draft(&import->issues, import->report, &import->issue_rules);
  if (status == ATT_OK) {
    status =
        write_rules(import, &import->issue_rules, ontology, "issues.rules");
  }
  att_ontology_free(ontology);
  return status;
}

static AttStatus
write_report(const Import* import)
{
  AttText text = {0};
  att_text_append_string(&text, "place\tkind\tverdict\treason\tline\n");
  att_text_append(&text, att_text_view(&import->report->rows));
  AttStatus status = att_text_status(&text);
  if (status == ATT_OK) {
    status = write_file(import, ATT_IMPORT_REPORT_FILE, att_text_view(&text));
  }
  att_text_clear(&text);
  return status;
}

static AttStatus
import_all(Import* import)
{
  ATT_TRY(read_all(import));
  ATT_TRY(make_folder(import));
  ATT_TRY(write_actors(import));
  ATT_TRY(write_agents(import));
  ATT_TRY(write_verbs(import));
  ATT_TRY(write_discards(import));
  ATT_TRY(write_issues(import));
  return write_report(import);
}

static void
clear(Import* import)
{
  for (size_t i = 0; i < import->texts.size; ++i) {
    att_text_clear(&import->texts.at[i]);
  }
  ATT_ARRAY_CLEAR(&import->texts);
  att_code_table_clear(&import->codes);
  att_imported_actors_clear(&import->actors);
  att_imported_agents_clear(&import->agents);
  att_imported_verbs_clear(&import->verbs);
  att_imported_issues_clear(&import->issues);
  att_draft_clear(&import->agent_rules);
  att_draft_clear(&import->verb_rules);
  att_draft_clear(&import->discard_rules);
  att_draft_clear(&import->issue_rules);
  att_arena_free(import->arena);
}

AttStatus
att_import_petrarch(const AttImportRequest* request,
                    AttImportReport* report,
                    AttLog* log)
{
  Import import = {.request = request, .report = report, .log = log};
  import.arena = att_arena_new();
  if (!import.arena) {
    return ATT_ERR_MEMORY;
  }
  import.actors.arena = import.arena;
  import.agents.arena = import.arena;
  import.verbs.arena = import.arena;
  import.issues.arena = import.arena;
  import.agent_rules.arena = import.arena;
  import.verb_rules.arena = import.arena;
  import.discard_rules.arena = import.arena;
  import.issue_rules.arena = import.arena;
  const AttStatus status = import_all(&import);
  clear(&import);
  return status;
}
