// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The table of checks.

#include "rules/lint.h"
#include "pipeline/linter.h"
#include "pipeline/vocabulary.h"

typedef AttStatus (*Check)(const AttResources* resources, AttLog* log);

static AttStatus
lint_rules(const AttResources* resources, AttLog* log)
{
  const AttVocabulary vocabulary = att_vocabulary_of(resources->model);
  return att_rules_lint(
      resources->rules, resources->ontology, &vocabulary, log);
}

static const Check checks[] = {lint_rules, att_lint_slots, att_lint_labels};

AttStatus
att_lint(const AttResources* resources, AttLog* log)
{
  for (size_t i = 0; i < sizeof checks / sizeof *checks; ++i) {
    ATT_TRY(checks[i](resources, log));
  }
  return ATT_OK;
}
