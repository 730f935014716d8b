// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Each document becomes triples on some thread; one writer takes them in order.

#include "pipeline/extract.h"

#include "base/memory.h"
#include "graph/table.h"
#include "pipeline/analyse.h"

typedef struct Run {
  const AttResources* resources;
  const AttExtractOptions* options;
  AttView scheme;    ///< of a table's codes
  FILE* stream;      ///< of a table
  AttWriter* writer; ///< of a graph; NULL for a table
  AttTally* tally;
} Run;

/// What one document came to.
typedef struct Extracted {
  AttTriples* triples;          ///< of a graph
  AttText rows;                 ///< of a table
  char digest[ATT_SHA256_TEXT]; ///< of the document, where somebody asks
  AttTally tally;
} Extracted;

static void
release(void* result)
{
  Extracted* extracted = result;
  if (extracted) {
    att_triples_free(extracted->triples);
    att_text_clear(&extracted->rows);
    att_free(extracted);
  }
}

static AttStatus
make_rows(const Run* run,
          const AttDocument* document,
          const AttAnalysis* analysis,
          AttLog* log,
          Extracted* extracted)
{
  const AttResources* resources = run->resources;
  const AttCoder coder = {.document = document,
                          .mentions = &analysis->mentions,
                          .gazetteer = resources->gazetteer,
                          .ontology = resources->ontology,
                          .scheme = run->scheme};
  return att_table_add(&coder,
                       &analysis->statements,
                       resources->rules,
                       &run->options->graph,
                       log,
                       &extracted->rows,
                       &extracted->tally.rows);
}

static AttStatus
make_triples(const Run* run,
             const AttDocument* document,
             const AttAnalysis* analysis,
             AttLog* log,
             Extracted* extracted)
{
  ATT_TRY(att_triples_new(document,
                          &analysis->mentions,
                          &analysis->statements,
                          run->resources->rules,
                          run->resources->ontology,
                          &run->options->graph,
                          log,
                          &extracted->triples));
  extracted->tally.triples = att_triples_count(extracted->triples);
  return ATT_OK;
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
  extracted->tally = (AttTally){.documents = 1,
                                .sentences = document->sentence_count,
                                .parsed = analysis.parsed,
                                .statements = analysis.statements.count};
  return run->writer ? make_triples(run, document, &analysis, log, extracted)
                     : make_rows(run, document, &analysis, log, extracted);
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
  if (run->options->provenance) {
    att_provenance_digest(record, extracted->digest);
  }
  ATT_TRY(att_document_new(record, &run->resources->limits, log, &document));
  const AttStatus status =
      read_document(run, english, document, log, extracted);
  att_document_free(document);
  return status;
}

static AttStatus
write_text(const AttText* text, FILE* stream)
{
  return !text->size || fwrite(text->at, 1, text->size, stream) == text->size
             ? ATT_OK
             : ATT_ERR_IO;
}

static AttStatus
take(void* user, void* result)
{
  Run* run = user;
  Extracted* extracted = result;
  if (run->writer) {
    ATT_TRY(att_writer_add(run->writer, extracted->triples));
    if (run->options->provenance) {
      ATT_TRY(att_provenance_add(
          run->options->provenance, extracted->digest, extracted->triples));
    }
  } else {
    ATT_TRY(write_text(&extracted->rows, run->stream));
  }
  run->tally->documents += extracted->tally.documents;
  run->tally->sentences += extracted->tally.sentences;
  run->tally->parsed += extracted->tally.parsed;
  run->tally->statements += extracted->tally.statements;
  run->tally->triples += extracted->tally.triples;
  run->tally->rows += extracted->tally.rows;
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

static AttStatus
open_graph(Run* run, AttLog* log)
{
  AttGraphOptions graph = run->options->graph;
  graph.ontology = run->resources->ontology;
  return att_writer_new(run->stream, &graph, log, &run->writer);
}

static AttStatus
refuse_codes(const Run* run, AttLog* log)
{
  att_report_plain(log,
                   ATT_ERROR,
                   NULL,
                   "expected a scheme of codes that the ontology has, found "
                   "'%.*s'",
                   ATT_VIEW_ARG(run->options->graph.codes));
  return ATT_ERR_USAGE;
}

/// The line of names stands in front of the first part alone, so that parts
/// that stand one behind the other are one table.
static AttStatus
open_table(Run* run, AttLog* log)
{
  const AttGraphOptions* graph = &run->options->graph;
  AttText header = {0};
  ATT_TRY(att_graph_options_check(graph, log));
  if (!att_coder_scheme(run->resources->ontology, graph->codes, &run->scheme) &&
      graph->codes.size) {
    return refuse_codes(run, log);
  }
  if (run->options->shard <= 1) {
    att_table_header(graph->syntax, &header);
  }
  AttStatus status = att_text_status(&header);
  if (status == ATT_OK) {
    status = write_text(&header, run->stream);
  }
  att_text_clear(&header);
  return status;
}

static AttStatus
end(const Run* run, AttLog* log)
{
  if (run->writer) {
    return att_writer_end(run->writer);
  }
  if (ferror(run->stream)) {
    att_report_plain(log, ATT_ERROR, NULL, "cannot write the output");
    return ATT_ERR_IO;
  }
  return ATT_OK;
}

AttStatus
att_extract(const AttResources* resources,
            const AttExtractOptions* options,
            FILE* stream,
            AttLog* log,
            AttTally* tally)
{
  *tally = (AttTally){0};
  Run run = {.resources = resources,
             .options = options,
             .scheme = ATT_VIEW(""),
             .stream = stream,
             .tally = tally};
  ATT_TRY(att_syntax_is_table(options->graph.syntax) ? open_table(&run, log)
                                                     : open_graph(&run, log));
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
    status = end(&run, log);
  }
  att_writer_free(run.writer);
  return status;
}
