// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Tests of pattern blocks: expectations of mentions.

#ifndef ATT_PIPELINE_CHECK_PATTERN_H
#define ATT_PIPELINE_CHECK_PATTERN_H

#include "pipeline/analyse.h"

/// Do all expectations hold of one mention that the test's block made? For
/// `none`: did it make no mention?
bool att_check_pattern_holds(const AttResources* resources,
                             const AttDocument* document,
                             const AttAnalysis* analysis,
                             const AttTest* test);

/// Append the mentions that the test's block made: "Pakistani army (StateBody,
/// partOf Pakistan)", separated by "; ".
void att_check_pattern_describe(const AttResources* resources,
                                const AttDocument* document,
                                const AttAnalysis* analysis,
                                const AttTest* test,
                                AttText* out);

#endif
