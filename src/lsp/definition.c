// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Lists are looked up in the tree, terms in the text of the ontology files.

#include "lsp/definition.h"

#include "base/file.h"

#include <string.h>

static json_t*
new_location(const AttWorkspace* workspace,
             AttView path,
             AttView text,
             AttSpan span)
{
  AttText real = {0};
  AttText uri = {0};
  att_workspace_path(workspace, path, &real);
  att_workspace_uri(workspace, att_text_view(&real), &uri);
  json_t* location = json_pack("{s:o, s:o}",
                               "uri",
                               att_json_string(att_text_view(&uri)),
                               "range",
                               att_range_new(text, workspace->encoding, span));
  att_text_clear(&real);
  att_text_clear(&uri);
  return location;
}

static json_t*
find_list(const AttWorkspace* workspace, const AttScope* scope, AttView name)
{
  const AttRuleTree* tree = &scope->pack->tree;
  for (size_t i = 0; i < tree->lists.size; ++i) {
    const AttListNode* list = &tree->lists.at[i];
    if (att_view_equal(list->name, name)) {
      const AttRuleFile* file = &tree->files.at[list->file];
      return new_location(workspace, file->path, file->text, list->name_span);
    }
  }
  return NULL;
}

/// "@prefix att: <https://…#> .": what the file writes for a namespace, with
/// its colon; empty where the line declares another.
static AttView
declared_prefix(AttView line, AttView iri)
{
  static const char keyword[] = "@prefix ";
  const char* open = memchr(line.at, '<', line.size);
  const char* close =
      open ? memchr(open, '>', line.size - (size_t)(open - line.at)) : NULL;
  if (!att_view_starts_with(line, ATT_VIEW(keyword)) || !close) {
    return (AttView){0};
  }
  const AttView space = {open + 1, (size_t)(close - open) - 1};
  return att_view_starts_with(iri, space) &&
                 att_iri_local(iri).size == iri.size - space.size
             ? att_view_trim(
                   (AttView){line.at + sizeof keyword - 1,
                             (size_t)(open - line.at) - (sizeof keyword - 1)})
             : (AttView){0};
}

/// Is the subject that starts the line this prefix and local name?
static bool
is_subject(AttView line, AttView prefix, AttView local)
{
  const size_t size = prefix.size + local.size;
  return prefix.size && line.size > size &&
         att_view_starts_with(line, prefix) &&
         att_view_starts_with(att_view_slice(line, prefix.size, line.size),
                              local) &&
         (line.at[size] == ' ' || line.at[size] == '\t');
}

/// The subject's span in a Turtle text; empty where it is not there.
static AttSpan
find_subject(AttView text, AttView iri)
{
  AttView prefix = {0};
  const AttView local = att_iri_local(iri);
  for (size_t begin = 0; begin < text.size;) {
    const char* feed = memchr(text.at + begin, '\n', text.size - begin);
    const size_t end = feed ? (size_t)(feed - text.at) : text.size;
    const AttView line = att_view_slice(text, begin, end);
    const AttView declared = line.size ? declared_prefix(line, iri) : prefix;
    prefix = declared.size ? declared : prefix;
    if (is_subject(line, prefix, local)) {
      return (AttSpan){(uint32_t)begin,
                       (uint32_t)(begin + prefix.size + local.size)};
    }
    begin = end + 1;
  }
  return (AttSpan){0, 0};
}

static json_t*
find_in_file(const AttWorkspace* workspace, const char* path, AttView iri)
{
  AttText text = {0};
  json_t* found = NULL;
  if (att_file_read(path, workspace->world.limits.rdf_bytes, &text, NULL) ==
      ATT_OK) {
    const AttView view = att_text_view(&text);
    const AttSpan span = find_subject(view, iri);
    found =
        span.end ? new_location(workspace, att_view(path), view, span) : NULL;
  }
  att_text_clear(&text);
  return found;
}

/// In attest's own ontology, then in those of the pack.
static json_t*
find_term(const AttWorkspace* workspace, const AttScope* scope, AttView iri)
{
  const AttPaths* files = &scope->pack->ontologies;
  AttText own = {0};
  json_t* found = NULL;
  if (att_data_path("ontology/attest.ttl", &own, NULL) == ATT_OK) {
    found = find_in_file(workspace, own.at, iri);
  }
  att_text_clear(&own);
  for (size_t i = 0; i < files->size && !found; ++i) {
    found = find_in_file(workspace, files->at[i], iri);
  }
  return found;
}

/// The file that an import names, beside the file that imports it.
static json_t*
find_import(const AttWorkspace* workspace, const AttScope* scope)
{
  if (scope->file == UINT32_MAX) {
    return NULL;
  }
  const AttView importer = scope->pack->tree.files.at[scope->file].path;
  AttView path = att_view_trim(att_view_slice(
      scope->text, scope->line.begin + sizeof "import" - 1, scope->line.end));
  if (path.size >= 2 && path.at[0] == '"') {
    path = att_view_slice(path, 1, path.size - 1);
  }
  size_t folder = importer.size;
  while (folder > 0 && importer.at[folder - 1] != '/') {
    --folder;
  }
  AttText full = {0};
  if (!att_view_starts_with(path, ATT_VIEW("/"))) {
    att_text_append(&full, att_view_slice(importer, 0, folder));
  }
  att_text_append(&full, path);
  json_t* found = new_location(
      workspace, att_text_view(&full), ATT_VIEW(""), (AttSpan){0, 0});
  att_text_clear(&full);
  return found;
}

/// "TARGET:Person" holds a role and a class: the one that the offset is in.
static json_t*
find_word(const AttWorkspace* workspace, const AttScope* scope)
{
  const AttView word =
      att_view_slice(scope->text, scope->word.begin, scope->word.end);
  const char* colon = word.size ? memchr(word.at, ':', word.size) : NULL;
  const size_t at = colon ? (size_t)(colon - word.at) : word.size;
  const bool behind = colon && scope->offset > scope->word.begin + at;
  uint32_t class_id = 0;
  uint32_t property_id = 0;
  if (scope->spot == ATT_SPOT_NAME) {
    class_id = scope->class_id;
    property_id = scope->property_id;
  } else if (scope->spot == ATT_SPOT_KEY) {
    property_id = att_scope_property(scope, word);
  } else if (behind) {
    class_id = att_scope_class(scope, att_view_slice(word, at + 1, word.size));
  } else {
    property_id = att_scope_role(scope, att_view_slice(word, 0, at));
  }
  return class_id
             ? find_term(workspace,
                         scope,
                         att_ontology_class(scope->ontology, class_id)->iri)
         : property_id
             ? find_term(
                   workspace,
                   scope,
                   att_ontology_property(scope->ontology, property_id)->iri)
             : NULL;
}

json_t*
att_definition_new(const AttWorkspace* workspace, const AttScope* scope)
{
  const AttView word =
      att_view_slice(scope->text, scope->word.begin, scope->word.end);
  json_t* found = NULL;
  if (scope->spot == ATT_SPOT_NAME &&
      att_view_equal(scope->keyword, ATT_VIEW("import"))) {
    found = find_import(workspace, scope);
  } else if (scope->spot != ATT_SPOT_NOWHERE && word.size) {
    found =
        word.at[0] == '@'
            ? find_list(workspace, scope, att_view_slice(word, 1, word.size))
            : find_word(workspace, scope);
  }
  return found ? found : json_null();
}
