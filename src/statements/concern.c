// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// A search below the word, level by level: through infinitives, objects and
// phrases with prepositions, never into a relative clause or what somebody else
// says.
//
//   threatened > launch > offensive > in war > with Iraq
//                       > unless accepted > Baghdad

#include "statements/concern.h"

#include "statements/effects.h"
#include "statements/roles.h"
#include "term/traits.h"

#include <stdlib.h>
#include <string.h>

#define MOST_LEVELS 6u // below the word

static bool
is_left_out(const AttConcernOf* search, uint32_t entity)
{
  for (size_t i = 0; i < search->without_count; ++i) {
    if (search->without[i] == entity) {
      return true;
    }
  }
  return false;
}

static bool
is_subject(const AttToken* token)
{
  return token->relation == ATT_RELATION_NSUBJ ||
         token->relation == ATT_RELATION_NSUBJ_PASS;
}

static bool
is_conditional(const AttEffects* effects, uint32_t clause)
{
  for (size_t i = 0; i < effects->count; ++i) {
    const AttEffect* effect = &effects->effects[i];
    if (effect->is_modifier && effect->clause == clause &&
        effect->modality == ATT_MODALITY_CONDITIONAL) {
      return true;
    }
  }
  return false;
}

/// Is the property's holder no more than where the event takes place?
static bool
is_place(const AttConcernOf* search, uint32_t class_id)
{
  return att_ontology_trait_property(search->ontology,
                                     ATT_TRAIT_WHEREABOUTS,
                                     search->class_id,
                                     class_id) != 0;
}

/// Who the mention at a token is: whoever acts before a place; 1 + entity.
static uint32_t
named_at(const AttConcernOf* search, uint32_t token)
{
  const AttMentions* all = search->read->mentions;
  const uint32_t id = all->headed_by[search->read->sentence->first + token];
  const AttMention* mention = id ? &all->mentions[id - 1] : NULL;
  uint32_t place = 0;
  for (uint32_t i = 0; mention && i < mention->reading_count; ++i) {
    const uint32_t entity = all->readings[mention->first_reading + i].entity;
    const uint32_t class_id = all->entities[entity].class_id;
    if (is_left_out(search, entity + 1)) {
      return 0;
    }
    if (att_ontology_class_has(search->ontology, class_id, ATT_TRAIT_ACTING)) {
      return entity + 1;
    }
    place = place || !is_place(search, class_id) ? place : entity + 1;
  }
  return place;
}

static AttRole
role_at(const AttConcernOf* search, uint32_t token)
{
  const uint32_t entity = named_at(search, token);
  const AttMentions* all = search->read->mentions;
  const uint32_t property =
      entity ? att_ontology_trait_property(search->ontology,
                                           ATT_TRAIT_AFFECTED,
                                           search->class_id,
                                           all->entities[entity - 1].class_id)
             : 0;
  return property
             ? (AttRole){.property = property,
                         .entity = entity,
                         .token = search->read->sentence->first + token + 1}
             : (AttRole){0};
}

/// "an infinitive": no finite clause, with a subject of its own.
static bool
is_infinitive(const AttReadSentence* read, uint32_t token)
{
  if (read->tokens[token].xpos != ATT_XPOS_VB) {
    return false;
  }
  for (uint32_t i = 0; i < read->count; ++i) {
    if (read->tokens[i].head == (int32_t)token &&
        is_subject(&read->tokens[i])) {
      return false;
    }
  }
  return true;
}

/// Does what hangs on a word by this relation belong to what it tells?
static bool
is_part(const AttReadSentence* read, uint32_t token)
{
  switch (read->tokens[token].relation) {
  case ATT_RELATION_XCOMP:
  case ATT_RELATION_CCOMP:
  case ATT_RELATION_OBJ:
  case ATT_RELATION_IOBJ:
  case ATT_RELATION_OBL:
  case ATT_RELATION_NMOD:
  case ATT_RELATION_NMOD_POSS:
  case ATT_RELATION_COMPOUND:
  case ATT_RELATION_AMOD:
    return true;
  case ATT_RELATION_ADVCL:
  case ATT_RELATION_ACL:
    return is_infinitive(read, token);
  default:
    return false;
  }
}

/// "a summit in Geneva": where it is held is not whom it concerns.
static bool
is_where_held(const AttConcernOf* search, uint32_t token)
{
  const AttToken* tokens = search->read->tokens;
  const int32_t head = tokens[token].head;
  if (head < 0 || tokens[token].relation != ATT_RELATION_NMOD ||
      !att_match_list_has(
          search->rules, ATT_LIST_OCCASION, tokens[head].lemma)) {
    return false;
  }
  for (uint32_t i = 0; i < search->read->count; ++i) {
    if (tokens[i].head == (int32_t)token &&
        tokens[i].relation == ATT_RELATION_CASE &&
        att_match_list_has(search->rules, ATT_LIST_LOCATIVE, tokens[i].lemma)) {
      return true;
    }
  }
  return false;
}

/// The level of a token below the word, 0 where it is no part of it. What
/// stands for the condition is as deep as its clause.
static uint32_t
level_of(const AttConcernOf* search, uint32_t token, bool by_condition)
{
  const AttToken* tokens = search->read->tokens;
  uint32_t at = token;
  if (by_condition) {
    if (!is_subject(&tokens[token]) || tokens[token].head < 0) {
      return 0;
    }
    at = (uint32_t)tokens[token].head;
    if (!is_conditional(search->effects, at) || tokens[at].head < 0) {
      return 0;
    }
    at = (uint32_t)tokens[at].head;
  }
  for (uint32_t level = 1; level <= MOST_LEVELS; ++level) {
    if (by_condition && at == search->token) {
      return level;
    }
    if (tokens[at].head < 0 || !is_part(search->read, at) ||
        is_where_held(search, at)) {
      return 0;
    }
    at = (uint32_t)tokens[at].head;
    if (!by_condition && at == search->token) {
      return level;
    }
  }
  return 0;
}

static AttRole
nearest(const AttConcernOf* search, bool by_condition)
{
  AttRole best = {0};
  uint32_t best_level = MOST_LEVELS + 1;
  for (uint32_t i = 0; i < search->read->count; ++i) {
    const uint32_t level = level_of(search, i, by_condition);
    if (level && level < best_level) {
      const AttRole role = role_at(search, i);
      if (role.entity) {
        best = role;
        best_level = level;
      }
    }
  }
  return best;
}

size_t
att_concern_of(const AttConcernOf* asked, AttRole roles[ATT_CONCERN_MOST])
{
  size_t count = 0;
  if (!att_ontology_class_has(
          asked->ontology, asked->class_id, ATT_TRAIT_CONCERNING)) {
    return 0;
  }
  const AttRole conditional = nearest(asked, true);
  if (conditional.entity) {
    roles[count++] = conditional;
  }
  const AttRole close = nearest(asked, false);
  if (close.entity && close.entity != conditional.entity) {
    roles[count++] = close;
  }
  return count;
}

/// Whoever takes part already; false where somebody is affected, or nobody
/// does it.
static bool
take_stock(const AttOntology* ontology,
           const AttStatement* s,
           uint32_t* without,
           size_t* count)
{
  bool is_done = false;
  for (size_t i = 0; i < s->role_count; ++i) {
    const AttProperty* p =
        att_ontology_property(ontology, s->roles[i].property);
    if (!s->roles[i].entity || !p) {
      continue;
    }
    if (p->traits & ATT_TRAIT_AFFECTED) {
      return false;
    }
    is_done |= (p->traits & ATT_TRAIT_DOER) != 0;
    without[(*count)++] = s->roles[i].entity;
  }
  return is_done;
}

AttStatus
att_concern_add(AttStatement* s,
                const AttRole* added,
                size_t count,
                AttArena* arena)
{
  if (!count) {
    return ATT_OK;
  }
  AttRole* roles =
      att_arena_calloc(arena, s->role_count + count, sizeof *roles);
  if (!roles) {
    return ATT_ERR_MEMORY;
  }
  memcpy(roles, s->roles, s->role_count * sizeof *roles);
  memcpy(roles + s->role_count, added, count * sizeof *roles);
  s->role_count += count;
  qsort(roles, s->role_count, sizeof *roles, att_role_order);
  s->roles = roles;
  return ATT_OK;
}

AttStatus
att_concern_statements(const AttRules* rules,
                       const AttOntology* ontology,
                       const AttReadSentence* read,
                       const AttEffects* effects,
                       AttStatement* statements,
                       size_t count,
                       AttArena* arena)
{
  for (size_t i = 0; i < count; ++i) {
    AttStatement* s = &statements[i];
    AttRole added[ATT_CONCERN_MOST];
    size_t known = 0;
    if (!s->class_id || !s->role_count ||
        !att_ontology_class_has(ontology, s->class_id, ATT_TRAIT_CONCERNING)) {
      continue;
    }
    uint32_t* without = att_arena_calloc(arena, s->role_count, sizeof *without);
    if (!without) {
      return ATT_ERR_MEMORY;
    }
    if (!take_stock(ontology, s, without, &known)) {
      continue;
    }
    const AttConcernOf asked = {.rules = rules,
                                .ontology = ontology,
                                .read = read,
                                .effects = effects,
                                .class_id = s->class_id,
                                .token = s->trigger - read->sentence->first,
                                .without = without,
                                .without_count = known};
    const size_t found = att_concern_of(&asked, added);
    ATT_TRY(att_concern_add(s, added, found, arena));
  }
  return ATT_OK;
}
