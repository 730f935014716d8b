// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// A pattern is read piece by piece: words, sets, phrases in braces,
// prepositions in parentheses. Verbs and sets become lists, which sentences
// name.

#include "import/verb_rules.h"

#include "import/discards.h"
#include "import/phrase.h"
#include "import/pieces.h"
#include "import/transformations.h"
#include "import/turtle.h"
#include "term/vocabulary.h"

#include <string.h>

typedef struct Writer {
  const AttImportedVerbs* verbs;
  const AttCodeTable* codes;
  const AttVocabulary* vocabulary;
  AttImportReport* report;
  AttDraft* draft;
  AttMap lists;        ///< "3 out": verbs of block 3 with a particle
  const size_t* first; ///< of each block, its first verb; and the end
} Writer;

// What a pattern or verb says about who is who.
typedef struct Event {
  AttView class_iri;
  const char* subject; ///< slots: whom the subject of the verb names
  const char* object;
} Event;

static bool
is_name(AttView words)
{
  for (size_t i = 0; i < words.size; ++i) {
    const char c = words.at[i];
    if (!(c >= 'a' && c <= 'z') && c != ' ' && c != '-') {
      return false;
    }
  }
  return words.size > 0;
}

static AttStatus
add_line(Writer* writer,
         const Event* event,
         AttView line,
         AttImportKind kind,
         const AttImportPlace* place)
{
  AttText head = {0};
  att_text_append_string(&head, "extend event ");
  att_turtle_iri(&head, event->class_iri);
  AttStatus status = att_text_status(&head);
  if (status == ATT_OK) {
    status =
        att_draft_add(writer->draft, att_text_view(&head), line, kind, place);
  }
  att_text_clear(&head);
  return status;
}

static void
append_item(AttText* out, AttView words, AttView particle)
{
  const bool is_unit =
      particle.size || (words.size && memchr(words.at, ' ', words.size));
  att_text_append_string(out, is_unit ? "{" : "");
  att_text_append(out, words);
  if (particle.size) {
    att_text_append_char(out, ' ');
    att_text_append(out, particle);
  }
  att_text_append_string(out, is_unit ? "}" : "");
}

// Declare the verbs of a block, with a particle or without, once; write the
// list's name. False where no verb can stand in a list.
static bool
name_verbs(Writer* writer, uint32_t block, AttView particle, AttText* name)
{
  AttText* head = &writer->draft->head;
  att_text_format(name, "verbs_%u", block + 1);
  if (particle.size) {
    att_text_append_char(name, '_');
    att_text_append(name, particle);
  }
  if (att_map_get(&writer->lists, att_text_view(name))) {
    return true;
  }
  AttText items = {0};
  for (size_t i = writer->first[block]; i < writer->first[block + 1]; ++i) {
    const AttView words = writer->verbs->verbs.at[i].words;
    if (is_name(words)) {
      att_text_append_string(&items, items.size ? ", " : "");
      append_item(&items, words, particle);
    }
  }
  const bool has = items.size > 0;
  if (has) {
    att_text_format(head, "list %s = %s\n", name->at, items.at);
    head->broken =
        head->broken ||
        att_map_set(&writer->lists, att_text_view(name), 0) != ATT_OK;
  }
  att_text_clear(&items);
  return has;
}

// "AGENT @verbs_1 …": what stands behind the subject and the verb.
static const char*
append_pattern(Writer* writer,
               const AttImportedPattern* pattern,
               const Event* event,
               AttText* line)
{
  AttPieces pieces = {.verbs = writer->verbs,
                      .vocabulary = writer->vocabulary,
                      .subject = event->subject,
                      .object = event->object};
  AttText name = {0};
  const char* fault = att_pieces_read(&pieces, pattern->before, pattern->after);
  if (!fault &&
      !name_verbs(
          writer, pattern->block, att_text_view(&pieces.particle), &name)) {
    fault = "no verb of its block that a list can hold";
  }
  if (!fault) {
    att_pieces_write(&pieces, att_text_view(&name), writer->codes, line);
  }
  att_pieces_clear(&pieces);
  att_text_clear(&name);
  return fault;
}

// The events of a code: "042:043" has one for each direction, ":173" only one
// for whom the verb's subject suffers. Both the same: all are who act.
static size_t
find_events(const Writer* writer, AttView code, Event events[2])
{
  AttView rest = code;
  const AttView forth = att_import_until(&rest, ":");
  const AttView back = att_view_slice(rest, 1, rest.size);
  const AttView class_forth = att_code_event_class(writer->codes, forth);
  const AttView class_back = att_code_event_class(writer->codes, back);
  size_t count = 0;
  if (class_forth.size && att_view_equal(class_forth, class_back)) {
    events[count++] =
        (Event){class_forth, ATT_IMPORT_SOURCE, ATT_IMPORT_SOURCE};
    return count;
  }
  if (class_forth.size) {
    events[count++] =
        (Event){class_forth, ATT_IMPORT_SOURCE, ATT_IMPORT_TARGET};
  }
  if (class_back.size) {
    events[count++] = (Event){class_back, ATT_IMPORT_TARGET, ATT_IMPORT_SOURCE};
  }
  return count;
}

static bool
is_no_event(AttView code)
{
  return !code.size || att_view_equal(code, ATT_VIEW("---"));
}

// "words @verbs_1 []{0,4} (racism)": a pattern that is no event silences its
// words. NULL, or why it cannot.
static const char*
append_discard(Writer* writer, const AttImportedPattern* pattern, AttText* line)
{
  AttPieces pieces = {.verbs = writer->verbs,
                      .vocabulary = writer->vocabulary,
                      .subject = ATT_IMPORT_SOURCE,
                      .object = ATT_IMPORT_TARGET};
  AttText name = {0};
  const char* fault = att_pieces_read(&pieces, pattern->before, pattern->after);
  if (!fault && !name_verbs(writer, pattern->block, (AttView){0}, &name)) {
    fault = "no verb of its block that a list can hold";
  }
  att_text_append_string(line, "words ");
  if (!fault && !att_pieces_write_words(&pieces, att_text_view(&name), line)) {
    fault = "no words but its verb: it would silence all that the verb says";
  }
  att_pieces_clear(&pieces);
  att_text_clear(&name);
  return fault;
}

static AttStatus
draft_discard(Writer* writer, const AttImportedPattern* pattern)
{
  AttText line = {0};
  AttStatus status = ATT_OK;
  const char* fault = append_discard(writer, pattern, &line);
  if (fault) {
    att_import_miss(
        writer->report, ATT_IMPORT_PATTERN, &pattern->place, "%s", fault);
  } else {
    status = att_text_status(&line);
  }
  if (!fault && status == ATT_OK) {
    status = att_draft_add(writer->draft,
                           ATT_VIEW(ATT_IMPORT_DISCARDS),
                           att_text_view(&line),
                           ATT_IMPORT_PATTERN,
                           &pattern->place);
  }
  att_text_clear(&line);
  return status;
}

static AttStatus
draft_pattern(Writer* writer, const AttImportedPattern* pattern)
{
  Event events[2];
  const size_t count = find_events(writer, pattern->code, events);
  const char* fault = count ? NULL : "the ontology has no class with this code";
  if (is_no_event(pattern->code)) {
    // Where its verb is no event either, no rule reads it anyway.
    return is_no_event(writer->verbs->blocks.at[pattern->block].code)
               ? ATT_OK
               : draft_discard(writer, pattern);
  }
  AttStatus status = ATT_OK;
  for (size_t i = 0; !fault && i < count && status == ATT_OK; ++i) {
    AttText line = {0};
    fault = append_pattern(writer, pattern, &events[i], &line);
    status = fault ? ATT_OK : att_text_status(&line);
    if (!fault && status == ATT_OK) {
      status = add_line(writer,
                        &events[i],
                        att_text_view(&line),
                        ATT_IMPORT_PATTERN,
                        &pattern->place);
    }
    att_text_clear(&line);
  }
  if (fault) {
    att_import_miss(
        writer->report, ATT_IMPORT_PATTERN, &pattern->place, "%s", fault);
  }
  return status;
}

// Declare a verb as a list of its own, once; write the list's name.
static AttStatus
name_verb(Writer* writer, AttView words, AttText* list)
{
  AttText* head = &writer->draft->head;
  att_text_format(list, "verb_%.*s", ATT_VIEW_ARG(words));
  for (size_t j = 0; j < list->size; ++j) {
    list->at[j] = list->at[j] == ' ' || list->at[j] == '-' ? '_' : list->at[j];
  }
  ATT_TRY(att_text_status(list));
  if (att_map_get(&writer->lists, att_text_view(list))) {
    return ATT_OK;
  }
  att_text_format(head, "list %s = ", list->at);
  append_item(head, words, (AttView){0});
  att_text_append_char(head, '\n');
  return att_map_set(&writer->lists, att_text_view(list), 0);
}

static AttStatus
draft_verb_events(Writer* writer, const AttImportedVerb* verb)
{
  Event events[2];
  const size_t count = find_events(writer, verb->code, events);
  AttStatus status = ATT_OK;
  if (!count) {
    att_import_miss(writer->report,
                    ATT_IMPORT_VERB,
                    &verb->place,
                    "the ontology has no class with this code");
  }
  for (size_t i = 0; i < count && status == ATT_OK; ++i) {
    AttText line = {0};
    AttText list = {0};
    status = name_verb(writer, verb->words, &list);
    att_text_format(
        &line, "%s @%s %s", events[i].subject, list.at, events[i].object);
    status = status == ATT_OK ? att_text_status(&line) : status;
    if (status == ATT_OK) {
      status = add_line(writer,
                        &events[i],
                        att_text_view(&line),
                        ATT_IMPORT_VERB,
                        &verb->place);
    }
    att_text_clear(&line);
    att_text_clear(&list);
  }
  return status;
}

static AttStatus
draft_verb(Writer* writer, const AttImportedVerb* verb)
{
  if (!is_name(verb->words)) {
    att_import_miss(writer->report,
                    ATT_IMPORT_VERB,
                    &verb->place,
                    "expected letters alone in a verb");
    return ATT_OK;
  }
  return is_no_event(verb->code) ? ATT_OK : draft_verb_events(writer, verb);
}

// The list that a name in a transformation stands for: the verbs of the block
// that is called so, else the verb. False where it is neither.
static bool
find_list(Writer* writer, AttView name, AttText* list)
{
  const AttImportedVerbs* verbs = writer->verbs;
  for (uint32_t i = 0; i < verbs->blocks.size; ++i) {
    if (att_view_equal(verbs->blocks.at[i].name, name)) {
      return name_verbs(writer, i, (AttView){0}, list);
    }
  }
  AttText words = {0};
  att_phrase_words(name, &words);
  const bool is_verb = is_name(att_text_view(&words)) &&
                       name_verb(writer, att_text_view(&words), list) == ATT_OK;
  att_text_clear(&words);
  return is_verb;
}

// Draft the sentences of a transformation whose code has a class.
static const char*
draft_sentences(Writer* writer,
                const AttImportedTransformation* t,
                const Event* event,
                AttStatus* status)
{
  AttText inner = {0};
  AttText outer = {0};
  AttText sentences[ATT_IMPORT_MOST_SENTENCES] = {{0}};
  const char* fault =
      !find_list(writer, t->verb, &inner) ||
              !find_list(writer, t->outer_verb, &outer)
          ? "a verb that no list can hold"
          : att_transformation_write(
                t, att_text_view(&inner), att_text_view(&outer), sentences);
  for (size_t i = 0; i < ATT_IMPORT_MOST_SENTENCES; ++i) {
    if (!fault && *status == ATT_OK && sentences[i].size) {
      *status = att_text_status(&sentences[i]);
    }
    if (!fault && *status == ATT_OK && sentences[i].size) {
      *status = add_line(writer,
                         event,
                         att_text_view(&sentences[i]),
                         ATT_IMPORT_TRANSFORMATION,
                         &t->place);
    }
    att_text_clear(&sentences[i]);
  }
  att_text_clear(&inner);
  att_text_clear(&outer);
  return fault;
}

static AttStatus
draft_transformation(Writer* writer, const AttImportedTransformation* t)
{
  AttStatus status = ATT_OK;
  if (att_transformation_is_identity(t)) {
    att_import_note(writer->report,
                    ATT_IMPORT_TRANSFORMATION,
                    &t->place,
                    "the rules of English read what is said as what it is");
    return ATT_OK;
  }
  const Event event = {.class_iri =
                           att_code_event_class(writer->codes, t->code)};
  const char* fault = event.class_iri.size
                          ? draft_sentences(writer, t, &event, &status)
                          : "the ontology has no class with this code";
  if (fault) {
    att_import_miss(
        writer->report, ATT_IMPORT_TRANSFORMATION, &t->place, "%s", fault);
  }
  return status;
}

static AttStatus
draft_all(Writer* writer)
{
  const AttImportedVerbs* verbs = writer->verbs;
  ATT_TRY(att_pieces_declare_sets(verbs, &writer->draft->head));
  for (size_t i = 0; i < verbs->verbs.size; ++i) {
    ATT_TRY(draft_verb(writer, &verbs->verbs.at[i]));
  }
  for (size_t i = 0; i < verbs->patterns.size; ++i) {
    ATT_TRY(draft_pattern(writer, &verbs->patterns.at[i]));
  }
  for (size_t i = 0; i < verbs->transformations.size; ++i) {
    ATT_TRY(draft_transformation(writer, &verbs->transformations.at[i]));
  }
  return att_text_status(&writer->draft->head);
}

AttStatus
att_verb_rules_draft(const AttImportedVerbs* verbs,
                     const AttCodeTable* codes,
                     const AttVocabulary* vocabulary,
                     AttImportReport* report,
                     AttDraft* draft)
{
  size_t* first = att_calloc(verbs->blocks.size + 1, sizeof *first);
  if (!first) {
    return ATT_ERR_MEMORY;
  }
  size_t verb = 0;
  for (uint32_t i = 0; i <= verbs->blocks.size; ++i) {
    while (verb < verbs->verbs.size && verbs->verbs.at[verb].block < i) {
      ++verb;
    }
    first[i] = verb;
  }
  Writer writer = {.verbs = verbs,
                   .codes = codes,
                   .vocabulary = vocabulary,
                   .report = report,
                   .draft = draft,
                   .first = first};
  const AttStatus status = draft_all(&writer);
  att_map_clear(&writer.lists);
  att_free(first);
  return status;
}
