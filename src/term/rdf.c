// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// Reading RDF through raptor2, every term checked, every complaint counted:
// raptor returns success for files whose errors it only logged.
// In: a file. Out: calls of the sink.

#include "term/rdf.h"

#include "base/file.h"
#include "base/utf8.h"
#include "term/triple_term.h"

#include <raptor2.h>
#include <stdio.h>
#include <string.h>

// Relative IRIs resolve against it, and are recognised by it.
#define RELATIVE_BASE "x-relative-iri:/"
#define MOST_REPORTS 20u
#define CHUNK_BYTES (256u << 10)

typedef struct Reading {
  AttOrigin origin;
  AttLog* log;
  AttTripleSink sink;
  void* user;
  raptor_parser* parser;
  AttStatus status; ///< what the sink returned, or a memory failure
  size_t errors;
  size_t bad_terms;
  size_t seek_line; ///< line and offset found last: reports come in order
  size_t seek_offset;
} Reading;

/// The bytes of a line (from 1), without its indentation.
static AttSpan
line_span(Reading* reading, int line)
{
  const AttView text = reading->origin.text;
  if (line < 1) {
    return (AttSpan){0, 0};
  }
  if ((size_t)line < reading->seek_line || !reading->seek_line) {
    reading->seek_line = 1;
    reading->seek_offset = 0;
  }
  while (reading->seek_line < (size_t)line) {
    const char* from = text.at + reading->seek_offset;
    const char* end = memchr(from, '\n', text.size - reading->seek_offset);
    if (!end) {
      break;
    }
    reading->seek_offset = (size_t)(end - text.at) + 1;
    ++reading->seek_line;
  }
  size_t begin = reading->seek_offset;
  while (begin < text.size &&
         (text.at[begin] == ' ' || text.at[begin] == '\t')) {
    ++begin;
  }
  size_t end = begin;
  while (end < text.size && text.at[end] != '\n' && text.at[end] != '\r') {
    ++end;
  }
  return (AttSpan){(uint32_t)begin, (uint32_t)end};
}

static void
report(Reading* reading, AttSeverity severity, int line, const char* message)
{
  if (severity == ATT_ERROR && ++reading->errors > MOST_REPORTS) {
    return;
  }
  att_report(reading->log,
             severity,
             reading->origin,
             line_span(reading, line),
             "%s",
             message);
}

static void
take_message(void* user, raptor_log_message* message)
{
  Reading* reading = user;
  const AttSeverity severity =
      message->level >= RAPTOR_LOG_LEVEL_ERROR ? ATT_ERROR : ATT_WARNING;
  if (message->level >= RAPTOR_LOG_LEVEL_WARN) {
    report(reading,
           severity,
           message->locator ? message->locator->line : 0,
           message->text);
  }
}

static AttView
uri_view(raptor_uri* uri)
{
  size_t size = 0;
  if (!uri) {
    return (AttView){"", 0};
  }
  const char* at = (const char*)raptor_uri_as_counted_string(uri, &size);
  return (AttView){at, size};
}

/// Say what is wrong with a term: NULL where nothing is.
static const char*
fault_of(const AttTerm* term)
{
  const AttView iri = term->kind == ATT_TERM_IRI ? term->value : term->datatype;
  if (iri.size && att_view_starts_with(iri, ATT_VIEW(RELATIVE_BASE))) {
    return "relative IRI without @base";
  }
  if (term->kind == ATT_TERM_IRI || iri.size) {
    return att_iri_is_valid(iri) ? NULL : "IRI that RDF refuses";
  }
  if (term->kind == ATT_TERM_LITERAL && term->language.size &&
      !att_language_is_valid(term->language)) {
    return "language tag that RDF refuses";
  }
  return NULL;
}

static bool
read_term(Reading* reading, const raptor_term* from, AttTerm* term)
{
  *term = (AttTerm){.value = {"", 0}, .datatype = {"", 0}, .language = {"", 0}};
  if (from->type == RAPTOR_TERM_TYPE_URI) {
    term->kind = ATT_TERM_IRI;
    term->value = uri_view(from->value.uri);
  } else if (from->type == RAPTOR_TERM_TYPE_BLANK) {
    term->kind = ATT_TERM_BLANK;
    term->value = (AttView){(const char*)from->value.blank.string,
                            from->value.blank.string_len};
  } else {
    const raptor_term_literal_value* literal = &from->value.literal;
    term->kind = ATT_TERM_LITERAL;
    term->value = (AttView){literal->string ? (const char*)literal->string : "",
                            literal->string_len};
    term->datatype = uri_view(literal->datatype);
    if (literal->language) {
      term->language =
          (AttView){(const char*)literal->language, literal->language_len};
    }
  }
  const char* fault = fault_of(term);
  if (!fault && term->kind == ATT_TERM_LITERAL &&
      !att_literal_is_valid(term->value)) {
    fault = "literal with a character that RDF refuses";
  }
  if (fault) {
    raptor_locator* locator = raptor_parser_get_locator(reading->parser);
    char message[256];
    snprintf(message,
             sizeof message,
             "%s: '%.*s'",
             fault,
             (int)(term->value.size < 120 ? term->value.size : 120),
             term->value.at);
    ++reading->bad_terms;
    report(reading, ATT_ERROR, locator ? locator->line : 0, message);
  }
  return !fault;
}

static void
take_statement(void* user, raptor_statement* statement)
{
  Reading* reading = user;
  AttTriple triple;
  if (reading->status != ATT_OK ||
      !read_term(reading, statement->subject, &triple.subject) ||
      !read_term(reading, statement->predicate, &triple.predicate) ||
      !read_term(reading, statement->object, &triple.object)) {
    return;
  }
  AttTerm graph = {.value = ATT_VIEW("")};
  if (statement->graph && !read_term(reading, statement->graph, &graph)) {
    return;
  }
  triple.graph = graph.value;
  triple.rank = 0;
  raptor_locator* locator = raptor_parser_get_locator(reading->parser);
  triple.line = locator && locator->line > 0 ? (size_t)locator->line : 0;
  reading->status = reading->sink(reading->user, &triple);
  if (reading->status != ATT_OK) {
    raptor_parser_parse_abort(reading->parser);
  }
}

/// Keep the file's own blank labels apart from those that raptor makes up.
static unsigned char*
name_blank(void* user, unsigned char* label)
{
  size_t* next = user;
  char name[32];
  snprintf(name, sizeof name, "g%zu", label ? (size_t)0 : ++*next);
  const size_t size = label ? strlen((char*)label) + 1 : strlen(name);
  char* made = raptor_alloc_memory(size + 1);
  if (made) {
    if (label) {
      made[0] = 'l';
      memcpy(made + 1, label, size);
    } else {
      memcpy(made, name, size + 1);
    }
  }
  if (label) {
    raptor_free_memory(label);
  }
  return (unsigned char*)made;
}

static const char*
syntax_of(AttView path)
{
  static const struct {
    const char* ending;
    const char* parser;
  } syntaxes[] = {
      {".ttl", "turtle"},
      {".nt", "ntriples"},
      {".nq", "nquads"},
      {".trig", "trig"},
      {".rdf", "rdfxml"},
      {".xml", "rdfxml"},
      {".owl", "rdfxml"},
      {".rdfs", "rdfxml"},
      {".rj", "json"},
      {".json", "json"},
      {".turtle", "turtle"},
      {".n3", "turtle"},
  };
  for (size_t i = 0; i < sizeof syntaxes / sizeof *syntaxes; ++i) {
    const AttView ending = att_view(syntaxes[i].ending);
    if (path.size >= ending.size &&
        att_view_equal_ascii_case(
            att_view_slice(path, path.size - ending.size, path.size), ending)) {
      return syntaxes[i].parser;
    }
  }
  return "turtle"; // also reads N-Triples
}

static bool
is_by_line(const char* syntax)
{
  return strcmp(syntax, "ntriples") == 0 || strcmp(syntax, "nquads") == 0;
}

/// Line by line syntaxes go in chunks; the others whole, because raptor's
/// Turtle parser starts over at each chunk.
static size_t
chunk_size(const char* syntax, size_t whole)
{
  return is_by_line(syntax) && whole > CHUNK_BYTES ? CHUNK_BYTES : whole;
}

static void
parse_chunks(Reading* reading, const char* syntax)
{
  const AttView text = reading->origin.text;
  const size_t chunk = chunk_size(syntax, text.size);
  size_t at = 0;
  int failed = 0;
  do {
    const size_t size = text.size - at < chunk ? text.size - at : chunk;
    failed = raptor_parser_parse_chunk(reading->parser,
                                       (const unsigned char*)text.at + at,
                                       size,
                                       at + size == text.size);
    at += size;
  } while (!failed && at < text.size && reading->status == ATT_OK);
  if (failed && !reading->errors && reading->status == ATT_OK) {
    report(reading, ATT_ERROR, 0, "does not parse");
  }
}

static AttStatus
parse_in(raptor_world* world, Reading* reading, const char* syntax)
{
  reading->parser = raptor_new_parser(world, syntax);
  raptor_uri* base = raptor_new_uri(world, (const unsigned char*)RELATIVE_BASE);
  if (!reading->parser || !base) {
    raptor_free_uri(base);
    return ATT_ERR_MEMORY;
  }
  raptor_parser_set_option(reading->parser, RAPTOR_OPTION_NO_NET, NULL, 1);
  raptor_parser_set_option(reading->parser, RAPTOR_OPTION_NO_FILE, NULL, 1);
  raptor_parser_set_statement_handler(reading->parser, reading, take_statement);
  if (raptor_parser_parse_start(reading->parser, base) == 0) {
    parse_chunks(reading, syntax);
  } else if (!reading->errors) {
    report(reading, ATT_ERROR, 0, "cannot start the parser");
  }
  raptor_free_uri(base);
  return reading->status;
}

static AttStatus
parse(Reading* reading, const char* syntax)
{
  raptor_world* world = raptor_new_world();
  if (!world) {
    return ATT_ERR_MEMORY;
  }
  size_t blanks = 0;
  raptor_world_set_flag(world, RAPTOR_WORLD_FLAG_WWW_SKIP_INIT_FINISH, 1);
  // raptor's N-Triples parser loses the datatype of every typed literal: with
  // interning it is the same few that are lost.
  raptor_world_set_flag(
      world, RAPTOR_WORLD_FLAG_URI_INTERNING, is_by_line(syntax));
  raptor_world_set_generate_bnodeid_handler(world, &blanks, name_blank);
  AttStatus status = ATT_ERR_MEMORY;
  if (raptor_world_set_log_handler(world, reading, take_message) == 0 &&
      raptor_world_open(world) == 0) {
    status = parse_in(world, reading, syntax);
  }
  if (reading->parser) {
    raptor_free_parser(reading->parser);
  }
  raptor_free_world(world);
  if (status == ATT_OK && reading->errors) {
    status =
        reading->errors == reading->bad_terms ? ATT_ERR_TERM : ATT_ERR_SYNTAX;
  }
  return status;
}

/// Skip a byte order mark; find bytes that are not UTF-8.
static AttStatus
check_encoding(Reading* reading)
{
  AttView* text = &reading->origin.text;
  if (att_view_starts_with(*text, ATT_VIEW("\xEF\xBB\xBF"))) {
    *text = att_view_slice(*text, 3, text->size);
  }
  const size_t fault = att_utf8_fault(*text);
  if (fault == text->size) {
    return ATT_OK;
  }
  att_report(reading->log,
             ATT_ERROR,
             reading->origin,
             (AttSpan){(uint32_t)fault, (uint32_t)fault + 1},
             "not UTF-8");
  return ATT_ERR_ENCODING;
}

static AttStatus
refuse(const Reading* reading, size_t at, const char* message)
{
  att_report(reading->log,
             ATT_ERROR,
             reading->origin,
             (AttSpan){(uint32_t)at, (uint32_t)at + 1},
             "%s",
             message);
  return ATT_ERR_UNSUPPORTED;
}

/// What raptor has no parser for, or takes for something else.
static AttStatus
check_syntax(const Reading* reading, const char* syntax)
{
  const AttView text = reading->origin.text;
  if (att_view_ends_with(att_view(reading->origin.name), ATT_VIEW(".jsonld"))) {
    return refuse(reading,
                  0,
                  "JSON-LD is written, not read; expected Turtle, TriG, "
                  "N-Triples, N-Quads, RDF/XML or RDF/JSON");
  }
  if (strcmp(syntax, "rdfxml") == 0 || strcmp(syntax, "json") == 0) {
    return ATT_OK;
  }
  if (att_view_starts_with(text, ATT_VIEW("VERSION ")) ||
      att_view_starts_with(text, ATT_VIEW("@version "))) {
    return refuse(reading, 0, "expected RDF 1.1, found a version of RDF");
  }
  const size_t at = att_triple_term_find(text);
  return at < text.size
             ? refuse(reading,
                      at,
                      "expected RDF 1.1, found a triple term of RDF 1.2")
             : ATT_OK;
}

AttStatus
att_rdf_read(const char* path,
             const AttLimits* limits,
             AttLog* log,
             AttTripleSink sink,
             void* user)
{
  AttText text = {0};
  AttStatus status = att_file_read(path, limits->rdf_bytes, &text, log);
  if (status == ATT_OK) {
    Reading reading = {.origin = {path, att_text_view(&text)},
                       .log = log,
                       .sink = sink,
                       .user = user};
    const char* syntax = syntax_of(att_view(path));
    status = check_encoding(&reading);
    if (status == ATT_OK) {
      status = check_syntax(&reading, syntax);
    }
    if (status == ATT_OK) {
      status = parse(&reading, syntax);
    }
  }
  att_text_clear(&text);
  return status;
}
