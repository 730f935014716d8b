// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// What the tests of coverage share: a folder of files that is removed again,
// and resources with rules given as text.

#ifndef ATT_TESTS_PIPELINE_FIXTURE_H
#define ATT_TESTS_PIPELINE_FIXTURE_H

#include "base/memory.h"
#include "pipeline/resources.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define PREFIX "prefix att: <https://w3id.org/attest/ontology#>\n\n"

typedef struct Folder {
  char path[32];
  AttPaths files;
} Folder;

static inline void
folder_open(Folder* folder)
{
  *folder = (Folder){.path = "/tmp/attest-unit-XXXXXX"};
  assert_non_null(mkdtemp(folder->path));
}

/// Write a file; its path lives as long as the folder.
static inline const char*
folder_write(Folder* folder, const char* name, const char* text)
{
  AttText path = {0};
  att_text_format(&path, "%s/%s", folder->path, name);
  assert_int_equal(att_paths_add(&folder->files, path.at), ATT_OK);
  FILE* file = fopen(path.at, "w");
  att_text_clear(&path);
  assert_non_null(file);
  assert_true(fputs(text, file) >= 0);
  assert_int_equal(fclose(file), 0);
  return folder->files.at[folder->files.size - 1];
}

static inline void
folder_close(Folder* folder)
{
  for (size_t i = 0; i < folder->files.size; ++i) {
    unlink(folder->files.at[i]);
  }
  att_paths_clear(&folder->files);
  rmdir(folder->path);
}

static inline AttStatus
try_resources(const char* rules, AttResources* resources)
{
  setenv("ATTEST_DATA", ATT_SOURCE_DIR, 1);
  const AttLimits limits = ATT_LIMITS_DEFAULT;
  const AttResourcePaths paths = {.rules = &rules, .rule_count = 1};
  AttLog log = {0};
  return att_resources_load(&paths, &limits, &log, resources);
}

/// Everything that attest ships, but these rules.
static inline AttResources
load_resources(const char* rules)
{
  AttResources resources;
  assert_int_equal(try_resources(rules, &resources), ATT_OK);
  return resources;
}

static inline bool
is_text(AttView view, const char* text)
{
  return att_view_equal(view, att_view(text));
}

/// An allocator that fails once `*left` blocks were given out.
static inline void*
failing_allocator(void* block, size_t size, void* user)
{
  long* left = user;
  if (!size) {
    free(block);
    return NULL;
  }
  if (*left <= 0) {
    return NULL;
  }
  --*left;
  return realloc(block, size);
}

#endif
