// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// How well a reading agrees with an annotation: precision, recall, F1.
// In: annotated sentences, resources. Out: AttEvaluation.
//
// The sentences of a file, joined by blanks, are one document. Facts are
// compared over the sentence that they stand in:
//   events     (sentence, root class)
//   roles      (sentence, root class, agent or target, name)
//   relations  (sentence, property, subject, object, polarity)
//   overall    roles and relations together

#ifndef ATT_PIPELINE_EVAL_H
#define ATT_PIPELINE_EVAL_H

#include "pipeline/gold.h"
#include "pipeline/resources.h"
#include "rules/confidence.h"

typedef struct AttScore {
  size_t gold;
  size_t system;
  size_t matched;
} AttScore;

/// Of the matched facts where either side has a value, those where both have
/// the same.
typedef struct AttAgreement {
  size_t either;
  size_t same;
} AttAgreement;

/// Results; the arrays live until att_evaluation_clear.
typedef struct AttEvaluation {
  AttScore events;
  AttScore roles;
  AttScore relations;
  AttScore overall;
  AttAgreement time;
  AttAgreement speaker;
  AttAgreement polarity;
  AttAgreement modality;
  AttScore* classes;    ///< roles by class id of the ontology
  AttScore* properties; ///< relations by property id
  AttScore* lines;      ///< facts read by each line of the rules; gold: 0
  /// ATT_VARIANT_COUNT for each line: facts whose names stand in the passage
  /// that the line read, not those that its event has from another.
  AttReadings* readings;
  AttText errors; ///< missed, extra, differing facts by sentence
  size_t sentences;
} AttEvaluation;

/// Precision, recall and their harmonic mean; 0 where there is nothing.
double att_score_precision(AttScore score);
double att_score_recall(AttScore score);
double att_score_f1(AttScore score);

ATT_MUST_USE AttStatus att_evaluation_new(const AttResources* resources,
                                          AttEvaluation* evaluation);

/// Read the document of one gold file and add what it comes to.
ATT_MUST_USE AttStatus att_evaluation_add(const AttResources* resources,
                                          const AttGold* gold,
                                          AttLog* log,
                                          AttEvaluation* evaluation);

void att_evaluation_clear(AttEvaluation* evaluation);

#endif
