// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// A request has its voice, its addressee and its topic from one rule line:
//
//   Oslo called on Kyiv to launch an attack.
//   called: voice Oslo, addressee Kyiv, topic launch
//   attack: subject Oslo (lent by launch, which has it by control): Kyiv
//   Oslo called for Kyiv to withdraw.
//   called: voice Oslo, topic Kyiv, which an infinitive follows

#include "statements/directed.h"

#include "term/traits.h"

#include <string.h>

typedef struct Request {
  const AttBinding* voice;
  const AttBinding* addressee;
  const AttBinding* topic;
  AttBinding implied; ///< the topic where no slot has its clause
} Request;

/// "for Kyiv to withdraw": the infinitive behind somebody whom a request is
/// about, on the word or beside him; `count` where there is none.
static uint32_t
infinitive_behind(const AttReadSentence* read,
                  const AttMatch* match,
                  uint32_t token)
{
  const AttToken* tokens = read->tokens;
  for (uint32_t i = token + 1; i < read->count; ++i) {
    const bool is_clause = tokens[i].relation == ATT_RELATION_ADVCL ||
                           tokens[i].relation == ATT_RELATION_ACL ||
                           tokens[i].relation == ATT_RELATION_XCOMP;
    if (tokens[i].xpos == ATT_XPOS_VB && is_clause &&
        (tokens[i].head == (int32_t)match->trigger ||
         tokens[i].head == (int32_t)token ||
         tokens[i].head == tokens[token].head)) {
      return i;
    }
  }
  return (uint32_t)read->count;
}

/// The parts of a request; false where the match is none or lacks one.
static bool
read_request(const AttRules* rules,
             const AttOntology* ontology,
             const AttReadSentence* read,
             const AttMatch* match,
             Request* request)
{
  const AttBlock* block = &rules->blocks[rules->frames[match->frame].block];
  const AttBinding* about = NULL;
  *request = (Request){0};
  if (block->kind != ATT_BLOCK_EVENT ||
      !att_ontology_class_has(ontology, block->class_id, ATT_TRAIT_DIRECTING)) {
    return false;
  }
  for (size_t i = 0; i < match->binding_count; ++i) {
    const AttBinding* binding = &match->bindings[i];
    const AttProperty* property =
        att_ontology_property(ontology, rules->slots[binding->slot].property);
    if (binding->is_clause) {
      request->topic = binding;
    } else if (binding->mention && property &&
               (property->traits & ATT_TRAIT_CONTENT)) {
      about = about ? about : binding;
    } else if (binding->mention && property) {
      const AttBinding** part = property->traits & ATT_TRAIT_VOICE
                                    ? &request->voice
                                    : &request->addressee;
      *part = *part ? *part : binding;
    }
  }
  if (about && !request->addressee && !request->topic) {
    const uint32_t clause = infinitive_behind(read, match, about->token);
    request->implied = (AttBinding){.token = clause, .is_clause = true};
    request->topic = clause < read->count ? &request->implied : NULL;
    request->addressee = about;
  }
  return request->voice && request->addressee && request->topic;
}

/// Does a match tell what is asked: at the clause, or at the noun that it
/// supports?
static bool
tells_topic(const AttReadSentence* read,
            const AttMatch* match,
            const AttBinding* topic)
{
  return match->trigger == topic->token ||
         (read->tokens[match->trigger].relation == ATT_RELATION_OBJ &&
          read->tokens[match->trigger].head == (int32_t)topic->token);
}

/// Is it the voice that the infinitive has got from the verb it hangs on?
static bool
is_controlled(const AttBinding* binding, const AttBinding* voice)
{
  return binding->token == voice->token && binding->mention &&
         (binding->variant == ATT_VARIANT_CONTROL ||
          binding->variant == ATT_VARIANT_SUPPORT);
}

/// May the addressee fill the role that the voice has?
static bool
fits(const AttRules* rules,
     const AttOntology* ontology,
     const AttReadSentence* read,
     const AttBinding* role,
     const AttBinding* addressee)
{
  const AttSlot* slot = &rules->slots[role->slot];
  const uint32_t class_id =
      read->mentions->entities[addressee->entity].class_id;
  return (!slot->type || att_ontology_is_a(ontology, class_id, slot->type)) &&
         (!slot->property ||
          att_ontology_fits_range(ontology, slot->property, class_id));
}

static AttStatus
direct(const AttRules* rules,
       const AttOntology* ontology,
       const AttReadSentence* read,
       const Request* request,
       AttArena* arena,
       AttMatch* match)
{
  AttBinding* bindings =
      att_arena_calloc(arena, match->binding_count, sizeof *bindings);
  if (!bindings) {
    return ATT_ERR_MEMORY;
  }
  memcpy(bindings, match->bindings, match->binding_count * sizeof *bindings);
  for (size_t i = 0; i < match->binding_count; ++i) {
    if (is_controlled(&bindings[i], request->voice) &&
        fits(rules, ontology, read, &bindings[i], request->addressee)) {
      bindings[i].token = request->addressee->token;
      bindings[i].mention = request->addressee->mention;
      bindings[i].entity = request->addressee->entity;
    }
  }
  match->bindings = bindings;
  return ATT_OK;
}

AttStatus
att_directed_matches(const AttRules* rules,
                     const AttOntology* ontology,
                     const AttReadSentence* read,
                     const AttMatches* matches,
                     AttArena* arena,
                     AttMatches* directed)
{
  AttMatch* copy = att_arena_calloc(arena, matches->count, sizeof *copy);
  *directed = (AttMatches){copy, matches->count};
  if (!copy) {
    return ATT_ERR_MEMORY;
  }
  if (matches->count) {
    memcpy(copy, matches->matches, matches->count * sizeof *copy);
  }
  for (size_t i = 0; i < matches->count; ++i) {
    Request request;
    if (!read_request(rules, ontology, read, &matches->matches[i], &request)) {
      continue;
    }
    for (size_t k = 0; k < matches->count; ++k) {
      if (tells_topic(read, &copy[k], request.topic)) {
        ATT_TRY(direct(rules, ontology, read, &request, arena, &copy[k]));
      }
    }
  }
  return ATT_OK;
}
