// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Files, folders and imports. A file is known by its device and inode, so that
// two spellings of a path, or a link, load it once.

#include "rules/load.h"

#include "base/file.h"
#include "base/utf8.h"
#include "rules/parser.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define RULE_SUFFIX ".rules"

/// A file that was opened; `open` while it is being parsed (a cycle where it is
/// met again).
typedef struct Loaded {
  dev_t device;
  ino_t inode;
  bool open;
} Loaded;

typedef ATT_ARRAY(char*) Paths;

typedef struct Loader {
  AttRuleTree* tree;
  const AttLimits* limits;
  const AttRuleInputs* inputs;
  ATT_ARRAY(Loaded) loaded;
  size_t depth;
} Loader;

/// Where the load was asked for: NULL origin on the command line.
typedef struct Place {
  const AttOrigin* origin;
  AttSpan span;
} Place;

static AttStatus load_file(Loader* loader, const char* path, Place place);

static AttStatus
refuse(Loader* loader, Place place, const char* path, const char* why)
{
  if (place.origin) {
    return att_fault(loader->tree->faults,
                     *place.origin,
                     place.span,
                     "cannot import \"%.*s\": %s",
                     (int)(place.span.end - place.span.begin),
                     place.origin->text.at + place.span.begin,
                     why);
  }
  att_report_plain(loader->tree->faults->log, ATT_ERROR, path, "%s", why);
  return ATT_ERR_IO;
}

/// The path beside the importing file.
static AttStatus
resolve(AttView importer, AttView path, AttText* out)
{
  size_t folder = importer.size;
  while (folder > 0 && importer.at[folder - 1] != '/') {
    --folder;
  }
  if (path.at[0] != '/') {
    att_text_append(out, att_view_slice(importer, 0, folder));
  }
  att_text_append(out, path);
  return att_text_status(out);
}

static AttStatus
import(void* user, uint32_t file, AttView path, AttSpan span)
{
  Loader* loader = user;
  const AttOrigin origin = att_rule_tree_origin(loader->tree, file);
  if (loader->depth >= loader->limits->import_depth) {
    return att_fault(loader->tree->faults,
                     origin,
                     span,
                     "imports nest deeper than %zu",
                     loader->limits->import_depth);
  }
  AttText full = {0};
  AttStatus status = resolve(loader->tree->files.at[file].path, path, &full);
  if (status == ATT_OK) {
    ++loader->depth;
    status = load_file(loader, full.at, (Place){&origin, span});
    --loader->depth;
  }
  att_text_clear(&full);
  return status;
}

/// Read the file, or what stands for it, into `text`, emptied first.
static AttStatus
read_bytes(Loader* loader,
           const char* path,
           const AttOverlay* overlay,
           AttText* text)
{
  AttLog silent = {0};
  if (!overlay) {
    return att_file_read(path, loader->limits->rule_file_bytes, text, &silent);
  }
  if (overlay->text.size > loader->limits->rule_file_bytes) {
    return ATT_ERR_LIMIT;
  }
  att_text_append(text, overlay->text);
  return att_text_status(text);
}

/// Take a file into the arena and check its bytes.
static AttStatus
read_text(Loader* loader,
          const char* path,
          const AttOverlay* overlay,
          Place place,
          uint32_t* file)
{
  AttRuleTree* tree = loader->tree;
  AttText text = {0};
  const AttStatus read = read_bytes(loader, path, overlay, &text);
  if (read != ATT_OK) {
    att_text_clear(&text);
    return read == ATT_ERR_MEMORY ? read
           : read == ATT_ERR_LIMIT
               ? refuse(loader, place, path, "larger than the limit")
               : refuse(loader, place, path, "cannot read it");
  }
  const AttRuleFile added = {
      .path = att_arena_copy(tree->arena, att_view(path)),
      .text = att_arena_copy(tree->arena, att_text_view(&text)),
  };
  att_text_clear(&text);
  if (!added.path.at || !added.text.at) {
    return ATT_ERR_MEMORY;
  }
  *file = (uint32_t)tree->files.size;
  ATT_TRY(ATT_PUSH(&tree->files, added));
  const size_t fault = att_utf8_fault(added.text);
  const AttSpan span = {(uint32_t)fault, (uint32_t)fault + 1};
  return fault < added.text.size
             ? att_fault(tree->faults,
                         (AttOrigin){added.path.at, added.text},
                         span,
                         "expected UTF-8, found byte 0x%02X",
                         (unsigned)(unsigned char)added.text.at[fault])
             : ATT_OK;
}

/// Which file a path names, and the overlay that stands for it, if any. A file
/// that only an editor has is known by its overlay.
static bool
identify(const Loader* loader,
         const char* path,
         struct stat* info,
         const AttOverlay** overlay)
{
  const AttRuleInputs* inputs = loader->inputs;
  const bool there = stat(path, info) == 0;
  *overlay = NULL;
  for (size_t i = 0; i < inputs->overlay_count; ++i) {
    const AttOverlay* one = &inputs->overlays[i];
    struct stat other;
    if (there && stat(one->path, &other) == 0
            ? other.st_dev == info->st_dev && other.st_ino == info->st_ino
            : strcmp(one->path, path) == 0) {
      *overlay = one;
      if (!there) {
        *info = (struct stat){.st_ino = (ino_t)i + 1}; // on no device
      }
      return true;
    }
  }
  return there;
}

static AttStatus
load_file(Loader* loader, const char* path, Place place)
{
  struct stat info;
  const AttOverlay* overlay = NULL;
  if (!identify(loader, path, &info, &overlay)) {
    return refuse(loader, place, path, strerror(errno));
  }
  if (S_ISDIR(info.st_mode)) {
    return refuse(loader, place, path, "expected a file, found a folder");
  }
  // A pipe may be named on the command line, but an import must not wait on it.
  if (place.origin && !overlay && !S_ISREG(info.st_mode)) {
    return refuse(loader, place, path, "it is no regular file");
  }
  for (size_t i = 0; i < loader->loaded.size; ++i) {
    const Loaded* known = &loader->loaded.at[i];
    if (known->device == info.st_dev && known->inode == info.st_ino) {
      return known->open ? refuse(loader, place, path, "it imports this file")
                         : ATT_OK;
    }
  }
  if (loader->loaded.size >= loader->limits->input_files) {
    return refuse(loader, place, path, "too many rule files");
  }
  const size_t index = loader->loaded.size;
  ATT_TRY(ATT_PUSH(&loader->loaded, (Loaded){info.st_dev, info.st_ino, true}));
  uint32_t file = 0;
  AttStatus status = read_text(loader, path, overlay, place, &file);
  if (status == ATT_OK) {
    status = att_rules_parse(loader->tree, file, import, loader);
  }
  loader->loaded.at[index].open = false;
  return status;
}

static int
compare_paths(const void* a, const void* b)
{
  return strcmp(*(char* const*)a, *(char* const*)b);
}

static AttStatus
push_path(Paths* paths, const AttText* path)
{
  ATT_TRY(att_text_status(path));
  char* copy = att_malloc(path->size + 1);
  if (!copy) {
    return ATT_ERR_MEMORY;
  }
  memcpy(copy, path->at, path->size + 1);
  const AttStatus status = ATT_PUSH(paths, copy);
  if (status != ATT_OK) {
    att_free(copy);
  }
  return status;
}

static AttStatus
collect_folder(Loader* loader, const char* folder, size_t depth, Paths* paths);

static AttStatus
collect_entry(Loader* loader,
              const char* folder,
              const char* name,
              size_t depth,
              Paths* paths)
{
  if (name[0] == '.') {
    return ATT_OK;
  }
  AttText path = {0};
  const bool slash = att_view_ends_with(att_view(folder), ATT_VIEW("/"));
  att_text_format(&path, "%s%s%s", folder, slash ? "" : "/", name);
  AttStatus status = att_text_status(&path);
  struct stat info;
  if (status == ATT_OK && stat(path.at, &info) == 0) {
    const bool is_rules =
        att_view_ends_with(att_view(name), ATT_VIEW(RULE_SUFFIX));
    if (S_ISDIR(info.st_mode)) {
      status = collect_folder(loader, path.at, depth + 1, paths);
    } else if (is_rules && paths->size >= loader->limits->input_files) {
      status = refuse(loader, (Place){0}, path.at, "too many rule files");
    } else if (is_rules) {
      status = push_path(paths, &path);
    }
  }
  att_text_clear(&path);
  return status;
}

static AttStatus
collect_folder(Loader* loader, const char* folder, size_t depth, Paths* paths)
{
  if (depth > loader->limits->folder_depth) {
    return refuse(loader, (Place){0}, folder, "folders nest too deeply");
  }
  DIR* open = opendir(folder);
  if (!open) {
    return refuse(loader, (Place){0}, folder, strerror(errno));
  }
  AttStatus status = ATT_OK;
  for (struct dirent* entry = readdir(open); entry && status == ATT_OK;
       entry = readdir(open)) {
    status = collect_entry(loader, folder, entry->d_name, depth, paths);
  }
  closedir(open);
  return status;
}

static AttStatus
load_folder(Loader* loader, const char* folder)
{
  Paths paths = {0};
  AttStatus status = collect_folder(loader, folder, 0, &paths);
  if (status == ATT_OK && paths.size) {
    qsort(paths.at, paths.size, sizeof *paths.at, compare_paths);
  }
  for (size_t i = 0; i < paths.size; ++i) {
    if (status == ATT_OK) {
      status = att_fault_passed(load_file(loader, paths.at[i], (Place){0}));
    }
    att_free(paths.at[i]);
  }
  ATT_ARRAY_CLEAR(&paths);
  return status;
}

AttStatus
att_rules_load(AttRuleTree* tree,
               const AttRuleInputs* inputs,
               const AttLimits* limits)
{
  Loader loader = {.tree = tree, .limits = limits, .inputs = inputs};
  AttStatus status = ATT_OK;
  for (size_t i = 0; i < inputs->path_count && status == ATT_OK; ++i) {
    const char* path = inputs->paths[i];
    struct stat info;
    status = stat(path, &info) == 0 && S_ISDIR(info.st_mode)
                 ? load_folder(&loader, path)
                 : att_fault_passed(load_file(&loader, path, (Place){0}));
  }
  ATT_ARRAY_CLEAR(&loader.loaded);
  return status;
}
