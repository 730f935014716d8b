// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Which format a client is sent, and which names the server answers to.

#include "serve/negotiate.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define NONE (-1)

static void
formats(void** state)
{
  (void)state;
  static const struct {
    const char* accept;
    AttQueryForm form;
    int format;
  } rows[] = {
      {"", ATT_QUERY_SELECT, ATT_RESULT_JSON},
      {"*/*", ATT_QUERY_SELECT, ATT_RESULT_JSON},
      {"  ", ATT_QUERY_CONSTRUCT, ATT_RESULT_TURTLE},
      {"text/csv", ATT_QUERY_SELECT, ATT_RESULT_CSV},
      {"TEXT/CSV", ATT_QUERY_SELECT, ATT_RESULT_CSV},
      {"text/csv", ATT_QUERY_ASK, NONE},
      {"text/*", ATT_QUERY_SELECT, ATT_RESULT_CSV},
      {"text/*", ATT_QUERY_CONSTRUCT, ATT_RESULT_TURTLE},
      {"text/csv;q=0, text/*", ATT_QUERY_SELECT, ATT_RESULT_TSV},
      {"text/csv;q=0.5,application/xml; q=0.6",
       ATT_QUERY_SELECT,
       ATT_RESULT_XML},
      {"text/csv;header=present;q=0.2, application/json;q=0.1",
       ATT_QUERY_SELECT,
       ATT_RESULT_CSV},
      {"application/json;q=0.5, */*;q=0.1", ATT_QUERY_ASK, ATT_RESULT_JSON},
      {"application/sparql-results+json;q=0, */*",
       ATT_QUERY_ASK,
       ATT_RESULT_JSON},
      {"application/json;q=0,application/sparql-results+json;q=0, */*",
       ATT_QUERY_ASK,
       ATT_RESULT_XML},
      {"image/png", ATT_QUERY_SELECT, NONE},
      {"*/*;q=0.000", ATT_QUERY_SELECT, NONE},
      {",,;", ATT_QUERY_SELECT, NONE},
      {"text/turtle", ATT_QUERY_SELECT, NONE},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; ++i) {
    AttResultFormat format = ATT_RESULT_TABLE;
    const bool found =
        att_negotiate_format(att_view(rows[i].accept), rows[i].form, &format);
    assert_int_equal(found ? (int)format : NONE, rows[i].format);
  }
}

static void
types(void** state)
{
  (void)state;
  assert_string_equal(att_negotiate_type(ATT_RESULT_XML, ATT_QUERY_ASK),
                      "application/sparql-results+xml");
  assert_string_equal(
      att_negotiate_type(ATT_RESULT_TURTLE, ATT_QUERY_CONSTRUCT),
      "text/turtle");
  assert_true(att_negotiate_wants_page(
      ATT_VIEW("text/html,application/xhtml+xml,*/*;q=0.8")));
  assert_false(att_negotiate_wants_page(ATT_VIEW("*/*")));
  assert_false(att_negotiate_wants_page(ATT_VIEW("text/turtle")));
}

static void
names(void** state)
{
  (void)state;
  static const struct {
    const char* host;
    const char* own;
    bool is_ours;
  } rows[] = {
      {"localhost", NULL, true},
      {"LocalHost:8080", NULL, true},
      {"127.0.0.1:7878", NULL, true},
      {"10.1.2.3", NULL, true},
      {"[::1]:7878", NULL, true},
      {"[fe80::1]", NULL, true},
      {"graphs.example:80", "graphs.example", true},
      {"graphs.example", NULL, false},
      {"127.0.0.1.example", NULL, false},
      {"localhost.example:80", NULL, false},
      {"[localhost.example]", NULL, false},
      {"", NULL, false},
      {":80", NULL, false},
      {"[", NULL, false},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; ++i) {
    assert_int_equal(att_negotiate_host(att_view(rows[i].host), rows[i].own),
                     rows[i].is_ours);
  }
  assert_true(att_negotiate_origin(ATT_VIEW("http://127.0.0.1:7878"), NULL));
  assert_true(att_negotiate_origin(ATT_VIEW("https://a.example"), "a.example"));
  assert_false(att_negotiate_origin(ATT_VIEW("https://a.example"), NULL));
  assert_false(att_negotiate_origin(ATT_VIEW("null"), NULL));
  assert_false(att_negotiate_origin(ATT_VIEW("http://"), NULL));
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(formats),
      cmocka_unit_test(types),
      cmocka_unit_test(names),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
