// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Files below folders, in order; marked folders apart.

#include "base/folder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static const char* const folders[] = {"", "/plain", "/pack", "/pack/deep"};
static const char* const files[] = {"/b.rules",
                                    "/a.rules",
                                    "/plain/c.rules",
                                    "/plain/c.txt",
                                    "/pack/d.rules",
                                    "/pack/mark.ttl",
                                    "/pack/deep/e.rules"};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static char root[32];

static int
make(void** state)
{
  (void)state;
  char path[96];
  snprintf(root, sizeof root, "test_folder.%d", (int)getpid());
  for (size_t i = 0; i < COUNT(folders); ++i) {
    snprintf(path, sizeof path, "%s%s", root, folders[i]);
    if (mkdir(path, 0700) != 0) {
      return 1;
    }
  }
  for (size_t i = 0; i < COUNT(files); ++i) {
    snprintf(path, sizeof path, "%s%s", root, files[i]);
    FILE* out = fopen(path, "wb");
    if (!out || fclose(out) != 0) {
      return 1;
    }
  }
  return 0;
}

static int
unmake(void** state)
{
  (void)state;
  char path[96];
  for (size_t i = 0; i < COUNT(files); ++i) {
    snprintf(path, sizeof path, "%s%s", root, files[i]);
    remove(path);
  }
  for (size_t i = COUNT(folders); i > 0; --i) {
    snprintf(path, sizeof path, "%s%s", root, folders[i - 1]);
    rmdir(path);
  }
  return 0;
}

static void
assert_paths(AttPaths* paths, const char* const* expected, size_t count)
{
  assert_int_equal(paths->size, count);
  for (size_t i = 0; i < count; ++i) {
    assert_string_equal(paths->at[i] + strlen(root), expected[i]);
  }
  att_paths_clear(paths);
}

static void
all_in_order(void** state)
{
  (void)state;
  const AttLimits limits = ATT_LIMITS_DEFAULT;
  AttPaths paths = {0};
  static const char* const expected[] = {"/a.rules",
                                         "/b.rules",
                                         "/pack/d.rules",
                                         "/pack/deep/e.rules",
                                         "/plain/c.rules"};
  assert_int_equal(att_paths_add_below(&paths, root, ".rules", &limits, NULL),
                   ATT_OK);
  assert_paths(&paths, expected, COUNT(expected));
}

static void
marked_folders_are_apart(void** state)
{
  (void)state;
  const AttLimits limits = ATT_LIMITS_DEFAULT;
  AttPaths paths = {0};
  static const char* const expected[] = {
      "/a.rules", "/b.rules", "/plain/c.rules"};
  assert_int_equal(
      att_paths_add_unmarked(&paths, root, ".rules", "mark.ttl", &limits, NULL),
      ATT_OK);
  assert_paths(&paths, expected, COUNT(expected));
  char pack[64];
  snprintf(pack, sizeof pack, "%s/pack", root);
  static const char* const named[] = {"/pack/d.rules", "/pack/deep/e.rules"};
  assert_int_equal(
      att_paths_add_unmarked(&paths, pack, ".rules", "mark.ttl", &limits, NULL),
      ATT_OK);
  assert_paths(&paths, named, COUNT(named));
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(all_in_order),
      cmocka_unit_test(marked_folders_are_apart),
  };
  return cmocka_run_group_tests(tests, make, unmake);
}
