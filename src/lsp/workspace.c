// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Packs are told apart by their folder; the loader knows a file by its inode,
// so that a file which is both shipped and in the pack is read once.

#include "lsp/workspace.h"

#include "base/file.h"
#include "lsp/diagnostics.h"
#include "pipeline/vocabulary.h"
#include "rules/load.h"

#include <sys/stat.h>

#define RULES_FOLDER "rules"
#define RULES_SUFFIX ".rules"

AttStatus
att_workspace_open(AttWorkspace* workspace,
                   const AttResourcePaths* paths,
                   AttLog* log)
{
  const AttLimits limits = ATT_LIMITS_DEFAULT;
  ATT_TRY(att_resources_load_world(paths, &limits, log, &workspace->world));
  workspace->model = paths->model;
  for (size_t i = 0; i < paths->ontology_count; ++i) {
    ATT_TRY(att_paths_add(&workspace->ontologies, paths->ontologies[i]));
  }
  for (size_t i = 0; i < paths->rule_count; ++i) {
    ATT_TRY(att_paths_add(&workspace->rules, paths->rules[i]));
  }
  AttText english = {0};
  AttStatus status = att_data_path("rules/english", &english, log);
  if (status == ATT_OK) {
    att_file_real_path(english.at, &workspace->english);
    status = att_text_status(&workspace->english);
  }
  att_text_clear(&english);
  return status;
}

static void
free_pack(AttPack* pack)
{
  att_text_clear(&pack->root);
  att_resources_clear(&pack->own);
  att_paths_clear(&pack->ontologies);
  att_rules_free(pack->rules);
  att_rule_tree_clear(&pack->tree);
  att_arena_free(pack->arena);
  json_decref(pack->world_found);
  json_decref(pack->found);
  json_decref(pack->failed);
  json_decref(pack->shown);
  att_free(pack);
}

void
att_workspace_clear(AttWorkspace* workspace)
{
  for (size_t i = 0; i < workspace->packs.size; ++i) {
    free_pack(workspace->packs.at[i]);
  }
  ATT_ARRAY_CLEAR(&workspace->packs);
  att_documents_clear(&workspace->documents);
  att_paths_clear(&workspace->rules);
  att_paths_clear(&workspace->ontologies);
  att_text_clear(&workspace->root);
  att_text_clear(&workspace->english);
  att_text_clear(&workspace->corpus);
  att_resources_clear(&workspace->world);
}

static bool
is_below(AttView path, AttView folder)
{
  return folder.size && att_view_starts_with(path, folder) &&
         path.size > folder.size && path.at[folder.size] == '/';
}

static bool
is_marked(AttView folder)
{
  AttText mark = {0};
  struct stat info;
  att_text_format(&mark, "%.*s/%s", ATT_VIEW_ARG(folder), ATT_PACK_MARK);
  const bool marked = !mark.broken && stat(mark.at, &info) == 0;
  att_text_clear(&mark);
  return marked;
}

static AttView
parent_of(AttView path)
{
  size_t end = path.size;
  while (end > 0 && path.at[end - 1] != '/') {
    --end;
  }
  return att_view_slice(path, 0, end > 1 ? end - 1 : end);
}

/// The nearest folder above a document that holds an ontology: in the
/// workspace, or the document's own. Attest's own folder of them is none.
static AttView
find_marked(const AttWorkspace* workspace, AttView path)
{
  const AttView root = att_text_view(&workspace->root);
  AttView folder = parent_of(path);
  while (!is_marked(folder)) {
    if (!is_below(folder, root)) {
      return (AttView){0};
    }
    folder = parent_of(folder);
  }
  return folder;
}

/// The folder of a document's pack; empty for that of the options.
static void
find_root(const AttWorkspace* workspace,
          const AttOpenDocument* document,
          AttText* root)
{
  const AttView path = att_text_view(&document->path);
  if (workspace->rules.size) {
    return;
  }
  const AttView marked = find_marked(workspace, path);
  if (marked.size) {
    att_text_append(root, marked);
    return;
  }
  if (workspace->root.size) {
    att_text_format(root, "%s/%s", workspace->root.at, RULES_FOLDER);
    if (is_below(path, att_text_view(root))) {
      return;
    }
    att_text_reset(root);
  }
  att_text_append(root, parent_of(path));
}

static bool
holds(const AttPaths* paths, const char* path)
{
  for (size_t i = 0; i < paths->size; ++i) {
    if (att_view_equal(att_view(paths->at[i]), att_view(path))) {
      return true;
    }
  }
  return false;
}

/// The Turtle files of a folder, of which the mark is its ontology and the
/// others are gazetteers.
static AttStatus
add_turtle(const AttWorkspace* workspace, AttPack* pack, AttPaths* gazetteers)
{
  AttPaths files = {0};
  AttStatus status = att_paths_add_below(
      &files, pack->root.at, ".ttl", &workspace->world.limits, NULL);
  for (size_t i = 0; i < files.size && status == ATT_OK; ++i) {
    const bool is_ontology =
        att_view_ends_with(att_view(files.at[i]), ATT_VIEW("/" ATT_PACK_MARK));
    AttPaths* kind = is_ontology ? &pack->ontologies : gazetteers;
    status =
        holds(kind, files.at[i]) ? ATT_OK : att_paths_add(kind, files.at[i]);
  }
  att_paths_clear(&files);
  return status;
}

/// The world of a marked folder, loaded with the pack. One that does not load
/// is left empty: the rules are then read in the world of all.
static AttStatus
load_own(const AttWorkspace* workspace, AttPack* pack)
{
  for (size_t i = 0; i < workspace->ontologies.size; ++i) {
    ATT_TRY(att_paths_add(&pack->ontologies, workspace->ontologies.at[i]));
  }
  if (!pack->root.size || !is_marked(att_text_view(&pack->root))) {
    return ATT_OK;
  }
  AttPaths gazetteers = {0};
  AttStatus status = add_turtle(workspace, pack, &gazetteers);
  if (status == ATT_OK) {
    const AttResourcePaths paths = {
        .gazetteers = (const char* const*)gazetteers.at,
        .gazetteer_count = gazetteers.size,
        .ontologies = (const char* const*)pack->ontologies.at,
        .ontology_count = pack->ontologies.size,
        .model = workspace->model};
    AttFindings findings = {workspace, pack, pack->world_found};
    AttLog log = {.sink = att_findings_sink, .user = &findings};
    status = att_resources_load_world(
        &paths, &workspace->world.limits, &log, &pack->own);
  }
  att_paths_clear(&gazetteers);
  return status == ATT_ERR_MEMORY ? status : ATT_OK;
}

const AttResources*
att_workspace_world(const AttWorkspace* workspace, const AttPack* pack)
{
  return pack->own.ontology ? &pack->own : &workspace->world;
}

static AttPack*
new_pack(AttText* root)
{
  AttPack* pack = att_calloc(1, sizeof *pack);
  if (!pack) {
    return NULL;
  }
  pack->root = *root;
  *root = (AttText){0};
  pack->world_found = json_object();
  pack->found = json_object();
  pack->failed = json_object();
  pack->shown = json_object();
  if (!pack->world_found || !pack->found || !pack->failed || !pack->shown) {
    free_pack(pack);
    return NULL;
  }
  return pack;
}

AttPack*
att_workspace_pack(AttWorkspace* workspace, const AttOpenDocument* document)
{
  AttText root = {0};
  find_root(workspace, document, &root);
  AttPack* pack = NULL;
  for (size_t i = 0; i < workspace->packs.size && !pack; ++i) {
    const AttView other = att_text_view(&workspace->packs.at[i]->root);
    if (att_view_equal(other, att_text_view(&root))) {
      pack = workspace->packs.at[i];
    }
  }
  if (!pack && !root.broken) {
    pack = new_pack(&root);
    if (pack && (load_own(workspace, pack) != ATT_OK ||
                 ATT_PUSH(&workspace->packs, pack) != ATT_OK)) {
      free_pack(pack);
      pack = NULL;
    }
  }
  att_text_clear(&root);
  return pack;
}

void
att_workspace_path(const AttWorkspace* workspace,
                   AttView path,
                   AttText* absolute)
{
  AttText full = {0};
  if (workspace->root.size && !att_view_starts_with(path, ATT_VIEW("/"))) {
    att_text_format(&full, "%s/", workspace->root.at);
  }
  att_text_append(&full, path);
  AttText real = {0};
  att_file_real_path(full.at ? full.at : "", &real);
  att_text_append(absolute, att_text_view(&real));
  att_text_clear(&real);
  att_text_clear(&full);
}

static AttStatus
add_files(AttPaths* paths, const char* path, const AttLimits* limits)
{
  return att_paths_add_unmarked(
      paths, path, RULES_SUFFIX, ATT_PACK_MARK, limits, NULL);
}

/// A path that is given but not there is left to the loader, which says so; a
/// document's folder need not be there.
static AttStatus
add_paths(const AttWorkspace* workspace, const AttPack* pack, AttPaths* paths)
{
  const AttLimits* limits = &workspace->world.limits;
  ATT_TRY(add_files(paths, workspace->english.at, limits));
  for (size_t i = 0; !pack->root.size && i < workspace->rules.size; ++i) {
    AttText path = {0};
    att_workspace_path(workspace, att_view(workspace->rules.at[i]), &path);
    AttStatus status = att_text_status(&path);
    if (status == ATT_OK && add_files(paths, path.at, limits) != ATT_OK) {
      status = att_paths_add(paths, path.at);
    }
    att_text_clear(&path);
    ATT_TRY(status);
  }
  struct stat info;
  return pack->root.size && stat(pack->root.at, &info) == 0
             ? add_files(paths, pack->root.at, limits)
             : ATT_OK;
}

typedef ATT_ARRAY(AttOverlay) Overlays;

/// Open documents of the pack stand for their files, or for files to be.
static AttStatus
add_documents(const AttWorkspace* workspace,
              const AttPack* pack,
              AttPaths* paths,
              Overlays* overlays)
{
  for (size_t i = 0; i < workspace->documents.open.size; ++i) {
    const AttOpenDocument* one = workspace->documents.open.at[i];
    AttText root = {0};
    find_root(workspace, one, &root);
    const bool is_mine =
        att_view_equal(att_text_view(&root), att_text_view(&pack->root));
    att_text_clear(&root);
    ATT_TRY(ATT_PUSH(overlays,
                     (AttOverlay){one->path.at, att_text_view(&one->text)}));
    if (is_mine) {
      ATT_TRY(att_paths_add(paths, one->path.at));
    }
  }
  return ATT_OK;
}

typedef struct Inputs {
  AttPaths paths;
  Overlays overlays;
} Inputs;

static void
clear_inputs(Inputs* inputs)
{
  att_paths_clear(&inputs->paths);
  ATT_ARRAY_CLEAR(&inputs->overlays);
}

static AttStatus
gather(const AttWorkspace* workspace, const AttPack* pack, Inputs* inputs)
{
  *inputs = (Inputs){0};
  ATT_TRY(add_paths(workspace, pack, &inputs->paths));
  return add_documents(workspace, pack, &inputs->paths, &inputs->overlays);
}

static AttRuleInputs
view_inputs(const Inputs* inputs)
{
  return (AttRuleInputs){.paths = (const char* const*)inputs->paths.at,
                         .path_count = inputs->paths.size,
                         .overlays = inputs->overlays.at,
                         .overlay_count = inputs->overlays.size};
}

AttStatus
att_workspace_compile(const AttWorkspace* workspace,
                      const AttPack* pack,
                      AttLog* log,
                      AttRules** rules)
{
  Inputs inputs = {0};
  AttStatus status = gather(workspace, pack, &inputs);
  if (status == ATT_OK) {
    const AttRuleInputs view = view_inputs(&inputs);
    const AttResources* world = att_workspace_world(workspace, pack);
    const AttVocabulary vocabulary = att_vocabulary_of(world->model);
    status = att_rules_compile_inputs(
        &view, world->ontology, &vocabulary, &world->limits, log, rules);
  }
  clear_inputs(&inputs);
  return status;
}

/// Parse the texts as they are; what is wrong is left out of the tree.
static AttStatus
read_tree(const AttWorkspace* workspace, AttPack* pack)
{
  att_rule_tree_clear(&pack->tree);
  att_arena_free(pack->arena);
  pack->arena = att_arena_new();
  if (!pack->arena) {
    return ATT_ERR_MEMORY;
  }
  AttLog silent = {0};
  AttFaults faults = {.log = &silent, .most = SIZE_MAX};
  pack->tree = (AttRuleTree){.arena = pack->arena, .faults = &faults};
  Inputs inputs = {0};
  AttStatus status = gather(workspace, pack, &inputs);
  if (status == ATT_OK) {
    const AttRuleInputs view = view_inputs(&inputs);
    status = att_rules_load(&pack->tree, &view, &workspace->world.limits);
  }
  clear_inputs(&inputs);
  pack->tree.faults = NULL;
  return status == ATT_ERR_MEMORY ? status : ATT_OK;
}

AttStatus
att_workspace_update(AttWorkspace* workspace, AttPack* pack)
{
  ++pack->revision;
  ATT_TRY(read_tree(workspace, pack));
  AttFindings findings = {workspace, pack, pack->found};
  json_object_clear(pack->found);
  json_object_update(pack->found, pack->world_found);
  json_object_clear(pack->failed);
  AttLog log = {.sink = att_findings_sink, .user = &findings};
  AttRules* rules = NULL;
  const AttStatus status = att_workspace_compile(workspace, pack, &log, &rules);
  pack->compiles = status == ATT_OK;
  if (status == ATT_OK) {
    att_rules_free(pack->rules);
    pack->rules = rules;
  }
  return status == ATT_ERR_MEMORY ? status : ATT_OK;
}

void
att_workspace_uri(const AttWorkspace* workspace, AttView path, AttText* uri)
{
  const AttOpenDocument* document =
      att_documents_find_path(&workspace->documents, path);
  if (document) {
    att_text_append(uri, att_text_view(&document->uri));
  } else {
    att_uri_of_path(path, uri);
  }
}
