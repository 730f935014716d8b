// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Whatever a later stage adds has words of its own, not an empty place in an
// explanation.

#include "pipeline/wording.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static void
test_words_for_all(void** state)
{
  (void)state;
  for (int i = 0; i < ATT_FUNCTION_COUNT; ++i) {
    assert_true(strlen(att_word_function((AttFunction)i)) > 0);
  }
  for (int i = 0; i < ATT_VARIANT_COUNT; ++i) {
    assert_true(strlen(att_word_variant((AttVariant)i)) > 0);
  }
  for (int i = 0; i < ATT_READING_COUNT; ++i) {
    assert_true(strlen(att_word_reading((AttReadingKind)i)) > 0);
  }
  for (int i = ATT_FRAME_VERBAL; i <= ATT_FRAME_PATH; ++i) {
    assert_true(strlen(att_word_kind((AttFrameKind)i)) > 0);
  }
  for (int i = ATT_BLOCK_EVENT; i <= ATT_BLOCK_PATTERN; ++i) {
    assert_non_null(att_block_keyword((AttBlockKind)i));
  }
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_words_for_all),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
