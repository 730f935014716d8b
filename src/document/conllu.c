// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// CoNLL-U (universaldependencies.org/format.html). The text is that of the
// "# text" lines, or made of the forms; sentences stand on a line each, with an
// empty line before a new paragraph. It is not normalised: the map is the
// identity.

#include "document/conllu.h"

#include "document/characters.h"
#include "document/mapped.h"
#include "document/tokens.h"

#include <string.h>

#define FIELDS 10u
#define LARGEST_ID 100000u

/// What stands between blanks: a word, or a multiword token of several.
typedef struct Unit {
  AttView surface;
  uint32_t first; // of its words
  uint32_t count;
  bool space; // behind it
} Unit;

typedef ATT_ARRAY(AttParagraph) Paragraphs;

typedef struct Conllu {
  const AttRecord* record;
  AttView source; // a copy of the record's text
  const AttLimits* limits;
  AttLog* log;
  AttDocument* document;
  AttMapped text;
  AttTokens tokens;
  AttSentences sentences;
  Paragraphs paragraphs;
  uint32_t codes; // of the text so far
  // of the sentence that is being read:
  AttView sentence_text;
  AttView id;
  ATT_ARRAY(Unit) units;
  AttText rebuilt;
  bool new_paragraph;
  uint32_t first;     // its first token
  uint32_t multi_end; // last word of the multiword token, or 0
  size_t heads;       // words with a head and a relation
  size_t tags;        // words with a tag
} Conllu;

static void
report(Conllu* c, AttSeverity severity, AttView place, const char* message)
{
  const AttRecord* record = c->record;
  const size_t begin = (size_t)(place.at - c->source.at);
  const bool inside = record->origin.text.size > 0;
  const size_t before =
      inside ? (size_t)(record->text.at - record->origin.text.at) : 0;
  att_report(c->log,
             severity,
             inside ? record->origin
                    : (AttOrigin){c->document->id.at, c->source},
             (AttSpan){(uint32_t)(before + begin),
                       (uint32_t)(before + begin + place.size)},
             "%s",
             message);
}

static AttStatus
fail(Conllu* c, AttView place, const char* message)
{
  report(c, ATT_ERROR, place, message);
  return ATT_ERR_SYNTAX;
}

static AttView
next_line(AttView text, size_t* at)
{
  const char* end = memchr(text.at + *at, '\n', text.size - *at);
  const size_t stop = end ? (size_t)(end - text.at) : text.size;
  AttView line = att_view_slice(text, *at, stop);
  *at = end ? stop + 1 : stop;
  if (line.size && line.at[line.size - 1] == '\r') {
    --line.size;
  }
  return line;
}

static bool
is_none(AttView field)
{
  return field.size == 0 || (field.size == 1 && field.at[0] == '_');
}

static bool
read_number(AttView field, uint32_t* number)
{
  *number = 0;
  for (size_t i = 0; i < field.size; ++i) {
    if (field.at[i] < '0' || field.at[i] > '9' || *number > LARGEST_ID) {
      return false;
    }
    *number = *number * 10 + (uint32_t)(field.at[i] - '0');
  }
  return field.size > 0 && *number <= LARGEST_ID;
}

/// "# name = value": true where the line is about `name`.
static bool
read_comment(AttView line, const char* name, AttView* value)
{
  const size_t size = strlen(name);
  AttView rest = att_view_trim(att_view_slice(line, 1, line.size));
  if (!att_view_starts_with(rest, att_view(name))) {
    return false;
  }
  rest = att_view_trim(att_view_slice(rest, size, rest.size));
  if (rest.size && rest.at[0] != '=') {
    return false;
  }
  *value = att_view_trim(att_view_slice(rest, 1, rest.size));
  return true;
}

/// "newdoc" or "newpar" with or without an id.
static bool
is_marker(AttView line, const char* name, AttView* id)
{
  *id = (AttView){"", 0};
  AttView rest = att_view_trim(att_view_slice(line, 1, line.size));
  const AttView word = att_view(name);
  if (line.size == 0 || line.at[0] != '#' ||
      !att_view_starts_with(rest, word)) {
    return false;
  }
  rest = att_view_trim(att_view_slice(rest, word.size, rest.size));
  if (att_view_starts_with(rest, ATT_VIEW("id"))) {
    rest = att_view_trim(att_view_slice(rest, 2, rest.size));
    if (rest.size && rest.at[0] == '=') {
      *id = att_view_trim(att_view_slice(rest, 1, rest.size));
    }
    return true;
  }
  return rest.size == 0;
}

size_t
att_conllu_document(AttView text, AttView* id)
{
  *id = (AttView){"", 0};
  size_t at = 0;
  bool any = false; // a token was seen
  bool named = false;
  while (at < text.size) {
    const size_t start = at;
    const AttView line = next_line(text, &at);
    AttView name;
    if (is_marker(line, "newdoc", &name)) {
      if (any) {
        return start;
      }
      *id = named ? *id : name;
      named = true;
    }
    any = any || (line.size && line.at[0] != '#');
  }
  return text.size;
}

// ---- the text

static AttStatus
append_text(Conllu* c, AttView bytes)
{
  const uint32_t at = (uint32_t)c->text.text.size;
  const AttStatus status =
      att_mapped_append(&c->text,
                        bytes,
                        (AttSpan){at, at + (uint32_t)bytes.size},
                        c->codes,
                        0,
                        true);
  c->codes += (uint32_t)att_utf8_count(bytes);
  return status;
}

/// The text of a sentence without a "# text" line.
static AttStatus
rebuild_text(Conllu* c, AttView* text)
{
  att_text_reset(&c->rebuilt);
  for (size_t i = 0; i < c->units.size; ++i) {
    att_text_append(&c->rebuilt, c->units.at[i].surface);
    if (c->units.at[i].space && i + 1 < c->units.size) {
      att_text_append_char(&c->rebuilt, ' ');
    }
  }
  *text = att_text_view(&c->rebuilt);
  return att_text_status(&c->rebuilt);
}

/// Set the places of a unit's words: one behind the other where they spell it
/// ("do" + "n't"), else all of it for each ("du": "de" + "le").
static void
place_words(Conllu* c, const Unit* unit, uint32_t begin)
{
  size_t size = 0;
  for (uint32_t i = 0; i < unit->count; ++i) {
    size += c->tokens.at[unit->first + i].form.size;
  }
  const bool spelt = size == unit->surface.size;
  uint32_t at = begin;
  for (uint32_t i = 0; i < unit->count; ++i) {
    AttToken* t = &c->tokens.at[unit->first + i];
    const uint32_t own = (uint32_t)t->form.size;
    t->span = spelt ? (AttSpan){at, at + own}
                    : (AttSpan){begin, begin + (uint32_t)unit->surface.size};
    t->joined = i > 0;
    t->space_after = unit->space && i + 1 == unit->count;
    at += own;
  }
}

/// Find all units in the sentence's text, one behind the other with nothing
/// but blanks between; false where they do not fit.
static bool
align(Conllu* c, AttView text, uint32_t base)
{
  size_t at = 0;
  for (size_t i = 0; i < c->units.size; ++i) {
    const Unit* unit = &c->units.at[i];
    size_t length = 0;
    while (at < text.size &&
           att_code_is_space(att_code_at(text, at, &length))) {
      at += length;
    }
    if (text.size - at < unit->surface.size ||
        memcmp(text.at + at, unit->surface.at, unit->surface.size) != 0) {
      return false;
    }
    place_words(c, unit, base + (uint32_t)at);
    at += unit->surface.size;
  }
  return true;
}

// ---- the sentence

/// One root and no cycle.
static bool
is_tree(const AttToken* tokens, size_t count)
{
  size_t roots = 0;
  for (size_t i = 0; i < count; ++i) {
    roots += tokens[i].head < 0;
    size_t steps = 0;
    int32_t at = (int32_t)i;
    while (at >= 0 && steps <= count) {
      at = tokens[at].head;
      ++steps;
    }
    if (at >= 0) {
      return false;
    }
  }
  return roots == 1;
}

static AttStatus
settle_analysis(Conllu* c, AttSentence* sentence)
{
  AttToken* tokens = c->tokens.at + sentence->first;
  const uint32_t count = sentence->count;
  sentence->analysed = c->tags == count ? ATT_ANALYSED_TAGS : ATT_ANALYSED_NOT;
  for (uint32_t i = 0; i < count; ++i) {
    if (tokens[i].head >= (int32_t)count) {
      return fail(c, tokens[i].form, "head is beyond the end of the sentence");
    }
  }
  if (c->heads < count || c->tags < count) {
    return ATT_OK;
  }
  if (count <= c->limits->sentence_tokens * 4 && is_tree(tokens, count)) {
    sentence->analysed = ATT_ANALYSED_TREE;
    return ATT_OK;
  }
  report(c,
         ATT_WARNING,
         tokens[0].form,
         "the heads of the sentence are no tree and are not used");
  return ATT_OK;
}

static AttStatus
start_paragraph(Conllu* c)
{
  const bool first = c->paragraphs.size == 0;
  if (!first && !c->new_paragraph) {
    return append_text(c, ATT_VIEW("\n"));
  }
  if (!first) {
    ATT_TRY(append_text(c, ATT_VIEW("\n\n")));
  }
  const uint32_t at = (uint32_t)c->text.text.size;
  return ATT_PUSH(
      &c->paragraphs,
      (AttParagraph){.span = {at, at},
                     .kind = ATT_PARAGRAPH_BODY,
                     .first_sentence = (uint32_t)c->sentences.size});
}

static AttStatus
add_sentence(Conllu* c)
{
  ATT_TRY(start_paragraph(c));
  const uint32_t base = (uint32_t)c->text.text.size;
  AttView text = c->sentence_text;
  if (!text.size || !align(c, text, base)) {
    ATT_TRY(rebuild_text(c, &text));
    if (!align(c, text, base)) {
      return fail(c, c->units.at[0].surface, "the words have blanks in them");
    }
  }
  ATT_TRY(append_text(c, text));
  AttParagraph* p = &c->paragraphs.at[c->paragraphs.size - 1];
  p->span.end = base + (uint32_t)text.size;
  ++p->sentence_count;
  AttSentence sentence = {.span = {base, p->span.end},
                          .first = c->first,
                          .count = (uint32_t)c->tokens.size - c->first,
                          .paragraph = (uint32_t)c->paragraphs.size - 1,
                          .id = c->id};
  ATT_TRY(settle_analysis(c, &sentence));
  c->tokens.at[c->tokens.size - 1].space_after = true;
  return ATT_PUSH(&c->sentences, sentence);
}

static AttStatus
end_sentence(Conllu* c)
{
  if (c->tokens.size > c->first) {
    ATT_TRY(add_sentence(c));
    c->new_paragraph = false;
  }
  c->sentence_text = c->id = (AttView){"", 0};
  c->first = (uint32_t)c->tokens.size;
  c->units.size = 0;
  c->heads = c->tags = 0;
  c->multi_end = 0;
  return ATT_OK;
}

// ---- lines

static AttStatus
split_fields(Conllu* c, AttView line, AttView fields[FIELDS])
{
  size_t count = 0;
  size_t at = 0;
  while (at <= line.size) {
    const char* tab =
        at < line.size ? memchr(line.at + at, '\t', line.size - at) : NULL;
    const size_t end = tab ? (size_t)(tab - line.at) : line.size;
    if (count == FIELDS) {
      return fail(c, att_view_slice(line, at, end), "more than 10 columns");
    }
    fields[count++] = (AttView){line.at + at, end - at};
    at = end + 1;
  }
  return count == FIELDS
             ? ATT_OK
             : fail(c, line, "expected 10 columns that are parted by tabs");
}

static bool
has_no_space(AttView misc)
{
  const AttView wanted = ATT_VIEW("SpaceAfter=No");
  for (size_t i = 0; i + wanted.size <= misc.size; ++i) {
    if (memcmp(misc.at + i, wanted.at, wanted.size) == 0) {
      return true;
    }
  }
  return false;
}

static AttStatus
read_range(Conllu* c, const AttView fields[FIELDS], const char* dash)
{
  const AttView id = fields[0];
  const size_t at = (size_t)(dash - id.at);
  uint32_t first = 0;
  uint32_t last = 0;
  const uint32_t next = (uint32_t)c->tokens.size - c->first + 1;
  if (!read_number(att_view_slice(id, 0, at), &first) ||
      !read_number(att_view_slice(id, at + 1, id.size), &last) ||
      first != next || last < first || c->multi_end >= first) {
    return fail(c, id, "not a range of the words that follow");
  }
  if (!fields[1].size) {
    return fail(c, id, "a word without a form");
  }
  c->multi_end = last;
  return ATT_PUSH(&c->units,
                  (Unit){.surface = fields[1],
                         .first = (uint32_t)c->tokens.size,
                         .space = !has_no_space(fields[9])});
}

/// The head of a word: an index, -1 for the root.
static AttStatus
read_head(Conllu* c, const AttView fields[FIELDS], uint32_t id, AttToken* token)
{
  uint32_t head = 0;
  if (is_none(fields[6]) || is_none(fields[7])) {
    return ATT_OK;
  }
  if (!read_number(fields[6], &head) || head == id) {
    return fail(c, fields[6], "not the number of a head");
  }
  AttRelation relation = ATT_RELATION_DEP;
  (void)att_relation_find(fields[7], &relation);
  token->head = (int32_t)head - 1;
  token->relation = (uint8_t)relation;
  ++c->heads;
  return ATT_OK;
}

static AttStatus
read_word(Conllu* c, const AttView fields[FIELDS])
{
  uint32_t id = 0;
  const uint32_t next = (uint32_t)c->tokens.size - c->first + 1;
  if (!read_number(fields[0], &id) || id != next) {
    return fail(c, fields[0], "words are not numbered 1, 2, 3 …");
  }
  if (!fields[1].size) {
    return fail(c, fields[0], "a word without a form");
  }
  AttToken token = {.form = fields[1], .head = -1, .lemma = {"", 0}};
  AttUpos upos = ATT_UPOS_X;
  AttXpos xpos = ATT_XPOS_NONE;
  if (!is_none(fields[3])) {
    if (!att_upos_find(fields[3], &upos)) {
      return fail(c, fields[3], "not a universal part of speech");
    }
    ++c->tags;
  }
  (void)att_xpos_find(fields[4], &xpos);
  token.upos = (uint8_t)upos;
  token.xpos = (uint8_t)xpos;
  if (!is_none(fields[2]) || att_view_equal(fields[1], ATT_VIEW("_"))) {
    token.lemma = fields[2];
  }
  ATT_TRY(read_head(c, fields, id, &token));
  if (id > c->multi_end) {
    ATT_TRY(ATT_PUSH(&c->units,
                     (Unit){.surface = fields[1],
                            .first = (uint32_t)c->tokens.size,
                            .space = !has_no_space(fields[9])}));
  }
  ++c->units.at[c->units.size - 1].count;
  return ATT_PUSH(&c->tokens, token);
}

static AttStatus
read_comment_line(Conllu* c, AttView line)
{
  AttDocument* d = c->document;
  AttView value = {"", 0};
  if (is_marker(line, "newpar", &value) || is_marker(line, "newdoc", &value)) {
    c->new_paragraph = true;
  } else if (read_comment(line, "text", &value)) {
    c->sentence_text = value;
  } else if (read_comment(line, "sent_id", &value)) {
    c->id = value;
  } else if (read_comment(line, "title", &value)) {
    d->title = d->title.size ? d->title : value;
  } else if (read_comment(line, "date", &value)) {
    d->date = d->date.size ? d->date : value;
  } else if (read_comment(line, "source", &value)) {
    d->source = d->source.size ? d->source : value;
  }
  return ATT_OK;
}

static AttStatus
read_line(Conllu* c, AttView line)
{
  if (line.size == 0) {
    return end_sentence(c);
  }
  if (line.at[0] == '#') {
    return read_comment_line(c, line);
  }
  AttView fields[FIELDS];
  ATT_TRY(split_fields(c, line, fields));
  if (memchr(fields[0].at, '.', fields[0].size)) {
    return ATT_OK; // an empty node of the enhanced graph
  }
  const char* dash = memchr(fields[0].at, '-', fields[0].size);
  return dash ? read_range(c, fields, dash) : read_word(c, fields);
}

static AttStatus
read_all(Conllu* c)
{
  const AttView text = c->source;
  size_t at = 0;
  if (att_view_starts_with(text, ATT_VIEW("\xEF\xBB\xBF"))) {
    at = 3;
  }
  while (at < text.size) {
    ATT_TRY(read_line(c, next_line(text, &at)));
  }
  ATT_TRY(end_sentence(c));
  return att_mapped_finish(&c->text);
}

static void
give(Conllu* c)
{
  AttDocument* d = c->document;
  d->text = d->original = att_text_view(&c->text.text);
  d->map = c->text.map.at;
  d->map_size = c->text.map.size;
  d->paragraphs = c->paragraphs.at;
  d->paragraph_count = c->paragraphs.size;
  d->sentences = c->sentences.at;
  d->sentence_count = c->sentences.size;
  d->tokens = c->tokens.at;
  d->token_count = c->tokens.size;
  d->blocks[0] = c->text.text.at;
  d->blocks[1] = d->map;
  d->blocks[2] = d->paragraphs;
  d->blocks[3] = d->sentences;
  d->blocks[4] = d->tokens;
}

AttStatus
att_document_read_conllu(const AttRecord* record,
                         const AttLimits* limits,
                         AttLog* log,
                         AttDocument* document)
{
  // forms and lemmas are views of a copy that lives as long as the document
  const AttView source = att_arena_copy(document->arena, record->text);
  if (!source.at) {
    return ATT_ERR_MEMORY;
  }
  Conllu c = {.record = record,
              .source = source,
              .limits = limits,
              .log = log,
              .document = document,
              .sentence_text = {"", 0},
              .id = {"", 0}};
  const AttStatus status = read_all(&c);
  give(&c); // in any case: the document frees them
  att_text_clear(&c.rebuilt);
  ATT_ARRAY_CLEAR(&c.units);
  return status;
}
