// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Pieces of a file for a store over HTTP, the record of what is done, and both
// where memory is out.

#include "base/memory.h"
#include "graph/parcels.h"
#include "graph/resume.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static const char quads[] = "<http://e/1> <http://e/p> \"a\" .\n"
                            "<http://e/2> <http://e/p> _:b <http://g/1> .\n"
                            "<http://e/3> <http://e/p> \"c\" .\n"
                            "_:b <http://e/p> \"d\"@en <http://g/2> .\n"
                            "<http://e/5> <http://e/p> \"e\" <http://g/1> .\n";

static char path[64];

static int
write_quads(void** state)
{
  (void)state;
  snprintf(path, sizeof path, "test_parcels.%d.nq", (int)getpid());
  FILE* out = fopen(path, "wb");
  assert_non_null(out);
  fputs(quads, out);
  return fclose(out);
}

static int
remove_quads(void** state)
{
  (void)state;
  return unlink(path);
}

static void
parts_by_graph_and_size(void** state)
{
  (void)state;
  const AttLimits limits = ATT_LIMITS_DEFAULT;
  AttParcels parcels;
  assert_int_equal(att_parcels_read(&parcels, path, &limits, NULL), ATT_OK);
  assert_int_equal(parcels.lines.size, 5);
  // Two without a graph, two of the first, one of the second.
  assert_int_equal(att_parcels_piece(&parcels, 0, SIZE_MAX, true), 2);
  assert_int_equal(att_parcels_piece(&parcels, 2, SIZE_MAX, true), 4);
  assert_int_equal(att_parcels_piece(&parcels, 4, SIZE_MAX, true), 5);
  assert_int_equal(att_parcels_piece(&parcels, 0, SIZE_MAX, false), 5);
  const size_t line = parcels.lines.at[0].line.size + 1;
  assert_int_equal(att_parcels_piece(&parcels, 0, 1, false), 1);
  assert_int_equal(att_parcels_piece(&parcels, 0, 2 * line - 1, false), 1);
  assert_int_equal(att_parcels_piece(&parcels, 0, 2 * line, false), 2);
  AttText text = {0};
  att_parcels_triples(&parcels, 0, 2, &text);
  assert_string_equal(text.at,
                      "<http://e/1> <http://e/p> \"a\" .\n"
                      "<http://e/3> <http://e/p> \"c\" .\n");
  att_text_clear(&text);
  att_parcels_clear(&parcels);
}

static void
updates_name_graphs_and_blank_nodes(void** state)
{
  (void)state;
  const AttLimits limits = ATT_LIMITS_DEFAULT;
  AttParcels parcels;
  assert_int_equal(att_parcels_read(&parcels, path, &limits, NULL), ATT_OK);
  AttText text = {0};
  att_parcels_update(&parcels, 1, 5, ATT_VIEW("http://g/0"), &text);
  assert_int_equal(att_text_status(&text), ATT_OK);
  assert_true(att_view_starts_with(att_text_view(&text),
                                   ATT_VIEW("INSERT DATA {\n"
                                            "GRAPH <http://g/0> {\n"
                                            "<http://e/3> ")));
  assert_non_null(strstr(text.at, "}\nGRAPH <http://g/1> {\n<http://e/2> "));
  assert_non_null(strstr(text.at, "}\nGRAPH <http://g/2> {\n"));
  assert_null(strstr(text.at, "_:"));
  // One node, one name, in both graphs.
  const char* name = strstr(text.at, "<https://w3id.org/");
  assert_non_null(name);
  char copy[128];
  snprintf(copy, sizeof copy, "%.*s", (int)(strchr(name, '>') - name), name);
  assert_non_null(strstr(name + 1, copy));
  att_text_reset(&text);
  att_parcels_update(&parcels, 0, 2, ATT_VIEW(""), &text);
  assert_null(strstr(text.at, "GRAPH"));
  att_text_clear(&text);
  att_parcels_clear(&parcels);
}

static void
keys_tell_where_and_what(void** state)
{
  (void)state;
  char one[ATT_RESUME_KEY];
  char two[ATT_RESUME_KEY];
  const AttView at = ATT_VIEW("http://e/data?default");
  assert_int_equal(att_resume_key(at, ATT_VIEW("body"), one), ATT_OK);
  assert_int_equal(att_resume_key(at, ATT_VIEW("body"), two), ATT_OK);
  assert_string_equal(one, two);
  assert_int_equal(strlen(one), ATT_RESUME_KEY - 1);
  assert_int_equal(att_resume_key(at, ATT_VIEW("bodi"), two), ATT_OK);
  assert_string_not_equal(one, two);
  assert_int_equal(att_resume_key(ATT_VIEW("http://e/"), ATT_VIEW("body"), two),
                   ATT_OK);
  assert_string_not_equal(one, two);
}

static void*
failing_allocator(void* block, size_t size, void* user)
{
  long* left = user;
  if (!size) {
    free(block);
    return NULL;
  }
  return (*left)-- > 0 ? realloc(block, size) : NULL;
}

/// Read, write one body, keep a record and read it again.
static AttStatus
do_all(const char* record)
{
  const AttLimits limits = ATT_LIMITS_DEFAULT;
  AttParcels parcels;
  AttResume resume = {0};
  AttText text = {0};
  char key[ATT_RESUME_KEY];
  AttStatus status = att_parcels_read(&parcels, path, &limits, NULL);
  if (status == ATT_OK) {
    att_parcels_update(&parcels, 0, 5, ATT_VIEW(""), &text);
    status = att_text_status(&text);
  }
  if (status == ATT_OK) {
    status = att_resume_open(&resume, record, NULL);
  }
  if (status == ATT_OK) {
    status = att_resume_key(ATT_VIEW(""), att_text_view(&text), key);
  }
  if (status == ATT_OK) {
    status = att_resume_add(&resume, key, NULL);
  }
  att_resume_close(&resume, false);
  if (status == ATT_OK) {
    status = att_resume_open(&resume, record, NULL);
    assert_true(status != ATT_OK || att_resume_has(&resume, key));
  }
  att_resume_close(&resume, true);
  att_text_clear(&text);
  att_parcels_clear(&parcels);
  return status;
}

static void
passes_on_that_memory_is_out(void** state)
{
  (void)state;
  char record[80];
  snprintf(record, sizeof record, "%s.loading", path);
  AttStatus status = ATT_ERR_MEMORY;
  size_t failures = 0;
  for (long n = 0; status != ATT_OK && n < 10000; ++n) {
    long left = n;
    unlink(record);
    att_memory_set(failing_allocator, &left);
    status = do_all(record);
    att_memory_set(NULL, NULL);
    assert_true(status == ATT_OK || status == ATT_ERR_MEMORY);
    failures += status != ATT_OK;
  }
  assert_int_equal(status, ATT_OK);
  assert_true(failures > 10);
  assert_int_not_equal(access(record, F_OK), 0);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(parts_by_graph_and_size),
      cmocka_unit_test(updates_name_graphs_and_blank_nodes),
      cmocka_unit_test(keys_tell_where_and_what),
      cmocka_unit_test(passes_on_that_memory_is_out),
  };
  return cmocka_run_group_tests(tests, write_quads, remove_quads);
}
