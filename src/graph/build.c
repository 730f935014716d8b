// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// Statements to triples. Every node is named by content: the same input gives
// the same graph, and graphs extracted apart unite.
// In: a document, its mentions and statements. Out: AttTriples.
//
//   "Ruritania harbours the Red Guard."  ->
//     actor:Ruritania att:harbours actor:Red_Guard .
//     statement:s… a att:Statement ; rdf:subject actor:Ruritania ; …
//       att:statedIn passage:p… ; att:rule rule:… .

#include "graph/listed.h"
#include "graph/source.h"
#include "term/days.h"
#include "term/traits.h"
#include "term/vocabulary.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xxhash.h>

#define RDF_TYPE ATT_IRI_RDF "type"

/// How far the name of a statement is made: topics lead to other statements.
typedef enum Naming { NAMING_NOT, NAMING_BEGUN, NAMING_DONE } Naming;

/// The names of one statement; views into the arena.
typedef struct Names {
  Naming naming;
  AttView node;    ///< IRI of the statement
  AttView content; ///< hash of what it states, wherever it is stated
} Names;

/// Of one event.
typedef struct NamedEvent {
  Naming naming;
  AttView iri; ///< empty until used
  bool written;
} NamedEvent;

typedef struct Build {
  const AttDocument* document;
  const AttMentions* mentions;
  const AttStatements* statements;
  const AttRules* rules;
  const AttOntology* ontology;
  AttEvidence evidence;
  AttView base;
  AttTriples* out;
  AttView* entities; ///< IRI of each entity, empty until used
  AttView* passages; ///< IRI of each sentence's passage, empty until used
  NamedEvent* events;
  Names* names;
  AttText scratch;
} Build;

/// Move what scratch holds into the arena.
static AttStatus
keep(Build* b, AttView* view)
{
  ATT_TRY(att_text_status(&b->scratch));
  *view = att_arena_copy(b->out->arena, att_text_view(&b->scratch));
  att_text_reset(&b->scratch);
  return view->at ? ATT_OK : ATT_ERR_MEMORY;
}

static AttStatus
add_iri(Build* b, AttView subject, const char* predicate, AttView object)
{
  return att_triples_add(b->out, subject, predicate, att_term_iri(object));
}

static AttStatus
add_string(Build* b, AttView subject, const char* predicate, AttView text)
{
  return att_triples_add_string(b->out, subject, predicate, text);
}

static AttStatus
add_typed(Build* b,
          AttView subject,
          const char* predicate,
          AttView text,
          const char* datatype)
{
  return att_triples_add_typed(b->out, subject, predicate, text, datatype);
}

static AttStatus
add_number(Build* b, AttView subject, const char* predicate, uint32_t number)
{
  char digits[16];
  snprintf(digits, sizeof digits, "%u", (unsigned)number);
  return add_typed(
      b, subject, predicate, att_view(digits), ATT_IRI_XSD "integer");
}

/// Add a class and every class above it, so that a store that infers nothing
/// answers too.
static AttStatus
add_types(Build* b, AttView subject, uint32_t class_id)
{
  size_t count = 0;
  const uint32_t* above = att_ontology_ancestors(b->ontology, class_id, &count);
  for (size_t i = 0; i < count; ++i) {
    ATT_TRY(add_iri(
        b, subject, RDF_TYPE, att_ontology_class(b->ontology, above[i])->iri));
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
static AttStatus
name_by_hash(Build* b, const char* kind, AttText* content, AttView* iri)
{
  AttStatus status = att_text_status(content);
  if (status == ATT_OK) {
    att_text_append(&b->scratch, b->base);
    att_text_format(&b->scratch, "%s/%c", kind, kind[0]);
    append_hash(&b->scratch, att_text_view(content));
    status = keep(b, iri);
  }
  att_text_clear(content);
  return status;
}

/// Where entities of a class are minted, as the ontology says.
static AttView
folder_of(const Build* b, uint32_t class_id)
{
  const AttClass* c = att_ontology_class(b->ontology, class_id);
  return c && c->folder.size ? c->folder : ATT_VIEW("entity");
}

static AttStatus use_entity(Build* b, uint32_t id, AttView* iri);

static AttStatus
name_entity(Build* b, const AttEntity* entity, AttView* iri)
{
  if (entity->iri.size) {
    att_text_append(&b->scratch, entity->iri);
  } else {
    att_text_append(&b->scratch, b->base);
    att_text_append(&b->scratch, folder_of(b, entity->class_id));
    att_text_append_char(&b->scratch, '/');
    att_slug(entity->label, &b->scratch);
  }
  return keep(b, iri);
}

/// What its name says of an entity; its objects are described in turn.
static AttStatus
add_links(Build* b, const AttEntity* entity, AttView iri)
{
  for (uint32_t i = 0; i < entity->link_count; ++i) {
    const AttLink* link = &b->mentions->links[entity->first_link + i];
    const AttProperty* property =
        att_ontology_property(b->ontology, link->property);
    AttView object;
    ATT_TRY(use_entity(b, link->object + 1, &object));
    if (property && object.size && !att_view_equal(object, iri)) {
      ATT_TRY(add_iri(b, iri, property->iri.at, object));
      if (property->is_symmetric) {
        ATT_TRY(add_iri(b, object, property->iri.at, iri));
      }
    }
  }
  return ATT_OK;
}

/// The IRI of an entity (1 + index); at its first use the entity is described.
/// An id that does not exist gives the empty view.
static AttStatus
use_entity(Build* b, uint32_t id, AttView* iri)
{
  *iri = ATT_VIEW("");
  if (!id || id > b->mentions->entity_count) {
    return ATT_OK;
  }
  AttView* known = &b->entities[id - 1];
  if (!known->size) {
    const AttEntity* entity = &b->mentions->entities[id - 1];
    ATT_TRY(name_entity(b, entity, known));
    ATT_TRY(add_types(b, *known, entity->class_id));
    ATT_TRY(add_string(b, *known, ATT_IRI_SKOS "prefLabel", entity->label));
    ATT_TRY(add_string(b, *known, ATT_IRI_RDFS "label", entity->label));
    if (entity->listed) {
      ATT_TRY(
          att_triples_add_listed(b->out, b->ontology, *known, entity->listed));
    }
    ATT_TRY(add_links(b, entity, *known));
  }
  *iri = *known;
  return ATT_OK;
}

static AttStatus
add_time(Build* b, AttView subject, AttView time)
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
  ATT_TRY(add_typed(b, subject, ATT_IRI_ATT "time", time, ATT_IRI_EDTF));
  ATT_TRY(add_typed(b,
                    subject,
                    ATT_IRI_ATT "begin",
                    att_view(days.begin),
                    ATT_IRI_XSD "date"));
  return add_typed(
      b, subject, ATT_IRI_ATT "end", att_view(days.end), ATT_IRI_XSD "date");
}

static AttStatus name_statement(Build* b, uint32_t id);

/// What fills a role, as part of an event's content: an entity by its IRI, a
/// statement by what it states, so that the same accusation unites from two
/// documents. Empty where a chain of topics leads back.
static AttStatus
filler_content(Build* b, const AttRole* role, AttView* content)
{
  *content = ATT_VIEW("");
  if (role->entity) {
    return use_entity(b, role->entity, content);
  }
  if (role->statement && role->statement <= b->statements->count) {
    ATT_TRY(name_statement(b, role->statement));
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
list_roles(Build* b, const AttEvent* event, AttView* lines, size_t* count)
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
      ATT_TRY(keep(b, &lines[(*count)++]));
    }
  }
  return ATT_OK;
}

static AttStatus
name_by_roles(Build* b, const AttEvent* event, AttView* iri)
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
  return name_by_hash(b, "event", &content, iri);
}

/// An event is named by its class, its roles in byte order, and its time: all
/// that the document says of it. Empty where a chain of topics leads back.
static AttStatus
name_event(Build* b, const AttStatement* s, AttView* iri)
{
  NamedEvent* named = &b->events[s->event - 1];
  if (named->naming == NAMING_NOT) {
    named->naming = NAMING_BEGUN;
    ATT_TRY(
        name_by_roles(b, &b->statements->events[s->event - 1], &named->iri));
    named->naming = NAMING_DONE;
  }
  *iri = named->iri;
  return ATT_OK;
}

/// Subject and object as they are written: of a symmetric relation the lesser
/// IRI first, so that one statement is made of both directions.
static AttStatus
relation_ends(Build* b,
              const AttStatement* s,
              AttView* subject,
              AttView* object)
{
  ATT_TRY(use_entity(b, s->subject, subject));
  ATT_TRY(use_entity(b, s->object, object));
  if (att_ontology_property(b->ontology, s->property_id)->is_symmetric &&
      att_view_compare(*subject, *object) > 0) {
    const AttView first = *object;
    *object = *subject;
    *subject = first;
  }
  return ATT_OK;
}

static AttStatus
append_relation(Build* b, const AttStatement* s, AttText* content)
{
  AttView subject;
  AttView object;
  ATT_TRY(relation_ends(b, s, &subject, &object));
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
append_content(Build* b, const AttStatement* s, AttText* content)
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
    ATT_TRY(use_entity(b, s->speakers[i].entity, &speaker));
    const bool is_beside =
        i && s->speakers[i].place == s->speakers[i - 1].place;
    att_text_append_char(content, is_beside ? '\t' : '\n');
    att_text_append(content, speaker);
  }
  return att_text_status(content);
}

static AttStatus
passage_of(Build* b, uint32_t sentence, AttView* iri)
{
  AttView* known = &b->passages[sentence];
  if (!known->size) {
    const AttSpan span = att_document_code_points(
        b->document, b->document->sentences[sentence].span);
    AttText content = {0};
    att_text_append(&content, b->out->source);
    att_text_format(
        &content, "\n%u %u", (unsigned)span.begin, (unsigned)span.end);
    ATT_TRY(name_by_hash(b, "passage", &content, known));
  }
  *iri = *known;
  return ATT_OK;
}

/// A statement that refers to something that does not exist is not written.
static bool
is_sound(const Build* b, const AttStatement* s)
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
name_by_content(Build* b, const AttStatement* s, Names* names)
{
  AttText content = {0};
  AttStatus status = append_content(b, s, &content);
  if (status == ATT_OK) {
    append_hash(&b->scratch, att_text_view(&content));
    status = keep(b, &names->content);
  }
  att_text_clear(&content);
  ATT_TRY(status);
  AttView passage;
  ATT_TRY(passage_of(b, s->sentence, &passage));
  att_text_append(&content, names->content);
  att_text_append_char(&content, '\n');
  att_text_append(&content, passage);
  return name_by_hash(b, "statement", &content, &names->node);
}

static AttStatus
name_statement(Build* b, uint32_t id)
{
  const AttStatement* s = &b->statements->statements[id - 1];
  Names* names = &b->names[id - 1];
  if (names->naming != NAMING_NOT || !is_sound(b, s)) {
    return ATT_OK;
  }
  names->naming = NAMING_BEGUN;
  const AttStatus status = name_by_content(b, s, names);
  names->naming = NAMING_DONE;
  return status;
}

static bool
is_asserted(const AttStatement* s)
{
  return !s->negated && s->modality == ATT_MODALITY_ACTUAL &&
         s->speaker_count == 0;
}

/// The number in the lexical form of the property's range; false where the
/// range has none for it.
static bool
append_number(Build* b, const AttProperty* property, AttDecimal number)
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
add_measure(Build* b, AttView subject, const AttMeasure* measure)
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
    ATT_TRY(keep(b, &number));
    ATT_TRY(
        add_typed(b, subject, property->iri.at, number, property->datatype.at));
  }
  att_text_reset(&b->scratch);
  if (has_number && is_money) {
    ATT_TRY(add_string(b, subject, ATT_IRI_ATT "currency", quantity->unit));
  }
  if (quantity->bound == ATT_BOUND_EXACT && !is_money) {
    return ATT_OK;
  }
  AttView words;
  att_text_append(&b->scratch, property->iri);
  att_text_append_string(&b->scratch, "Text");
  ATT_TRY(keep(b, &words));
  return att_ontology_find_property(b->ontology, words)
             ? add_string(b, subject, words.at, measure->stated)
             : ATT_OK;
}

static AttStatus
add_measures(Build* b, const AttStatement* s, AttView subject)
{
  for (size_t i = 0; i < s->measure_count; ++i) {
    if (att_ontology_property(b->ontology, s->measures[i].property)) {
      ATT_TRY(add_measure(b, subject, &s->measures[i]));
    }
  }
  return ATT_OK;
}

static AttStatus
add_role(Build* b, AttView event, const AttRole* role)
{
  const AttProperty* property =
      att_ontology_property(b->ontology, role->property);
  AttView filler;
  ATT_TRY(use_entity(b, role->entity, &filler));
  if (!role->entity && role->statement &&
      role->statement <= b->statements->count &&
      b->evidence != ATT_EVIDENCE_NONE) {
    filler = b->names[role->statement - 1].node;
  }
  return property && filler.size ? add_iri(b, event, property->iri.at, filler)
                                 : ATT_OK;
}

/// What all mentions of an event say together, written with the first of them.
static AttStatus
add_event(Build* b, const AttEvent* event, NamedEvent* named)
{
  const AttView iri = named->iri;
  if (named->written) {
    return ATT_OK;
  }
  named->written = true;
  ATT_TRY(add_types(b, iri, event->class_id));
  ATT_TRY(add_iri(b, iri, RDF_TYPE, ATT_VIEW(ATT_IRI_ATT "Event")));
  for (size_t i = 0; i < event->role_count; ++i) {
    ATT_TRY(add_role(b, iri, &event->roles[i]));
  }
  return add_time(b, iri, event->time);
}

static AttStatus
add_described(Build* b, const AttStatement* s)
{
  NamedEvent* named = &b->events[s->event - 1];
  ATT_TRY(add_event(b, &b->statements->events[s->event - 1], named));
  if (is_asserted(s)) {
    ATT_TRY(add_iri(b, named->iri, RDF_TYPE, ATT_VIEW(ATT_IRI_ATT "Factual")));
  }
  // What did not happen killed nobody: a denied count stays with its statement.
  return s->negated ? ATT_OK : add_measures(b, s, named->iri);
}

/// The plain triple of a relation, both ways where it is symmetric.
static AttStatus
add_plain(Build* b, const AttStatement* s)
{
  const AttProperty* property =
      att_ontology_property(b->ontology, s->property_id);
  AttView subject;
  AttView object;
  ATT_TRY(relation_ends(b, s, &subject, &object));
  ATT_TRY(add_iri(b, subject, property->iri.at, object));
  return property->is_symmetric ? add_iri(b, object, property->iri.at, subject)
                                : ATT_OK;
}

static AttStatus
add_passage(Build* b, uint32_t sentence, AttView passage)
{
  const AttSpan bytes = b->document->sentences[sentence].span;
  const AttSpan span = att_document_code_points(b->document, bytes);
  static const char* const types[] = {ATT_IRI_ATT "Passage",
                                      ATT_IRI_OA "TextPositionSelector",
                                      ATT_IRI_OA "TextQuoteSelector"};
  for (size_t i = 0; i < sizeof types / sizeof *types; ++i) {
    ATT_TRY(add_iri(b, passage, RDF_TYPE, att_view(types[i])));
  }
  ATT_TRY(add_number(b, passage, ATT_IRI_OA "start", span.begin));
  ATT_TRY(add_number(b, passage, ATT_IRI_OA "end", span.end));
  ATT_TRY(add_string(
      b, passage, ATT_IRI_OA "exact", att_document_exact(b->document, bytes)));
  return add_iri(b, passage, ATT_IRI_OA "hasSource", b->out->source);
}

/// One link of a chain of speakers, where somebody speaks for another with
/// that other one.
static AttStatus
add_attribution(Build* b,
                AttView node,
                AttView speaker,
                uint32_t place,
                AttView represented)
{
  AttText content = {0};
  att_text_append(&content, node);
  att_text_format(&content, "\n%u\n", (unsigned)place);
  att_text_append(&content, speaker);
  AttView link;
  ATT_TRY(name_by_hash(b, "attribution", &content, &link));
  ATT_TRY(add_iri(b, node, ATT_IRI_ATT "attribution", link));
  ATT_TRY(add_iri(b, link, RDF_TYPE, ATT_VIEW(ATT_IRI_ATT "Attribution")));
  ATT_TRY(add_iri(b, link, ATT_IRI_ATT "speaker", speaker));
  if (represented.size) {
    ATT_TRY(add_iri(b, link, ATT_IRI_ATT "onBehalfOf", represented));
  }
  return add_number(b, link, ATT_IRI_ATT "order", place);
}

/// Did somebody further in say it too? "Kenya said that Kenya …"
static bool
is_earlier_speaker(const AttStatement* s, size_t at)
{
  for (size_t i = 0; i < at; ++i) {
    if (s->speakers[i].entity == s->speakers[at].entity) {
      return true;
    }
  }
  return false;
}

/// All speakers, in the order of their chain; where there are several, an
/// att:attribution for each keeps that order.
static AttStatus
add_speakers(Build* b, const AttStatement* s, AttView node)
{
  for (size_t i = 0; i < s->speaker_count; ++i) {
    const AttSpeaker* speaker = &s->speakers[i];
    AttView iri;
    AttView represented = ATT_VIEW("");
    ATT_TRY(use_entity(b, speaker->entity, &iri));
    if (i + 1 < s->speaker_count && speaker[1].represented) {
      ATT_TRY(use_entity(b, speaker[1].entity, &represented));
    }
    if (!iri.size) {
      continue;
    }
    if (!is_earlier_speaker(s, i)) {
      ATT_TRY(att_triples_add_ranked(b->out,
                                     node,
                                     ATT_IRI_ATT "attributedTo",
                                     att_term_iri(iri),
                                     (uint32_t)i));
    }
    if (s->speaker_count > 1) {
      ATT_TRY(add_attribution(b, node, iri, speaker->place, represented));
    }
  }
  return ATT_OK;
}

static AttStatus
add_rule(Build* b, const AttStatement* s, AttView node)
{
  ATT_TRY(add_string(b,
                     node,
                     ATT_IRI_ATT "variant",
                     att_view(att_variant_label((AttVariant)s->variant))));
  if (!b->rules || s->line >= b->rules->line_count) {
    return ATT_OK;
  }
  const AttLine* line = &b->rules->lines[s->line];
  AttView rule;
  att_text_append(&b->scratch, b->base);
  att_text_append_string(&b->scratch, "rule/");
  att_slug(line->id, &b->scratch);
  ATT_TRY(keep(b, &rule));
  ATT_TRY(add_iri(b, node, ATT_IRI_ATT "rule", rule));
  ATT_TRY(add_iri(b, rule, RDF_TYPE, ATT_VIEW(ATT_IRI_ATT "Rule")));
  ATT_TRY(add_string(b, rule, ATT_IRI_RDFS "label", line->text));
  return add_string(b, rule, ATT_IRI_SKOS "notation", line->id);
}

static AttStatus
add_stated(Build* b, const AttStatement* s, const Names* names)
{
  if (s->class_id) {
    ATT_TRY(add_measures(b, s, names->node));
    return add_iri(
        b, names->node, ATT_IRI_ATT "describes", b->events[s->event - 1].iri);
  }
  const AttProperty* property =
      att_ontology_property(b->ontology, s->property_id);
  AttView subject;
  AttView object;
  ATT_TRY(relation_ends(b, s, &subject, &object));
  ATT_TRY(add_iri(b, names->node, ATT_IRI_RDF "subject", subject));
  ATT_TRY(add_iri(b, names->node, ATT_IRI_RDF "predicate", property->iri));
  ATT_TRY(add_iri(b, names->node, ATT_IRI_RDF "object", object));
  return add_time(b, names->node, s->time);
}

static AttStatus
add_outlook(Build* b, const AttStatement* s, AttView node)
{
  const AttView polarity = s->negated ? ATT_VIEW(ATT_IRI_ATT "Negated")
                                      : ATT_VIEW(ATT_IRI_ATT "Affirmed");
  AttView modality;
  ATT_TRY(add_iri(b, node, ATT_IRI_ATT "polarity", polarity));
  att_text_append_string(&b->scratch, ATT_IRI_ATT);
  att_text_append_string(&b->scratch, att_modality_name(s->modality));
  ATT_TRY(keep(b, &modality));
  return add_iri(b, node, ATT_IRI_ATT "modality", modality);
}

static AttStatus
add_evidence(Build* b, const AttStatement* s, const Names* names)
{
  const AttView node = names->node;
  AttView passage;
  ATT_TRY(add_iri(b, node, RDF_TYPE, ATT_VIEW(ATT_IRI_ATT "Statement")));
  ATT_TRY(add_iri(b, node, RDF_TYPE, ATT_VIEW(ATT_IRI_RDF "Statement")));
  ATT_TRY(add_stated(b, s, names));
  ATT_TRY(add_outlook(b, s, node));
  ATT_TRY(add_speakers(b, s, node));
  ATT_TRY(passage_of(b, s->sentence, &passage));
  ATT_TRY(add_iri(b, node, ATT_IRI_ATT "statedIn", passage));
  ATT_TRY(add_passage(b, s->sentence, passage));
  return b->evidence == ATT_EVIDENCE_FULL ? add_rule(b, s, node) : ATT_OK;
}

static AttStatus
add_statement(Build* b, uint32_t id)
{
  const AttStatement* s = &b->statements->statements[id - 1];
  if (!is_sound(b, s) ||
      (b->evidence == ATT_EVIDENCE_NONE && !is_asserted(s))) {
    return ATT_OK;
  }
  ATT_TRY(name_statement(b, id));
  const Names* names = &b->names[id - 1];
  if (s->class_id) {
    ATT_TRY(add_described(b, s));
  } else if (is_asserted(s)) {
    ATT_TRY(add_plain(b, s));
  }
  return b->evidence == ATT_EVIDENCE_NONE ? ATT_OK : add_evidence(b, s, names);
}

/// The base ends in a separator, so that names follow it.
static AttStatus
set_base(Build* b, AttView base)
{
  att_text_append(&b->scratch, base.size ? base : ATT_VIEW(ATT_IRI_ID));
  const char last = base.size ? base.at[base.size - 1] : '/';
  if (last != '/' && last != '#') {
    att_text_append_char(&b->scratch, '/');
  }
  ATT_TRY(keep(b, &b->base));
  if (!att_iri_is_valid(b->base)) {
    att_report_plain(b->out->log,
                     ATT_ERROR,
                     NULL,
                     "expected an absolute IRI as base, found '%.*s'",
                     ATT_VIEW_ARG(base));
    return ATT_ERR_USAGE;
  }
  return ATT_OK;
}

static AttStatus
build(Build* b, AttView base)
{
  AttArena* arena = b->out->arena;
  b->entities =
      att_arena_calloc(arena, b->mentions->entity_count, sizeof(AttView));
  b->passages =
      att_arena_calloc(arena, b->document->sentence_count, sizeof(AttView));
  b->names = att_arena_calloc(arena, b->statements->count, sizeof(Names));
  b->events =
      att_arena_calloc(arena, b->statements->event_count, sizeof(NamedEvent));
  if (!b->entities || !b->passages || !b->names || !b->events) {
    return ATT_ERR_MEMORY;
  }
  ATT_TRY(set_base(b, base));
  ATT_TRY(att_source_name(b->document, b->base, b->out));
  if (b->evidence != ATT_EVIDENCE_NONE) {
    ATT_TRY(att_source_add(b->document, b->out));
  }
  if (b->evidence == ATT_EVIDENCE_FULL) {
    ATT_TRY(att_source_add_run(b->rules, b->base, b->out));
  }
  for (size_t i = 0; i < b->statements->count; ++i) {
    ATT_TRY(add_statement(b, (uint32_t)i + 1));
  }
  att_triples_sort(b->out);
  return ATT_OK;
}

AttStatus
att_triples_new(const AttDocument* document,
                const AttMentions* mentions,
                const AttStatements* statements,
                const AttRules* rules,
                const AttOntology* ontology,
                const AttGraphOptions* options,
                AttLog* log,
                AttTriples** triples)
{
  Build b = {.document = document,
             .mentions = mentions,
             .statements = statements,
             .rules = rules,
             .ontology = ontology,
             .evidence = options->evidence,
             .out = att_calloc(1, sizeof **triples)};
  *triples = NULL;
  if (!b.out) {
    return ATT_ERR_MEMORY;
  }
  b.out->log = log;
  b.out->arena = att_arena_new();
  AttStatus status = b.out->arena ? build(&b, options->base) : ATT_ERR_MEMORY;
  att_text_clear(&b.scratch);
  b.out->log = NULL;
  if (status != ATT_OK) {
    att_triples_free(b.out);
    return status;
  }
  *triples = b.out;
  return ATT_OK;
}
