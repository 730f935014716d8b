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

static void
keep_message(void* user, const AttDiagnostic* diagnostic)
{
  att_diagnostic_render(diagnostic, user);
}

/// TinySPARQL first. Where both refuse, both say why.
static AttStatus
ask_both(AttEngine* engine,
         AttOrigin query,
         size_t most_rows,
         AttLog* log,
         AttResults* results)
{
  AttText said = {0};
  AttLog kept = {.sink = keep_message, .user = &said};
  AttStatus status = ask_tinysparql(engine, query, most_rows, &kept, results);
  if (status == ATT_OK) {
    att_text_clear(&said);
    return status;
  }
  const AttStatus first = status;
  if (first == ATT_ERR_UNSUPPORTED || first == ATT_ERR_SYNTAX) {
    att_results_clear(results);
    status = ask_redland(engine, query, most_rows, log, results);
  }
  if (status != ATT_OK && said.size &&
      (first != ATT_ERR_SYNTAX || status == ATT_ERR_UNSUPPORTED)) {
    att_report_plain(log, ATT_ERROR, NULL, "%s", said.at);
  }
  att_text_clear(&said);
  return status;
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
