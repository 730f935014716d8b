// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// What nodes are called and what is said of them wherever they stand: entities,
// times, quantities, passages, events, statements.

#include "graph/build.h"

#include "graph/listed.h"
#include "term/days.h"
#include "term/traits.h"
#include "term/vocabulary.h"

#include <stdio.h>
#include <stdlib.h>
#include <xxhash.h>

/// Move what scratch holds into the arena.
AttStatus
att_build_keep(AttBuild* b, AttView* view)
{
  ATT_TRY(att_text_status(&b->scratch));
  *view = att_arena_copy(b->out->arena, att_text_view(&b->scratch));
  att_text_reset(&b->scratch);
  return view->at ? ATT_OK : ATT_ERR_MEMORY;
}

void
att_build_turn_to(AttBuild* b, AttView node)
{
  b->out->graph = b->graph_by_statement ? node : ATT_VIEW("");
}

AttStatus
att_build_iri(AttBuild* b,
              AttView subject,
              const char* predicate,
              AttView object)
{
  return att_triples_add(b->out, subject, predicate, att_term_iri(object));
}

AttStatus
att_build_string(AttBuild* b,
                 AttView subject,
                 const char* predicate,
                 AttView text)
{
  return att_triples_add_string(b->out, subject, predicate, text);
}

AttStatus
att_build_typed(AttBuild* b,
                AttView subject,
                const char* predicate,
                AttView text,
                const char* datatype)
{
  return att_triples_add_typed(b->out, subject, predicate, text, datatype);
}

AttStatus
att_build_number(AttBuild* b,
                 AttView subject,
                 const char* predicate,
                 uint32_t number)
{
  char digits[16];
  snprintf(digits, sizeof digits, "%u", (unsigned)number);
  return att_build_typed(
      b, subject, predicate, att_view(digits), ATT_IRI_XSD "integer");
}

/// Add a class and every class above it, so that a store that infers nothing
/// answers too.
AttStatus
att_build_types(AttBuild* b, AttView subject, uint32_t class_id)
{
  size_t count = 0;
  const uint32_t* above = att_ontology_ancestors(b->ontology, class_id, &count);
  for (size_t i = 0; i < count; ++i) {
    ATT_TRY(att_build_iri(b,
                          subject,
                          ATT_RDF_TYPE,
                          att_ontology_class(b->ontology, above[i])->iri));
  }
  return ATT_OK;
}

/// Append `text`'s 128-bit hash, hexadecimal.
static void
append_hash(AttText* out, AttView text)
{
  XXH128_canonical_t bytes;
  XXH128_canonicalFromHash(&bytes, XXH3_128bits(text.at, text.size));
  for (size_t i = 0; i < sizeof bytes.digest; ++i) {
    att_text_format(out, "%02x", (unsigned)bytes.digest[i]);
  }
}

/// Name a node by the hash of `content`: <base><kind>/<letter><hash>.
AttStatus
att_build_name(AttBuild* b, const char* kind, AttText* content, AttView* iri)
{
  AttStatus status = att_text_status(content);
  if (status == ATT_OK) {
    att_text_append(&b->scratch, b->base);
    att_text_format(&b->scratch, "%s/%c", kind, kind[0]);
    append_hash(&b->scratch, att_text_view(content));
    status = att_build_keep(b, iri);
  }
  att_text_clear(content);
  return status;
}

/// Where entities of a class are minted, as the ontology says.
static AttView
folder_of(const AttBuild* b, uint32_t class_id)
{
  const AttClass* c = att_ontology_class(b->ontology, class_id);
  return c && c->folder.size ? c->folder : ATT_VIEW("entity");
}

static AttStatus
name_entity(AttBuild* b, const AttEntity* entity, AttView* iri)
{
  if (entity->iri.size) {
    att_text_append(&b->scratch, entity->iri);
  } else {
    att_text_append(&b->scratch, b->base);
    att_text_append(&b->scratch, folder_of(b, entity->class_id));
    att_text_append_char(&b->scratch, '/');
    att_slug(entity->label, &b->scratch);
  }
  return att_build_keep(b, iri);
}

/// What its name says of an entity; its objects are described in turn.
static AttStatus
add_links(AttBuild* b, const AttEntity* entity, AttView iri)
{
  for (uint32_t i = 0; i < entity->link_count; ++i) {
    const AttLink* link = &b->mentions->links[entity->first_link + i];
    const AttProperty* property =
        att_ontology_property(b->ontology, link->property);
    AttView object;
    ATT_TRY(att_build_entity(b, link->object + 1, &object));
    if (property && object.size && !att_view_equal(object, iri)) {
      ATT_TRY(att_build_iri(b, iri, property->iri.at, object));
      if (property->is_symmetric) {
        ATT_TRY(att_build_iri(b, object, property->iri.at, iri));
      }
    }
  }
  return ATT_OK;
}

/// What is said of an entity wherever it stands, in the document's graph.
static AttStatus
describe_entity(AttBuild* b, const AttEntity* entity, AttView iri)
{
  const AttView graph = b->out->graph;
  att_build_turn_to(b, ATT_VIEW(""));
  ATT_TRY(att_build_types(b, iri, entity->class_id));
  ATT_TRY(att_build_string(b, iri, ATT_IRI_SKOS "prefLabel", entity->label));
  ATT_TRY(att_build_string(b, iri, ATT_IRI_RDFS "label", entity->label));
  if (entity->listed) {
    ATT_TRY(att_triples_add_listed(b->out, b->ontology, iri, entity->listed));
  }
  ATT_TRY(add_links(b, entity, iri));
  att_build_turn_to(b, graph);
  return ATT_OK;
}

/// The IRI of an entity (1 + index); at its first use the entity is described.
/// An id that does not exist gives the empty view.
AttStatus
att_build_entity(AttBuild* b, uint32_t id, AttView* iri)
{
  *iri = ATT_VIEW("");
  if (!id || id > b->mentions->entity_count) {
    return ATT_OK;
  }
  AttView* known = &b->entities[id - 1];
  if (!known->size) {
    const AttEntity* entity = &b->mentions->entities[id - 1];
    ATT_TRY(name_entity(b, entity, known));
    ATT_TRY(describe_entity(b, entity, *known));
  }
  *iri = *known;
  return ATT_OK;
}

AttStatus
att_build_time(AttBuild* b, AttView subject, AttView time)
{
  AttDays days;
  if (!time.size) {
    return ATT_OK;
  }
  if (!att_edtf_days(time, &days)) {
    att_report_plain(b->out->log,
                     ATT_WARNING,
                     NULL,
                     "left out: no EDTF date '%.*s'",
                     ATT_VIEW_ARG(time));
    return ATT_OK;
  }
  ATT_TRY(att_build_typed(b, subject, ATT_IRI_ATT "time", time, ATT_IRI_EDTF));
  ATT_TRY(att_build_typed(b,
                          subject,
                          ATT_IRI_ATT "begin",
                          att_view(days.begin),
                          ATT_IRI_XSD "date"));
  return att_build_typed(
      b, subject, ATT_IRI_ATT "end", att_view(days.end), ATT_IRI_XSD "date");
}

/// What fills a role, as part of an event's content: an entity by its IRI, a
/// statement by what it states, so that the same accusation unites from two
/// documents. Empty where a chain of topics leads back.
static AttStatus
filler_content(AttBuild* b, const AttRole* role, AttView* content)
{
  *content = ATT_VIEW("");
  if (role->entity) {
    return att_build_entity(b, role->entity, content);
  }
  if (role->statement && role->statement <= b->statements->count) {
    ATT_TRY(att_build_statement(b, role->statement));
    *content = b->names[role->statement - 1].content;
  }
  return ATT_OK;
}

static int
compare_views(const void* a, const void* b)
{
  return att_view_compare(*(const AttView*)a, *(const AttView*)b);
}

static AttStatus
list_roles(AttBuild* b, const AttEvent* event, AttView* lines, size_t* count)
{
  *count = 0;
  for (size_t i = 0; i < event->role_count; ++i) {
    const AttProperty* property =
        att_ontology_property(b->ontology, event->roles[i].property);
    AttView filler;
    ATT_TRY(filler_content(b, &event->roles[i], &filler));
    if (property && filler.size) {
      att_text_append(&b->scratch, property->iri);
      att_text_append_char(&b->scratch, ' ');
      att_text_append(&b->scratch, filler);
      ATT_TRY(att_build_keep(b, &lines[(*count)++]));
    }
  }
  return ATT_OK;
}

static AttStatus
name_by_roles(AttBuild* b, const AttEvent* event, AttView* iri)
{
  AttView* lines =
      att_arena_calloc(b->out->arena, event->role_count + 1, sizeof *lines);
  if (!lines) {
    return ATT_ERR_MEMORY;
  }
  size_t count = 0;
  ATT_TRY(list_roles(b, event, lines, &count));
  if (count) {
    qsort(lines, count, sizeof *lines, compare_views);
  }
  AttText content = {0};
  att_text_append(&content,
                  att_ontology_class(b->ontology, event->class_id)->iri);
  for (size_t i = 0; i < count; ++i) {
    if (i == 0 || !att_view_equal(lines[i], lines[i - 1])) {
      att_text_append_char(&content, '\n');
      att_text_append(&content, lines[i]);
    }
  }
  att_text_append_string(&content, "\n\n");
  att_text_append(&content, event->time);
  return att_build_name(b, "event", &content, iri);
}

/// An event is named by its class, its roles in byte order, and its time: all
/// that the document says of it. Empty where a chain of topics leads back.
static AttStatus
name_event(AttBuild* b, const AttStatement* s, AttView* iri)
{
  AttNamedEvent* named = &b->events[s->event - 1];
  if (named->naming == ATT_NAMING_NOT) {
    named->naming = ATT_NAMING_BEGUN;
    ATT_TRY(
        name_by_roles(b, &b->statements->events[s->event - 1], &named->iri));
    named->naming = ATT_NAMING_DONE;
  }
  *iri = named->iri;
  return ATT_OK;
}

/// Subject and object as they are written: of a symmetric relation the lesser
/// IRI first, so that one statement is made of both directions.
AttStatus
att_build_ends(AttBuild* b,
               const AttStatement* s,
               AttView* subject,
               AttView* object)
{
  ATT_TRY(att_build_entity(b, s->subject, subject));
  ATT_TRY(att_build_entity(b, s->object, object));
  if (att_ontology_property(b->ontology, s->property_id)->is_symmetric &&
      att_view_compare(*subject, *object) > 0) {
    const AttView first = *object;
    *object = *subject;
    *subject = first;
  }
  return ATT_OK;
}

static AttStatus
append_relation(AttBuild* b, const AttStatement* s, AttText* content)
{
  AttView subject;
  AttView object;
  ATT_TRY(att_build_ends(b, s, &subject, &object));
  att_text_append(content, subject);
  att_text_append_char(content, ' ');
  att_text_append(content,
                  att_ontology_property(b->ontology, s->property_id)->iri);
  att_text_append_char(content, ' ');
  att_text_append(content, object);
  att_text_append_char(content, ' ');
  att_text_append(content, s->time);
  return ATT_OK;
}

static AttStatus
append_content(AttBuild* b, const AttStatement* s, AttText* content)
{
  if (s->class_id) {
    AttView event;
    ATT_TRY(name_event(b, s, &event));
    att_text_append(content, event);
  } else {
    ATT_TRY(append_relation(b, s, content));
  }
  att_text_format(
      content, "\n%d %s", s->negated, att_modality_name(s->modality));
  for (size_t i = 0; i < s->speaker_count; ++i) {
    AttView speaker;
    ATT_TRY(att_build_entity(b, s->speakers[i].entity, &speaker));
    const bool is_beside =
        i && s->speakers[i].place == s->speakers[i - 1].place;
    att_text_append_char(content, is_beside ? '\t' : '\n');
    att_text_append(content, speaker);
  }
  return att_text_status(content);
}

AttStatus
att_build_passage(AttBuild* b, uint32_t sentence, AttView* iri)
{
  AttView* known = &b->passages[sentence];
  if (!known->size) {
    const AttSpan span = att_document_code_points(
        b->document, b->document->sentences[sentence].span);
    AttText content = {0};
    att_text_append(&content, b->out->source);
    att_text_format(
        &content, "\n%u %u", (unsigned)span.begin, (unsigned)span.end);
    ATT_TRY(att_build_name(b, "passage", &content, known));
  }
  *iri = *known;
  return ATT_OK;
}

/// A statement that refers to something that does not exist is not written.
bool
att_build_is_sound(const AttBuild* b, const AttStatement* s)
{
  if (s->sentence >= b->document->sentence_count) {
    return false;
  }
  if (s->class_id) {
    return att_ontology_class(b->ontology, s->class_id) && s->event &&
           s->event <= b->statements->event_count;
  }
  return att_ontology_property(b->ontology, s->property_id) && s->subject &&
         s->object && s->subject <= b->mentions->entity_count &&
         s->object <= b->mentions->entity_count;
}

static AttStatus
name_by_content(AttBuild* b, const AttStatement* s, AttNames* names)
{
  AttText content = {0};
  AttStatus status = append_content(b, s, &content);
  if (status == ATT_OK) {
    append_hash(&b->scratch, att_text_view(&content));
    status = att_build_keep(b, &names->content);
  }
  att_text_clear(&content);
  ATT_TRY(status);
  AttView passage;
  ATT_TRY(att_build_passage(b, s->sentence, &passage));
  att_text_append(&content, names->content);
  att_text_append_char(&content, '\n');
  att_text_append(&content, passage);
  return att_build_name(b, "statement", &content, &names->node);
}

AttStatus
att_build_statement(AttBuild* b, uint32_t id)
{
  const AttStatement* s = &b->statements->statements[id - 1];
  AttNames* names = &b->names[id - 1];
  if (names->naming != ATT_NAMING_NOT || !att_build_is_sound(b, s)) {
    return ATT_OK;
  }
  names->naming = ATT_NAMING_BEGUN;
  const AttStatus status = name_by_content(b, s, names);
  names->naming = ATT_NAMING_DONE;
  return status;
}

/// The number in the lexical form of the property's range; false where the
/// range has none for it.
static bool
append_number(AttBuild* b, const AttProperty* property, AttDecimal number)
{
  const bool is_integer =
      att_view_equal(property->datatype, ATT_VIEW(ATT_IRI_XSD "integer"));
  att_decimal_write(number, &b->scratch);
  if (!is_integer && !number.places) {
    att_text_append_string(&b->scratch, ".0");
  }
  return !is_integer || !number.places;
}

/// A number is written where the passage tells one, be it as the least or
/// about; then, and where it tells none, its words stand beside.
static AttStatus
add_measure(AttBuild* b, AttView subject, const AttMeasure* measure)
{
  const AttProperty* property =
      att_ontology_property(b->ontology, measure->property);
  const AttQuantity* quantity = &measure->quantity;
  const bool has_number = quantity->bound == ATT_BOUND_EXACT ||
                          quantity->bound == ATT_BOUND_LEAST ||
                          quantity->bound == ATT_BOUND_ABOUT;
  const bool is_money = att_quantity_is_money(quantity);
  if (has_number && append_number(b, property, quantity->number)) {
    AttView number;
    ATT_TRY(att_build_keep(b, &number));
    ATT_TRY(att_build_typed(
        b, subject, property->iri.at, number, property->datatype.at));
  }
  att_text_reset(&b->scratch);
  if (has_number && is_money) {
    ATT_TRY(
        att_build_string(b, subject, ATT_IRI_ATT "currency", quantity->unit));
  }
  if (quantity->bound == ATT_BOUND_EXACT && !is_money) {
    return ATT_OK;
  }
  AttView words;
  att_text_append(&b->scratch, property->iri);
  att_text_append_string(&b->scratch, "Text");
  ATT_TRY(att_build_keep(b, &words));
  return att_ontology_find_property(b->ontology, words)
             ? att_build_string(b, subject, words.at, measure->stated)
             : ATT_OK;
}

AttStatus
att_build_measures(AttBuild* b, const AttStatement* s, AttView subject)
{
  for (size_t i = 0; i < s->measure_count; ++i) {
    if (att_ontology_property(b->ontology, s->measures[i].property)) {
      ATT_TRY(add_measure(b, subject, &s->measures[i]));
    }
  }
  return ATT_OK;
}
