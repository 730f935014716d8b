// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// The part of an ontology that extraction needs, in tables: classes with their
// ancestors, properties with domain and range.
// In: RDF files, any order of triples. Out: AttOntology, ids in file order.

#include "term/ontology_tables.h"

#include "term/rdf.h"
#include "term/traits.h"
#include "term/vocabulary.h"

#include <string.h>

#define LONGEST_LIST 256u // members of one owl:unionOf

/// What a triple says, of the little that is kept.
typedef enum Said {
  SAID_TYPE,
  SAID_SUBCLASS,
  SAID_DOMAIN,
  SAID_RANGE,
  SAID_UNION,
  SAID_FIRST,
  SAID_REST,
  SAID_LABEL,
  SAID_COMMENT,
  SAID_TRAIT,
  SAID_BODIES,
  SAID_PEOPLE,
  SAID_FOLDER,
  SAID_PREFIX,
  SAID_NAMESPACE,
  SAID_NOTATION,
  SAID_NOTHING,
} Said;

typedef struct Fact {
  Said said;
  uint32_t subject; ///< symbol
  uint32_t object;
  uint32_t datatype; ///< of SAID_NOTATION
} Fact;

typedef struct Reader {
  AttOntology* ontology;
  AttLog* log;
  ATT_ARRAY(Fact) facts;
  size_t file;
  size_t groups;
  AttText scratch;
} Reader;

static Said
said_by(AttView predicate)
{
  static const struct {
    const char* iri;
    Said said;
  } table[] = {
      {ATT_IRI_RDF "type", SAID_TYPE},
      {ATT_IRI_RDFS "subClassOf", SAID_SUBCLASS},
      {ATT_IRI_RDFS "domain", SAID_DOMAIN},
      {ATT_IRI_RDFS "range", SAID_RANGE},
      {ATT_IRI_OWL "unionOf", SAID_UNION},
      {ATT_IRI_RDF "first", SAID_FIRST},
      {ATT_IRI_RDF "rest", SAID_REST},
      {ATT_IRI_RDFS "label", SAID_LABEL},
      {ATT_IRI_RDFS "comment", SAID_COMMENT},
      {ATT_IRI_ATT "trait", SAID_TRAIT},
      {ATT_IRI_ATT "hasBodies", SAID_BODIES},
      {ATT_IRI_ATT "hasPeople", SAID_PEOPLE},
      {ATT_IRI_ATT "folder", SAID_FOLDER},
      {ATT_IRI_VANN "preferredNamespacePrefix", SAID_PREFIX},
      {ATT_IRI_VANN "preferredNamespaceUri", SAID_NAMESPACE},
      {ATT_IRI_SKOS "notation", SAID_NOTATION},
      {ATT_IRI_SKOS "prefLabel", SAID_LABEL},
      {ATT_IRI_SKOS "definition", SAID_COMMENT},
  };
  for (size_t i = 0; i < sizeof table / sizeof *table; ++i) {
    if (att_view_equal(predicate, att_view(table[i].iri))) {
      return table[i].said;
    }
  }
  return SAID_NOTHING;
}

/// A symbol for a term: blank labels count within their file.
static AttStatus
intern_term(Reader* reader, const AttTerm* term, uint32_t* id)
{
  AttView name = term->value;
  if (term->kind == ATT_TERM_BLANK) {
    att_text_reset(&reader->scratch);
    att_text_format(&reader->scratch, "_:%zu.", reader->file);
    att_text_append(&reader->scratch, name);
    ATT_TRY(att_text_status(&reader->scratch));
    name = att_text_view(&reader->scratch);
  }
  return att_symbols_intern(&reader->ontology->symbols, name, id);
}

static bool
has_literal(Said said)
{
  switch (said) {
  case SAID_LABEL:
  case SAID_COMMENT:
  case SAID_FOLDER:
  case SAID_PREFIX:
  case SAID_NAMESPACE:
  case SAID_NOTATION:
    return true;
  default:
    return false;
  }
}

static AttStatus
take_triple(void* user, const AttTriple* triple)
{
  Reader* reader = user;
  Fact fact = {.said = said_by(triple->predicate.value)};
  const bool is_words = has_literal(fact.said);
  if (fact.said == SAID_NOTHING ||
      is_words != (triple->object.kind == ATT_TERM_LITERAL)) {
    return ATT_OK;
  }
  if (is_words && triple->object.language.size &&
      !att_view_equal_ascii_case(att_view_slice(triple->object.language, 0, 2),
                                 ATT_VIEW("en"))) {
    return ATT_OK;
  }
  ATT_TRY(intern_term(reader, &triple->subject, &fact.subject));
  ATT_TRY(intern_term(reader, &triple->object, &fact.object));
  if (fact.said == SAID_NOTATION) {
    ATT_TRY(att_symbols_intern(
        &reader->ontology->symbols, triple->object.datatype, &fact.datatype));
  }
  return ATT_PUSH(&reader->facts, fact);
}

static bool
is_blank(AttView name)
{
  return att_view_starts_with(name, ATT_VIEW("_:"));
}

static bool
is_one_of(AttView iri, const char* const* names, size_t count)
{
  for (size_t i = 0; i < count; ++i) {
    if (att_view_equal(iri, att_view(names[i]))) {
      return true;
    }
  }
  return false;
}

static AttStatus
add_class(AttOntology* ontology, AttView iri)
{
  if (is_blank(iri) || att_map_get(&ontology->class_ids, iri)) {
    return ATT_OK;
  }
  ATT_TRY(ATT_PUSH(&ontology->classes,
                   (AttClass){.iri = iri,
                              .label = ATT_VIEW(""),
                              .comment = ATT_VIEW(""),
                              .folder = ATT_VIEW("")}));
  return att_map_set(
      &ontology->class_ids, iri, (uint32_t)ontology->classes.size);
}

static AttStatus
add_property(AttOntology* ontology, AttView iri, AttProperty** property)
{
  const uint32_t* known = att_map_get(&ontology->property_ids, iri);
  if (!known) {
    ATT_TRY(ATT_PUSH(&ontology->properties,
                     (AttProperty){.iri = iri,
                                   .label = ATT_VIEW(""),
                                   .comment = ATT_VIEW(""),
                                   .datatype = ATT_VIEW("")}));
    ATT_TRY(att_map_set(
        &ontology->property_ids, iri, (uint32_t)ontology->properties.size));
    known = att_map_get(&ontology->property_ids, iri);
  }
  *property = &ontology->properties.at[*known - 1];
  return ATT_OK;
}

static AttStatus
declare(AttOntology* ontology, AttView subject, AttView type)
{
  static const char* const class_types[] = {ATT_IRI_OWL "Class",
                                            ATT_IRI_RDFS "Class"};
  static const char* const property_types[] = {ATT_IRI_RDF "Property",
                                               ATT_IRI_OWL "DatatypeProperty",
                                               ATT_IRI_OWL "AnnotationProperty",
                                               ATT_IRI_OWL
                                               "FunctionalProperty"};
  static const char* const object_types[] = {ATT_IRI_OWL "ObjectProperty",
                                             ATT_IRI_OWL "SymmetricProperty",
                                             ATT_IRI_OWL "TransitiveProperty",
                                             ATT_IRI_OWL
                                             "InverseFunctionalProperty"};
  if (is_blank(subject)) {
    return ATT_OK;
  }
  if (is_one_of(type, class_types, 2)) {
    return add_class(ontology, subject);
  }
  if (att_view_equal(type, ATT_VIEW(ATT_IRI_ATT "Topic"))) {
    return ATT_PUSH(&ontology->topics,
                    (AttTopic){subject, ATT_VIEW(""), ATT_VIEW("")});
  }
  const bool is_object = is_one_of(type, object_types, 4);
  if (is_object || is_one_of(type, property_types, 4)) {
    AttProperty* property = NULL;
    ATT_TRY(add_property(ontology, subject, &property));
    property->is_object |= is_object;
    property->is_symmetric |=
        att_view_equal(type, ATT_VIEW(ATT_IRI_OWL "SymmetricProperty"));
  }
  return ATT_OK;
}

static AttView
text_of(const Reader* reader, uint32_t symbol)
{
  return att_symbols_text(&reader->ontology->symbols, symbol);
}

static AttStatus
declare_all(Reader* reader)
{
  for (size_t i = 0; i < reader->facts.size; ++i) {
    const Fact* fact = &reader->facts.at[i];
    const AttView subject = text_of(reader, fact->subject);
    if (fact->said == SAID_TYPE) {
      ATT_TRY(
          declare(reader->ontology, subject, text_of(reader, fact->object)));
    } else if (fact->said == SAID_SUBCLASS) {
      ATT_TRY(add_class(reader->ontology, subject));
    }
  }
  return ATT_OK;
}

/// Where the label or comment of a topic goes; NULL: it is none.
static AttView*
topic_place(AttOntology* ontology, AttView iri, bool is_label)
{
  for (size_t i = 0; i < ontology->topics.size; ++i) {
    AttTopic* topic = &ontology->topics.at[i];
    if (att_view_equal(topic->iri, iri)) {
      return is_label ? &topic->label : &topic->comment;
    }
  }
  return NULL;
}

static void
describe_all(Reader* reader)
{
  AttOntology* ontology = reader->ontology;
  for (size_t i = 0; i < reader->facts.size; ++i) {
    const Fact* fact = &reader->facts.at[i];
    if (fact->said != SAID_LABEL && fact->said != SAID_COMMENT) {
      continue;
    }
    const bool is_label = fact->said == SAID_LABEL;
    const AttView subject = text_of(reader, fact->subject);
    const uint32_t class_id = att_ontology_find_class(ontology, subject);
    const uint32_t property = att_ontology_find_property(ontology, subject);
    AttView* places[3] = {NULL, NULL, topic_place(ontology, subject, is_label)};
    if (class_id) {
      AttClass* c = &ontology->classes.at[class_id - 1];
      places[0] = is_label ? &c->label : &c->comment;
    }
    if (property) {
      AttProperty* p = &ontology->properties.at[property - 1];
      places[1] = is_label ? &p->label : &p->comment;
    }
    for (size_t j = 0; j < 3; ++j) {
      if (places[j] && !places[j]->size) {
        *places[j] = text_of(reader, fact->object);
      }
    }
  }
}

/// A class and one directly above it.
typedef struct Edge {
  uint32_t below;
  uint32_t above;
} Edge;

typedef ATT_ARRAY(Edge) Edges;

static AttStatus
collect_edges(Reader* reader, Edges* edges)
{
  for (size_t i = 0; i < reader->facts.size; ++i) {
    const Fact* fact = &reader->facts.at[i];
    if (fact->said == SAID_SUBCLASS) {
      const uint32_t below = att_ontology_find_class(
          reader->ontology, text_of(reader, fact->subject));
      const uint32_t above = att_ontology_find_class(
          reader->ontology, text_of(reader, fact->object));
      if (below && above && below != above) {
        ATT_TRY(ATT_PUSH(edges, (Edge){below, above}));
      }
    }
  }
  return ATT_OK;
}

/// Append a class and those above it, nearest first. The run itself is the
/// queue, so a cycle ends where it meets what is in it.
static AttStatus
close_class(AttOntology* ontology, const Edges* edges, uint32_t id)
{
  AttOntologyRun run = {(uint32_t)ontology->ancestors.size, 1};
  ATT_TRY(ATT_PUSH(&ontology->ancestors, id));
  for (uint32_t next = 0; next < run.count; ++next) {
    const uint32_t below = ontology->ancestors.at[run.first + next];
    for (size_t i = 0; i < edges->size; ++i) {
      const uint32_t above = edges->at[i].above;
      if (edges->at[i].below == below &&
          !att_ontology_in_run(ontology, run, above)) {
        ATT_TRY(ATT_PUSH(&ontology->ancestors, above));
        ++run.count;
      }
    }
  }
  return ATT_PUSH(&ontology->runs, run);
}

static AttStatus
close_all(Reader* reader)
{
  AttOntology* ontology = reader->ontology;
  Edges edges = {0};
  AttStatus status = collect_edges(reader, &edges);
  for (size_t i = 0; status == ATT_OK && i < ontology->classes.size; ++i) {
    status = close_class(ontology, &edges, (uint32_t)i + 1);
  }
  ATT_ARRAY_CLEAR(&edges);
  return status;
}

/// The object of the first fact of a kind about a node, or 0.
static uint32_t
object_of(const Reader* reader, uint32_t subject, Said said)
{
  for (size_t i = 0; i < reader->facts.size; ++i) {
    const Fact* fact = &reader->facts.at[i];
    if (fact->said == said && fact->subject == subject) {
      return fact->object;
    }
  }
  return 0;
}

static bool
is_datatype(const Reader* reader, uint32_t symbol)
{
  static const char* const others[] = {
      ATT_IRI_EDTF, ATT_IRI_RDFS "Literal", ATT_IRI_RDF "langString"};
  const AttView iri = text_of(reader, symbol);
  if (att_view_starts_with(iri, ATT_VIEW(ATT_IRI_XSD)) ||
      is_one_of(iri, others, 3)) {
    return true;
  }
  const uint32_t type = object_of(reader, symbol, SAID_TYPE);
  return type && att_view_equal(text_of(reader, type),
                                ATT_VIEW(ATT_IRI_RDFS "Datatype"));
}

static bool
is_anything(AttView iri)
{
  static const char* const names[] = {ATT_IRI_OWL "Thing",
                                      ATT_IRI_RDFS "Resource"};
  return is_one_of(iri, names, 2);
}

/// Add one allowed class. False where the class says nothing that can be
/// checked, so that its whole group allows anything.
static AttStatus
add_member(Reader* reader,
           AttOntologyMember member,
           uint32_t symbol,
           bool* anything)
{
  const AttView iri = text_of(reader, symbol);
  member.class_id = att_ontology_find_class(reader->ontology, iri);
  if (member.class_id) {
    return ATT_PUSH(&reader->ontology->members, member);
  }
  *anything = true;
  if (!is_anything(iri)) {
    const AttProperty* property =
        &reader->ontology->properties.at[member.property - 1];
    att_report_plain(reader->log,
                     ATT_WARNING,
                     NULL,
                     "%s of <%.*s> is no class of the ontology, so any class "
                     "fits: <%.*s>",
                     member.is_range ? "range" : "domain",
                     ATT_VIEW_ARG(property->iri),
                     ATT_VIEW_ARG(iri));
  }
  return ATT_OK;
}

/// Add a stated domain or range: a class, or the members of a union.
static AttStatus
add_group(Reader* reader, uint32_t property, const Fact* fact)
{
  AttOntologyMembers* members = &reader->ontology->members;
  const size_t before = members->size;
  const AttOntologyMember member = {.property = property,
                                    .group = (uint32_t)++reader->groups,
                                    .is_range = fact->said == SAID_RANGE};
  uint32_t node = object_of(reader, fact->object, SAID_UNION);
  bool anything = false;
  if (!node) {
    ATT_TRY(add_member(reader, member, fact->object, &anything));
  }
  for (size_t i = 0; node && i < LONGEST_LIST; ++i) {
    const uint32_t first = object_of(reader, node, SAID_FIRST);
    if (first) {
      ATT_TRY(add_member(reader, member, first, &anything));
    }
    node = object_of(reader, node, SAID_REST);
  }
  if (anything) {
    members->size = before;
  }
  return ATT_OK;
}

static AttStatus
add_domains_and_ranges(Reader* reader)
{
  for (size_t i = 0; i < reader->facts.size; ++i) {
    const Fact* fact = &reader->facts.at[i];
    if (fact->said != SAID_DOMAIN && fact->said != SAID_RANGE) {
      continue;
    }
    const uint32_t property = att_ontology_find_property(
        reader->ontology, text_of(reader, fact->subject));
    if (!property) {
      continue;
    }
    if (fact->said == SAID_RANGE && is_datatype(reader, fact->object)) {
      reader->ontology->properties.at[property - 1].datatype =
          text_of(reader, fact->object);
    } else {
      ATT_TRY(add_group(reader, property, fact));
    }
  }
  return ATT_OK;
}

static bool
is_above_all(const AttOntology* ontology,
             uint32_t class_id,
             uint32_t property,
             bool is_range)
{
  for (size_t i = 0; i < ontology->members.size; ++i) {
    const AttOntologyMember* m = &ontology->members.at[i];
    if (m->property == property && m->is_range == is_range &&
        !att_ontology_is_a(ontology, m->class_id, class_id)) {
      return false;
    }
  }
  return true;
}

static bool
has_domain(const AttOntology* ontology, uint32_t property)
{
  for (size_t i = 0; i < ontology->members.size; ++i) {
    const AttOntologyMember* m = &ontology->members.at[i];
    if (m->property == property && !m->is_range) {
      return true;
    }
  }
  return false;
}

/// The nearest class above every member of a property's domain or range.
static uint32_t
common_class(const AttOntology* ontology, uint32_t property, bool is_range)
{
  for (size_t i = 0; i < ontology->members.size; ++i) {
    const AttOntologyMember* m = &ontology->members.at[i];
    if (m->property != property || m->is_range != is_range) {
      continue;
    }
    size_t count = 0;
    const uint32_t* above =
        att_ontology_ancestors(ontology, m->class_id, &count);
    for (size_t j = 0; j < count; ++j) {
      if (is_above_all(ontology, above[j], property, is_range)) {
        return above[j];
      }
    }
    return 0;
  }
  return 0;
}

/// An unknown trait would change nothing and never be missed.
static void
warn_trait(const Reader* reader, AttView subject, AttView trait)
{
  att_report_plain(reader->log,
                   ATT_WARNING,
                   NULL,
                   "unknown trait <%.*s> of <%.*s>",
                   ATT_VIEW_ARG(trait),
                   ATT_VIEW_ARG(subject));
}

/// What one fact tells extraction of a class or a property.
static void
instruct(const Reader* reader, const Fact* fact)
{
  AttOntology* ontology = reader->ontology;
  const AttView subject = text_of(reader, fact->subject);
  const AttView object = text_of(reader, fact->object);
  const uint32_t class_id = att_ontology_find_class(ontology, subject);
  const uint32_t property = att_ontology_find_property(ontology, subject);
  AttClass* c = class_id ? &ontology->classes.at[class_id - 1] : NULL;
  if (fact->said == SAID_TRAIT) {
    const uint32_t trait = att_trait_find(object);
    if (!trait) {
      warn_trait(reader, subject, object);
    }
    if (c) {
      c->own_traits |= trait;
    }
    if (property) {
      ontology->properties.at[property - 1].traits |= trait;
    }
  } else if (c && fact->said == SAID_FOLDER) {
    c->folder = object;
  } else if (c && fact->said == SAID_BODIES) {
    c->bodies = att_ontology_find_class(ontology, object);
  } else if (c && fact->said == SAID_PEOPLE) {
    c->people = att_ontology_find_class(ontology, object);
  }
}

/// What holds of a class holds of those below it, the nearest first.
static void
inherit(AttOntology* ontology, uint32_t id)
{
  const AttOntologyRun run = ontology->runs.at[id - 1];
  AttClass* c = &ontology->classes.at[id - 1];
  for (uint32_t i = 0; i < run.count; ++i) {
    const AttClass* above =
        &ontology->classes.at[ontology->ancestors.at[run.first + i] - 1];
    c->traits |= above->own_traits;
    c->folder = c->folder.size ? c->folder : above->folder;
    c->bodies = c->bodies ? c->bodies : above->bodies;
    c->people = c->people ? c->people : above->people;
  }
}

static AttStatus
add_prefix(Reader* reader, const Fact* fact)
{
  const uint32_t name = object_of(reader, fact->subject, SAID_PREFIX);
  return name ? ATT_PUSH(&reader->ontology->prefixes,
                         (AttOntologyPrefix){text_of(reader, name),
                                             text_of(reader, fact->object)})
              : ATT_OK;
}

static AttStatus
add_notation(Reader* reader, const Fact* fact)
{
  const uint32_t class_id =
      att_ontology_find_class(reader->ontology, text_of(reader, fact->subject));
  return class_id && fact->datatype
             ? ATT_PUSH(&reader->ontology->notations,
                        (AttNotation){class_id,
                                      text_of(reader, fact->datatype),
                                      text_of(reader, fact->object)})
             : ATT_OK;
}

static AttStatus
instruct_all(Reader* reader)
{
  AttOntology* ontology = reader->ontology;
  for (size_t i = 0; i < reader->facts.size; ++i) {
    const Fact* fact = &reader->facts.at[i];
    instruct(reader, fact);
    if (fact->said == SAID_NAMESPACE) {
      ATT_TRY(add_prefix(reader, fact));
    } else if (fact->said == SAID_NOTATION) {
      ATT_TRY(add_notation(reader, fact));
    }
  }
  for (uint32_t id = 1; id <= ontology->classes.size; ++id) {
    inherit(ontology, id);
  }
  return ATT_OK;
}

static AttStatus
build(Reader* reader)
{
  AttOntology* ontology = reader->ontology;
  ATT_TRY(declare_all(reader));
  describe_all(reader);
  ATT_TRY(close_all(reader));
  ATT_TRY(instruct_all(reader));
  ATT_TRY(add_domains_and_ranges(reader));
  for (size_t i = 0; i < ontology->properties.size; ++i) {
    AttProperty* property = &ontology->properties.at[i];
    property->domain = common_class(ontology, (uint32_t)i + 1, false);
    property->has_domain = has_domain(ontology, (uint32_t)i + 1);
    property->range = common_class(ontology, (uint32_t)i + 1, true);
  }
  return ATT_OK;
}

AttStatus
att_ontology_new(const char* const* paths,
                 size_t path_count,
                 const AttLimits* limits,
                 AttLog* log,
                 AttOntology** ontology)
{
  Reader reader = {.ontology = att_calloc(1, sizeof **ontology), .log = log};
  AttStatus status = reader.ontology ? ATT_OK : ATT_ERR_MEMORY;
  for (size_t i = 0; status == ATT_OK && i < path_count; ++i) {
    reader.file = i;
    status = att_rdf_read(paths[i], limits, log, take_triple, &reader);
  }
  if (status == ATT_OK) {
    status = build(&reader);
  }
  ATT_ARRAY_CLEAR(&reader.facts);
  att_text_clear(&reader.scratch);
  if (status != ATT_OK) {
    att_ontology_free(reader.ontology);
    reader.ontology = NULL;
  }
  *ontology = reader.ontology;
  return status;
}

void
att_ontology_free(AttOntology* ontology)
{
  if (ontology) {
    att_symbols_clear(&ontology->symbols);
    att_map_clear(&ontology->class_ids);
    att_map_clear(&ontology->property_ids);
    ATT_ARRAY_CLEAR(&ontology->classes);
    ATT_ARRAY_CLEAR(&ontology->properties);
    ATT_ARRAY_CLEAR(&ontology->ancestors);
    ATT_ARRAY_CLEAR(&ontology->runs);
    ATT_ARRAY_CLEAR(&ontology->prefixes);
    ATT_ARRAY_CLEAR(&ontology->notations);
    ATT_ARRAY_CLEAR(&ontology->topics);
    ATT_ARRAY_CLEAR(&ontology->members);
    att_free(ontology);
  }
}
