// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Where an event takes place.
// In: a sentence with its clauses and mentions, the trigger of an event.
// Out: the places that its phrases of place name.
//
//   "Militants killed 12 farmers in Khost."    at killed: Khost
//   "in Kabul" is the city, not the government that it stands for.

#ifndef ATT_STATEMENTS_PLACE_H
#define ATT_STATEMENTS_PLACE_H

#include "base/array.h"
#include "statements/statements.h"

/// What the places of all events of a document are read with.
typedef struct AttPlaces {
  const AttRules* rules;
  const AttOntology* ontology;
  AttRange locative; ///< prepositions of place: the list "locative"
} AttPlaces;

/// Entities as 1 + index, in the order of the sentence.
typedef ATT_ARRAY(uint32_t) AttPlaceArray;

/// Read the lists that the rules declare for places.
AttPlaces att_places(const AttRules* rules, const AttOntology* ontology);

/// Append the places of the event told at `trigger` that `property` allows.
ATT_MUST_USE AttStatus att_places_of(const AttPlaces* places,
                                     const AttReadSentence* read,
                                     uint32_t property,
                                     uint32_t trigger,
                                     AttPlaceArray* found);

#endif
