// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Each document becomes triples on some thread; one writer takes them in order.

#include "pipeline/extract.h"

#include "base/memory.h"
#include "pipeline/analyse.h"

typedef struct Run {
  const AttResources* resources;
  const AttExtractOptions* options;
  AttWriter* writer;
  AttTally* tally;
} Run;

/// What one document came to.
typedef struct Extracted {
  AttTriples* triples;
  AttTally tally;
} Extracted;

static void
release(void* result)
{
  Extracted* extracted = result;
  if (extracted) {
    att_triples_free(extracted->triples);
    att_free(extracted);
  }
}

static AttStatus
read_document(const Run* run,
              AttEnglish* english,
              AttDocument* document,
              AttLog* log,
              Extracted* extracted)
{
  AttAnalysis analysis;
  ATT_TRY(
      att_analyse_document(run->resources, english, document, NULL, &analysis));
  att_analysis_report(run->resources->rules, document, &analysis, log);
  ATT_TRY(att_triples_new(document,
                          &analysis.mentions,
                          &analysis.statements,
                          run->resources->rules,
                          run->resources->ontology,
                          &run->options->graph,
                          log,
                          &extracted->triples));
  extracted->tally =
      (AttTally){.documents = 1,
                 .sentences = document->sentence_count,
                 .parsed = analysis.parsed,
                 .statements = analysis.statements.count,
                 .triples = att_triples_count(extracted->triples)};
  return ATT_OK;
}

static AttStatus
read_record(void* user,
            AttEnglish* english,
            const AttRecord* record,
            AttLog* log,
            void** result)
{
  const Run* run = user;
  Extracted* extracted = att_calloc(1, sizeof *extracted);
  *result = extracted;
  if (!extracted) {
    return ATT_ERR_MEMORY;
  }
  AttDocument* document = NULL;
  ATT_TRY(att_document_new(record, &run->resources->limits, log, &document));
  const AttStatus status =
      read_document(run, english, document, log, extracted);
  att_document_free(document);
  return status;
}

static AttStatus
take(void* user, void* result)
{
  Run* run = user;
  Extracted* extracted = result;
  ATT_TRY(att_writer_add(run->writer, extracted->triples));
  run->tally->documents += extracted->tally.documents;
  run->tally->sentences += extracted->tally.sentences;
  run->tally->parsed += extracted->tally.parsed;
  run->tally->statements += extracted->tally.statements;
  run->tally->triples += extracted->tally.triples;
  return ATT_OK;
}

static void
tell_progress(void* user)
{
  const Run* run = user;
  if (run->options->progress) {
    run->options->progress(run->options->user, run->tally);
  }
}

AttStatus
att_extract(const AttResources* resources,
            const AttExtractOptions* options,
            FILE* stream,
            AttLog* log,
            AttTally* tally)
{
  *tally = (AttTally){0};
  Run run = {.resources = resources, .options = options, .tally = tally};
  AttGraphOptions graph = options->graph;
  graph.ontology = resources->ontology;
  ATT_TRY(att_writer_new(stream, &graph, log, &run.writer));
  const AttWalkOptions walk = {.inputs = options->inputs,
                               .input_count = options->input_count,
                               .format = options->format,
                               .jobs = options->jobs,
                               .shard = options->shard,
                               .shard_count = options->shard_count};
  const AttVisitor visitor = {.user = &run,
                              .read = read_record,
                              .take = take,
                              .release = release,
                              .rest = tell_progress};
  AttStatus status = att_walk_documents(&walk,
                                        resources->model,
                                        &resources->limits,
                                        &visitor,
                                        log,
                                        &tally->failed);
  if (status == ATT_OK) {
    status = att_writer_end(run.writer);
  }
  att_writer_free(run.writer);
  return status;
}
