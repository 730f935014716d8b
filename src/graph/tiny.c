// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Building, opening and asking an index of TinySPARQL.

#include "graph/tiny.h"

#include "base/file.h"
#include "base/folder.h"
#include "graph/tiny_index.h"
#include "graph/tiny_query.h"
#include "graph/tiny_rows.h"
#include "graph/tiny_table.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <libtracker-sparql/tracker-sparql.h>

#define CHUNK ((size_t)16 << 20) // bytes that are loaded at once
#define LARGEST_TABLE (16u << 20)
#define TABLE "properties.tsv" // written last: an index that has it is whole
#define DECLARATIONS "ontology"

struct AttTiny {
  TrackerSparqlConnection* connection;
  AttTinyTable table;
};

static AttStatus
report(AttLog* log, const char* name, GError* error)
{
  att_report_plain(log,
                   ATT_ERROR,
                   name,
                   "tinysparql: %s",
                   error ? error->message : "it gives no reason");
  g_clear_error(&error);
  return ATT_ERR_UNSUPPORTED;
}

static AttStatus
make_folder(const char* path, AttLog* log)
{
  if (mkdir(path, S_IRWXU | S_IRGRP | S_IXGRP | S_IROTH | S_IXOTH) != 0 &&
      errno != EEXIST) {
    att_report_plain(log, ATT_ERROR, path, "cannot make: %s", strerror(errno));
    return ATT_ERR_IO;
  }
  return ATT_OK;
}

/// Remove what an index has in its folder; the folder stays.
static AttStatus
empty_folder(const char* folder, AttLog* log)
{
  AttPaths paths = {0};
  const AttLimits limits = ATT_LIMITS_DEFAULT;
  AttStatus status = att_paths_add_below(&paths, folder, "", &limits, log);
  for (size_t i = 0; i < paths.size; ++i) {
    unlink(paths.at[i]);
  }
  att_paths_clear(&paths);
  return status;
}

static AttStatus
write_file(const char* folder,
           const char* name,
           const AttText* text,
           AttLog* log)
{
  AttText path = {0};
  AttOutput output;
  att_text_format(&path, "%s/%s", folder, name);
  AttStatus status = att_text_status(&path);
  if (status == ATT_OK) {
    status = att_output_open(&output, path.at, log);
  }
  if (status == ATT_OK) {
    fwrite(text->at, 1, text->size, output.stream);
    status = att_output_commit(&output, log);
  }
  att_text_clear(&path);
  return status;
}

static AttStatus
write_declarations(const char* folder, const AttTinyTable* table, AttLog* log)
{
  AttText text = {0};
  AttText path = {0};
  att_tiny_table_declare(table, &text);
  att_text_format(&path, "%s/" DECLARATIONS, folder);
  AttStatus status = att_text_status(&text);
  if (status == ATT_OK) {
    status = att_text_status(&path);
  }
  if (status == ATT_OK) {
    status = make_folder(path.at, log);
  }
  if (status == ATT_OK) {
    status = write_file(path.at, "attest.ontology", &text, log);
  }
  att_text_clear(&path);
  att_text_clear(&text);
  return status;
}

/// Connect to the index in `folder`, or to one in memory with its declarations.
static AttStatus
connect(
    AttTiny* tiny, const char* folder, bool in_memory, bool is_new, AttLog* log)
{
  GError* error = NULL;
  AttText path = {0};
  att_text_format(&path, "%s/" DECLARATIONS, folder);
  ATT_TRY(att_text_status(&path));
  GFile* declarations = g_file_new_for_path(path.at);
  GFile* store = in_memory ? NULL : g_file_new_for_path(folder);
  tiny->connection = tracker_sparql_connection_new(
      is_new ? TRACKER_SPARQL_CONNECTION_FLAGS_NONE
             : TRACKER_SPARQL_CONNECTION_FLAGS_READONLY,
      store,
      declarations,
      NULL,
      &error);
  g_object_unref(declarations);
  g_clear_object(&store);
  att_text_clear(&path);
  return tiny->connection ? ATT_OK : report(log, folder, error);
}

/// What a load that runs comes to.
typedef struct Loading {
  bool is_done;
  GError* error;
} Loading;

static void
end_load(GObject* connection, GAsyncResult* result, gpointer user)
{
  Loading* loading = user;
  tracker_sparql_connection_deserialize_finish(
      TRACKER_SPARQL_CONNECTION(connection), result, &loading->error);
  loading->is_done = true;
}

static AttStatus
load_text(AttTiny* tiny, const AttText* text, AttLog* log)
{
  Loading loading = {0};
  GMainContext* context = g_main_context_new();
  g_main_context_push_thread_default(context);
  GInputStream* stream =
      g_memory_input_stream_new_from_data(text->at, (gssize)text->size, NULL);
  tracker_sparql_connection_deserialize_async(tiny->connection,
                                              TRACKER_DESERIALIZE_FLAGS_NONE,
                                              TRACKER_RDF_FORMAT_TURTLE,
                                              NULL,
                                              stream,
                                              NULL,
                                              end_load,
                                              &loading);
  while (!loading.is_done) {
    g_main_context_iteration(context, TRUE);
  }
  g_object_unref(stream);
  g_main_context_pop_thread_default(context);
  g_main_context_unref(context);
  return loading.error ? report(log, "graph", loading.error) : ATT_OK;
}

/// Hand the text over once it is large.
static AttStatus
load_chunk(AttTiny* tiny, AttText* text, size_t least, AttLog* log)
{
  if (text->size <= least) {
    return ATT_OK;
  }
  ATT_TRY(att_text_status(text));
  const AttStatus status = load_text(tiny, text, log);
  att_text_reset(text);
  return status;
}

/// A path of no step finds only what the store has as a subject: objects that
/// are none become subjects of a triple of ours.
static AttStatus
load_leaves(AttTiny* tiny, const AttLines* lines, AttText* text, AttLog* log)
{
  AttTinyNodes leaves = {0};
  AttStatus status = att_tiny_leaves(lines, &leaves);
  for (size_t i = 0; i < leaves.size && status == ATT_OK; ++i) {
    att_tiny_write_self(leaves.at[i], text);
    status = load_chunk(tiny, text, CHUNK, log);
  }
  ATT_ARRAY_CLEAR(&leaves);
  return status;
}

static AttStatus
load_lines(AttTiny* tiny, const AttLines* lines, AttLog* log)
{
  AttText text = {0};
  AttStatus status = ATT_OK;
  for (size_t i = 0; i < tiny->table.items.size; ++i) {
    const AttView iri = tiny->table.items.at[i].iri;
    att_text_format(&text,
                    "<%.*s> <" ATT_TINY_SPACE "self> <%.*s> .\n",
                    ATT_VIEW_ARG(iri),
                    ATT_VIEW_ARG(iri));
  }
  for (size_t i = 0; i < lines->lines.size && status == ATT_OK; ++i) {
    status = att_tiny_table_translate(&tiny->table, lines->lines.at[i], &text);
    if (status == ATT_OK) {
      status = load_chunk(tiny, &text, CHUNK, log);
    }
  }
  if (status == ATT_OK) {
    status = load_leaves(tiny, lines, &text, log);
  }
  if (status == ATT_OK) {
    status = load_chunk(tiny, &text, 0, log);
  }
  att_text_clear(&text);
  return status;
}

static AttStatus
write_table(const char* folder, const AttTinyTable* table, AttLog* log)
{
  AttText text = {0};
  att_tiny_table_write(table, &text);
  AttStatus status = att_text_status(&text);
  if (status == ATT_OK) {
    status = write_file(folder, TABLE, &text, log);
  }
  att_text_clear(&text);
  return status;
}

/// Build in `folder`, or in memory with only the declarations in `folder`.
static AttStatus
build(AttTiny* tiny,
      const char* folder,
      bool in_memory,
      const AttLines* lines,
      AttView stamp,
      AttLog* log)
{
  ATT_TRY(att_tiny_table_make(lines, &tiny->table));
  tiny->table.names = in_memory ? 1 : ATT_TINY_NAMES;
  tiny->table.stamp = stamp;
  ATT_TRY(make_folder(folder, log));
  ATT_TRY(empty_folder(folder, log));
  ATT_TRY(write_declarations(folder, &tiny->table, log));
  ATT_TRY(connect(tiny, folder, in_memory, true, log));
  ATT_TRY(load_lines(tiny, lines, log));
  if (in_memory) {
    return ATT_OK;
  }
  tracker_sparql_connection_close(tiny->connection);
  g_clear_object(&tiny->connection);
  ATT_TRY(att_tiny_finish_index(folder, &tiny->table, log));
  return write_table(folder, &tiny->table, log);
}

/// The declarations of an index in memory lie in a folder for a moment.
static AttStatus
build_in_memory(AttTiny* tiny, const AttLines* lines, AttLog* log)
{
  const char* root = getenv("TMPDIR");
  AttText folder = {0};
  AttText inner = {0};
  att_text_format(&folder, "%s/attest.XXXXXX", root ? root : "/tmp");
  AttStatus status = att_text_status(&folder);
  if (status == ATT_OK && !mkdtemp(folder.at)) {
    att_report_plain(
        log, ATT_ERROR, folder.at, "cannot make: %s", strerror(errno));
    status = ATT_ERR_IO;
  }
  if (status == ATT_OK) {
    status = build(tiny, folder.at, true, lines, ATT_VIEW(""), log);
    AttLog silent = {0};
    if (empty_folder(folder.at, &silent) == ATT_OK) {
      att_text_format(&inner, "%s/" DECLARATIONS, folder.at);
      rmdir(inner.at);
      rmdir(folder.at);
    }
  }
  att_text_clear(&inner);
  att_text_clear(&folder);
  return status;
}

AttStatus
att_tiny_build(const char* folder,
               const AttLines* lines,
               AttView stamp,
               AttLog* log,
               AttTiny** out)
{
  *out = NULL;
  AttTiny* tiny = att_calloc(1, sizeof *tiny);
  if (!tiny) {
    return ATT_ERR_MEMORY;
  }
  const AttStatus status = folder
                               ? build(tiny, folder, false, lines, stamp, log)
                               : build_in_memory(tiny, lines, log);
  tiny->table.stamp = (AttView){"", 0}; // it was the caller's
  if (status != ATT_OK) {
    att_tiny_close(tiny);
    return status;
  }
  *out = tiny;
  return ATT_OK;
}

static AttStatus
read_table(const char* folder, AttView stamp, AttTinyTable* table)
{
  AttText path = {0};
  AttText text = {0};
  AttLog silent = {0};
  att_text_format(&path, "%s/" TABLE, folder);
  AttStatus status = att_text_status(&path);
  if (status == ATT_OK) {
    status = att_file_read(path.at, LARGEST_TABLE, &text, &silent);
  }
  if (status == ATT_OK) {
    status = att_tiny_table_read(att_text_view(&text), table);
  }
  if (status == ATT_OK && !att_view_equal(table->stamp, stamp)) {
    att_tiny_table_clear(table);
    status = ATT_ERR_NOT_FOUND;
  }
  att_text_clear(&path);
  att_text_clear(&text);
  return status == ATT_OK || status == ATT_ERR_MEMORY ? status
                                                      : ATT_ERR_NOT_FOUND;
}

AttStatus
att_tiny_open(const char* folder, AttView stamp, AttLog* log, AttTiny** out)
{
  *out = NULL;
  AttTiny* tiny = att_calloc(1, sizeof *tiny);
  if (!tiny) {
    return ATT_ERR_MEMORY;
  }
  AttStatus status = read_table(folder, stamp, &tiny->table);
  if (status == ATT_OK) {
    status = connect(tiny, folder, false, false, log);
  }
  if (status != ATT_OK) {
    att_tiny_close(tiny);
    return status;
  }
  *out = tiny;
  return ATT_OK;
}

bool
att_tiny_is_there(const char* folder, AttView stamp, size_t* triples)
{
  AttTinyTable table = {0};
  const bool is_there = read_table(folder, stamp, &table) == ATT_OK;
  *triples = table.triples;
  att_tiny_table_clear(&table);
  return is_there;
}

void
att_tiny_close(AttTiny* tiny)
{
  if (!tiny) {
    return;
  }
  if (tiny->connection) {
    tracker_sparql_connection_close(tiny->connection);
    g_object_unref(tiny->connection);
  }
  att_tiny_table_clear(&tiny->table);
  att_free(tiny);
}

static AttStatus
take_row(TrackerSparqlCursor* cursor,
         const AttTinyPlan* plan,
         AttResults* results)
{
  for (size_t i = 0; i < plan->columns.size; ++i) {
    glong size = 0;
    const char* at = tracker_sparql_cursor_get_string(cursor, (gint)i, &size);
    const bool is_bound = at && tracker_sparql_cursor_is_bound(cursor, (gint)i);
    ATT_TRY(att_tiny_take_cell(&plan->variables[plan->columns.at[i]],
                               is_bound ? &(AttView){at, (size_t)size} : NULL,
                               results));
  }
  return ATT_OK;
}

static AttStatus
take_rows(TrackerSparqlCursor* cursor,
          const AttTinyPlan* plan,
          AttOrigin query,
          size_t most_rows,
          AttLog* log,
          AttResults* results)
{
  GError* error = NULL;
  const bool is_cut = plan->keys.size != 0; // by LIMIT, afterwards
  for (size_t row = 0; tracker_sparql_cursor_next(cursor, NULL, &error);
       ++row) {
    if (row == most_rows && !(is_cut && plan->limit <= most_rows)) {
      att_report_plain(
          log,
          ATT_ERROR,
          query.name,
          "the answer has more than %zu rows; ask for fewer by LIMIT",
          most_rows);
      return ATT_ERR_LIMIT;
    }
    ATT_TRY(take_row(cursor, plan, results));
  }
  return error ? report(log, query.name, error) : ATT_OK;
}

static AttStatus
take_answer(TrackerSparqlCursor* cursor,
            const AttTinyPlan* plan,
            AttOrigin query,
            size_t most_rows,
            AttLog* log,
            AttResults* results)
{
  if (plan->form == ATT_QUERY_ASK) {
    GError* error = NULL;
    results->kind = ATT_RESULTS_BOOLEAN;
    if (!tracker_sparql_cursor_next(cursor, NULL, &error)) {
      return report(log, query.name, error);
    }
    results->is_true = tracker_sparql_cursor_get_boolean(cursor, 0);
    return ATT_OK;
  }
  for (size_t i = 0; i < plan->columns.size; ++i) {
    const AttView name = att_arena_copy(
        results->arena, plan->variables[plan->columns.at[i]].name);
    if (!name.at) {
      return ATT_ERR_MEMORY;
    }
    ATT_TRY(ATT_PUSH(&results->variables, name));
  }
  ATT_TRY(take_rows(cursor, plan, query, most_rows, log, results));
  return att_tiny_finish_rows(plan, results);
}

/// A store knows no node but those of its graph and its own.
static AttStatus
check_named(AttTiny* tiny,
            const AttTinyPlan* plan,
            AttOrigin query,
            AttLog* log)
{
  for (size_t i = 0; i < plan->named.size; ++i) {
    GError* error = NULL;
    AttText text = {0};
    att_text_format(
        &text, "ASK { <%.*s> ?p ?o }", ATT_VIEW_ARG(plan->named.at[i].iri));
    ATT_TRY(att_text_status(&text));
    TrackerSparqlCursor* cursor = tracker_sparql_connection_query(
        tiny->connection, text.at, NULL, &error);
    const bool is_there = cursor &&
                          tracker_sparql_cursor_next(cursor, NULL, &error) &&
                          tracker_sparql_cursor_get_boolean(cursor, 0);
    g_clear_object(&cursor);
    att_text_clear(&text);
    if (error) {
      return report(log, query.name, error);
    }
    if (!is_there) {
      att_report(log,
                 ATT_ERROR,
                 query,
                 plan->named.at[i].span,
                 "tinysparql does not support a path of no step (* or ?) from "
                 "a node that is not in the graph");
      return ATT_ERR_UNSUPPORTED;
    }
  }
  return ATT_OK;
}

AttStatus
att_tiny_ask(AttTiny* tiny,
             AttOrigin query,
             size_t most_rows,
             AttLog* log,
             AttResults* results)
{
  *results = (AttResults){.arena = att_arena_new()};
  AttTinyPlan plan;
  AttStatus status = att_tiny_plan_make(query, &tiny->table, log, &plan);
  GError* error = NULL;
  TrackerSparqlCursor* cursor = NULL;
  if (status == ATT_OK) {
    status = check_named(tiny, &plan, query, log);
  }
  if (status == ATT_OK) {
    cursor = tracker_sparql_connection_query(
        tiny->connection, plan.text.at, NULL, &error);
    status = cursor ? ATT_OK : report(log, query.name, error);
  }
  if (status == ATT_OK) {
    status = results->arena
                 ? take_answer(cursor, &plan, query, most_rows, log, results)
                 : ATT_ERR_MEMORY;
  }
  if (cursor) {
    tracker_sparql_cursor_close(cursor);
    g_object_unref(cursor);
  }
  att_tiny_plan_clear(&plan);
  return status;
}
