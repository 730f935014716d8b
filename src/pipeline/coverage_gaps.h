// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Predicates between two actors that no event and no relation covers, as the
// rule sentences that would cover them.
// In: a sentence as match/ read it, and its matches. Out: drafts of rule
// sentences, verbs as lemmas; and from a draft the sentence as one writes it.
//
//   Oslo has courted Helsinki.        AGENT courts TARGET
//   Oslo put Helsinki under pressure. AGENT puts TARGET
//   Oslo levied a toll on Helsinki.   AGENT levies toll (on TARGET)
//   Oslo's disdain for Helsinki       disdain of AGENT (for TARGET)
//   a pact between Oslo and Helsinki  pact between AGENT and AGENT

#ifndef ATT_PIPELINE_COVERAGE_GAPS_H
#define ATT_PIPELINE_COVERAGE_GAPS_H

#include "base/array.h"
#include "match/match.h"
#include "pipeline/resources.h"

/// In a draft: what stands before the lemma of its verb, and for the slots.
#define ATT_GAP_VERB '\1'
#define ATT_GAP_AGENT '\2'
#define ATT_GAP_OTHER '\3'
#define ATT_GAP_PLACE '\4'

/// What the slots of a rule are called: capitals.
typedef struct AttGapRoles {
  AttView agent;
  AttView other;
  AttView place;
} AttGapRoles;

/// Name the slots as the rules mostly name the subject and the object of their
/// events, else as the ontology names the roles of any event. In `arena`.
ATT_MUST_USE AttStatus att_gap_roles(const AttResources* resources,
                                     AttArena* arena,
                                     AttGapRoles* roles);

/// Drafts of one sentence; the views live in the arena given.
typedef ATT_ARRAY(AttView) AttGapDrafts;

/// Append a draft for each predicate of the sentence that has two actors, and
/// no match of an event or a relation that has both. Verbs and nouns that the
/// rules know as speech or outlook are left out.
ATT_MUST_USE AttStatus att_gaps_find(const AttResources* resources,
                                     const AttReadSentence* sentence,
                                     const AttMatches* matches,
                                     AttArena* arena,
                                     AttGapDrafts* drafts);

/// True for two and more lower-case letters: what a rule may hold as a word.
bool att_gap_is_word(AttView word);

/// Append the rule sentence of a draft: its verb in the third person. False
/// where no form of the verb leads the rule compiler back to it.
bool att_gap_write(AttModel* model,
                   const AttGapRoles* roles,
                   AttView draft,
                   AttText* out);

#endif
