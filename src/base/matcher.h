// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Running regular expressions of strangers over texts of strangers: each match
// is bounded in steps, depth, memory and JIT stack, so that none hangs.
// In: a compiled pattern (PCRE2, 8-bit UTF-8) and a text. Out: where it
// matches, and which patterns reached a limit.

#ifndef ATT_BASE_MATCHER_H
#define ATT_BASE_MATCHER_H

#include "base/status.h"
#include "base/view.h"

/// Working memory of one document's matches; used by one thread.
typedef struct AttMatcher AttMatcher;

typedef enum AttMatched {
  ATT_MATCHED_NOT,
  ATT_MATCHED,
  /// A limit ended the search; the pattern is not tried again by this matcher.
  ATT_MATCHED_LIMIT,
} AttMatched;

ATT_MUST_USE AttStatus att_matcher_new(AttMatcher** matcher);

/// NULL is legal.
void att_matcher_free(AttMatcher* matcher);

/// Search `subject` (valid UTF-8) from byte `from` on. `code` is a pcre2_code
/// that outlives the matcher; what it must span it is compiled to.
AttMatched att_matcher_run(AttMatcher* matcher,
                           const void* code,
                           AttView subject,
                           size_t from);

/// ATT_ERR_MEMORY where some match ran out of memory; asked once at the end.
ATT_MUST_USE AttStatus att_matcher_status(const AttMatcher* matcher);

/// The bytes of the subject that the last successful match covers.
AttSpan att_matcher_span(const AttMatcher* matcher);

/// What the named group of that match covers; false where it took no part or
/// there is none of that name.
bool att_matcher_group(const AttMatcher* matcher, AttView name, AttView* text);

/// The index-th pattern that reached a limit, in the order of their running;
/// NULL behind the last.
const void* att_matcher_stopped(const AttMatcher* matcher, size_t index);

#endif
