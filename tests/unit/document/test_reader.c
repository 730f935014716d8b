// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Reading inputs: formats, folders, and everything that can be wrong with
// them. Files are made in a folder of the test's own.

#include "base/memory.h"
#include "support.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define MOST 16

typedef struct Run {
  AttText ids; // one behind the other, a blank behind each
  AttText messages;
  size_t failed;
  size_t count;
  AttText texts; // a line each
  AttLog log;
} Run;

static char folder[] = "/tmp/attest-reader-XXXXXX";

static void
collect(void* user, const AttDiagnostic* diagnostic)
{
  att_diagnostic_render(diagnostic, user);
}

static const char*
put(const char* name, const char* bytes, size_t size)
{
  static char paths[MOST][128];
  static int next = 0;
  char* path = paths[next++ % MOST];
  snprintf(path, 128, "%s/%s", folder, name);
  FILE* file = fopen(path, "wb");
  assert_non_null(file);
  assert_int_equal(fwrite(bytes, 1, size, file), size);
  fclose(file);
  return path;
}

static const char*
put_text(const char* name, const char* text)
{
  return put(name, text, strlen(text));
}

static Run
read_with(const char* const* paths,
          size_t count,
          AttFormat format,
          const AttLimits* limits)
{
  Run run = {.log = {.sink = collect}};
  run.log.user = &run.messages;
  AttReader* reader = NULL;
  assert_int_equal(
      att_reader_new(paths, count, format, limits, &run.log, &reader), ATT_OK);
  AttRecord record;
  bool got = false;
  while (att_reader_next(reader, &record, &got, &run.failed) == ATT_OK && got) {
    att_text_format(&run.ids, "%.*s ", ATT_VIEW_ARG(record.id));
    att_text_format(&run.texts, "%.*s\n", ATT_VIEW_ARG(record.text));
    ++run.count;
  }
  att_reader_free(reader);
  att_text_append_string(&run.ids, "");
  return run;
}

static Run
read_one(const char* path)
{
  const AttLimits limits = ATT_LIMITS_DEFAULT;
  return read_with(&path, 1, ATT_FORMAT_AUTO, &limits);
}

static void
clear(Run* run)
{
  att_text_clear(&run->ids);
  att_text_clear(&run->messages);
  att_text_clear(&run->texts);
}

static bool
says(const Run* run, const char* words)
{
  return run->messages.at && strstr(run->messages.at, words);
}

/// The file fails, and only it, with these words.
static void
expect_failure(const char* path, const char* words)
{
  const char* good = put_text("good.txt", "All is well.");
  const char* const paths[] = {path, good};
  const AttLimits limits = ATT_LIMITS_DEFAULT;
  Run run = read_with(paths, 2, ATT_FORMAT_AUTO, &limits);
  assert_int_equal(run.failed, 1);
  assert_int_equal(run.log.errors, 1);
  assert_string_equal(run.texts.at, "All is well.\n");
  if (!says(&run, words)) {
    fail_msg("expected '%s' in '%s'", words, run.messages.at);
  }
  clear(&run);
}

static void
refuses_bad_files(void** state)
{
  (void)state;
  expect_failure("/nonexistent/file.txt", "cannot open");
  expect_failure(put("bad.txt", "One.\nTwo \xFF.\n", 12),
                 "bad.txt:2:5: error: byte 0xFF at byte offset 9 is not UTF-8");
  expect_failure(put("nul.txt", "A\0B", 3), "NUL byte at byte offset 1");
  expect_failure(put("wide.txt",
                     "\xFF\xFE"
                     "A\0",
                     4),
                 "UTF-16, expected UTF-8");
  expect_failure(put_text("bad.pdf", "%PDF-1.4 no"), "not a PDF");
  const AttLimits limits = {.document_bytes = 10, .input_files = 9};
  const char* path = put_text("big.txt", "More than ten bytes.");
  Run run = read_with(&path, 1, ATT_FORMAT_AUTO, &limits);
  assert_int_equal(run.failed, 1);
  assert_true(says(&run, "larger than the limit of 10 bytes"));
  clear(&run);
}

static void
skips_empty_files(void** state)
{
  (void)state;
  Run run = read_one(put_text("empty.txt", " \n\xEF\xBB\xBF"));
  assert_int_equal(run.failed, 0);
  assert_int_equal(run.count, 0);
  assert_int_equal(run.log.warnings, 1);
  clear(&run);
}

static void
reads_json_lines(void** state)
{
  (void)state;
  Run run =
      read_one(put_text("a.jsonl",
                        "\xEF\xBB\xBF{\"id\": \"x\", \"text\": \"One.\"}\r\n"
                        "\n"
                        "{\"id\": 7, \"text\": \"Caf\\u00e9.\", \"date\": "
                        "null, \"source\": {\"more\": 1}}\n"
                        "{\"id\": 8, \"text\": 5}\n"
                        "{\"id\": 8,\n"
                        "[1]\n"
                        "{\"id\": 9, \"text\": \"\xFF\"}\n"
                        "{\"id\": 9, \"text\": \"a\\u0000b\"}\n"
                        "{\"id\": true, \"text\": \"b\"}\n"
                        "{\"text\": \"No id.\"}"));
  assert_int_equal(run.failed, 6);
  assert_int_equal(run.count, 3);
  assert_string_equal(run.texts.at, "One.\nCaf\xC3\xA9.\nNo id.\n");
  assert_non_null(strstr(run.ids.at, "x 7 "));
  assert_non_null(strstr(run.ids.at, "a.jsonl:10 "));
  assert_true(says(&run, "a.jsonl:4: error: \"text\" is missing"));
  assert_true(says(&run, "a.jsonl:5: error: not JSON at column"));
  assert_true(says(&run, "a.jsonl:6: error: expected a JSON object"));
  assert_true(says(&run, "a.jsonl:9: error: \"id\" is not a string or"));
  clear(&run);
}

static void
throws_away_endless_lines(void** state)
{
  (void)state;
  AttText text = {0};
  att_text_append_string(&text,
                         "{\"id\": 1, \"text\": \"One.\"}\n{\"id\": 2, \"");
  for (int i = 0; i < 300000; ++i) {
    att_text_append_char(&text, 'x');
  }
  att_text_append_string(&text, "\n{\"id\": 3, \"text\": \"Three.\"}\n");
  const char* path = put("long.jsonl", text.at, text.size);
  AttLimits limits = ATT_LIMITS_DEFAULT;
  limits.line_bytes = 1000;
  Run run = read_with(&path, 1, ATT_FORMAT_AUTO, &limits);
  assert_int_equal(run.failed, 1);
  assert_string_equal(run.texts.at, "One.\nThree.\n");
  assert_true(says(&run, "long.jsonl:2: error: line longer than the limit"));
  clear(&run);
  att_text_clear(&text);
}

static void
reads_folders_in_order(void** state)
{
  (void)state;
  char path[128];
  static const char* const names[] = {"sub/b.txt",
                                      "sub.txt",
                                      "sub/a.md",
                                      "sub/deep/c.HTM",
                                      "sub/no.bin",
                                      "sub/.h.txt"};
  snprintf(path, sizeof path, "%s/tree", folder);
  mkdir(path, 0700);
  snprintf(path, sizeof path, "%s/tree/sub", folder);
  mkdir(path, 0700);
  snprintf(path, sizeof path, "%s/tree/sub/deep", folder);
  mkdir(path, 0700);
  for (size_t i = 0; i < sizeof names / sizeof names[0]; ++i) {
    snprintf(path, sizeof path, "tree/%s", names[i]);
    put_text(path, names[i]);
  }
  snprintf(path, sizeof path, "%s/tree", folder);
  Run run = read_one(path);
  assert_int_equal(run.failed, 0);
  assert_string_equal(run.texts.at,
                      "sub.txt\nsub/a.md\nsub/b.txt\nsub/deep/c.HTM\n");
  clear(&run);
}

static void
tells_formats_apart(void** state)
{
  (void)state;
  Run run = read_one(put_text("json.data", " {\"id\": 1, \"text\": \"One.\"}"));
  assert_string_equal(run.ids.at, "1 ");
  clear(&run);
  run = read_one(put_text("words.data", "Plain words."));
  assert_string_equal(run.texts.at, "Plain words.\n");
  clear(&run);
  run = read_one(put_text("tree.data",
                          "# newdoc id = d1\n1\tHi\t_\t_\t_\t_\t_\t_\t_\t_\n\n"
                          "# newdoc id = d2\n1\tHo\t_\t_\t_\t_\t_\t_\t_\t_\n"));
  assert_string_equal(run.ids.at, "d1 d2 ");
  clear(&run);
  AttFormat format = ATT_FORMAT_AUTO;
  assert_true(att_format_find(ATT_VIEW("jsonl"), &format));
  assert_int_equal(format, ATT_FORMAT_JSONL);
  assert_false(att_format_find(ATT_VIEW("doc"), &format));
}

/// A PDF of one page with one line of text, offsets and all.
static const char*
put_pdf(void)
{
  static const char* const objects[] = {
      "<</Type/Catalog/Pages 2 0 R>>",
      "<</Type/Pages/Kids[3 0 R]/Count 1>>",
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 200]/Contents 4 0 R"
      "/Resources<</Font<</F1 5 0 R>>>>>>",
      "<</Length 49>>stream\nBT /F1 12 Tf 20 100 Td (The army left Karsk.) Tj "
      "ET \nendstream",
      "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"};
  AttText pdf = {0};
  size_t offsets[5];
  att_text_append_string(&pdf, "%PDF-1.4\n");
  for (size_t i = 0; i < 5; ++i) {
    offsets[i] = pdf.size;
    att_text_format(&pdf, "%zu 0 obj%s\nendobj\n", i + 1, objects[i]);
  }
  const size_t table = pdf.size;
  att_text_append_string(&pdf, "xref\n0 6\n0000000000 65535 f \n");
  for (size_t i = 0; i < 5; ++i) {
    att_text_format(&pdf, "%010zu 00000 n \n", offsets[i]);
  }
  att_text_format(
      &pdf, "trailer<</Size 6/Root 1 0 R>>\nstartxref\n%zu\n%%%%EOF\n", table);
  const char* path = put("page.pdf", pdf.at, pdf.size);
  att_text_clear(&pdf);
  return path;
}

static void
reads_pdf(void** state)
{
  (void)state;
  Run run = read_one(put_pdf());
  assert_int_equal(run.failed, 0);
  assert_int_equal(run.count, 1);
  assert_non_null(strstr(run.texts.at, "The army left Karsk."));
  clear(&run);
}

/// An allocator whose n-th allocation fails.
typedef struct Failing {
  size_t left;
} Failing;

static void*
fail_at_last(void* block, size_t size, void* user)
{
  Failing* failing = user;
  if (size && failing->left-- == 0) {
    failing->left = SIZE_MAX;
    return NULL;
  }
  if (!size) {
    free(block);
    return NULL;
  }
  return realloc(block, size);
}

static void
survives_lack_of_memory(void** state)
{
  (void)state;
  const AttLimits limits = ATT_LIMITS_DEFAULT;
  const char* path =
      put_text("memory.jsonl",
               "{\"id\": 1, \"text\": \"Orlov left (Vane, 2019). The cross- "
               "border talks (HERALD) failed (HERALD).\"}\n");
  bool failed = true;
  for (size_t n = 0; failed && n < 500; ++n) {
    Failing failing = {n};
    att_memory_set(fail_at_last, &failing);
    AttReader* reader = NULL;
    AttDocument* d = NULL;
    AttRecord record;
    bool got = false;
    size_t bad = 0;
    AttStatus status =
        att_reader_new(&path, 1, ATT_FORMAT_AUTO, &limits, NULL, &reader);
    if (status == ATT_OK) {
      status = att_reader_next(reader, &record, &got, &bad);
    }
    if (status == ATT_OK) {
      assert_true(got);
      status = att_document_new(&record, &limits, NULL, &d);
    }
    failed = failing.left == SIZE_MAX;
    assert_int_equal(status, failed ? ATT_ERR_MEMORY : ATT_OK);
    att_document_free(d);
    att_reader_free(reader);
    att_memory_set(NULL, NULL);
  }
  assert_false(failed);
}

static int
make_folder(void** state)
{
  (void)state;
  return mkdtemp(folder) ? 0 : -1;
}

static int
remove_folder(void** state)
{
  (void)state;
  char command[160];
  snprintf(command, sizeof command, "rm -r '%s'", folder);
  return system(command);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(refuses_bad_files),
      cmocka_unit_test(skips_empty_files),
      cmocka_unit_test(reads_json_lines),
      cmocka_unit_test(throws_away_endless_lines),
      cmocka_unit_test(reads_folders_in_order),
      cmocka_unit_test(tells_formats_apart),
      cmocka_unit_test(reads_pdf),
      cmocka_unit_test(survives_lack_of_memory),
  };
  return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
