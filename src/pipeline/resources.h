// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// What a run reads before any document: ontology, gazetteers, model, rules.
// Immutable after loading and shared by all threads.
// In: paths, or none for what attest ships with. Out: AttResources.

#ifndef ATT_PIPELINE_RESOURCES_H
#define ATT_PIPELINE_RESOURCES_H

#include "base/folder.h"
#include "english/english.h"
#include "mentions/mentions.h"
#include "rules/rules.h"
#include "term/ontology.h"

/// A folder with an ontology of its own is a pack for another domain: read
/// where it is named itself, and not with what lies beside it.
#define ATT_PACK_MARK "ontology.ttl"

/// Among given rules or gazetteers: those that attest ships. A folder of that
/// name is "./shipped".
#define ATT_SHIPPED "shipped"

/// Paths of files and folders; an empty list (NULL for the model) stands for
/// what attest ships with.
typedef struct AttResourcePaths {
  const char* const* rules;
  size_t rule_count;
  const char* const* gazetteers;
  size_t gazetteer_count;
  const char* const* ontologies; ///< read beside attest's own
  size_t ontology_count;
  const char* model;
  bool warn; ///< also report what is doubtful in rules and gazetteers (lint.h)
} AttResourcePaths;

/// In a folder of rules: how often what its lines read was right
/// (rules/confidence.h).
#define ATT_CONFIDENCE_FILE "confidence.tsv"

typedef struct AttResources {
  AttOntology* ontology;
  AttGazetteer* gazetteer;
  AttPaths ontology_files;
  AttPaths gazetteer_files;
  AttPaths model_files; ///< one
  AttModel* model;
  AttRules* rules;
  AttValueRules values; ///< of the rules, as mentions/ takes them
  AttLimits limits;
} AttResources;

/// Load everything. What is wrong is reported: ATT_ERR_RULES for rules that do
/// not compile, ATT_ERR_VERSION for the model, otherwise as the parts say.
ATT_MUST_USE AttStatus att_resources_load(const AttResourcePaths* paths,
                                          const AttLimits* limits,
                                          AttLog* log,
                                          AttResources* resources);

/// Load everything but the rules: what stays while an editor's rules change.
ATT_MUST_USE AttStatus att_resources_load_world(const AttResourcePaths* paths,
                                                const AttLimits* limits,
                                                AttLog* log,
                                                AttResources* resources);

/// Make compiled rules those of the resources, which own them from here on;
/// those it had are freed.
void att_resources_take_rules(AttResources* resources, AttRules* rules);

void att_resources_clear(AttResources* resources);

/// Write to `out` the path of a file that attest ships with
/// ("ontology/attest.ttl"): below $ATTEST_DATA, the installed data folder, or
/// the source tree, the first that has it. ATT_ERR_NOT_FOUND is reported.
ATT_MUST_USE AttStatus att_data_path(const char* name,
                                     AttText* out,
                                     AttLog* log);

#endif
