// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Golden rule files: good/NAME.rules compiles to the frames in NAME.txt,
// bad/NAME.rules to the messages in NAME.txt, warned/NAME.rules to none but is
// warned of as NAME.txt says. With ATT_UPDATE_GOLDEN set the
// texts are written instead.

#include "rules/lint.h"
#include "rules_fixture.h"

typedef struct Names {
  char at[256][64];
  size_t size;
} Names;

static int
compare_names(const void* a, const void* b)
{
  return strcmp(a, b);
}

static void
list_rules(const char* folder, Names* names)
{
  DIR* open = opendir(folder);
  assert_non_null(open);
  for (struct dirent* entry = readdir(open); entry; entry = readdir(open)) {
    const AttView name = att_view(entry->d_name);
    if (att_view_ends_with(name, ATT_VIEW(".rules"))) {
      assert_true(names->size < 256 && name.size < 64);
      memcpy(names->at[names->size++], name.at, name.size + 1);
    }
  }
  closedir(open);
  qsort(names->at, names->size, sizeof *names->at, compare_names);
}

/// The dump names files by their whole path; golden texts only by their names.
static void
append_without_path(AttText* out, AttView text, const char* folder)
{
  const AttView path = att_view(folder);
  for (size_t i = 0; i < text.size;) {
    if (att_view_starts_with(att_view_slice(text, i, text.size), path)) {
      i += path.size;
    } else {
      att_text_append_char(out, text.at[i++]);
    }
  }
}

static void
compare_with_golden(const char* folder, const char* name, AttView found)
{
  AttText path = {0};
  AttText expected = {0};
  att_text_format(&path, "%s%.*s.txt", folder, (int)(strlen(name) - 6), name);
  if (getenv("ATT_UPDATE_GOLDEN")) {
    write_file(path.at, found);
  } else {
    assert_int_equal(att_file_read(path.at, 1u << 20, &expected, NULL), ATT_OK);
    if (!att_view_equal(att_text_view(&expected), found)) {
      print_error(
          "%s\nexpected:\n%s\nfound:\n%s\n", path.at, expected.at, found.at);
      fail();
    }
  }
  att_text_clear(&path);
  att_text_clear(&expected);
}

/// What a golden text holds besides messages.
typedef enum Shown { SHOWN_FRAMES, SHOWN_WARNINGS } Shown;

static void
show(const AttRules* rules,
     const AttOntology* ontology,
     const char* folder,
     Shown shown,
     AttText* messages)
{
  if (shown == SHOWN_WARNINGS) {
    AttLog log = {.sink = keep_message, .user = messages};
    assert_int_equal(att_rules_lint(rules, ontology, &vocabulary, &log),
                     ATT_OK);
    assert_int_equal(log.errors, 0);
    return;
  }
  AttText dump = {0};
  att_rules_dump(rules, ontology, &dump);
  append_without_path(messages, att_text_view(&dump), folder);
  att_text_clear(&dump);
}

static void
check_file(const AttOntology* ontology,
           const char* folder,
           const char* name,
           AttStatus wanted,
           Shown shown)
{
  AttText path = {0};
  AttText messages = {0};
  AttRules* rules = NULL;
  att_text_format(&path, "%s%s", folder, name);
  att_text_append_string(&messages, "");
  const AttStatus status =
      compile_path(ontology, path.at, &ATT_LIMITS_DEFAULT, &messages, &rules);
  if (status != wanted) {
    print_error("%s: %s\n%s\n",
                path.at,
                att_status_phrase(status),
                messages.at ? messages.at : "");
  }
  assert_int_equal(status, wanted);
  if (rules) {
    show(rules, ontology, folder, shown, &messages);
  }
  compare_with_golden(folder, name, att_text_view(&messages));
  att_rules_free(rules);
  att_text_clear(&path);
  att_text_clear(&messages);
}

static void
check_folder(const char* folder, AttStatus wanted, Shown shown)
{
  static Names names;
  names.size = 0;
  AttOntology* ontology = load_ontology();
  list_rules(folder, &names);
  assert_true(names.size > 0);
  for (size_t i = 0; i < names.size; ++i) {
    check_file(ontology, folder, names.at[i], wanted, shown);
  }
  att_ontology_free(ontology);
}

static void
test_good(void** state)
{
  (void)state;
  check_folder(GOLDEN "good/", ATT_OK, SHOWN_FRAMES);
}

static void
test_bad(void** state)
{
  (void)state;
  check_folder(GOLDEN "bad/", ATT_ERR_RULES, SHOWN_FRAMES);
}

static void
test_warned(void** state)
{
  (void)state;
  check_folder(GOLDEN "warned/", ATT_OK, SHOWN_WARNINGS);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_good),
      cmocka_unit_test(test_bad),
      cmocka_unit_test(test_warned),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
