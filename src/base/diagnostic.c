// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Located messages and the one renderer.

#include "base/diagnostic.h"

#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define LONGEST_LINE 200u // bytes of a source line that are shown

static void
emit(AttLog* log, const AttDiagnostic* diagnostic)
{
  if (!log) {
    return;
  }
  log->errors += diagnostic->severity == ATT_ERROR;
  log->warnings += diagnostic->severity == ATT_WARNING;
  if (log->sink) {
    log->sink(log->user, diagnostic);
  }
}

static void emit_formatted(AttLog* log,
                           AttSeverity severity,
                           AttOrigin origin,
                           AttSpan span,
                           const char* format,
                           va_list arguments) ATT_PRINTF(5, 0);

static void
emit_formatted(AttLog* log,
               AttSeverity severity,
               AttOrigin origin,
               AttSpan span,
               const char* format,
               va_list arguments)
{
  char message[1024];
  vsnprintf(message, sizeof message, format, arguments);
  const AttDiagnostic diagnostic = {
      .severity = severity, .origin = origin, .span = span, .message = message};
  emit(log, &diagnostic);
}

void
att_report(AttLog* log,
           AttSeverity severity,
           AttOrigin origin,
           AttSpan span,
           const char* format,
           ...)
{
  va_list arguments;
  va_start(arguments, format);
  emit_formatted(log, severity, origin, span, format, arguments);
  va_end(arguments);
}

void
att_report_plain(AttLog* log,
                 AttSeverity severity,
                 const char* name,
                 const char* format,
                 ...)
{
  va_list arguments;
  va_start(arguments, format);
  emit_formatted(log,
                 severity,
                 (AttOrigin){name, {"", 0}},
                 (AttSpan){0, 0},
                 format,
                 arguments);
  va_end(arguments);
}

void
att_report_with_note(AttLog* log, const AttDiagnostic* diagnostic)
{
  emit(log, diagnostic);
}

void
att_locate(AttView text, size_t offset, size_t* line, size_t* column)
{
  const AttView before = att_view_slice(text, 0, offset);
  size_t start = 0;
  *line = 1;
  for (size_t i = 0; i < before.size; ++i) {
    if (before.at[i] == '\n') {
      ++*line;
      start = i + 1;
    }
  }
  *column = 1 + att_utf8_count(att_view_slice(before, start, before.size));
}

static const char*
severity_name(AttSeverity severity)
{
  return severity == ATT_ERROR     ? "error"
         : severity == ATT_WARNING ? "warning"
                                   : "note";
}

/// The line that `offset` stands in, without its end, and where it starts.
static AttView
line_around(AttView text, size_t offset, size_t* start)
{
  size_t begin = offset < text.size ? offset : text.size;
  while (begin > 0 && text.at[begin - 1] != '\n') {
    --begin;
  }
  size_t end = begin;
  while (end < text.size && text.at[end] != '\n' &&
         end - begin < LONGEST_LINE) {
    ++end;
  }
  while (end < text.size && ((unsigned char)text.at[end] & 0xC0U) == 0x80U) {
    --end; // not inside a code point
  }
  *start = begin;
  return att_view_slice(text, begin, end);
}

static void
render_place(AttOrigin origin,
             AttSpan span,
             AttSeverity severity,
             const char* message,
             AttText* out)
{
  if (origin.name) {
    att_text_format(out, "%s:", origin.name);
  }
  if (origin.text.size) {
    size_t line = 0;
    size_t column = 0;
    att_locate(origin.text, span.begin, &line, &column);
    att_text_format(out, "%zu:%zu:", line, column);
  }
  att_text_format(out,
                  "%s%s: %s\n",
                  origin.name || origin.text.size ? " " : "",
                  severity_name(severity),
                  message);
  if (!origin.text.size) {
    return;
  }
  size_t start = 0;
  const AttView line = line_around(origin.text, span.begin, &start);
  const size_t before = span.begin - start;
  if (before > line.size) {
    return; // the place is beyond what is shown
  }
  att_text_format(out, "  %.*s\n  ", ATT_VIEW_ARG(line));
  for (size_t i = 0; i < before; ++i) {
    if (((unsigned char)line.at[i] & 0xC0U) != 0x80U) {
      att_text_append_char(out, line.at[i] == '\t' ? '\t' : ' ');
    }
  }
  const AttView marked = att_view_slice(
      line, before, span.end > span.begin ? span.end - start : before);
  const size_t width = att_utf8_count(marked);
  att_text_append_char(out, '^');
  for (size_t i = 1; i < width; ++i) {
    att_text_append_char(out, '~');
  }
  att_text_append_char(out, '\n');
}

void
att_diagnostic_render(const AttDiagnostic* d, AttText* out)
{
  render_place(d->origin, d->span, d->severity, d->message, out);
  if (d->note) {
    const AttOrigin there = d->note_origin.name ? d->note_origin : d->origin;
    render_place(there, d->note_span, ATT_NOTE, d->note, out);
  }
}
