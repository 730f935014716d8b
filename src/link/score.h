// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// How far a candidate may be trusted to be the one that is meant.
// In: what is sought, candidates. Out: links with confidence and evidence.
//
// Each observation adds its weight, ln(m/u): m is how often it is made of the
// right candidate, u how often of another (I. P. Fellegi, A. B. Sunter, A
// theory for record linkage, JASA 64, 1969). Of the candidates of one entity at
// most one is right; that none is has the weight ATT_LINK_NONE. By Bayes' rule
//
//   confidence(c) = exp(S(c)) / (exp(ATT_LINK_NONE) + sum of exp(S) of all)
//
// so two candidates of whom the same is known have at most 0.5 each. The
// weights stand in evidence.def; context counts for at most three neighbours
// and three words.

#ifndef ATT_LINK_SCORE_H
#define ATT_LINK_SCORE_H

#include "link/candidates.h"

#define ATT_LINK_NONE 2.6
/// Two candidates are ambiguous where their sums differ by less.
#define ATT_LINK_MARGIN 1.0

typedef enum AttLinkEvidenceKind {
#define ATT_LINK_EVIDENCE(constant, weight, phrase) ATT_LINK_##constant##_SEEN,
#include "link/evidence.def"
#undef ATT_LINK_EVIDENCE
} AttLinkEvidenceKind;

typedef struct AttLinkEvidence {
  AttLinkEvidenceKind kind;
  AttView detail; ///< whom: label of a neighbour; may be empty
} AttLinkEvidence;

/// One candidate of one entity.
typedef struct AttLinkMatch {
  uint32_t entity;
  uint32_t candidate;
  double sum;
  double confidence;
  bool is_ambiguous; ///< another one is as good, or nearly so
  bool is_best;      ///< of the entity, and not ambiguous
  uint32_t first_evidence;
  uint32_t evidence_count;
} AttLinkMatch;

/// Zero is empty. Links stand by entity, the best first, then by IRI.
typedef struct AttLinks {
  ATT_ARRAY(AttLinkMatch) items;
  ATT_ARRAY(AttLinkEvidence) evidence;
} AttLinks;

/// The phrase of an evidence.
const char* att_link_phrase(AttLinkEvidenceKind kind);

/// Score every pair. Clear in any case.
ATT_MUST_USE AttStatus att_links_score(const AttSought* sought,
                                       const AttCandidates* candidates,
                                       const AttLinkTable* table,
                                       AttLinks* links);

void att_links_clear(AttLinks* links);

#endif
