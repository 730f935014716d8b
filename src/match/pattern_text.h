// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// A sentence as patterns see it: tokens, and the mentions found so far.
// In: tokens, spans. Out: answers to token tests.

#ifndef ATT_MATCH_PATTERN_TEXT_H
#define ATT_MATCH_PATTERN_TEXT_H

#include "base/matcher.h"
#include "mentions/mentions.h"
#include "rules/rules.h"

/// One sentence.
typedef struct AttPatternText {
  const AttRules* rules;
  const AttOntology* ontology;
  const AttToken* tokens; ///< of the sentence
  uint32_t first;         ///< of them in the document
  uint32_t count;
  const AttMentionsSoFar* found;
  AttMatcher* matcher; ///< for /re/; NULL: they match nothing
} AttPatternText;

/// Do the tests (in AttRules.token_tests) hold of a token of the sentence?
bool att_pattern_token_fits(const AttPatternText* text,
                            AttRange tests,
                            uint32_t token);

/// The first reading of a mention that is of the class (0: any) and named in
/// the way (1 + AttReadingKind; 0: any), or NULL.
const AttReading* att_pattern_reading(const AttPatternText* text,
                                      const AttMention* mention,
                                      uint32_t class_id,
                                      uint32_t reading);

/// The longest mention with such a reading that begins at a token of the
/// sentence, or NULL.
const AttMention* att_pattern_mention_at(const AttPatternText* text,
                                         uint32_t token,
                                         uint32_t class_id,
                                         uint32_t reading);

#endif
