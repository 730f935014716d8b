// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Errors of a rule file: reported at their place, counted, bounded. Warnings:
// reported at theirs, with what they are about at a second place.
// In: a file's origin, a span, a message. Out: of an error ATT_ERR_SYNTAX,
// which unwinds to the next line or block, or ATT_ERR_LIMIT, which ends the
// compilation.

#ifndef ATT_RULES_FAULTS_H
#define ATT_RULES_FAULTS_H

#include "base/diagnostic.h"
#include "base/nearest.h"

/// What one compilation found wrong. `most` errors end it.
typedef struct AttFaults {
  AttLog* log;
  size_t count;
  size_t most;
} AttFaults;

/// Report an error; never ATT_OK.
AttStatus att_fault(AttFaults* faults,
                    AttOrigin origin,
                    AttSpan span,
                    const char* format,
                    ...) ATT_PRINTF(4, 5);

/// Report an error with `; did you mean "…"?` where `nearest` has a name.
AttStatus att_fault_nearest(AttFaults* faults,
                            AttOrigin origin,
                            AttSpan span,
                            const AttNearest* nearest,
                            const char* format,
                            ...) ATT_PRINTF(5, 6);

/// Report an error with a note at a second place of the same file.
AttStatus att_fault_note(AttFaults* faults,
                         AttOrigin origin,
                         AttSpan span,
                         const char* note,
                         AttSpan note_span,
                         const char* format,
                         ...) ATT_PRINTF(6, 7);

/// Report an error with a note at a place of any file.
AttStatus att_fault_elsewhere(AttFaults* faults,
                              AttOrigin origin,
                              AttSpan span,
                              const char* note,
                              AttOrigin note_origin,
                              AttSpan note_span,
                              const char* format,
                              ...) ATT_PRINTF(7, 8);

/// ATT_OK for ATT_ERR_SYNTAX: what was wrong is reported, go on behind it.
ATT_MUST_USE AttStatus att_fault_passed(AttStatus status);

/// Where a message points to, and what it says there.
typedef struct AttRemark {
  const char* text; ///< NULL: no remark
  AttOrigin origin;
  AttSpan span;
} AttRemark;

/// Report a warning, with a remark at a second place unless its text is NULL.
void att_warn(AttLog* log,
              AttOrigin origin,
              AttSpan span,
              AttRemark remark,
              const char* format,
              ...) ATT_PRINTF(5, 6);

#endif
