// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The order in which a statement keeps its roles. In: roles. Out: which of two
// comes first.

#ifndef ATT_STATEMENTS_ROLES_H
#define ATT_STATEMENTS_ROLES_H

#include "statements/statements.h"

/// Compare two AttRole for qsort: by property, entity, statement. The token is
/// not looked at: the same participant told at two words compares equal.
int att_role_order(const void* left, const void* right);

#endif
