// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Batches of records: read in order by one thread, worked on by all, taken in
// order by one.

#include "pipeline/walk.h"

#include "base/memory.h"

#include <pthread.h>
#include <stdatomic.h>

#define BATCH_PER_JOB 8u
#define MOST_JOBS 256u

/// A record on its way: its own copy of the text, then its result.
typedef struct Item {
  AttArena* arena;
  AttRecord record;
  void* result;
  AttStatus status;
} Item;

/// What the threads of a walk share. `next` hands out items of the batch.
typedef struct Walk {
  const AttWalkOptions* options;
  const AttVisitor* visitor;
  AttLog* log;
  pthread_mutex_t log_lock;
  Item* items;
  size_t item_count;
  size_t index; ///< of the next record, over all inputs
  atomic_size_t next;
} Walk;

typedef struct Worker {
  Walk* walk;
  AttEnglish* english;
  AttLog log; ///< hands messages to walk->log, one thread at a time
  pthread_t thread;
  bool started;
} Worker;

static void
locked_sink(void* user, const AttDiagnostic* diagnostic)
{
  Walk* walk = user;
  pthread_mutex_lock(&walk->log_lock);
  att_report_with_note(walk->log, diagnostic);
  pthread_mutex_unlock(&walk->log_lock);
}

static void*
work(void* argument)
{
  Worker* worker = argument;
  Walk* walk = worker->walk;
  for (;;) {
    const size_t at = atomic_fetch_add(&walk->next, 1);
    if (at >= walk->item_count) {
      return NULL;
    }
    Item* item = &walk->items[at];
    item->status = walk->visitor->read(walk->visitor->user,
                                       worker->english,
                                       &item->record,
                                       &worker->log,
                                       &item->result);
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
is_in_shard(const AttWalkOptions* options, size_t index)
{
  return options->shard_count <= 1 ||
         index % options->shard_count == options->shard - 1;
}

/// Read the next batch; an empty one is the end.
static AttStatus
fill_batch(Walk* walk, AttReader* reader, size_t most, size_t* failed)
{
  walk->item_count = 0;
  bool got = true;
  while (got && walk->item_count < most) {
    AttRecord record;
    ATT_TRY(att_reader_next(reader, &record, &got, failed));
    if (got && is_in_shard(walk->options, walk->index++)) {
      Item* item = &walk->items[walk->item_count];
      item->result = NULL;
      att_arena_clear(item->arena);
      ATT_TRY(take_record(item, &record));
      ++walk->item_count;
    }
  }
  atomic_store(&walk->next, 0);
  return ATT_OK;
}

static void
run_batch(Walk* walk, Worker* workers, size_t jobs)
{
  for (size_t i = 1; i < jobs && i < walk->item_count; ++i) {
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

/// Hand over what the batch came to; a document that failed is named.
static AttStatus
take_batch(Walk* walk, size_t* failed)
{
  const AttVisitor* visitor = walk->visitor;
  AttStatus status = ATT_OK;
  for (size_t i = 0; i < walk->item_count; ++i) {
    Item* item = &walk->items[i];
    if (item->status == ATT_ERR_MEMORY) {
      status = ATT_ERR_MEMORY;
    } else if (item->status != ATT_OK) {
      att_report_plain(walk->log,
                       ATT_ERROR,
                       item->record.id.at,
                       "left out: %s",
                       att_status_phrase(item->status));
      ++*failed;
    } else if (status == ATT_OK) {
      status = visitor->take(visitor->user, item->result);
    }
    visitor->release(item->result);
    item->result = NULL;
  }
  return status;
}

static AttStatus
walk_all(
    Walk* walk, Worker* workers, size_t jobs, AttReader* reader, size_t* failed)
{
  for (;;) {
    ATT_TRY(fill_batch(walk, reader, jobs * BATCH_PER_JOB, failed));
    if (!walk->item_count) {
      return ATT_OK;
    }
    run_batch(walk, workers, jobs);
    ATT_TRY(take_batch(walk, failed));
    if (walk->visitor->rest) {
      walk->visitor->rest(walk->visitor->user);
    }
  }
}

static AttStatus
start_workers(Walk* walk, const AttModel* model, Worker* workers, size_t jobs)
{
  for (size_t i = 0; i < jobs; ++i) {
    workers[i].walk = walk;
    workers[i].log = (AttLog){.sink = locked_sink, .user = walk};
    ATT_TRY(att_english_new(model, &workers[i].english));
  }
  for (size_t i = 0; i < jobs * BATCH_PER_JOB; ++i) {
    if (!(walk->items[i].arena = att_arena_new())) {
      return ATT_ERR_MEMORY;
    }
  }
  return ATT_OK;
}

AttStatus
att_walk_documents(const AttWalkOptions* options,
                   const AttModel* model,
                   const AttLimits* limits,
                   const AttVisitor* visitor,
                   AttLog* log,
                   size_t* failed)
{
  size_t jobs = options->jobs ? options->jobs : 1;
  jobs = jobs < MOST_JOBS ? jobs : MOST_JOBS;
  AttReader* reader = NULL;
  Walk walk = {.options = options,
               .visitor = visitor,
               .log = log,
               .log_lock = PTHREAD_MUTEX_INITIALIZER,
               .items = att_calloc(jobs * BATCH_PER_JOB, sizeof(Item))};
  Worker* workers = att_calloc(jobs, sizeof *workers);
  AttStatus status = walk.items && workers ? ATT_OK : ATT_ERR_MEMORY;
  if (status == ATT_OK) {
    status = start_workers(&walk, model, workers, jobs);
  }
  if (status == ATT_OK) {
    status = att_reader_new(options->inputs,
                            options->input_count,
                            options->format,
                            limits,
                            log,
                            &reader);
  }
  if (status == ATT_OK) {
    status = walk_all(&walk, workers, jobs, reader, failed);
  }
  att_reader_free(reader);
  for (size_t i = 0; workers && i < jobs; ++i) {
    att_english_free(workers[i].english);
  }
  for (size_t i = 0; walk.items && i < jobs * BATCH_PER_JOB; ++i) {
    att_arena_free(walk.items[i].arena);
  }
  att_free(workers);
  att_free(walk.items);
  return status;
}
