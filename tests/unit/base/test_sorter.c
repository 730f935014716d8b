// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Sorting by files: any number of records, in any memory.

#include "base/memory.h"
#include "base/sorter.h"
#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/// Numbers of `digits` digits, each twice, in no order; `step` and `count` have
/// no common factor.
static void
sort_numbers(size_t memory, uint32_t count, uint32_t step)
{
  AttSorter* sorter = NULL;
  char text[32];
  assert_int_equal(att_sorter_new(memory, &sorter), ATT_OK);
  for (uint32_t i = 0; i < 2 * count; ++i) {
    const uint32_t number = (uint32_t)((uint64_t)i * step % count);
    snprintf(text, sizeof text, "%08u", (unsigned)number);
    assert_int_equal(att_sorter_add(sorter, att_view(text)), ATT_OK);
  }
  AttView record;
  bool got = true;
  for (uint32_t i = 0; i < count; ++i) {
    assert_int_equal(att_sorter_next(sorter, &record, &got), ATT_OK);
    assert_true(got);
    snprintf(text, sizeof text, "%08u", (unsigned)i);
    assert_true(att_view_equal(record, att_view(text)));
  }
  assert_int_equal(att_sorter_next(sorter, &record, &got), ATT_OK);
  assert_false(got);
  att_sorter_free(sorter);
}

static void
in_memory(void** state)
{
  (void)state;
  sort_numbers(1u << 20, 1, 1);
  sort_numbers(1u << 20, 1000, 617);
}

static void
in_a_few_files(void** state)
{
  (void)state;
  sort_numbers(1u << 12, 1000, 617);
}

/// So many that files are merged on the way.
static void
in_many_files(void** state)
{
  (void)state;
  sort_numbers(1u << 10, 10000, 6173);
}

static void
nothing(void** state)
{
  (void)state;
  AttSorter* sorter = NULL;
  AttView record;
  bool got = true;
  assert_int_equal(att_sorter_new(16, &sorter), ATT_OK);
  assert_int_equal(att_sorter_next(sorter, &record, &got), ATT_OK);
  assert_false(got);
  assert_int_equal(att_sorter_next(sorter, &record, &got), ATT_OK);
  assert_false(got);
  att_sorter_free(sorter);
  att_sorter_free(NULL);
}

/// The empty record, NUL bytes, and a record that is larger than memory.
static void
any_bytes(void** state)
{
  (void)state;
  AttSorter* sorter = NULL;
  AttText large = {0};
  for (int i = 0; i < 10000; ++i) {
    att_text_append_char(&large, 'z');
  }
  const AttView records[] = {
      {"a\0b", 3}, {"", 0}, att_text_view(&large), {"a", 1}, {"a\0a", 3}};
  static const size_t order[] = {1, 3, 4, 0, 2};
  assert_int_equal(att_sorter_new(64, &sorter), ATT_OK);
  for (size_t i = 0; i < 5; ++i) {
    assert_int_equal(att_sorter_add(sorter, records[i]), ATT_OK);
  }
  for (size_t i = 0; i < 5; ++i) {
    AttView record;
    bool got = false;
    assert_int_equal(att_sorter_next(sorter, &record, &got), ATT_OK);
    assert_true(got);
    assert_true(att_view_equal(record, records[order[i]]));
  }
  att_sorter_free(sorter);
  att_text_clear(&large);
}

static size_t left; // allocations until one fails

static void*
failing(void* block, size_t size, void* user)
{
  (void)user;
  if (size && left-- == 0) {
    left = 0;
    return NULL;
  }
  if (!size) {
    free(block);
    return NULL;
  }
  return realloc(block, size);
}

static AttStatus
sort_some(void)
{
  AttSorter* sorter = NULL;
  AttStatus status = att_sorter_new(256, &sorter);
  for (int i = 0; i < 40 && status == ATT_OK; ++i) {
    char text[16];
    snprintf(text, sizeof text, "%d", i);
    status = att_sorter_add(sorter, att_view(text));
  }
  AttView record;
  bool got = status == ATT_OK;
  while (got && status == ATT_OK) {
    status = att_sorter_next(sorter, &record, &got);
  }
  att_sorter_free(sorter);
  return status;
}

static void
memory_may_end_anywhere(void** state)
{
  (void)state;
  size_t failures = 0;
  for (size_t at = 0; at < 200; ++at) {
    left = at;
    att_memory_set(failing, NULL);
    const AttStatus status = sort_some();
    att_memory_set(NULL, NULL);
    assert_true(status == ATT_OK || status == ATT_ERR_MEMORY);
    failures += status != ATT_OK;
    if (status == ATT_OK) {
      break;
    }
  }
  assert_true(failures > 5 && failures < 200);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(in_memory),
      cmocka_unit_test(in_a_few_files),
      cmocka_unit_test(in_many_files),
      cmocka_unit_test(nothing),
      cmocka_unit_test(any_bytes),
      cmocka_unit_test(memory_may_end_anywhere),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
