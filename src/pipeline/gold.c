// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Annotated sentences by jansson, which checks the UTF-8 of strings itself.

#include "pipeline/gold.h"

#include "base/file.h"

#include <jansson.h>
#include <string.h>

typedef struct Reader {
  AttGold* gold;
  AttOrigin origin;
  AttSpan line; ///< bytes of the file
  AttLog* log;
} Reader;

static AttStatus
wrong(const Reader* reader, const char* what)
{
  att_report(reader->log,
             ATT_ERROR,
             reader->origin,
             (AttSpan){reader->line.begin, reader->line.begin + 1},
             "expected %s",
             what);
  return ATT_ERR_SYNTAX;
}

static AttStatus
keep(const Reader* reader, const json_t* value, AttView* kept)
{
  *kept = (AttView){"", 0};
  if (!json_is_string(value)) {
    return ATT_OK; // absent, null, or of a kind that says nothing to us
  }
  *kept = att_arena_copy(
      reader->gold->arena,
      (AttView){json_string_value(value), json_string_length(value)});
  return kept->at ? ATT_OK : ATT_ERR_MEMORY;
}

static AttStatus
add_name(const Reader* reader, const json_t* value, AttGoldNames* names)
{
  AttView name;
  if (!json_is_string(value)) {
    return wrong(reader, "a name, or a list of names");
  }
  ATT_TRY(keep(reader, value, &name));
  ++names->count;
  return ATT_PUSH(&reader->gold->names, name);
}

/// One name, or a list of them.
static AttStatus
read_names(const Reader* reader, const json_t* value, AttGoldNames* names)
{
  *names = (AttGoldNames){(uint32_t)reader->gold->names.size, 0};
  if (!value || json_is_null(value)) {
    return ATT_OK;
  }
  if (!json_is_array(value)) {
    return add_name(reader, value, names);
  }
  for (size_t i = 0; i < json_array_size(value); ++i) {
    ATT_TRY(add_name(reader, json_array_get(value, i), names));
  }
  return ATT_OK;
}

/// "Assault/Attack" is an Assault.
static AttView
general_part(AttView name)
{
  const char* slash = memchr(name.at, '/', name.size);
  return slash ? (AttView){name.at, (size_t)(slash - name.at)} : name;
}

static AttStatus
read_fact(const Reader* reader, const json_t* value)
{
  AttGoldFact fact = {.is_relation = json_object_get(value, "rel") != NULL};
  const char* const keys[2][3] = {{"event", "agent", "target"},
                                  {"rel", "subject", "object"}};
  const char* const* key = keys[fact.is_relation];
  ATT_TRY(keep(reader, json_object_get(value, key[0]), &fact.name));
  if (!fact.name.size) {
    return wrong(reader, "a fact with \"event\" or \"rel\"");
  }
  fact.name = general_part(fact.name);
  ATT_TRY(read_names(reader, json_object_get(value, key[1]), &fact.agents));
  ATT_TRY(read_names(reader, json_object_get(value, key[2]), &fact.targets));
  ATT_TRY(read_names(reader, json_object_get(value, "by"), &fact.by));
  ATT_TRY(keep(reader, json_object_get(value, "time"), &fact.time));
  ATT_TRY(keep(reader, json_object_get(value, "polarity"), &fact.polarity));
  ATT_TRY(keep(reader, json_object_get(value, "modality"), &fact.modality));
  if (fact.is_relation && (!fact.agents.count || !fact.targets.count)) {
    return wrong(reader, "a relation with \"subject\" and \"object\"");
  }
  return ATT_PUSH(&reader->gold->facts, fact);
}

static AttStatus
read_sentence(const Reader* reader, const json_t* value)
{
  AttGoldSentence sentence = {.first = (uint32_t)reader->gold->facts.size};
  const json_t* facts = json_object_get(value, "facts");
  ATT_TRY(keep(reader, json_object_get(value, "id"), &sentence.id));
  ATT_TRY(keep(reader, json_object_get(value, "text"), &sentence.text));
  if (!sentence.text.size || !json_is_array(facts)) {
    return wrong(reader, "an object with \"text\" and a list of \"facts\"");
  }
  for (size_t i = 0; i < json_array_size(facts); ++i) {
    ATT_TRY(read_fact(reader, json_array_get(facts, i)));
  }
  sentence.count = (uint32_t)reader->gold->facts.size - sentence.first;
  return ATT_PUSH(&reader->gold->sentences, sentence);
}

static AttStatus
read_line(const Reader* reader)
{
  json_error_t error;
  const AttView text =
      att_view_slice(reader->origin.text, reader->line.begin, reader->line.end);
  json_t* value = json_loadb(text.at, text.size, 0, &error);
  if (!value) {
    att_report(reader->log,
               ATT_ERROR,
               reader->origin,
               (AttSpan){reader->line.begin + (uint32_t)error.position,
                         reader->line.begin + (uint32_t)error.position},
               "not JSON: %s",
               error.text);
    return ATT_ERR_SYNTAX;
  }
  const AttStatus status = read_sentence(reader, value);
  json_decref(value);
  return status;
}

static AttStatus
read_lines(Reader* reader)
{
  const AttView text = reader->origin.text;
  for (size_t begin = 0; begin < text.size;) {
    const char* feed = memchr(text.at + begin, '\n', text.size - begin);
    const size_t end = feed ? (size_t)(feed - text.at) : text.size;
    reader->line = (AttSpan){(uint32_t)begin, (uint32_t)end};
    if (att_view_trim(att_view_slice(text, begin, end)).size) {
      ATT_TRY(read_line(reader));
    }
    begin = end + 1;
  }
  return ATT_OK;
}

AttStatus
att_gold_read(const char* path,
              const AttLimits* limits,
              AttLog* log,
              AttGold* gold)
{
  *gold = (AttGold){.arena = att_arena_new()};
  AttText text = {0};
  AttStatus status = gold->arena ? ATT_OK : ATT_ERR_MEMORY;
  if (status == ATT_OK) {
    status = att_file_read(path, limits->document_bytes, &text, log);
  }
  if (status == ATT_OK) {
    Reader reader = {
        .gold = gold, .origin = {path, att_text_view(&text)}, .log = log};
    status = read_lines(&reader);
  }
  att_text_clear(&text);
  return status;
}

void
att_gold_clear(AttGold* gold)
{
  ATT_ARRAY_CLEAR(&gold->sentences);
  ATT_ARRAY_CLEAR(&gold->facts);
  ATT_ARRAY_CLEAR(&gold->names);
  att_arena_free(gold->arena);
  *gold = (AttGold){0};
}
