// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// What rules do to documents: how often each line fires and in which variants,
// with an example; and what is said between two actors that no line covers.
// In: compiled rules, inputs. Out: AttCoverage, plain data that owns itself.
//
//   Kabul was blamed by Islamabad.    a hit of  AGENT accuses|blames TARGET
//                                     (by-agent)
//   Oslo courted Helsinki.            a gap:    AGENT courts TARGET

#ifndef ATT_PIPELINE_COVERAGE_H
#define ATT_PIPELINE_COVERAGE_H

#include "pipeline/resources.h"
#include "pipeline/walk.h"

#define ATT_COVERAGE_MOST 20u ///< gaps told where nobody says how many

typedef struct AttCoverageOptions {
  AttWalkOptions walk;
  /// Paths of the rules that are looked at; the lines of English that attest
  /// lays beside them are then marked. None: no line is.
  const char* const* rules;
  size_t rule_count;
  size_t most;  ///< gaps to keep
  bool no_gaps; ///< count lines only
} AttCoverageOptions;

/// A sentence that shows something. `text` is on one line; empty: none.
typedef struct AttExample {
  AttView source; ///< id of the document
  AttSpan span;   ///< code points of the document, as in its evidence
  AttView text;
} AttExample;

/// One line of a rule file. A hit is a line at one word of one sentence,
/// however many of its frames match there; it counts under the variant of the
/// one that fills most.
typedef struct AttCoveredLine {
  AttView id; ///< as in AttLine: stable when lines move
  AttView text;
  AttView file;
  uint32_t number; ///< line in the file, from 1
  uint32_t block;  ///< in AttCoverage.blocks
  size_t hits;
  size_t facts; ///< statements that name this line as their rule
  size_t variants[ATT_VARIANT_COUNT];
  AttExample example; ///< shortest sentence, the first of them
} AttCoveredLine;

typedef struct AttCoveredBlock {
  AttBlockKind kind;
  AttView name; ///< as written: "att:Accusation", "says"
  AttView file;
  bool beside;  ///< English that comes with attest, beside the given rules
  size_t lines; ///< rule sentences
  size_t fired; ///< of them, those with a hit
  size_t hits;
  size_t facts;
} AttCoveredBlock;

/// A predicate between two actors that no event or relation covers.
typedef struct AttGap {
  AttView sentence; ///< a rule sentence: "AGENT criticises TARGET"
  size_t count;     ///< places in the documents
  AttExample example;
} AttGap;

typedef struct AttCoverage {
  AttArena* arena;       ///< owns all below
  AttCoveredLine* lines; ///< in file order, as AttRules.lines
  size_t line_count;
  AttCoveredBlock* blocks; ///< as AttRules.blocks
  size_t block_count;
  AttGap* gaps; ///< most frequent first, then by bytes of lemmas
  size_t gap_count;
  size_t gap_kinds; ///< different ones found (a million at most), of which
                    ///< `gaps` are the first that can be written as a rule
  size_t documents;
  size_t failed;    ///< reported and left out
  size_t sentences; ///< of text, all parsed
} AttCoverage;

/// Run the rules over all documents. Unlike extract, every sentence of text is
/// parsed. ATT_OK also where documents failed (coverage->failed). The result
/// does not depend on options->walk.jobs.
ATT_MUST_USE AttStatus att_coverage_run(const AttResources* resources,
                                        const AttCoverageOptions* options,
                                        AttLog* log,
                                        AttCoverage** coverage);

void att_coverage_free(AttCoverage* coverage);

/// The line with an id (AttLine.id), or NULL.
const AttCoveredLine* att_coverage_line(const AttCoverage* coverage,
                                        AttView id);

#endif
