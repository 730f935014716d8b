// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// From a word ("will") on a clause to a deed, from that to the class that the
// rules give the word; when all is read, from who speaks to the parties.

#include "statements/undertaking.h"

#include "base/array.h"
#include "statements/aim.h"
#include "statements/concern.h"
#include "statements/narrow.h"
#include "statements/roles.h"
#include "term/traits.h"

#include <stdlib.h>
#include <string.h>

#define MOST_PARTIES 8u

/// One undertaking or demand as its sentence has it.
typedef struct Pending {
  AttStatement statement; ///< without its parties
  bool is_demand;
  uint32_t deed;    ///< 1 + statement, or 0 where no line reads it
  uint32_t outdoes; ///< 1 + statement that tells it by the same word, or 0
  uint32_t doers[MOST_PARTIES]; ///< 1 + entity
  uint32_t doer_tokens[MOST_PARTIES];
  uint32_t doer_count;
  uint32_t owned;  ///< 1 + entity: who does the deed for whose he is, or 0
  uint32_t target; ///< 1 + entity, where no line reads the deed; or 0
  uint32_t target_token;
  AttRole concerned[ATT_CONCERN_MOST]; ///< where the deed is done to nobody
  size_t concerned_count;
} Pending;

struct AttUndertakings {
  const AttRules* rules;
  const AttOntology* ontology;
  const AttDocument* document;
  const AttMentions* mentions;
  ATT_ARRAY(Pending) pending;
};

/// A sentence while its undertakings are found.
typedef struct Scene {
  AttUndertakings* u;
  const AttReadSentence* read;
  const AttMatches* matches;
  const AttEffects* effects;
  const AttTimes* times;
  const AttStatement* statements;
  size_t count;
  size_t first;
} Scene;

AttStatus
att_undertakings_new(const AttRules* rules,
                     const AttOntology* ontology,
                     const AttDocument* document,
                     const AttMentions* mentions,
                     AttUndertakings** undertakings)
{
  AttUndertakings* u = att_calloc(1, sizeof *u);
  *undertakings = u;
  if (!u) {
    return ATT_ERR_MEMORY;
  }
  u->rules = rules;
  u->ontology = ontology;
  u->document = document;
  u->mentions = mentions;
  return ATT_OK;
}

void
att_undertakings_free(AttUndertakings* undertakings)
{
  if (undertakings) {
    ATT_ARRAY_CLEAR(&undertakings->pending);
    att_free(undertakings);
  }
}

static const AttBlock*
block_of(const Scene* scene, const AttMatch* match)
{
  const AttRules* rules = scene->u->rules;
  return &rules->blocks[rules->frames[match->frame].block];
}

/// The block of this kind that claims a deed most closely; NULL: none.
static const AttBlock*
claimed_by(const Scene* scene,
           AttBlockKind kind,
           const AttStatement* statement,
           bool denied)
{
  const AttRules* rules = scene->u->rules;
  const AttOntology* ontology = scene->u->ontology;
  const AttBlock* best = NULL;
  const AttDeed* closest = NULL;
  for (size_t b = 0; b < rules->block_count; ++b) {
    const AttBlock* block = &rules->blocks[b];
    for (uint32_t i = 0; block->kind == kind && i < block->deeds.count; ++i) {
      const AttDeed* one = &rules->deeds[block->deeds.first + i];
      if (one->denied == denied &&
          att_narrow_covers(ontology, one, statement) &&
          att_narrow_is_closer(ontology, one, closest)) {
        closest = one;
        best = block;
      }
    }
  }
  return best;
}

/// The reading of a mention at a word that acts; 1 + entity, or 0.
static uint32_t
actor_at(const Scene* scene, uint32_t token)
{
  const AttMentions* all = scene->u->mentions;
  const uint32_t id = all->headed_by[scene->read->sentence->first + token];
  const AttMention* mention = id ? &all->mentions[id - 1] : NULL;
  for (uint32_t r = 0; mention && r < mention->reading_count; ++r) {
    const uint32_t entity = all->readings[mention->first_reading + r].entity;
    if (att_ontology_class_has(scene->u->ontology,
                               all->entities[entity].class_id,
                               ATT_TRAIT_ACTING)) {
      return entity + 1;
    }
  }
  return 0;
}

static void
add_doer(Pending* pending, uint32_t entity, uint32_t token)
{
  for (uint32_t i = 0; i < pending->doer_count; ++i) {
    if (pending->doers[i] == entity) {
      return;
    }
  }
  if (pending->doer_count < MOST_PARTIES) {
    pending->doers[pending->doer_count] = entity;
    pending->doer_tokens[pending->doer_count++] = token;
  }
}

/// "its troops would leave": whose they are does it too, by the tree.
static void
add_owner(const Scene* scene, uint32_t doer, Pending* pending)
{
  const uint32_t first = scene->read->sentence->first;
  for (uint32_t i = 0; i < scene->read->count && doer > first; ++i) {
    const AttToken* token = &scene->read->tokens[i];
    if (token->relation == ATT_RELATION_NMOD_POSS && token->head >= 0 &&
        first + (uint32_t)token->head + 1 == doer && actor_at(scene, i)) {
      pending->owned = pending->doers[pending->doer_count - 1];
      add_doer(pending, actor_at(scene, i), first + i + 1);
    }
  }
}

/// Who does the deed: as its line reads it, else by the tree.
static void
find_doers(const Scene* scene,
           const AttStatement* deed,
           uint32_t clause,
           Pending* pending)
{
  const AttClauses* clauses = scene->read->clauses;
  const uint32_t first = scene->read->sentence->first;
  for (size_t i = 0; deed && i < deed->role_count; ++i) {
    const AttProperty* property =
        att_ontology_property(scene->u->ontology, deed->roles[i].property);
    if (deed->roles[i].entity && (property->traits & ATT_TRAIT_DOER)) {
      add_doer(pending, deed->roles[i].entity, deed->roles[i].token);
      if (!pending->is_demand) {
        add_owner(scene, deed->roles[i].token, pending);
      }
    }
  }
  if (deed && deed->property_id) {
    add_doer(pending, deed->subject, deed->subject_token);
  }
  for (uint32_t a = clauses->first[clause]; a < clauses->first[clause + 1];
       ++a) {
    const AttArc* arc = &clauses->arcs[a];
    const uint32_t entity = actor_at(scene, arc->argument);
    if (!entity || deed) {
      continue;
    }
    if (arc->function == ATT_FUNCTION_SUBJECT) {
      add_doer(pending, entity, first + arc->argument + 1);
    } else if (!pending->target && (arc->function == ATT_FUNCTION_OBJECT ||
                                    arc->function == ATT_FUNCTION_INDIRECT)) {
      pending->target = entity;
      pending->target_token = first + arc->argument + 1;
    }
  }
}

/// Does an event that is done by words have the clause for its topic? Its own
/// line says what that amounts to. Where that is by the same word, `*same` is
/// its statement.
static bool
is_told(const Scene* scene,
        const AttMatch* match,
        uint32_t clause,
        uint32_t* same)
{
  const uint32_t first = scene->read->sentence->first;
  bool told = false;
  *same = 0;
  for (size_t m = 0; m < scene->matches->count; ++m) {
    const AttMatch* other = &scene->matches->matches[m];
    const AttBlock* block = block_of(scene, other);
    for (size_t i = 0;
         block->kind == ATT_BLOCK_EVENT &&
         att_ontology_class_has(
             scene->u->ontology, block->class_id, ATT_TRAIT_TELLING) &&
         i < other->binding_count;
         ++i) {
      // a line that names the deed's own word knows less of it
      if (other->bindings[i].token != clause ||
          !(other->bindings[i].is_clause || other->trigger == match->trigger)) {
        continue;
      }
      told |= other->bindings[i].is_clause;
      for (size_t s = 0; s < scene->count; ++s) {
        if (other->trigger == match->trigger &&
            scene->statements[s].trigger == first + other->trigger &&
            scene->statements[s].class_id == block->class_id) {
          *same = (uint32_t)(scene->first + s) + 1;
        }
      }
    }
  }
  return told;
}

/// What a word is undertaken by: its own speaker first, then those around it.
static AttStatus
keep_speakers(const Scene* scene,
              const AttMatch* match,
              const AttStance* stance,
              AttStatement* statement)
{
  AttChain chain = {0};
  const AttVoices voices =
      att_voices_of(scene->u->rules, scene->u->ontology, scene->read, match);
  att_chain_add(&chain, &voices);
  for (uint32_t i = 0; i < stance->speakers.count;) {
    const AttSpeaker* speakers = stance->speakers.speakers;
    AttVoices next = {.token = speakers[i].token};
    const uint32_t place = speakers[i].place;
    for (; i < stance->speakers.count && speakers[i].place == place; ++i) {
      next.entities[next.count++] = speakers[i].entity;
    }
    att_chain_add(&chain, &next);
  }
  return att_chain_keep(&chain, scene->u->document->arena, statement);
}

/// When it is said: the time of the word of saying.
static AttView
time_of_saying(const Scene* scene,
               const AttMatch* match,
               const AttStatement* statement)
{
  const uint32_t first = scene->read->sentence->first;
  AttMatch saying = *match;
  saying.bindings = NULL;
  saying.binding_count = 0;
  if (statement->speaker_count && statement->speakers[0].token >= first &&
      statement->speakers[0].token < first + scene->read->count) {
    saying.trigger = statement->speakers[0].token - first;
    saying.clause = saying.trigger;
    return att_times_of(scene->times, &saying);
  }
  return (AttView){"", 0};
}

static AttStatus
add_pending(const Scene* scene,
            const AttMatch* match,
            const AttStance* stance,
            uint32_t clause,
            const AttStatement* deed)
{
  const AttBlock* block = block_of(scene, match);
  const uint32_t first = scene->read->sentence->first;
  const bool is_spoken = match->binding_count > 1;
  Pending pending = {.is_demand = block->kind == ATT_BLOCK_DEMAND};
  const bool told = is_told(scene, match, clause, &pending.outdoes);
  const AttStatement* old =
      pending.outdoes ? &scene->statements[pending.outdoes - 1 - scene->first]
                      : NULL;
  if (told && (!is_spoken || !old || old->class_id == block->class_id)) {
    return ATT_OK;
  }
  pending.deed =
      deed ? (uint32_t)(scene->first + (size_t)(deed - scene->statements)) + 1
           : 0;
  find_doers(scene, deed, clause, &pending);
  const AttConcernOf asked = {.rules = scene->u->rules,
                              .ontology = scene->u->ontology,
                              .read = scene->read,
                              .effects = scene->effects,
                              .class_id = block->class_id,
                              .token = clause,
                              .without = pending.doers,
                              .without_count = pending.doer_count};
  pending.concerned_count = att_concern_of(&asked, pending.concerned);
  pending.statement =
      (AttStatement){.class_id = block->class_id,
                     .sentence = (uint32_t)(scene->read->sentence -
                                            scene->u->document->sentences),
                     .trigger = first + match->trigger,
                     .line = scene->u->rules->frames[match->frame].line,
                     .variant = match->variant};
  ATT_TRY(keep_speakers(scene, match, stance, &pending.statement));
  pending.statement.time = time_of_saying(scene, match, &pending.statement);
  for (size_t i = 0; i < scene->u->pending.size; ++i) {
    const Pending* other = &scene->u->pending.at[i];
    if (other->statement.class_id == block->class_id &&
        other->statement.sentence == pending.statement.sentence &&
        other->deed == pending.deed &&
        (deed || other->statement.trigger == pending.statement.trigger)) {
      return ATT_OK; // "is ready and will …"
    }
  }
  return ATT_PUSH(&scene->u->pending, pending);
}

/// Is the deed told at the clause, or by the noun that it governs ("launch an
/// attack")?
static bool
is_deed_of(const Scene* scene, const AttStatement* s, uint32_t clause)
{
  const uint32_t trigger = s->trigger - scene->read->sentence->first;
  const AttToken* token = &scene->read->tokens[trigger];
  return (trigger == clause || (token->head == (int32_t)clause &&
                                token->relation == ATT_RELATION_OBJ));
}

/// What somebody says will, or is to, come: no more than possible is no word.
/// An auxiliary ("will") says so only where nobody merely hopes for its verb.
static bool
is_given(const Scene* scene, const AttMatch* match, const AttStance* stance)
{
  const bool is_spoken = match->binding_count > 1;
  const AttToken* word = &scene->read->tokens[match->trigger];
  AttModality modality = stance->modality;
  if (stance->asked || modality == ATT_MODALITY_POSSIBLE) {
    return false;
  }
  if (is_spoken && word->upos == ATT_UPOS_AUX && word->head >= 0) {
    const AttMatch at = {.frame = match->frame,
                         .trigger = (uint32_t)word->head,
                         .clause = (uint32_t)word->head};
    modality = att_effects_stance(scene->effects, &at).modality;
    return modality == ATT_MODALITY_FUTURE ||
           modality == ATT_MODALITY_CONDITIONAL;
  }
  return is_spoken || modality == ATT_MODALITY_FUTURE ||
         modality == ATT_MODALITY_WANTED ||
         modality == ATT_MODALITY_CONDITIONAL;
}

/// The verb's own deed counts before its object's: who lifts an embargo
/// threatens none.
static bool
is_read_at(const Scene* scene, uint32_t clause)
{
  for (size_t s = 0; s < scene->count; ++s) {
    if (scene->statements[s].trigger == scene->read->sentence->first + clause) {
      return true;
    }
  }
  return false;
}

static AttStatus
add_word(const Scene* scene, const AttMatch* match, uint32_t clause)
{
  const AttBlock* block = block_of(scene, match);
  const AttMatch at = {
      .frame = match->frame, .trigger = clause, .clause = clause};
  const AttStance stance = att_effects_stance(scene->effects, &at);
  const bool own = is_read_at(scene, clause);
  bool is_read = false;
  if (!is_given(scene, match, &stance)) {
    return ATT_OK;
  }
  for (size_t s = 0; s < scene->count; ++s) {
    const AttStatement* deed = &scene->statements[s];
    if (!is_deed_of(scene, deed, clause) ||
        (own && deed->trigger != scene->read->sentence->first + clause)) {
      continue;
    }
    is_read = true;
    if (claimed_by(scene, block->kind, deed, deed->negated) == block) {
      ATT_TRY(add_pending(scene, match, &stance, clause, deed));
    }
  }
  if (!is_read && scene->read->tokens[clause].upos == ATT_UPOS_VERB &&
      claimed_by(scene, block->kind, NULL, stance.negated) == block) {
    return add_pending(scene, match, &stance, clause, NULL);
  }
  return ATT_OK;
}

AttStatus
att_undertakings_add(AttUndertakings* undertakings,
                     const AttReadSentence* read,
                     const AttMatches* matches,
                     const AttEffects* effects,
                     const AttTimes* times,
                     const AttStatement* statements,
                     size_t count,
                     size_t first)
{
  const Scene scene = {
      undertakings, read, matches, effects, times, statements, count, first};
  for (size_t m = 0; m < matches->count; ++m) {
    const AttMatch* match = &matches->matches[m];
    for (size_t i = 0;
         att_block_is_undertaking(block_of(&scene, match)->kind) &&
         i < match->binding_count;
         ++i) {
      if (match->bindings[i].is_clause) {
        ATT_TRY(add_word(&scene, match, match->bindings[i].token));
      }
    }
  }
  return ATT_OK;
}

/// Does one of those who say it first speak for this entity?
static bool
speaks_for(const AttSpeech* speech, const AttStatement* s, uint32_t entity)
{
  for (size_t i = 0; i < s->speaker_count && s->speakers[i].place == 1; ++i) {
    if (s->speakers[i].entity == entity ||
        att_speech_whole(speech, entity) == s->speakers[i].entity) {
      return true;
    }
  }
  return false;
}

static bool
is_said_by_party(const AttSpeech* speech, const AttStatement* s)
{
  for (size_t i = 0; i < s->speaker_count && s->speakers[i].place == 1; ++i) {
    if (att_speech_is_party(speech, s->speakers[i].entity)) {
      return true;
    }
  }
  return false;
}

typedef struct Roles {
  AttRole at[2 * MOST_PARTIES + 2];
  size_t count;
} Roles;

static void
add_role(const AttUndertakings* u,
         const AttStatement* s,
         AttTrait trait,
         uint32_t entity,
         uint32_t token,
         Roles* roles)
{
  const uint32_t property =
      att_ontology_trait_property(u->ontology,
                                  trait,
                                  s->class_id,
                                  u->mentions->entities[entity - 1].class_id);
  if (property && roles->count < 2 * MOST_PARTIES) {
    roles->at[roles->count++] =
        (AttRole){.property = property, .entity = entity, .token = token};
  }
}

static bool
has_bodies(const AttUndertakings* u, uint32_t entity)
{
  return entity && att_ontology_bodies(
                       u->ontology, u->mentions->entities[entity - 1].class_id);
}

/// "Kenya said that the prisoners would be freed": who says what will be done
/// with others, and nobody is told to do it, does it, where that is a state, or
/// one who speaks for it.
static bool
is_implied(const AttUndertakings* u,
           const AttSpeech* speech,
           const Pending* pending,
           const AttStatement* deed)
{
  const AttStatement* s = &pending->statement;
  bool is_state = false;
  bool is_done = false;
  if (!deed || !deed->class_id || pending->doer_count ||
      deed->variant != ATT_VARIANT_PASSIVE) {
    return false;
  }
  for (size_t i = 0; i < s->speaker_count && s->speakers[i].place == 1; ++i) {
    const uint32_t entity = s->speakers[i].entity;
    is_state |= has_bodies(u, entity) ||
                has_bodies(u, att_speech_whole(speech, entity));
  }
  for (size_t i = 0; i < deed->role_count; ++i) {
    const AttProperty* p =
        att_ontology_property(u->ontology, deed->roles[i].property);
    if (deed->roles[i].entity && p && (p->traits & ATT_TRAIT_AFFECTED)) {
      if (speaks_for(speech, s, deed->roles[i].entity)) {
        return false;
      }
      is_done = true;
    }
  }
  return is_state && is_done;
}

/// The parties of a word: who gives it, and at a demand to whom. False where it
/// is not the party's own, or a demand on nobody else.
static bool
find_parties(const AttUndertakings* u,
             const AttSpeech* speech,
             const Pending* pending,
             const AttStatement* deed,
             Roles* roles)
{
  const AttStatement* s = &pending->statement;
  if (!is_said_by_party(speech, s)) {
    return false;
  }
  const bool is_speakers =
      pending->is_demand || is_implied(u, speech, pending, deed);
  size_t own = 0;
  for (uint32_t i = 0; i < pending->doer_count; ++i) {
    const bool is_own = speaks_for(speech, s, pending->doers[i]);
    own += is_own;
    if (is_own || pending->is_demand) {
      add_role(u,
               s,
               pending->is_demand ? ATT_TRAIT_AFFECTED : ATT_TRAIT_VOICE,
               pending->doers[i],
               pending->doer_tokens[i],
               roles);
    }
  }
  if (!is_speakers) {
    return own > 0;
  }
  for (size_t i = 0; i < s->speaker_count && s->speakers[i].place == 1; ++i) {
    if (!s->speakers[i].represented) {
      add_role(u,
               s,
               ATT_TRAIT_VOICE,
               s->speakers[i].entity,
               s->speakers[i].token + 1,
               roles);
    }
  }
  return own == 0 && (pending->deed || pending->doer_count);
}

/// Whoever gives the word says it; those who report it are its speakers.
static void
drop_own_speakers(AttArena* arena, AttStatement* s, AttStatus* status)
{
  AttChain chain = {0};
  for (size_t i = 0; i < s->speaker_count; ++i) {
    if (s->speakers[i].place > 1 && chain.count < ATT_MOST_SPEAKERS) {
      chain.speakers[chain.count] = s->speakers[i];
      --chain.speakers[chain.count++].place;
    }
  }
  *status = att_chain_keep(&chain, arena, s);
}

static AttStatus
keep_roles(AttArena* arena, Roles* roles, AttStatement* s)
{
  qsort(roles->at, roles->count, sizeof *roles->at, att_role_order);
  AttRole* copy = att_arena_calloc(arena, roles->count, sizeof *copy);
  if (!copy) {
    return ATT_ERR_MEMORY;
  }
  memcpy(copy, roles->at, roles->count * sizeof *copy);
  s->roles = copy;
  s->role_count = roles->count;
  return ATT_OK;
}

/// Whom a word concerns that is done to nobody, but not its own party.
static AttStatus
add_concerned(const AttUndertakings* u,
              const AttSpeech* speech,
              Pending* pending)
{
  AttStatement* s = &pending->statement;
  size_t count = 0;
  for (size_t i = 0; i < s->role_count; ++i) {
    const AttProperty* p =
        att_ontology_property(u->ontology, s->roles[i].property);
    if (s->roles[i].entity && p && (p->traits & ATT_TRAIT_AFFECTED)) {
      return ATT_OK;
    }
  }
  for (size_t i = 0; i < pending->concerned_count; ++i) {
    if (!speaks_for(speech, s, pending->concerned[i].entity)) {
      pending->concerned[count++] = pending->concerned[i];
    }
  }
  return att_concern_add(s, pending->concerned, count, u->document->arena);
}

/// "said its troops would leave": nothing is done to whoever does it for the
/// party.
static AttStatus
drop_owned(const AttUndertakings* u, uint32_t owned, AttStatement* s)
{
  AttRole* kept =
      att_arena_calloc(u->document->arena, s->role_count, sizeof *kept);
  size_t count = 0;
  if (!kept) {
    return ATT_ERR_MEMORY;
  }
  for (size_t i = 0; i < s->role_count; ++i) {
    const AttProperty* p =
        att_ontology_property(u->ontology, s->roles[i].property);
    if (s->roles[i].entity != owned || !p ||
        !(p->traits & ATT_TRAIT_AFFECTED)) {
      kept[count++] = s->roles[i];
    }
  }
  s->roles = kept;
  s->role_count = count;
  return ATT_OK;
}

/// Make the statement of a word; `*holds` where there is one.
static AttStatus
settle(const AttUndertakings* u,
       AttSpeech* speech,
       const AttStatement* statements,
       Pending* pending,
       bool* holds)
{
  AttStatement* s = &pending->statement;
  AttArena* arena = u->document->arena;
  Roles roles = {.count = 0};
  ATT_TRY(att_speech_finish(speech, s, 1));
  const AttStatement* deed =
      pending->deed ? &statements[pending->deed - 1] : NULL;
  *holds = find_parties(u, speech, pending, deed, &roles);
  if (!*holds) {
    return ATT_OK;
  }
  if (pending->deed) {
    const uint32_t property = att_ontology_trait_property(
        u->ontology, ATT_TRAIT_CONTENT, s->class_id, 0);
    if (property) {
      roles.at[roles.count++] =
          (AttRole){.property = property,
                    .statement = pending->deed,
                    .token = statements[pending->deed - 1].trigger + 1};
    }
  } else if (pending->target && !pending->is_demand &&
             !speaks_for(speech, s, pending->target)) {
    add_role(u,
             s,
             ATT_TRAIT_AFFECTED,
             pending->target,
             pending->target_token,
             &roles);
  }
  ATT_TRY(keep_roles(arena, &roles, s));
  ATT_TRY(att_aim_statements(
      u->ontology, u->mentions, s, 1, true, statements, arena));
  if (pending->owned) {
    ATT_TRY(drop_owned(u, pending->owned, s));
  }
  ATT_TRY(add_concerned(u, speech, pending));
  AttStatus status = ATT_OK;
  drop_own_speakers(arena, s, &status);
  return status;
}

static bool
has_topic(const AttStatement* s)
{
  for (size_t i = 0; i < s->role_count; ++i) {
    if (s->roles[i].statement) {
      return true;
    }
  }
  return false;
}

/// Let topics follow the statements to their new places.
static AttStatus
move_topics(AttArena* arena,
            AttStatement* statements,
            size_t count,
            const uint32_t* places)
{
  for (size_t i = 0; i < count; ++i) {
    AttStatement* s = &statements[i];
    if (!has_topic(s)) {
      continue;
    }
    AttRole* roles = att_arena_calloc(arena, s->role_count, sizeof *roles);
    if (!roles) {
      return ATT_ERR_MEMORY;
    }
    size_t kept = 0;
    for (size_t r = 0; r < s->role_count; ++r) {
      AttRole role = s->roles[r];
      role.statement = role.statement ? places[role.statement - 1] : 0;
      if (role.entity || role.statement) {
        roles[kept++] = role;
      }
    }
    s->roles = roles;
    s->role_count = kept;
  }
  return ATT_OK;
}

/// `places` gets where each statement goes, from 1; 0 marks what is outdone.
static size_t
merge(const AttUndertakings* u,
      const bool* holds,
      const AttStatement* statements,
      size_t count,
      uint32_t* places,
      AttStatement* merged)
{
  size_t at = 0;
  size_t next = 0;
  for (size_t i = 0; i <= count; ++i) {
    for (; next < u->pending.size &&
           (i == count ||
            u->pending.at[next].statement.sentence < statements[i].sentence);
         ++next) {
      if (holds[next]) {
        merged[at++] = u->pending.at[next].statement;
      }
    }
    if (i < count && places[i]) {
      merged[at] = statements[i];
      places[i] = (uint32_t)++at;
    }
  }
  return at;
}

AttStatus
att_undertakings_settle(AttUndertakings* undertakings,
                        AttSpeech* speech,
                        const AttStatement* statements,
                        size_t count,
                        AttStatement** merged,
                        size_t* merged_count)
{
  AttUndertakings* u = undertakings;
  AttArena* arena = u->document->arena;
  bool* holds = att_arena_calloc(arena, u->pending.size, sizeof *holds);
  uint32_t* places = att_arena_calloc(arena, count, sizeof *places);
  AttStatement* copy =
      att_arena_calloc(arena, count + u->pending.size, sizeof *copy);
  *merged = copy;
  if (!holds || !places || !copy) {
    return ATT_ERR_MEMORY;
  }
  for (size_t i = 0; i < count; ++i) {
    places[i] = 1;
  }
  for (size_t i = 0; i < u->pending.size; ++i) {
    Pending* pending = &u->pending.at[i];
    ATT_TRY(settle(u, speech, statements, pending, &holds[i]));
    if (holds[i] && pending->outdoes) {
      places[pending->outdoes - 1] = 0;
    }
  }
  *merged_count = merge(u, holds, statements, count, places, copy);
  return move_topics(arena, copy, *merged_count, places);
}
