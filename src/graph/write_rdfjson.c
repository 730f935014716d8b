// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// RDF/JSON (https://www.w3.org/TR/rdf-json/). It has each subject once, and
// documents share subjects: triples are sorted on disk before they are written.

#include "base/sorter.h"
#include "graph/spell.h"
#include "graph/writing.h"

#include "term/vocabulary.h"

#include <string.h>

#define SORTING_BYTES ((size_t)32 << 20)

static AttStatus
begin(AttWriter* writer)
{
  AttSorter* sorter = NULL;
  const AttStatus status = att_sorter_new(SORTING_BYTES, &sorter);
  writer->own = sorter;
  return status;
}

static void
append_member(AttText* out, const char* name, AttView value)
{
  att_text_append_string(out, name);
  att_spell_string(value, out);
}

static void
append_object(const AttTerm* object, AttText* out)
{
  const bool is_iri = object->kind == ATT_TERM_IRI;
  append_member(out, "{\"value\": ", object->value);
  append_member(
      out, ", \"type\": ", is_iri ? ATT_VIEW("uri") : ATT_VIEW("literal"));
  if (object->language.size) {
    append_member(out, ", \"lang\": ", object->language);
  } else if (object->datatype.size) {
    append_member(out, ", \"datatype\": ", object->datatype);
  }
  att_text_append_char(out, '}');
}

/// A record is subject, predicate and the object's JSON, a NUL between them,
/// which no term holds: their order is that of the output.
static AttStatus
add(AttWriter* writer, const AttTriples* triples)
{
  AttText record = {0};
  AttStatus status = ATT_OK;
  for (size_t i = 0; i < triples->triples.size && status == ATT_OK; ++i) {
    const AttTriple* triple = &triples->triples.at[i];
    att_text_reset(&record);
    att_text_append(&record, triple->subject.value);
    att_text_append_char(&record, '\0');
    att_text_append(&record, triple->predicate.value);
    att_text_append_char(&record, '\0');
    append_object(&triple->object, &record);
    status = att_text_status(&record);
    if (status == ATT_OK) {
      status = att_sorter_add(writer->own, att_text_view(&record));
    }
  }
  att_text_clear(&record);
  return status;
}

/// Cut off what stands in front of the next NUL.
static AttView
take_part(AttView* record)
{
  const char* end = memchr(record->at, '\0', record->size);
  const size_t size = end ? (size_t)(end - record->at) : record->size;
  const AttView part = att_view_slice(*record, 0, size);
  *record = att_view_slice(*record, size + 1, record->size);
  return part;
}

typedef struct Place {
  AttText subject;
  AttText predicate;
} Place;

static void
set(AttText* text, AttView value)
{
  att_text_reset(text);
  att_text_append(text, value);
}

static void
write_record(AttWriter* writer, AttView record, Place* place)
{
  AttText* out = &writer->out;
  const AttView subject = take_part(&record);
  const AttView predicate = take_part(&record);
  const bool is_first = writer->count++ == 0;
  const bool goes_on =
      !is_first && att_view_equal(subject, att_text_view(&place->subject));
  if (goes_on && att_view_equal(predicate, att_text_view(&place->predicate))) {
    att_text_append_string(out, ", ");
  } else {
    if (!goes_on) {
      att_text_append_string(out, is_first ? "\n  " : "]\n  },\n  ");
      att_spell_string(subject, out);
      att_text_append_string(out, ": {\n    ");
    } else {
      att_text_append_string(out, "],\n    ");
    }
    att_spell_string(predicate, out);
    att_text_append_string(out, ": [");
  }
  att_text_append(out, record);
  set(&place->subject, subject);
  set(&place->predicate, predicate);
}

static AttStatus
write_records(AttWriter* writer, Place* place)
{
  AttView record;
  bool got = true;
  while (got) {
    ATT_TRY(att_sorter_next(writer->own, &record, &got));
    if (got) {
      write_record(writer, record, place);
      ATT_TRY(att_text_status(&place->subject));
      ATT_TRY(att_text_status(&place->predicate));
      ATT_TRY(att_writer_flush(writer));
    }
  }
  return ATT_OK;
}

static AttStatus
end(AttWriter* writer)
{
  Place place = {{0}, {0}};
  att_text_append_char(&writer->out, '{');
  const AttStatus status = write_records(writer, &place);
  att_text_append_string(&writer->out, writer->count ? "]\n  }\n}\n" : "}\n");
  att_text_clear(&place.subject);
  att_text_clear(&place.predicate);
  return status;
}

static void
free_sorter(AttWriter* writer)
{
  att_sorter_free(writer->own);
}

const AttForm att_form_rdfjson = {
    .begin = begin, .add = add, .end = end, .free = free_sorter};
