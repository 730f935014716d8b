// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Spellings that TinySPARQL gives back, and strings that it tells apart.

#include "graph/tiny_text.h"
#include "term/vocabulary.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void
kinds(void** state)
{
  (void)state;
  static const struct {
    const char* type;
    const char* spelling;
    AttTinyKind kind;
  } rows[] = {
      {"integer", "0", ATT_TINY_INTEGER},
      {"integer", "-12", ATT_TINY_INTEGER},
      {"integer", "007", ATT_TINY_TYPED},
      {"integer", "-0", ATT_TINY_TYPED},
      {"integer", "+1", ATT_TINY_TYPED},
      {"integer", "9999999999999999999", ATT_TINY_TYPED},
      {"decimal", "0.5", ATT_TINY_DECIMAL},
      {"decimal", "-10.0", ATT_TINY_DECIMAL},
      {"decimal", "0.50", ATT_TINY_TYPED},
      {"decimal", "-0.0", ATT_TINY_TYPED},
      {"decimal", "1.", ATT_TINY_TYPED},
      {"decimal", ".5", ATT_TINY_TYPED},
      {"decimal", "1", ATT_TINY_TYPED},
      {"decimal", "0.1234567890123456", ATT_TINY_TYPED},
      {"date", "2020-02-29", ATT_TINY_DATE},
      {"date", "2021-02-29", ATT_TINY_TYPED},
      {"date", "2020-13-01", ATT_TINY_TYPED},
      {"date", "2020-01-01Z", ATT_TINY_TYPED},
      {"date", "0999-01-01", ATT_TINY_TYPED},
      {"dateTime", "2020-01-01T00:00:00Z", ATT_TINY_TYPED},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; ++i) {
    AttText type = {0};
    att_text_format(&type, ATT_IRI_XSD "%s", rows[i].type);
    assert_int_equal(
        att_tiny_native_kind(att_text_view(&type), att_view(rows[i].spelling)),
        rows[i].kind);
    att_text_clear(&type);
  }
}

static void
strings(void** state)
{
  (void)state;
  static const struct {
    const char* text;
    bool is_moved;
    bool is_distinct;
  } rows[] = {
      {"plain, \"text\"\n\t", false, true},
      {"Zo\xC3\xAB", false, true},
      {"Zoe\xCC\x88", true, true},                // e, combining diaeresis
      {"co\xC2\xADoperate", true, true},          // soft hyphen
      {"\xE2\x84\xAB", true, true},               // angstrom sign
      {"zero\xE2\x80\x8Bwidth", true, true},      // zero width space
      {"\x01", true, true},                       // a control
      {"\xF4\x80\x82\xAD", false, false},         // where they are moved to
      {"\xF0\x9D\x85\xA5", false, false},         // combining, beyond the BMP
      {"\xE0\xA7\x87\xE0\xA6\xBE", false, false}, // composes, though a starter
      {"", false, true},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; ++i) {
    const AttView text = att_view(rows[i].text);
    assert_int_equal(att_tiny_is_distinct(text), rows[i].is_distinct);
    AttText moved = {0};
    AttText back = {0};
    att_tiny_encode(text, &moved);
    att_tiny_decode(att_text_view(&moved), &back);
    assert_int_equal(!att_view_equal(text, att_text_view(&moved)),
                     rows[i].is_moved);
    if (rows[i].is_distinct) {
      assert_true(att_view_equal(text, att_text_view(&back)));
    }
    att_text_clear(&moved);
    att_text_clear(&back);
  }
}

static void
decimals(void** state)
{
  (void)state;
  static const struct {
    double number;
    const char* text;
  } rows[] = {
      {0.5, "0.5"},
      {10, "10.0"},
      {0.1 + 0.2, "0.3"},
      {-1.25, "-1.25"},
      {0, "0.0"},
      {390.04500000000002, "390.045"},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; ++i) {
    AttText text = {0};
    att_tiny_write_decimal(rows[i].number, &text);
    assert_string_equal(text.at, rows[i].text);
    att_text_clear(&text);
  }
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(kinds),
      cmocka_unit_test(strings),
      cmocka_unit_test(decimals),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
