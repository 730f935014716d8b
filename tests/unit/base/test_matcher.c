// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Bounded matching: hostile patterns and hostile texts end at a limit, with and
// without JIT; memory that runs out is a status.

#include "base/matcher.h"

#include "base/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

static pcre2_code*
compile(const char* pattern, bool jit)
{
  int error = 0;
  PCRE2_SIZE offset = 0;
  pcre2_code* code = pcre2_compile((PCRE2_SPTR)pattern,
                                   PCRE2_ZERO_TERMINATED,
                                   PCRE2_UTF | PCRE2_UCP,
                                   &error,
                                   &offset,
                                   NULL);
  assert_non_null(code);
  if (jit) {
    (void)pcre2_jit_compile(code, PCRE2_JIT_COMPLETE);
  }
  return code;
}

static void
matches(void** state)
{
  (void)state;
  AttMatcher* matcher = NULL;
  pcre2_code* code = compile("(?<n>\\d+)(?<none>x)?", true);
  AttView text;
  assert_int_equal(att_matcher_new(&matcher), ATT_OK);
  const AttView subject = ATT_VIEW("a 12 b 345");
  assert_int_equal(att_matcher_run(matcher, code, subject, 0), ATT_MATCHED);
  assert_int_equal(att_matcher_span(matcher).begin, 2);
  assert_int_equal(att_matcher_span(matcher).end, 4);
  assert_int_equal(att_matcher_run(matcher, code, subject, 4), ATT_MATCHED);
  assert_true(att_matcher_group(matcher, ATT_VIEW("n"), &text));
  assert_true(att_view_equal(text, ATT_VIEW("345")));
  assert_false(att_matcher_group(matcher, ATT_VIEW("none"), &text));
  assert_false(att_matcher_group(matcher, ATT_VIEW("nothing"), &text));
  assert_int_equal(att_matcher_run(matcher, code, subject, 10),
                   ATT_MATCHED_NOT);
  assert_null(att_matcher_stopped(matcher, 0));
  assert_int_equal(att_matcher_status(matcher), ATT_OK);
  att_matcher_free(matcher);
  pcre2_code_free(code);
}

// Each would take longer than anybody waits, or more memory than there is.
static void
ends_at_a_limit(void** state)
{
  (void)state;
  static const char* const HOSTILE[] = {"(a+)+[bc]",
                                        "(a|aa)*[bc]",
                                        "(.*)*(.*)*(.*)*[bc]",
                                        "(?:(?:(a)?)*){50}[bc]",
                                        "((?:a|(?1))+)+[bc]"};
  const size_t size = 1u << 16;
  char* text = malloc(size);
  assert_non_null(text);
  memset(text, 'a', size);
  for (size_t i = 0; i < sizeof HOSTILE / sizeof *HOSTILE; ++i) {
    for (int jit = 0; jit < 2; ++jit) {
      AttMatcher* matcher = NULL;
      pcre2_code* code = compile(HOSTILE[i], jit);
      assert_int_equal(att_matcher_new(&matcher), ATT_OK);
      for (size_t from = 0; from < 3; ++from) {
        (void)att_matcher_run(matcher, code, (AttView){text, size}, from);
      }
      // told once, however often it was asked
      assert_ptr_equal(att_matcher_stopped(matcher, 0), code);
      assert_null(att_matcher_stopped(matcher, 1));
      assert_int_equal(att_matcher_run(matcher, code, ATT_VIEW("aab"), 0),
                       ATT_MATCHED_LIMIT);
      assert_int_equal(att_matcher_status(matcher), ATT_OK);
      att_matcher_free(matcher);
      pcre2_code_free(code);
    }
  }
  free(text);
}

static void*
fail_late(void* block, size_t size, void* user)
{
  size_t* left = user;
  if (!size) {
    free(block);
    return NULL;
  }
  return *left && (*left)-- ? realloc(block, size) : NULL;
}

static void
survives_failing_allocations(void** state)
{
  (void)state;
  pcre2_code* code = compile("(a+)+[bc]", false);
  char text[65];
  memset(text, 'a', sizeof text);
  AttStatus status = ATT_ERR_MEMORY;
  for (size_t most = 0; most < 100 && status != ATT_OK; ++most) {
    size_t left = most;
    AttMatcher* matcher = NULL;
    att_memory_set(fail_late, &left);
    status = att_matcher_new(&matcher);
    if (status == ATT_OK) {
      (void)att_matcher_run(matcher, code, (AttView){text, sizeof text}, 0);
      status = att_matcher_status(matcher);
    }
    att_matcher_free(matcher);
    att_memory_set(NULL, NULL);
    assert_true(status == ATT_OK || status == ATT_ERR_MEMORY);
  }
  assert_int_equal(status, ATT_OK);
  pcre2_code_free(code);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(matches),
      cmocka_unit_test(ends_at_a_limit),
      cmocka_unit_test(survives_failing_allocations),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
