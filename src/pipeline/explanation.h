// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// How a text was read, gathered once as plain data; renderers only look.
// In: a text. Out: sentences with their trees, clauses, mentions, matches and
// trials; statements; the triples as Turtle.

#ifndef ATT_PIPELINE_EXPLANATION_H
#define ATT_PIPELINE_EXPLANATION_H

#include "pipeline/analyse.h"

typedef struct AttExplainedSentence {
  AttReadSentence read;
  AttMatches matches;
  const uint8_t* fates; ///< AttMatchFate, one a match
  const AttFrameTrial* trials;
  size_t trial_count;
  const AttEdgeTrial* edges; ///< that the trials refer to
  size_t edge_count;
  bool has_trigger; ///< extract would parse it
  bool has_mention; ///< extract would look for statements in it
} AttExplainedSentence;

/// Everything lives as long as the explanation, which lives no longer than the
/// resources.
typedef struct AttExplanation {
  const AttResources* resources;
  AttDocument* document;
  AttAnalysis analysis;
  ATT_ARRAY(AttExplainedSentence) sentences;
  AttText turtle;
} AttExplanation;

/// Read a text with all stages, also where extract would skip a sentence.
/// Clear the explanation whatever the status.
ATT_MUST_USE AttStatus att_explanation_init(AttExplanation* explanation,
                                            const AttResources* resources,
                                            AttView text,
                                            AttLog* log);

void att_explanation_clear(AttExplanation* explanation);

/// The text of a span of tokens of the document.
AttView att_explained_text(const AttDocument* document, AttSpan tokens);

/// Write "stands for “Iran” in sentence 1", of a mention that refers; else
/// nothing.
void att_explained_antecedent(const AttReadSentence* read,
                              const AttMention* mention,
                              AttText* out);

/// The words of the phrase that a token of the sentence heads, up to the head
/// or to the end of the mention there: "the table" of "the table in the room".
AttView att_explained_phrase(const AttReadSentence* read, uint32_t token);

/// Does a mention (tokens of the document) begin in the sentence?
bool att_explained_is_inside(const AttReadSentence* read, AttSpan tokens);

#endif
