// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// What the gazetteer holds besides its listed entities: the automaton over
// their labels, and the nouns that stand for actors. Private to mentions/.

#ifndef ATT_MENTIONS_LEXICON_H
#define ATT_MENTIONS_LEXICON_H

#include "base/array.h"
#include "mentions/gazetteer.h"
#include "mentions/labels.h"

/// A noun that stands for an actor (att:ActorNoun), by one of its lemmas.
typedef struct AttActorNoun {
  uint32_t reads;  ///< class of what the noun names
  uint32_t merges; ///< beside an actor of this class the phrase is that actor
  bool names_only; ///< classes only names that end in it
} AttActorNoun;

struct AttGazetteer {
  AttArena* arena;
  AttListed* listed;
  size_t listed_count;
  AttMap by_iri;
  AttMap by_label;  ///< labels as written, to the first entry
  AttLabels labels; ///< value: index of the entry; kind: AttReadingKind
  ATT_ARRAY(AttActorNoun) nouns;
  AttMap noun_lemmas; ///< lemmas joined by blanks, to an index of `nouns`
};

#endif
