// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// Triples to text through raptor's serialisers.
// In: the triples of one document after another. Out: one stream.
//
// raptor's Turtle serialiser keeps all it is given, so each document gets one
// of its own; every one of them would write the prefixes again, so a document
// is written to memory and its prefix lines are cut off. Its RDF/JSON goes
// through memory too, because it escapes as JSON does not allow.

#include "graph/prefixes.h"
#include "graph/triples.h"
#include "term/vocabulary.h"

#include <raptor2.h>
#include <string.h>

struct AttWriter {
  FILE* stream;
  AttLog* log;
  AttSyntax syntax;
  raptor_world* world;
  raptor_serializer* serializer; ///< of the whole stream; NULL for Turtle
  AttPrefixes prefixes;
  size_t errors;
  bool is_open;
  void* json; ///< RDF/JSON, whole, once the serialiser has ended
  size_t json_size;
};

static void
take_message(void* user, raptor_log_message* message)
{
  AttWriter* writer = user;
  if (message->level >= RAPTOR_LOG_LEVEL_ERROR) {
    ++writer->errors;
    att_report_plain(writer->log, ATT_ERROR, NULL, "%s", message->text);
  }
}

static const char*
serializer_name(AttSyntax syntax)
{
  switch (syntax) {
  case ATT_SYNTAX_TURTLE:
    return "turtle";
  case ATT_SYNTAX_NTRIPLES:
    return "ntriples";
  case ATT_SYNTAX_NQUADS:
    return "nquads";
  case ATT_SYNTAX_RDFXML:
    return "rdfxml";
  case ATT_SYNTAX_RDFJSON:
    return "json";
  default:
    return NULL;
  }
}

static raptor_uri*
new_uri(AttWriter* writer, AttView iri)
{
  return raptor_new_uri_from_counted_string(
      writer->world, (const unsigned char*)iri.at, iri.size);
}

/// A serialiser that knows the prefixes.
static raptor_serializer*
new_serializer(AttWriter* writer)
{
  raptor_serializer* serializer =
      raptor_new_serializer(writer->world, serializer_name(writer->syntax));
  if (!serializer) {
    return NULL;
  }
  raptor_serializer_set_option(
      serializer, RAPTOR_OPTION_WRITE_BASE_URI, NULL, 0);
  raptor_serializer_set_option(
      serializer, RAPTOR_OPTION_RELATIVE_URIS, NULL, 0);
  for (size_t i = 0; i < writer->prefixes.count; ++i) {
    raptor_uri* uri = new_uri(writer, writer->prefixes.at[i].iri);
    raptor_serializer_set_namespace(
        serializer, uri, (const unsigned char*)writer->prefixes.at[i].name.at);
    raptor_free_uri(uri);
  }
  return serializer;
}

static AttStatus
open_stream(AttWriter* writer)
{
  writer->is_open = true;
  if (writer->syntax == ATT_SYNTAX_TURTLE) {
    for (size_t i = 0; i < writer->prefixes.count; ++i) {
      fprintf(writer->stream,
              "@prefix %s: <%.*s> .\n",
              writer->prefixes.at[i].name.at,
              ATT_VIEW_ARG(writer->prefixes.at[i].iri));
    }
    return ATT_OK;
  }
  writer->serializer = new_serializer(writer);
  if (!writer->serializer) {
    return ATT_ERR_MEMORY;
  }
  const int failed =
      writer->syntax == ATT_SYNTAX_RDFJSON
          ? raptor_serializer_start_to_string(
                writer->serializer, NULL, &writer->json, &writer->json_size)
          : raptor_serializer_start_to_file_handle(
                writer->serializer, NULL, writer->stream);
  return failed ? ATT_ERR_MEMORY : ATT_OK;
}

static raptor_term*
new_term(AttWriter* writer, const AttTerm* term)
{
  const unsigned char* value = (const unsigned char*)term->value.at;
  if (term->kind == ATT_TERM_IRI) {
    return raptor_new_term_from_counted_uri_string(
        writer->world, value, term->value.size);
  }
  raptor_uri* datatype =
      term->datatype.size ? new_uri(writer, term->datatype) : NULL;
  raptor_term* made = raptor_new_term_from_counted_literal(
      writer->world, value, term->value.size, datatype, NULL, 0);
  raptor_free_uri(datatype);
  return made;
}

/// XML 1.0 has no control characters but tab, line feed, carriage return.
static bool
fits_xml(const AttTerm* term)
{
  for (size_t i = 0; i < term->value.size; ++i) {
    const unsigned char c = (unsigned char)term->value.at[i];
    if (c < 0x20 && c != '\t' && c != '\n' && c != '\r') {
      return false;
    }
  }
  return true;
}

static AttStatus
write_triple(AttWriter* writer,
             raptor_serializer* serializer,
             const AttTriple* triple,
             AttView graph)
{
  if (writer->syntax == ATT_SYNTAX_RDFXML && !fits_xml(&triple->object)) {
    att_report_plain(writer->log,
                     ATT_WARNING,
                     NULL,
                     "left out: XML cannot hold the control characters in a "
                     "literal of <%.*s>",
                     ATT_VIEW_ARG(triple->subject.value));
    return ATT_OK;
  }
  raptor_statement statement;
  raptor_statement_init(&statement, writer->world);
  statement.subject = new_term(writer, &triple->subject);
  statement.predicate = new_term(writer, &triple->predicate);
  statement.object = new_term(writer, &triple->object);
  const AttTerm name = {.kind = ATT_TERM_IRI, .value = graph};
  const bool has_graph = writer->syntax == ATT_SYNTAX_NQUADS && graph.size;
  if (has_graph) {
    statement.graph = new_term(writer, &name);
  }
  AttStatus status = ATT_ERR_MEMORY;
  if (statement.subject && statement.predicate && statement.object &&
      (!has_graph || statement.graph)) {
    // Positive: RDF/JSON has the triple already, from another document.
    const int code =
        raptor_serializer_serialize_statement(serializer, &statement);
    const bool is_known = code > 0 && writer->syntax == ATT_SYNTAX_RDFJSON;
    status = code == 0 || is_known ? ATT_OK : ATT_ERR_IO;
  }
  raptor_statement_clear(&statement);
  return status;
}

static AttStatus
write_all(AttWriter* writer,
          raptor_serializer* serializer,
          const AttTriples* triples)
{
  for (size_t i = 0; i < triples->triples.size; ++i) {
    ATT_TRY(write_triple(
        writer, serializer, &triples->triples.at[i], triples->source));
  }
  return ATT_OK;
}

/// What follows the prefix lines that every serialiser begins with.
static AttView
behind_prefixes(AttView text)
{
  while (att_view_starts_with(text, ATT_VIEW("@prefix "))) {
    const char* end = memchr(text.at, '\n', text.size);
    const size_t line = end ? (size_t)(end - text.at) + 1 : text.size;
    text = att_view_slice(text, line, text.size);
  }
  return text;
}

static AttStatus
write_turtle(AttWriter* writer, const AttTriples* triples)
{
  void* text = NULL;
  size_t size = 0;
  raptor_serializer* serializer = new_serializer(writer);
  if (!serializer ||
      raptor_serializer_start_to_string(serializer, NULL, &text, &size) != 0) {
    raptor_free_serializer(serializer);
    return ATT_ERR_MEMORY;
  }
  AttStatus status = write_all(writer, serializer, triples);
  if (raptor_serializer_serialize_end(serializer) != 0 && status == ATT_OK) {
    status = ATT_ERR_IO;
  }
  raptor_free_serializer(serializer);
  if (status == ATT_OK && text) {
    const AttView body = behind_prefixes((AttView){text, size});
    fwrite(body.at, 1, body.size, writer->stream);
  }
  raptor_free_memory(text);
  return status;
}

/// Eight hexadecimal digits as a UTF-16 pair of JSON.
static void
write_pair(FILE* stream, const char* digits)
{
  unsigned long code = 0;
  for (size_t i = 0; i < 8; ++i) {
    const char c = digits[i];
    code =
        code * 16 + (unsigned long)(c <= '9' ? c - '0' : (c & 0xDF) - 'A' + 10);
  }
  code -= 0x10000;
  fprintf(stream,
          "\\u%04lX\\u%04lX",
          0xD800 + (code >> 10 & 0x3FF),
          0xDC00 + (code & 0x3FF));
}

/// raptor writes characters beyond U+FFFF as \UXXXXXXXX, which is not JSON.
static void
write_json(AttWriter* writer)
{
  const char* at = writer->json;
  const char* end = at + writer->json_size;
  while (at < end) {
    const char* slash = memchr(at, '\\', (size_t)(end - at));
    const char* stop = slash ? slash : end;
    fwrite(at, 1, (size_t)(stop - at), writer->stream);
    at = stop;
    if (at < end && end - at >= 10 && at[1] == 'U') {
      write_pair(writer->stream, at + 2);
      at += 10;
    } else if (at < end) {
      const size_t size = end - at < 2 ? 1 : 2;
      fwrite(at, 1, size, writer->stream);
      at += size;
    }
  }
}

/// Say so once where the stream or raptor failed.
static AttStatus
check(AttWriter* writer, AttStatus status)
{
  if (status == ATT_OK && (writer->errors || ferror(writer->stream))) {
    status = ATT_ERR_IO;
  }
  if (status == ATT_ERR_IO && !writer->errors) {
    ++writer->errors;
    att_report_plain(writer->log, ATT_ERROR, NULL, "cannot write the output");
  }
  return status;
}

static AttStatus
refuse(AttSyntax syntax, AttLog* log)
{
  att_report_plain(log,
                   ATT_ERROR,
                   NULL,
                   "cannot write %s; there are turtle, ntriples, nquads, "
                   "rdfxml and rdfjson",
                   syntax == ATT_SYNTAX_TRIG ? "trig" : "jsonld");
  return ATT_ERR_UNSUPPORTED;
}

static AttStatus
open_world(AttWriter* writer)
{
  writer->world = raptor_new_world();
  if (!writer->world) {
    return ATT_ERR_MEMORY;
  }
  raptor_world_set_flag(
      writer->world, RAPTOR_WORLD_FLAG_WWW_SKIP_INIT_FINISH, 1);
  raptor_world_set_flag(writer->world, RAPTOR_WORLD_FLAG_URI_INTERNING, 0);
  raptor_world_set_log_handler(writer->world, writer, take_message);
  return raptor_world_open(writer->world) == 0 ? ATT_OK : ATT_ERR_MEMORY;
}

AttStatus
att_writer_new(FILE* stream,
               const AttGraphOptions* options,
               AttLog* log,
               AttWriter** writer)
{
  *writer = NULL;
  if (!serializer_name(options->syntax)) {
    return refuse(options->syntax, log);
  }
  AttWriter* made = att_calloc(1, sizeof *made);
  if (!made) {
    return ATT_ERR_MEMORY;
  }
  made->stream = stream;
  made->log = log;
  made->syntax = options->syntax;
  AttStatus status =
      att_prefixes_list(options->base, options->ontology, &made->prefixes);
  if (status == ATT_OK) {
    status = open_world(made);
  }
  if (status == ATT_OK) {
    status = open_stream(made);
  }
  if (status != ATT_OK) {
    att_writer_free(made);
    return status;
  }
  *writer = made;
  return ATT_OK;
}

AttStatus
att_writer_add(AttWriter* writer, const AttTriples* triples)
{
  if (!triples->triples.size) {
    return ATT_OK;
  }
  return check(writer,
               writer->syntax == ATT_SYNTAX_TURTLE
                   ? write_turtle(writer, triples)
                   : write_all(writer, writer->serializer, triples));
}

AttStatus
att_writer_end(AttWriter* writer)
{
  AttStatus status = ATT_OK;
  if (writer->is_open && writer->serializer &&
      raptor_serializer_serialize_end(writer->serializer) != 0) {
    status = ATT_ERR_IO;
  }
  if (writer->is_open && status == ATT_OK && writer->json) {
    write_json(writer);
  }
  writer->is_open = false;
  return check(writer, status);
}

void
att_writer_free(AttWriter* writer)
{
  if (writer) {
    if (writer->is_open && writer->serializer) { // or raptor loses the stream
      raptor_serializer_serialize_end(writer->serializer);
    }
    raptor_free_serializer(writer->serializer);
    if (writer->json) {
      raptor_free_memory(writer->json);
    }
    raptor_free_world(writer->world);
    att_prefixes_clear(&writer->prefixes);
    att_free(writer);
  }
}
