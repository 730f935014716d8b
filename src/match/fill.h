// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// Fill the slots of one frame at one trigger. Private to match/.
// In: a frame, a trigger token, the clause graph. Out: at most one AttMatch.

#ifndef ATT_MATCH_FILL_H
#define ATT_MATCH_FILL_H

#include "base/array.h"
#include "match/match.h"
#include "match/office.h"

/// What a run over one sentence holds.
typedef struct AttFill {
  const AttRules* rules;
  const AttOntology* ontology;
  const AttReadSentence* read;
  AttArena* arena;
  AttRange locative;  ///< prepositions of place, in AttRules.phrases
  AttRange partitive; ///< nouns that only count what they are of
  AttRange completed; ///< verbs that stay the same with an adverb
  AttRange occurring; ///< verbs of taking place
  AttOffices offices;
  ATT_ARRAY(AttMatch) found;
} AttFill;

/// True where one of the phrases ends at `token`. `begin` (may be NULL) becomes
/// the phrase's first token.
bool att_fill_is_one_of(const AttFill* fill,
                        AttRange phrases,
                        uint32_t token,
                        uint32_t* begin);

/// True where a phrase of several words ends at `token`.
bool att_fill_is_unit(const AttFill* fill, AttRange phrases, uint32_t token);

/// True where the verb is one of the support verbs; "carry out" is the verb and
/// its particle.
bool
att_fill_is_support_verb(const AttFill* fill, AttRange phrases, uint32_t verb);

/// True where the marker is one of those asked for, or any is.
bool
att_fill_has_marker(const AttRules* rules, AttRange markers, AttView marker);

/// count.c: the value that counts what stands at a token: 1 + index in
/// AttMentions.values, or 0. `is_number` becomes true where the token itself is
/// part of the number.
uint32_t att_fill_count(const AttFill* fill, uint32_t token, bool* is_number);

/// What a number is "of": "seven of its soldiers"; the number itself where it
/// has no such phrase ("12 in raids").
uint32_t att_fill_partitive(const AttFill* fill, uint32_t token);

/// May an edge that a verb lent to a noun count? The verb is a support verb of
/// the block or of all, and its object is the noun itself or counts it; or a
/// verb of taking place, and its subject is the noun: "carried out a series of
/// attacks".
bool
att_fill_is_lent(const AttFill* fill, const AttBlock* block, const AttArc* arc);

/// Try a frame; where it matches, append to fill->found.
ATT_MUST_USE AttStatus att_fill_frame(AttFill* fill,
                                      uint32_t frame,
                                      uint32_t trigger);

#endif
