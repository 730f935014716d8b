// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The inside of a gazetteer, for the files of this folder: entries, the
// automaton over their labels, the actor nouns, and the classes that mentions
// of unlisted actors may take.

#ifndef ATT_MENTIONS_LISTING_H
#define ATT_MENTIONS_LISTING_H

#include "mentions/gazetteer.h"
#include "mentions/labels.h"
#include "mentions/mentions.h"
#include "mentions/nouns.h"

/// Ids of the classes that extraction mints; 0 where the ontology lacks one.
typedef struct AttActorClasses {
  uint32_t actor, state, group, armed_group, organization, state_body,
      population, person, place, initiative;
} AttActorClasses;

struct AttGazetteer {
  AttArena* arena;
  AttListed* listed;
  size_t count;
  AttMap by_iri;
  AttLabels labels; ///< value: index of the entry; kind: AttReadingKind
  AttNouns nouns;
  AttActorClasses classes;
};

#endif
