// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// Chains of speakers, and offices: who speaks for whom.
//
// A name tells its office by itself ("Indian officials" are part of India), by
// the words in front ("Taliban spokesman Zabihullah Mujahid"), or by an
// apposition ("Lavrov, Russia's foreign minister"). Words of offices, and those
// that end them ("former"), are lists of the rules.

#include "statements/speech.h"

#include "match/office.h"
#include "statements/quotes.h"
#include "term/traits.h"

#include <string.h>

/// "a spokesman for the ministry of …": further links are not followed.
#define MOST_PRINCIPALS 3u
/// Words between whoever is spoken for and the name of the speaker.
#define MOST_TITLE_WORDS 8u

struct AttSpeech {
  AttOffices offices;
  const AttOntology* ontology;
  const AttDocument* document;
  const AttMentions* mentions;
  const AttRules* rules;
  AttQuotes* quotes;
  uint32_t* principals; ///< by entity: 1 + the entity it speaks for, or 0
};

/// Is a slot filled by whoever says the clause: the speaker of speech, a role
/// of an event that is the voice of its topic?
static bool
is_voice(const AttOntology* ontology, const AttSlot* slot)
{
  const AttProperty* property = att_ontology_property(ontology, slot->property);
  return property ? (property->traits & ATT_TRAIT_VOICE) != 0
                  : att_view_equal(slot->name, ATT_VIEW("speaker"));
}

AttVoices
att_voices_of(const AttRules* rules,
              const AttOntology* ontology,
              const AttReadSentence* read,
              const AttMatch* match)
{
  AttVoices voices = {.token = read->sentence->first + match->trigger};
  for (size_t i = 0; i < match->binding_count; ++i) {
    const AttBinding* binding = &match->bindings[i];
    if (binding->mention && is_voice(ontology, &rules->slots[binding->slot]) &&
        voices.count < ATT_MOST_SPEAKERS) {
      voices.entities[voices.count++] = binding->entity + 1;
    }
  }
  return voices;
}

void
att_chain_add(AttChain* chain, const AttVoices* voices)
{
  // "tries to persuade": both verbs tell of one who speaks once
  if (chain->count && voices->count == 1 &&
      chain->speakers[chain->count - 1].entity == voices->entities[0]) {
    return;
  }
  const uint32_t place =
      chain->count ? chain->speakers[chain->count - 1].place + 1 : 1;
  for (uint32_t i = 0; i < voices->count && chain->count < ATT_MOST_SPEAKERS;
       ++i) {
    chain->speakers[chain->count++] =
        (AttSpeaker){voices->entities[i], place, voices->token, false};
  }
}

bool
att_chain_has(const AttChain* chain, uint32_t token)
{
  for (uint32_t i = 0; i < chain->count; ++i) {
    if (chain->speakers[i].token == token) {
      return true;
    }
  }
  return false;
}

AttStatus
att_chain_keep(const AttChain* chain, AttArena* arena, AttStatement* statement)
{
  AttSpeaker* speakers =
      att_arena_calloc(arena, chain->count, sizeof *speakers);
  if (!speakers) {
    return ATT_ERR_MEMORY;
  }
  if (chain->count) {
    memcpy(speakers, chain->speakers, chain->count * sizeof *speakers);
  }
  statement->speakers = speakers;
  statement->speaker_count = chain->count;
  return ATT_OK;
}

static bool
has_trait(const AttSpeech* speech, uint32_t entity, AttTrait trait)
{
  return att_ontology_class_has(
      speech->ontology, speech->mentions->entities[entity].class_id, trait);
}

/// What an entity belongs to by its name, or as a gazetteer says; 1 + entity,
/// or 0.
static uint32_t
whole_of(const AttSpeech* speech, uint32_t id)
{
  const AttMentions* all = speech->mentions;
  const AttEntity* entity = &all->entities[id];
  for (uint32_t i = 0; i < entity->link_count; ++i) {
    const AttLink* link = &all->links[entity->first_link + i];
    const AttProperty* property =
        att_ontology_property(speech->ontology, link->property);
    if (property && (property->traits & ATT_TRAIT_BELONGING)) {
      return link->object + 1;
    }
  }
  for (size_t i = 0; entity->listed && i < entity->listed->fact_count; ++i) {
    const AttListedFact* fact = &entity->listed->facts[i];
    const AttProperty* property =
        att_ontology_property(speech->ontology, fact->property);
    if (!property || !(property->traits & ATT_TRAIT_BELONGING)) {
      continue;
    }
    for (size_t e = 0; e < all->entity_count; ++e) {
      if (att_view_equal(all->entities[e].iri, fact->value)) {
        return (uint32_t)e + 1;
      }
    }
  }
  return 0;
}

uint32_t
att_speech_whole(const AttSpeech* speech, uint32_t entity)
{
  return whole_of(speech, entity - 1);
}

bool
att_speech_is_party(const AttSpeech* speech, uint32_t entity)
{
  const AttMentions* all = speech->mentions;
  const AttEntity* one = &all->entities[entity - 1];
  bool is_known = one->listed || speech->principals[entity - 1] ||
                  whole_of(speech, entity - 1);
  for (uint32_t i = 0; i < one->link_count && !is_known; ++i) {
    is_known =
        all->entities[all->links[one->first_link + i].object].listed != NULL;
  }
  return is_known;
}

/// A name that tells its office by itself: a body of a state, or "the Indian
/// foreign minister".
static bool
is_delegate(const AttSpeech* speech, const AttMention* mention, uint32_t entity)
{
  if (has_trait(speech, entity, ATT_TRAIT_DELEGATE)) {
    return true;
  }
  return has_trait(speech, entity, ATT_TRAIT_PERSONAL) &&
         att_office_is_listed(&speech->offices,
                              speech->offices.delegate,
                              &speech->document->tokens[mention->head]);
}

AttStatus
att_speech_new(const AttRules* rules,
               const AttOntology* ontology,
               const AttDocument* document,
               const AttMentions* mentions,
               AttSpeech** speech)
{
  AttSpeech* s = att_arena_calloc(document->arena, 1, sizeof *s);
  uint32_t* principals = att_arena_calloc(
      document->arena, mentions->entity_count, sizeof *principals);
  *speech = s;
  if (!s || !principals) {
    return ATT_ERR_MEMORY;
  }
  *s = (AttSpeech){.offices = att_offices(rules),
                   .rules = rules,
                   .ontology = ontology,
                   .document = document,
                   .mentions = mentions,
                   .principals = principals};
  ATT_TRY(att_quotes_new(document, &s->quotes));
  for (size_t i = 0; i < mentions->mention_count; ++i) {
    const AttMention* mention = &mentions->mentions[i];
    for (uint32_t r = 0; r < mention->reading_count; ++r) {
      const uint32_t entity =
          mentions->readings[mention->first_reading + r].entity;
      if (!principals[entity] && is_delegate(s, mention, entity)) {
        principals[entity] = whole_of(s, entity);
      }
    }
  }
  return ATT_OK;
}

/// The reading of a mention that acts; 1 + entity, or 0.
static uint32_t
actor_of(const AttSpeech* speech, uint32_t mention_id)
{
  const AttMentions* all = speech->mentions;
  if (!mention_id) {
    return 0;
  }
  const AttMention* mention = &all->mentions[mention_id - 1];
  for (uint32_t r = 0; r < mention->reading_count; ++r) {
    const uint32_t entity = all->readings[mention->first_reading + r].entity;
    if (has_trait(speech, entity, ATT_TRAIT_ACTING) &&
        !has_trait(speech, entity, ATT_TRAIT_PERSONAL)) {
      return entity + 1;
    }
  }
  return 0;
}

static bool
is_office(const AttSpeech* speech, const AttToken* word)
{
  return att_office_is_listed(&speech->offices, speech->offices.delegate, word);
}

/// What the words of a title tell of the name behind them.
typedef struct Title {
  bool has_office;
  bool is_over;    ///< "former"
  uint32_t served; ///< 1 + entity, or 0
} Title;

/// A word that titles are made of: "[Minister of Foreign Affairs] Dar".
static bool
is_title_word(const AttToken* token)
{
  return token->upos == ATT_UPOS_NOUN || token->upos == ATT_UPOS_PROPN ||
         token->upos == ATT_UPOS_ADJ || token->upos == ATT_UPOS_DET ||
         token->upos == ATT_UPOS_ADP || token->xpos == ATT_XPOS_POS;
}

/// From a name leftward: "Russian Foreign Minister Sergei Lavrov", "the
/// spokesman for the Taliban Zabihullah Mujahid".
static Title
title_in_front(const AttSpeech* speech,
               const AttReadSentence* read,
               uint32_t name)
{
  Title title = {0};
  uint32_t served = 0;
  for (uint32_t i = name; i > 0 && name - i < MOST_TITLE_WORDS;) {
    const AttToken* token = &read->tokens[--i];
    const uint32_t actor = actor_of(
        speech, speech->mentions->covered_by[read->sentence->first + i]);
    title.is_over |=
        att_office_is_listed(&speech->offices, speech->offices.bygone, token);
    if (!is_title_word(token) || (served && actor && actor != served)) {
      break;
    }
    title.has_office |= is_office(speech, token);
    served = served ? served : actor;
    title.served = title.has_office ? served : 0;
  }
  return title;
}

static uint32_t
served_by(const AttSpeech* speech, const AttReadSentence* read, uint32_t office)
{
  const uint32_t served = att_office_served(&speech->offices, read, office);
  return served == office
             ? 0
             : actor_of(
                   speech,
                   speech->mentions->headed_by[read->sentence->first + served]);
}

/// Whom a person serves by the words around the name; 1 + entity, or 0.
static uint32_t
served_by_name(const AttSpeech* speech,
               const AttReadSentence* read,
               uint32_t name)
{
  const AttClauses* clauses = read->clauses;
  const Title title = title_in_front(speech, read, name);
  uint32_t served = title.served;
  if (title.is_over) {
    return 0;
  }
  if (!served && title.has_office) { // "President Biden of the United States"
    served = served_by(speech, read, name);
  }
  for (uint32_t a = clauses->first[name];
       a < clauses->first[name + 1] && !served;
       ++a) {
    const AttArc* arc = &clauses->arcs[a];
    if (arc->variant == ATT_VARIANT_APPOSITIVE &&
        is_office(speech, &read->tokens[arc->argument])) {
      served = served_by(speech, read, arc->argument);
    }
  }
  return served;
}

void
att_speech_add(AttSpeech* speech, const AttReadSentence* read)
{
  const AttMentions* all = speech->mentions;
  const uint32_t first = read->sentence->first;
  att_quotes_add(speech->quotes, speech->rules, speech->ontology, read);
  for (uint32_t i = 0; i < read->count; ++i) {
    const uint32_t id = all->headed_by[first + i];
    if (!id || read->tokens[i].upos != ATT_UPOS_PROPN) {
      continue;
    }
    const uint32_t person =
        all->readings[all->mentions[id - 1].first_reading].entity;
    if (speech->principals[person] ||
        !has_trait(speech, person, ATT_TRAIT_PERSONAL)) {
      continue;
    }
    const uint32_t served = served_by_name(speech, read, i);
    if (served != person + 1) {
      speech->principals[person] = served;
    }
  }
}

static bool
has_speaker(const AttChain* chain, uint32_t entity)
{
  for (uint32_t i = 0; i < chain->count; ++i) {
    if (chain->speakers[i].entity == entity) {
      return true;
    }
  }
  return false;
}

/// Put behind a speaker whomever they speak for, at the same place.
static void
add_principals(const AttSpeech* speech, AttSpeaker speaker, AttChain* chain)
{
  for (uint32_t step = 0;
       step <= MOST_PRINCIPALS && speaker.entity &&
       chain->count < ATT_MOST_SPEAKERS && !has_speaker(chain, speaker.entity);
       ++step) {
    chain->speakers[chain->count++] = speaker;
    speaker.entity = speech->principals[speaker.entity - 1];
    speaker.represented = true;
  }
}

AttStatus
att_speech_finish(AttSpeech* speech, AttStatement* statements, size_t count)
{
  ATT_TRY(att_quotes_finish(speech->quotes, statements, count));
  for (size_t i = 0; i < count; ++i) {
    AttChain chain = {0};
    for (size_t k = 0; k < statements[i].speaker_count; ++k) {
      add_principals(speech, statements[i].speakers[k], &chain);
    }
    if (chain.count > statements[i].speaker_count) {
      ATT_TRY(att_chain_keep(&chain, speech->document->arena, &statements[i]));
    }
  }
  return ATT_OK;
}
