// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// The words of a sentence as its times see them: which of them tell something,
// which head a clause. Private to statements/.
// In: a sentence, its matches. Out: answers about words.

#ifndef ATT_STATEMENTS_TIME_WORDS_H
#define ATT_STATEMENTS_TIME_WORDS_H

#include "statements/statements.h"

/// What a word is to the times of its sentence.
typedef struct AttTimeWord {
  bool tells;     ///< triggers an event, a relation or speech
  uint32_t leads; ///< 1 + trigger whose line has this word as its own, or 0
  bool apart;     ///< it tells another kind of event than that trigger does
} AttTimeWord;

typedef struct AttTimeWords {
  const AttRules* rules;
  const AttOntology* ontology;
  const AttReadSentence* read;
  const AttMatches* matches;
  AttTimeWord* words; ///< one for each token of the sentence
} AttTimeWords;

/// Look at the matches of a sentence; lives in `arena`.
ATT_MUST_USE AttStatus att_time_words_init(AttTimeWords* words,
                                           const AttRules* rules,
                                           const AttOntology* ontology,
                                           const AttReadSentence* read,
                                           const AttMatches* matches,
                                           AttArena* arena);

const AttToken* att_time_token(const AttTimeWords* words, uint32_t token);

bool att_time_is_noun(const AttTimeWords* words, uint32_t token);

/// True where a word depends on `token` by a relation or its subtypes.
bool att_time_has_dependent(const AttTimeWords* words,
                            uint32_t token,
                            AttRelation universal);

/// True for the head of a clause. A verb that the tree coordinates with a mere
/// noun is misread, and "leading" in "the roads leading to Mali" heads none: a
/// time is looked for above them.
bool att_time_is_predicate(const AttTimeWords* words, uint32_t token);

#endif
