// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// What each rule sentence stands for, in words, for its author.
// In: compiled rules. Out: text, grouped by block.

#ifndef ATT_PIPELINE_SHOW_H
#define ATT_PIPELINE_SHOW_H

#include "pipeline/resources.h"

/// Append every block with its sentences and what they look for.
ATT_MUST_USE AttStatus att_show_rules(const AttResources* resources,
                                      AttText* out);

#endif
