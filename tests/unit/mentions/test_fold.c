// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Folding of labels, and which way of writing which label accepts.

#include "mentions/labels.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static void
assert_folds(const char* label, const char* expected)
{
  AttFolded folded = {0};
  AttText joined = {0};
  assert_int_equal(att_fold_label(att_view(label), &folded), ATT_OK);
  att_folded_join(&folded, 0, folded.size, &joined);
  if (!att_view_equal(att_text_view(&joined), att_view(expected))) {
    fail_msg("%s gives %.*s", label, ATT_VIEW_ARG(att_text_view(&joined)));
  }
  att_text_clear(&joined);
  att_folded_clear(&folded);
}

static void
folds_labels(void** state)
{
  (void)state;
  assert_folds("Tarik-i-Shan", "tarik i shan");
  assert_folds("Norland\xE2\x80\x93Sund", "norland sund");
  assert_folds("T\xC3\xBCrkiye", "turkiye");
  assert_folds("N.L.", "nl");
  assert_folds("People's Party", "people 's party");
  assert_folds("People\xE2\x80\x99s Party", "people 's party");
  assert_folds("Da'at", "daat");
  assert_folds("Front (North), Inc.", "front ( north ) , inc");
  assert_folds("", "");
  assert_folds(" \t ", "");
}

static void
cuts_endless_words(void** state)
{
  (void)state;
  char word[1001];
  memset(word, 'a', sizeof word - 1);
  word[sizeof word - 1] = '\0';
  AttFolded folded = {0};
  assert_int_equal(att_fold_label(att_view(word), &folded), ATT_OK);
  assert_int_equal(folded.size, 1);
  assert_true(folded.at[0].size < 300);
  att_folded_clear(&folded);
}

static bool
accepts(const char* label, const char* words)
{
  AttLabels labels = {0};
  AttFolded folded = {0};
  uint32_t ids[ATT_LABEL_PIECES];
  const AttTarget* target = NULL;
  assert_int_equal(att_fold_label(att_view(label), &folded), ATT_OK);
  assert_int_equal(att_labels_add(&labels, &folded, 0, folded.size, 7, 1),
                   ATT_OK);
  assert_int_equal(att_fold_label(att_view(words), &folded), ATT_OK);
  assert_true(folded.size <= ATT_LABEL_PIECES);
  att_labels_number(&labels, &folded, ids);
  const bool found =
      att_labels_longest(&labels, &folded, ids, 0, &target) == folded.size &&
      target && target->value == 7;
  att_labels_clear(&labels);
  att_folded_clear(&folded);
  return found;
}

static void
compares_case(void** state)
{
  (void)state;
  assert_true(accepts("IS", "IS"));
  assert_false(accepts("IS", "Is"));
  assert_false(accepts("IS", "is"));
  assert_false(accepts("LeT", "Let"));
  assert_true(accepts("LeT", "LeT"));
  assert_false(accepts("Quad", "quad"));
  assert_true(accepts("Quad", "QUAD"));
  assert_true(accepts("Durand Line", "Durand line"));
  assert_true(accepts("Durand Line", "durand Line"));
  assert_false(accepts("Durand Line", "durand line"));
  assert_true(accepts("al-Nur", "Al Nur"));
  assert_true(accepts("safe haven", "Safe Haven"));
  assert_false(accepts("US Army", "us Army"));
  assert_false(accepts("Norland", "Sund"));
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(folds_labels),
      cmocka_unit_test(cuts_endless_words),
      cmocka_unit_test(compares_case),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
