// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Choosing an engine, opening a graph with it, asking it.

#include "graph/engine.h"

#include "graph/store.h"
#include "graph/tiny.h"

struct AttEngine {
  AttGraphPlace place;
  AttLimits limits;
  AttText folder; ///< of the index; empty: there is none
  AttText stamp;
  AttTiny* tiny;         ///< opened when it is asked, where an index is
  AttSparqlModel* model; ///< likewise, where TinySPARQL comes first
  size_t triples;
};

bool
att_engine_find(AttView name, AttEngineKind* kind)
{
  static const char* const names[] = {"auto", "tinysparql", "redland"};
  for (int i = 0; i < 3; ++i) {
    if (att_view_equal(name, att_view(names[i]))) {
      *kind = (AttEngineKind)i;
      return true;
    }
  }
  return false;
}

static AttStatus
read_graph(AttEngine* engine, AttLog* log, AttLines* lines)
{
  const AttGraphPlace* place = &engine->place;
  if (place->store) {
    ATT_TRY(att_store_read(place->store, &engine->limits, log, lines));
  }
  for (size_t i = 0; place->lines && i < place->lines->lines.size; ++i) {
    ATT_TRY(ATT_PUSH(&lines->lines, place->lines->lines.at[i]));
  }
  for (size_t i = 0; i < place->file_count && !place->store; ++i) {
    ATT_TRY(att_lines_read(lines, place->files[i], &engine->limits, log));
  }
  att_lines_sort(lines);
  engine->triples = lines->lines.size;
  return ATT_OK;
}

static AttStatus
open_redland(AttEngine* engine, AttLog* log)
{
  AttLines lines = {0};
  AttStatus status = read_graph(engine, log, &lines);
  if (status == ATT_OK) {
    status = att_sparql_open(&lines, log, &engine->model);
  }
  att_lines_clear(&lines);
  return status;
}

static AttStatus
index_in_memory(AttEngine* engine, AttLog* log)
{
  AttLines lines = {0};
  AttStatus status = read_graph(engine, log, &lines);
  if (status == ATT_OK) {
    status = att_tiny_build(NULL, &lines, ATT_VIEW(""), log, &engine->tiny);
  }
  att_lines_clear(&lines);
  return status;
}

/// Find the index of a store, which is opened when it is asked.
static AttStatus
find_index(AttEngine* engine, AttLog* log)
{
  ATT_TRY(att_store_index(
      engine->place.store, &engine->folder, &engine->stamp, log));
  if (!att_tiny_is_there(
          engine->folder.at, att_text_view(&engine->stamp), &engine->triples)) {
    att_text_reset(&engine->folder);
  }
  return ATT_OK;
}

static AttStatus
refuse_place(const AttEngine* engine, AttLog* log)
{
  att_report_plain(log,
                   ATT_ERROR,
                   engine->place.store,
                   engine->place.store
                       ? "no index for tinysparql of the graph as it is; "
                         "`attest load --store DIR` makes one"
                       : "tinysparql serves stores only");
  return ATT_ERR_USAGE;
}

static AttStatus
open_engine(AttEngine* engine, AttLog* log)
{
  const AttGraphPlace* place = &engine->place;
  if (place->engine == ATT_ENGINE_REDLAND) {
    return open_redland(engine, log);
  }
  if (place->store) {
    ATT_TRY(find_index(engine, log));
  } else if (!place->forks) {
    return index_in_memory(engine, log);
  }
  if (place->engine == ATT_ENGINE_TINYSPARQL) {
    return engine->folder.size ? ATT_OK : refuse_place(engine, log);
  }
  return engine->folder.size && !place->forks ? ATT_OK
                                              : open_redland(engine, log);
}

AttStatus
att_engine_open(const AttGraphPlace* place,
                const AttLimits* limits,
                AttLog* log,
                AttEngine** out)
{
  *out = NULL;
  AttEngine* engine = att_calloc(1, sizeof *engine);
  if (!engine) {
    return ATT_ERR_MEMORY;
  }
  engine->place = *place;
  engine->limits = *limits;
  const AttStatus status = open_engine(engine, log);
  if (status != ATT_OK) {
    att_engine_free(engine);
    return status;
  }
  *out = engine;
  return ATT_OK;
}

void
att_engine_free(AttEngine* engine)
{
  if (engine) {
    att_tiny_close(engine->tiny);
    att_sparql_close(engine->model);
    att_text_clear(&engine->folder);
    att_text_clear(&engine->stamp);
    att_free(engine);
  }
}

size_t
att_engine_triples(const AttEngine* engine)
{
  return engine->triples;
}

static AttStatus
ask_redland(AttEngine* engine,
            AttOrigin query,
            size_t most_rows,
            AttLog* log,
            AttResults* results)
{
  AttQueryTraits traits;
  ATT_TRY(att_sparql_check(query, &traits, log));
  if (!engine->model) {
    ATT_TRY(open_redland(engine, log));
  }
  ATT_TRY(att_sparql_ask(engine->model, query, most_rows, log, results));
  if (traits.is_aggregate && !traits.is_grouped &&
      results->kind == ATT_RESULTS_ROWS && !att_results_rows(results)) {
    att_report_plain(log,
                     ATT_ERROR,
                     query.name,
                     "nothing matches, and the embedded engine has no answer "
                     "to an aggregate over nothing (a count would be 0)");
    return ATT_ERR_UNSUPPORTED;
  }
  if (!traits.is_ordered) {
    att_results_sort(results);
  }
  return ATT_OK;
}

static AttStatus
ask_tinysparql(AttEngine* engine,
               AttOrigin query,
               size_t most_rows,
               AttLog* log,
               AttResults* results)
{
  if (!engine->tiny) {
    ATT_TRY(att_tiny_open(
        engine->folder.at, att_text_view(&engine->stamp), log, &engine->tiny));
  }
  return att_tiny_ask(engine->tiny, query, most_rows, log, results);
}

/// The first message of an engine, to be told or not.
typedef struct Kept {
  AttDiagnostic diagnostic;
  AttText message;
} Kept;

static void
keep_message(void* user, const AttDiagnostic* diagnostic)
{
  Kept* kept = user;
  if (!kept->message.size) {
    kept->diagnostic = *diagnostic;
    att_text_append_string(&kept->message, diagnostic->message);
  }
}

static void
tell(const Kept* kept, AttLog* log)
{
  if (kept->message.at) {
    att_report(log,
               ATT_ERROR,
               kept->diagnostic.origin,
               kept->diagnostic.span,
               "%s",
               kept->message.at);
  }
}

/// TinySPARQL first. Where both refuse, both say why; of what parses for
/// neither TinySPARQL's parser says more.
static AttStatus
ask_both(AttEngine* engine,
         AttOrigin query,
         size_t most_rows,
         AttLog* log,
         AttResults* results)
{
  Kept first = {0};
  Kept second = {0};
  AttLog first_log = {.sink = keep_message, .user = &first};
  AttLog second_log = {.sink = keep_message, .user = &second};
  const AttStatus status =
      ask_tinysparql(engine, query, most_rows, &first_log, results);
  AttStatus again = status;
  if (status == ATT_ERR_UNSUPPORTED || status == ATT_ERR_SYNTAX) {
    att_results_clear(results);
    again = ask_redland(engine, query, most_rows, &second_log, results);
  }
  const bool parses = again != ATT_ERR_SYNTAX;
  if (again != ATT_OK && (parses || status != ATT_ERR_SYNTAX)) {
    tell(&second, log);
  }
  if (again != ATT_OK &&
      (status != ATT_ERR_SYNTAX || !parses || again == ATT_ERR_UNSUPPORTED)) {
    tell(&first, log);
  }
  att_text_clear(&first.message);
  att_text_clear(&second.message);
  return again;
}

AttStatus
att_engine_ask(AttEngine* engine,
               AttOrigin query,
               size_t most_rows,
               AttLog* log,
               AttResults* results)
{
  *results = (AttResults){0};
  if (!engine->tiny && !engine->folder.size) {
    return ask_redland(engine, query, most_rows, log, results);
  }
  return engine->place.engine == ATT_ENGINE_AUTO
             ? ask_both(engine, query, most_rows, log, results)
             : ask_tinysparql(engine, query, most_rows, log, results);
}

AttStatus
att_engine_answer(const AttGraphPlace* place,
                  AttOrigin query,
                  AttResultFormat format,
                  const AttLimits* limits,
                  FILE* stream,
                  AttLog* log)
{
  AttQueryTraits traits;
  AttEngine* engine = NULL;
  AttResults results = {0};
  if (place->engine == ATT_ENGINE_REDLAND) {
    ATT_TRY(att_sparql_check(query, &traits, log));
  }
  ATT_TRY(att_engine_open(place, limits, log, &engine));
  AttStatus status = att_engine_ask(engine, query, SIZE_MAX, log, &results);
  if (status == ATT_OK) {
    status = att_results_write(&results, format, stream, log);
  }
  att_results_clear(&results);
  att_engine_free(engine);
  return status;
}
