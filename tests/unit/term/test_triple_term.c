// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Triple terms are found where they are, and not where they are quoted; files
// that nothing here reads are refused by name and place.

#include "term/rdf.h"
#include "term/triple_term.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static void
found_outside_strings(void** state)
{
  (void)state;
  static const char* const texts[] = {
      "<a> <b> @<<( <c> <d> <e> )>> .",
      "# <<\n<a#b> <c> \"<<\" , '<<' ; <d> @<< <e> <f> <g> >> .",
      "<a> <b> \"\\\"<<\" , \"\"\"\"<<\"\"\\\"\"\"\" .\n<c> <d> @<<( )>> .",
      "<a> <b> '''it's <<''' , @<<(",
  };
  for (size_t i = 0; i < sizeof texts / sizeof *texts; ++i) {
    // The mark itself is no part of the text.
    char text[128];
    const char* mark = strchr(texts[i], '@');
    const size_t at = (size_t)(mark - texts[i]);
    snprintf(text, sizeof text, "%.*s%s", (int)at, texts[i], mark + 1);
    assert_int_equal(att_triple_term_find(att_view(text)), at);
  }
}

static void
not_found_elsewhere(void** state)
{
  (void)state;
  static const char* const texts[] = {"",
                                      "<",
                                      "<a> <b> \"<<( )>>\" .",
                                      "<a> <b> \"\"\"x\n<<\n\"\"\" . # <<",
                                      "<a> <b> \"<<",
                                      "<a> <b> \"\\",
                                      "<a<<b> <c> <d> ."};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; ++i) {
    const AttView text = att_view(texts[i]);
    assert_int_equal(att_triple_term_find(text), text.size);
  }
}

static AttStatus
ignore(void* user, const AttTriple* triple)
{
  (void)triple;
  ++*(size_t*)user;
  return ATT_OK;
}

static void
keep_message(void* user, const AttDiagnostic* diagnostic)
{
  AttText* text = user;
  att_diagnostic_render(diagnostic, text);
}

static void
refused(const char* ending, const char* content, const char* message)
{
  char path[64];
  AttText told = {0};
  AttLog log = {.sink = keep_message, .user = &told};
  const AttLimits limits = ATT_LIMITS_DEFAULT;
  size_t count = 0;
  snprintf(path, sizeof path, "test_triple_term.%d%s", (int)getpid(), ending);
  FILE* out = fopen(path, "wb");
  assert_non_null(out);
  fputs(content, out);
  fclose(out);
  assert_int_equal(att_rdf_read(path, &limits, &log, ignore, &count),
                   ATT_ERR_UNSUPPORTED);
  assert_int_equal(count, 0);
  assert_int_equal(log.errors, 1);
  if (!told.at || !strstr(told.at, message)) {
    fail_msg("%s", told.at);
  }
  att_text_clear(&told);
  remove(path);
}

static void
refused_by_name(void** state)
{
  (void)state;
  refused(".jsonld", "{\"@graph\": []}\n", ":1:1: error: JSON-LD is written, ");
  refused(".nt",
          "<http://a/a> <http://a/b> \"<<\" .\n"
          "<http://a/a> <http://a/b> <<( <http://a/a> <http://a/b> "
          "<http://a/c> )>> .\n",
          ":2:27: error: expected RDF 1.1, found a triple term of RDF 1.2");
  refused(".ttl",
          "VERSION \"1.2\"\n<http://a/a> <http://a/b> \"c\" .\n",
          ":1:1: error: expected RDF 1.1, found a version of RDF");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(found_outside_strings),
      cmocka_unit_test(not_found_elsewhere),
      cmocka_unit_test(refused_by_name),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
