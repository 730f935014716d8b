// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Frames, edges and readings in words that need no linguistics.
// In: compiled rules, names of grammar. Out: phrases.

#ifndef ATT_PIPELINE_WORDING_H
#define ATT_PIPELINE_WORDING_H

#include "match/trials.h"
#include "mentions/mentions.h"
#include "rules/rules.h"

/// "object", "after a preposition", "a clause".
const char* att_word_function(AttFunction function);

/// A sentence that shows the variant: "A wants to attack B".
const char* att_word_variant(AttVariant variant);

/// How a stretch of words names what it names: "by its capital or seat".
const char* att_word_reading(AttReadingKind kind);

/// The EDTF of a time, or that nothing tells it.
AttView att_word_time(const AttTimeMention* time);

/// "as a verb", "as a noun", …: what the trigger of a frame is.
const char* att_word_kind(AttFrameKind kind);

/// What became of a match that fired; empty where it was stated.
const char* att_word_match(AttMatchFate fate);

/// What a class or property is called: its label, else its local name.
AttView att_word_class(const AttOntology* ontology, uint32_t id);
AttView att_word_property(const AttOntology* ontology, uint32_t id);

/// An IRI as the rules write it: "att:Actor" in attest's own namespace, else
/// its local name.
void att_word_name(AttView iri, AttText* out);

/// Phrases of fixed words, joined by `glue`.
void att_word_phrases(const AttRules* rules,
                      AttRange phrases,
                      const char* glue,
                      AttText* out);

/// Where a slot's filler may stand, best first: "the object, or the subject in
/// the passive".
void att_word_ways(const AttRules* rules,
                   const AttFrame* frame,
                   const AttSlot* slot,
                   AttText* out);

/// The class that a slot's filler must have: the narrowed type, or the range or
/// domain of its property; 0 where anything may fill it.
uint32_t att_word_slot_class(const AttOntology* ontology,
                             const AttBlock* block,
                             const AttSlot* slot);

/// "a state (att:State)", "anything".
void att_word_slot_type(const AttOntology* ontology,
                        const AttBlock* block,
                        const AttSlot* slot,
                        AttText* out);

#endif
