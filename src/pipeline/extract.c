// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Batches of records: read in order by one thread, analysed by all, written in
// order by one.

#include "pipeline/extract.h"

#include "base/memory.h"
#include "pipeline/analyse.h"

#include <pthread.h>
#include <stdatomic.h>

#define BATCH_PER_JOB 8u
#define MOST_JOBS 256u

/// A record on its way: its own copy of the text, then its triples.
typedef struct Item {
  AttArena* arena;
  AttRecord record;
  AttTriples* triples;
  AttTally tally;
  AttStatus status;
} Item;

/// What the threads of a run share. `next` hands out items of the batch.
typedef struct Run {
  const AttResources* resources;
  const AttExtractOptions* options;
  AttLog* log;
  pthread_mutex_t log_lock;
  Item* items;
  size_t item_count;
  atomic_size_t next;
} Run;

typedef struct Worker {
  Run* run;
  AttEnglish* english;
  AttLog log; ///< hands messages to run->log, one thread at a time
  pthread_t thread;
  bool started;
} Worker;

static void
locked_sink(void* user, const AttDiagnostic* diagnostic)
{
  Run* run = user;
  pthread_mutex_lock(&run->log_lock);
  att_report_with_note(run->log, diagnostic);
  pthread_mutex_unlock(&run->log_lock);
}

static AttStatus
process(Worker* worker, Item* item)
{
  const Run* run = worker->run;
  AttDocument* document = NULL;
  ATT_TRY(att_document_new(
      &item->record, &run->resources->limits, &worker->log, &document));
  AttAnalysis analysis;
  AttStatus status = att_analyse_document(
      run->resources, worker->english, document, NULL, &analysis);
  if (status == ATT_OK) {
    status = att_triples_new(document,
                             &analysis.mentions,
                             &analysis.statements,
                             run->resources->rules,
                             run->resources->ontology,
                             &run->options->graph,
                             &worker->log,
                             &item->triples);
  }
  if (status == ATT_OK) {
    item->tally = (AttTally){.documents = 1,
                             .sentences = document->sentence_count,
                             .parsed = analysis.parsed,
                             .statements = analysis.statements.count,
                             .triples = att_triples_count(item->triples)};
  }
  att_document_free(document);
  return status;
}

static void*
work(void* argument)
{
  Worker* worker = argument;
  Run* run = worker->run;
  for (;;) {
    const size_t at = atomic_fetch_add(&run->next, 1);
    if (at >= run->item_count) {
      return NULL;
    }
    run->items[at].status = process(worker, &run->items[at]);
  }
}

/// Copy a record, whose views live only until the next one is read.
static AttStatus
take_record(Item* item, const AttRecord* record)
{
  item->record = *record;
  AttView* const views[] = {&item->record.id,
                            &item->record.title,
                            &item->record.date,
                            &item->record.source,
                            &item->record.text};
  for (size_t i = 0; i < sizeof views / sizeof *views; ++i) {
    *views[i] = att_arena_copy(item->arena, *views[i]);
    if (!views[i]->at) {
      return ATT_ERR_MEMORY;
    }
  }
  return ATT_OK;
}

static bool
is_in_shard(const AttExtractOptions* options, size_t index)
{
  return options->shard_count <= 1 ||
         index % options->shard_count == options->shard - 1;
}

/// Read the next batch; an empty one is the end.
static AttStatus
fill_batch(
    Run* run, AttReader* reader, size_t most, size_t* index, AttTally* tally)
{
  run->item_count = 0;
  bool got = true;
  while (got && run->item_count < most) {
    AttRecord record;
    ATT_TRY(att_reader_next(reader, &record, &got, &tally->failed));
    if (got && is_in_shard(run->options, (*index)++)) {
      Item* item = &run->items[run->item_count];
      item->triples = NULL;
      item->tally = (AttTally){0};
      att_arena_clear(item->arena);
      ATT_TRY(take_record(item, &record));
      ++run->item_count;
    }
  }
  atomic_store(&run->next, 0);
  return ATT_OK;
}

static void
run_batch(Run* run, Worker* workers, size_t jobs)
{
  for (size_t i = 1; i < jobs && i < run->item_count; ++i) {
    workers[i].started =
        pthread_create(&workers[i].thread, NULL, work, &workers[i]) == 0;
  }
  work(&workers[0]);
  for (size_t i = 1; i < jobs; ++i) {
    if (workers[i].started) {
      pthread_join(workers[i].thread, NULL);
      workers[i].started = false;
    }
  }
}

static void
add_tally(AttTally* sum, const AttTally* one)
{
  sum->documents += one->documents;
  sum->sentences += one->sentences;
  sum->parsed += one->parsed;
  sum->statements += one->statements;
  sum->triples += one->triples;
}

/// Write what the batch came to; a document that failed is named.
static AttStatus
write_batch(Run* run, AttWriter* writer, AttTally* tally)
{
  AttStatus status = ATT_OK;
  for (size_t i = 0; i < run->item_count; ++i) {
    Item* item = &run->items[i];
    if (item->status == ATT_ERR_MEMORY) {
      status = ATT_ERR_MEMORY;
    } else if (item->status != ATT_OK) {
      att_report_plain(run->log,
                       ATT_ERROR,
                       item->record.id.at,
                       "left out: %s",
                       att_status_phrase(item->status));
      ++tally->failed;
    } else if (status == ATT_OK) {
      status = att_writer_add(writer, item->triples);
      add_tally(tally, &item->tally);
    }
    att_triples_free(item->triples);
    item->triples = NULL;
  }
  return status;
}

static AttStatus
run_all(Run* run,
        Worker* workers,
        size_t jobs,
        AttReader* reader,
        AttWriter* writer,
        AttTally* tally)
{
  size_t index = 0;
  for (;;) {
    ATT_TRY(fill_batch(run, reader, jobs * BATCH_PER_JOB, &index, tally));
    if (!run->item_count) {
      return att_writer_end(writer);
    }
    run_batch(run, workers, jobs);
    ATT_TRY(write_batch(run, writer, tally));
    if (run->options->progress) {
      run->options->progress(run->options->user, tally);
    }
  }
}

static AttStatus
start_workers(Run* run, Worker* workers, size_t jobs)
{
  for (size_t i = 0; i < jobs; ++i) {
    workers[i].run = run;
    workers[i].log = (AttLog){.sink = locked_sink, .user = run};
    ATT_TRY(att_english_new(run->resources->model, &workers[i].english));
  }
  for (size_t i = 0; i < jobs * BATCH_PER_JOB; ++i) {
    if (!(run->items[i].arena = att_arena_new())) {
      return ATT_ERR_MEMORY;
    }
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
  size_t jobs = options->jobs ? options->jobs : 1;
  jobs = jobs < MOST_JOBS ? jobs : MOST_JOBS;
  AttReader* reader = NULL;
  AttWriter* writer = NULL;
  Run run = {.resources = resources,
             .options = options,
             .log = log,
             .log_lock = PTHREAD_MUTEX_INITIALIZER,
             .items = att_calloc(jobs * BATCH_PER_JOB, sizeof(Item))};
  Worker* workers = att_calloc(jobs, sizeof *workers);
  AttStatus status = run.items && workers ? ATT_OK : ATT_ERR_MEMORY;
  if (status == ATT_OK) {
    status = start_workers(&run, workers, jobs);
  }
  if (status == ATT_OK) {
    status = att_reader_new(options->inputs,
                            options->input_count,
                            options->format,
                            &resources->limits,
                            log,
                            &reader);
  }
  if (status == ATT_OK) {
    AttGraphOptions graph = options->graph;
    graph.ontology = resources->ontology;
    status = att_writer_new(stream, &graph, log, &writer);
  }
  if (status == ATT_OK) {
    status = run_all(&run, workers, jobs, reader, writer, tally);
  }
  att_writer_free(writer);
  att_reader_free(reader);
  for (size_t i = 0; workers && i < jobs; ++i) {
    att_english_free(workers[i].english);
  }
  for (size_t i = 0; run.items && i < jobs * BATCH_PER_JOB; ++i) {
    att_arena_free(run.items[i].arena);
  }
  att_free(workers);
  att_free(run.items);
  return status;
}
