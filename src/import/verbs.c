// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// What a line is shows in its first characters.

#include "import/verbs.h"

#include "import/phrase.h"

#include <string.h>

typedef struct Reader {
  AttImportReport* report;
  AttImportedVerbs* verbs;
  bool in_set;
  uint32_t set; ///< that is being read
} Reader;

void
att_imported_verbs_clear(AttImportedVerbs* verbs)
{
  att_map_clear(&verbs->sets);
  ATT_ARRAY_CLEAR(&verbs->set_members);
  ATT_ARRAY_CLEAR(&verbs->members);
  ATT_ARRAY_CLEAR(&verbs->blocks);
  ATT_ARRAY_CLEAR(&verbs->verbs);
  ATT_ARRAY_CLEAR(&verbs->patterns);
  ATT_ARRAY_CLEAR(&verbs->transformations);
}

AttView
att_verbs_set_name(AttView written)
{
  AttView name = att_view_trim(written);
  if (att_view_starts_with(name, ATT_VIEW("&"))) {
    name = att_view_slice(name, 1, name.size);
  }
  while (att_view_ends_with(name, ATT_VIEW("_"))) {
    name = att_view_slice(name, 0, name.size - 1);
  }
  return name;
}

static void
refuse(Reader* reader,
       AttImportKind kind,
       const AttImportLine* line,
       const char* reason)
{
  att_import_miss(reader->report, kind, &line->place, "%s", reason);
}

// The words of a phrase, lower case, without the + that marks the verb.
static AttStatus
copy_words(Reader* reader, AttView phrase, AttView* words)
{
  AttText marked = {0};
  AttText text = {0};
  for (size_t i = 0; i < phrase.size; ++i) {
    att_text_append_char(&marked, phrase.at[i] == '+' ? ' ' : phrase.at[i]);
  }
  att_phrase_words(att_text_view(&marked), &text);
  AttStatus status = att_text_status(&marked);
  if (status == ATT_OK) {
    status = att_text_status(&text);
  }
  if (status == ATT_OK) {
    *words = att_arena_copy(reader->verbs->arena, att_text_view(&text));
    status = words->at ? ATT_OK : ATT_ERR_MEMORY;
  }
  att_text_clear(&marked);
  att_text_clear(&text);
  return status;
}

// What stands in the last brackets of a line; `rest` keeps what is before.
static AttView
take_code(AttView* rest)
{
  size_t open = rest->size;
  while (open > 0 && rest->at[open - 1] != '[') {
    --open;
  }
  if (!open) {
    return (AttView){rest->at, 0};
  }
  AttView inside = att_view_slice(*rest, open, rest->size);
  *rest = att_view_slice(*rest, 0, open - 1);
  return att_view_trim(att_import_until(&inside, "]"));
}

static AttStatus
begin_set(Reader* reader, const AttImportLine* line)
{
  AttImportedVerbs* verbs = reader->verbs;
  const AttView name = att_verbs_set_name(line->text);
  const uint32_t* known = att_map_get(&verbs->sets, name);
  reader->in_set = true;
  reader->set = known ? *known : (uint32_t)verbs->set_members.size;
  if (known) {
    return ATT_OK;
  }
  ATT_TRY(ATT_PUSH(&verbs->set_members, (AttImportedSet){0}));
  return att_map_set(&verbs->sets, name, reader->set);
}

static AttStatus
push_member(Reader* reader, AttView text)
{
  AttImportedVerbs* verbs = reader->verbs;
  AttImportedSet* set = &verbs->set_members.at[reader->set];
  ATT_TRY(ATT_PUSH(&verbs->members, (AttImportedMember){.text = text}));
  const uint32_t index = (uint32_t)verbs->members.size;
  if (set->last) {
    verbs->members.at[set->last - 1].next = index;
  } else {
    set->first = index;
  }
  set->last = index;
  return ATT_OK;
}

// "+PLANE", "+&HELICOPTER"
static AttStatus
take_member(Reader* reader, const AttImportLine* line)
{
  const AttView text = att_view_slice(line->text, 1, line->text.size);
  AttView words = text;
  att_import_count(reader->report, ATT_IMPORT_MEMBER);
  if (!line->is_printable) {
    refuse(reader,
           ATT_IMPORT_MEMBER,
           line,
           "bytes that are not UTF-8, or control characters");
    return ATT_OK;
  }
  if (!att_view_starts_with(text, ATT_VIEW("&"))) {
    ATT_TRY(copy_words(reader, text, &words));
  }
  return words.size ? push_member(reader, words) : ATT_OK;
}

// "--- ATTACK [190] ---"
static AttStatus
begin_block(Reader* reader, const AttImportLine* line)
{
  AttView rest = line->text;
  reader->in_set = false;
  const AttView code = take_code(&rest);
  while (rest.size && *rest.at == '-') {
    rest = att_view_slice(rest, 1, rest.size);
  }
  return ATT_PUSH(&reader->verbs->blocks,
                  (AttImportedBlock){att_view_trim(rest), code});
}

// The next of the words and marks of a transformation; empty at its end.
static AttView
take_term(AttView* rest)
{
  *rest = att_view_trim(*rest);
  const size_t one = rest->size && strchr("()=", *rest->at) ? 1 : 0;
  if (one) {
    const AttView mark = att_view_slice(*rest, 0, one);
    *rest = att_view_slice(*rest, one, rest->size);
    return mark;
  }
  return att_import_until(rest, " \t()=");
}

// "~ a (b . ATTACK) SAY = a b 112"
static AttStatus
take_transformation(Reader* reader, const AttImportLine* line)
{
  AttImportedTransformation t = {.place = line->place};
  AttView marks[3];
  AttView* const terms[] = {&t.outer,
                            &marks[0],
                            &t.source,
                            &t.target,
                            &t.verb,
                            &marks[1],
                            &t.outer_verb,
                            &marks[2],
                            &t.new_source,
                            &t.new_target,
                            &t.code};
  AttView rest = att_view_slice(line->text, 1, line->text.size);
  for (size_t i = 0; i < sizeof terms / sizeof *terms; ++i) {
    *terms[i] = take_term(&rest);
  }
  att_import_count(reader->report, ATT_IMPORT_TRANSFORMATION);
  if (!line->is_printable || !t.code.size || att_view_trim(rest).size ||
      !att_view_equal(marks[0], ATT_VIEW("(")) ||
      !att_view_equal(marks[1], ATT_VIEW(")")) ||
      !att_view_equal(marks[2], ATT_VIEW("="))) {
    refuse(reader,
           ATT_IMPORT_TRANSFORMATION,
           line,
           "expected \"~ a (b c VERB) VERB = a b CODE\"");
    return ATT_OK;
  }
  return ATT_PUSH(&reader->verbs->transformations, t);
}

static bool
find_block(Reader* reader,
           AttImportKind kind,
           const AttImportLine* line,
           uint32_t* block)
{
  att_import_count(reader->report, kind);
  if (!reader->verbs->blocks.size) {
    refuse(reader, kind, line, "no block before it that it is of");
    return false;
  }
  *block = (uint32_t)reader->verbs->blocks.size - 1;
  return true;
}

static AttStatus
take_verb(Reader* reader, const AttImportLine* line)
{
  AttImportedVerb verb = {.place = line->place};
  if (!find_block(reader, ATT_IMPORT_VERB, line, &verb.block)) {
    return ATT_OK;
  }
  AttView rest = line->text;
  verb.code = take_code(&rest);
  if (!verb.code.size) {
    verb.code = reader->verbs->blocks.at[verb.block].code;
  }
  const AttView phrase = att_view_trim(att_import_until(&rest, "{"));
  if (!line->is_printable || !phrase.size) {
    refuse(reader, ATT_IMPORT_VERB, line, "expected a verb");
    return ATT_OK;
  }
  ATT_TRY(copy_words(reader, phrase, &verb.words));
  return ATT_PUSH(&reader->verbs->verbs, verb);
}

// "- &AIRCRAFT * {ARMY BASE} [195]"
static AttStatus
take_pattern(Reader* reader, const AttImportLine* line)
{
  AttImportedPattern pattern = {.place = line->place};
  if (!find_block(reader, ATT_IMPORT_PATTERN, line, &pattern.block)) {
    return ATT_OK;
  }
  AttView rest = att_view_slice(line->text, 1, line->text.size);
  pattern.code = take_code(&rest);
  pattern.before = att_view_trim(att_import_until(&rest, "*"));
  if (!line->is_printable || !rest.size) {
    refuse(
        reader, ATT_IMPORT_PATTERN, line, "expected * where the verb stands");
    return ATT_OK;
  }
  pattern.after = att_view_trim(att_view_slice(rest, 1, rest.size));
  if (!pattern.code.size) {
    refuse(reader, ATT_IMPORT_PATTERN, line, "expected a code in brackets");
    return ATT_OK;
  }
  return ATT_PUSH(&reader->verbs->patterns, pattern);
}

static AttStatus
take_line(Reader* reader, const AttImportLine* line)
{
  const AttView text = line->text;
  if (att_view_starts_with(text, ATT_VIEW("---"))) {
    return begin_block(reader, line);
  }
  switch (text.at[0]) {
  case '&':
    return begin_set(reader, line);
  case '-':
    return take_pattern(reader, line);
  case '~':
    return take_transformation(reader, line);
  case '+':
    return reader->in_set ? take_member(reader, line) : take_verb(reader, line);
  default:
    return take_verb(reader, line);
  }
}

AttStatus
att_verbs_read(AttImportLines lines,
               AttImportReport* report,
               AttImportedVerbs* verbs)
{
  Reader reader = {.report = report, .verbs = verbs};
  AttImportLine line;
  AttStatus status = ATT_OK;
  while (status == ATT_OK && att_import_next(&lines, &line)) {
    status = take_line(&reader, &line);
  }
  return status;
}
