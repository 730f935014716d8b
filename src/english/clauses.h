// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Clauses: the normalised predicate-argument graph of a sentence. Named edges
// are added to the tree once; rules and statements never look at raw relations.
//
//   Kabul, which has been blamed for the bombing by Islamabad, denied it.
//   blamed:  object Kabul (relative) · subject Islamabad (by-agent)
//            · oblique for bombing (active)
//   denied:  subject Kabul (active) · object it (active)
//
// In: a parsed sentence. Out: AttClauses, ordered by predicate.

#ifndef ATT_ENGLISH_CLAUSES_H
#define ATT_ENGLISH_CLAUSES_H

#include "document/document.h"

/// One edge: `argument` is what `predicate` has for `function`. Tokens are
/// indices in the sentence and name the head word of the phrase or clause.
typedef struct AttArc {
  uint32_t predicate;
  uint32_t argument;
  uint8_t function; ///< AttFunction
  uint8_t variant;  ///< AttVariant: how it was found
  /// Preposition or mark, lower case, "fixed" parts joined by a blank
  /// ("according to", "in order to"); empty where there is none.
  AttView marker;
  /// Where coordination was expanded: the first conjunct; else the argument
  /// itself. Fillers of one slot share it.
  uint32_t conjunct_of;
  /// The token that lent the edge: the support verb of a noun's SUPPORT edge
  /// (launched), the governing verb of a CONTROL edge, …; else the predicate.
  uint32_t via;
} AttArc;

/// Edges of one sentence. Those of predicate p are arcs[first[p]] up to
/// arcs[first[p + 1]] (exclusive), ordered by function, then by how directly
/// they were found (a plain dependent before a shared or controlled one), then
/// by argument.
typedef struct AttClauses {
  const AttArc* arcs;
  size_t arc_count;
  const uint32_t* first; ///< token count + 1 entries
  size_t token_count;
} AttClauses;

/// Build the graph; everything lives in `arena`. Every token may be a
/// predicate: verbs, nouns (possessor, compound, of …, and what a verb lends
/// them), and adjectives. Arguments include clauses (COMPLEMENT, ADVERBIAL) and
/// function words (AUXILIARY, DETERMINER, ADVERB, PARTICLE), so that a reader
/// of the graph needs no tree.
ATT_MUST_USE AttStatus att_clauses_build(const AttToken* tokens,
                                         size_t count,
                                         AttArena* arena,
                                         AttClauses* clauses);

/// Words of the phrase that `head` heads, without coordinated phrases,
/// relative clauses, appositions and what is set off by punctuation: the
/// contiguous span around the head, tokens of the sentence, end exclusive.
AttSpan att_phrase_span(const AttToken* tokens, size_t count, uint32_t head);

#endif
