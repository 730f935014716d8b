// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// The public interface, as a program that links libattest sees it.

#include "attest.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static void
count_message(void* user, const char* message)
{
  assert_true(strlen(message) > 0);
  ++*(size_t*)user;
}

static void
write_file(char* path, const char* text)
{
  const int descriptor = mkstemp(path);
  assert_true(descriptor >= 0);
  assert_int_equal(write(descriptor, text, strlen(text)),
                   (ssize_t)strlen(text));
  close(descriptor);
}

static void
extracts_to_a_stream(void** state)
{
  (void)state;
  setenv("ATTEST_DATA", ATT_SOURCE_DIR, 1);
  size_t messages = 0;
  const AttestOptions options = {.message = count_message, .user = &messages};
  Attest* attest = NULL;
  assert_int_equal(attest_new(&options, &attest), 0);
  char path[] = "/tmp/attest-api-XXXXXX";
  write_file(path, "Pakistan accused Afghanistan of harbouring the TTP.\n");
  const char* inputs[] = {path, "/nonexistent/input.txt"};
  const AttestRun run = {.inputs = inputs, .input_count = 2, .to = "ntriples"};
  FILE* stream = tmpfile();
  AttestTally tally;
  assert_int_equal(attest_extract(attest, &run, stream, &tally), 0);
  assert_int_equal(tally.documents, 1);
  assert_int_equal(tally.failed, 1);
  assert_int_equal(messages, 1);
  assert_true(tally.statements >= 2);
  assert_true(ftell(stream) > 0);
  fclose(stream);
  unlink(path);
  attest_free(attest);
}

static void
refuses_unknown_names(void** state)
{
  (void)state;
  setenv("ATTEST_DATA", ATT_SOURCE_DIR, 1);
  size_t messages = 0;
  const AttestOptions options = {.message = count_message, .user = &messages};
  Attest* attest = NULL;
  assert_int_equal(attest_new(&options, &attest), 0);
  const AttestRun run = {.to = "n4"};
  const int code = attest_extract(attest, &run, stdout, NULL);
  assert_int_not_equal(code, 0);
  assert_string_equal(attest_phrase(code), "wrong usage");
  assert_int_equal(messages, 1);
  attest_free(attest);
  attest_free(NULL);
}

static void
tells_why_it_cannot_load(void** state)
{
  (void)state;
  size_t messages = 0;
  const AttestOptions options = {.model = "/nonexistent/model",
                                 .message = count_message,
                                 .user = &messages};
  Attest* attest = NULL;
  assert_int_not_equal(attest_new(&options, &attest), 0);
  assert_null(attest);
  assert_true(messages > 0);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(extracts_to_a_stream),
      cmocka_unit_test(refuses_unknown_names),
      cmocka_unit_test(tells_why_it_cannot_load),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
