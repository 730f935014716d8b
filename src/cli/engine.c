// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Naming an engine.

#include "cli/engine.h"

#include <stdio.h>

bool
att_command_engine(const char* value, AttEngineKind* kind)
{
  if (att_engine_find(att_view(value), kind)) {
    return true;
  }
  fprintf(stderr,
          "attest: error: --engine expects auto, tinysparql or redland, not "
          "'%s'\n",
          value);
  return false;
}
