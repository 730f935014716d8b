// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// The walk over documents: results in the order of records whatever the number
// of threads, failures counted and left out, every result released.

#include "base/memory.h"
#include "pipeline/walk.h"
#include "pipeline_fixture.h"

#include <stdatomic.h>

#define RECORDS 40

/// What a test's visitor gathers.
typedef struct Gathered {
  AttText taken;
  atomic_size_t made;
  size_t rests;
  AttStatus take_status;
} Gathered;

static atomic_size_t released;

static AttStatus
read_record(void* user,
            AttEnglish* english,
            const AttRecord* record,
            AttLog* log,
            void** result)
{
  Gathered* gathered = user;
  assert_non_null(english);
  if (att_view_equal(record->text, ATT_VIEW("bad"))) {
    att_report_plain(log, ATT_ERROR, record->id.at, "bad text");
    return ATT_ERR_SYNTAX;
  }
  AttText* text = att_calloc(1, sizeof *text);
  *result = text;
  if (!text) {
    return ATT_ERR_MEMORY;
  }
  atomic_fetch_add(&gathered->made, 1);
  att_text_append(text, record->id);
  return att_text_status(text);
}

static AttStatus
take(void* user, void* result)
{
  Gathered* gathered = user;
  att_text_append(&gathered->taken, att_text_view(result));
  att_text_append_char(&gathered->taken, ' ');
  return gathered->take_status;
}

static void
release(void* result)
{
  if (result) {
    att_text_clear(result);
    att_free(result);
    atomic_fetch_add(&released, 1);
  }
}

static void
rest(void* user)
{
  ++((Gathered*)user)->rests;
}

/// RECORDS lines of JSON, ids 0 to RECORDS - 1; `bad` bears a bad text.
static const char*
write_records(Folder* folder, int bad)
{
  AttText text = {0};
  for (int i = 0; i < RECORDS; ++i) {
    att_text_format(&text,
                    "{\"id\": \"%d\", \"text\": \"%s\"}\n",
                    i,
                    i == bad ? "bad" : "good");
  }
  const char* path = folder_write(folder, "in.jsonl", text.at);
  att_text_clear(&text);
  return path;
}

static AttStatus
walk(const char* path,
     AttWalkOptions options,
     Gathered* gathered,
     size_t* failed)
{
  AttModel* model = NULL;
  AttLog log = {0};
  const AttLimits limits = ATT_LIMITS_DEFAULT;
  const AttVisitor visitor = {.user = gathered,
                              .read = read_record,
                              .take = take,
                              .release = release,
                              .rest = rest};
  assert_int_equal(att_model_open(ATT_SOURCE_DIR "/rules/english/english.model",
                                  &log,
                                  &model),
                   ATT_OK);
  options.inputs = &path;
  options.input_count = 1;
  atomic_store(&released, 0);
  const AttStatus status =
      att_walk_documents(&options, model, &limits, &visitor, &log, failed);
  assert_int_equal(atomic_load(&released), atomic_load(&gathered->made));
  att_model_free(model);
  return status;
}

static void
takes_results_in_order(void** state)
{
  (void)state;
  Folder folder;
  folder_open(&folder);
  const char* path = write_records(&folder, 7);
  AttText wanted = {0};
  for (int i = 0; i < RECORDS; ++i) {
    if (i != 7) {
      att_text_format(&wanted, "%d ", i);
    }
  }
  for (size_t jobs = 0; jobs <= 3; ++jobs) {
    Gathered gathered = {0};
    size_t failed = 0;
    assert_int_equal(
        walk(path, (AttWalkOptions){.jobs = jobs}, &gathered, &failed), ATT_OK);
    assert_string_equal(gathered.taken.at, wanted.at);
    assert_int_equal(failed, 1);
    assert_true(gathered.rests > 1);
    att_text_clear(&gathered.taken);
  }
  att_text_clear(&wanted);
  folder_close(&folder);
}

static void
reads_one_shard(void** state)
{
  (void)state;
  Folder folder;
  folder_open(&folder);
  const char* path = write_records(&folder, -1);
  Gathered gathered = {0};
  size_t failed = 0;
  assert_int_equal(walk(path,
                        (AttWalkOptions){.shard = 2, .shard_count = 20},
                        &gathered,
                        &failed),
                   ATT_OK);
  assert_string_equal(gathered.taken.at, "1 21 ");
  att_text_clear(&gathered.taken);
  folder_close(&folder);
}

static void
ends_where_a_result_is_refused(void** state)
{
  (void)state;
  Folder folder;
  folder_open(&folder);
  const char* path = write_records(&folder, -1);
  Gathered gathered = {.take_status = ATT_ERR_IO};
  size_t failed = 0;
  assert_int_equal(walk(path, (AttWalkOptions){.jobs = 2}, &gathered, &failed),
                   ATT_ERR_IO);
  assert_string_equal(gathered.taken.at, "0 ");
  att_text_clear(&gathered.taken);
  folder_close(&folder);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(takes_results_in_order),
      cmocka_unit_test(reads_one_shard),
      cmocka_unit_test(ends_where_a_result_is_refused),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
