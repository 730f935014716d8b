// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Where events take place: which phrase of place belongs to which event.
// In: the clauses, mentions and matches of a sentence. Out: sites, each a place
// name at the trigger of an event.
//
//   "Militants killed farmers in Khost."      Khost hangs on farmers; the event
//                                             at killed has it
//   "The talks began in the city of Herat."   Herat, for the event at talks
//   "Khost, where the army arrested him, …"   Khost, for the event at arrested

#ifndef ATT_STATEMENTS_PLACE_H
#define ATT_STATEMENTS_PLACE_H

#include "base/array.h"
#include "statements/statements.h"

/// How a phrase of place comes to an event, nearest first. All but the first
/// are for events of a class that is att:OnSite.
typedef enum AttReach {
  ATT_REACH_DIRECT,      ///< it hangs on the event's words
  ATT_REACH_PARTICIPANT, ///< on somebody in the event: "killed men in Herat"
  ATT_REACH_CLAUSE,      ///< "stormed a base in Herat and killed 12"
} AttReach;

/// A place name that belongs to an event. Tokens of the sentence.
typedef struct AttSite {
  uint32_t trigger;
  uint32_t token; ///< heads the mention
  AttReach reach;
} AttSite;

typedef ATT_ARRAY(AttSite) AttSites;

/// Find the sites of the events that the matches of a sentence tell, nearest
/// phrases first. Replaces what `sites` held; working memory comes from
/// `arena`.
ATT_MUST_USE AttStatus att_sites_find(const AttRules* rules,
                                      const AttOntology* ontology,
                                      const AttReadSentence* read,
                                      const AttMatches* matches,
                                      AttArena* arena,
                                      AttSites* sites);

/// The reading of a mention as a place that `property` allows: "in Kabul" is
/// the city; what stands for somebody ("in the Afghan government") is no place.
/// 1 + entity, or 0.
uint32_t att_site_entity(const AttOntology* ontology,
                         const AttReadSentence* read,
                         uint32_t property,
                         uint32_t token);

/// Does the first entity lie in the second by what is known of both? Indices
/// in `mentions`.
bool
att_site_is_within(const AttMentions* mentions, uint32_t inner, uint32_t outer);

#endif
