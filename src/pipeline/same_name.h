// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Do two names, one an annotator's and one a reader's, mean the same?
// In: names, the gazetteer. Out: yes or no.

#ifndef ATT_PIPELINE_SAME_NAME_H
#define ATT_PIPELINE_SAME_NAME_H

#include "mentions/gazetteer.h"
#include "rules/rules.h"

/// What names are compared with, and room to fold them.
typedef struct AttNameScale {
  const AttGazetteer* gazetteer;
  const AttRules* rules;
  AttRange unnamed; ///< words of the list "unnamed", which do not count
  AttText text;
} AttNameScale;

void att_name_scale_init(AttNameScale* scale,
                         const AttGazetteer* gazetteer,
                         const AttRules* rules);
void att_name_scale_clear(AttNameScale* scale);

/// True where both are labels of one entry of the gazetteer, "Islamabad" and
/// "Pakistan" too; or neither is a label, and at least half of all their words
/// are in both. What stands in parentheses
/// does not count.
ATT_MUST_USE AttStatus att_name_is_same(AttNameScale* scale,
                                        AttView a,
                                        AttView b,
                                        bool* same);

#endif
