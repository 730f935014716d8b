// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// N-Triples (W3C Recommendation, 2014) by lines, and N-Quads' fourth term.

#include "link/stream.h"

#include "base/memory.h"
#include "base/utf8.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#define BUFFER_BYTES (1u << 20)

typedef struct Cursor {
  AttView rest;
} Cursor;

static void
skip_blanks(Cursor* c)
{
  while (c->rest.size && (c->rest.at[0] == ' ' || c->rest.at[0] == '\t')) {
    c->rest = att_view_slice(c->rest, 1, c->rest.size);
  }
}

static bool
take_char(Cursor* c, char wanted)
{
  if (!c->rest.size || c->rest.at[0] != wanted) {
    return false;
  }
  c->rest = att_view_slice(c->rest, 1, c->rest.size);
  return true;
}

/// Everything up to `end`, which is passed.
static bool
take_until(Cursor* c, char end, AttView* text)
{
  const char* found =
      c->rest.size ? memchr(c->rest.at, end, c->rest.size) : NULL;
  if (!found) {
    return false;
  }
  const size_t size = (size_t)(found - c->rest.at);
  *text = att_view_slice(c->rest, 0, size);
  c->rest = att_view_slice(c->rest, size + 1, c->rest.size);
  return true;
}

static bool
read_hex(AttView digits, uint32_t* code)
{
  *code = 0;
  for (size_t i = 0; i < digits.size; ++i) {
    const char d = digits.at[i];
    const int value = d >= '0' && d <= '9'   ? d - '0'
                      : d >= 'a' && d <= 'f' ? d - 'a' + 10
                      : d >= 'A' && d <= 'F' ? d - 'A' + 10
                                             : -1;
    if (value < 0) {
      return false;
    }
    *code = *code * 16 + (uint32_t)value;
  }
  return *code != 0 && *code < 0x110000 && (*code < 0xD800 || *code > 0xDFFF);
}

/// UCHAR or ECHAR behind a backslash at `at`; bytes read, 0 where it is none.
static size_t
unescape(AttView text, AttText* out)
{
  static const char letters[] = "tbnrf\"'\\";
  static const char meant[] = "\t\b\n\r\f\"'\\";
  if (text.size < 2) {
    return 0;
  }
  const char letter = text.at[1];
  if (letter == 'u' || letter == 'U') {
    const size_t digits = letter == 'u' ? 4 : 8;
    uint32_t code = 0;
    if (text.size < 2 + digits ||
        !read_hex(att_view_slice(text, 2, 2 + digits), &code)) {
      return 0;
    }
    att_text_append_code(out, code);
    return 2 + digits;
  }
  const char* found = letter ? strchr(letters, letter) : NULL;
  if (!found) {
    return 0;
  }
  att_text_append_char(out, meant[found - letters]);
  return 2;
}

static bool
unescape_all(AttView text, AttText* out)
{
  while (text.size) {
    size_t step = 1;
    if (text.at[0] == '\\') {
      step = unescape(text, out);
      if (!step) {
        return false;
      }
    } else {
      att_text_append_char(out, text.at[0]);
    }
    text = att_view_slice(text, step, text.size);
  }
  return true;
}

/// IRIREF
static const char*
read_iri(Cursor* c, AttText* scratch, AttView* iri)
{
  if (!take_char(c, '<') || !take_until(c, '>', iri)) {
    return "expected an IRI in < and >";
  }
  if (memchr(iri->at, '\\', iri->size)) {
    att_text_reset(scratch);
    if (!unescape_all(*iri, scratch)) {
      return "expected \\uXXXX in an IRI";
    }
    *iri = att_text_view(scratch);
  }
  return NULL;
}

/// BLANK_NODE_LABEL
static const char*
read_blank(Cursor* c, AttTerm* term)
{
  size_t size = 0;
  while (size < c->rest.size && c->rest.at[size] != ' ' &&
         c->rest.at[size] != '\t') {
    ++size;
  }
  if (size < 3 || c->rest.at[1] != ':') {
    return "expected a label behind _:";
  }
  term->kind = ATT_TERM_BLANK;
  term->value = att_view_slice(c->rest, 2, size);
  c->rest = att_view_slice(c->rest, size, c->rest.size);
  return NULL;
}

/// STRING_LITERAL_QUOTE, up to its end.
static const char*
read_string(Cursor* c, AttText* scratch, AttTerm* term)
{
  size_t end = 0;
  bool escaped = false;
  while (end < c->rest.size && c->rest.at[end] != '"') {
    const size_t step = c->rest.at[end] == '\\' ? 2 : 1;
    escaped = escaped || step == 2;
    end += step;
  }
  if (end >= c->rest.size) {
    return "expected \" at the end of a literal";
  }
  term->kind = ATT_TERM_LITERAL;
  term->value = att_view_slice(c->rest, 0, end);
  c->rest = att_view_slice(c->rest, end + 1, c->rest.size);
  if (escaped) {
    att_text_reset(scratch);
    if (!unescape_all(term->value, scratch)) {
      return "expected an escape of N-Triples behind \\";
    }
    term->value = att_text_view(scratch);
  }
  return NULL;
}

/// literal
static const char*
read_literal(Cursor* c, AttText* scratch, AttTerm* term)
{
  const char* fault = read_string(c, scratch, term);
  if (fault) {
    return fault;
  }
  if (take_char(c, '@')) {
    size_t size = 0;
    while (size < c->rest.size && c->rest.at[size] != ' ' &&
           c->rest.at[size] != '.' && c->rest.at[size] != '\t') {
      ++size;
    }
    term->language = att_view_slice(c->rest, 0, size);
    c->rest = att_view_slice(c->rest, size, c->rest.size);
    return size ? NULL : "expected a language behind @";
  }
  if (take_char(c, '^')) {
    return take_char(c, '^') && take_char(c, '<') &&
                   take_until(c, '>', &term->datatype)
               ? NULL
               : "expected ^^ and a datatype";
  }
  return NULL;
}

/// subject, object, graphLabel
static const char*
read_term(Cursor* c, AttText* scratch, AttTerm* term)
{
  *term = (AttTerm){.value = {"", 0}, .datatype = {"", 0}, .language = {"", 0}};
  skip_blanks(c);
  if (take_char(c, '"')) {
    return read_literal(c, scratch, term);
  }
  if (c->rest.size && c->rest.at[0] == '_') {
    return read_blank(c, term);
  }
  return read_iri(c, scratch, &term->value);
}

const char*
att_stream_parse(AttView line, AttText scratch[2], AttTriple* triple, bool* got)
{
  Cursor c = {line};
  *got = false;
  *triple = (AttTriple){.graph = {"", 0}};
  skip_blanks(&c);
  if (!c.rest.size || c.rest.at[0] == '#' || c.rest.at[0] == '\r') {
    return NULL;
  }
  AttText none = {0}; // predicates with escapes are of no vocabulary
  AttTerm graph;
  const char* fault = read_term(&c, &scratch[0], &triple->subject);
  if (!fault && triple->subject.kind == ATT_TERM_LITERAL) {
    fault = "expected an IRI, found a literal";
  }
  if (!fault) {
    fault = read_term(&c, &none, &triple->predicate);
  }
  if (!fault && triple->predicate.kind != ATT_TERM_IRI) {
    fault = "expected the IRI of a property";
  }
  if (!fault && none.size) {
    triple->predicate.value = ATT_VIEW("");
  }
  att_text_clear(&none);
  if (!fault) {
    fault = read_term(&c, &scratch[1], &triple->object);
  }
  skip_blanks(&c);
  if (!fault && c.rest.size && (c.rest.at[0] == '<' || c.rest.at[0] == '_')) {
    AttText name = {0};
    fault = read_term(&c, &name, &graph);
    att_text_clear(&name);
    skip_blanks(&c);
  }
  if (!fault && !take_char(&c, '.')) {
    fault = "expected . at the end";
  }
  *got = !fault;
  return fault;
}

typedef struct Lines {
  const char* path;
  FILE* file;
  AttLog* log;
  AttTripleSink sink;
  void* user;
  char* buffer;
  size_t begin;
  size_t end;
  size_t capacity;
  size_t most;
  size_t number;
  AttText scratch[2];
} Lines;

static AttStatus
fail(Lines* lines, AttStatus status, const char* message)
{
  char name[512];
  snprintf(name, sizeof name, "%s:%zu", lines->path, lines->number);
  att_report_plain(lines->log, ATT_ERROR, name, "%s", message);
  return status;
}

static AttStatus
take_line(Lines* lines, AttView line)
{
  AttTriple triple;
  bool got = false;
  ++lines->number;
  if (att_utf8_fault(line) != line.size) {
    return fail(lines, ATT_ERR_ENCODING, "not UTF-8");
  }
  const char* fault = att_stream_parse(line, lines->scratch, &triple, &got);
  if (fault) {
    return fail(lines, ATT_ERR_SYNTAX, fault);
  }
  ATT_TRY(att_text_status(&lines->scratch[0]));
  ATT_TRY(att_text_status(&lines->scratch[1]));
  triple.line = lines->number;
  return got ? lines->sink(lines->user, &triple) : ATT_OK;
}

/// Move what is left to the front and read more behind it.
static AttStatus
refill(Lines* lines, bool* more)
{
  const size_t left = lines->end - lines->begin;
  memmove(lines->buffer, lines->buffer + lines->begin, left);
  lines->begin = 0;
  lines->end = left;
  if (left == lines->capacity) {
    if (lines->capacity >= lines->most) {
      return fail(lines, ATT_ERR_LIMIT, "a line that is too long");
    }
    char* larger = att_realloc(lines->buffer, lines->capacity * 2);
    if (!larger) {
      return ATT_ERR_MEMORY;
    }
    lines->buffer = larger;
    lines->capacity *= 2;
  }
  const size_t read =
      fread(lines->buffer + left, 1, lines->capacity - left, lines->file);
  lines->end += read;
  *more = read != 0;
  return read || !ferror(lines->file)
             ? ATT_OK
             : fail(lines, ATT_ERR_IO, "cannot read on");
}

static AttStatus
read_lines(Lines* lines)
{
  for (bool more = true;;) {
    const char* at = lines->buffer + lines->begin;
    const size_t size = lines->end - lines->begin;
    const char* newline = size ? memchr(at, '\n', size) : NULL;
    if (!newline && more) {
      ATT_TRY(refill(lines, &more));
      continue;
    }
    if (!size) {
      return ATT_OK;
    }
    const size_t length = newline ? (size_t)(newline - at) : size;
    ATT_TRY(take_line(lines, (AttView){at, length}));
    lines->begin += newline ? length + 1 : length;
  }
}

static AttStatus
read_by_line(Lines* lines)
{
  lines->file = fopen(lines->path, "rb");
  if (!lines->file) {
    att_report_plain(
        lines->log, ATT_ERROR, lines->path, "cannot open: %s", strerror(errno));
    return ATT_ERR_IO;
  }
  lines->capacity = BUFFER_BYTES;
  lines->buffer = att_malloc(lines->capacity);
  const AttStatus status = lines->buffer ? read_lines(lines) : ATT_ERR_MEMORY;
  fclose(lines->file);
  att_free(lines->buffer);
  att_text_clear(&lines->scratch[0]);
  att_text_clear(&lines->scratch[1]);
  return status;
}

AttStatus
att_stream_read(const char* path,
                const AttLimits* limits,
                AttLog* log,
                AttTripleSink sink,
                void* user)
{
  const AttView name = att_view(path);
  if (!att_view_ends_with(name, ATT_VIEW(".nt")) &&
      !att_view_ends_with(name, ATT_VIEW(".nq"))) {
    return att_rdf_read(path, limits, log, sink, user);
  }
  Lines lines = {.path = path,
                 .log = log,
                 .sink = sink,
                 .user = user,
                 .most = limits->line_bytes};
  return read_by_line(&lines);
}
