// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The inside of a gazetteer, for the files of this folder: entries, the
// automaton over their labels, and the actor nouns.

#ifndef ATT_MENTIONS_LISTING_H
#define ATT_MENTIONS_LISTING_H

#include "mentions/gazetteer.h"
#include "mentions/labels.h"
#include "mentions/mentions.h"
#include "mentions/noun_facts.h"
#include "mentions/nouns.h"
#include "mentions/tenures.h"

struct AttGazetteer {
  AttArena* arena;
  AttListed* listed;
  size_t count;
  AttMap by_iri;
  AttLabels labels;     ///< value: index of the entry; kind: AttReadingKind
  AttLabels contextual; ///< likewise: labels that hold in a context alone
  AttNouns nouns;
  AttNounFacts noun_facts;
  AttTenures tenures;
};

#endif
