// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Run compiled rules over one sentence.
// In: tokens, clauses, mentions, rules. Out: matches: which line fired at which
// word, and what fills its slots; ordered by trigger, block, line.

#ifndef ATT_MATCH_MATCH_H
#define ATT_MATCH_MATCH_H

#include "english/clauses.h"
#include "match/discards.h"
#include "match/trials.h"
#include "mentions/mentions.h"
#include "rules/rules.h"

/// What fills one slot. A coordinated filler gives several bindings.
typedef struct AttBinding {
  uint32_t slot;    ///< in AttRules.slots
  uint32_t token;   ///< head word of the filler, in the sentence
  uint32_t before;  ///< of fixed words: how many stand before the last one
  bool is_clause;   ///< filled by a clause or a nominal event at `token`
  uint32_t mention; ///< 1 + index in AttMentions.mentions, else 0
  uint32_t entity;  ///< of the reading that fits the slot's type
  uint32_t value;   ///< of COUNT: 1 + index in AttMentions.values, else 0
  uint8_t variant;  ///< AttVariant of the edge
} AttBinding;

/// One frame at one trigger. `bindings` in the order of slots, then tokens.
typedef struct AttMatch {
  uint32_t frame;
  uint32_t trigger; ///< token of the sentence
  uint32_t begin;   ///< first word of the trigger: "not" of "not only"
  /// The word whose clause it stands in: the trigger, or where a path climbs
  /// from it ("<obj imposes") the word above.
  uint32_t clause;
  const AttBinding* bindings;
  size_t binding_count;
  uint32_t filled; ///< slots with a filler
  uint8_t variant; ///< of the whole: what an author calls it
} AttMatch;

typedef struct AttMatches {
  const AttMatch* matches;
  size_t count;
} AttMatches;

/// A sentence as match/ and statements/ see it.
typedef struct AttReadSentence {
  const AttDocument* document;
  const AttSentence* sentence;
  const AttToken* tokens; ///< of the sentence
  size_t count;
  const AttClauses* clauses;
  const AttMentions* mentions;
  const AttDiscards* discards; ///< what is silenced; NULL: nothing
  AttTrials* trials;           ///< notes what is tried; NULL: nobody asks
  AttMatcher* matcher;         ///< for /re/ in rules; NULL: they match nothing
} AttReadSentence;

/// True where some word of a tagged sentence may trigger an event or a
/// relation: the cheap filter before parsing.
bool
att_match_may_fire(const AttRules* rules, const AttToken* tokens, size_t count);

/// The phrases of a list that rule files declare for the mechanism's use; empty
/// where there is none.
AttRange att_match_list(const AttRules* rules, AttKnownList list);

/// True where `word`, a lemma, a lower-case form or several joined by blanks
/// ("out of"), is an item of such a list.
bool att_match_list_has(const AttRules* rules, AttKnownList list, AttView word);

/// Find all matches, of all kinds of blocks; results live in `arena`.
ATT_MUST_USE AttStatus att_match_sentence(const AttRules* rules,
                                          const AttOntology* ontology,
                                          const AttReadSentence* sentence,
                                          AttArena* arena,
                                          AttMatches* matches);

#endif
