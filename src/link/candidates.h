// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Who of a vocabulary may be meant: those whose labels could match, and what
// the vocabulary says of them.
// In: what is sought, RDF files of any size, read twice, and once more where
// they say when candidates held an office. Out: AttCandidates; memory grows
// with what matches, and by 16 bytes for each narrower-wider pair.

#ifndef ATT_LINK_CANDIDATES_H
#define ATT_LINK_CANDIDATES_H

#include "link/held.h"
#include "link/sought.h"

/// One node of the vocabulary.
typedef struct AttCandidate {
  AttView iri;
  AttView label;
  int begin; ///< year; 0: none
  int end;
} AttCandidate;

/// A sought entity and a candidate whose names agree.
typedef struct AttCandidatePair {
  uint32_t entity;
  uint32_t candidate;
  AttNameMatch match;
  bool by_alias;
} AttCandidatePair;

/// Zero is empty. Candidates count from 0, in the order of the vocabulary.
typedef struct AttCandidates {
  AttArena* arena;
  ATT_ARRAY(AttCandidate) items;
  ATT_ARRAY(AttCandidatePair) pairs; ///< by entity, each once
  AttHashPairs ids;                  ///< hash of IRI to candidate
  AttHashPairs kinds;                ///< candidate to hash of a class
  AttHashPairs above;                ///< hashes, narrower to wider
  AttHashPairs leads;                ///< candidate to hash of a neighbour
  AttHashPairs described; ///< candidate to hash of the beginning of a word
  AttHashPairs anchors;   ///< hash of a node to the sought entity that it is
  AttHeldOffices tenures;
} AttCandidates;

/// Longest beginning of words that are compared: "zorvanian" with "zorvania".
#define ATT_LINK_STEM 6u

/// Read the vocabularies. ATT_ERR_LIMIT beyond 4 million labels that match.
ATT_MUST_USE AttStatus att_candidates_read(AttCandidates* candidates,
                                           const AttSought* sought,
                                           const char* const* paths,
                                           size_t count,
                                           AttLinkTable* table,
                                           const AttLimits* limits,
                                           AttLog* log);

void att_candidates_clear(AttCandidates* candidates);

/// Hash the beginning of a folded word; 0 for words too short to tell.
uint64_t att_link_stem(AttView word);

#endif
