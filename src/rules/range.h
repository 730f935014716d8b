// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// A run of entries of a table, the way all tables of rules refer to each
// other.

#ifndef ATT_RULES_RANGE_H
#define ATT_RULES_RANGE_H

#include <stdint.h>

/// A run of entries in one of AttRules' tables.
typedef struct AttRange {
  uint32_t first;
  uint32_t count;
} AttRange;

#endif
