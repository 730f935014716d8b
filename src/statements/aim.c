// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// From the topic of an event to whom that concerns:
//
//   Oslo insisted that Kyiv release Smith.
//   insist: agent Oslo, topic release (agent Kyiv, target Smith): Kyiv
//   Oslo threatened to arrest Smith.
//   threaten: agent Oslo, topic arrest (agent Oslo, target Smith): Smith

#include "statements/aim.h"

#include "statements/roles.h"
#include "term/traits.h"

#include <stdlib.h>
#include <string.h>

static bool
has_trait(const AttOntology* ontology, uint32_t property, AttTrait trait)
{
  const AttProperty* p = att_ontology_property(ontology, property);
  return p && (p->traits & trait);
}

static bool
has_role(const AttOntology* ontology, const AttStatement* s, AttTrait trait)
{
  for (size_t i = 0; i < s->role_count; ++i) {
    if (has_trait(ontology, s->roles[i].property, trait)) {
      return true;
    }
  }
  return false;
}

static bool
takes_part(const AttStatement* s, uint32_t entity)
{
  for (size_t i = 0; i < s->role_count; ++i) {
    if (s->roles[i].entity == entity) {
      return true;
    }
  }
  return false;
}

/// Several agree with each other, and aim at nobody.
static bool
is_mutual(const AttOntology* ontology, const AttStatement* s)
{
  size_t doers = 0;
  for (size_t i = 0; i < s->role_count; ++i) {
    doers += s->roles[i].entity &&
             has_trait(ontology, s->roles[i].property, ATT_TRAIT_DOER);
  }
  const AttClass* class = att_ontology_class(ontology, s->class_id);
  return doers > 1 && class && (class->own_traits & ATT_TRAIT_RECIPROCAL);
}

/// The class itself: a denial is aimed at nobody, though it is a rejection.
static bool
is_aimed(const AttOntology* ontology, uint32_t class_id)
{
  const AttClass* class = att_ontology_class(ontology, class_id);
  return class && (class->own_traits & ATT_TRAIT_AIMED);
}

static bool
may_aim(const AttOntology* ontology, const AttStatement* s)
{
  return s->role_count && is_aimed(ontology, s->class_id) &&
         !has_role(ontology, s, ATT_TRAIT_AFFECTED) && !is_mutual(ontology, s);
}

/// Append those who have a role of this trait in the topic and take no part in
/// the event itself; their number.
static size_t
take(const AttOntology* ontology,
     const AttMentions* mentions,
     const AttStatement* s,
     const AttStatement* topic,
     AttTrait trait,
     AttTrait as,
     AttRole* roles)
{
  size_t count = 0;
  for (size_t i = 0; i < topic->role_count; ++i) {
    const AttRole* role = &topic->roles[i];
    if (!role->entity || !has_trait(ontology, role->property, trait) ||
        takes_part(s, role->entity)) {
      continue;
    }
    const uint32_t class_id = mentions->entities[role->entity - 1].class_id;
    const uint32_t property =
        att_ontology_trait_property(ontology, as, s->class_id, class_id);
    if (property) {
      roles[count++] = (AttRole){
          .property = property, .entity = role->entity, .token = role->token};
    }
  }
  return count;
}

/// A relation is done to its object ("will recognise Samoa").
static size_t
take_object(const AttOntology* ontology,
            const AttMentions* mentions,
            const AttStatement* s,
            const AttStatement* topic,
            AttRole* role)
{
  if (takes_part(s, topic->object) || !takes_part(s, topic->subject)) {
    return 0;
  }
  const uint32_t class_id = mentions->entities[topic->object - 1].class_id;
  const uint32_t property = att_ontology_trait_property(
      ontology, ATT_TRAIT_AFFECTED, s->class_id, class_id);
  *role = (AttRole){.property = property,
                    .entity = topic->object,
                    .token = topic->object_token};
  return property ? 1 : 0;
}

static AttStatus
aim(const AttOntology* ontology,
    const AttMentions* mentions,
    AttStatement* s,
    const AttStatement* topic,
    bool offered,
    AttArena* arena)
{
  const size_t most = s->role_count + topic->role_count + 1;
  AttRole* roles = att_arena_calloc(arena, most, sizeof *roles);
  if (!roles) {
    return ATT_ERR_MEMORY;
  }
  memcpy(roles, s->roles, s->role_count * sizeof *roles);
  AttRole* added = roles + s->role_count;
  const AttClass* class = att_ontology_class(ontology, s->class_id);
  const AttTrait affected = ATT_TRAIT_AFFECTED;
  size_t count = 0;
  if (topic->property_id) {
    count = take_object(ontology, mentions, s, topic, added);
  }
  if (class->traits & ATT_TRAIT_DIRECTING) {
    count = take(ontology, mentions, s, topic, ATT_TRAIT_DOER, affected, added);
  }
  if (!count) {
    count = take(ontology, mentions, s, topic, affected, affected, added);
  }
  if (!count) { // "agreed to meet the envoy": a party to both
    const AttTrait as = !offered && (class->own_traits & ATT_TRAIT_RECIPROCAL)
                            ? ATT_TRAIT_DOER
                            : affected;
    count = take(ontology, mentions, s, topic, ATT_TRAIT_DOER, as, added);
  }
  if (count) {
    s->role_count += count;
    qsort(roles, s->role_count, sizeof *roles, att_role_order);
    s->roles = roles;
  }
  return ATT_OK;
}

/// "threatened to send troops into Samoa": an object of the topic's own word
/// that has no part in the topic, where somebody else is whom that is done to.
static bool
is_means(const AttOntology* ontology,
         const AttStatement* topic,
         const AttRole* role)
{
  return role->entity && role->token > topic->trigger + 1 &&
         has_trait(ontology, role->property, ATT_TRAIT_AFFECTED) &&
         has_role(ontology, topic, ATT_TRAIT_AFFECTED) &&
         !takes_part(topic, role->entity);
}

/// Drop what is only the means of the topic, so that its target is taken.
static AttStatus
drop_means(const AttOntology* ontology,
           AttStatement* s,
           const AttStatement* topic,
           AttArena* arena)
{
  size_t means = 0;
  for (size_t i = 0; i < s->role_count; ++i) {
    means += is_means(ontology, topic, &s->roles[i]);
  }
  if (!means || !is_aimed(ontology, s->class_id)) {
    return ATT_OK;
  }
  AttRole* roles = att_arena_calloc(arena, s->role_count, sizeof *roles);
  size_t kept = 0;
  if (!roles) {
    return ATT_ERR_MEMORY;
  }
  for (size_t i = 0; i < s->role_count; ++i) {
    if (!is_means(ontology, topic, &s->roles[i])) {
      roles[kept++] = s->roles[i];
    }
  }
  s->roles = roles;
  s->role_count = kept;
  return ATT_OK;
}

AttStatus
att_aim_statements(const AttOntology* ontology,
                   const AttMentions* mentions,
                   AttStatement* statements,
                   size_t count,
                   bool offered,
                   const AttStatement* all,
                   AttArena* arena)
{
  for (size_t i = 0; i < count; ++i) {
    AttStatement* s = &statements[i];
    for (size_t r = 0; r < s->role_count; ++r) {
      const uint32_t topic = s->roles[r].statement;
      if (topic) {
        ATT_TRY(drop_means(ontology, s, &all[topic - 1], arena));
      }
    }
    for (size_t r = 0; r < s->role_count && may_aim(ontology, s); ++r) {
      const uint32_t topic = s->roles[r].statement;
      if (topic) {
        ATT_TRY(aim(ontology, mentions, s, &all[topic - 1], offered, arena));
      }
    }
  }
  return ATT_OK;
}
