// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// What the page shows, as plain tables that refer to each other by number.
// In: a graph as an index, the ontology. Out: AttPage.

#ifndef ATT_REPORT_MODEL_H
#define ATT_REPORT_MODEL_H

#include "report/index.h"
#include "term/ontology.h"

/// No row.
#define ATT_NO_ROW UINT32_MAX

typedef ATT_ARRAY(uint32_t) AttPageRows;

/// Tables with rows that are found by an IRI.
typedef enum AttPageTable {
  ATT_PAGE_ENTITIES,
  ATT_PAGE_KINDS,
  ATT_PAGE_FAMILIES,
  ATT_PAGE_SOURCES,
  ATT_PAGE_PASSAGES,
  ATT_PAGE_TABLES,
} AttPageTable;

/// What takes part in facts.
typedef struct AttPageEntity {
  AttView iri;
  AttView label;
  uint32_t class_id; ///< of the ontology, the most special one; 0: none
  uint32_t facts;    ///< that it takes part in as doer or as affected
} AttPageEntity;

/// A class of events, or a relation.
typedef struct AttPageKind {
  AttView iri;
  AttView label;
  uint32_t family;
} AttPageKind;

/// The classes right below att:Event, and all relations as one.
typedef struct AttPageFamily {
  AttView label;
  uint32_t facts;
  uint32_t style; ///< rank by facts, from 0: how it is drawn
} AttPageFamily;

typedef struct AttPageSource {
  AttView iri;
  AttView name; ///< dcterms:identifier
  AttView title;
  AttView date;
  AttView origin; ///< dcterms:source
  AttView text;   ///< the whole document, where it was given
} AttPageSource;

/// Begin and end are code points of the source's text, end exclusive.
typedef struct AttPagePassage {
  uint32_t source;
  AttSpan span;
  AttView exact;
} AttPagePassage;

/// A role and its filler: an entity, or words.
typedef struct AttPageRole {
  AttView label;
  uint32_t entity; ///< ATT_NO_ROW: `text`
  AttView text;    ///< a literal, or the IRI of another node
  bool is_node;    ///< `text` is such an IRI
  bool is_place;   ///< where it happens
} AttPageRole;

/// Words of the sentence that the fact was read from.
typedef struct AttPageWords {
  AttSpan span;  ///< as in the passage
  AttView label; ///< of the role; empty: the trigger
} AttPageWords;

typedef struct AttPageSpeaker {
  uint32_t order;
  uint32_t entity;
  uint32_t behalf; ///< whom it speaks for, or ATT_NO_ROW
} AttPageSpeaker;

/// A statement.
typedef struct AttPageFact {
  AttView iri;
  AttView event; ///< IRI; empty: a relation
  uint32_t kind;
  bool is_mutual; ///< its doers do it to each other
  AttPageRows doers;
  AttPageRows affected;
  ATT_ARRAY(AttPageRole) roles;
  AttView time;
  AttView begin;
  AttView end;
  AttView polarity; ///< local name
  AttView modality; ///< local name
  ATT_ARRAY(AttPageSpeaker) speakers;
  AttView rule;
  AttView confidence;
  AttView resolved; ///< the pronoun or noun that was resolved
  AttPageRows passages;
  ATT_ARRAY(AttPageWords) words;
} AttPageFact;

/// Zero is an empty report; views are of the index and the ontology.
typedef struct AttPage {
  const AttIndex* index;
  const AttOntology* ontology;
  AttMap rows[ATT_PAGE_TABLES]; ///< IRI to row
  ATT_ARRAY(AttPageFamily) families;
  ATT_ARRAY(AttPageKind) kinds;
  ATT_ARRAY(AttPageEntity) entities;
  ATT_ARRAY(AttPageSource) sources;
  ATT_ARRAY(AttPagePassage) passages;
  ATT_ARRAY(AttPageFact) facts;
} AttPage;

void att_page_clear(AttPage* report);

/// Read every statement of the graph, in the order of their IRIs. The index
/// must be sorted; it and the ontology must outlive the report.
ATT_MUST_USE AttStatus att_page_read(const AttIndex* index,
                                     const AttOntology* ontology,
                                     AttPage* report);

/// The last part of an IRI, behind "/" or "#".
AttView att_page_local(AttView iri);

/// The label of a class; its local name where it has none.
AttView att_page_class_label(const AttPage* report, uint32_t class_id);

#endif
