// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The order in which a statement keeps its roles.

#include "statements/roles.h"

int
att_role_order(const void* left, const void* right)
{
  const AttRole* a = left;
  const AttRole* b = right;
  if (a->property != b->property) {
    return a->property < b->property ? -1 : 1;
  }
  if (a->entity != b->entity) {
    return a->entity < b->entity ? -1 : 1;
  }
  return (a->statement > b->statement) - (a->statement < b->statement);
}
