// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Rows of entities, kinds, sources and passages.

#include "report/reading.h"

#include "term/vocabulary.h"

#include <stdlib.h>

void
att_page_clear(AttPage* page)
{
  for (size_t i = 0; i < page->facts.size; ++i) {
    AttPageFact* fact = &page->facts.at[i];
    ATT_ARRAY_CLEAR(&fact->doers);
    ATT_ARRAY_CLEAR(&fact->affected);
    ATT_ARRAY_CLEAR(&fact->roles);
    ATT_ARRAY_CLEAR(&fact->speakers);
    ATT_ARRAY_CLEAR(&fact->passages);
    ATT_ARRAY_CLEAR(&fact->words);
  }
  for (size_t i = 0; i < ATT_PAGE_TABLES; ++i) {
    att_map_clear(&page->rows[i]);
  }
  ATT_ARRAY_CLEAR(&page->families);
  ATT_ARRAY_CLEAR(&page->kinds);
  ATT_ARRAY_CLEAR(&page->entities);
  ATT_ARRAY_CLEAR(&page->sources);
  ATT_ARRAY_CLEAR(&page->passages);
  ATT_ARRAY_CLEAR(&page->facts);
}

AttView
att_page_local(AttView iri)
{
  size_t at = iri.size;
  while (at > 0 && iri.at[at - 1] != '/' && iri.at[at - 1] != '#') {
    --at;
  }
  return at < iri.size ? att_view_slice(iri, at, iri.size) : iri;
}

AttStatus
att_page_row(
    AttPage* page, AttPageTable table, AttView iri, uint32_t* row, bool* is_new)
{
  AttMap* map = &page->rows[table];
  const uint32_t* found = att_map_get(map, iri);
  *is_new = !found;
  *row = found ? *found : (uint32_t)map->size;
  return found ? ATT_OK : att_map_set(map, iri, *row);
}

AttView
att_page_class_label(const AttPage* page, uint32_t class_id)
{
  const AttClass* c = att_ontology_class(page->ontology, class_id);
  return !c ? (AttView){0} : c->label.size ? c->label : att_page_local(c->iri);
}

/// How deep a class stands: the number of classes from it up.
static size_t
depth(const AttPage* page, uint32_t class_id)
{
  size_t count = 0;
  att_ontology_ancestors(page->ontology, class_id, &count);
  return count;
}

AttView
att_page_type(const AttPage* page, AttView node, uint32_t* class_id)
{
  const AttIndexRun types =
      att_index_values(page->index, node, ATT_VIEW(ATT_IRI_RDF "type"));
  AttView best = types.size ? types.at[0].object.value : (AttView){0};
  *class_id = 0;
  for (size_t i = 0; i < types.size; ++i) {
    const AttView iri = types.at[i].object.value;
    const uint32_t id = att_ontology_find_class(page->ontology, iri);
    if (id && !att_view_equal(iri, ATT_VIEW(ATT_IRI_ATT "Factual")) &&
        (!*class_id || depth(page, id) > depth(page, *class_id))) {
      *class_id = id;
      best = iri;
    }
  }
  return best;
}

static AttView
label_of(const AttPage* page, AttView node)
{
  AttView label =
      att_index_value(page->index, node, ATT_VIEW(ATT_IRI_SKOS "prefLabel"));
  if (!label.size) {
    label = att_index_value(page->index, node, ATT_VIEW(ATT_IRI_RDFS "label"));
  }
  return label.size ? label : att_page_local(node);
}

AttStatus
att_page_entity(AttPage* page, AttView iri, uint32_t* row)
{
  bool is_new = false;
  ATT_TRY(att_page_row(page, ATT_PAGE_ENTITIES, iri, row, &is_new));
  if (!is_new) {
    return ATT_OK;
  }
  AttPageEntity entity = {.iri = iri, .label = label_of(page, iri)};
  att_page_type(page, iri, &entity.class_id);
  return ATT_PUSH(&page->entities, entity);
}

/// The class right below the one of all events, at or above a class; 0: none.
static uint32_t
family_class(const AttPage* page, uint32_t class_id)
{
  size_t count = 0;
  const uint32_t* above =
      att_ontology_ancestors(page->ontology, class_id, &count);
  for (size_t i = 0; i < count; ++i) {
    if (depth(page, above[i]) == 2) {
      return above[i];
    }
  }
  return 0;
}

/// The family of a class of events; of all relations (`class_id` 0) one.
static AttStatus
find_family(AttPage* page, uint32_t class_id, bool is_event, uint32_t* row)
{
  const uint32_t root = family_class(page, class_id);
  const AttClass* c = att_ontology_class(page->ontology, root);
  bool is_new = false;
  ATT_TRY(att_page_row(page,
                       ATT_PAGE_FAMILIES,
                       c          ? c->iri
                       : is_event ? ATT_VIEW(ATT_IRI_ATT "Event")
                                  : ATT_VIEW(ATT_IRI_RDF "Property"),
                       row,
                       &is_new));
  if (!is_new) {
    return ATT_OK;
  }
  const AttPageFamily family = {
      .label = c          ? att_page_class_label(page, root)
               : is_event ? ATT_VIEW("event")
                          : ATT_VIEW("relation"),
  };
  return ATT_PUSH(&page->families, family);
}

AttStatus
att_page_kind(AttPage* page, AttView iri, uint32_t* row)
{
  bool is_new = false;
  ATT_TRY(att_page_row(page, ATT_PAGE_KINDS, iri, row, &is_new));
  if (!is_new) {
    return ATT_OK;
  }
  const uint32_t property_id = att_ontology_find_property(page->ontology, iri);
  const AttProperty* property =
      att_ontology_property(page->ontology, property_id);
  const uint32_t class_id = att_ontology_find_class(page->ontology, iri);
  AttPageKind kind = {.iri = iri};
  kind.label = class_id   ? att_page_class_label(page, class_id)
               : property ? property->label
                          : (AttView){0};
  kind.label = kind.label.size ? kind.label : att_page_local(iri);
  ATT_TRY(find_family(page, class_id, class_id || !property, &kind.family));
  return ATT_PUSH(&page->kinds, kind);
}

static AttStatus
find_source(AttPage* page, AttView iri, uint32_t* row)
{
  bool is_new = false;
  ATT_TRY(att_page_row(page, ATT_PAGE_SOURCES, iri, row, &is_new));
  if (!is_new) {
    return ATT_OK;
  }
  const AttIndex* index = page->index;
  AttPageSource source = {
      .iri = iri,
      .name =
          att_index_value(index, iri, ATT_VIEW(ATT_IRI_DCTERMS "identifier")),
      .title = att_index_value(index, iri, ATT_VIEW(ATT_IRI_DCTERMS "title")),
      .date = att_index_value(index, iri, ATT_VIEW(ATT_IRI_DCTERMS "date")),
      .origin = att_index_value(index, iri, ATT_VIEW(ATT_IRI_DCTERMS "source")),
  };
  source.name = source.name.size ? source.name : att_page_local(iri);
  return ATT_PUSH(&page->sources, source);
}

uint32_t
att_page_number(const AttPage* page, AttView node, AttView predicate)
{
  const AttView digits = att_index_value(page->index, node, predicate);
  uint32_t number = 0;
  for (size_t i = 0; i < digits.size && i < 9; ++i) {
    if (digits.at[i] < '0' || digits.at[i] > '9') {
      return 0;
    }
    number = number * 10 + (uint32_t)(digits.at[i] - '0');
  }
  return number;
}

AttSpan
att_page_span(const AttPage* page, AttView node)
{
  return (AttSpan){
      att_page_number(page, node, ATT_VIEW(ATT_IRI_OA "start")),
      att_page_number(page, node, ATT_VIEW(ATT_IRI_OA "end")),
  };
}

AttStatus
att_page_passage(AttPage* page, AttView iri, uint32_t* row)
{
  bool is_new = false;
  ATT_TRY(att_page_row(page, ATT_PAGE_PASSAGES, iri, row, &is_new));
  if (!is_new) {
    return ATT_OK;
  }
  const AttView source =
      att_index_value(page->index, iri, ATT_VIEW(ATT_IRI_OA "hasSource"));
  AttPagePassage passage = {
      .source = ATT_NO_ROW,
      .span = att_page_span(page, iri),
      .exact = att_index_value(page->index, iri, ATT_VIEW(ATT_IRI_OA "exact")),
  };
  if (source.size) {
    ATT_TRY(find_source(page, source, &passage.source));
  }
  return ATT_PUSH(&page->passages, passage);
}
