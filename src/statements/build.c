// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// Matches to statements: one event per trigger and class (the line that fills
// most slots wins, others may add roles; where a kind of the class is read
// there as well, only the kind is told), one relation per pair of subject and
// object; time and place; topics that are statements themselves.

#include "base/array.h"
#include "statements/aim.h"
#include "statements/concern.h"
#include "statements/directed.h"
#include "statements/merge.h"
#include "statements/narrow.h"
#include "statements/outlook.h"
#include "statements/parties.h"
#include "statements/place.h"
#include "statements/quantities.h"
#include "statements/retold.h"
#include "statements/roles.h"
#include "statements/time.h"
#include "statements/undertaking.h"
#include "statements/voiced.h"
#include "term/traits.h"

#include <stdlib.h>
#include <string.h>

typedef ATT_ARRAY(AttRole) RoleArray;

struct AttStatementBuilder {
  const AttRules* rules;
  const AttOntology* ontology;
  const AttDocument* document;
  const AttMentions* mentions;
  ATT_ARRAY(AttStatement) statements;
  RoleArray roles; ///< of the event being built
  AttSites sites;  ///< of the sentence being read
  AttTimes* times; ///< of the sentence being read
  AttSpeech* speech;
  AttUndertakings* undertakings;
};

AttStatus
att_statement_builder_new(const AttRules* rules,
                          const AttOntology* ontology,
                          const AttDocument* document,
                          const AttMentions* mentions,
                          AttStatementBuilder** builder)
{
  AttStatementBuilder* b = att_calloc(1, sizeof *b);
  *builder = b;
  if (!b) {
    return ATT_ERR_MEMORY;
  }
  b->rules = rules;
  b->ontology = ontology;
  b->document = document;
  b->mentions = mentions;
  ATT_TRY(att_speech_new(rules, ontology, document, mentions, &b->speech));
  return att_undertakings_new(
      rules, ontology, document, mentions, &b->undertakings);
}

void
att_statement_builder_free(AttStatementBuilder* builder)
{
  if (builder) {
    ATT_ARRAY_CLEAR(&builder->statements);
    ATT_ARRAY_CLEAR(&builder->roles);
    ATT_ARRAY_CLEAR(&builder->sites);
    att_undertakings_free(builder->undertakings);
    att_free(builder);
  }
}

static bool
has_role(const RoleArray* roles, uint32_t property)
{
  for (size_t i = 0; i < roles->size; ++i) {
    if (roles->at[i].property == property) {
      return true;
    }
  }
  return false;
}

static bool
has_filler(const RoleArray* roles, AttRole role)
{
  for (size_t i = 0; i < roles->size; ++i) {
    if (att_role_order(&roles->at[i], &role) == 0) {
      return true;
    }
  }
  return false;
}

static bool
fills_some_role(const RoleArray* roles, uint32_t entity)
{
  for (size_t i = 0; i < roles->size; ++i) {
    if (roles->at[i].entity == entity) {
      return true;
    }
  }
  return false;
}

/// Of "in Miranshah in Pakistan" the state goes without saying.
static void
drop_outer_places(AttStatementBuilder* b, size_t first)
{
  RoleArray* roles = &b->roles;
  for (size_t i = first; i < roles->size;) {
    bool is_outer = false;
    for (size_t k = first; k < roles->size; ++k) {
      is_outer |= k != i && att_site_is_within(b->mentions,
                                               roles->at[k].entity - 1,
                                               roles->at[i].entity - 1);
    }
    if (is_outer) {
      roles->at[i] = roles->at[--roles->size]; // sorted later on
    } else {
      ++i;
    }
  }
}

/// The event's places, where no rule named one.
static AttStatus
add_places(AttStatementBuilder* b,
           const AttReadSentence* read,
           uint32_t class_id,
           uint32_t trigger)
{
  const uint32_t property = att_ontology_trait_property(
      b->ontology, ATT_TRAIT_WHEREABOUTS, class_id, 0);
  const size_t first = b->roles.size;
  if (!property || has_role(&b->roles, property)) {
    return ATT_OK;
  }
  const bool is_on_site =
      att_ontology_class_has(b->ontology, class_id, ATT_TRAIT_ON_SITE);
  AttReach nearest = is_on_site ? ATT_REACH_CLAUSE : ATT_REACH_DIRECT;
  for (size_t i = 0; i < b->sites.size; ++i) {
    const AttSite* site = &b->sites.at[i];
    const uint32_t entity =
        site->trigger == trigger && site->reach <= nearest
            ? att_site_entity(b->ontology, read, property, site->token)
            : 0;
    if (entity && !fills_some_role(&b->roles, entity)) {
      if (site->reach < nearest) {
        b->roles.size = first; // what comes nearer says it all
        nearest = site->reach;
      }
      ATT_TRY(ATT_PUSH(&b->roles,
                       (AttRole){.property = property, .entity = entity}));
    }
  }
  drop_outer_places(b, first);
  return ATT_OK;
}

static AttStatus
keep_roles(AttStatementBuilder* b, AttStatement* statement)
{
  qsort(b->roles.at, b->roles.size, sizeof(AttRole), att_role_order);
  AttRole* roles =
      att_arena_calloc(b->document->arena, b->roles.size, sizeof *roles);
  if (!roles) {
    return ATT_ERR_MEMORY;
  }
  memcpy(roles, b->roles.at, b->roles.size * sizeof *roles);
  statement->roles = roles;
  statement->role_count = b->roles.size;
  return ATT_OK;
}

/// The words of a match that stand for what is named elsewhere.
static AttStatus
keep_resolved(const AttStatementBuilder* b,
              const AttMatch* match,
              AttStatement* statement)
{
  const AttDocument* document = b->document;
  AttResolved* resolved =
      att_arena_calloc(document->arena, match->binding_count, sizeof *resolved);
  if (!resolved) {
    return ATT_ERR_MEMORY;
  }
  statement->resolved = resolved;
  uint32_t last = 0;
  for (size_t i = 0; i < match->binding_count; ++i) {
    const uint32_t id = match->bindings[i].mention;
    const AttMention* mention = id ? &b->mentions->mentions[id - 1] : NULL;
    if (mention && mention->antecedent && id != last) {
      const AttToken* tokens = document->tokens;
      resolved[statement->resolved_count++] = (AttResolved){
          att_view_slice(document->text,
                         tokens[mention->tokens.begin].span.begin,
                         tokens[mention->tokens.end - 1].span.end),
          att_document_sentence_of(document, mention->antecedent - 1)};
      last = id;
    }
  }
  return ATT_OK;
}

/// What all statements of a match share.
static AttStatus
start_statement(AttStatementBuilder* b,
                const AttReadSentence* read,
                const AttStance* stance,
                const AttMatch* match,
                AttStatement* statement)
{
  *statement = (AttStatement){
      .negated = stance->negated,
      .modality = stance->modality,
      .time = att_times_of(b->times, match),
      .sentence = (uint32_t)(read->sentence - b->document->sentences),
      .trigger = read->sentence->first + match->trigger,
      .line = b->rules->frames[match->frame].line,
      .variant = match->variant};
  ATT_TRY(keep_resolved(b, match, statement));
  return att_chain_keep(&stance->speakers, b->document->arena, statement);
}

static AttStatus
add_roles(AttStatementBuilder* b,
          const AttReadSentence* read,
          const AttMatch* match,
          bool only_new)
{
  const size_t before = b->roles.size;
  for (size_t i = 0; i < match->binding_count; ++i) {
    const AttBinding* binding = &match->bindings[i];
    const AttSlot* slot = &b->rules->slots[binding->slot];
    const AttRole role = {.property = slot->property,
                          .entity = binding->entity + 1,
                          .token = read->sentence->first + binding->token + 1};
    bool taken = false;
    for (size_t k = 0; only_new && k < before; ++k) {
      taken |= b->roles.at[k].property == role.property ||
               b->roles.at[k].entity == role.entity;
    }
    if (binding->mention && slot->property && !taken &&
        !has_filler(&b->roles, role)) {
      ATT_TRY(ATT_PUSH(&b->roles, role));
    }
  }
  return ATT_OK;
}

static uint32_t
block_of(const AttStatementBuilder* b, const AttMatch* match)
{
  return b->rules->frames[match->frame].block;
}

/// The class of the event that a match states; 0 where it states none.
static uint32_t
class_of(const AttStatementBuilder* b, const AttMatch* match)
{
  const AttBlock* block = &b->rules->blocks[block_of(b, match)];
  return block->kind == ATT_BLOCK_EVENT ? block->class_id : 0;
}

/// Is the first class the second, or a kind of it?
static bool
is_kind_of(const AttStatementBuilder* b, uint32_t class_id, uint32_t of)
{
  return class_id && of && att_ontology_is_a(b->ontology, class_id, of);
}

/// Has the other match more words where this one has fixed words: "goes on
/// {hunger strike}" beside "goes on strike"?
static bool
has_longer_words(const AttStatementBuilder* b,
                 const AttMatch* other,
                 const AttMatch* match)
{
  for (size_t i = 0; i < match->binding_count; ++i) {
    const AttBinding* words = &match->bindings[i];
    for (size_t k = 0; k < other->binding_count; ++k) {
      const AttBinding* more = &other->bindings[k];
      if (b->rules->slots[words->slot].kind == ATT_SLOT_WORDS &&
          b->rules->slots[more->slot].kind == ATT_SLOT_WORDS &&
          more->token == words->token && more->before > words->before) {
        return true;
      }
    }
  }
  return false;
}

/// Does another event's line match here by more words ("hunger strike" beside
/// "strike")? Then this one mistakes a part for the whole.
static bool
is_outdone(const AttStatementBuilder* b, const AttMatches* matches, size_t i)
{
  const AttMatch* match = &matches->matches[i];
  for (size_t k = 0; k < matches->count; ++k) {
    const AttMatch* other = &matches->matches[k];
    const uint32_t class_id = class_of(b, other);
    const bool is_kin = is_kind_of(b, class_id, class_of(b, match)) ||
                        is_kind_of(b, class_of(b, match), class_id);
    if (other->trigger == match->trigger && class_id &&
        (other->begin < match->begin ||
         (!is_kin && has_longer_words(b, other, match)))) {
      return true;
    }
  }
  return false;
}

/// Gather the matches at a trigger that tell the event of matches[i]: those of
/// its class first, then those of classes above it ("began a hunger strike" is
/// a protest too). None where a class below it is read there as well.
static size_t
gather_event(const AttStatementBuilder* b,
             const AttMatches* matches,
             size_t i,
             size_t* group)
{
  const uint32_t class_id = class_of(b, &matches->matches[i]);
  const uint32_t trigger = matches->matches[i].trigger;
  size_t begin = i;
  size_t count = 0;
  while (begin > 0 && matches->matches[begin - 1].trigger == trigger) {
    --begin;
  }
  for (int own = 1; own >= 0; --own) {
    for (size_t k = begin;
         k < matches->count && matches->matches[k].trigger == trigger;
         ++k) {
      const uint32_t other = class_of(b, &matches->matches[k]);
      if (other != class_id && is_kind_of(b, other, class_id)) {
        return 0;
      }
      if (own ? other == class_id
              : other != class_id && is_kind_of(b, class_id, other)) {
        group[count++] = k;
      }
    }
  }
  return count;
}

/// Build one event from all its matches at its trigger; those of its own class
/// stand first, and one of them is its line.
static AttStatus
add_event(AttStatementBuilder* b,
          const AttReadSentence* read,
          const AttEffects* effects,
          const AttMatches* matches,
          const size_t* group,
          size_t group_count)
{
  size_t best = 0;
  const uint32_t class_id = class_of(b, &matches->matches[group[0]]);
  for (size_t i = 1; i < group_count; ++i) {
    if (class_of(b, &matches->matches[group[i]]) == class_id &&
        matches->matches[group[i]].filled >
            matches->matches[group[best]].filled) {
      best = i;
    }
  }
  const AttMatch* match = &matches->matches[group[best]];
  const AttStance stance = att_effects_stance(effects, match);
  if (stance.asked) {
    return ATT_OK;
  }
  AttStatement statement;
  ATT_TRY(start_statement(b, read, &stance, match, &statement));
  statement.class_id = class_id;
  b->roles.size = 0;
  ATT_TRY(add_roles(b, read, match, false));
  for (size_t i = 0; i < group_count; ++i) {
    if (i != best) {
      ATT_TRY(add_roles(b, read, &matches->matches[group[i]], true));
    }
  }
  ATT_TRY(add_places(b, read, statement.class_id, match->trigger));
  for (size_t i = 0; i < group_count; ++i) {
    att_trials_match(read->trials,
                     group[i],
                     !b->roles.size ? ATT_MATCH_NO_ROLE
                     : i == best    ? ATT_MATCH_STATED
                                    : ATT_MATCH_JOINED);
  }
  if (!b->roles.size) {
    return ATT_OK;
  }
  ATT_TRY(keep_roles(b, &statement));
  return ATT_PUSH(&b->statements, statement);
}

static bool
states_already(const AttStatementBuilder* b, const AttStatement* wanted)
{
  for (size_t i = b->statements.size; i > 0; --i) {
    const AttStatement* s = &b->statements.at[i - 1];
    if (s->sentence != wanted->sentence) {
      break;
    }
    if (s->property_id == wanted->property_id &&
        s->subject == wanted->subject && s->object == wanted->object &&
        s->negated == wanted->negated) {
      return true;
    }
  }
  return false;
}

/// One relation for every pair of a subject and an object.
static AttStatus
add_relations(AttStatementBuilder* b,
              const AttReadSentence* read,
              const AttEffects* effects,
              const AttMatches* matches,
              size_t index)
{
  const AttMatch* match = &matches->matches[index];
  const size_t before = b->statements.size;
  bool has_pair = false;
  const AttStance stance = att_effects_stance(effects, match);
  if (stance.asked) {
    return ATT_OK;
  }
  AttStatement statement;
  ATT_TRY(start_statement(b, read, &stance, match, &statement));
  statement.property_id = b->rules->blocks[block_of(b, match)].property_id;
  for (size_t i = 0; i < match->binding_count; ++i) {
    const AttBinding* subject = &match->bindings[i];
    if (!subject->mention ||
        !att_view_equal(b->rules->slots[subject->slot].name,
                        ATT_VIEW("subject"))) {
      continue;
    }
    for (size_t k = 0; k < match->binding_count; ++k) {
      const AttBinding* object = &match->bindings[k];
      if (!object->mention || object->entity == subject->entity ||
          !att_view_equal(b->rules->slots[object->slot].name,
                          ATT_VIEW("object"))) {
        continue;
      }
      has_pair = true;
      statement.subject = subject->entity + 1;
      statement.object = object->entity + 1;
      statement.subject_token = read->sentence->first + subject->token + 1;
      statement.object_token = read->sentence->first + object->token + 1;
      if (!states_already(b, &statement)) {
        ATT_TRY(ATT_PUSH(&b->statements, statement));
      }
    }
  }
  att_trials_match(read->trials,
                   index,
                   b->statements.size > before ? ATT_MATCH_STATED
                   : has_pair                  ? ATT_MATCH_KNOWN
                                               : ATT_MATCH_NO_PAIR);
  return ATT_OK;
}

/// Does a statement tell what a clause is: at its verb, or at the noun that the
/// infinitive governs ("promised to continue the aid")?
static bool
tells_clause(const AttReadSentence* read,
             const AttStatement* statement,
             uint32_t clause)
{
  const uint32_t trigger = statement->trigger - read->sentence->first;
  const AttToken* token = &read->tokens[trigger];
  return trigger == clause ||
         (token->head == (int32_t)clause && token->upos == ATT_UPOS_NOUN &&
          token->relation == ATT_RELATION_OBJ &&
          read->tokens[clause].xpos == ATT_XPOS_VB);
}

/// A topic that is a clause becomes the statements read at that clause.
static AttStatus
link_topics(AttStatementBuilder* b,
            const AttReadSentence* read,
            const AttMatches* matches,
            size_t first)
{
  for (size_t m = 0; m < matches->count; ++m) {
    const AttMatch* match = &matches->matches[m];
    const AttBlock* block = &b->rules->blocks[block_of(b, match)];
    for (size_t i = 0; i < match->binding_count; ++i) {
      const AttBinding* binding = &match->bindings[i];
      const uint32_t property = b->rules->slots[binding->slot].property;
      if (!binding->is_clause || !property) {
        continue;
      }
      for (size_t t = first; t < b->statements.size; ++t) {
        if (!tells_clause(read, &b->statements.at[t], binding->token)) {
          continue;
        }
        for (size_t s = first; s < b->statements.size; ++s) {
          AttStatement* outer = &b->statements.at[s];
          if (s == t ||
              !att_ontology_is_a(
                  b->ontology, outer->class_id, block->class_id) ||
              outer->trigger != read->sentence->first + match->trigger) {
            continue;
          }
          b->roles.size = 0;
          for (size_t r = 0; r < outer->role_count; ++r) {
            ATT_TRY(ATT_PUSH(&b->roles, outer->roles[r]));
          }
          const AttRole role = {.property = property,
                                .statement = (uint32_t)t + 1,
                                .token = b->statements.at[t].trigger + 1};
          if (!has_filler(&b->roles, role)) {
            ATT_TRY(ATT_PUSH(&b->roles, role));
            ATT_TRY(keep_roles(b, outer));
          }
        }
      }
    }
  }
  return ATT_OK;
}

/// "provided assistance to …": what the verb's line reads with its noun is not
/// told a second time by the noun, nor as another kind of the same.
static bool
is_told_by_verb(const AttStatementBuilder* b,
                const AttMatches* matches,
                const AttMatch* match)
{
  for (size_t i = 0; i < matches->count; ++i) {
    const AttMatch* other = &matches->matches[i];
    if (other->trigger == match->trigger ||
        (block_of(b, other) != block_of(b, match) &&
         !is_kind_of(b, class_of(b, other), class_of(b, match)))) {
      continue;
    }
    for (size_t k = 0; k < other->binding_count; ++k) {
      const AttBinding* binding = &other->bindings[k];
      if (binding->token == match->trigger &&
          b->rules->slots[binding->slot].kind == ATT_SLOT_WORDS) {
        return true;
      }
    }
  }
  return false;
}

AttStatus
att_statement_builder_add(AttStatementBuilder* builder,
                          const AttReadSentence* sentence,
                          const AttMatches* read)
{
  AttEffects* effects = NULL;
  AttArena* arena = builder->document->arena;
  AttMatches directed;
  ATT_TRY(att_directed_matches(
      builder->rules, builder->ontology, sentence, read, arena, &directed));
  const AttMatches* matches = &directed;
  ATT_TRY(att_effects_new(
      builder->rules, builder->ontology, sentence, matches, arena, &effects));
  ATT_TRY(att_sites_find(builder->rules,
                         builder->ontology,
                         sentence,
                         matches,
                         arena,
                         &builder->sites));
  ATT_TRY(att_times_new(builder->rules,
                        builder->ontology,
                        sentence,
                        matches,
                        arena,
                        &builder->times));
  att_speech_add(builder->speech, sentence);
  const size_t first = builder->statements.size;
  bool* done = att_arena_calloc(arena, matches->count, sizeof *done);
  size_t* group = att_arena_calloc(arena, matches->count, sizeof *group);
  if (!done || !group) {
    return ATT_ERR_MEMORY;
  }
  for (size_t i = 0; i < matches->count; ++i) {
    const AttMatch* match = &matches->matches[i];
    const uint32_t block = block_of(builder, match);
    const AttBlockKind kind = builder->rules->blocks[block].kind;
    if (kind == ATT_BLOCK_RELATION) {
      ATT_TRY(add_relations(builder, sentence, effects, matches, i));
    } else if (kind != ATT_BLOCK_EVENT || done[i]) {
      continue;
    } else if (is_outdone(builder, matches, i)) {
      att_trials_match(sentence->trials, i, ATT_MATCH_OUTDONE);
    } else if (is_told_by_verb(builder, matches, match)) {
      att_trials_match(sentence->trials, i, ATT_MATCH_TOLD_BY_VERB);
    } else {
      const size_t count = gather_event(builder, matches, i, group);
      for (size_t k = 0; k < count; ++k) {
        done[group[k]] |= class_of(builder, &matches->matches[group[k]]) ==
                          class_of(builder, match);
      }
      if (count) {
        ATT_TRY(add_event(builder, sentence, effects, matches, group, count));
      }
    }
  }
  builder->statements.size =
      first + att_retold_drop(builder->ontology,
                              sentence,
                              builder->statements.at + first,
                              builder->statements.size - first);
  ATT_TRY(att_quantities_attach(builder->rules,
                                builder->ontology,
                                sentence,
                                matches,
                                builder->statements.at + first,
                                builder->statements.size - first,
                                arena));
  ATT_TRY(link_topics(builder, sentence, matches, first));
  ATT_TRY(att_voiced_add(builder->rules,
                         builder->ontology,
                         sentence,
                         builder->statements.at + first,
                         builder->statements.size - first,
                         arena));
  ATT_TRY(att_aim_statements(builder->ontology,
                             builder->mentions,
                             builder->statements.at + first,
                             builder->statements.size - first,
                             false,
                             builder->statements.at,
                             arena));
  ATT_TRY(att_concern_statements(builder->rules,
                                 builder->ontology,
                                 sentence,
                                 effects,
                                 builder->statements.at + first,
                                 builder->statements.size - first,
                                 arena));
  ATT_TRY(att_parties_add(builder->rules,
                          builder->ontology,
                          sentence,
                          builder->statements.at + first,
                          builder->statements.size - first,
                          arena));
  return att_undertakings_add(builder->undertakings,
                              sentence,
                              matches,
                              effects,
                              builder->times,
                              builder->statements.at + first,
                              builder->statements.size - first,
                              first);
}

AttStatus
att_statement_builder_finish(AttStatementBuilder* builder,
                             AttStatements* statements)
{
  AttStatement* copy = NULL;
  size_t count = builder->statements.size;
  ATT_TRY(att_speech_finish(builder->speech, builder->statements.at, count));
  ATT_TRY(att_undertakings_settle(builder->undertakings,
                                  builder->speech,
                                  builder->statements.at,
                                  count,
                                  &copy,
                                  &count));
  att_narrow_by_topic(builder->rules, builder->ontology, copy, count);
  *statements = (AttStatements){.statements = copy, .count = count};
  return att_merge_events(builder->rules,
                          builder->ontology,
                          builder->document,
                          builder->mentions,
                          copy,
                          count,
                          builder->document->arena,
                          statements);
}
