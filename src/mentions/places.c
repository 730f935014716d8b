// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Places beside what stands for them, and what lies in what.
//
//   "in Nairobi"       listed for Kenya as its seat: also a place of that name,
//                      which lies in Kenya; the slot it fills decides
//   "in Miranshah"     lies in North Waziristan, that in Khyber Pakhtunkhwa,
//                      that in Pakistan, as the gazetteer says
//
// In: mentions by label, entities. Out: readings, entities, links.

#include "mentions/finder.h"

#include <assert.h>

/// The reading by which a mention is a seat, NULL where it names a place that
/// the gazetteer lists, or stands for nothing.
static const AttReading*
seat_reading(const AttFinder* finder,
             const AttMention* mention,
             uint32_t class_id)
{
  const AttReading* seat = NULL;
  for (uint32_t i = 0; i < mention->reading_count; ++i) {
    const AttReading* at = &finder->readings.at[mention->first_reading + i];
    if (att_finder_is(
            finder, finder->entities.at[at->entity].class_id, class_id)) {
      return NULL;
    }
    seat = !seat && at->kind == ATT_READING_METONYM ? at : seat;
  }
  return seat;
}

AttStatus
att_find_seat(AttFinder* finder)
{
  const AttOntology* ontology = finder->ontology;
  const uint32_t class_id = att_ontology_trait_class(ontology, ATT_TRAIT_SEAT);
  const AttMention* mention = &finder->mentions.at[finder->mentions.size - 1];
  const AttReading* seat =
      class_id ? seat_reading(finder, mention, class_id) : NULL;
  if (!seat) {
    return ATT_OK;
  }
  const uint32_t whole = seat->entity;
  const uint32_t property =
      att_ontology_trait_property(ontology,
                                  ATT_TRAIT_CONTAINING,
                                  class_id,
                                  finder->entities.at[whole].class_id);
  AttText key = {0};
  uint32_t entity = 0;
  att_finder_words(finder, mention->tokens, &finder->text);
  AttStatus status = att_text_status(&finder->text);
  if (status == ATT_OK) {
    status = att_finder_key(finder, att_text_view(&finder->text), &key);
  }
  if (status == ATT_OK) {
    status = att_finder_mint(finder,
                             att_text_view(&key),
                             att_text_view(&finder->text),
                             class_id,
                             &entity);
  }
  att_text_clear(&key);
  ATT_TRY(status);
  ATT_TRY(att_finder_reading(finder, entity, ATT_READING_NAME));
  return att_finder_link(finder, entity, property, whole);
}

AttStatus
att_find_wholes(AttFinder* finder)
{
  const AttGazetteer* gazetteer = finder->gazetteer;
  // what is linked is appended and looked at in turn: at most all that is
  // listed
  for (size_t i = 0; i < finder->entities.size; ++i) {
    const AttListed* listed = finder->entities.at[i].listed;
    for (size_t k = 0; listed && k < listed->fact_count; ++k) {
      const AttListedFact* fact = &listed->facts[k];
      const AttListed* whole =
          fact->is_iri ? att_gazetteer_find_iri(gazetteer, fact->value) : NULL;
      uint32_t entity = 0;
      if (whole) {
        assert(whole >= gazetteer->listed);
        ATT_TRY(att_finder_listed(
            finder, (uint32_t)(whole - gazetteer->listed), &entity));
        ATT_TRY(att_finder_link(finder, (uint32_t)i, fact->property, entity));
      }
    }
  }
  return ATT_OK;
}
