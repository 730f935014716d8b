// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Reading records. A file is a stream with a buffer; text, Markdown, HTML and
// PDF are read whole, CoNLL-U whole and handed out by document, JSON Lines by
// line. What is wrong with one document is reported and counted here.

#include "document/reader.h"

#include "document/characters.h"
#include "document/conllu.h"
#include "document/inputs.h"
#include "document/jsonl.h"
#include "document/pdf.h"

#include <errno.h>
#include <libxml/parser.h>
#include <stdio.h>
#include <string.h>

#define CHUNK ((size_t)1 << 16)
#define TREEBANK_BYTES ((size_t)1 << 30) // of one file of many documents

typedef enum Mode {
  MODE_NEXT,    // to open the next input
  MODE_LINES,   // JSON Lines
  MODE_TREEBANK // CoNLL-U in `buffer`
} Mode;

struct AttReader {
  AttFormat format;
  AttLimits limits;
  AttLog* log;
  AttInputs inputs;
  size_t next_input;
  size_t failed_before; // folders, before the first record was asked for
  Mode mode;
  FILE* file;
  char* name;     // of the open input
  AttText buffer; // what was read of it
  size_t at;      // of the buffer
  size_t line;    // number of the last line read
  size_t treebank_document;
  bool at_end;
  AttText converted; // of PDF
  AttText id;
  AttJsonRecord json;
};

AttStatus
att_reader_new(const char* const* paths,
               size_t path_count,
               AttFormat format,
               const AttLimits* limits,
               AttLog* log,
               AttReader** reader)
{
  *reader = NULL;
  AttReader* r = att_calloc(1, sizeof *r);
  if (!r) {
    return ATT_ERR_MEMORY;
  }
  r->format = format;
  r->limits = *limits;
  r->log = log;
  xmlInitParser(); // here, before there are threads
  AttStatus status = ATT_OK;
  for (size_t i = 0; i < path_count && status == ATT_OK; ++i) {
    status =
        att_inputs_add(&r->inputs, paths[i], limits, log, &r->failed_before);
  }
  if (status != ATT_OK) {
    att_reader_free(r);
    return status;
  }
  *reader = r;
  return ATT_OK;
}

static void
close_input(AttReader* r)
{
  if (r->file && r->file != stdin) {
    fclose(r->file);
  }
  r->file = NULL;
  r->mode = MODE_NEXT;
}

void
att_reader_free(AttReader* reader)
{
  if (!reader) {
    return;
  }
  close_input(reader);
  att_inputs_clear(&reader->inputs);
  att_text_clear(&reader->buffer);
  att_text_clear(&reader->converted);
  att_text_clear(&reader->id);
  att_text_clear(&reader->json.buffer);
  att_free(reader);
}

// ---- the stream

static AttStatus
fail_io(AttReader* r, const char* what)
{
  att_report_plain(
      r->log, ATT_ERROR, r->name, "cannot %s: %s", what, strerror(errno));
  return ATT_ERR_IO;
}

static AttStatus
open_input(AttReader* r)
{
  char* path = r->inputs.at[r->next_input++];
  const bool standard = strcmp(path, "-") == 0;
  static char standard_name[] = "standard input";
  r->name = standard ? standard_name : path;
  r->at = r->line = r->treebank_document = 0;
  r->at_end = false;
  att_text_reset(&r->buffer);
  r->file = standard ? stdin : fopen(path, "rb");
  return r->file ? ATT_OK : fail_io(r, "open");
}

/// Read one chunk more.
static AttStatus
fill(AttReader* r)
{
  char chunk[CHUNK];
  const size_t got = fread(chunk, 1, sizeof chunk, r->file);
  att_text_append(&r->buffer, (AttView){chunk, got});
  if (got < sizeof chunk) {
    r->at_end = true;
    if (ferror(r->file)) {
      return fail_io(r, "read");
    }
  }
  return att_text_status(&r->buffer);
}

static AttStatus
fill_whole(AttReader* r, size_t most)
{
  while (!r->at_end) {
    if (r->buffer.size > most) {
      break;
    }
    ATT_TRY(fill(r));
  }
  if (r->buffer.size > most) {
    att_report_plain(
        r->log, ATT_ERROR, r->name, "larger than the limit of %zu bytes", most);
    return ATT_ERR_LIMIT;
  }
  return ATT_OK;
}

// ---- whole files

/// Text that is not UTF-8, or holds NUL bytes, is refused at its first fault.
static AttStatus
check_text(AttReader* r, AttView text)
{
  const unsigned char* bytes = (const unsigned char*)text.at;
  size_t fault = att_utf8_fault(text);
  const char* nul = memchr(text.at, '\0', fault);
  if (nul) {
    fault = (size_t)(nul - text.at);
  }
  if (fault == text.size) {
    return ATT_OK;
  }
  const bool wide = text.size >= 2 && ((bytes[0] == 0xFF && bytes[1] == 0xFE) ||
                                       (bytes[0] == 0xFE && bytes[1] == 0xFF));
  const AttOrigin origin = {r->name, att_view_slice(text, 0, fault)};
  const AttSpan span = {(uint32_t)fault, (uint32_t)fault};
  if (wide) {
    att_report(r->log, ATT_ERROR, origin, span, "UTF-16, expected UTF-8");
  } else if (nul) {
    att_report(r->log,
               ATT_ERROR,
               origin,
               span,
               "a NUL byte at byte offset %zu: not a text",
               fault);
  } else {
    att_report(r->log,
               ATT_ERROR,
               origin,
               span,
               "byte 0x%02X at byte offset %zu is not UTF-8",
               bytes[fault],
               fault);
  }
  return ATT_ERR_ENCODING;
}

static bool
is_blank(AttView text)
{
  size_t at = 0;
  while (at < text.size) {
    size_t length = 0;
    const uint32_t code = att_code_at(text, at, &length);
    if (!att_code_is_space(code) && !att_code_is_void(code)) {
      return false;
    }
    at += length;
  }
  return true;
}

/// False, with a warning, where there is nothing to read.
static bool
has_text(AttReader* r, const char* name, AttView text)
{
  if (is_blank(text)) {
    att_report_plain(r->log, ATT_WARNING, name, "empty document, skipped");
    return false;
  }
  return true;
}

static AttStatus
read_file(AttReader* r, AttFormat format, AttRecord* record, bool* got)
{
  ATT_TRY(fill_whole(r, r->limits.document_bytes));
  AttView text = att_text_view(&r->buffer);
  if (format == ATT_FORMAT_PDF) {
    att_text_reset(&r->converted);
    ATT_TRY(att_pdf_text(
        text, r->limits.document_bytes, r->name, &r->converted, r->log));
    text = att_text_view(&r->converted);
    format = ATT_FORMAT_TEXT;
  }
  ATT_TRY(check_text(r, text));
  *got = has_text(r, r->name, text);
  *record = (AttRecord){.format = format,
                        .id = att_view(r->name),
                        .title = {"", 0},
                        .date = {"", 0},
                        .source = {"", 0},
                        .text = text,
                        .origin = {r->name, text}};
  return ATT_OK;
}

// ---- CoNLL-U

static AttStatus
open_treebank(AttReader* r)
{
  ATT_TRY(fill_whole(r, TREEBANK_BYTES));
  ATT_TRY(check_text(r, att_text_view(&r->buffer)));
  if (has_text(r, r->name, att_text_view(&r->buffer))) {
    r->mode = MODE_TREEBANK;
  }
  return ATT_OK;
}

/// The next document of a treebank; without an id it is called by the file, or
/// file and number where there are several.
static AttStatus
read_treebank(AttReader* r, AttRecord* record, bool* got)
{
  const AttView all = att_text_view(&r->buffer);
  const AttView rest = att_view_slice(all, r->at, all.size);
  if (is_blank(rest)) {
    close_input(r);
    return ATT_OK;
  }
  AttView id;
  const size_t size = att_conllu_document(rest, &id);
  const bool only = size == rest.size && r->treebank_document == 0;
  ++r->treebank_document;
  r->at += size;
  att_text_reset(&r->id);
  if (id.size) {
    att_text_append(&r->id, id);
  } else if (only) {
    att_text_append_string(&r->id, r->name);
  } else {
    att_text_format(&r->id, "%s#%zu", r->name, r->treebank_document);
  }
  ATT_TRY(att_text_status(&r->id));
  *got = true;
  *record = (AttRecord){.format = ATT_FORMAT_CONLLU,
                        .id = att_text_view(&r->id),
                        .title = {"", 0},
                        .date = {"", 0},
                        .source = {"", 0},
                        .text = att_view_slice(rest, 0, size),
                        .origin = {r->name, all}};
  return ATT_OK;
}

// ---- JSON Lines

/// Forget what was read and used, so that the buffer holds one line at most.
static void
compact(AttReader* r)
{
  const size_t left = r->buffer.size - r->at;
  if (r->at && left) {
    memmove(r->buffer.at, r->buffer.at + r->at, left);
  }
  r->buffer.size = left;
  r->at = 0;
}

/// The next line, without its end; `*too_long` where it is beyond the limit
/// and was thrown away. False at the end of the file.
static AttStatus
read_line(AttReader* r, AttView* line, bool* got, bool* too_long)
{
  size_t searched = r->at;
  *got = *too_long = false;
  for (;;) {
    const char* end =
        r->buffer.size > searched
            ? memchr(r->buffer.at + searched, '\n', r->buffer.size - searched)
            : NULL;
    if (end || r->at_end) {
      const size_t stop = end ? (size_t)(end - r->buffer.at) : r->buffer.size;
      *got = end || stop > r->at || *too_long;
      *line = att_view_slice(att_text_view(&r->buffer), r->at, stop);
      r->at = end ? stop + 1 : stop;
      ++r->line;
      return ATT_OK;
    }
    if (r->buffer.size - r->at > r->limits.line_bytes) {
      *too_long = true;
      r->at = r->buffer.size;
    }
    compact(r);
    searched = r->buffer.size;
    ATT_TRY(fill(r));
  }
}

static AttStatus
read_json_line(AttReader* r, AttRecord* record, bool* got)
{
  AttView line = {"", 0};
  bool any = false;
  bool too_long = false;
  const AttStatus status = read_line(r, &line, &any, &too_long);
  if (status != ATT_OK || !any) {
    close_input(r);
    return status;
  }
  if (r->line == 1 && att_view_starts_with(line, ATT_VIEW("\xEF\xBB\xBF"))) {
    line = att_view_slice(line, 3, line.size);
  }
  att_text_reset(&r->id);
  att_text_format(&r->id, "%s:%zu", r->name, r->line);
  ATT_TRY(att_text_status(&r->id));
  if (too_long || line.size > r->limits.line_bytes) {
    att_report_plain(r->log,
                     ATT_ERROR,
                     r->id.at,
                     "line longer than the limit of %zu bytes",
                     r->limits.line_bytes);
    return ATT_ERR_LIMIT;
  }
  if (att_view_trim(line).size == 0) {
    return ATT_OK;
  }
  ATT_TRY(att_jsonl_read(line, r->id.at, r->log, &r->json));
  *record = r->json.record;
  record->origin = (AttOrigin){r->id.at, {"", 0}};
  *got = has_text(r, r->id.at, record->text);
  return ATT_OK;
}

// ---- all of them

static AttStatus
start_input(AttReader* r, AttRecord* record, bool* got)
{
  ATT_TRY(open_input(r));
  AttFormat format = r->format ? r->format : att_format_of_path(r->name);
  if (format == ATT_FORMAT_AUTO) {
    ATT_TRY(fill(r));
    format = att_format_of_bytes(att_text_view(&r->buffer));
  }
  if (format == ATT_FORMAT_JSONL) {
    r->mode = MODE_LINES;
    return ATT_OK;
  }
  const AttStatus status = format == ATT_FORMAT_CONLLU
                               ? open_treebank(r)
                               : read_file(r, format, record, got);
  if (r->mode != MODE_TREEBANK) {
    close_input(r);
  }
  return status;
}

static AttStatus
step(AttReader* r, AttRecord* record, bool* got)
{
  switch (r->mode) {
  case MODE_LINES:
    return read_json_line(r, record, got);
  case MODE_TREEBANK:
    return read_treebank(r, record, got);
  default:
    return start_input(r, record, got);
  }
}

AttStatus
att_reader_next(AttReader* reader, AttRecord* record, bool* got, size_t* failed)
{
  AttReader* r = reader;
  *got = false;
  *failed += r->failed_before;
  r->failed_before = 0;
  while (!*got && (r->mode != MODE_NEXT || r->next_input < r->inputs.size)) {
    const AttStatus status = step(r, record, got);
    if (status == ATT_ERR_MEMORY) {
      return status;
    }
    if (status != ATT_OK) {
      ++*failed;
      *got = false;
      if (status == ATT_ERR_IO || r->mode == MODE_NEXT) {
        close_input(r);
      }
    }
  }
  return ATT_OK;
}
