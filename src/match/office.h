// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Offices: nouns whose holders speak for somebody else, as the rules list them.
// In: a sentence, a word. Out: the word that names whom its holder serves.
//
//   a spokesman for the Taliban · Russia's foreign minister

#ifndef ATT_MATCH_OFFICE_H
#define ATT_MATCH_OFFICE_H

#include "match/match.h"

/// The lists of the rules that tell of offices.
typedef struct AttOffices {
  const AttRules* rules;
  AttRange delegate;     ///< offices whose holders speak for a state or a group
  AttRange spokesperson; ///< those whose holders do nothing else
  AttRange utterance;    ///< what says what whoever made it says: "statement"
  AttRange bygone;       ///< what ends an office: "former"
} AttOffices;

AttOffices att_offices(const AttRules* rules);

/// Is the word's lemma an item of the list?
bool att_office_is_listed(const AttOffices* offices,
                          AttRange list,
                          const AttToken* word);

/// The head word of whom an office is held for; the office itself where its
/// words name nobody, or where it is over ("a former minister of …").
uint32_t att_office_served(const AttOffices* offices,
                           const AttReadSentence* read,
                           uint32_t office);

#endif
