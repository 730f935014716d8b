// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Reading a request by the SPARQL 1.1 Protocol, and answering it.

#include "serve/request.h"

#include "serve/negotiate.h"
#include "serve/pages.h"
#include "serve/reply.h"
#include "serve/service_ttl.h"
#include "term/rdf.h"

#include <stdlib.h>
#include <string.h>

#define LARGEST_QUERY (1u << 20)
#define FORM_BUFFER 4096

static AttView
header_of(struct MHD_Connection* connection, const char* name)
{
  return att_view(
      MHD_lookup_connection_value(connection, MHD_HEADER_KIND, name));
}

/// Append to the query, up to its bound.
static void
append_query(AttRequest* request, AttView piece)
{
  if (request->query.size + piece.size > LARGEST_QUERY) {
    request->is_too_large = true;
  } else {
    att_text_append(&request->query, piece);
  }
}

/// A parameter of the protocol, or the first piece of it.
static bool
note_parameter(AttRequest* request, const char* key)
{
  request->is_update |= strcmp(key, "update") == 0;
  request->names_graphs |= strcmp(key, "default-graph-uri") == 0 ||
                           strcmp(key, "named-graph-uri") == 0;
  return strcmp(key, "query") == 0;
}

static enum MHD_Result
take_field(void* user,
           enum MHD_ValueKind kind,
           const char* key,
           const char* file,
           const char* type,
           const char* encoding,
           const char* data,
           uint64_t offset,
           size_t size)
{
  (void)kind;
  (void)file;
  (void)type;
  (void)encoding;
  AttRequest* request = user;
  if (note_parameter(request, key)) {
    request->queries += offset == 0;
    append_query(request, (AttView){data, size});
  }
  return MHD_YES;
}

static enum MHD_Result
take_argument(void* user,
              enum MHD_ValueKind kind,
              const char* key,
              size_t key_size,
              const char* value,
              size_t size)
{
  (void)kind;
  (void)key_size;
  AttRequest* request = user;
  if (note_parameter(request, key)) {
    ++request->queries;
    append_query(request, (AttView){value ? value : "", value ? size : 0});
  }
  return MHD_YES;
}

static AttBody
body_of(struct MHD_Connection* connection)
{
  static const struct {
    const char* type;
    AttBody body;
  } types[] = {
      {"application/x-www-form-urlencoded", ATT_BODY_FORM},
      {"application/sparql-query", ATT_BODY_QUERY},
      {"application/sparql-update", ATT_BODY_UPDATE},
  };
  AttView type = header_of(connection, "Content-Type");
  size_t end = 0;
  while (end < type.size && type.at[end] != ';') {
    ++end;
  }
  type = att_view_trim(att_view_slice(type, 0, end));
  for (size_t i = 0; i < sizeof types / sizeof *types; ++i) {
    if (att_view_equal_ascii_case(type, att_view(types[i].type))) {
      return types[i].body;
    }
  }
  return ATT_BODY_UNKNOWN;
}

AttRequest*
att_request_new(AttServer* server,
                struct MHD_Connection* connection,
                const char* method)
{
  AttRequest* request = att_calloc(1, sizeof *request);
  if (!request) {
    return NULL;
  }
  request->server = server;
  request->connection = connection;
  request->job.file = -1;
  request->next = server->first;
  server->first = request;
  if (strcmp(method, MHD_HTTP_METHOD_POST) == 0) {
    request->body = body_of(connection);
    const AttView size = header_of(connection, "Content-Length");
    request->is_too_large =
        size.size && strtoull(size.at, NULL, 10) > 2ull * LARGEST_QUERY;
  }
  if (request->body == ATT_BODY_FORM) {
    request->form =
        MHD_create_post_processor(connection, FORM_BUFFER, take_field, request);
  }
  return request;
}

void
att_request_free(AttRequest* request)
{
  AttRequest** at = &request->server->first;
  while (*at && *at != request) {
    at = &(*at)->next;
  }
  if (*at) {
    *at = request->next;
  }
  if (request->form) {
    MHD_destroy_post_processor(request->form);
  }
  att_text_clear(&request->query);
  att_job_clear(&request->job);
  att_free(request);
}

void
att_request_take(AttRequest* request, const char* data, size_t size)
{
  if (request->is_too_large) {
    return;
  }
  if (request->form) {
    MHD_post_process(request->form, data, size);
  } else if (request->body == ATT_BODY_QUERY) {
    append_query(request, (AttView){data, size});
  }
}

static enum MHD_Result
refuse(AttRequest* request, unsigned status, const char* message)
{
  return att_reply_message(request->connection, status, att_view(message));
}

/// Check what came before asking; NULL where the query may run.
static const char*
find_fault(const AttRequest* request, unsigned* status)
{
  *status = MHD_HTTP_BAD_REQUEST;
  if (request->is_too_large) {
    *status = MHD_HTTP_CONTENT_TOO_LARGE;
    return "the query is longer than 1 MiB\n";
  }
  if (request->body == ATT_BODY_UNKNOWN) {
    *status = MHD_HTTP_UNSUPPORTED_MEDIA_TYPE;
    return "expected a body of application/sparql-query or "
           "application/x-www-form-urlencoded\n";
  }
  if (request->is_update || request->body == ATT_BODY_UPDATE) {
    return "this endpoint is read-only: no updates\n";
  }
  if (request->names_graphs) {
    return "this endpoint has one default graph only: leave out "
           "default-graph-uri and named-graph-uri\n";
  }
  if (request->body != ATT_BODY_QUERY && request->queries != 1) {
    return "expected one parameter 'query'\n";
  }
  if (!att_literal_is_valid(att_text_view(&request->query))) {
    return "the query is not UTF-8\n";
  }
  return NULL;
}

/// Begin the job and let the connection wait for it.
static enum MHD_Result
start(AttRequest* request)
{
  AttServer* server = request->server;
  if (server->running >= server->options->queries) {
    return refuse(request,
                  MHD_HTTP_SERVICE_UNAVAILABLE,
                  "as many queries run as may: ask again later\n");
  }
  const AttJobTask task = {server->engine,
                           {"query", att_text_view(&request->query)},
                           request->format,
                           server->options->rows,
                           server->options->seconds};
  if (att_job_start(&request->job, &task) != ATT_OK) {
    return refuse(request,
                  MHD_HTTP_SERVICE_UNAVAILABLE,
                  "no process for the query: ask again later\n");
  }
  request->is_asked = true;
  ++server->running;
  MHD_suspend_connection(request->connection);
  return MHD_YES;
}

static enum MHD_Result
ask(AttRequest* request)
{
  unsigned status = 0;
  const char* fault = find_fault(request, &status);
  if (fault) {
    return refuse(request, status, fault);
  }
  AttQueryTraits traits;
  const AttOrigin query = {"query", att_text_view(&request->query)};
  const AttStatus checked = att_sparql_check(query, &traits, NULL);
  (void)checked; // the engine says what it refuses, only the form counts here
  request->query_form = traits.form;
  if (!att_negotiate_format(header_of(request->connection, "Accept"),
                            traits.form,
                            &request->format)) {
    return refuse(request,
                  MHD_HTTP_NOT_ACCEPTABLE,
                  "rows come as application/sparql-results+json, "
                  "application/sparql-results+xml, text/csv or "
                  "text/tab-separated-values, the answer of ASK as the first "
                  "two, a graph as text/turtle or application/n-triples\n");
  }
  return start(request);
}

/// GET /sparql without a query: what this service is.
static enum MHD_Result
describe(AttRequest* request)
{
  if (att_negotiate_wants_page(header_of(request->connection, "Accept"))) {
    return att_reply_redirect(request->connection, "/");
  }
  return att_reply_static(
      request->connection,
      "text/turtle",
      (AttView){(const char*)service_ttl, sizeof service_ttl});
}

static enum MHD_Result
answer_endpoint(AttRequest* request, bool is_post)
{
  if (!is_post) {
    MHD_get_connection_values_n(
        request->connection, MHD_GET_ARGUMENT_KIND, take_argument, request);
    if (!request->queries && !request->is_update) {
      return describe(request);
    }
  }
  return ask(request);
}

static enum MHD_Result
answer_page(AttRequest* request, const char* path)
{
  struct MHD_Connection* connection = request->connection;
  const AttPage* page = att_page_find(path);
  if (page) {
    return att_reply_page(connection, page);
  }
  if (strcmp(path, "/queries.json") == 0) {
    return att_reply_static(connection,
                            "application/json",
                            att_text_view(&request->server->catalogue));
  }
  return refuse(request,
                MHD_HTTP_NOT_FOUND,
                "the endpoint is /sparql, the page for people /\n");
}

enum MHD_Result
att_request_answer(AttRequest* request, const char* path, const char* method)
{
  const char* own = request->server->options->host;
  const AttView host = header_of(request->connection, "Host");
  const AttView origin = header_of(request->connection, "Origin");
  const bool is_post = strcmp(method, MHD_HTTP_METHOD_POST) == 0;
  if (!att_negotiate_host(host, own) ||
      (origin.size && !att_negotiate_origin(origin, own))) {
    return refuse(request,
                  MHD_HTTP_FORBIDDEN,
                  "this server goes by another name; --host NAME allows one\n");
  }
  if (!is_post && strcmp(method, MHD_HTTP_METHOD_GET) != 0 &&
      strcmp(method, MHD_HTTP_METHOD_HEAD) != 0) {
    return refuse(
        request, MHD_HTTP_METHOD_NOT_ALLOWED, "expected GET or POST\n");
  }
  if (strcmp(path, "/sparql") == 0) {
    return answer_endpoint(request, is_post);
  }
  return is_post ? refuse(request,
                          MHD_HTTP_METHOD_NOT_ALLOWED,
                          "queries are posted to /sparql\n")
                 : answer_page(request, path);
}

enum MHD_Result
att_request_finish(AttRequest* request)
{
  const int file = request->job.file;
  const char* plain = "text/plain; charset=utf-8";
  request->job.file = -1; // the response closes it
  if (file < 0) {
    return MHD_NO;
  }
  switch (request->end) {
  case ATT_JOB_ANSWERED:
    return att_reply_file(
        request->connection,
        MHD_HTTP_OK,
        att_negotiate_type(request->format, request->query_form),
        file);
  case ATT_JOB_REFUSED:
    return att_reply_file(
        request->connection, MHD_HTTP_BAD_REQUEST, plain, file);
  case ATT_JOB_LIMIT:
    return att_reply_file(
        request->connection, MHD_HTTP_SERVICE_UNAVAILABLE, plain, file);
  case ATT_JOB_FAILED:
    break;
  }
  return att_reply_file(
      request->connection, MHD_HTTP_INTERNAL_SERVER_ERROR, plain, file);
}
