// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// What linking takes the properties of vocabularies for, and which words of
// names it passes over; what it knows of vocabularies stands there, not in
// code.
// In: ontology/linking.ttl. Out: AttLinkTable.

#ifndef ATT_LINK_TABLE_H
#define ATT_LINK_TABLE_H

#include "base/diagnostic.h"
#include "base/limits.h"
#include "base/map.h"
#include "link/pairs.h"
#include "mentions/fold.h"

/// What a property says of its subject: the values of att:linkRole.
typedef enum AttLinkRole {
  ATT_LINK_OTHER, ///< with a node: a neighbour
  ATT_LINK_NOTHING,
  ATT_LINK_LABEL,
  ATT_LINK_ALIAS,
  ATT_LINK_DESCRIPTION,
  ATT_LINK_KIND,  ///< its class
  ATT_LINK_ABOVE, ///< a class or concept that is wider
  ATT_LINK_SAME,
  ATT_LINK_BEGIN, ///< when it was founded or born
  ATT_LINK_END,
  ATT_LINK_SPAN,     ///< both, in EDTF
  ATT_LINK_ACTS_FOR, ///< whom somebody acts for by an office; a neighbour too
  ATT_LINK_TENURE,   ///< a node that says when an office was held
  ATT_LINK_HOLDER,   ///< of such a node: by whom
  ATT_LINK_BODY,     ///< of such a node: for whom
} AttLinkRole;

/// Zero is empty.
typedef struct AttLinkTable {
  AttMap roles;       ///< property to AttLinkRole
  AttMap ignored;     ///< folded words
  AttMap classes;     ///< the ontology's
  AttHashPairs above; ///< hashes of classes: narrower to wider
  AttHashPairs apart; ///< owl:disjointWith, both ways
  AttFolded folded;   ///< for reading names
} AttLinkTable;

/// Read tables and ontologies together. An unknown role is reported:
/// ATT_ERR_SYNTAX. Clear in any case.
ATT_MUST_USE AttStatus att_link_table_read(AttLinkTable* table,
                                           const char* const* paths,
                                           size_t count,
                                           const AttLimits* limits,
                                           AttLog* log);

void att_link_table_clear(AttLinkTable* table);

AttLinkRole att_link_role(const AttLinkTable* table, AttView property);

#endif
