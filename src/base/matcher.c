// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// PCRE2 with every limit that it has. Compiled code (JIT) heeds the match limit
// and its stack only, interpreted code match, depth and heap limit; so all are
// set. A pattern that once reached one is dropped for the rest of the document:
// what it costs is bounded by the number of patterns, not by the text.

#include "base/matcher.h"

#include "base/array.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <string.h>

#define MATCH_LIMIT 100000u
#define DEPTH_LIMIT 1000u
#define HEAP_LIMIT 2048u // KiB
#define JIT_STACK_START (32u * 1024u)
#define JIT_STACK_MOST (512u * 1024u)
#define MOST_GROUPS 32u
#define LONGEST_NAME 33u

struct AttMatcher {
  pcre2_general_context* heap;
  pcre2_match_context* context;
  pcre2_match_data* data;
  pcre2_jit_stack* stack;
  const void* code; ///< of the last match
  AttView subject;
  ATT_ARRAY(const void*) stopped;
  bool broken;
};

static void*
allocate(PCRE2_SIZE size, void* user)
{
  (void)user;
  return att_malloc(size);
}

static void
release(void* block, void* user)
{
  (void)user;
  att_free(block);
}

static bool
set_up(AttMatcher* m)
{
  m->heap = pcre2_general_context_create(allocate, release, NULL);
  if (!m->heap) {
    return false;
  }
  m->context = pcre2_match_context_create(m->heap);
  m->data = pcre2_match_data_create(MOST_GROUPS, m->heap);
  if (!m->context || !m->data) {
    return false;
  }
  pcre2_set_match_limit(m->context, MATCH_LIMIT);
  pcre2_set_depth_limit(m->context, DEPTH_LIMIT);
  pcre2_set_heap_limit(m->context, HEAP_LIMIT);
  // NULL where PCRE2 was built without JIT: then nobody asks for the stack.
  m->stack = pcre2_jit_stack_create(JIT_STACK_START, JIT_STACK_MOST, m->heap);
  if (m->stack) {
    pcre2_jit_stack_assign(m->context, NULL, m->stack);
  }
  return true;
}

AttStatus
att_matcher_new(AttMatcher** matcher)
{
  AttMatcher* m = att_calloc(1, sizeof *m);
  *matcher = m;
  if (!m) {
    return ATT_ERR_MEMORY;
  }
  if (!set_up(m)) {
    att_matcher_free(m);
    *matcher = NULL;
    return ATT_ERR_MEMORY;
  }
  return ATT_OK;
}

void
att_matcher_free(AttMatcher* matcher)
{
  if (!matcher) {
    return;
  }
  pcre2_jit_stack_free(matcher->stack);
  pcre2_match_data_free(matcher->data);
  pcre2_match_context_free(matcher->context);
  pcre2_general_context_free(matcher->heap);
  ATT_ARRAY_CLEAR(&matcher->stopped);
  att_free(matcher);
}

static bool
has_stopped(const AttMatcher* matcher, const void* code)
{
  for (size_t i = 0; i < matcher->stopped.size; ++i) {
    if (matcher->stopped.at[i] == code) {
      return true;
    }
  }
  return false;
}

AttMatched
att_matcher_run(AttMatcher* matcher,
                const void* code,
                AttView subject,
                size_t from)
{
  if (matcher->stopped.size && has_stopped(matcher, code)) {
    return ATT_MATCHED_LIMIT;
  }
  // Only options that compiled code has: any other would run the interpreter.
  const int found = pcre2_match(code,
                                (PCRE2_SPTR)(const void*)subject.at,
                                subject.size,
                                from,
                                PCRE2_NO_UTF_CHECK,
                                matcher->data,
                                matcher->context);
  if (found >= 0) {
    matcher->code = code;
    matcher->subject = subject;
    return ATT_MATCHED;
  }
  if (found == PCRE2_ERROR_NOMATCH) {
    return ATT_MATCHED_NOT;
  }
  if (found == PCRE2_ERROR_NOMEMORY ||
      ATT_PUSH(&matcher->stopped, code) != ATT_OK) {
    matcher->broken = true;
  }
  return ATT_MATCHED_LIMIT;
}

AttStatus
att_matcher_status(const AttMatcher* matcher)
{
  return matcher->broken ? ATT_ERR_MEMORY : ATT_OK;
}

AttSpan
att_matcher_span(const AttMatcher* matcher)
{
  const PCRE2_SIZE* at = pcre2_get_ovector_pointer(matcher->data);
  return (AttSpan){(uint32_t)at[0], (uint32_t)at[1]};
}

bool
att_matcher_group(const AttMatcher* matcher, AttView name, AttView* text)
{
  char zero_ended[LONGEST_NAME];
  if (name.size >= sizeof zero_ended) {
    return false;
  }
  memcpy(zero_ended, name.at, name.size);
  zero_ended[name.size] = '\0';
  const int number = pcre2_substring_number_from_name(
      matcher->code, (PCRE2_SPTR)(const void*)zero_ended);
  if (number < 0 ||
      (uint32_t)number >= pcre2_get_ovector_count(matcher->data)) {
    return false;
  }
  const PCRE2_SIZE* at = pcre2_get_ovector_pointer(matcher->data);
  const PCRE2_SIZE begin = at[2 * number];
  const PCRE2_SIZE end = at[2 * number + 1];
  if (begin == PCRE2_UNSET || begin > end || end > matcher->subject.size) {
    return false;
  }
  *text = att_view_slice(matcher->subject, begin, end);
  return true;
}

const void*
att_matcher_stopped(const AttMatcher* matcher, size_t index)
{
  return index < matcher->stopped.size ? matcher->stopped.at[index] : NULL;
}
