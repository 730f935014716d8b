// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// What a statement states: an event with its roles, or a relation.

#include "report/reading.h"

#include "term/traits.h"
#include "term/vocabulary.h"

/// Is it said of an event without being a role of it?
static bool
is_frame(AttView predicate)
{
  static const char* const frame[] = {
      ATT_IRI_RDF "type",
      ATT_IRI_ATT "time",
      ATT_IRI_ATT "begin",
      ATT_IRI_ATT "end",
      ATT_IRI_RDFS "label",
  };
  for (size_t i = 0; i < sizeof frame / sizeof *frame; ++i) {
    if (att_view_equal(predicate, att_view(frame[i]))) {
      return true;
    }
  }
  return false;
}

/// An entity, or a node of another table: an event, a statement?
static bool
is_entity(const AttPage* page, AttView node)
{
  uint32_t class_id = 0;
  const AttView type = att_page_type(page, node, &class_id);
  const uint32_t event =
      att_ontology_find_class(page->ontology, ATT_VIEW(ATT_IRI_ATT "Event"));
  return !(class_id && att_ontology_is_a(page->ontology, class_id, event)) &&
         !att_view_equal(type, ATT_VIEW(ATT_IRI_ATT "Statement")) &&
         !att_view_equal(type, ATT_VIEW(ATT_IRI_RDF "Statement"));
}

static AttStatus
take_role(AttPage* page, const AttTriple* triple, AttPageFact* fact)
{
  const AttProperty* property = att_ontology_property(
      page->ontology,
      att_ontology_find_property(page->ontology, triple->predicate.value));
  const uint32_t traits = property ? property->traits : 0;
  AttPageRole role = {
      .label = property && property->label.size
                   ? property->label
                   : att_page_local(triple->predicate.value),
      .entity = ATT_NO_ROW,
      .text = triple->object.value,
      .is_place = (traits & ATT_TRAIT_WHEREABOUTS) != 0,
  };
  if (triple->object.kind != ATT_TERM_LITERAL) {
    role.is_node = !is_entity(page, role.text);
    if (!role.is_node) {
      ATT_TRY(att_page_entity(page, role.text, &role.entity));
    }
  }
  if (role.entity != ATT_NO_ROW && (traits & ATT_TRAIT_DOER)) {
    ATT_TRY(ATT_PUSH(&fact->doers, role.entity));
  }
  if (role.entity != ATT_NO_ROW && (traits & ATT_TRAIT_AFFECTED)) {
    ATT_TRY(ATT_PUSH(&fact->affected, role.entity));
  }
  return ATT_PUSH(&fact->roles, role);
}

static void
read_time(const AttPage* page, AttView node, AttPageFact* fact)
{
  const AttIndex* index = page->index;
  fact->time = att_index_value(index, node, ATT_VIEW(ATT_IRI_ATT "time"));
  fact->begin = att_index_value(index, node, ATT_VIEW(ATT_IRI_ATT "begin"));
  fact->end = att_index_value(index, node, ATT_VIEW(ATT_IRI_ATT "end"));
}

AttStatus
att_page_read_event(AttPage* page, AttPageFact* fact)
{
  uint32_t class_id = 0;
  AttView type = att_page_type(page, fact->event, &class_id);
  type = type.size ? type : ATT_VIEW(ATT_IRI_ATT "Event");
  ATT_TRY(att_page_kind(page, type, &fact->kind));
  const AttIndexRun said = att_index_node(page->index, fact->event);
  for (size_t i = 0; i < said.size; ++i) {
    if (!is_frame(said.at[i].predicate.value)) {
      ATT_TRY(take_role(page, &said.at[i], fact));
    }
  }
  const AttClass* c = att_ontology_class(page->ontology, class_id);
  fact->is_mutual = c && (c->own_traits & ATT_TRAIT_RECIPROCAL) &&
                    !fact->affected.size && fact->doers.size > 1;
  read_time(page, fact->event, fact);
  return ATT_OK;
}

AttStatus
att_page_read_relation(AttPage* page, AttView statement, AttPageFact* fact)
{
  const AttIndex* index = page->index;
  const AttView subject =
      att_index_value(index, statement, ATT_VIEW(ATT_IRI_RDF "subject"));
  const AttView predicate =
      att_index_value(index, statement, ATT_VIEW(ATT_IRI_RDF "predicate"));
  const AttView object =
      att_index_value(index, statement, ATT_VIEW(ATT_IRI_RDF "object"));
  ATT_TRY(att_page_kind(page, predicate, &fact->kind));
  uint32_t row = 0;
  if (subject.size) {
    ATT_TRY(att_page_entity(page, subject, &row));
    ATT_TRY(ATT_PUSH(&fact->doers, row));
  }
  if (object.size) {
    ATT_TRY(att_page_entity(page, object, &row));
    ATT_TRY(ATT_PUSH(&fact->affected, row));
  }
  const AttProperty* property = att_ontology_property(
      page->ontology, att_ontology_find_property(page->ontology, predicate));
  fact->is_mutual = property && property->is_symmetric;
  read_time(page, statement, fact);
  return ATT_OK;
}
