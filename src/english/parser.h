// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The parser: greedy over the moves of transitions.h.
// In: words and tagged tokens. Out: heads and relations.

#ifndef ATT_ENGLISH_PARSER_H
#define ATT_ENGLISH_PARSER_H

#include "english/scorer.h"
#include "english/transitions.h"
#include "english/word.h"

/// Features of one state, at most.
#define ATT_PARSE_FEATURES 256

/// Hashes of one word that the features of states are built of.
typedef struct AttParseWord {
  uint64_t word;
  uint64_t suffix;
  uint64_t tag;       ///< Penn
  uint64_t universal; ///< universal tag
  uint8_t upos;
  uint8_t shape;
} AttParseWord;

/// A sentence prepared for the parser; counts[i] are those before word i.
typedef struct AttParseInput {
  AttParseWord* words;
  uint32_t* commas;
  uint32_t* puncts;
  uint32_t* verbs;
} AttParseInput;

/// Fill the input's arrays (count, and count + 1 for the counts).
void att_parse_prepare(const AttToken* tokens,
                       const AttWord* words,
                       size_t count,
                       AttParseInput* input);

/// Write the features of a state.
size_t att_parse_features(const AttParseInput* input,
                          const AttParse* parse,
                          uint64_t* features);

/// The allowed action with the highest score, the first such.
size_t att_best_action(const AttParse* parse,
                       const AttAction* actions,
                       size_t action_count,
                       const int32_t* scores);

/// Parse from the start to the end.
void att_parse_run(AttScorer scorer,
                   const AttAction* actions,
                   size_t action_count,
                   const AttParseInput* input,
                   AttParse* parse,
                   size_t count);

/// Copy heads and relations to the tokens: -1 for the root's child.
void att_parse_store(const AttParse* parse, AttToken* tokens);

#endif
