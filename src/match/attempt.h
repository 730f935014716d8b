// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// A frame being filled at one trigger. Private to match/.
// In: fill.c binds its slots, one by one. Out: frame.c judges the whole.

#ifndef ATT_MATCH_ATTEMPT_H
#define ATT_MATCH_ATTEMPT_H

#include "match/fill.h"

#define ATT_MOST_FRAME_SLOTS 16u
#define ATT_MOST_BINDINGS 64u

/// A frame being filled: the filler word of each slot of fixed words (others
/// hang on it), and what is bound so far.
typedef struct AttAttempt {
  const AttFrame* frame;
  const AttBlock* block;
  uint32_t trigger;
  uint32_t clause;                      ///< as in AttMatch
  uint32_t hosts[ATT_MOST_FRAME_SLOTS]; ///< 1 + token, 0 where not filled
  AttBinding bindings[ATT_MOST_BINDINGS];
  size_t binding_count;
  uint32_t filled;
} AttAttempt;

/// Fill a slot by its realisations; false where none has a filler.
bool att_attempt_fill_slot(const AttFill* fill,
                           AttAttempt* attempt,
                           uint32_t slot_id);

/// Fill a slot of a PATH frame by its steps.
ATT_MUST_USE AttStatus att_attempt_fill_path(const AttFill* fill,
                                             AttAttempt* attempt,
                                             uint32_t slot_id,
                                             bool* found);

/// Fill all slots of an ADJUNCT frame; false where the trigger opens no phrase.
bool att_attempt_fill_adjunct(const AttFill* fill, AttAttempt* attempt);

/// Is the arc what the realisation asks for, whatever its argument?
AttEdgeFate att_attempt_arc_fate(const AttFill* fill,
                                 const AttAttempt* attempt,
                                 const AttRealisation* how,
                                 const AttArc* arc);

/// May the word be a past participle?
bool att_attempt_is_passive_form(const AttToken* token);

#endif
