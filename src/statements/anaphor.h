// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// Words that stand for somebody named elsewhere: "it", "they", "the group",
// "both countries". What they are is said by lists of the rules and by the
// gazetteer's nouns. Private to statements/.
// In: a token of a parsed sentence. Out: AttAnaphor.

#ifndef ATT_STATEMENTS_ANAPHOR_H
#define ATT_STATEMENTS_ANAPHOR_H

#include "match/match.h"
#include "mentions/nouns.h"

typedef enum AttAnaphorKind {
  ATT_ANAPHOR_NONE,
  ATT_ANAPHOR_THING,  ///< "it", "its": one state, group, place
  ATT_ANAPHOR_PERSON, ///< "he", "her"
  ATT_ANAPHOR_PLURAL, ///< "they": several, or one that consists of many
  ATT_ANAPHOR_SELF,   ///< "we", "our": who says the quotation
  ATT_ANAPHOR_BOTH,   ///< "both": two that stand together
  ATT_ANAPHOR_FORMER, ///< "the former": the first of two
  ATT_ANAPHOR_LATTER,
  ATT_ANAPHOR_NOUN, ///< "the group", "the two countries"
  ATT_ANAPHOR_SAME, ///< "the soldiers": those whom this noun named before
} AttAnaphorKind;

typedef struct AttAnaphor {
  AttAnaphorKind kind;
  AttSpan tokens;           ///< of the sentence, end exclusive
  uint32_t head;            ///< token of the sentence
  uint32_t count;           ///< how many it stands for: 2 of "both sides"
  const AttActorNoun* noun; ///< of NOUN and SAME
} AttAnaphor;

/// The lists that say which words refer; phrases in AttRules.phrases.
typedef struct AttAnaphorWords {
  const AttRules* rules;
  const AttGazetteer* gazetteer;
  AttRange thing, person, plural, self, both, former, latter, definite,
      narrowing, volitional;
} AttAnaphorWords;

AttAnaphorWords att_anaphor_words(const AttRules* rules,
                                  const AttGazetteer* gazetteer);

/// What a token of a parsed sentence refers as; NONE where it does not: a
/// pronoun that fills a clause's empty place ("it is clear that"), a noun that
/// more is said of ("the group of eight").
ATT_MUST_USE AttStatus att_anaphor_at(const AttAnaphorWords* words,
                                      const AttMentions* mentions,
                                      const AttDocument* document,
                                      const AttSentence* sentence,
                                      uint32_t token,
                                      AttAnaphor* anaphor);

#endif
