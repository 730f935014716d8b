// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The compiler as a whole: files and imports, ids and digests, the trigger
// index, bounds, and input and memory that fail.

#include "rules/lint.h"
#include "rules_fixture.h"

#include "base/memory.h"

#include <sys/stat.h>

#define PREFIX "prefix att: <https://w3id.org/attest/ontology#>\n"

static AttOntology* ontology;

typedef struct Folder {
  char path[64];
} Folder;

static void
open_folder(Folder* folder)
{
  strcpy(folder->path, "/tmp/attest-rules-XXXXXX");
  assert_non_null(mkdtemp(folder->path));
}

static void
put(const Folder* folder, const char* name, const char* text)
{
  char path[160];
  snprintf(path, sizeof path, "%s/%s", folder->path, name);
  write_file(path, att_view(text));
}

static void
drop(const Folder* folder, const char* name)
{
  char path[160];
  snprintf(path, sizeof path, "%s/%s", folder->path, name);
  remove(path);
}

static AttStatus
compile_text(const char* text, AttText* messages, AttRules** rules)
{
  Folder folder;
  char path[160];
  open_folder(&folder);
  put(&folder, "input.rules", text);
  snprintf(path, sizeof path, "%s/input.rules", folder.path);
  const AttStatus status =
      compile_path(ontology, path, &ATT_LIMITS_DEFAULT, messages, rules);
  drop(&folder, "input.rules");
  rmdir(folder.path);
  return status;
}

static const AttFrame*
triggered(const AttRules* rules, const char* lemma, uint32_t which)
{
  const AttRange run = att_rules_triggered(rules, att_view(lemma));
  return which < run.count ? &rules->frames[rules->triggered[run.first + which]]
                           : NULL;
}

static void
test_triggers(void** state)
{
  (void)state;
  AttRules* rules = NULL;
  assert_int_equal(compile_text(PREFIX "event att:Attack\n"
                                       "  AGENT attacks|strikes TARGET\n"
                                       "  attack by AGENT\n",
                                NULL,
                                &rules),
                   ATT_OK);
  assert_non_null(triggered(rules, "strike", 0));
  assert_int_equal(triggered(rules, "strike", 0)->kind, ATT_FRAME_VERBAL);
  assert_non_null(triggered(rules, "attack", 1));
  assert_int_equal(triggered(rules, "attack", 1)->kind, ATT_FRAME_NOMINAL);
  assert_null(triggered(rules, "attacks", 0));
  assert_null(triggered(rules, "", 0));
  const AttRange run = att_rules_triggered(rules, ATT_VIEW("attack"));
  for (uint32_t i = 1; i < run.count; ++i) {
    assert_true(rules->triggered[run.first + i - 1] <
                rules->triggered[run.first + i]);
  }
  att_rules_free(rules);
}

static void
test_line_ids_survive_moving(void** state)
{
  (void)state;
  AttRules* one = NULL;
  AttRules* two = NULL;
  assert_int_equal(
      compile_text(
          PREFIX "event att:Attack\n  AGENT attacks TARGET\n", NULL, &one),
      ATT_OK);
  assert_int_equal(compile_text(PREFIX "# a comment\n\nevent att:Attack\n"
                                       "    AGENT   attacks TARGET # why\n",
                                NULL,
                                &two),
                   ATT_OK);
  assert_true(att_view_equal(one->lines[0].id, two->lines[0].id));
  assert_true(att_view_starts_with(one->lines[0].id, ATT_VIEW("Attack-")));
  assert_int_equal(one->lines[0].id.size, strlen("Attack-") + 12);
  assert_int_equal(two->lines[0].number, 5);
  assert_string_not_equal(one->digest, two->digest);
  att_rules_free(one);
  att_rules_free(two);
}

static void
test_folder_and_imports(void** state)
{
  (void)state;
  Folder folder;
  open_folder(&folder);
  put(&folder, "a.rules", "import b.rules\nimport \"./b.rules\"\n");
  put(&folder, "b.rules", PREFIX "list strike = attack\n");
  put(&folder, "c.rules", "event att:Attack\n  AGENT @strike TARGET\n");
  put(&folder, "ignored.txt", "not a rule");
  AttRules* rules = NULL;
  assert_int_equal(
      compile_path(ontology, folder.path, &ATT_LIMITS_DEFAULT, NULL, &rules),
      ATT_OK);
  assert_int_equal(rules->file_count, 3);
  assert_true(att_view_ends_with(rules->files[0].path, ATT_VIEW("a.rules")));
  assert_true(att_view_ends_with(rules->files[1].path, ATT_VIEW("b.rules")));
  assert_true(att_view_ends_with(rules->files[2].path, ATT_VIEW("c.rules")));
  char digest[33];
  strcpy(digest, rules->digest);
  assert_int_equal(strlen(digest), 32);
  att_rules_free(rules);

  rules = NULL;
  char moved[80];
  snprintf(moved, sizeof moved, "%s-moved", folder.path);
  assert_int_equal(rename(folder.path, moved), 0);
  strcpy(folder.path, moved);
  assert_int_equal(
      compile_path(ontology, moved, &ATT_LIMITS_DEFAULT, NULL, &rules), ATT_OK);
  assert_string_equal(rules->digest, digest);
  att_rules_free(rules);
  drop(&folder, "a.rules");
  drop(&folder, "b.rules");
  drop(&folder, "c.rules");
  drop(&folder, "ignored.txt");
  rmdir(folder.path);
}

static void
test_import_depth(void** state)
{
  (void)state;
  Folder folder;
  open_folder(&folder);
  put(&folder, "a.rules", "import b.rules\n");
  put(&folder, "b.rules", "import c.rules\n");
  put(&folder, "c.rules", PREFIX);
  AttLimits limits = ATT_LIMITS_DEFAULT;
  limits.import_depth = 1;
  AttText messages = {0};
  AttRules* rules = NULL;
  char path[160];
  snprintf(path, sizeof path, "%s/a.rules", folder.path);
  assert_int_equal(compile_path(ontology, path, &limits, &messages, &rules),
                   ATT_ERR_RULES);
  assert_null(rules);
  assert_non_null(strstr(messages.at, "imports nest deeper than 1"));
  att_text_clear(&messages);
  drop(&folder, "a.rules");
  drop(&folder, "b.rules");
  drop(&folder, "c.rules");
  rmdir(folder.path);
}

static void
test_missing_path(void** state)
{
  (void)state;
  AttText messages = {0};
  AttRules* rules = NULL;
  assert_int_equal(compile_path(ontology,
                                "/nonexistent.rules",
                                &ATT_LIMITS_DEFAULT,
                                &messages,
                                &rules),
                   ATT_ERR_IO);
  assert_non_null(strstr(messages.at, "nonexistent.rules"));
  att_text_clear(&messages);
}

/// Repeat a piece of text between a head and a tail.
static void
check_hostile(const char* head,
              const char* piece,
              size_t times,
              const char* tail,
              const char* expected)
{
  AttText text = {0};
  AttText messages = {0};
  AttRules* rules = NULL;
  att_text_append_string(&text, head);
  for (size_t i = 0; i < times; ++i) {
    att_text_append_string(&text, piece);
  }
  att_text_append_string(&text, tail);
  const AttStatus status = compile_text(text.at, &messages, &rules);
  if (expected) {
    assert_int_equal(status, ATT_ERR_RULES);
    if (!messages.at || !strstr(messages.at, expected)) {
      print_error("expected %s\nfound %.500s\n", expected, messages.at);
      fail();
    }
  } else {
    assert_int_equal(status, ATT_OK);
  }
  att_rules_free(rules);
  att_text_clear(&text);
  att_text_clear(&messages);
}

static void
test_hostile_sizes(void** state)
{
  (void)state;
  const char* head = PREFIX "event att:Attack\n  AGENT attacks TARGET ";
  check_hostile(head, "(", 10000, "\n", "groups nest deeper than 8");
  check_hostile(head, "in PLACE ", 10000, "\n", "more than 64 words and slots");
  check_hostile(head, "in PLACE ", 20, "\n", "more than 16 slots");
  check_hostile(PREFIX "event att:Attack\n  AGENT attacks",
                " a1|a2|a3|a4|a5",
                20,
                "\n",
                "too many combinations of words");
  check_hostile(PREFIX "event att:Attack\n  AGENT attacks TARGET\n"
                       "regex time\n  /",
                "(",
                5000,
                "/ = x\n",
                "regular expression:");
  check_hostile(PREFIX "event att:Attack\n  AGENT attacks TARGET\n"
                       "regex time\n  /",
                "x",
                70000,
                "/ = x\n",
                "longer than");
  check_hostile(PREFIX "list many = a", ", attack", 20000, "\n", NULL);
}

/// Mutate a valid file a few thousand times: nothing may crash or hang.
static void
test_mutations(void** state)
{
  (void)state;
  static const char bytes[] = "()|{}@,:;-='\"/#\n\t <>\x80\xff\0aA ";
  AttText source = {0};
  assert_int_equal(
      att_file_read(GOLDEN "good/readme.rules", 1u << 20, &source, NULL),
      ATT_OK);
  Folder folder;
  char path[160];
  open_folder(&folder);
  snprintf(path, sizeof path, "%s/input.rules", folder.path);
  uint32_t random = 1;
  for (int round = 0; round < 1500; ++round) {
    AttText text = {0};
    att_text_append(&text, att_text_view(&source));
    for (int change = 0; change < 1 + round % 4; ++change) {
      random = random * 1664525u + 1013904223u;
      const size_t at = (random >> 8) % text.size;
      random = random * 1664525u + 1013904223u;
      text.at[at] = bytes[(random >> 8) % (sizeof bytes - 1)];
    }
    write_file(path, att_text_view(&text));
    AttRules* rules = NULL;
    const AttStatus status =
        compile_path(ontology, path, &ATT_LIMITS_DEFAULT, NULL, &rules);
    assert_true(status == ATT_OK || status == ATT_ERR_RULES);
    assert_true((status == ATT_OK) == (rules != NULL));
    att_rules_free(rules);
    att_text_clear(&text);
  }
  drop(&folder, "input.rules");
  rmdir(folder.path);
  att_text_clear(&source);
}

/// Let the n-th allocation and all behind it fail.
static void*
failing_allocator(void* block, size_t size, void* user)
{
  long* left = user;
  if (size == 0) {
    free(block);
    return NULL;
  }
  if (*left <= 0) {
    return NULL;
  }
  --*left;
  return realloc(block, size);
}

static void
test_memory_runs_out(void** state)
{
  (void)state;
  const char* const path = GOLDEN "good/readme.rules";
  AttStatus status = ATT_ERR_MEMORY;
  for (long n = 0; status == ATT_ERR_MEMORY && n < 20000; n += 1 + n / 40) {
    long left = n;
    AttRules* rules = NULL;
    att_memory_set(failing_allocator, &left);
    status = att_rules_compile(
        &path, 1, ontology, &vocabulary, &ATT_LIMITS_DEFAULT, NULL, &rules);
    att_memory_set(NULL, NULL);
    assert_true(status == ATT_OK || status == ATT_ERR_MEMORY);
    assert_true((status == ATT_OK) == (rules != NULL));
    att_rules_free(rules);
  }
  assert_int_equal(status, ATT_OK);
}

/// The checks free what they made, whichever allocation fails.
static void
test_memory_runs_out_in_checks(void** state)
{
  static const char* const paths[] = {GOLDEN "warned/alternatives.rules",
                                      GOLDEN "warned/blocks.rules",
                                      GOLDEN "warned/lines.rules",
                                      GOLDEN "warned/spelling.rules",
                                      GOLDEN "warned/tokens.rules"};
  (void)state;
  for (size_t i = 0; i < sizeof paths / sizeof *paths; ++i) {
    AttRules* rules = NULL;
    assert_int_equal(
        compile_path(ontology, paths[i], &ATT_LIMITS_DEFAULT, NULL, &rules),
        ATT_OK);
    AttStatus status = ATT_ERR_MEMORY;
    for (long n = 0; status == ATT_ERR_MEMORY && n < 20000; ++n) {
      long left = n;
      AttLog log = {0};
      att_memory_set(failing_allocator, &left);
      status = att_rules_lint(rules, ontology, &vocabulary, &log);
      att_memory_set(NULL, NULL);
      assert_int_equal(log.warnings > 0, status == ATT_OK);
    }
    assert_int_equal(status, ATT_OK);
    att_rules_free(rules);
  }
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_triggers),
      cmocka_unit_test(test_line_ids_survive_moving),
      cmocka_unit_test(test_folder_and_imports),
      cmocka_unit_test(test_import_depth),
      cmocka_unit_test(test_missing_path),
      cmocka_unit_test(test_hostile_sizes),
      cmocka_unit_test(test_mutations),
      cmocka_unit_test(test_memory_runs_out),
      cmocka_unit_test(test_memory_runs_out_in_checks),
  };
  ontology = load_ontology();
  const int failed = cmocka_run_group_tests(tests, NULL, NULL);
  att_ontology_free(ontology);
  return failed;
}
