// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Walk a folder in sorted order.

#include "base/folder.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

void
att_paths_clear(AttPaths* paths)
{
  for (size_t i = 0; i < paths->size; ++i) {
    att_free(paths->at[i]);
  }
  ATT_ARRAY_CLEAR(paths);
}

AttStatus
att_paths_add(AttPaths* paths, const char* path)
{
  const size_t size = strlen(path) + 1;
  char* copy = att_malloc(size);
  if (!copy) {
    return ATT_ERR_MEMORY;
  }
  memcpy(copy, path, size);
  const AttStatus status = ATT_PUSH(paths, copy);
  if (status != ATT_OK) {
    att_free(copy);
  }
  return status;
}

static int
order_names(const void* left, const void* right)
{
  char* const* a = left;
  char* const* b = right;
  return strcmp(*a, *b);
}

static AttStatus
list_names(const char* path, AttPaths* names, AttLog* log)
{
  DIR* folder = opendir(path);
  if (!folder) {
    att_report_plain(log, ATT_ERROR, path, "cannot open: %s", strerror(errno));
    return ATT_ERR_IO;
  }
  AttStatus status = ATT_OK;
  const struct dirent* entry = NULL;
  while (status == ATT_OK && (entry = readdir(folder))) {
    if (entry->d_name[0] != '.') {
      status = att_paths_add(names, entry->d_name);
    }
  }
  closedir(folder);
  if (status == ATT_OK && names->size) {
    qsort(names->at, names->size, sizeof *names->at, order_names);
  }
  return status;
}

/// What is looked for; `mark` (may be NULL) names what sets a folder apart.
typedef struct Wanted {
  const char* suffix;
  const char* mark;
} Wanted;

static bool
holds_mark(const AttPaths* names, const Wanted* wanted)
{
  for (size_t i = 0; wanted->mark && i < names->size; ++i) {
    if (strcmp(names->at[i], wanted->mark) == 0) {
      return true;
    }
  }
  return false;
}

static AttStatus
add_below(AttPaths* paths,
          const char* path,
          const Wanted* wanted,
          size_t depth,
          const AttLimits* limits,
          AttLog* log)
{
  struct stat info;
  if (stat(path, &info) != 0) {
    att_report_plain(log, ATT_ERROR, path, "cannot open: %s", strerror(errno));
    return ATT_ERR_IO;
  }
  if (!S_ISDIR(info.st_mode)) {
    return depth == 0 ||
                   att_view_ends_with(att_view(path), att_view(wanted->suffix))
               ? att_paths_add(paths, path)
               : ATT_OK;
  }
  if (depth > limits->folder_depth || paths->size > limits->input_files) {
    att_report_plain(log, ATT_ERROR, path, "too many files or folders");
    return ATT_ERR_LIMIT;
  }
  AttPaths names = {0};
  AttStatus status = list_names(path, &names, log);
  AttText below = {0};
  const bool is_apart = depth > 0 && holds_mark(&names, wanted);
  for (size_t i = 0; !is_apart && i < names.size && status == ATT_OK; ++i) {
    att_text_reset(&below);
    att_text_format(&below, "%s/%s", path, names.at[i]);
    status = att_text_status(&below);
    if (status == ATT_OK) {
      status = add_below(paths, below.at, wanted, depth + 1, limits, log);
    }
  }
  att_text_clear(&below);
  att_paths_clear(&names);
  return status;
}

AttStatus
att_paths_add_below(AttPaths* paths,
                    const char* path,
                    const char* suffix,
                    const AttLimits* limits,
                    AttLog* log)
{
  const Wanted wanted = {.suffix = suffix};
  return add_below(paths, path, &wanted, 0, limits, log);
}

AttStatus
att_paths_add_unmarked(AttPaths* paths,
                       const char* path,
                       const char* suffix,
                       const char* mark,
                       const AttLimits* limits,
                       AttLog* log)
{
  const Wanted wanted = {.suffix = suffix, .mark = mark};
  return add_below(paths, path, &wanted, 0, limits, log);
}
