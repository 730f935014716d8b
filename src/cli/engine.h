// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The option --engine, which load, query and serve share.
// In: its value. Out: an engine's kind.

#ifndef ATT_CLI_ENGINE_H
#define ATT_CLI_ENGINE_H

#include "graph/engine.h"

/// False, reported, where there is no such engine.
bool att_command_engine(const char* value, AttEngineKind* kind);

#endif
