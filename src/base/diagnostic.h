// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Located messages: made where the cause is known, rendered in one place.
// In: a file's name and text, a byte span, a message. Out: calls to a sink.

#ifndef ATT_BASE_DIAGNOSTIC_H
#define ATT_BASE_DIAGNOSTIC_H

#include "base/status.h"
#include "base/text.h"

typedef enum AttSeverity { ATT_NOTE, ATT_WARNING, ATT_ERROR } AttSeverity;

/// A text under its name, for pointing into. `text` empty: only the name is
/// known and spans are not shown.
typedef struct AttOrigin {
  const char* name;
  AttView text;
} AttOrigin;

/// One message; `span` in bytes of `origin.text`. With `note` non-NULL a second
/// place is shown ("first defined here"). Views live during the sink's call.
typedef struct AttDiagnostic {
  AttSeverity severity;
  AttOrigin origin;
  AttSpan span;
  const char* message; ///< lower case, no full stop, expected before found
  const char* note;
  AttOrigin note_origin; ///< without a name: the same as `origin`
  AttSpan note_span;
} AttDiagnostic;

typedef void (*AttSink)(void* user, const AttDiagnostic* diagnostic);

/// Where messages of a run go; also counts them. Zero is a silent log. The sink
/// is called by one thread at a time (pipeline/ sees to that).
typedef struct AttLog {
  AttSink sink;
  void* user;
  size_t errors;
  size_t warnings;
} AttLog;

/// Report one message. `log` NULL is legal: nobody listens.
void att_report(AttLog* log,
                AttSeverity severity,
                AttOrigin origin,
                AttSpan span,
                const char* format,
                ...) ATT_PRINTF(5, 6);

/// Report a message that has no place inside a file; `name` may be NULL.
void att_report_plain(AttLog* log,
                      AttSeverity severity,
                      const char* name,
                      const char* format,
                      ...) ATT_PRINTF(4, 5);

/// Report with a note at a second span, of this or another origin.
void att_report_with_note(AttLog* log, const AttDiagnostic* diagnostic);

/// Render as `file:line:col: error: message`, the line, a caret; columns count
/// code points from 1.
void att_diagnostic_render(const AttDiagnostic* diagnostic, AttText* out);

/// Line and column (both from 1, columns in code points) of a byte offset.
void att_locate(AttView text, size_t offset, size_t* line, size_t* column);

#endif
