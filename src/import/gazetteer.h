// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Imported actors and agents as the gazetteers that attest reads.
// In: what import/actors.h and import/agents.h read. Out: Turtle.

#ifndef ATT_IMPORT_GAZETTEER_H
#define ATT_IMPORT_GAZETTEER_H

#include "import/actors.h"
#include "import/agents.h"
#include "import/codes.h"
#include "import/draft.h"

/// Write an entry for each actor: its class by its codes, its names, codes that
/// always hold as skos:notation; and a tenure for each code that holds for a
/// time.
ATT_MUST_USE AttStatus att_gazetteer_write_actors(
    const AttImportedActors* actors, const AttCodeTable* codes, AttText* out);

/// Write an actor noun for each code, with all its nouns.
ATT_MUST_USE AttStatus att_gazetteer_write_agents(
    const AttImportedAgents* agents, const AttCodeTable* codes, AttText* out);

/// Add a pattern for each noun whose head is not its last word, which no actor
/// noun can say. Patterns carry the class of the code alone: told to `report`.
ATT_MUST_USE AttStatus
att_gazetteer_draft_agents(const AttImportedAgents* agents,
                           const AttCodeTable* codes,
                           AttImportReport* report,
                           AttDraft* draft);

#endif
