// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// CoNLL-U input: what is kept, what is left out, what is refused.

#include "support.h"

static const char good[] =
    "# newdoc id = d1\n# date = 2021-05-03\n# newpar\n# sent_id = s1\n"
    "# text = They don't  go.\n"
    "1\tThey\tthey\tPRON\tPRP\t_\t4\tnsubj\t4:nsubj\t_\n"
    "2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "2\tdo\tdo\tAUX\tVBP\t_\t4\taux\t_\t_\n"
    "3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_\n"
    "3.1\tghost\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "4\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No\n"
    "5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_\n\n"
    "1\tTags\ttag\tNOUN\tNNS\t_\t_\t_\t_\t_\n"
    "2\tonly\tonly\tADV\tRB\t_\t_\t_\t_\tSpaceAfter=No\n"
    "3\t.\t.\tPUNCT\t.\t_\t_\t_\t_\t_\n\n"
    "# newpar\n"
    "1-2\tdu\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "1\tde\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "2\tle\t_\t_\t_\t_\t_\t_\t_\t_\n";

static void
keeps_what_it_is_given(void** state)
{
  (void)state;
  AttDocument* d = make(ATT_FORMAT_CONLLU, good);
  expect_view(d->original, "They don't  go.\nTags only.\n\ndu");
  expect_view(d->date, "2021-05-03");
  assert_int_equal(d->sentence_count, 3);
  assert_int_equal(d->paragraph_count, 2);
  assert_int_equal(d->token_count, 10);
  expect_view(d->sentences[0].id, "s1");
  assert_int_equal(d->sentences[0].analysed, ATT_ANALYSED_TREE);
  assert_int_equal(d->sentences[1].analysed, ATT_ANALYSED_TAGS);
  assert_int_equal(d->sentences[2].analysed, ATT_ANALYSED_NOT);
  const AttToken* t = d->tokens;
  assert_int_equal(t[0].head, 3);
  assert_int_equal(t[0].relation, ATT_RELATION_NSUBJ);
  assert_int_equal(t[3].head, -1);
  assert_int_equal(t[1].upos, ATT_UPOS_AUX);
  assert_int_equal(t[1].xpos, ATT_XPOS_VBP);
  expect_view(t[2].lemma, "not");
  assert_true(t[2].joined && !t[1].joined && !t[1].space_after);
  assert_true(t[2].space_after && !t[3].space_after && t[4].space_after);
  expect_view(att_document_exact(d, t[2].span), "n't");
  expect_view(att_document_exact(d, t[3].span), "go");
  expect_view(att_document_exact(d, t[8].span), "du");
  expect_view(att_document_exact(d, t[9].span), "du");
  att_document_free(d);
}

static char last_message[256];

static void
remember(void* user, const AttDiagnostic* diagnostic)
{
  (void)user;
  size_t line = 0;
  size_t column = 0;
  att_locate(diagnostic->origin.text, diagnostic->span.begin, &line, &column);
  snprintf(last_message,
           sizeof last_message,
           "%zu:%zu: %s",
           line,
           column,
           diagnostic->message);
}

static void
refuses(const char* text, const char* message)
{
  const AttRecord record = {.format = ATT_FORMAT_CONLLU,
                            .id = ATT_VIEW("d1"),
                            .title = {"", 0},
                            .date = {"", 0},
                            .source = {"", 0},
                            .text = att_view(text),
                            .origin = {"f.conllu", att_view(text)}};
  const AttLimits limits = ATT_LIMITS_DEFAULT;
  AttLog log = {.sink = remember};
  AttDocument* d = NULL;
  assert_int_equal(att_document_new(&record, &limits, &log, &d),
                   ATT_ERR_SYNTAX);
  assert_null(d);
  assert_int_equal(log.errors, 1);
  assert_string_equal(last_message, message);
}

#define REST "\t_\t_\t_\t_\t_\t_\t_\t_\n"

static void
refuses_bad_lines(void** state)
{
  (void)state;
  refuses("# c\n1\tHi\n", "2:1: expected 10 columns that are parted by tabs");
  refuses("1\tHi" REST "3\tHo" REST, "2:1: words are not numbered 1, 2, 3 …");
  refuses("x\tHi" REST, "1:1: words are not numbered 1, 2, 3 …");
  refuses("1\t" REST, "1:1: a word without a form");
  refuses("2-1\tHi" REST, "1:1: not a range of the words that follow");
  refuses("1\tHi\t_\tNOPE\t_\t_\t_\t_\t_\t_\n",
          "1:8: not a universal part of speech");
  refuses("1\tHi\t_\tX\t_\t_\tz\troot\t_\t_\n",
          "1:14: not the number of a head");
  refuses("1\tHi\t_\tX\t_\t_\t9\tdep\t_\t_\n",
          "1:3: head is beyond the end of the sentence");
  refuses("1\tHi\t_\tX\t_\t_\t0\troot\t_\t_\t_\n",
          "1:25: more than 10 columns");
}

static void
uses_no_broken_tree(void** state)
{
  (void)state;
  // a cycle, then two roots
  AttDocument* d = make(ATT_FORMAT_CONLLU,
                        "1\tA\ta\tX\t_\t_\t2\tdep\t_\t_\n"
                        "2\tB\tb\tX\t_\t_\t1\tdep\t_\t_\n\n"
                        "1\tA\ta\tX\t_\t_\t0\troot\t_\t_\n"
                        "2\tB\tb\tX\t_\t_\t0\troot\t_\t_\n");
  assert_int_equal(d->sentences[0].analysed, ATT_ANALYSED_TAGS);
  assert_int_equal(d->sentences[1].analysed, ATT_ANALYSED_TAGS);
  att_document_free(d);
}

static void
rebuilds_text_that_does_not_fit(void** state)
{
  (void)state;
  AttDocument* d = make(ATT_FORMAT_CONLLU,
                        "# text = Something else.\n1\tHi" REST "2\tthere" REST);
  expect_view(d->original, "Hi there");
  expect_view(att_document_exact(d, d->tokens[1].span), "there");
  att_document_free(d);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(keeps_what_it_is_given),
      cmocka_unit_test(refuses_bad_lines),
      cmocka_unit_test(uses_no_broken_tree),
      cmocka_unit_test(rebuilds_text_that_does_not_fit),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
