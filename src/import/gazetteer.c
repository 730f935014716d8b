// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Names and codes are sorted by actor, then as they stood in the files.

#include "import/gazetteer.h"

#include "import/turtle.h"
#include "term/vocabulary.h"

#include <stdlib.h>
#include <string.h>

typedef struct Writer {
  const AttImportedActors* actors;
  const AttCodeTable* codes;
  AttText* out;
  AttMap written; ///< names of the actor that is being written
} Writer;

static int
compare_places(uint32_t a, uint32_t b, uint32_t first, uint32_t second)
{
  if (a != b) {
    return a < b ? -1 : 1;
  }
  return first < second ? -1 : first > second;
}

static int
compare_names(const void* left, const void* right)
{
  const AttImportedName* a = left;
  const AttImportedName* b = right;
  return compare_places(a->actor, b->actor, a->order, b->order);
}

static int
compare_codes(const void* left, const void* right)
{
  const AttImportedCode* a = left;
  const AttImportedCode* b = right;
  return compare_places(a->actor, b->actor, a->order, b->order);
}

static bool
is_dated(const AttImportedCode* code)
{
  return *code->from || *code->to;
}

// Whoever has codes for a time is a person, unless one of them is a group's.
static AttView
class_of(const Writer* writer, const AttImportedCode* codes, size_t count)
{
  bool has_dates = false;
  bool is_group = false;
  for (size_t i = 0; i < count; ++i) {
    has_dates = has_dates || is_dated(&codes[i]);
    is_group = is_group || att_code_is_group(writer->codes, codes[i].code);
  }
  return has_dates && !is_group ? att_code_dated_class(writer->codes)
                                : att_code_class(writer->codes, codes[0].code);
}

// Is this the first time that `key` comes in this entry?
static bool
is_new(Writer* writer, AttView key, AttStatus* status)
{
  if (att_map_get(&writer->written, key)) {
    return false;
  }
  *status = att_map_set(&writer->written, key, 0);
  return *status == ATT_OK;
}

static AttStatus
write_names(Writer* writer, const AttImportedName* names, size_t count)
{
  AttStatus status = ATT_OK;
  att_map_clear(&writer->written);
  for (size_t i = 0; i < count && status == ATT_OK; ++i) {
    if (is_new(writer, names[i].text, &status)) {
      att_text_append_string(writer->out,
                             i ? " ;\n  skos:altLabel " : " ; skos:prefLabel ");
      att_turtle_string(writer->out, names[i].text);
    }
  }
  return status;
}

static void
write_code(Writer* writer, AttView code)
{
  att_text_append_string(writer->out, " ;\n  skos:notation ");
  att_turtle_string(writer->out, code);
  att_text_append_string(writer->out, "^^");
  att_turtle_iri(writer->out, writer->codes->datatype);
}

static AttStatus
write_codes(Writer* writer, const AttImportedCode* codes, size_t count)
{
  AttStatus status = ATT_OK;
  att_map_clear(&writer->written);
  for (size_t i = 0; i < count && status == ATT_OK; ++i) {
    if (!is_dated(&codes[i]) && is_new(writer, codes[i].code, &status)) {
      write_code(writer, codes[i].code);
    }
  }
  return status;
}

static void
write_tenures(Writer* writer,
              AttView slug,
              const AttImportedCode* codes,
              size_t count)
{
  for (size_t i = 0; i < count; ++i) {
    if (!is_dated(&codes[i])) {
      continue;
    }
    att_text_format(writer->out,
                    "tenure:%.*s_%.*s_%zu a att:Tenure ; att:holder "
                    "actor:%.*s",
                    ATT_VIEW_ARG(slug),
                    ATT_VIEW_ARG(codes[i].code),
                    i + 1,
                    ATT_VIEW_ARG(slug));
    write_code(writer, codes[i].code);
    att_text_format(writer->out,
                    " ;\n  att:time \"%s/%s\"^^<" ATT_IRI_EDTF "> .\n",
                    *codes[i].from ? codes[i].from : "..",
                    *codes[i].to ? codes[i].to : "..");
  }
}

static void
write_part(Writer* writer, const char* property, AttView part)
{
  if (part.size && *part.at != '-') {
    att_text_format(writer->out, " ;\n  %s ", property);
    att_turtle_string(writer->out, part);
  }
}

// The parts that tables of events make codes of, from the first code that
// always holds: which of those that hold for a time does is not asked there.
static void
write_parts(Writer* writer, const AttImportedCode* codes, size_t count)
{
  size_t i = 0;
  while (i < count && is_dated(&codes[i])) {
    ++i;
  }
  if (i == count) {
    return;
  }
  const AttView code = codes[i].code;
  const AttView first = att_view_slice(code, 0, 3);
  const AttView second = att_view_slice(code, 3, 6);
  const bool has_country = att_code_has_country(writer->codes, code);
  write_part(writer,
             !has_country  ? "att:globalCode"
             : second.size ? "att:homeCode"
                           : "att:iso3",
             first);
  write_part(writer, "att:sector", second);
}

static AttStatus
write_actor(Writer* writer,
            AttView slug,
            const AttImportedName* names,
            size_t name_count,
            const AttImportedCode* codes,
            size_t code_count)
{
  const AttView class_iri = class_of(writer, codes, code_count);
  att_text_format(writer->out, "actor:%.*s a ", ATT_VIEW_ARG(slug));
  att_turtle_iri(writer->out, class_iri);
  ATT_TRY(write_names(writer, names, name_count));
  ATT_TRY(write_codes(writer, codes, code_count));
  write_parts(writer, codes, code_count);
  att_text_append_string(writer->out, " .\n");
  write_tenures(writer, slug, codes, code_count);
  return ATT_OK;
}

static AttStatus
write_all(Writer* writer)
{
  const AttImportedActors* actors = writer->actors;
  size_t name = 0;
  size_t code = 0;
  for (uint32_t i = 0; i < actors->actors.size; ++i) {
    const size_t first_name = name;
    const size_t first_code = code;
    while (name < actors->names.size && actors->names.at[name].actor == i) {
      ++name;
    }
    while (code < actors->codes.size && actors->codes.at[code].actor == i) {
      ++code;
    }
    ATT_TRY(write_actor(writer,
                        actors->actors.at[i].slug,
                        actors->names.at + first_name,
                        name - first_name,
                        actors->codes.at + first_code,
                        code - first_code));
  }
  return ATT_OK;
}

AttStatus
att_gazetteer_write_actors(const AttImportedActors* actors,
                           const AttCodeTable* codes,
                           AttText* out)
{
  Writer writer = {.actors = actors, .codes = codes, .out = out};
  if (!actors->actors.size) {
    return ATT_OK;
  }
  qsort(actors->names.at,
        actors->names.size,
        sizeof *actors->names.at,
        compare_names);
  qsort(actors->codes.at,
        actors->codes.size,
        sizeof *actors->codes.at,
        compare_codes);
  att_text_append_string(out,
                         "@prefix att: <" ATT_IRI_ATT "> .\n"
                         "@prefix actor: <" ATT_IRI_ID "actor/> .\n"
                         "@prefix skos: <" ATT_IRI_SKOS "> .\n"
                         "@prefix tenure: <" ATT_IRI_ID "tenure/> .\n\n");
  const AttStatus status = write_all(&writer);
  att_map_clear(&writer.written);
  return status == ATT_OK ? att_text_status(out) : status;
}
