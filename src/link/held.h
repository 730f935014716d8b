// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Which candidate held an office when, and for whom: att:Tenure, or the
// statements of Wikidata with qualifiers.
// In: the nodes that say so, RDF files read once more. Out: AttHeldOffices.

#ifndef ATT_LINK_HELD_H
#define ATT_LINK_HELD_H

#include "link/table.h"

/// One office held once. Years; 0: not told.
typedef struct AttHeldOffice {
  uint32_t candidate;
  int begin;
  int end;
} AttHeldOffice;

/// Zero is empty. Tenures count from 0, in the order of the vocabulary.
typedef struct AttHeldOffices {
  ATT_ARRAY(AttHeldOffice) items;
  AttHashPairs nodes;  ///< hash of a node to the tenures that it is
  AttHashPairs held;   ///< candidate to tenure
  AttHashPairs bodies; ///< tenure to hash of whom it was held for
} AttHeldOffices;

/// A node says when `candidate` held an office.
ATT_MUST_USE AttStatus att_held_add(AttHeldOffices* tenures,
                                    AttView node,
                                    uint32_t candidate);

/// Read what the vocabularies say of the nodes that were added; nothing is
/// read where there are none.
ATT_MUST_USE AttStatus att_held_read(AttHeldOffices* tenures,
                                     const char* const* paths,
                                     size_t count,
                                     const AttLinkTable* table,
                                     const AttLimits* limits,
                                     AttLog* log);

void att_held_clear(AttHeldOffices* tenures);

#endif
