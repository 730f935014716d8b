// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// A search for mentions in the making. Private to mentions/.

#ifndef ATT_MENTIONS_FIND_H
#define ATT_MENTIONS_FIND_H

#include "mentions/lexicon.h"
#include "mentions/times.h"

typedef struct AttFind {
  const AttGazetteer* gazetteer;
  const AttOntology* ontology;
  AttDocument* document;
  ATT_ARRAY(AttMention) mentions;
  ATT_ARRAY(AttReading) readings;
  ATT_ARRAY(AttEntity) entities;
  AttTimeArray times;
  AttMap entity_keys;  ///< IRI or class and label, to an entity
  AttMap introduced;   ///< acronyms and last names, to 1 + entity
  uint32_t* headed_by; ///< as in AttMentions, kept up while searching
  uint32_t* covered_by;
  AttFolded folded;
  uint32_t* ids;
  size_t id_capacity;
  uint32_t state; ///< classes that the mechanism knows
  uint32_t actor;
  uint32_t body;
  uint32_t person;
} AttFind;

/// The entity of a gazetteer entry, made where it is new.
ATT_MUST_USE AttStatus att_find_listed(AttFind* find,
                                       uint32_t listed,
                                       uint32_t* entity);

/// The entity of a minted name; `part_of` as in AttEntity.
ATT_MUST_USE AttStatus att_find_minted(AttFind* find,
                                       AttView label,
                                       uint32_t class_id,
                                       uint32_t part_of,
                                       uint32_t* entity);

/// Add a mention over tokens of the document, with one reading.
ATT_MUST_USE AttStatus att_find_add(AttFind* find,
                                    AttSpan tokens,
                                    uint32_t head,
                                    uint32_t entity,
                                    AttReadingKind kind);

/// The token of a stretch that heads it: whose own head lies outside.
uint32_t att_find_head(const AttDocument* document,
                       const AttSentence* sentence,
                       AttSpan tokens);

/// The forms of tokens as the text has them, white space folded, in the
/// document's arena.
ATT_MUST_USE AttStatus att_find_text(const AttFind* find,
                                     AttSpan tokens,
                                     AttView* text);

/// Labels of the gazetteer, and acronyms that the document introduced (find.c).
ATT_MUST_USE AttStatus att_find_labels(AttFind* find,
                                       const AttSentence* sentence);

/// Names that no gazetteer lists (names.c).
ATT_MUST_USE AttStatus att_find_names(AttFind* find,
                                      const AttSentence* sentence);

/// Phrases headed by a noun that stands for an actor (nouns.c).
ATT_MUST_USE AttStatus att_find_nouns(AttFind* find,
                                      const AttSentence* sentence);

/// The noun of the gazetteer that ends at a token; the longest lemma wins.
/// `*begin` becomes its first token. NULL where there is none.
const AttActorNoun* att_find_noun_at(const AttFind* find,
                                     const AttSentence* sentence,
                                     uint32_t token,
                                     uint32_t* begin);

#endif
