// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// RDF/XML through raptor, which streams it.

#include "graph/writing.h"

#include <raptor2.h>

typedef struct Xml {
  raptor_world* world;
  raptor_serializer* serializer;
} Xml;

static void
take_message(void* user, raptor_log_message* message)
{
  AttWriter* writer = user;
  if (message->level >= RAPTOR_LOG_LEVEL_ERROR) {
    ++writer->errors;
    att_report_plain(writer->log, ATT_ERROR, NULL, "%s", message->text);
  }
}

static raptor_uri*
new_uri(const Xml* xml, AttView iri)
{
  return raptor_new_uri_from_counted_string(
      xml->world, (const unsigned char*)iri.at, iri.size);
}

static AttStatus
open_world(AttWriter* writer, Xml* xml)
{
  xml->world = raptor_new_world();
  if (!xml->world) {
    return ATT_ERR_MEMORY;
  }
  raptor_world_set_flag(xml->world, RAPTOR_WORLD_FLAG_WWW_SKIP_INIT_FINISH, 1);
  raptor_world_set_flag(xml->world, RAPTOR_WORLD_FLAG_URI_INTERNING, 0);
  raptor_world_set_log_handler(xml->world, writer, take_message);
  return raptor_world_open(xml->world) == 0 ? ATT_OK : ATT_ERR_MEMORY;
}

/// A serialiser that knows the prefixes.
static AttStatus
open_serializer(AttWriter* writer, Xml* xml)
{
  raptor_serializer* serializer = raptor_new_serializer(xml->world, "rdfxml");
  if (!serializer) {
    return ATT_ERR_MEMORY;
  }
  xml->serializer = serializer;
  raptor_serializer_set_option(
      serializer, RAPTOR_OPTION_WRITE_BASE_URI, NULL, 0);
  raptor_serializer_set_option(
      serializer, RAPTOR_OPTION_RELATIVE_URIS, NULL, 0);
  for (size_t i = 0; i < writer->prefixes.count; ++i) {
    raptor_uri* uri = new_uri(xml, writer->prefixes.at[i].iri);
    raptor_serializer_set_namespace(
        serializer, uri, (const unsigned char*)writer->prefixes.at[i].name.at);
    raptor_free_uri(uri);
  }
  return raptor_serializer_start_to_file_handle(
             serializer, NULL, writer->stream) == 0
             ? ATT_OK
             : ATT_ERR_MEMORY;
}

static AttStatus
begin(AttWriter* writer)
{
  Xml* xml = att_calloc(1, sizeof *xml);
  writer->own = xml;
  if (!xml) {
    return ATT_ERR_MEMORY;
  }
  ATT_TRY(open_world(writer, xml));
  return open_serializer(writer, xml);
}

static raptor_term*
new_term(const Xml* xml, const AttTerm* term)
{
  const unsigned char* value = (const unsigned char*)term->value.at;
  if (term->kind == ATT_TERM_IRI) {
    return raptor_new_term_from_counted_uri_string(
        xml->world, value, term->value.size);
  }
  raptor_uri* datatype =
      term->datatype.size ? new_uri(xml, term->datatype) : NULL;
  raptor_term* made = raptor_new_term_from_counted_literal(
      xml->world,
      value,
      term->value.size,
      datatype,
      term->language.size ? (const unsigned char*)term->language.at : NULL,
      (unsigned char)term->language.size);
  raptor_free_uri(datatype);
  return made;
}

/// XML 1.0 has no control characters but tab, line feed, carriage return, and
/// raptor refuses U+007F, which it has.
static bool
fits_xml(const AttTerm* term)
{
  for (size_t i = 0; i < term->value.size; ++i) {
    const unsigned char c = (unsigned char)term->value.at[i];
    if ((c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F) {
      return false;
    }
  }
  return true;
}

static AttStatus
write_triple(AttWriter* writer, const AttTriple* triple)
{
  const Xml* xml = writer->own;
  if (!fits_xml(&triple->object)) {
    att_report_plain(writer->log,
                     ATT_WARNING,
                     NULL,
                     "left out: XML cannot hold the control characters in a "
                     "literal of <%.*s>",
                     ATT_VIEW_ARG(triple->subject.value));
    return ATT_OK;
  }
  raptor_statement statement;
  raptor_statement_init(&statement, xml->world);
  statement.subject = new_term(xml, &triple->subject);
  statement.predicate = new_term(xml, &triple->predicate);
  statement.object = new_term(xml, &triple->object);
  AttStatus status = ATT_ERR_MEMORY;
  if (statement.subject && statement.predicate && statement.object) {
    status =
        raptor_serializer_serialize_statement(xml->serializer, &statement) == 0
            ? ATT_OK
            : ATT_ERR_IO;
  }
  raptor_statement_clear(&statement);
  return status;
}

static AttStatus
add(AttWriter* writer, const AttTriples* triples)
{
  for (size_t i = 0; i < triples->triples.size; ++i) {
    ATT_TRY(write_triple(writer, &triples->triples.at[i]));
  }
  return ATT_OK;
}

static AttStatus
end(AttWriter* writer)
{
  const Xml* xml = writer->own;
  return raptor_serializer_serialize_end(xml->serializer) == 0 ? ATT_OK
                                                               : ATT_ERR_IO;
}

static void
free_xml(AttWriter* writer)
{
  Xml* xml = writer->own;
  if (!xml) {
    return;
  }
  if (writer->is_open && xml->serializer) { // or raptor loses the stream
    raptor_serializer_serialize_end(xml->serializer);
  }
  raptor_free_serializer(xml->serializer);
  raptor_free_world(xml->world);
  att_free(xml);
}

const AttForm att_form_xml = {
    .begin = begin, .add = add, .end = end, .free = free_xml};
