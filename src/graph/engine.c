// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Opening a graph, asking it, and putting the rows in order.

#include "graph/engine.h"

#include "graph/store.h"

struct AttEngine {
  AttSparqlModel* model;
  size_t triples;
};

static AttStatus
read_graph(const AttGraphPlace* place,
           const AttLimits* limits,
           AttLog* log,
           AttLines* lines)
{
  if (place->store) {
    return att_store_read(place->store, limits, log, lines);
  }
  for (size_t i = 0; i < place->file_count; ++i) {
    ATT_TRY(att_lines_read(lines, place->files[i], limits, log));
  }
  return ATT_OK;
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
  AttLines lines = {0};
  AttStatus status = read_graph(place, limits, log, &lines);
  if (status == ATT_OK) {
    att_lines_sort(&lines);
    engine->triples = lines.lines.size;
    status = att_sparql_open(&lines, log, &engine->model);
  }
  att_lines_clear(&lines);
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
    att_sparql_close(engine->model);
    att_free(engine);
  }
}

size_t
att_engine_triples(const AttEngine* engine)
{
  return engine->triples;
}

AttStatus
att_engine_ask(AttEngine* engine,
               AttOrigin query,
               size_t most_rows,
               AttLog* log,
               AttResults* results)
{
  *results = (AttResults){0};
  AttQueryTraits traits;
  ATT_TRY(att_sparql_check(query, &traits, log));
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

AttStatus
att_engine_answer(const AttGraphPlace* place,
                  AttOrigin query,
                  AttResultFormat format,
                  const AttLimits* limits,
                  FILE* stream,
                  AttLog* log)
{
  AttQueryTraits traits;
  ATT_TRY(att_sparql_check(query, &traits, log));
  AttEngine* engine = NULL;
  ATT_TRY(att_engine_open(place, limits, log, &engine));
  AttResults results = {0};
  AttStatus status = att_engine_ask(engine, query, SIZE_MAX, log, &results);
  if (status == ATT_OK) {
    status = att_results_write(&results, format, stream, log);
  }
  att_results_clear(&results);
  att_engine_free(engine);
  return status;
}
