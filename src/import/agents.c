// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// A phrase may hold one set; each member gives a noun of its own.

#include "import/agents.h"

#include "import/phrase.h"

#include <string.h>

// More members, or nouns of one line, are left out.
#define MOST_MEMBERS 64u

typedef struct Reader {
  const AttVocabulary* vocabulary;
  AttImportReport* report;
  AttImportedAgents* agents;
  AttMap sets;                ///< name to an index into members
  ATT_ARRAY(AttView) members; ///< "MAN, WOMAN", as written
} Reader;

void
att_imported_agents_clear(AttImportedAgents* agents)
{
  att_map_clear(&agents->codes);
  ATT_ARRAY_CLEAR(&agents->nouns);
}

static void
refuse(Reader* reader, const AttImportLine* line, const char* reason)
{
  att_import_miss(reader->report, ATT_IMPORT_AGENT, &line->place, "%s", reason);
}

// Words that stand before a noun phrase of their own: "head of state".
static bool
is_preposition(const AttVocabulary* vocabulary, AttView word)
{
  static const AttUpos others[] = {ATT_UPOS_CCONJ,
                                   ATT_UPOS_DET,
                                   ATT_UPOS_PRON,
                                   ATT_UPOS_NOUN,
                                   ATT_UPOS_ADJ,
                                   ATT_UPOS_PROPN};
  if (!vocabulary) {
    return false;
  }
  const uint32_t count =
      vocabulary->frequency(vocabulary->data, word, ATT_UPOS_ADP);
  for (size_t i = 0; i < sizeof others / sizeof *others; ++i) {
    if (count <= vocabulary->frequency(vocabulary->data, word, others[i])) {
      return false;
    }
  }
  return true;
}

// Is there a preposition inside? One at the end is cut off: what it leads to is
// the country.
static bool
find_shape(const AttVocabulary* vocabulary, AttText* words)
{
  AttView rest = att_text_view(words);
  bool has = false;
  size_t last = 0;
  bool ends = false;
  for (size_t at = 0; rest.size; at = words->size - rest.size) {
    const AttView word = att_import_until(&rest, " ");
    rest = att_view_slice(rest, 1, rest.size);
    ends = at > 0 && is_preposition(vocabulary, word);
    last = at;
    has = has || (ends && rest.size);
  }
  if (ends) {
    words->size = last - 1;
    words->at[words->size] = '\0';
  }
  return has;
}

static AttStatus
find_code(Reader* reader, AttView code, uint32_t* index)
{
  const uint32_t* known = att_map_get(&reader->agents->codes, code);
  *index = known ? *known : (uint32_t)reader->agents->codes.size;
  return known ? ATT_OK : att_map_set(&reader->agents->codes, code, *index);
}

static AttStatus
add_noun(Reader* reader,
         const AttImportLine* line,
         AttView phrase,
         uint32_t code)
{
  AttText words = {0};
  att_phrase_words(phrase, &words);
  AttStatus status = att_text_status(&words);
  if (status == ATT_OK && words.size) {
    AttImportedNoun noun = {.code = code, .place = line->place};
    noun.is_phrase = find_shape(reader->vocabulary, &words);
    noun.text = att_arena_copy(reader->agents->arena, att_text_view(&words));
    status =
        noun.text.at ? ATT_PUSH(&reader->agents->nouns, noun) : ATT_ERR_MEMORY;
  }
  att_text_clear(&words);
  return status;
}

// "CATTLE!PERSON!" with one member of the set in its place.
static AttStatus
add_member(Reader* reader,
           const AttImportLine* line,
           const AttView parts[2],
           AttView member,
           uint32_t code)
{
  AttText phrase = {0};
  att_text_append(&phrase, parts[0]);
  att_text_append(&phrase, member);
  att_text_append(&phrase, parts[1]);
  AttStatus status = att_text_status(&phrase);
  if (status == ATT_OK) {
    status = add_noun(reader, line, att_text_view(&phrase), code);
  }
  att_text_clear(&phrase);
  return status;
}

// Part "A!SET!B" into A, SET, B; false where there is no set.
static bool
part_set(AttView phrase, AttView parts[2], AttView* set)
{
  AttView rest = phrase;
  parts[0] = att_import_until(&rest, "!");
  if (!rest.size) {
    return false;
  }
  rest = att_view_slice(rest, 1, rest.size);
  *set = att_import_until(&rest, "!");
  parts[1] = att_view_slice(rest, 1, rest.size);
  return true;
}

static AttStatus
add_nouns(Reader* reader,
          const AttImportLine* line,
          AttView phrase,
          uint32_t code)
{
  AttView parts[2];
  AttView set;
  if (!part_set(phrase, parts, &set)) {
    return add_noun(reader, line, phrase, code);
  }
  if (memchr(parts[1].at, '!', parts[1].size)) {
    refuse(reader, line, "more than one set in a phrase");
    return ATT_OK;
  }
  const uint32_t* known = att_map_get(&reader->sets, set);
  if (!known) {
    att_import_miss(reader->report,
                    ATT_IMPORT_AGENT,
                    &line->place,
                    "no set !%.*s! before it",
                    ATT_VIEW_ARG(att_view_slice(set, 0, 80)));
    return ATT_OK;
  }
  AttView rest = reader->members.at[*known];
  for (size_t i = 0; i < MOST_MEMBERS && rest.size; ++i) {
    const AttView member = att_view_trim(att_import_until(&rest, ","));
    rest = att_view_slice(rest, 1, rest.size);
    ATT_TRY(add_member(reader, line, parts, member, code));
  }
  return ATT_OK;
}

// "{PLURAL, PLURAL}" between phrase and code; {} says that there is none.
static AttStatus
add_plurals(Reader* reader,
            const AttImportLine* line,
            AttView text,
            uint32_t code)
{
  att_import_until(&text, "{");
  AttView rest = att_view_slice(text, 1, text.size);
  rest = att_import_until(&rest, "}");
  for (size_t i = 0; i < MOST_MEMBERS && rest.size; ++i) {
    const AttView plural = att_view_trim(att_import_until(&rest, ","));
    rest = att_view_slice(rest, 1, rest.size);
    ATT_TRY(add_noun(reader, line, plural, code));
  }
  return ATT_OK;
}

// "~GOV" or "IGO~" without the mark.
AttView
att_agent_code(AttView written)
{
  return att_view_starts_with(written, ATT_VIEW("~"))
             ? att_view_slice(written, 1, written.size)
         : att_view_ends_with(written, ATT_VIEW("~"))
             ? att_view_slice(written, 0, written.size - 1)
             : (AttView){0};
}

static AttStatus
take_agent(Reader* reader, const AttImportLine* line)
{
  AttView rest = line->text;
  const AttView phrase = att_view_trim(att_import_until(&rest, "{["));
  AttView forms = rest;
  forms = att_import_until(&forms, "[");
  att_import_until(&rest, "[");
  AttView inside = att_view_slice(rest, 1, rest.size);
  const AttView code = att_view_trim(att_import_until(&inside, "]"));
  att_import_count(reader->report, ATT_IMPORT_AGENT);
  if (!line->is_printable || !phrase.size) {
    refuse(reader, line, "expected a phrase before its code");
    return ATT_OK;
  }
  if (!rest.size || !inside.size) {
    refuse(reader, line, "expected a code in brackets");
    return ATT_OK;
  }
  if (!att_code_is_valid(att_agent_code(code))) {
    refuse(reader, line, "expected a code with ~ before or behind it");
    return ATT_OK;
  }
  uint32_t index = 0;
  ATT_TRY(find_code(reader, code, &index));
  ATT_TRY(add_nouns(reader, line, phrase, index));
  return add_plurals(reader, line, forms, index);
}

// "!PERSON! = MAN, WOMAN"
static AttStatus
take_set(Reader* reader, const AttImportLine* line)
{
  AttView rest = att_view_slice(line->text, 1, line->text.size);
  const AttView name = att_import_until(&rest, "!");
  att_import_until(&rest, "=");
  ATT_TRY(att_map_set(&reader->sets, name, (uint32_t)reader->members.size));
  return ATT_PUSH(&reader->members, att_view_slice(rest, 1, rest.size));
}

static AttStatus
take_line(Reader* reader, const AttImportLine* line)
{
  const bool is_set =
      line->text.at[0] == '!' && memchr(line->text.at, '=', line->text.size);
  return is_set ? take_set(reader, line) : take_agent(reader, line);
}

AttStatus
att_agents_read(AttImportLines lines,
                const AttVocabulary* vocabulary,
                AttImportReport* report,
                AttImportedAgents* agents)
{
  Reader reader = {
      .vocabulary = vocabulary, .report = report, .agents = agents};
  AttImportLine line;
  AttStatus status = ATT_OK;
  while (status == ATT_OK && att_import_next(&lines, &line)) {
    status = take_line(&reader, &line);
  }
  att_map_clear(&reader.sets);
  ATT_ARRAY_CLEAR(&reader.members);
  return status;
}
