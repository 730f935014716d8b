// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Messages by their method: a table of handlers. Between messages, while none
// waits, the lens takes its steps.

#include "lsp/server.h"

#include "lsp/completion.h"
#include "lsp/definition.h"
#include "lsp/hover.h"
#include "lsp/lens.h"
#include "lsp/symbols.h"
#include "rules/format.h"

/// Codes of JSON-RPC 2.0 and of the protocol.
enum {
  CODE_PARSE_ERROR = -32700,
  CODE_INVALID_REQUEST = -32600,
  CODE_METHOD_NOT_FOUND = -32601,
  CODE_INVALID_PARAMS = -32602,
  CODE_INTERNAL_ERROR = -32603,
  CODE_NOT_INITIALIZED = -32002,
  CODE_REQUEST_FAILED = -32803,
};

enum { SYNC_INCREMENTAL = 2 };

typedef enum Life { LIFE_NEW, LIFE_OPEN, LIFE_SHUT, LIFE_GONE } Life;

typedef struct Server {
  AttTransport transport;
  AttWorkspace workspace;
  AttLens lens;
  const AttResourcePaths* paths;
  AttLog* log;
  Life life;
  bool refreshes_lens; ///< the client can be asked to ask again
  json_int_t asked;    ///< requests of the server's own
} Server;

/// What a request comes to: a result, or an error with a message.
typedef struct Answer {
  json_t* result;
  int code; ///< 0: none
  AttText message;
} Answer;

typedef AttStatus (*Request)(Server* server,
                             const json_t* params,
                             Answer* answer);
typedef AttStatus (*Notification)(Server* server, const json_t* params);

static void
refuse(Answer* answer, int code, const char* message)
{
  answer->code = code;
  att_text_reset(&answer->message);
  att_text_append_string(&answer->message, message);
}

static AttStatus
send_answer(Server* server, const json_t* id, Answer* answer)
{
  json_t* message = json_pack("{s:s, s:O?}", "jsonrpc", "2.0", "id", id);
  if (answer->code) {
    json_decref(answer->result);
    json_object_set_new(
        message,
        "error",
        json_pack("{s:i, s:o}",
                  "code",
                  answer->code,
                  "message",
                  att_json_string(att_text_view(&answer->message))));
  } else {
    json_object_set_new(
        message, "result", answer->result ? answer->result : json_null());
  }
  if (message && !id) {
    json_object_set_new(message, "id", json_null());
  }
  att_text_clear(&answer->message);
  return message ? att_transport_write(&server->transport, message)
                 : ATT_ERR_MEMORY;
}

static AttStatus
send_error(Server* server, const json_t* id, int code, const char* text)
{
  Answer answer = {0};
  refuse(&answer, code, text);
  return send_answer(server, id, &answer);
}

// initialize

/// The first encoding that a client prefers and that is known here.
static const char*
choose_encoding(const json_t* params, AttPositionEncoding* encoding)
{
  const json_t* offered = json_object_get(
      json_object_get(json_object_get(params, "capabilities"), "general"),
      "positionEncodings");
  size_t index = 0;
  const json_t* one = NULL;
  json_array_foreach(offered, index, one)
  {
    const AttView name = att_view(json_string_value(one));
    if (att_view_equal(name, ATT_VIEW("utf-8"))) {
      *encoding = ATT_POSITION_UTF8;
      return "utf-8";
    }
    if (att_view_equal(name, ATT_VIEW("utf-32"))) {
      *encoding = ATT_POSITION_UTF32;
      return "utf-32";
    }
    if (att_view_equal(name, ATT_VIEW("utf-16"))) {
      break;
    }
  }
  *encoding = ATT_POSITION_UTF16;
  return "utf-16";
}

static void
take_root(Server* server, const json_t* params)
{
  const json_t* folder =
      json_array_get(json_object_get(params, "workspaceFolders"), 0);
  AttView uri = att_json_text(folder, "uri");
  uri = uri.size ? uri : att_json_text(params, "rootUri");
  if (uri.size) {
    att_uri_to_path(uri, &server->workspace.root);
  }
}

/// Text or array of texts: paths, beside those of the command line.
static AttStatus
take_paths(const AttWorkspace* workspace, const json_t* value, AttPaths* paths)
{
  const size_t count = json_is_array(value) ? json_array_size(value) : 1;
  for (size_t i = 0; i < count; ++i) {
    const json_t* one = json_is_array(value) ? json_array_get(value, i) : value;
    if (!json_is_string(one)) {
      continue;
    }
    AttText path = {0};
    att_workspace_path(workspace, att_view(json_string_value(one)), &path);
    AttStatus status = att_text_status(&path);
    if (status == ATT_OK) {
      status = att_paths_add(paths, path.at);
    }
    att_text_clear(&path);
    ATT_TRY(status);
  }
  return ATT_OK;
}

/// Keep the last error, for the client that asked.
static void
keep_error(void* user, const AttDiagnostic* diagnostic)
{
  if (diagnostic->severity == ATT_ERROR) {
    AttText* text = user;
    att_text_reset(text);
    att_diagnostic_render(diagnostic, text);
  }
}

static AttStatus
open_workspace(Server* server, const json_t* params, Answer* answer)
{
  AttWorkspace* workspace = &server->workspace;
  const json_t* options = json_object_get(params, "initializationOptions");
  AttPaths ontologies = {0};
  take_root(server, params);
  for (size_t i = 0; i < server->paths->ontology_count; ++i) {
    ATT_TRY(att_paths_add(&ontologies, server->paths->ontologies[i]));
  }
  AttStatus status =
      take_paths(workspace, json_object_get(options, "ontology"), &ontologies);
  if (status == ATT_OK) {
    AttResourcePaths paths = *server->paths;
    paths.ontologies = (const char* const*)ontologies.at;
    paths.ontology_count = ontologies.size;
    AttLog log = {.sink = keep_error, .user = &answer->message};
    status = att_workspace_open(workspace, &paths, &log);
  }
  if (status == ATT_OK) {
    status = take_paths(
        workspace, json_object_get(options, "rules"), &workspace->rules);
  }
  const AttView corpus = att_json_text(options, "corpus");
  if (status == ATT_OK && corpus.size) {
    att_workspace_path(workspace, corpus, &workspace->corpus);
  }
  att_paths_clear(&ontologies);
  return status;
}

static json_t*
new_capabilities(const char* encoding)
{
  return json_pack(
      "{s:{s:s, s:{s:b, s:i, s:{s:b}}, s:{s:[s,s,s]}, s:b, s:b, s:{s:b}, "
      "s:b, s:b}, s:{s:s, s:s}}",
      "capabilities",
      "positionEncoding",
      encoding,
      "textDocumentSync",
      "openClose",
      1,
      "change",
      SYNC_INCREMENTAL,
      "save",
      "includeText",
      0,
      "completionProvider",
      "triggerCharacters",
      "@",
      ":",
      "|",
      "hoverProvider",
      1,
      "definitionProvider",
      1,
      "codeLensProvider",
      "resolveProvider",
      0,
      "documentSymbolProvider",
      1,
      "documentFormattingProvider",
      1,
      "serverInfo",
      "name",
      "attest",
      "version",
      ATT_VERSION);
}

static AttStatus
initialize(Server* server, const json_t* params, Answer* answer)
{
  if (server->life != LIFE_NEW) {
    refuse(answer, CODE_INVALID_REQUEST, "initialized before");
    return ATT_OK;
  }
  const char* encoding = choose_encoding(params, &server->workspace.encoding);
  const json_t* workspace =
      json_object_get(json_object_get(params, "capabilities"), "workspace");
  server->refreshes_lens = json_is_true(json_object_get(
      json_object_get(workspace, "codeLens"), "refreshSupport"));
  const AttStatus status = open_workspace(server, params, answer);
  if (status != ATT_OK) {
    // The workspace is as new: the client may try again with other options.
    att_workspace_clear(&server->workspace);
    server->workspace = (AttWorkspace){0};
    answer->code = CODE_INTERNAL_ERROR;
    if (!answer->message.size) {
      att_text_append_string(&answer->message, att_status_phrase(status));
    }
    return status == ATT_ERR_MEMORY ? status : ATT_OK;
  }
  server->life = LIFE_OPEN;
  answer->result = new_capabilities(encoding);
  return ATT_OK;
}

static AttStatus
shut_down(Server* server, const json_t* params, Answer* answer)
{
  (void)params;
  server->life = LIFE_SHUT;
  answer->result = json_null();
  return ATT_OK;
}

// documents

static AttOpenDocument*
asked_document(const Server* server, const json_t* params)
{
  return att_documents_find(
      &server->workspace.documents,
      att_json_text(json_object_get(params, "textDocument"), "uri"));
}

/// Compile what a change concerns and tell of it.
static AttStatus
look_again(Server* server, AttPack* pack)
{
  ATT_TRY(att_workspace_update(&server->workspace, pack));
  return att_diagnostics_publish(&server->workspace, pack, &server->transport);
}

static AttStatus
start_lens(Server* server, AttPack* pack)
{
  return att_lens_start(&server->lens, &server->workspace, pack);
}

static AttStatus
did_open(Server* server, const json_t* params)
{
  AttWorkspace* workspace = &server->workspace;
  const json_t* item = json_object_get(params, "textDocument");
  const AttView uri = att_json_text(item, "uri");
  if (!uri.size) {
    return ATT_OK;
  }
  ATT_TRY(
      att_documents_open(&workspace->documents,
                         uri,
                         att_json_text(item, "text"),
                         json_integer_value(json_object_get(item, "version"))));
  AttPack* pack = att_workspace_pack(
      workspace, att_documents_find(&workspace->documents, uri));
  if (!pack) {
    return ATT_ERR_MEMORY;
  }
  ATT_TRY(look_again(server, pack));
  return start_lens(server, pack);
}

static AttStatus
did_change(Server* server, const json_t* params)
{
  AttOpenDocument* document = asked_document(server, params);
  if (!document) {
    return ATT_OK;
  }
  ATT_TRY(att_documents_change(document,
                               json_object_get(params, "contentChanges"),
                               server->workspace.encoding));
  document->version = json_integer_value(
      json_object_get(json_object_get(params, "textDocument"), "version"));
  AttPack* pack = att_workspace_pack(&server->workspace, document);
  return pack ? look_again(server, pack) : ATT_ERR_MEMORY;
}

static AttStatus
did_save(Server* server, const json_t* params)
{
  const AttOpenDocument* document = asked_document(server, params);
  AttPack* pack =
      document ? att_workspace_pack(&server->workspace, document) : NULL;
  if (!pack) {
    return ATT_OK;
  }
  ATT_TRY(look_again(server, pack));
  return start_lens(server, pack);
}

static AttStatus
did_close(Server* server, const json_t* params)
{
  const AttOpenDocument* document = asked_document(server, params);
  AttPack* pack =
      document ? att_workspace_pack(&server->workspace, document) : NULL;
  if (!pack) {
    return ATT_OK;
  }
  att_documents_close(
      &server->workspace.documents,
      att_json_text(json_object_get(params, "textDocument"), "uri"));
  return look_again(server, pack);
}

/// Files changed behind the editor's back: every pack is read anew.
static AttStatus
did_change_files(Server* server, const json_t* params)
{
  (void)params;
  for (size_t i = 0; i < server->workspace.packs.size; ++i) {
    ATT_TRY(look_again(server, server->workspace.packs.at[i]));
  }
  return ATT_OK;
}

// questions about a place

/// The scope of a request's position; false, and refused, without a document.
static bool
find_scope(Server* server,
           const json_t* params,
           Answer* answer,
           AttScope* scope)
{
  const AttOpenDocument* document = asked_document(server, params);
  const AttPack* pack =
      document ? att_workspace_pack(&server->workspace, document) : NULL;
  if (!pack) {
    refuse(answer, CODE_INVALID_PARAMS, "the document is not open");
    return false;
  }
  const uint32_t offset =
      att_position_offset(att_text_view(&document->text),
                          server->workspace.encoding,
                          json_object_get(params, "position"));
  *scope = att_scope_at(&server->workspace, pack, document, offset);
  return true;
}

static AttStatus
complete(Server* server, const json_t* params, Answer* answer)
{
  AttScope scope;
  if (find_scope(server, params, answer, &scope)) {
    answer->result = att_completion_new(&server->workspace, &scope);
  }
  return ATT_OK;
}

static AttStatus
hover(Server* server, const json_t* params, Answer* answer)
{
  AttScope scope;
  if (find_scope(server, params, answer, &scope)) {
    answer->result = att_hover_new(&server->workspace, &scope);
  }
  return ATT_OK;
}

static AttStatus
define(Server* server, const json_t* params, Answer* answer)
{
  AttScope scope;
  if (find_scope(server, params, answer, &scope)) {
    answer->result = att_definition_new(&server->workspace, &scope);
  }
  return ATT_OK;
}

// questions about a document

static AttStatus
list_symbols(Server* server, const json_t* params, Answer* answer)
{
  const AttOpenDocument* document = asked_document(server, params);
  const AttPack* pack =
      document ? att_workspace_pack(&server->workspace, document) : NULL;
  if (!pack) {
    refuse(answer, CODE_INVALID_PARAMS, "the document is not open");
    return ATT_OK;
  }
  answer->result = att_symbols_new(&server->workspace, pack, document);
  return ATT_OK;
}

static AttStatus
list_lenses(Server* server, const json_t* params, Answer* answer)
{
  const AttOpenDocument* document = asked_document(server, params);
  const AttPack* pack =
      document ? att_workspace_pack(&server->workspace, document) : NULL;
  if (!pack) {
    refuse(answer, CODE_INVALID_PARAMS, "the document is not open");
    return ATT_OK;
  }
  answer->result =
      att_lens_new(&server->lens, &server->workspace, pack, document);
  return ATT_OK;
}

static AttStatus
format(Server* server, const json_t* params, Answer* answer)
{
  const AttOpenDocument* document = asked_document(server, params);
  if (!document) {
    refuse(answer, CODE_INVALID_PARAMS, "the document is not open");
    return ATT_OK;
  }
  const AttView text = att_text_view(&document->text);
  AttText after = {0};
  AttLog log = {.sink = keep_error, .user = &answer->message};
  const AttStatus status =
      att_rules_format((AttOrigin){document->path.at, text}, 1, &log, &after);
  if (status != ATT_OK) {
    answer->code = CODE_REQUEST_FAILED;
  } else {
    answer->result = json_array();
    if (!att_view_equal(text, att_text_view(&after))) {
      const AttSpan whole = {0, (uint32_t)text.size};
      json_array_append_new(
          answer->result,
          json_pack("{s:o, s:o}",
                    "range",
                    att_range_new(text, server->workspace.encoding, whole),
                    "newText",
                    att_json_string(att_text_view(&after))));
    }
  }
  att_text_clear(&after);
  return status == ATT_ERR_MEMORY ? status : ATT_OK;
}

// the table of methods

static const struct {
  AttView method;
  Request answer;
} requests[] = {
    {{"initialize", 10}, initialize},
    {{"shutdown", 8}, shut_down},
    {{"textDocument/completion", 23}, complete},
    {{"textDocument/hover", 18}, hover},
    {{"textDocument/definition", 23}, define},
    {{"textDocument/codeLens", 21}, list_lenses},
    {{"textDocument/documentSymbol", 27}, list_symbols},
    {{"textDocument/formatting", 23}, format},
};

static const struct {
  AttView method;
  Notification take;
} notifications[] = {
    {{"textDocument/didOpen", 20}, did_open},
    {{"textDocument/didChange", 22}, did_change},
    {{"textDocument/didSave", 20}, did_save},
    {{"textDocument/didClose", 21}, did_close},
    {{"workspace/didChangeWatchedFiles", 31}, did_change_files},
};

static AttStatus
take_request(Server* server,
             AttView method,
             const json_t* id,
             const json_t* params)
{
  if (server->life == LIFE_SHUT) {
    return send_error(
        server, id, CODE_INVALID_REQUEST, "the server is shut down");
  }
  for (size_t i = 0; i < sizeof requests / sizeof *requests; ++i) {
    if (!att_view_equal(requests[i].method, method)) {
      continue;
    }
    if (server->life == LIFE_NEW && requests[i].answer != initialize) {
      break;
    }
    Answer answer = {0};
    ATT_TRY(requests[i].answer(server, params, &answer));
    return send_answer(server, id, &answer);
  }
  if (server->life == LIFE_NEW) {
    return send_error(
        server, id, CODE_NOT_INITIALIZED, "expected initialize first");
  }
  Answer answer = {.code = CODE_METHOD_NOT_FOUND};
  att_text_format(
      &answer.message, "unknown method \"%.*s\"", ATT_VIEW_ARG(method));
  return send_answer(server, id, &answer);
}

static AttStatus
take_notification(Server* server, AttView method, const json_t* params)
{
  if (att_view_equal(method, ATT_VIEW("exit"))) {
    server->life = server->life == LIFE_SHUT ? LIFE_SHUT : LIFE_GONE;
    return ATT_ERR_NOT_FOUND;
  }
  for (size_t i = 0; i < sizeof notifications / sizeof *notifications; ++i) {
    if (server->life == LIFE_OPEN &&
        att_view_equal(notifications[i].method, method)) {
      return notifications[i].take(server, params);
    }
  }
  return ATT_OK; // unknown ones may be left alone
}

/// One message. ATT_ERR_NOT_FOUND: the client said exit.
static AttStatus
take_message(Server* server, AttView body)
{
  json_error_t error;
  json_t* message =
      json_loadb(body.at ? body.at : "", body.size, JSON_ALLOW_NUL, &error);
  if (!message) {
    return send_error(server, NULL, CODE_PARSE_ERROR, error.text);
  }
  const json_t* id = json_object_get(message, "id");
  const AttView method = att_json_text(message, "method");
  const json_t* params = json_object_get(message, "params");
  AttStatus status = ATT_OK;
  if (method.size && id) {
    status = take_request(server, method, id, params);
  } else if (method.size) {
    status = take_notification(server, method, params);
  } else if (!json_object_get(message, "result") &&
             !json_object_get(message, "error")) {
    status = send_error(
        server, id, CODE_INVALID_REQUEST, "expected a method, found none");
  }
  json_decref(message);
  return status;
}

/// One step of the lens; at its milestones the client is told.
static AttStatus
work(Server* server)
{
  AttLens* lens = &server->lens;
  const bool tested = lens->tested;
  ATT_TRY(att_lens_step(lens, &server->workspace));
  if (lens->tested && !tested && att_lens_is_current(lens)) {
    ATT_TRY(att_diagnostics_publish(
        &server->workspace, lens->pack, &server->transport));
  }
  if (!server->refreshes_lens || (lens->tested == tested && !lens->done)) {
    return ATT_OK;
  }
  return att_transport_write(&server->transport,
                             json_pack("{s:s, s:I, s:s}",
                                       "jsonrpc",
                                       "2.0",
                                       "id",
                                       (json_int_t)++server->asked,
                                       "method",
                                       "workspace/codeLens/refresh"));
}

static AttStatus
serve(Server* server, AttText* body)
{
  for (;;) {
    if (att_lens_is_running(&server->lens) &&
        !att_transport_is_waiting(&server->transport)) {
      ATT_TRY(work(server));
      continue;
    }
    AttStatus status =
        att_transport_read(&server->transport, server->log, body);
    if (status == ATT_ERR_LIMIT) {
      ATT_TRY(send_error(server,
                         NULL,
                         CODE_INVALID_REQUEST,
                         "the message is larger than the server takes"));
      continue;
    }
    ATT_TRY(status);
    ATT_TRY(take_message(server, att_text_view(body)));
  }
}

AttStatus
att_lsp_serve(
    const AttResourcePaths* paths, int in, FILE* out, AttLog* log, bool* good)
{
  Server server = {
      .transport = {.in = in, .out = out}, .paths = paths, .log = log};
  AttText body = {0};
  const AttStatus status = serve(&server, &body);
  *good = server.life == LIFE_SHUT;
  att_text_clear(&body);
  att_lens_clear(&server.lens);
  att_workspace_clear(&server.workspace);
  att_transport_clear(&server.transport);
  return status == ATT_ERR_NOT_FOUND ? ATT_OK : status;
}
