// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// A fact by its content, to compare two readings of a document. Private to
// coverage_against.c.

#ifndef ATT_PIPELINE_COVERAGE_FACT_H
#define ATT_PIPELINE_COVERAGE_FACT_H

#include "pipeline/analyse.h"

typedef struct AttFact {
  const AttStatement* statement;
  AttView core;    ///< class or property, and fillers
  AttView aspects; ///< polarity, modality, time, speakers
  AttView line;    ///< id of the rule
  bool paired;
} AttFact;

/// The facts of an analysed document, in document order; all in its arena.
ATT_MUST_USE AttStatus att_facts_of(const AttResources* resources,
                                    const AttDocument* document,
                                    const AttAnalysis* analysis,
                                    AttFact** facts);

/// Append what differs between two facts of the same core: "polarity Affirmed
/// → Negated; by nobody → Oslo; rule …".
void att_facts_compare(const AttResources* const resources[2],
                       const AttAnalysis* const analyses[2],
                       const AttFact* const facts[2],
                       AttText* out);

#endif
