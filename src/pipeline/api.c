// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// The public interface, on top of resources and extract.

#include "attest.h"

#include "base/memory.h"
#include "pipeline/extract.h"

struct Attest {
  AttResources resources;
  AttestMessage message;
  void* user;
  AttLog log;
};

static void
tell(void* user, const AttDiagnostic* diagnostic)
{
  const Attest* attest = user;
  if (attest->message) {
    AttText text = {0};
    att_diagnostic_render(diagnostic, &text);
    attest->message(attest->user, text.at ? text.at : "out of memory\n");
    att_text_clear(&text);
  }
}

int
attest_new(const AttestOptions* options, Attest** attest)
{
  Attest* made = att_calloc(1, sizeof *made);
  *attest = NULL;
  if (!made) {
    return ATT_ERR_MEMORY;
  }
  made->message = options->message;
  made->user = options->user;
  made->log = (AttLog){.sink = tell, .user = made};
  const AttResourcePaths paths = {.rules = options->rules,
                                  .rule_count = options->rule_count,
                                  .gazetteers = options->gazetteers,
                                  .gazetteer_count = options->gazetteer_count,
                                  .ontologies = options->ontologies,
                                  .ontology_count = options->ontology_count,
                                  .model = options->model};
  const AttLimits limits = ATT_LIMITS_DEFAULT;
  const AttStatus status =
      att_resources_load(&paths, &limits, &made->log, &made->resources);
  if (status != ATT_OK) {
    att_free(made);
    return (int)status;
  }
  *attest = made;
  return ATT_OK;
}

void
attest_free(Attest* attest)
{
  if (attest) {
    att_resources_clear(&attest->resources);
    att_free(attest);
  }
}

static AttStatus
read_names(const AttestRun* run, AttExtractOptions* options, AttLog* log)
{
  if (run->from && !att_format_find(att_view(run->from), &options->format)) {
    att_report_plain(log, ATT_ERROR, NULL, "unknown format '%s'", run->from);
    return ATT_ERR_USAGE;
  }
  if (run->to && !att_syntax_find(att_view(run->to), &options->graph.syntax)) {
    att_report_plain(log, ATT_ERROR, NULL, "unknown syntax '%s'", run->to);
    return ATT_ERR_USAGE;
  }
  if (run->evidence &&
      !att_evidence_find(att_view(run->evidence), &options->graph.evidence)) {
    att_report_plain(
        log, ATT_ERROR, NULL, "unknown evidence level '%s'", run->evidence);
    return ATT_ERR_USAGE;
  }
  if (run->graphs &&
      !att_graphs_find(att_view(run->graphs), &options->graph.graphs)) {
    att_report_plain(
        log, ATT_ERROR, NULL, "unknown choice of graphs '%s'", run->graphs);
    return ATT_ERR_USAGE;
  }
  if (run->statements && !att_reification_find(att_view(run->statements),
                                               &options->graph.reification)) {
    att_report_plain(
        log, ATT_ERROR, NULL, "unknown statements '%s'", run->statements);
    return ATT_ERR_USAGE;
  }
  options->graph.base = att_view(run->base);
  options->graph.codes = att_view(run->codes);
  return ATT_OK;
}

int
attest_extract(Attest* attest,
               const AttestRun* run,
               FILE* stream,
               AttestTally* tally)
{
  AttLog log = {.sink = tell, .user = attest};
  AttExtractOptions options = {.inputs = run->inputs,
                               .input_count = run->input_count,
                               .jobs = run->jobs};
  const AttStatus named = read_names(run, &options, &log);
  if (named != ATT_OK) {
    return (int)named;
  }
  AttTally sums;
  const AttStatus status =
      att_extract(&attest->resources, &options, stream, &log, &sums);
  if (tally) {
    *tally = (AttestTally){.documents = sums.documents,
                           .failed = sums.failed,
                           .sentences = sums.sentences,
                           .statements = sums.statements,
                           .triples = sums.triples};
  }
  return (int)status;
}

const char*
attest_phrase(int code)
{
  return att_status_phrase((AttStatus)code);
}

const char*
attest_version(void)
{
  return ATT_VERSION;
}
