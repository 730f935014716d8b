// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// A head and the lines behind it are held until the next head: only then is it
// known whether it has any code.

#include "import/actors.h"

#include "import/codes.h"
#include "import/phrase.h"
#include "term/rdf.h"

#include <string.h>

typedef struct Reader {
  const AttVocabulary* vocabulary;
  AttImportReport* report;
  AttImportedActors* actors;
  bool is_open;                     ///< some head was read
  size_t first_code;                ///< of the entry being read
  ATT_ARRAY(AttImportPlace) places; ///< of the names of that entry
  ATT_ARRAY(AttView) phrases;
  AttText name;
  AttText acronym;
} Reader;

void
att_imported_actors_clear(AttImportedActors* actors)
{
  ATT_ARRAY_CLEAR(&actors->actors);
  ATT_ARRAY_CLEAR(&actors->names);
  ATT_ARRAY_CLEAR(&actors->codes);
  att_map_clear(&actors->by_slug);
}

static AttStatus
copy(const Reader* reader, AttView view, AttView* copied)
{
  *copied = att_arena_copy(reader->actors->arena, view);
  return copied->at ? ATT_OK : ATT_ERR_MEMORY;
}

static AttStatus
add_name(Reader* reader, uint32_t actor, AttView text)
{
  AttImportedName name = {.actor = actor,
                          .order = (uint32_t)reader->actors->names.size};
  if (!att_view_trim(text).size) {
    return ATT_OK;
  }
  ATT_TRY(copy(reader, att_view_trim(text), &name.text));
  return ATT_PUSH(&reader->actors->names, name);
}

// The actor whose first name gives this slug; a new one where there is none.
static AttStatus
find_actor(Reader* reader, AttView name, uint32_t* actor)
{
  AttImportedActors* actors = reader->actors;
  AttText slug = {0};
  att_slug(name, &slug);
  AttStatus status = att_text_status(&slug);
  const uint32_t* known =
      status == ATT_OK ? att_map_get(&actors->by_slug, att_text_view(&slug))
                       : NULL;
  if (known) {
    *actor = *known;
  } else if (status == ATT_OK) {
    AttImportedActor added = {{0}};
    *actor = (uint32_t)actors->actors.size;
    status = copy(reader, att_text_view(&slug), &added.slug);
    if (status == ATT_OK) {
      status = ATT_PUSH(&actors->actors, added);
    }
    if (status == ATT_OK) {
      status = att_map_set(&actors->by_slug, added.slug, *actor);
    }
  }
  att_text_clear(&slug);
  return status;
}

static AttStatus
make_name(Reader* reader, AttView phrase)
{
  att_text_reset(&reader->name);
  att_text_reset(&reader->acronym);
  att_phrase_name(phrase, reader->vocabulary, &reader->name, &reader->acronym);
  ATT_TRY(att_text_status(&reader->name));
  return att_text_status(&reader->acronym);
}

static void
refuse(Reader* reader, size_t name, const char* reason)
{
  att_import_miss(reader->report,
                  name ? ATT_IMPORT_SYNONYM : ATT_IMPORT_ACTOR,
                  &reader->places.at[name],
                  "%s",
                  reason);
}

static AttStatus
keep_names(Reader* reader, uint32_t actor)
{
  for (size_t i = 0; i < reader->phrases.size; ++i) {
    ATT_TRY(make_name(reader, reader->phrases.at[i]));
    if (!reader->name.size) {
      refuse(reader, i, "no name before the code");
      continue;
    }
    ATT_TRY(add_name(reader, actor, att_text_view(&reader->name)));
    ATT_TRY(add_name(reader, actor, att_text_view(&reader->acronym)));
  }
  return ATT_OK;
}

static AttStatus
keep_entry(Reader* reader)
{
  uint32_t actor = 0;
  ATT_TRY(make_name(reader, reader->phrases.at[0]));
  ATT_TRY(find_actor(reader, att_text_view(&reader->name), &actor));
  for (size_t i = reader->first_code; i < reader->actors->codes.size; ++i) {
    reader->actors->codes.at[i].actor = actor;
  }
  return keep_names(reader, actor);
}

// The entry is whole: keep it, or tell why not.
static AttStatus
end_entry(Reader* reader)
{
  AttStatus status = ATT_OK;
  if (!reader->phrases.size) { // the head itself could not be read
    reader->actors->codes.size = reader->first_code;
    return ATT_OK;
  }
  if (reader->first_code < reader->actors->codes.size) {
    status = keep_entry(reader);
  } else {
    for (size_t i = 0; i < reader->phrases.size; ++i) {
      refuse(reader, i, "the entry has no code that says who it is");
    }
  }
  reader->phrases.size = reader->places.size = 0;
  return status;
}

// "USAGOV 820101-911231", without brackets.
static AttStatus
take_code(Reader* reader, const AttImportPlace* place, AttView inside)
{
  AttView rest = att_view_trim(inside);
  AttImportedCode code = {.order = (uint32_t)reader->actors->codes.size};
  const AttView written = att_view_trim(att_import_until(&rest, " \t<>"));
  att_import_count(reader->report, ATT_IMPORT_CODE);
  if (att_view_equal(written, ATT_VIEW("---"))) {
    att_import_miss(
        reader->report, ATT_IMPORT_CODE, place, "--- is the code of nobody");
    return ATT_OK;
  }
  if (!att_code_is_valid(written)) {
    att_import_miss(reader->report,
                    ATT_IMPORT_CODE,
                    place,
                    "expected a code of capitals, found \"%.*s\"",
                    ATT_VIEW_ARG(att_view_slice(written, 0, 80)));
    return ATT_OK;
  }
  const char* fault = att_import_limits(rest, code.from, code.to);
  if (fault) {
    att_import_miss(reader->report, ATT_IMPORT_CODE, place, "%s", fault);
    return ATT_OK;
  }
  ATT_TRY(copy(reader, written, &code.code));
  return ATT_PUSH(&reader->actors->codes, code);
}

// Two lines behind one another hold in the same days but for the limit itself:
// which of them is meant depends on the program that reads the file.
static void
note_overlap(Reader* reader, const AttImportPlace* place, size_t before)
{
  const size_t count = reader->actors->codes.size;
  if (count < reader->first_code + 2 || before == count) {
    return;
  }
  const AttImportedCode* a = &reader->actors->codes.at[count - 2];
  const AttImportedCode* b = &reader->actors->codes.at[count - 1];
  const bool are_dated = (*a->from || *a->to) && (*b->from || *b->to);
  const bool begins = !*a->to || strcmp(b->from, a->to) < 0;
  const bool ends = !*b->to || strcmp(a->from, b->to) < 0;
  if (are_dated && begins && ends && !att_view_equal(a->code, b->code)) {
    att_import_note(reader->report,
                    ATT_IMPORT_CODE,
                    place,
                    "overlaps with the code before it: both are kept");
  }
}

// All codes in brackets; what stands outside is only explanation.
static AttStatus
take_codes(Reader* reader, const AttImportPlace* place, AttView rest)
{
  while (rest.size) {
    att_import_until(&rest, "[");
    if (!rest.size) {
      break;
    }
    rest = att_view_slice(rest, 1, rest.size);
    const AttView inside = att_import_until(&rest, "]");
    if (!rest.size) {
      att_import_count(reader->report, ATT_IMPORT_CODE);
      att_import_miss(
          reader->report, ATT_IMPORT_CODE, place, "expected ] behind the code");
      break;
    }
    const size_t before = reader->actors->codes.size;
    ATT_TRY(take_code(reader, place, inside));
    note_overlap(reader, place, before);
  }
  return ATT_OK;
}

static const char*
fault_of_phrase(const AttImportLine* line, AttView phrase)
{
  if (!line->is_printable) {
    return "bytes that are not UTF-8, or control characters";
  }
  if (memchr(phrase.at, '+', phrase.size)) {
    return "a + inside a name: two lines that became one";
  }
  if (memchr(phrase.at, ']', phrase.size)) {
    return "a ] without a [ before it";
  }
  return NULL;
}

static AttStatus
take_name(Reader* reader, const AttImportLine* line, AttView text)
{
  const bool is_synonym = reader->phrases.size > 0;
  const AttImportKind kind = is_synonym ? ATT_IMPORT_SYNONYM : ATT_IMPORT_ACTOR;
  AttView rest = text;
  const AttView phrase = att_view_trim(att_import_until(&rest, "["));
  const char* fault = fault_of_phrase(line, phrase);
  att_import_count(reader->report, kind);
  if (fault) {
    att_import_miss(reader->report, kind, &line->place, "%s", fault);
  } else {
    ATT_TRY(ATT_PUSH(&reader->places, line->place));
    ATT_TRY(ATT_PUSH(&reader->phrases, phrase));
  }
  return take_codes(reader, &line->place, rest);
}

static AttStatus
begin_entry(Reader* reader, const AttImportLine* line)
{
  ATT_TRY(end_entry(reader));
  reader->is_open = true;
  reader->first_code = reader->actors->codes.size;
  return take_name(reader, line, line->text);
}

static AttStatus
take_line(Reader* reader, const AttImportLine* line)
{
  const char first = line->text.at[0];
  if (first != '+' && first != '[') {
    return begin_entry(reader, line);
  }
  if (reader->is_open && first == '[') {
    return take_codes(reader, &line->place, line->text);
  }
  if (reader->is_open && reader->phrases.size) {
    return take_name(
        reader, line, att_view_slice(line->text, 1, line->text.size));
  }
  const AttImportKind kind =
      first == '+' ? ATT_IMPORT_SYNONYM : ATT_IMPORT_CODE;
  att_import_count(reader->report, kind);
  att_import_miss(
      reader->report, kind, &line->place, "no entry before it that it is of");
  return ATT_OK;
}

AttStatus
att_actors_read(AttImportLines lines,
                const AttVocabulary* vocabulary,
                AttImportReport* report,
                AttImportedActors* actors)
{
  Reader reader = {.vocabulary = vocabulary,
                   .report = report,
                   .actors = actors,
                   .first_code = actors->codes.size};
  AttImportLine line;
  AttStatus status = ATT_OK;
  while (status == ATT_OK && att_import_next(&lines, &line)) {
    status = take_line(&reader, &line);
  }
  if (status == ATT_OK) {
    status = end_entry(&reader);
  }
  ATT_ARRAY_CLEAR(&reader.places);
  ATT_ARRAY_CLEAR(&reader.phrases);
  att_text_clear(&reader.name);
  att_text_clear(&reader.acronym);
  return status;
}
