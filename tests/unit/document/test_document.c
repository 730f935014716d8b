// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The map back to the original is exact: what a span's code points cut out of
// the original is what the text was made from.

#include "support.h"

/// Every token, sentence and paragraph of the document maps to itself.
static void
expect_exact(const char* source)
{
  AttDocument* d = make(ATT_FORMAT_TEXT, source);
  assert_true(d->token_count > 0);
  uint32_t last = 0;
  for (size_t i = 0; i < d->token_count; ++i) {
    const AttToken* t = &d->tokens[i];
    const AttSpan codes = att_document_code_points(d, t->span);
    const AttView exact = att_document_exact(d, t->span);
    const AttView cut = cut_code_points(d->original, codes);
    assert_true(codes.begin >= last && codes.end > codes.begin);
    last = codes.begin;
    assert_int_equal(exact.size, cut.size);
    assert_ptr_equal(exact.at, cut.at);
    // the piece of the original, read as a document of its own, is the form
    char alone[256];
    snprintf(alone, sizeof alone, "%.*s", ATT_VIEW_ARG(exact));
    AttDocument* small = make(ATT_FORMAT_TEXT, alone);
    if (!att_view_equal(small->text, t->form)) {
      fail_msg("'%.*s' from '%s'", ATT_VIEW_ARG(t->form), alone);
    }
    att_document_free(small);
  }
  att_document_free(d);
}

static void
maps_tricky_text_exactly(void** state)
{
  (void)state;
  expect_exact("Rebels shelled Karsk. The army left.");
  expect_exact("\xEF\xBB\xBFRebels left.\r\n\r\nThe army  came\tback.\r\n");
  // decomposed accents, a singleton, conjoining Jamo
  expect_exact("Jose\xCC\x81 met A\xCC\x8Angstro\xCC\x88m at 5 \xE2\x84\xAB in "
               "\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB today.");
  expect_exact("The \xEF\xAC\x81rst o\xEF\xAC\x83"
               "cial \xEF\xAC\x82"
               "ed.");
  expect_exact("A \xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7 smiled "
               "\xF0\x9F\x98\x80 at us.");
  expect_exact("The inde\xC2\xADpen\xC2\xAD"
               "dence day, a zero\xE2\x80\x8Bwidth one.");
  expect_exact("It cost\xC2\xA0"
               "5\xE2\x80\xAF"
               "km in the \xE2\x80\x9C"
               "end\xE2\x80\x9D \xE2\x80\x93 so.");
  expect_exact("Don\xE2\x80\x99t and can\xE2\x80\x99t, won't and cannot.");
}

static void
spans_over_cuts_cover_the_original(void** state)
{
  (void)state;
  AttDocument* d = make(
      ATT_FORMAT_TEXT,
      "\xEF\xBB\xBFThe inva\xC2\xADsion failed (Orlov, 2019, p. 4). It ended.");
  expect_view(d->text, "The invasion failed. It ended.");
  assert_int_equal(d->sentence_count, 2);
  expect_view(att_document_exact(d, d->sentences[0].span),
              "The inva\xC2\xADsion failed (Orlov, 2019, p. 4).");
  const AttSpan codes = att_document_code_points(d, d->sentences[0].span);
  assert_int_equal(codes.begin, 1); // behind the byte order mark
  assert_int_equal(codes.end, 42);
  // "failed" ends before the citation
  expect_view(att_document_exact(d, d->tokens[2].span), "failed");
  expect_view(att_document_exact(d, d->tokens[1].span), "inva\xC2\xADsion");
  att_document_free(d);
}

static void
mends_words_broken_over_lines(void** state)
{
  (void)state;
  AttDocument* d = make(ATT_FORMAT_TEXT,
                        "Nobody expected the province to declare its inde-\n"
                        "pendence before the summer was over that year.");
  expect_view(d->text,
              "Nobody expected the province to declare its independence before "
              "the summer was over that year.");
  expect_view(att_document_exact(d, d->tokens[7].span), "inde-\npendence");
  const AttSpan codes = att_document_code_points(d, d->tokens[7].span);
  assert_int_equal(codes.begin, 44);
  assert_int_equal(codes.end, 58);
  att_document_free(d);
  d = make(ATT_FORMAT_TEXT,
           "The cross-border raids went on. In spring a cross-\n"
           "border raid hit the depot, pre- and post-war, the longest- fought "
           "one, in Alt- Varn.");
  expect_view(d->text,
              "The cross-border raids went on. In spring a cross-border raid "
              "hit the depot, pre- and post-war, the longest-fought one, in "
              "Alt-Varn.");
  att_document_free(d);
}

static void
maps_paragraphs_and_empty_spans(void** state)
{
  (void)state;
  AttDocument* d = make(ATT_FORMAT_TEXT, "One thing.\r\n\r\nAnother thing.");
  assert_int_equal(d->paragraph_count, 2);
  expect_view(d->text, "One thing.\nAnother thing.");
  const AttSpan all = {0, (uint32_t)d->text.size};
  expect_view(att_document_exact(d, all), "One thing.\r\n\r\nAnother thing.");
  const AttSpan none = att_document_code_points(d, (AttSpan){11, 11});
  assert_int_equal(none.begin, 14);
  assert_int_equal(none.end, 14);
  att_document_free(d);
}

static void
maps_long_lines(void** state)
{
  (void)state;
  AttText text = {0};
  for (int i = 0; i < 2000; ++i) {
    att_text_append_string(&text, "caf\xC3\xA9 na\xC3\xAFve e\xCC\x81 ");
  }
  AttDocument* d = make(ATT_FORMAT_TEXT, text.at);
  assert_int_equal(d->token_count, 6000);
  for (size_t i = 0; i < d->token_count; ++i) {
    const AttSpan codes = att_document_code_points(d, d->tokens[i].span);
    static const uint32_t begins[] = {0, 5, 11};
    static const uint32_t ends[] = {4, 10, 13};
    assert_int_equal(codes.begin, i / 3 * 14 + begins[i % 3]);
    assert_int_equal(codes.end, i / 3 * 14 + ends[i % 3]);
  }
  att_document_free(d);
  att_text_clear(&text);
}

static void
makes_little_of_nothing(void** state)
{
  (void)state;
  static const char* const inputs[] = {"",
                                       " ",
                                       "\n\n",
                                       "\xEF\xBB\xBF",
                                       "\xC2\xAD",
                                       "-",
                                       "(",
                                       "\xCC\x81",
                                       "'",
                                       "[1]"};
  for (size_t i = 0; i < sizeof inputs / sizeof inputs[0]; ++i) {
    for (int format = ATT_FORMAT_TEXT; format <= ATT_FORMAT_HTML; ++format) {
      AttDocument* d = make((AttFormat)format, inputs[i]);
      assert_true(d->token_count <= 3);
      att_document_exact(d, (AttSpan){0, (uint32_t)d->text.size});
      att_document_free(d);
    }
  }
  att_document_free(NULL);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(maps_tricky_text_exactly),
      cmocka_unit_test(spans_over_cuts_cover_the_original),
      cmocka_unit_test(mends_words_broken_over_lines),
      cmocka_unit_test(maps_paragraphs_and_empty_spans),
      cmocka_unit_test(maps_long_lines),
      cmocka_unit_test(makes_little_of_nothing),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
