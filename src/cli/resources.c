// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Options that name rules, gazetteers, ontologies and the model.

#include "cli/resources.h"

AttStatus
att_resource_options_take(AttResourceOptions* options,
                          size_t index,
                          const char* value)
{
  switch (index) {
  case 0:
    return att_paths_add(&options->rules, value);
  case 1:
    return att_paths_add(&options->gazetteers, value);
  case 2:
    return att_paths_add(&options->ontologies, value);
  default:
    options->model = value;
    return ATT_OK;
  }
}

AttStatus
att_resource_options_load(const AttResourceOptions* options,
                          AttLog* log,
                          AttResources* resources)
{
  const AttResourcePaths paths = {
      .rules = (const char* const*)options->rules.at,
      .rule_count = options->rules.size,
      .gazetteers = (const char* const*)options->gazetteers.at,
      .gazetteer_count = options->gazetteers.size,
      .ontologies = (const char* const*)options->ontologies.at,
      .ontology_count = options->ontologies.size,
      .model = options->model,
      .warn = options->warn};
  const AttLimits limits = ATT_LIMITS_DEFAULT;
  return att_resources_load(&paths, &limits, log, resources);
}

void
att_resource_options_clear(AttResourceOptions* options)
{
  att_paths_clear(&options->rules);
  att_paths_clear(&options->gazetteers);
  att_paths_clear(&options->ontologies);
}
