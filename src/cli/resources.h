// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The options -r, -g, --ontology and --model, which several commands share.

#ifndef ATT_CLI_RESOURCES_H
#define ATT_CLI_RESOURCES_H

#include "cli/command.h"
#include "pipeline/resources.h"

/// Lists that the options fill.
typedef struct AttResourceOptions {
  AttPaths rules;
  AttPaths gazetteers;
  AttPaths ontologies;
  const char* model;
  bool warn; ///< as in AttResourcePaths
} AttResourceOptions;

#define ATT_RESOURCE_OPTIONS                                                   \
  {"rules",                                                                    \
   'r',                                                                        \
   "RULES",                                                                    \
   "rule file or folder; may be given several times; \"shipped\" "             \
   "stands for attest's own"},                                                 \
      {"gazetteer", 'g', "FILE", "gazetteer file or folder, likewise"},        \
      {"ontology", 0, "FILE", "ontology read beside attest's own"},            \
  {                                                                            \
    "model", 0, "FILE", "English model"                                        \
  }
#define ATT_RESOURCE_OPTION_COUNT 4u

/// Take option `index` (0 to 3, as above).
ATT_MUST_USE AttStatus att_resource_options_take(AttResourceOptions* options,
                                                 size_t index,
                                                 const char* value);

ATT_MUST_USE AttStatus att_resource_options_load(
    const AttResourceOptions* options, AttLog* log, AttResources* resources);

void att_resource_options_clear(AttResourceOptions* options);

#endif
