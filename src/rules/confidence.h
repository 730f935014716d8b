// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// How far to trust what a line of the rules read: its precision by variant, as
// measured on annotated text.
// In: a table of counts, kept beside the rules. Out: estimates.
//
//   # line	variant	read	right
//   Attack-5e6600219566	active	12	11
//   Attack-5e6600219566	passive	3	3
//   Aid-02d9b9a7e2c4	-	0	0
//
// A line is known by its id, which outlives moving it. "-" marks a line that
// was among those measured and read nothing. What the annotated text had no
// chance to show is estimated from what is like it (additive smoothing, each
// mean standing for ATT_CONFIDENCE_WEIGHT facts):
//
//   all     = (right of all + 1) / (read by all + 2)
//   variant = (right of the variant + w * all) / (read by it + w)
//   line    = (right of the line by it + w * variant) / (read by both + w)
//
// A line that the table does not name was never measured: it has none.

#ifndef ATT_RULES_CONFIDENCE_H
#define ATT_RULES_CONFIDENCE_H

#include "rules/rules.h"

/// Facts that a mean counts for.
#define ATT_CONFIDENCE_WEIGHT 4u

/// Facts that a line read by one variant, and how many of them are right.
typedef struct AttReadings {
  uint32_t read;
  uint32_t right;
} AttReadings;

/// Add a table to what the rules know of themselves (AttRules.confidence), and
/// its bytes to their digest. Rows of lines that are no more count for their
/// variant. A row that is none is reported with its place: ATT_ERR_RULES.
ATT_MUST_USE AttStatus att_confidence_add(AttRules* rules,
                                          AttOrigin table,
                                          AttLog* log);

/// The estimate in thousandths, from 1 to 999; 0 where the line was never
/// measured.
unsigned
att_confidence_of(const AttRules* rules, uint32_t line, AttVariant variant);

/// Write the table of `readings`, ATT_VARIANT_COUNT for each line of the rules,
/// by id and variant.
ATT_MUST_USE AttStatus att_confidence_write(const AttRules* rules,
                                            const AttReadings* readings,
                                            AttText* out);

#endif
