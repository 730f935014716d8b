// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Places of events, by the phrases of place on the trigger.

#include "statements/place.h"

AttPlaces
att_places(const AttRules* rules, const AttOntology* ontology)
{
  return (AttPlaces){
      rules, ontology, att_match_list(rules, ATT_VIEW("locative"))};
}

static bool
is_locative(const AttPlaces* p, AttView marker)
{
  for (uint32_t i = 0; i < p->locative.count; ++i) {
    const AttRange words = p->rules->phrases[p->locative.first + i].words;
    if (words.count == 1 &&
        att_view_equal(p->rules->words[words.first].text, marker)) {
      return true;
    }
  }
  return false;
}

/// The reading of a word as a place that `property` allows; 1 + entity, or 0.
static uint32_t
place_at(const AttPlaces* p,
         const AttReadSentence* read,
         uint32_t property,
         uint32_t token)
{
  const AttMentions* all = read->mentions;
  const uint32_t id = all->headed_by[read->sentence->first + token];
  if (!id) {
    return 0;
  }
  const AttMention* mention = &all->mentions[id - 1];
  uint32_t found = 0;
  for (uint32_t i = 0; i < mention->reading_count; ++i) {
    const AttReading* reading = &all->readings[mention->first_reading + i];
    const AttEntity* entity = &all->entities[reading->entity];
    const bool fits =
        att_ontology_fits_range(p->ontology, property, entity->class_id);
    // "in Kabul" is the city, not the government that it stands for
    if (fits && (!found || reading->kind == ATT_READING_LABEL) &&
        (!found ||
         all->readings[mention->first_reading].kind == ATT_READING_METONYM)) {
      found = reading->entity + 1;
    }
  }
  return found;
}

AttStatus
att_places_of(const AttPlaces* places,
              const AttReadSentence* read,
              uint32_t property,
              uint32_t trigger,
              AttPlaceArray* found)
{
  const AttClauses* clauses = read->clauses;
  for (uint32_t a = clauses->first[trigger]; a < clauses->first[trigger + 1];
       ++a) {
    const AttArc* arc = &clauses->arcs[a];
    if (arc->function != ATT_FUNCTION_OBLIQUE ||
        !is_locative(places, arc->marker)) {
      continue;
    }
    const uint32_t entity = place_at(places, read, property, arc->argument);
    if (entity) {
      ATT_TRY(ATT_PUSH(found, entity));
    }
  }
  return ATT_OK;
}
