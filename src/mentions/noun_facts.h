// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Noun facts: what a gazetteer says of whoever bears a noun in the name, from
// its att:NounFact entries ("the Kenyan police": sector COP).
// In: entries; then words and a class. Out: facts.

#ifndef ATT_MENTIONS_NOUN_FACTS_H
#define ATT_MENTIONS_NOUN_FACTS_H

#include "base/map.h"
#include "document/document.h"
#include "mentions/gazetteer.h"

/// Facts of one entry; they live as long as the gazetteer.
typedef struct AttSaid {
  const AttListedFact* facts;
  size_t count;
} AttSaid;

/// Zero is none. The index leads from a folded noun and a class to an entry.
typedef struct AttNounFacts {
  AttMap index;
  struct {
    AttSaid* at;
    size_t size, capacity;
  } entries;
  size_t longest; ///< pieces of the longest noun
} AttNounFacts;

void att_noun_facts_clear(AttNounFacts* facts);

/// Add an entry for a class; without nouns it holds of the class as such. Of
/// two entries for one noun and class the first counts.
ATT_MUST_USE AttStatus att_noun_facts_add(AttNounFacts* facts,
                                          uint32_t class_id,
                                          const AttView* nouns,
                                          size_t count,
                                          AttSaid said);

/// What is said of an entity of the class whose name ends in a noun, before the
/// marker of possession where there is one ("Supreme Court of Kenya"), save
/// where the noun has it ("Ministry of Defence of Kenya"). The longest noun
/// wins, then the nearest class. Nothing where no entry fits.
ATT_MUST_USE AttStatus att_gazetteer_said_by_label(const AttGazetteer* g,
                                                   const AttOntology* ontology,
                                                   uint32_t class_id,
                                                   AttView label,
                                                   AttSaid* said);

/// Likewise of words whose noun ends at token `head` of the document, by their
/// lemmas: "Kenyan soldiers".
ATT_MUST_USE AttStatus att_gazetteer_said_by_words(const AttGazetteer* g,
                                                   const AttOntology* ontology,
                                                   uint32_t class_id,
                                                   const AttToken* tokens,
                                                   size_t head,
                                                   AttSaid* said);

/// Likewise of the class as such.
ATT_MUST_USE AttStatus att_gazetteer_said_of_class(const AttGazetteer* g,
                                                   const AttOntology* ontology,
                                                   uint32_t class_id,
                                                   AttSaid* said);

#endif
