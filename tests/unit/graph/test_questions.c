// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Queries that lie in a folder: their titles, finding one by its name.

#include "graph/questions.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static void
write_file(const char* folder, const char* name, const char* text)
{
  char path[120];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  FILE* out = fopen(path, "wb");
  assert_non_null(out);
  fputs(text, out);
  fclose(out);
}

static void
remove_file(const char* folder, const char* name)
{
  char path[120];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  remove(path);
}

static bool
is_named(const AttQuestions* questions, const char* name, const char* expected)
{
  const AttQuestion* found = att_questions_find(questions, att_view(name));
  return found ? att_view_equal(found->name, att_view(expected)) : !*expected;
}

static void
reads_and_finds(void** state)
{
  (void)state;
  char folder[64];
  snprintf(folder, sizeof folder, "test_questions.%d", (int)getpid());
  assert_int_equal(mkdir(folder, 0700), 0);
  write_file(folder,
             "02-of-what.rq",
             "# title: Of  what\n# for: One line\n#   and another.\n#\n"
             "ASK {} # for: nothing\n");
  write_file(folder, "01-who.rq", "# title: Who\n# for: Names.\nASK {}");
  write_file(folder, "notes.txt", "no query");
  const AttLimits limits = ATT_LIMITS_DEFAULT;
  AttQuestions questions;
  assert_int_equal(att_questions_read(folder, &limits, NULL, &questions),
                   ATT_OK);
  assert_int_equal(questions.items.size, 2);
  const AttQuestion* second = &questions.items.at[1];
  assert_true(att_view_equal(second->title, ATT_VIEW("Of  what")));
  assert_true(
      att_view_equal(second->purpose, ATT_VIEW("One line and another.")));
  assert_true(att_view_starts_with(second->text, ATT_VIEW("# title:")));
  assert_true(is_named(&questions, "01-who", "01-who"));
  assert_true(is_named(&questions, "02", "02-of-what"));
  assert_true(is_named(&questions, "of-what", "02-of-what"));
  assert_true(is_named(&questions, "what", ""));
  assert_true(is_named(&questions, "", ""));
  att_questions_clear(&questions);

  write_file(folder, "03-bad.rq", "# title: No purpose\nASK {}");
  assert_int_equal(att_questions_read(folder, &limits, NULL, &questions),
                   ATT_ERR_SYNTAX);
  att_questions_clear(&questions);
  assert_int_equal(
      att_questions_read("no/such/folder", &limits, NULL, &questions),
      ATT_ERR_IO);
  static const char* const files[] = {
      "01-who.rq", "02-of-what.rq", "03-bad.rq", "notes.txt"};
  for (size_t i = 0; i < sizeof files / sizeof *files; ++i) {
    remove_file(folder, files[i]);
  }
  rmdir(folder);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {cmocka_unit_test(reads_and_finds)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
