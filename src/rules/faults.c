// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Errors of a rule file, counted; warnings.

#include "rules/faults.h"

#include <stdarg.h>
#include <stdio.h>

#define LONGEST_MESSAGE 512u

static AttStatus
emit(AttFaults* faults, const AttDiagnostic* diagnostic)
{
  att_report_with_note(faults->log, diagnostic);
  if (++faults->count < faults->most) {
    return ATT_ERR_SYNTAX;
  }
  att_report_plain(faults->log,
                   ATT_NOTE,
                   diagnostic->origin.name,
                   "stopped after %zu errors",
                   faults->count);
  return ATT_ERR_LIMIT;
}

AttStatus
att_fault(
    AttFaults* faults, AttOrigin origin, AttSpan span, const char* format, ...)
{
  char message[LONGEST_MESSAGE];
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(message, sizeof message, format, arguments);
  va_end(arguments);
  return emit(faults,
              &(AttDiagnostic){.severity = ATT_ERROR,
                               .origin = origin,
                               .span = span,
                               .message = message});
}

AttStatus
att_fault_nearest(AttFaults* faults,
                  AttOrigin origin,
                  AttSpan span,
                  const AttNearest* nearest,
                  const char* format,
                  ...)
{
  char message[LONGEST_MESSAGE];
  va_list arguments;
  va_start(arguments, format);
  const int length = vsnprintf(message, sizeof message, format, arguments);
  va_end(arguments);
  if (nearest->name.size && length > 0 && (size_t)length < sizeof message) {
    snprintf(message + length,
             sizeof message - (size_t)length,
             "; did you mean \"%.*s\"?",
             ATT_VIEW_ARG(nearest->name));
  }
  return emit(faults,
              &(AttDiagnostic){.severity = ATT_ERROR,
                               .origin = origin,
                               .span = span,
                               .message = message});
}

AttStatus
att_fault_note(AttFaults* faults,
               AttOrigin origin,
               AttSpan span,
               const char* note,
               AttSpan note_span,
               const char* format,
               ...)
{
  char message[LONGEST_MESSAGE];
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(message, sizeof message, format, arguments);
  va_end(arguments);
  return emit(faults,
              &(AttDiagnostic){.severity = ATT_ERROR,
                               .origin = origin,
                               .span = span,
                               .message = message,
                               .note = note,
                               .note_span = note_span});
}

AttStatus
att_fault_elsewhere(AttFaults* faults,
                    AttOrigin origin,
                    AttSpan span,
                    const char* note,
                    AttOrigin note_origin,
                    AttSpan note_span,
                    const char* format,
                    ...)
{
  char message[LONGEST_MESSAGE];
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(message, sizeof message, format, arguments);
  va_end(arguments);
  return emit(faults,
              &(AttDiagnostic){.severity = ATT_ERROR,
                               .origin = origin,
                               .span = span,
                               .message = message,
                               .note = note,
                               .note_origin = note_origin,
                               .note_span = note_span});
}

AttStatus
att_fault_passed(AttStatus status)
{
  return status == ATT_ERR_SYNTAX ? ATT_OK : status;
}

void
att_warn(AttLog* log,
         AttOrigin origin,
         AttSpan span,
         AttRemark remark,
         const char* format,
         ...)
{
  char message[LONGEST_MESSAGE];
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(message, sizeof message, format, arguments);
  va_end(arguments);
  att_report_with_note(log,
                       &(AttDiagnostic){.severity = ATT_WARNING,
                                        .origin = origin,
                                        .span = span,
                                        .message = message,
                                        .note = remark.text,
                                        .note_origin = remark.origin,
                                        .note_span = remark.span});
}
