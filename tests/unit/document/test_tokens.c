// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Tokens and sentences as UD English EWT has them.

#include "support.h"

#define EXPECT(text, wanted) expect_tokens(ATT_FORMAT_TEXT, text, wanted)

static void
parts_clitics(void** state)
{
  (void)state;
  EXPECT("They don't know and we can't say.",
         "They do|n't know and we ca|n't say .");
  EXPECT("We cannot stay, they\xE2\x80\x99re gone.",
         "We can|not stay , they|\xE2\x80\x99re gone .");
  EXPECT("I should've seen the rebels' camp and Orlov's tent.",
         "I should|'ve seen the rebels|' camp and Orlov|'s tent .");
  EXPECT("The 'peace deals' failed in Sha'lan.",
         "The ' peace deals ' failed in Sha'lan .");
}

static void
parts_hyphenated_words(void** state)
{
  (void)state;
  EXPECT("A US-led, 15-year co-operation of anti-war al-Nur e-mail users.",
         "A US - led , 15 - year co-operation of anti-war al - Nur e-mail "
         "users .");
  EXPECT("The China\xE2\x80\x93Pakistan road, 1979\xE2\x80\x93"
         "1989 \xE2\x80\x93 a war.",
         "The China - Pakistan road , 1979 \xE2\x80\x93 1989 \xE2\x80\x93 a "
         "war .");
  EXPECT("Call 555-0134 in 1990-1995 about the T-72 tank.",
         "Call 555-0134 in 1990 - 1995 about the T - 72 tank .");
}

static void
keeps_abbreviations(void** state)
{
  (void)state;
  EXPECT("Gen. A.B. Orlov of the U.S. met Dr. Vane, i.e. the envoy, at 5 p.m. "
         "on No. 7 St.",
         "Gen. A.B. Orlov of the U.S. met Dr. Vane , i.e. the envoy , at 5 "
         "p.m. on No. 7 St .");
  EXPECT(
      "He lives in the U.S. The army left. They ate bread, etc. Nobody came.",
      "He lives in the U.S. / The army left . / They ate bread , etc. / "
      "Nobody came .");
  EXPECT("They had plan B. It failed.", "They had plan B. / It failed .");
}

static void
keeps_numbers_and_addresses(void** state)
{
  (void)state;
  EXPECT("It cost $5.50, US$1,200 or 7.5% at 10:30pm on 9/11 and/or 50km.",
         "It cost $ 5.50 , US$ 1,200 or 7.5 % at 10:30 pm on 9/11 and / or 50 "
         "km .");
  EXPECT("See https://example.org/a-b?c=d, or ask b.vane@example.org.",
         "See https://example.org/a-b?c=d , or ask b.vane@example.org .");
}

static void
parts_punctuation(void** state)
{
  (void)state;
  EXPECT("\xE2\x80\x9CGo!\xE2\x80\x9D he said\xE2\x80\x94twice \xE2\x80\x93 "
         "and left...",
         "\xE2\x80\x9C Go ! \xE2\x80\x9D he said \xE2\x80\x94 twice "
         "\xE2\x80\x93 and left ...");
  EXPECT("Why?! (Nobody knows.) \"It ended.\" They went.",
         "Why ?! / ( Nobody knows . ) / \" It ended . \" / They went .");
}

static void
splits_no_brackets(void** state)
{
  (void)state;
  EXPECT("The pact (signed in May. Nobody saw it.) was void. It lapsed.",
         "The pact ( signed in May . Nobody saw it . ) was void . / It "
         "lapsed .");
  EXPECT("He left. then he came.", "He left . then he came .");
}

static void
cuts_endless_sentences(void** state)
{
  (void)state;
  AttText text = {0};
  for (int i = 0; i < 1000; ++i) {
    att_text_append_string(&text, "word ");
  }
  AttDocument* d = make(ATT_FORMAT_TEXT, text.at);
  assert_int_equal(d->sentence_count, 4);
  assert_int_equal(d->sentences[3].first, 750);
  att_document_free(d);
  att_text_clear(&text);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(parts_clitics),
      cmocka_unit_test(parts_hyphenated_words),
      cmocka_unit_test(keeps_abbreviations),
      cmocka_unit_test(keeps_numbers_and_addresses),
      cmocka_unit_test(parts_punctuation),
      cmocka_unit_test(splits_no_brackets),
      cmocka_unit_test(cuts_endless_sentences),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
