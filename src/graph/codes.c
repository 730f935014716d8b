// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// Codes of actors by walking up to what they belong to.
//
//   "Pakistani soldiers"   soldier: MIL    part of Pakistan: PAK   ->  PAKMIL
//   "the Haqqani Network"  armed group: REB   home: AFG            ->  AFGREB

#include "graph/codes.h"

#include "mentions/noun_facts.h"
#include "mentions/nouns.h"
#include "mentions/tenures.h"
#include "term/traits.h"

#include <string.h>

#define MOST_WHOLES 8u      // from a body up to its state
#define MOST_TITLE_WORDS 8u // in front of a name

/// Somebody on the way up: of the document, or listed only.
typedef struct Actor {
  const AttEntity* entity; ///< NULL: listed only
  const AttListed* listed; ///< NULL: of the document only
} Actor;

/// Codes that one actor has itself; empty where it has none.
typedef struct Own {
  AttView sector;
  AttView world;
} Own;

static AttView
local_name(AttView iri)
{
  size_t begin = iri.size;
  while (begin && iri.at[begin - 1] != '#' && iri.at[begin - 1] != '/') {
    --begin;
  }
  return att_view_slice(iri, begin, iri.size);
}

static bool
is_scheme(AttView iri, AttView name)
{
  const AttView suffix = ATT_VIEW("Code");
  const AttView local = local_name(iri);
  return !name.size ||
         (local.size == name.size + suffix.size &&
          att_view_equal_ascii_case(att_view_slice(local, 0, name.size),
                                    name) &&
          att_view_equal(att_view_slice(local, name.size, local.size), suffix));
}

bool
att_coder_scheme(const AttOntology* ontology, AttView name, AttView* iri)
{
  size_t count = 0;
  const AttNotation* notations = att_ontology_notations(ontology, &count);
  for (size_t i = 0; i < count; ++i) {
    if (is_scheme(notations[i].scheme, name)) {
      *iri = notations[i].scheme;
      return true;
    }
  }
  return false;
}

/// The value that facts give by a property with the trait: one of the scheme,
/// else one of any.
static AttView
value_of(const AttCoder* coder, AttSaid said, AttTrait trait)
{
  AttView plain = ATT_VIEW("");
  for (size_t i = 0; i < said.count; ++i) {
    const AttListedFact* fact = &said.facts[i];
    const AttProperty* property =
        att_ontology_property(coder->ontology, fact->property);
    if (!property || !(property->traits & (uint32_t)trait) || fact->is_iri) {
      continue;
    }
    if (att_view_equal(fact->datatype, coder->scheme)) {
      return fact->value;
    }
    if (!plain.size &&
        (!fact->datatype.size ||
         att_view_equal(local_name(fact->datatype), ATT_VIEW("string")))) {
      plain = fact->value;
    }
  }
  return plain;
}

static AttSaid
listed_facts(const Actor* actor)
{
  return actor->listed
             ? (AttSaid){actor->listed->facts, actor->listed->fact_count}
             : (AttSaid){0};
}

static uint32_t
class_of(const Actor* actor)
{
  return actor->entity ? actor->entity->class_id : actor->listed->class_id;
}

/// The first mention of an entity by its own words, or NULL.
static const AttMention*
own_mention(const AttCoder* coder, const AttEntity* entity)
{
  const AttMentions* m = coder->mentions;
  const uint32_t id = (uint32_t)(entity - m->entities);
  for (size_t i = 0; i < m->mention_count; ++i) {
    const AttMention* mention = &m->mentions[i];
    for (uint32_t j = 0; !mention->antecedent && j < mention->reading_count;
         ++j) {
      if (m->readings[mention->first_reading + j].entity == id) {
        return mention;
      }
    }
  }
  return NULL;
}

static bool
is_personal(const AttCoder* coder, uint32_t class_id)
{
  return att_ontology_class_has(coder->ontology, class_id, ATT_TRAIT_PERSONAL);
}

/// A mention that names a person, whose noun is a title and none of the name:
/// "Tom King" is no king.
static bool
is_name_of_person(const AttCoder* coder,
                  const AttEntity* entity,
                  const AttMention* mention)
{
  const AttReading* first = &coder->mentions->readings[mention->first_reading];
  return is_personal(coder, entity->class_id) &&
         first->kind != ATT_READING_NOUN && first->kind != ATT_READING_BODY;
}

/// What the noun in the name says.
static AttStatus
said_by_name(const AttCoder* coder, const Actor* actor, AttSaid* said)
{
  *said = (AttSaid){0};
  const AttMention* mention =
      actor->listed ? NULL : own_mention(coder, actor->entity);
  if (mention && is_name_of_person(coder, actor->entity, mention)) {
    return ATT_OK;
  }
  if (mention) {
    ATT_TRY(att_gazetteer_said_by_words(coder->gazetteer,
                                        coder->ontology,
                                        class_of(actor),
                                        coder->document->tokens,
                                        mention->head,
                                        said));
  }
  return said->count
             ? ATT_OK
             : att_gazetteer_said_by_label(coder->gazetteer,
                                           coder->ontology,
                                           class_of(actor),
                                           actor->entity ? actor->entity->label
                                                         : actor->listed->label,
                                           said);
}

static bool
take_own(const AttCoder* coder, AttSaid said, Own* own)
{
  own->sector = value_of(coder, said, ATT_TRAIT_SECTOR_CODE);
  own->world = value_of(coder, said, ATT_TRAIT_WORLD_CODE);
  return own->sector.size || own->world.size;
}

/// The actor that a property with the trait leads to; false where none does.
static bool
step_up(const AttCoder* coder, const Actor* from, AttTrait trait, Actor* to)
{
  const AttMentions* m = coder->mentions;
  for (uint32_t i = 0; from->entity && i < from->entity->link_count; ++i) {
    const AttLink* link = &m->links[from->entity->first_link + i];
    const AttProperty* property =
        att_ontology_property(coder->ontology, link->property);
    if (property && (property->traits & (uint32_t)trait)) {
      const AttEntity* whole = &m->entities[link->object];
      *to = (Actor){whole, whole->listed};
      return true;
    }
  }
  const AttSaid said = listed_facts(from);
  for (size_t i = 0; i < said.count; ++i) {
    const AttProperty* property =
        att_ontology_property(coder->ontology, said.facts[i].property);
    if (property && said.facts[i].is_iri &&
        (property->traits & (uint32_t)trait)) {
      *to = (Actor){
          NULL, att_gazetteer_find_iri(coder->gazetteer, said.facts[i].value)};
      return to->listed != NULL;
    }
  }
  return false;
}

/// What holds the actor: it belongs to that, or lies there.
static const AttTrait UPWARD[] = {ATT_TRAIT_BELONGING, ATT_TRAIT_CONTAINING};

static AttView
country_within(const AttCoder* coder, Actor actor, unsigned steps)
{
  AttView code = value_of(coder, listed_facts(&actor), ATT_TRAIT_COUNTRY_CODE);
  for (size_t i = 0; steps && !code.size && i < sizeof UPWARD / sizeof *UPWARD;
       ++i) {
    Actor whole;
    if (step_up(coder, &actor, UPWARD[i], &whole)) {
      code = country_within(coder, whole, steps - 1);
    }
  }
  return code;
}

static AttView
country_of(const AttCoder* coder, Actor actor)
{
  return country_within(coder, actor, MOST_WHOLES);
}

/// Sector and world code by the nearest that has one itself; false where none
/// has.
static AttStatus
find_own(const AttCoder* coder, Actor actor, Own* own, bool* found)
{
  *found = true;
  for (unsigned i = 0; i < MOST_WHOLES; ++i) {
    AttSaid said;
    if (take_own(coder, listed_facts(&actor), own)) {
      return ATT_OK;
    }
    ATT_TRY(said_by_name(coder, &actor, &said));
    Actor whole;
    if (take_own(coder, said, own)) {
      return ATT_OK;
    }
    if (!step_up(coder, &actor, ATT_TRAIT_BELONGING, &whole)) {
      break;
    }
    actor = whole;
  }
  *found = false;
  return ATT_OK;
}

/// The world code of the nearest that has one: "European Union ministers".
static AttStatus
find_world(const AttCoder* coder, Actor actor, AttView* world)
{
  for (unsigned i = 0; i < MOST_WHOLES && !world->size; ++i) {
    Own own = {ATT_VIEW(""), ATT_VIEW("")};
    AttSaid said;
    Actor whole;
    if (!take_own(coder, listed_facts(&actor), &own)) {
      ATT_TRY(said_by_name(coder, &actor, &said));
      take_own(coder, said, &own);
    }
    *world = own.world;
    if (!step_up(coder, &actor, ATT_TRAIT_BELONGING, &whole)) {
      break;
    }
    actor = whole;
  }
  return ATT_OK;
}

/// Likewise by the class as such.
static AttStatus
find_by_class(const AttCoder* coder, uint32_t class_id, Own* own)
{
  AttSaid said;
  ATT_TRY(att_gazetteer_said_of_class(
      coder->gazetteer, coder->ontology, class_id, &said));
  take_own(coder, said, own);
  return ATT_OK;
}

/// Does the token stand in a mention of somebody who has no title?
static bool
is_other_name(const AttCoder* coder, uint32_t token)
{
  const AttMentions* m = coder->mentions;
  const uint32_t over = m->covered_by[token];
  if (!over || !m->mentions[over - 1].reading_count) {
    return false;
  }
  const AttReading* first = &m->readings[m->mentions[over - 1].first_reading];
  return first->kind != ATT_READING_NOUN;
}

static bool
is_title_word(const AttToken* token)
{
  return token->upos == ATT_UPOS_NOUN || token->upos == ATT_UPOS_PROPN ||
         token->upos == ATT_UPOS_ADJ || token->xpos == ATT_XPOS_HYPH;
}

/// What the title in front of a name says: "[senator] Amy Cole".
static AttStatus
said_by_title(const AttCoder* coder,
              const AttMention* mention,
              uint32_t class_id,
              bool is_private,
              AttSaid* said)
{
  const AttDocument* document = coder->document;
  const AttSpan own = mention->tokens;
  const uint32_t first =
      document
          ->sentences[att_document_sentence_of(document, mention->tokens.begin)]
          .first;
  uint32_t at = own.end - 1;
  for (unsigned i = 0; i < MOST_TITLE_WORDS && at > first && !said->count;
       ++i) {
    --at;
    if (at < own.begin &&
        (is_other_name(coder, at) || !is_title_word(&document->tokens[at]))) {
      break;
    }
    const AttActorNoun* noun = NULL;
    size_t words = 0;
    ATT_TRY(att_gazetteer_noun(
        coder->gazetteer, &document->tokens[first], at - first, &noun, &words));
    if (is_private && noun && !noun->native) {
      break; // "former president": an office that is over
    }
    ATT_TRY(att_gazetteer_said_by_words(coder->gazetteer,
                                        coder->ontology,
                                        class_id,
                                        document->tokens,
                                        at,
                                        said));
  }
  return ATT_OK;
}

/// Who is known by name: the sector of a title ("the oil company Orbal"), else
/// of the class; of a person, of whom they act for.
static AttStatus
find_by_title(const AttCoder* coder, const AttEntity* entity, Own* own)
{
  const AttMentions* m = coder->mentions;
  const Actor actor = {entity, entity->listed};
  const uint32_t id = (uint32_t)(entity - m->entities);
  AttSaid said = {0};
  Actor whole;
  const bool acts_for = step_up(coder, &actor, ATT_TRAIT_BELONGING, &whole);
  const bool is_private = is_personal(coder, entity->class_id) && !acts_for &&
                          step_up(coder, &actor, ATT_TRAIT_CONTAINING, &whole);
  for (size_t i = 0; i < m->mention_count && !said.count; ++i) {
    const AttMention* mention = &m->mentions[i];
    if (!mention->antecedent && mention->reading_count &&
        m->readings[mention->first_reading].entity == id) {
      ATT_TRY(
          said_by_title(coder, mention, entity->class_id, is_private, &said));
    }
  }
  if (take_own(coder, said, own)) {
    return ATT_OK;
  }
  if (!is_personal(coder, entity->class_id)) {
    return find_by_class(coder, entity->class_id, own);
  }
  return acts_for ? find_by_class(coder, class_of(&whole), own) : ATT_OK;
}

static AttStatus
write_code(AttView country, const Own* own, AttText* out)
{
  if (country.size) {
    att_text_append(out, country);
    att_text_append(out, own->sector.size ? own->sector : own->world);
  } else if (own->world.size) {
    att_text_append(out, own->world);
    att_text_append(out, own->sector);
  } else if (own->sector.size) {
    att_text_append_string(out, "---");
    att_text_append(out, own->sector);
  }
  return att_text_status(out);
}

/// A code given outright: of the scheme, else of any; empty where there is
/// none.
static AttView
given_code(const AttCoder* coder, const AttCode* codes, size_t count)
{
  for (size_t i = 0; i < count; ++i) {
    if (att_view_equal(codes[i].scheme, coder->scheme)) {
      return codes[i].code;
    }
  }
  return count ? codes[0].code : ATT_VIEW("");
}

/// The code of who holds an office of somebody listed.
static AttStatus
code_by_office(const AttCoder* coder,
               const AttTenure* tenure,
               uint32_t class_id,
               AttText* out)
{
  const Actor whose = {NULL,
                       att_gazetteer_find_iri(coder->gazetteer, tenure->of)};
  Own own = {ATT_VIEW(""), ATT_VIEW("")};
  bool found = false;
  if (!whose.listed) {
    return ATT_OK;
  }
  ATT_TRY(find_own(coder, whose, &own, &found));
  if (!found) {
    AttSaid said;
    ATT_TRY(att_gazetteer_said_by_label(
        coder->gazetteer, coder->ontology, class_id, tenure->office, &said));
    found = take_own(coder, said, &own);
  }
  if (!found) {
    ATT_TRY(find_by_class(coder, whose.listed->class_id, &own));
  }
  return write_code(country_of(coder, whose), &own, out);
}

/// The code by what the gazetteer knows of the day: nothing is appended where
/// it knows nothing.
static AttStatus
code_on_day(const AttCoder* coder,
            const AttListed* listed,
            AttView day,
            AttText* out)
{
  const AttTenure* tenure =
      att_gazetteer_tenure_on(coder->gazetteer, listed->iri, day);
  AttView code = tenure ? given_code(coder, tenure->codes, tenure->code_count)
                        : ATT_VIEW("");
  if (!code.size) {
    code = given_code(coder, listed->codes, listed->code_count);
  }
  att_text_append(out, code);
  return code.size || !tenure
             ? att_text_status(out)
             : code_by_office(coder, tenure, listed->class_id, out);
}

/// The country of an office that somebody held or is to hold at another time.
static AttView
country_by_office(const AttCoder* coder, const AttListed* listed)
{
  AttView country = ATT_VIEW("");
  const AttTenure* tenure = att_gazetteer_tenure(coder->gazetteer, listed->iri);
  while (tenure && !country.size) {
    const AttListed* whose =
        att_gazetteer_find_iri(coder->gazetteer, tenure->of);
    country = whose ? country_of(coder, (Actor){NULL, whose}) : country;
    tenure = att_gazetteer_tenure_next(coder->gazetteer, tenure);
  }
  return country;
}

AttStatus
att_coder_entity(const AttCoder* coder,
                 uint32_t entity,
                 AttView day,
                 AttText* out)
{
  if (!entity || entity > coder->mentions->entity_count) {
    return ATT_OK;
  }
  const AttEntity* e = &coder->mentions->entities[entity - 1];
  const size_t before = out->size;
  if (e->listed) {
    ATT_TRY(code_on_day(coder, e->listed, day, out));
  }
  if (out->size > before) {
    return ATT_OK;
  }
  const Actor actor = {e, e->listed};
  Own own = {ATT_VIEW(""), ATT_VIEW("")};
  bool found = false;
  ATT_TRY(find_own(coder, actor, &own, &found));
  if (!found && (is_personal(coder, e->class_id) || !e->listed)) {
    ATT_TRY(find_by_title(coder, e, &own));
  } else if (!found) {
    ATT_TRY(find_by_class(coder, e->class_id, &own));
  }
  AttView country = country_of(coder, actor);
  if (!country.size && e->listed) {
    country = country_by_office(coder, e->listed);
  }
  if (!country.size && !own.world.size) {
    ATT_TRY(find_world(coder, actor, &own.world));
  }
  return write_code(country, &own, out);
}

AttStatus
att_coder_country(const AttCoder* coder, uint32_t entity, AttText* out)
{
  if (entity && entity <= coder->mentions->entity_count) {
    const AttEntity* e = &coder->mentions->entities[entity - 1];
    att_text_append(out, country_of(coder, (Actor){e, e->listed}));
  }
  return att_text_status(out);
}

/// The first notation of the class in the scheme, or the empty view.
static AttView
notation_of(const AttCoder* coder, uint32_t class_id)
{
  size_t count = 0;
  const AttNotation* all = att_ontology_notations(coder->ontology, &count);
  for (size_t i = 0; i < count; ++i) {
    if (all[i].class_id == class_id &&
        att_view_equal(all[i].scheme, coder->scheme)) {
      return all[i].code;
    }
  }
  return ATT_VIEW("");
}

static void
split(AttView code, AttView* root, AttView* mode)
{
  const char* slash = memchr(code.at, '/', code.size);
  if (slash) {
    const size_t at = (size_t)(slash - code.at);
    *root = att_view_slice(code, 0, at);
    *mode = att_view_slice(code, at + 1, code.size);
  } else if (code.at[0] >= '0' && code.at[0] <= '9') {
    *root = att_view_slice(code, 0, 2);
    *mode = code.size > 2 ? code : ATT_VIEW("");
  } else {
    *root = code;
  }
}

void
att_coder_event(const AttCoder* coder,
                uint32_t class_id,
                AttView* root,
                AttView* mode)
{
  *root = ATT_VIEW("");
  *mode = ATT_VIEW("");
  size_t count = 0;
  const uint32_t* above =
      att_ontology_ancestors(coder->ontology, class_id, &count);
  for (size_t i = 0; i < count; ++i) {
    const AttView code = notation_of(coder, above[i]);
    if (code.size) {
      split(code, root, mode);
      return;
    }
  }
}
