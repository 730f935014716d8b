// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// What is to be linked: the entities of graphs, with their names, classes,
// years and neighbours.
// In: RDF files. Out: AttSought.

#ifndef ATT_LINK_SOUGHT_H
#define ATT_LINK_SOUGHT_H

#include "link/names.h"
#include "link/table.h"

/// One entity. Views live in the arena.
typedef struct AttSoughtEntity {
  AttView iri;
  AttView label;  ///< the first
  bool is_wanted; ///< of no gazetteer, nor the same as anything elsewhere
  int first_year; ///< of what it takes part in, or of the documents; 0: none
  int last_year;
} AttSoughtEntity;

typedef struct AttSoughtName {
  uint32_t entity;
  AttName name;
} AttSoughtName;

/// Zero is empty. Entities count from 0, in the order of their IRIs.
typedef struct AttSought {
  AttArena* arena;
  ATT_ARRAY(AttSoughtEntity) entities;
  ATT_ARRAY(AttSoughtName) names; ///< in the order of entities
  AttHashPairs ids;     ///< hash of an entity's IRIs, owl:sameAs too, to entity
  AttHashPairs classes; ///< entity to hash of a class
  AttHashPairs neighbours; ///< entity to entity, both ways
  AttHashPairs acts_for;   ///< entity to whom it acts for by an office
  size_t wanted;
} AttSought;

/// Read graphs. `listed`: IRIs that gazetteers describe; such are not wanted.
ATT_MUST_USE AttStatus att_sought_read(AttSought* sought,
                                       const char* const* paths,
                                       size_t count,
                                       const AttMap* listed,
                                       AttLinkTable* table,
                                       const AttLimits* limits,
                                       AttLog* log);

void att_sought_clear(AttSought* sought);

#endif
