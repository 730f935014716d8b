// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Parts of a coverage run. Private to coverage*.c.
// In: documents, rules. Out: what one document came to, and empty tables.

#ifndef ATT_PIPELINE_COVERAGE_PARTS_H
#define ATT_PIPELINE_COVERAGE_PARTS_H

#include "base/array.h"
#include "pipeline/coverage.h"

/// A sentence of a document that has a hit or a gap.
typedef struct AttSeenSentence {
  AttSpan span; ///< code points
  AttView text;
} AttSeenSentence;

typedef struct AttHit {
  uint32_t line;
  uint8_t variant;
  uint32_t sentence; ///< in AttSeen.sentences
} AttHit;

typedef struct AttSeenGap {
  AttView draft;
  uint32_t sentence;
} AttSeenGap;

/// What one document came to.
typedef struct AttSeen {
  AttArena* arena;
  AttView source;
  ATT_ARRAY(AttSeenSentence) sentences;
  ATT_ARRAY(AttHit) hits;
  ATT_ARRAY(AttSeenGap) gaps;
  ATT_ARRAY(uint32_t) facts; ///< the line of each
  size_t parsed;
} AttSeen;

void att_seen_free(AttSeen* seen);

/// Read one document; `*seen` is to be freed whatever comes of it.
ATT_MUST_USE AttStatus att_coverage_look(const AttResources* resources,
                                         const AttCoverageOptions* options,
                                         AttEnglish* english,
                                         const AttRecord* record,
                                         AttLog* log,
                                         AttSeen** seen);

/// Make the tables of lines and blocks, nothing counted yet.
ATT_MUST_USE AttStatus att_coverage_tables(const AttRules* rules,
                                           const AttCoverageOptions* options,
                                           AttLog* log,
                                           AttCoverage* coverage);

/// Views of `text` on one line, white space folded; in `arena`.
ATT_MUST_USE AttStatus att_copy_folded(AttArena* arena,
                                       AttView text,
                                       AttView* copy);

#endif
