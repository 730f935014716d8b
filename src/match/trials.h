// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// A recorder of what was tried over one sentence and why it came to nothing:
// frames, the edges offered to their slots, and what became of the matches.
// In: notes of match/ and statements/, where a sentence has a recorder. Out:
// plain tables for explain. Without a recorder nothing is noted.

#ifndef ATT_MATCH_TRIALS_H
#define ATT_MATCH_TRIALS_H

#include "base/array.h"
#include "base/view.h"

/// What became of an edge that has the function a slot asks for.
typedef enum AttEdgeFate {
  ATT_EDGE_FITS,
  ATT_EDGE_OTHER_FUNCTION, ///< never noted: nearly every edge
  ATT_EDGE_OTHER_MARKER,   ///< "from" where the line asks for "of"
  ATT_EDGE_NO_SUPPORT,     ///< `via` lends nothing to this block's nouns
  ATT_EDGE_TAKEN,          ///< the word fills another slot already
  ATT_EDGE_EXCLUDED,       ///< by "unless"
  ATT_EDGE_DISCARDED,      ///< fixed words that a discard silences
  ATT_EDGE_OTHER_WORDS,    ///< not the fixed words
  ATT_EDGE_NO_MENTION,     ///< the word names nothing known
  ATT_EDGE_OTHER_TYPE,     ///< it names something of another class
  ATT_EDGE_ALONE,          ///< it fits, but the slot wants several
} AttEdgeFate;

/// One edge offered to one slot. Tokens are those of the sentence.
typedef struct AttEdgeTrial {
  uint32_t slot;  ///< in AttRules.slots
  uint32_t token; ///< the filler offered
  uint32_t via;   ///< as in AttArc
  AttView marker;
  uint8_t function; ///< AttFunction
  uint8_t variant;  ///< AttVariant
  uint8_t fate;     ///< AttEdgeFate
} AttEdgeTrial;

/// What became of a frame whose trigger's word stands in the sentence; later
/// ones came further.
typedef enum AttFrameFate {
  ATT_FRAME_DISCARDED,   ///< a discard block silences the word
  ATT_FRAME_OTHER_TAG,   ///< a noun where the frame starts with a verb, …
  ATT_FRAME_OTHER_WORDS, ///< the head, but not all words, of the trigger
  ATT_FRAME_OTHER_VOICE, ///< passive where only active fits, or the reverse
  ATT_FRAME_NO_PHRASE,   ///< "according to" without its phrase
  ATT_FRAME_SLOT_OPEN,   ///< `slot` is required and has no filler
  ATT_FRAME_TOO_FEW,     ///< no role, or not both ends of a relation
  ATT_FRAME_REFLEXIVE,   ///< one entity in two roles
  ATT_FRAME_ATTRIBUTIVE, ///< nothing but a participle before its noun
  ATT_FRAME_FIRED,
} AttFrameFate;

typedef struct AttFrameTrial {
  uint32_t frame;      ///< in AttRules.frames
  uint32_t trigger;    ///< token
  uint32_t slot;       ///< of SLOT_OPEN, in AttRules.slots
  uint32_t filled;     ///< roles that were filled
  uint32_t first_edge; ///< in AttTrials.edges
  uint32_t edge_count;
  uint8_t fate; ///< AttFrameFate
} AttFrameTrial;

/// What statements/ made of a match.
typedef enum AttMatchFate {
  ATT_MATCH_GOVERNS,      ///< speech, outlook: states nothing by itself
  ATT_MATCH_STATED,       ///< its own statement
  ATT_MATCH_JOINED,       ///< another line of the block fills more
  ATT_MATCH_TOLD_BY_VERB, ///< the verb's line reads it with this noun
  ATT_MATCH_OUTDONE,      ///< a line with a longer trigger matches there
  ATT_MATCH_KNOWN,        ///< the sentence states the relation already
  ATT_MATCH_NO_PAIR,      ///< no subject with an object that differs from it
  ATT_MATCH_NO_ROLE,      ///< an event without any role
} AttMatchFate;

/// Zero is an empty recorder; reused from sentence to sentence.
typedef struct AttTrials {
  ATT_ARRAY(AttFrameTrial) frames;
  ATT_ARRAY(AttEdgeTrial) edges;
  ATT_ARRAY(uint8_t) fates; ///< AttMatchFate, one a match
  uint32_t slot;            ///< that edges are being offered to
  bool broken;              ///< memory ran out; entries are missing
} AttTrials;

void att_trials_clear(AttTrials* trials);

/// Empty the tables but keep their memory.
void att_trials_reset(AttTrials* trials);

/// The functions below do nothing where `trials` is NULL.

/// Note a frame; edges that follow belong to it.
void att_trials_begin(AttTrials* trials, uint32_t frame, uint32_t trigger);

/// Say what became of the frame begun last.
void att_trials_end(AttTrials* trials,
                    AttFrameFate fate,
                    uint32_t slot,
                    uint32_t filled);

/// Say which slot is being filled.
void att_trials_slot(AttTrials* trials, uint32_t slot);

/// Note an edge; its slot is the current one.
void att_trials_edge(AttTrials* trials, AttEdgeTrial edge);

/// Say what became of match `index`; the first word counts.
void att_trials_match(AttTrials* trials, size_t index, AttMatchFate fate);

#endif
