// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Reference: which "it" is meant. Pronouns and definite nouns that stand for
// somebody become mentions of whom they stand for, so that rules read them like
// names.
//
//   Kenya signed a treaty with Tanzania. It also invested in Uganda.
//     It -> Kenya
//
// In: a document with its mentions. Out: more mentions, each with what it was
// resolved from.

#ifndef ATT_STATEMENTS_REFERENCE_H
#define ATT_STATEMENTS_REFERENCE_H

#include "match/match.h"

/// Add a mention for every word of a parsed sentence that stands, clearly
/// enough, for something named before. Lists of the rules (rules/english)
/// say which pronouns there are, the gazetteer which nouns.
ATT_MUST_USE AttStatus att_references_resolve(const AttRules* rules,
                                              const AttOntology* ontology,
                                              const AttGazetteer* gazetteer,
                                              const AttDocument* document,
                                              AttMentions* mentions);

#endif
