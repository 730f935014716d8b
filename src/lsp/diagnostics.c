// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Spans are turned to ranges while the text they point into lives.

#include "lsp/diagnostics.h"

#include "base/file.h"

enum { SEVERITY_ERROR = 1, SEVERITY_WARNING = 2, SEVERITY_INFORMATION = 3 };

static bool
is_foreign(const AttFindings* findings, AttView path)
{
  const AttView english = att_text_view(&findings->workspace->english);
  const AttView root = att_text_view(&findings->pack->root);
  return att_view_starts_with(path, english) &&
         !(root.size && att_view_starts_with(path, root)) &&
         !att_documents_find_path(&findings->workspace->documents, path);
}

static json_t*
new_location(const AttWorkspace* workspace,
             AttView path,
             AttView text,
             AttSpan span)
{
  AttText uri = {0};
  att_workspace_uri(workspace, path, &uri);
  json_t* location = json_pack("{s:o, s:o}",
                               "uri",
                               att_json_string(att_text_view(&uri)),
                               "range",
                               att_range_new(text, workspace->encoding, span));
  att_text_clear(&uri);
  return location;
}

static json_t*
new_diagnostic(const AttFindings* findings, const AttDiagnostic* diagnostic)
{
  const AttView text = diagnostic->origin.text;
  const int severity = diagnostic->severity == ATT_ERROR ? SEVERITY_ERROR
                       : diagnostic->severity == ATT_WARNING
                           ? SEVERITY_WARNING
                           : SEVERITY_INFORMATION;
  json_t* made = json_pack(
      "{s:o, s:i, s:s, s:o}",
      "range",
      att_range_new(text, findings->workspace->encoding, diagnostic->span),
      "severity",
      severity,
      "source",
      "attest",
      "message",
      att_json_string(att_view(diagnostic->message)));
  if (made && diagnostic->note) {
    const AttOrigin* there = diagnostic->note_origin.name
                                 ? &diagnostic->note_origin
                                 : &diagnostic->origin;
    AttText note_path = {0};
    att_file_real_path(there->name ? there->name : "", &note_path);
    json_t* related = json_pack("[{s:o, s:o}]",
                                "location",
                                new_location(findings->workspace,
                                             att_text_view(&note_path),
                                             there->text,
                                             diagnostic->note_span),
                                "message",
                                att_json_string(att_view(diagnostic->note)));
    json_object_set_new(made, "relatedInformation", related);
    att_text_clear(&note_path);
  }
  return made;
}

void
att_findings_sink(void* user, const AttDiagnostic* diagnostic)
{
  const AttFindings* findings = user;
  AttText path = {0};
  att_file_real_path(diagnostic->origin.name ? diagnostic->origin.name : "",
                     &path);
  const AttView view = att_text_view(&path);
  if (!path.broken && view.size &&
      !(diagnostic->severity != ATT_ERROR && is_foreign(findings, view))) {
    json_t* list = json_object_get(findings->by_path, path.at);
    if (!list) {
      list = json_array();
      json_object_set_new(findings->by_path, path.at, list);
    }
    json_array_append_new(list, new_diagnostic(findings, diagnostic));
  }
  att_text_clear(&path);
}

static AttStatus
publish_file(const AttWorkspace* workspace,
             AttTransport* transport,
             const char* path,
             json_t* diagnostics)
{
  AttText uri = {0};
  att_workspace_uri(workspace, att_view(path), &uri);
  json_t* params = json_pack("{s:o, s:o}",
                             "uri",
                             att_json_string(att_text_view(&uri)),
                             "diagnostics",
                             diagnostics);
  const AttOpenDocument* document =
      att_documents_find_path(&workspace->documents, att_view(path));
  if (params && document) {
    json_object_set_new(params, "version", json_integer(document->version));
  }
  att_text_clear(&uri);
  return att_transport_write(transport,
                             json_pack("{s:s, s:s, s:o}",
                                       "jsonrpc",
                                       "2.0",
                                       "method",
                                       "textDocument/publishDiagnostics",
                                       "params",
                                       params));
}

/// The paths of open documents of the pack are told of even without findings,
/// so that a client knows they were looked at.
static json_t*
paths_to_show(const AttWorkspace* workspace, AttPack* pack)
{
  json_t* paths = json_object();
  json_object_update(paths, pack->found);
  json_object_update(paths, pack->failed);
  for (size_t i = 0; i < pack->tree.files.size; ++i) {
    const AttView path = pack->tree.files.at[i].path;
    if (att_documents_find_path(&workspace->documents, path)) {
      json_object_set_new(paths, path.at, json_true());
    }
  }
  return paths;
}

AttStatus
att_diagnostics_publish(const AttWorkspace* workspace,
                        AttPack* pack,
                        AttTransport* transport)
{
  json_t* shown = paths_to_show(workspace, pack);
  json_t* all = json_object();
  json_object_update(all, pack->shown);
  json_object_update(all, shown);
  AttStatus status = shown && all ? ATT_OK : ATT_ERR_MEMORY;
  const char* path = NULL;
  json_t* unused = NULL;
  json_object_foreach(all, path, unused)
  {
    json_t* list = json_array();
    json_array_extend(list, json_object_get(pack->found, path));
    json_array_extend(list, json_object_get(pack->failed, path));
    if (status == ATT_OK) {
      status = publish_file(workspace, transport, path, list);
    } else {
      json_decref(list);
    }
  }
  json_decref(all);
  json_decref(pack->shown);
  pack->shown = shown;
  return status;
}
