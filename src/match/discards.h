// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// What the discard blocks of the rules silence in a document: words at which no
// event and no relation starts; and what its sentences are about by the topic
// blocks.
// In: rules, tagged sentences, their trees where they have one, all mentions.
// Out: AttDiscards.
//
//   discard sport
//     sentence by (a | [NUM]) (wicket | goal)      silences the sentence
//
//   [Norland beat Sudland by six wickets].         every token: this line

#ifndef ATT_MATCH_DISCARDS_H
#define ATT_MATCH_DISCARDS_H

#include "match/patterns.h"

/// A line of a discard or a topic block that matched, and whose block has no
/// "unless" that matched in the same sentence.
typedef struct AttDiscard {
  uint32_t line;  ///< in AttRules.lines
  uint32_t first; ///< first token of its sentence, in the document
  AttSpan tokens; ///< the words that it matched, of the document
} AttDiscard;

/// Everything that is silenced in a document; lives in its arena.
typedef struct AttDiscards {
  const AttDiscard* discards; ///< by first token, then by line
  size_t count;
  /// 1 + index of the discard that silences each token of the document, or 0;
  /// NULL: nothing is silenced anywhere.
  const uint32_t* by_token;
  const AttDiscard* topics; ///< lines of topic blocks, in the same order
  size_t topic_count;
} AttDiscards;

/// Find them. `run` may be NULL: then there are none. Clauses are silenced only
/// where a sentence has a tree; sentences without tags are passed over.
ATT_MUST_USE AttStatus att_discards_find(const AttRules* rules,
                                         AttPatternRun* run,
                                         const AttMentions* mentions,
                                         const AttDocument* document,
                                         AttDiscards* discards);

/// The discard that silences a token of the document, or NULL. `discards` may
/// be NULL.
const AttDiscard* att_discards_at(const AttDiscards* discards, size_t token);

#endif
