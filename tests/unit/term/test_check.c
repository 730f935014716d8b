// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Which IRIs, literals, language tags pass, and what slugs words become.

#include "term/rdf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void
iris(void** state)
{
  (void)state;
  static const char* const good[] = {"http://example.org/a",
                                     "urn:isbn:1",
                                     "https://example.org/caf\xC3\xA9?q=1#top",
                                     "http://user@[::1]:80/x%20y",
                                     "mailto:a@example.org"};
  static const char* const bad[] = {"",
                                    "relative",
                                    "#x",
                                    ":a",
                                    "1a:b",
                                    "http://a b/",
                                    "http://a/<x>",
                                    "http://a/\"",
                                    "http://a/{x}",
                                    "http://a/|",
                                    "http://a/\\",
                                    "http://a/^",
                                    "http://a/`",
                                    "http://a/%zz",
                                    "http://a/%2",
                                    "http://a/#b#c",
                                    "http://a/[1]",
                                    "http://[zz]/",
                                    "http://a/\xC3",
                                    "http://a/\xEF\xBF\xBE",
                                    "http://a/\x01"};
  for (size_t i = 0; i < sizeof good / sizeof *good; ++i) {
    if (!att_iri_is_valid(att_view(good[i]))) {
      fail_msg("refused: %s", good[i]);
    }
  }
  for (size_t i = 0; i < sizeof bad / sizeof *bad; ++i) {
    if (att_iri_is_valid(att_view(bad[i]))) {
      fail_msg("accepted: %s", bad[i]);
    }
  }
  assert_false(att_iri_is_valid((AttView){"http://a/\0b", 11}));
}

static void
literals_and_tags(void** state)
{
  (void)state;
  assert_true(att_literal_is_valid(ATT_VIEW("")));
  assert_true(
      att_literal_is_valid(ATT_VIEW("line\n\ttab \x01 \xF0\x9F\x8C\x8D")));
  assert_false(att_literal_is_valid((AttView){"a\0b", 3}));
  assert_false(att_literal_is_valid(ATT_VIEW("\xED\xA0\x80")));
  assert_false(att_literal_is_valid(ATT_VIEW("\xEF\xBF\xBE")));
  assert_false(att_literal_is_valid(ATT_VIEW("\xEF\xB7\x90")));
  assert_false(att_literal_is_valid(ATT_VIEW("cut \xE2\x82")));
  assert_true(att_language_is_valid(ATT_VIEW("en")));
  assert_true(att_language_is_valid(ATT_VIEW("de-CH-1996")));
  assert_false(att_language_is_valid(ATT_VIEW("")));
  assert_false(att_language_is_valid(ATT_VIEW("en-")));
  assert_false(att_language_is_valid(ATT_VIEW("1en")));
  assert_false(att_language_is_valid(ATT_VIEW("en_GB")));
  assert_false(att_language_is_valid(ATT_VIEW("abcdefghi")));
}

static void
expect_slug(const char* words, const char* slug)
{
  AttText out = {0};
  att_slug(att_view(words), &out);
  assert_string_equal(out.at, slug);
  att_text_clear(&out);
}

static void
slugs(void** state)
{
  (void)state;
  expect_slug("Tehrik-i-Taliban Pakistan", "Tehrik_i_Taliban_Pakistan");
  expect_slug("T\xC3\xBCrkiye", "Turkiye");
  expect_slug("  China\xE2\x80\x93Pakistan  Corridor (CPEC) ",
              "China_Pakistan_Corridor_CPEC");
  expect_slug("9/11", "n9_11");
  expect_slug("People's Army", "Peoples_Army");
  expect_slug("\xD0\x9A\xD0\xB8", "u041Au0438");
  expect_slug("!?", "u0021u003F");
  expect_slug("", "n");
  expect_slug("\xFF", "uFFFD");
}

static void
long_words_stay_apart(void** state)
{
  (void)state;
  AttText words = {0};
  for (int i = 0; i < 100; ++i) {
    att_text_append_string(&words, "word ");
  }
  AttText first = {0};
  AttText second = {0};
  att_slug(att_text_view(&words), &first);
  att_text_append_string(&words, "more");
  att_slug(att_text_view(&words), &second);
  assert_true(first.size <= 120);
  assert_string_not_equal(first.at, second.at);
  att_text_clear(&words);
  att_text_clear(&first);
  att_text_clear(&second);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(iris),
      cmocka_unit_test(literals_and_tags),
      cmocka_unit_test(slugs),
      cmocka_unit_test(long_words_stay_apart),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
