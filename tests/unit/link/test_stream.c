// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Lines of N-Triples: what they give, and which are refused.

#include "link/stream.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

typedef struct Line {
  AttText scratch[2];
  AttTriple triple;
  bool got;
} Line;

static const char*
parse(Line* line, const char* text)
{
  return att_stream_parse(
      att_view(text), line->scratch, &line->triple, &line->got);
}

static void
clear(Line* line)
{
  att_text_clear(&line->scratch[0]);
  att_text_clear(&line->scratch[1]);
}

static void
assert_view(AttView view, const char* text)
{
  if (!att_view_equal(view, att_view(text))) {
    fail_msg("%.*s, not %s", ATT_VIEW_ARG(view), text);
  }
}

static void
reads_terms(void** state)
{
  (void)state;
  Line line = {0};
  assert_null(parse(&line, "<u:a> <u:b> \"x \\\"y\\\" \\u00e9\\n\"@en ."));
  assert_true(line.got);
  assert_view(line.triple.subject.value, "u:a");
  assert_view(line.triple.predicate.value, "u:b");
  assert_view(line.triple.object.value, "x \"y\" \xC3\xA9\n");
  assert_view(line.triple.object.language, "en");
  assert_null(parse(&line, "\t<u:a>\t<u:b> \"1\"^^<u:int>. # so"));
  assert_view(line.triple.object.datatype, "u:int");
  assert_null(parse(&line, "_:x <u:b> <u:\\u00E9> <u:graph> ."));
  assert_int_equal(line.triple.subject.kind, ATT_TERM_BLANK);
  assert_view(line.triple.object.value, "u:\xC3\xA9");
  clear(&line);
}

static void
passes_over_what_is_none(void** state)
{
  (void)state;
  static const char* const lines[] = {"", "  ", "# <u:a> <u:b> <u:c> .", "\r"};
  Line line = {0};
  for (size_t i = 0; i < sizeof lines / sizeof *lines; ++i) {
    assert_null(parse(&line, lines[i]));
    assert_false(line.got);
  }
  clear(&line);
}

static void
refuses_bad_lines(void** state)
{
  (void)state;
  static const char* const lines[] = {
      "<u:a> <u:b> <u:c>",
      "<u:a> <u:b> .",
      "<u:a> <u:b> \"open .",
      "<u:a> <u:b> \"x\\",
      "<u:a> <u:b> \"x\\q\" .",
      "<u:a> <u:b> \"x\\u12\" .",
      "<u:a> <u:b> \"x\\uD800\" .",
      "<u:a> <u:b> \"x\"@ .",
      "<u:a> <u:b> \"x\"^<u:t> .",
      "\"a\" <u:b> <u:c> .",
      "<u:a> \"b\" <u:c> .",
      "<u:a <u:b <u:c .",
      "_ <u:b> <u:c> .",
      "a",
  };
  Line line = {0};
  for (size_t i = 0; i < sizeof lines / sizeof *lines; ++i) {
    if (!parse(&line, lines[i]) || line.got) {
      fail_msg("accepted: %s", lines[i]);
    }
  }
  clear(&line);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(reads_terms),
      cmocka_unit_test(passes_over_what_is_none),
      cmocka_unit_test(refuses_bad_lines),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
