// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// From a noun up to its verb, and from that to its subject.

#include "statements/voiced.h"

#include "statements/concern.h"
#include "term/traits.h"

/// Is the event told by a noun, done by words, and by nobody yet?
static bool
is_open(const AttOntology* ontology,
        const AttReadSentence* read,
        const AttStatement* s)
{
  if (!s->class_id ||
      !att_ontology_class_has(ontology, s->class_id, ATT_TRAIT_TELLING) ||
      read->tokens[s->trigger - read->sentence->first].upos != ATT_UPOS_NOUN) {
    return false;
  }
  for (size_t i = 0; i < s->role_count; ++i) {
    const AttProperty* p =
        att_ontology_property(ontology, s->roles[i].property);
    if (s->roles[i].entity && p && (p->traits & ATT_TRAIT_DOER)) {
      return false;
    }
  }
  return true;
}

/// Does a listed preposition stand before the noun?
static bool
is_borne(const AttRules* rules, const AttReadSentence* read, uint32_t noun)
{
  for (uint32_t i = 0; i < noun; ++i) {
    if (read->tokens[i].head == (int32_t)noun &&
        read->tokens[i].relation == ATT_RELATION_CASE &&
        att_match_list_has(rules, ATT_LIST_BEARING, read->tokens[i].lemma)) {
      return true;
    }
  }
  return false;
}

/// The verb that brings the noun forth, or what the verb has for an object
/// ("opened the talks with an appeal", where the tree may hang it there).
static int32_t
verb_of(const AttRules* rules, const AttReadSentence* read, uint32_t noun)
{
  const AttToken* tokens = read->tokens;
  int32_t verb = tokens[noun].head;
  if (verb >= 0 && tokens[verb].upos == ATT_UPOS_NOUN &&
      (tokens[verb].relation == ATT_RELATION_OBJ ||
       tokens[verb].relation == ATT_RELATION_OBL)) {
    verb = tokens[verb].head;
  }
  return verb >= 0 && tokens[verb].upos == ATT_UPOS_VERB &&
                 att_match_list_has(
                     rules, ATT_LIST_BRINGING, tokens[verb].lemma)
             ? verb
             : -1;
}

/// Whoever acts that the verb has for its subject, as a role of the event.
static AttRole
subject_of(const AttOntology* ontology,
           const AttReadSentence* read,
           uint32_t verb,
           uint32_t class_id)
{
  const AttMentions* all = read->mentions;
  const AttClauses* clauses = read->clauses;
  for (uint32_t a = clauses->first[verb]; a < clauses->first[verb + 1]; ++a) {
    const AttArc* arc = &clauses->arcs[a];
    const uint32_t at = read->sentence->first + arc->argument;
    const uint32_t id = arc->function == ATT_FUNCTION_SUBJECT &&
                                arc->variant != ATT_VARIANT_BY_AGENT
                            ? all->headed_by[at]
                            : 0;
    const AttMention* mention = id ? &all->mentions[id - 1] : NULL;
    for (uint32_t i = 0; mention && i < mention->reading_count; ++i) {
      const uint32_t entity = all->readings[mention->first_reading + i].entity;
      const uint32_t filler = all->entities[entity].class_id;
      const uint32_t property = att_ontology_trait_property(
          ontology, ATT_TRAIT_VOICE, class_id, filler);
      if (property &&
          att_ontology_class_has(ontology, filler, ATT_TRAIT_ACTING)) {
        return (AttRole){
            .property = property, .entity = entity + 1, .token = at + 1};
      }
    }
  }
  return (AttRole){0};
}

AttStatus
att_voiced_add(const AttRules* rules,
               const AttOntology* ontology,
               const AttReadSentence* read,
               AttStatement* statements,
               size_t count,
               AttArena* arena)
{
  for (size_t i = 0; i < count; ++i) {
    AttStatement* s = &statements[i];
    const uint32_t noun = s->trigger - read->sentence->first;
    if (!is_open(ontology, read, s) || !is_borne(rules, read, noun)) {
      continue;
    }
    const int32_t verb = verb_of(rules, read, noun);
    if (verb >= 0) {
      const AttRole voice =
          subject_of(ontology, read, (uint32_t)verb, s->class_id);
      ATT_TRY(att_concern_add(s, &voice, voice.entity ? 1 : 0, arena));
    }
  }
  return ATT_OK;
}
