// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Run queries through librdf: lines into its `trees` storage once, each answer
// out as plain cells.

#include "graph/sparql.h"

#include "term/vocabulary.h"

#include <librdf.h>
#include <rasqal.h>

void
att_results_clear(AttResults* results)
{
  ATT_ARRAY_CLEAR(&results->variables);
  ATT_ARRAY_CLEAR(&results->cells);
  att_arena_free(results->arena);
  *results = (AttResults){0};
}

size_t
att_results_rows(const AttResults* results)
{
  return results->variables.size ? results->cells.size / results->variables.size
                                 : 0;
}

/// What librdf's messages are reported as.
typedef struct Listener {
  AttOrigin query;
  AttLog* log;
  size_t errors;
} Listener;

struct AttSparqlModel {
  librdf_world* world;
  librdf_storage* storage;
  librdf_model* model;
  Listener listener; ///< of the query that is being asked
};

static int
hear(void* user, librdf_log_message* message)
{
  Listener* listener = user;
  if (librdf_log_message_level(message) < LIBRDF_LOG_ERROR) {
    return 1;
  }
  ++listener->errors;
  raptor_locator* where = librdf_log_message_locator(message);
  const int line = where ? raptor_locator_line(where) : -1;
  if (line > 0) {
    att_report_plain(listener->log,
                     ATT_ERROR,
                     listener->query.name,
                     "line %d: %s",
                     line,
                     librdf_log_message_message(message));
  } else {
    att_report_plain(listener->log,
                     ATT_ERROR,
                     listener->query.name,
                     "%s",
                     librdf_log_message_message(message));
  }
  return 1;
}

static AttStatus
copy_view(AttResults* results, const char* at, size_t size, AttView* view)
{
  *view = att_arena_copy(results->arena, (AttView){at ? at : "", size});
  return view->at ? ATT_OK : ATT_ERR_MEMORY;
}

static AttStatus
copy_string(AttResults* results, const char* string, AttView* view)
{
  return copy_view(results, string, att_view(string).size, view);
}

bool
att_sparql_respells(const AttTerm* term)
{
  return att_view_equal(term->datatype, ATT_VIEW(ATT_IRI_XSD "boolean")) ||
         att_view_equal(term->datatype, ATT_VIEW(ATT_IRI_XSD "dateTime"));
}

static AttStatus
take_node(AttResults* results, librdf_node* node)
{
  AttCell cell = {.is_bound = node != NULL};
  size_t size = 0;
  if (node && librdf_node_is_resource(node)) {
    const unsigned char* iri =
        librdf_uri_as_counted_string(librdf_node_get_uri(node), &size);
    cell.term.kind = ATT_TERM_IRI;
    ATT_TRY(copy_view(results, (const char*)iri, size, &cell.term.value));
  } else if (node && librdf_node_is_blank(node)) {
    cell.term.kind = ATT_TERM_BLANK;
    ATT_TRY(copy_string(results,
                        (const char*)librdf_node_get_blank_identifier(node),
                        &cell.term.value));
  } else if (node) {
    cell.term.kind = ATT_TERM_LITERAL;
    const unsigned char* value =
        librdf_node_get_literal_value_as_counted_string(node, &size);
    ATT_TRY(copy_view(results, (const char*)value, size, &cell.term.value));
    librdf_uri* type = librdf_node_get_literal_value_datatype_uri(node);
    if (type) {
      ATT_TRY(copy_string(results,
                          (const char*)librdf_uri_as_string(type),
                          &cell.term.datatype));
    }
    ATT_TRY(copy_string(results,
                        librdf_node_get_literal_value_language(node),
                        &cell.term.language));
  }
  return ATT_PUSH(&results->cells, cell);
}

static AttStatus
take_names(AttResults* results, rasqal_query* query)
{
  raptor_sequence* names = rasqal_query_get_bound_variable_sequence(query);
  const int count = names ? raptor_sequence_size(names) : 0;
  for (int i = 0; i < count; ++i) {
    const rasqal_variable* variable = raptor_sequence_get_at(names, i);
    AttView name;
    ATT_TRY(copy_string(results, (const char*)variable->name, &name));
    ATT_TRY(ATT_PUSH(&results->variables, name));
  }
  return ATT_OK;
}

/// librdf has said all of it already.
static void
hear_nothing(void* user, raptor_log_message* message)
{
  (void)user;
  (void)message;
}

/// The columns of an answer without rows, which librdf does not know: ask
/// rasqal what the query selects.
static AttStatus
take_names_of(AttResults* results, const char* text)
{
  rasqal_world* world = rasqal_new_world();
  rasqal_query* query = NULL;
  AttStatus status = ATT_ERR_MEMORY;
  if (world && rasqal_world_open(world) == 0) {
    rasqal_world_set_log_handler(world, NULL, hear_nothing);
    query = rasqal_new_query(world, "sparql", NULL);
  }
  if (query) {
    status = rasqal_query_prepare(query, (const unsigned char*)text, NULL) == 0
                 ? take_names(results, query)
                 : ATT_ERR_SYNTAX;
    rasqal_free_query(query);
  }
  if (world) {
    rasqal_free_world(world);
  }
  return status;
}

/// A bound on rows that an answer has reached.
static AttStatus
refuse_rows(const Listener* listener, size_t most_rows)
{
  att_report_plain(listener->log,
                   ATT_ERROR,
                   listener->query.name,
                   "the answer has more than %zu rows; ask for fewer by LIMIT",
                   most_rows);
  return ATT_ERR_LIMIT;
}

static AttStatus
take_rows(AttResults* results,
          const Listener* listener,
          size_t most_rows,
          librdf_query_results* answer)
{
  const int columns = librdf_query_results_get_bindings_count(answer);
  for (int i = 0; i < columns; ++i) {
    AttView name;
    ATT_TRY(copy_string(
        results, librdf_query_results_get_binding_name(answer, i), &name));
    ATT_TRY(ATT_PUSH(&results->variables, name));
  }
  for (size_t row = 0; !librdf_query_results_finished(answer); ++row) {
    if (row == most_rows) {
      return refuse_rows(listener, most_rows);
    }
    for (int i = 0; i < columns; ++i) {
      librdf_node* node = librdf_query_results_get_binding_value(answer, i);
      const AttStatus status = take_node(results, node);
      if (node) {
        librdf_free_node(node);
      }
      ATT_TRY(status);
    }
    librdf_query_results_next(answer);
  }
  return ATT_OK;
}

static AttStatus
take_graph(AttResults* results,
           const Listener* listener,
           size_t most_rows,
           librdf_query_results* answer)
{
  static const char* const names[] = {"subject", "predicate", "object"};
  for (size_t i = 0; i < 3; ++i) {
    ATT_TRY(ATT_PUSH(&results->variables, att_view(names[i])));
  }
  librdf_stream* stream = librdf_query_results_as_stream(answer);
  if (!stream) {
    return ATT_ERR_MEMORY;
  }
  AttStatus status = ATT_OK;
  for (size_t row = 0; !librdf_stream_end(stream) && status == ATT_OK; ++row) {
    if (row == most_rows) {
      status = refuse_rows(listener, most_rows);
      break;
    }
    librdf_statement* triple = librdf_stream_get_object(stream);
    status = take_node(results, librdf_statement_get_subject(triple));
    if (status == ATT_OK) {
      status = take_node(results, librdf_statement_get_predicate(triple));
    }
    if (status == ATT_OK) {
      status = take_node(results, librdf_statement_get_object(triple));
    }
    librdf_stream_next(stream);
  }
  librdf_free_stream(stream);
  return status;
}

static AttStatus
take_answer(AttResults* results,
            const Listener* listener,
            size_t most_rows,
            librdf_query_results* answer)
{
  if (librdf_query_results_is_boolean(answer)) {
    results->kind = ATT_RESULTS_BOOLEAN;
    results->is_true = librdf_query_results_get_boolean(answer) > 0;
    return ATT_OK;
  }
  if (librdf_query_results_is_graph(answer)) {
    results->kind = ATT_RESULTS_GRAPH;
    return take_graph(results, listener, most_rows, answer);
  }
  return take_rows(results, listener, most_rows, answer);
}

static AttStatus
fill_model(librdf_world* world, librdf_model* model, const AttLines* lines)
{
  AttText text = {0};
  for (size_t i = 0; i < lines->lines.size; ++i) {
    att_text_append(&text, lines->lines.at[i]);
    att_text_append_char(&text, '\n');
  }
  AttStatus status = att_text_status(&text);
  librdf_parser* parser = librdf_new_parser(world, "ntriples", NULL, NULL);
  librdf_uri* base =
      librdf_new_uri(world, (const unsigned char*)"http://example.org/");
  if (status == ATT_OK && text.size &&
      (!parser || !base ||
       librdf_parser_parse_counted_string_into_model(
           parser, (const unsigned char*)text.at, text.size, base, model) !=
           0)) {
    status = ATT_ERR_SYNTAX;
  }
  if (base) {
    librdf_free_uri(base);
  }
  if (parser) {
    librdf_free_parser(parser);
  }
  att_text_clear(&text);
  return status;
}

static AttStatus
ask(AttSparqlModel* model,
    const char* text,
    size_t most_rows,
    AttResults* results)
{
  Listener* listener = &model->listener;
  librdf_query* query = librdf_new_query(
      model->world, "sparql", NULL, (const unsigned char*)text, NULL);
  librdf_query_results* answer =
      query ? librdf_query_execute(query, model->model) : NULL;
  AttStatus status = ATT_ERR_SYNTAX;
  if (answer && !listener->errors) {
    status = take_answer(results, listener, most_rows, answer);
    if (status == ATT_OK && results->kind == ATT_RESULTS_ROWS &&
        !results->variables.size) {
      status = take_names_of(results, text);
    }
  } else if (!listener->errors) {
    att_report_plain(listener->log,
                     ATT_ERROR,
                     listener->query.name,
                     "the query does not parse");
  }
  if (answer) {
    librdf_free_query_results(answer);
  }
  if (query) {
    librdf_free_query(query);
  }
  return status;
}

AttStatus
att_sparql_open(const AttLines* lines, AttLog* log, AttSparqlModel** out)
{
  *out = NULL;
  AttSparqlModel* model = att_calloc(1, sizeof *model);
  if (!model) {
    return ATT_ERR_MEMORY;
  }
  AttStatus status = ATT_ERR_MEMORY;
  model->listener = (Listener){.query = {"graph", {"", 0}}, .log = log};
  model->world = librdf_new_world();
  if (model->world) {
    librdf_world_open(model->world);
    librdf_world_set_logger(model->world, &model->listener, hear);
    model->storage =
        librdf_new_storage(model->world, "trees", NULL, "contexts='no'");
  }
  if (model->storage) {
    model->model = librdf_new_model(model->world, model->storage, NULL);
  }
  if (model->model) {
    status = fill_model(model->world, model->model, lines);
  }
  if (status != ATT_OK) {
    att_sparql_close(model);
    return status;
  }
  *out = model;
  return ATT_OK;
}

void
att_sparql_close(AttSparqlModel* model)
{
  if (!model) {
    return;
  }
  if (model->model) {
    librdf_free_model(model->model);
  }
  if (model->storage) {
    librdf_free_storage(model->storage);
  }
  if (model->world) {
    librdf_free_world(model->world);
  }
  att_free(model);
}

AttStatus
att_sparql_ask(AttSparqlModel* model,
               AttOrigin query,
               size_t most_rows,
               AttLog* log,
               AttResults* results)
{
  *results = (AttResults){.arena = att_arena_new()};
  model->listener = (Listener){.query = query, .log = log};
  AttText text = {0}; // NUL-terminated
  AttStatus status =
      results->arena ? att_sparql_rewrite(query, &text, log) : ATT_ERR_MEMORY;
  if (status == ATT_OK) {
    results->may_respell = true;
    status = text.at ? ask(model, text.at, most_rows, results) : ATT_ERR_SYNTAX;
  }
  model->listener = (Listener){0};
  att_text_clear(&text);
  return status;
}
