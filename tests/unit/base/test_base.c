// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// base/: views, UTF-8, maps, texts, diagnostics, files, failing allocations.

#include "base/array.h"
#include "base/diagnostic.h"
#include "base/file.h"
#include "base/map.h"
#include "base/nearest.h"
#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static void
utf8_refuses_what_is_not_utf8(void** state)
{
  (void)state;
  const struct {
    AttView bytes;
    size_t fault;
  } cases[] = {
      {ATT_VIEW("plain"), 5},
      {ATT_VIEW("T\xC3\xBCrkiye"), 8},
      {ATT_VIEW("a\xC0\xAF"), 1},           // overlong
      {ATT_VIEW("ab\xED\xA0\x80"), 2},      // surrogate
      {ATT_VIEW("abc\xF4\x90\x80\x80"), 3}, // beyond U+10FFFF
      {ATT_VIEW("\xE2\x82"), 0},            // cut short
      {ATT_VIEW("\xF0\x9F\x98\x80!"), 5},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; ++i) {
    assert_int_equal(att_utf8_fault(cases[i].bytes), cases[i].fault);
  }
  assert_int_equal(att_utf8_count(ATT_VIEW("T\xC3\xBCrkiye")), 7);
}

static void
utf8_encodes_what_it_decodes(void** state)
{
  (void)state;
  for (uint32_t code = 1; code < 0x110000; code += 0x33) {
    if (code >= 0xD800 && code <= 0xDFFF) {
      continue;
    }
    char bytes[4];
    const size_t length = att_utf8_encode(code, bytes);
    uint32_t back = 0;
    assert_int_equal(att_utf8_decode((AttView){bytes, length}, &back), length);
    assert_int_equal(back, code);
  }
}

static void
map_keeps_insertion_order(void** state)
{
  (void)state;
  AttMap map = {0};
  char key[16];
  for (uint32_t i = 0; i < 1000; ++i) {
    snprintf(key, sizeof key, "key %u", (unsigned)(i * 7919 % 1000));
    assert_int_equal(att_map_set(&map, att_view(key), i), ATT_OK);
  }
  assert_int_equal(map.size, 1000);
  assert_true(att_view_equal(map.entries[0].key, ATT_VIEW("key 0")));
  assert_int_equal(*att_map_get(&map, ATT_VIEW("key 7")), 753);
  assert_null(att_map_get(&map, ATT_VIEW("none")));
  att_map_clear(&map);
}

static void
diagnostic_points_at_its_place(void** state)
{
  (void)state;
  const AttView text = ATT_VIEW("first\n  \xC3\xBC agianst B\n");
  const AttDiagnostic diagnostic = {
      .severity = ATT_ERROR,
      .origin = {"a.rules", text},
      .span = {11, 18},
      .message = "unknown preposition \"agianst\"; did you mean \"against\"?"};
  AttText out = {0};
  att_diagnostic_render(&diagnostic, &out);
  assert_string_equal(
      out.at,
      "a.rules:2:5: error: unknown preposition \"agianst\"; did you mean "
      "\"against\"?\n    \xC3\xBC agianst B\n      ^~~~~~~\n");
  att_text_clear(&out);
}

static void
note_points_into_another_text(void** state)
{
  (void)state;
  AttText out = {0};
  AttDiagnostic diagnostic = {.severity = ATT_WARNING,
                              .origin = {"b.rules", ATT_VIEW("two two\n")},
                              .span = {4, 7},
                              .message = "twice",
                              .note = "first here",
                              .note_origin = {"a.rules", ATT_VIEW("\none\n")},
                              .note_span = {1, 4}};
  att_diagnostic_render(&diagnostic, &out);
  assert_string_equal(out.at,
                      "b.rules:1:5: warning: twice\n  two two\n      ^~~\n"
                      "a.rules:2:1: note: first here\n  one\n  ^~~\n");
  att_text_reset(&out);
  diagnostic.note_origin = (AttOrigin){0};
  diagnostic.note_span = (AttSpan){0, 3};
  att_diagnostic_render(&diagnostic, &out);
  assert_string_equal(out.at,
                      "b.rules:1:5: warning: twice\n  two two\n      ^~~\n"
                      "b.rules:1:1: note: first here\n  two two\n  ^~~\n");
  att_text_clear(&out);
}

static void
nearest_finds_swapped_letters_only_when_near(void** state)
{
  (void)state;
  AttNearest nearest = {0};
  att_nearest_offer(&nearest, ATT_VIEW("agianst"), ATT_VIEW("among"));
  assert_int_equal(nearest.name.size, 0);
  att_nearest_offer(&nearest, ATT_VIEW("agianst"), ATT_VIEW("against"));
  assert_true(att_view_equal(nearest.name, ATT_VIEW("against")));
}

static void
output_appears_whole_or_not_at_all(void** state)
{
  (void)state;
  char folder[] = "/tmp/attest-base-XXXXXX";
  assert_non_null(mkdtemp(folder));
  char path[64];
  snprintf(path, sizeof path, "%s/out", folder);
  struct stat info;
  AttOutput output;
  assert_int_equal(att_output_open(&output, path, NULL), ATT_OK);
  fputs("half", output.stream);
  att_output_abandon(&output);
  assert_int_not_equal(stat(path, &info), 0);
  assert_int_equal(att_output_open(&output, path, NULL), ATT_OK);
  fputs("whole", output.stream);
  assert_int_equal(att_output_commit(&output, NULL), ATT_OK);
  assert_int_equal(stat(path, &info), 0);
  assert_int_equal(info.st_size, 5);
  AttText text = {0};
  assert_int_equal(att_file_read(path, 4, &text, NULL), ATT_ERR_LIMIT);
  assert_int_equal(att_file_read(path, 5, &text, NULL), ATT_OK);
  assert_string_equal(text.at, "whole");
  att_text_clear(&text);
  unlink(path);
  assert_int_equal(rmdir(folder), 0);
}

static void
full_disk_is_reported(void** state)
{
  (void)state;
  struct stat info;
  if (stat("/dev/full", &info) != 0) {
    skip();
  }
  AttLog log = {0};
  AttOutput output;
  assert_int_equal(att_output_open(&output, "/dev/full", &log), ATT_OK);
  fputs("too much", output.stream);
  assert_int_equal(att_output_commit(&output, &log), ATT_ERR_IO);
  assert_int_equal(log.errors, 1);
}

static size_t allocations_left;

static void*
failing_reallocate(void* block, size_t size, void* user)
{
  (void)user;
  if (!size) {
    free(block);
    return NULL;
  }
  return allocations_left && allocations_left-- ? realloc(block, size) : NULL;
}

static AttStatus
build_something(void)
{
  AttMap map = {0};
  AttText text = {0};
  AttStatus status = ATT_OK;
  for (uint32_t i = 0; i < 40 && status == ATT_OK; ++i) {
    att_text_format(&text, "%u;", (unsigned)i);
    status = att_map_set(&map, att_text_view(&text), i);
  }
  if (status == ATT_OK) {
    status = att_text_status(&text);
  }
  att_map_clear(&map);
  att_text_clear(&text);
  return status;
}

static void
every_failing_allocation_is_survived(void** state)
{
  (void)state;
  AttStatus status = ATT_ERR_MEMORY;
  size_t tries = 0;
  for (; status != ATT_OK && tries < 200; ++tries) {
    allocations_left = tries;
    att_memory_set(failing_reallocate, NULL);
    status = build_something();
    att_memory_set(NULL, NULL);
    assert_true(status == ATT_OK || status == ATT_ERR_MEMORY);
  }
  assert_int_equal(status, ATT_OK);
  assert_true(tries > 3);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(utf8_refuses_what_is_not_utf8),
      cmocka_unit_test(utf8_encodes_what_it_decodes),
      cmocka_unit_test(map_keeps_insertion_order),
      cmocka_unit_test(diagnostic_points_at_its_place),
      cmocka_unit_test(note_points_into_another_text),
      cmocka_unit_test(nearest_finds_swapped_letters_only_when_near),
      cmocka_unit_test(output_appears_whole_or_not_at_all),
      cmocka_unit_test(full_disk_is_reported),
      cmocka_unit_test(every_failing_allocation_is_survived),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
