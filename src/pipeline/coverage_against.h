// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// What another version of the rules changes: facts gained, lost and changed.
// In: two sets of compiled rules, inputs. Out: AttDifferences, plain data that
// owns itself.

#ifndef ATT_PIPELINE_COVERAGE_AGAINST_H
#define ATT_PIPELINE_COVERAGE_AGAINST_H

#include "pipeline/coverage.h"

/// A fact is known by its content: class or property, fillers (entities by
/// their IRI, unlisted ones by their label), document and sentence.
typedef enum AttChange {
  ATT_CHANGE_GAINED,
  ATT_CHANGE_LOST,
  /// The same content, but by another line, or with another polarity, modality,
  /// time or speaker.
  ATT_CHANGE_CHANGED,
} AttChange;

/// The line that read a fact.
typedef struct AttReadBy {
  AttView id;
  AttView block;
  AttView text;
  AttView file;
  uint32_t number; ///< line in the file, from 1
} AttReadBy;

typedef struct AttDifference {
  AttChange change;
  AttView fact;     ///< in words: "Accusation(agent = A, target = B) Negated"
  AttView changes;  ///< of CHANGED: "polarity Affirmed → Negated; …"
  bool only_rule;   ///< of CHANGED: nothing but the line that read it
  AttReadBy rule;   ///< of the new version; of LOST, of the old one
  AttExample where; ///< the sentence
  size_t group;     ///< differences of one line share it
} AttDifference;

typedef struct AttDifferences {
  AttArena* arena; ///< owns all below
  /// Grouped by line: those of the new rules in file order, then those that
  /// only the old ones have; in a group by document and place.
  AttDifference* at;
  size_t count;
  size_t gained;
  size_t lost;
  size_t changed;
  size_t kept; ///< facts that both versions read alike
  size_t documents;
  size_t failed; ///< reported and left out
} AttDifferences;

/// Read all documents with both, as extract would. Both resources come from
/// the same ontology, gazetteers and model. ATT_OK also where documents failed.
/// The result does not depend on options->jobs.
ATT_MUST_USE AttStatus att_differences_run(const AttResources* new_resources,
                                           const AttResources* old_resources,
                                           const AttWalkOptions* options,
                                           AttLog* log,
                                           AttDifferences** differences);

void att_differences_free(AttDifferences* differences);

#endif
