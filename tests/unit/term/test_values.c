// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Normal forms of values: EDTF, quantities; and templates, every function.

#include "term/edtf.h"
#include "term/value.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void
knows_edtf(void** state)
{
  (void)state;
  static const char* const GOOD[] = {"2021",
                                     "2021-08",
                                     "2021-08-15",
                                     "2024-02-29",
                                     "2014-22",
                                     "2023-40",
                                     "2023-33",
                                     "2024~",
                                     "199X",
                                     "19XX",
                                     "2004-XX",
                                     "2004-06-XX",
                                     "2004-XX-XX",
                                     "2021/..",
                                     "../2014",
                                     "2018/2020",
                                     "2021-03/2021-05",
                                     "199X/..",
                                     "2021-08?"};
  static const char* const BAD[] = {"",
                                    "21",
                                    "2021-13",
                                    "2021-00",
                                    "2021-02-30",
                                    "2023-02-29",
                                    "2021-1",
                                    "20X1",
                                    "2021-42",
                                    "../..",
                                    "2020/2018",
                                    "2021-05/2021-03",
                                    "2021/",
                                    "2021-08-15T",
                                    "abcd",
                                    "2021/2022/2023",
                                    "X"};
  for (size_t i = 0; i < sizeof GOOD / sizeof *GOOD; ++i) {
    if (!att_edtf_is_valid(att_view(GOOD[i]))) {
      fail_msg("%s refused", GOOD[i]);
    }
  }
  for (size_t i = 0; i < sizeof BAD / sizeof *BAD; ++i) {
    if (att_edtf_is_valid(att_view(BAD[i]))) {
      fail_msg("%s taken", BAD[i]);
    }
  }
}

// A normal form that is read, or another text that is read as it.
static void
knows_quantities(void** state)
{
  (void)state;
  static const char* const GOOD[][2] = {
      {"12", "12"},
      {"1,200", "1200"},
      {"1,234,567.50", "1234567.5"},
      {"0.5", "0.5"},
      {"007", "7"},
      {"30..", "30.."},
      {"..40", "..40"},
      {"30..40", "30..40"},
      {"1.5..2", "1.5..2"},
      {"170~", "170~"},
      {"\"dozens\"", "\"dozens\""},
      {"40 km", "40 km"},
      {"3000000000 USD", "3000000000 USD"},
      {"\"millions\" USD", "\"millions\" USD"},
      {"12 metric tons", "12 metric tons"},
      {"999999999999999999", "999999999999999999"},
  };
  static const char* const BAD[] = {"",
                                    "dozens",
                                    "12,34",
                                    "1,2000",
                                    ",200",
                                    "1,200,",
                                    "1.",
                                    ".5",
                                    "-3",
                                    "..",
                                    "40..30",
                                    "5..5",
                                    "1..2..3",
                                    "~",
                                    "\"\"",
                                    "\"a",
                                    "12  km",
                                    "12 ",
                                    " 12",
                                    "1e5",
                                    "\"a\"b",
                                    "12km",
                                    "9999999999999999999"};
  AttText text = {0};
  AttQuantity quantity;
  for (size_t i = 0; i < sizeof GOOD / sizeof *GOOD; ++i) {
    if (!att_quantity_read(att_view(GOOD[i][0]), &quantity)) {
      fail_msg("%s refused", GOOD[i][0]);
    }
    att_text_reset(&text);
    att_quantity_write(&quantity, &text);
    assert_string_equal(text.at, GOOD[i][1]);
  }
  for (size_t i = 0; i < sizeof BAD / sizeof *BAD; ++i) {
    if (att_quantity_read(att_view(BAD[i]), &quantity)) {
      fail_msg("%s taken", BAD[i]);
    }
  }
  att_text_clear(&text);
}

static void
expect_sum(const char* a, const char* b, const char* sum)
{
  AttQuantity left;
  AttQuantity right;
  AttQuantity both;
  AttText text = {0};
  assert_true(att_quantity_read(att_view(a), &left));
  assert_true(att_quantity_read(att_view(b), &right));
  assert_int_equal(att_quantity_add(&left, &right, &both), sum != NULL);
  // into one of both it is the same
  assert_int_equal(att_quantity_add(&left, &right, &left), sum != NULL);
  assert_true(!sum || att_decimal_compare(left.number, both.number) == 0);
  if (sum) {
    att_quantity_write(&both, &text);
    assert_string_equal(text.at, sum);
  }
  att_text_clear(&text);
}

static void
adds_quantities(void** state)
{
  (void)state;
  expect_sum("12", "3", "15");
  expect_sum("0.75", "0.25", "1");
  expect_sum("12", "3..", "15..");
  expect_sum("12~", "3", "15~");
  expect_sum("12 km", "3 km", "15 km");
  expect_sum("12..", "..3", NULL);
  expect_sum("12", "3 km", NULL);
  expect_sum("12", "\"dozens\"", NULL);
  expect_sum("1..2", "3", NULL);
  expect_sum("999999999999999999", "1", NULL);
}

static void
compares_decimals(void** state)
{
  (void)state;
  AttDecimal product;
  assert_true(att_decimal_compare((AttDecimal){15, 1}, (AttDecimal){2, 0}) < 0);
  assert_true(att_decimal_compare((AttDecimal){20, 1}, (AttDecimal){2, 0}) ==
              0);
  assert_true(att_decimal_compare((AttDecimal){INT64_C(999999999999999999), 0},
                                  (AttDecimal){1, 5}) > 0);
  assert_true(
      att_decimal_compare((AttDecimal){1, 5},
                          (AttDecimal){INT64_C(999999999999999999), 0}) < 0);
  assert_true(
      att_decimal_multiply((AttDecimal){15, 1}, (AttDecimal){4, 0}, &product));
  assert_int_equal(product.digits, 6);
  assert_int_equal(product.places, 0);
  assert_false(att_decimal_multiply((AttDecimal){INT64_C(1) << 40, 0},
                                    (AttDecimal){INT64_C(1) << 40, 0},
                                    &product));
}

static void
knows_values(void** state)
{
  (void)state;
  assert_true(att_value_is_valid(ATT_VALUE_TIME, ATT_VIEW("2021")));
  assert_false(att_value_is_valid(ATT_VALUE_TIME, ATT_VIEW("12 km")));
  assert_true(att_value_is_valid(ATT_VALUE_QUANTITY, ATT_VIEW("12 km")));
  assert_true(att_value_is_valid(ATT_VALUE_MONEY, ATT_VIEW("12 EUR")));
  assert_false(att_value_is_valid(ATT_VALUE_MONEY, ATT_VIEW("12 km")));
  assert_false(att_value_is_valid(ATT_VALUE_MONEY, ATT_VIEW("12")));
  assert_false(att_value_is_valid(ATT_VALUE_MONEY, ATT_VIEW("12 EURO")));
  assert_true(att_value_is_valid(ATT_VALUE_CITATION, ATT_VIEW("Ali 2020")));
  assert_false(att_value_is_valid(ATT_VALUE_CITATION, ATT_VIEW(" ")));
  AttValueKind kind;
  assert_true(att_value_kind_find(ATT_VIEW("money"), &kind));
  assert_int_equal(kind, ATT_VALUE_MONEY);
  assert_false(att_value_kind_find(ATT_VIEW("place"), &kind));
}

// Groups as a match would give them; `absent` took no part.
static const char* const GROUPS[][2] = {{"n", "1,200"},
                                        {"d", "7"},
                                        {"word", "Two"},
                                        {"unit", "air  mile"},
                                        {"bad", "many"},
                                        {"great", "999999999999"}};

static bool
group(void* user, AttView name, AttView* text)
{
  (void)user;
  for (size_t i = 0; i < sizeof GROUPS / sizeof *GROUPS; ++i) {
    if (att_view_equal(att_view(GROUPS[i][0]), name)) {
      *text = att_view(GROUPS[i][1]);
      return true;
    }
  }
  return false;
}

static void
expect_filled(const char* written, bool pads, const char* expected)
{
  static const AttView plain[] = {{"one", 3}, {"two", 3}};
  static const AttView units[] = {{"mile", 4}, {"air mile", 8}};
  static const AttView values[] = {{"1.5", 3}, {"0.5", 3}};
  static const AttValueList lists[] = {{{"plain", 5}, plain, NULL, 2},
                                       {{"units", 5}, units, values, 2}};
  const AttTemplateInput input = {
      .group = group, .lists = lists, .list_count = 2, .pads = pads};
  AttArena* arena = att_arena_new();
  AttTemplate template;
  AttTemplateFault fault;
  AttText out = {0};
  assert_int_equal(
      att_template_parse(att_view(written), arena, &template, &fault), ATT_OK);
  const bool filled = att_template_fill(&template, &input, &out);
  if (filled != (expected != NULL)) {
    fail_msg("%s gave '%s'", written, out.at ? out.at : "");
  }
  if (expected) {
    assert_string_equal(out.at ? out.at : "", expected);
  }
  att_text_clear(&out);
  att_arena_free(arena);
}

static void
fills_templates(void** state)
{
  (void)state;
  expect_filled("text", false, "text");
  expect_filled("<{n}>", false, "<1,200>"); // text stays as it is
  expect_filled("{d}", false, "7");
  expect_filled("{d}", true, "07");
  expect_filled("{word@plain}", false, "02"); // the place of the item
  expect_filled("{unit@units}", false, "0.5");
  expect_filled("{n*d}", false, "8400");
  expect_filled("{n * unit@units}", false, "600");
  expect_filled("{n+d}", false, "1207");
  expect_filled("{d*100+d*10+d}", false, "777");
  expect_filled("{2.5*d}", false, "17.5");
  expect_filled("{3}", false, "3");
  // what took no part
  expect_filled("{absent}", false, NULL);
  expect_filled("{absent?}", false, "");
  expect_filled("{absent@plain?}.", false, ".");
  expect_filled("{n*absent@units}", false, "1200");
  expect_filled("{absent*n}", false, NULL);
  expect_filled("{absent*n?}", false, "");
  expect_filled("{absent*n+d}", false, "7");
  expect_filled("{(absent+d)*n}", false, "8400");
  expect_filled("{(absent+absent)*n+d}", false, "7");
  expect_filled("{n*(absent+absent)}", false, "1200");
  expect_filled("{(d+3)*(d+d*2)}", false, "210");
  expect_filled("{(d)}", false, "7");
  // what is no number, no item, or too great
  expect_filled("{n*bad}", false, NULL);
  expect_filled("{bad@plain}", false, NULL);
  expect_filled("{bad@plain?}", false, NULL);
  expect_filled("{n@nolist}", false, NULL);
  expect_filled("{great*great}", false, NULL);
}

static void
refuses_templates(void** state)
{
  (void)state;
  static const struct {
    const char* text;
    uint32_t at;
  } bad[] = {{"{}", 1},
             {"{a", 2},
             {"a{b}{", 5},
             {"{a@}", 3},
             {"{a+}", 3},
             {"{a*}", 3},
             {"{a b}", 3},
             {"{1x}", 1},
             {"{(a}", 3},
             {"{((((((((((a))))))))))}", 9},
             {"{a)}", 2},
             {"{a-b}", 2}};
  AttArena* arena = att_arena_new();
  for (size_t i = 0; i < sizeof bad / sizeof *bad; ++i) {
    AttTemplate template;
    AttTemplateFault fault = {0};
    const AttStatus status =
        att_template_parse(att_view(bad[i].text), arena, &template, &fault);
    if (status != ATT_ERR_SYNTAX || fault.span.begin != bad[i].at) {
      fail_msg("%s: at %u", bad[i].text, (unsigned)fault.span.begin);
    }
    assert_non_null(fault.message);
  }
  att_arena_free(arena);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(knows_edtf),
      cmocka_unit_test(knows_quantities),
      cmocka_unit_test(adds_quantities),
      cmocka_unit_test(compares_decimals),
      cmocka_unit_test(knows_values),
      cmocka_unit_test(fills_templates),
      cmocka_unit_test(refuses_templates),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
