// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The parts of reading a graph into the page's tables. Private to report/.

#ifndef ATT_REPORT_READING_H
#define ATT_REPORT_READING_H

#include "report/model.h"

/// The row of an IRI; `*is_new`: it is the table's next one, to be filled now.
ATT_MUST_USE AttStatus att_page_row(AttPage* page,
                                    AttPageTable table,
                                    AttView iri,
                                    uint32_t* row,
                                    bool* is_new);

/// The row of an entity, a class of events or a relation, a passage: made where
/// it is new.
ATT_MUST_USE AttStatus att_page_entity(AttPage* page,
                                       AttView iri,
                                       uint32_t* row);
ATT_MUST_USE AttStatus att_page_kind(AttPage* page, AttView iri, uint32_t* row);
ATT_MUST_USE AttStatus att_page_passage(AttPage* page,
                                        AttView iri,
                                        uint32_t* row);

/// Where a passage or span stands, from oa:start to oa:end.
AttSpan att_page_span(const AttPage* page, AttView node);

/// The order of an attribution, from att:order; 0 where there is none.
uint32_t att_page_number(const AttPage* page, AttView node, AttView predicate);

/// The most special class that the ontology knows among a node's types, as an
/// IRI; else its first type in byte order. `class_id` 0: unknown.
AttView att_page_type(const AttPage* page, AttView node, uint32_t* class_id);

/// Fill what a fact states: roles, doers, affected, time.
ATT_MUST_USE AttStatus att_page_read_event(AttPage* page, AttPageFact* fact);
ATT_MUST_USE AttStatus att_page_read_relation(AttPage* page,
                                              AttView statement,
                                              AttPageFact* fact);

#endif
