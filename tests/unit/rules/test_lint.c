// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The parts of the checks that golden files would only repeat: which patterns
// need white space.

#include "rules/linter.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

typedef struct Pattern {
  const char* text;
  bool needs;
} Pattern;

static void
test_patterns_that_need_space(void** state)
{
  static const Pattern patterns[] = {
      {"air strike", true},
      {"air\\sstrike", true},
      {"air[ \\t]strike", true},
      {"air( |\\t)strike", true},
      {"(a b|c d)+", true},
      {"(?:a b){2}", true},
      {"(?<name>a b)c", true},
      {"a {1,3}b", true},
      {"a\\x{20} b", true},
      {"[^a] b", true},
      {"strike", false},
      {"(air )?strike", false},
      {"air ?strike", false},
      {"air *strike", false},
      {"air {0,2}strike", false},
      {"air strike|strike", false},
      {"(a b|c)d", false},
      {"air[ -]strike", false},
      {"air[^ ]strike", false},
      {"air\\Sstrike", false},
      {"(?= )strike", false},
      {"(?! )strike", false},
      {"(?<! )strike", false},
      {"(?x) strike", false},
      {"(?# a comment)strike", false},
      {"\\Qa b\\E|c", false},
      {"[[:space:]]x", false},
      {"(a b", false},
      {"[ ", false},
      {"\\", false},
      {"(?", false},
      {"", false},
  };
  (void)state;
  for (size_t i = 0; i < sizeof patterns / sizeof *patterns; ++i) {
    if (att_regex_needs_space(att_view(patterns[i].text)) !=
        patterns[i].needs) {
      print_error("/%s/\n", patterns[i].text);
      fail();
    }
  }
}

static void
test_deep_pattern_ends(void** state)
{
  (void)state;
  AttText text = {0};
  for (size_t i = 0; i < 100000; ++i) {
    att_text_append_char(&text, '(');
  }
  att_text_append_string(&text, "a b");
  assert_false(att_regex_needs_space(att_text_view(&text)));
  att_text_clear(&text);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_patterns_that_need_space),
      cmocka_unit_test(test_deep_pattern_ends),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
