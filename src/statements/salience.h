// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// Who is talked of: what the last sentences name, weighed by grammatical role
// and distance, and who of them a word that refers stands for. Private to
// statements/.
// In: occurrences in textual order, an anaphor. Out: AttAntecedent.

#ifndef ATT_STATEMENTS_SALIENCE_H
#define ATT_STATEMENTS_SALIENCE_H

#include "base/array.h"
#include "statements/anaphor.h"

#define ATT_MOST_REFERENTS 4u

/// Something that a document names, or a noun that names nobody known, which
/// competes with those for a pronoun.
typedef struct AttOccurrence {
  uint32_t entity;   ///< 1 + index of an entity, or 0
  uint32_t token;    ///< of the document: its head
  uint32_t sentence; ///< of the document
  uint32_t weight;   ///< by its role, in percent
  uint32_t group;    ///< 1 + head of the first conjunct of its coordination
  bool is_plural;    ///< "officials"
  bool is_named;     ///< by a name, not by a noun
} AttOccurrence;

typedef ATT_ARRAY(AttOccurrence) AttOccurrences;

/// What a word that refers stands for; count 0: nobody can tell.
typedef struct AttAntecedent {
  uint32_t entities[ATT_MOST_REFERENTS]; ///< indices
  uint32_t count;
  uint32_t token; ///< of the document: head of its last occurrence
} AttAntecedent;

/// Where the word that refers stands.
typedef struct AttReferring {
  const AttAnaphor* anaphor;
  const AttSentence* sentence;
  uint32_t index; ///< of the sentence
  /// Its verb is one that rules read: who does it is somebody who acts.
  bool wants_actor;
} AttReferring;

/// Choose the most salient of what agrees with the anaphor and is no
/// argument beside it; nobody where it is not salient enough, or another one
/// almost as salient.
AttAntecedent att_salience_choose(const AttOntology* ontology,
                                  const AttDocument* document,
                                  const AttMentions* mentions,
                                  const AttOccurrences* occurrences,
                                  const AttReferring* referring);

#endif
