// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Attaching values. What is counted is found by rule sentences; what has a unit
// of its own (money, kilometres) needs none: it belongs to the event whose
// words it stands with, upward in the tree, never across a verb.

#include "statements/quantities.h"

#include "base/array.h"
#include "statements/count_pairs.h"

#include <string.h>

#define MOST_STEPS 8u // from a value up to its event

typedef struct Attach {
  const AttRules* rules;
  const AttOntology* ontology;
  const AttReadSentence* read;
  AttStatement* statements;
  size_t count;
  AttArena* arena;
  AttCountPairs pairs;
} Attach;

static bool
has_measure(const AttStatement* s, uint32_t property)
{
  for (size_t i = 0; i < s->measure_count; ++i) {
    if (s->measures[i].property == property) {
      return true;
    }
  }
  return false;
}

static AttStatus
add_measure(Attach* a, AttStatement* s, AttMeasure measure)
{
  AttMeasure* copy =
      att_arena_calloc(a->arena, s->measure_count + 1, sizeof *copy);
  if (!copy) {
    return ATT_ERR_MEMORY;
  }
  if (s->measure_count) {
    memcpy(copy, s->measures, s->measure_count * sizeof *copy);
  }
  copy[s->measure_count++] = measure;
  s->measures = copy;
  return ATT_OK;
}

/// Give the measure to the events read at a token that lack it; `any` becomes
/// true where there is one that may have it.
static AttStatus
give(Attach* a, uint32_t token, AttMeasure measure, bool* any)
{
  for (size_t i = 0; i < a->count; ++i) {
    AttStatement* s = &a->statements[i];
    if (!s->class_id || s->trigger != a->read->sentence->first + token ||
        !att_ontology_fits_domain(a->ontology, measure.property, s->class_id)) {
      continue;
    }
    *any = true;
    if (!has_measure(s, measure.property)) {
      ATT_TRY(add_measure(a, s, measure));
    }
  }
  return ATT_OK;
}

/// What a match counts: one value, or the sum of coordinated ones ("12
/// soldiers and 3 children"), in the words from the first to the last. False
/// where they have no sum.
static AttStatus
counted_by(const Attach* a,
           const AttMatch* match,
           AttMeasure* measure,
           bool* counts)
{
  const AttMentions* all = a->read->mentions;
  const AttView text = a->read->document->text;
  const AttValue* last = NULL;
  for (size_t i = 0; i < match->binding_count; ++i) {
    const uint32_t id = match->bindings[i].value;
    if (!id || &all->values[id - 1] == last ||
        !att_count_pairs_allow(&a->pairs, a->rules, match, id)) {
      continue;
    }
    const AttValue* value = &all->values[id - 1];
    if (!last) {
      measure->quantity = value->quantity;
      measure->stated = value->stated;
    } else if (value < last || !att_quantity_add(&measure->quantity,
                                                 &value->quantity,
                                                 &measure->quantity)) {
      *counts = false;
      return ATT_OK;
    } else {
      const size_t begin = (size_t)(measure->stated.at - text.at);
      const size_t end = (size_t)(value->stated.at - text.at);
      measure->stated = att_view_slice(text, begin, end + value->stated.size);
    }
    last = value;
  }
  *counts = last != NULL;
  AttText normal = {0};
  att_quantity_write(&measure->quantity, &normal);
  AttStatus status = att_text_status(&normal);
  if (status == ATT_OK) {
    measure->text = att_arena_copy(a->arena, att_text_view(&normal));
    status = measure->text.at ? ATT_OK : ATT_ERR_MEMORY;
  }
  att_text_clear(&normal);
  return status;
}

/// "attacked a camp, killing 12": the verb that a participle hangs on, be it by
/// an adjective ("attacked by men armed with knives, killing 12").
static int32_t
participle_host(const Attach* a, uint32_t trigger)
{
  const AttToken* token = &a->read->tokens[trigger];
  if (token->relation == ATT_RELATION_CONJ && token->head >= 0 &&
      token->xpos == ATT_XPOS_VBG) {
    token = &a->read->tokens[token->head]; // "killing 12 and wounding 30"
  }
  if (token->xpos != ATT_XPOS_VBG || token->relation != ATT_RELATION_ADVCL) {
    return -1;
  }
  int32_t at = token->head;
  for (unsigned step = 0; step < MOST_STEPS && at >= 0; ++step) {
    if (a->read->tokens[at].upos == ATT_UPOS_VERB) {
      return at;
    }
    at = a->read->tokens[at].head;
  }
  return -1;
}

/// Give a measure to the events that a match counts for: the one that its verb
/// or noun tells, the one that stands as EVENT, and the one that a participle
/// adds to.
static AttStatus
give_by_match(Attach* a, const AttMatch* match, AttMeasure measure, bool* any)
{
  ATT_TRY(give(a, match->trigger, measure, any));
  for (size_t i = 0; i < match->binding_count; ++i) {
    const AttBinding* binding = &match->bindings[i];
    const AttSlot* slot = &a->rules->slots[binding->slot];
    if (slot->kind == ATT_SLOT_ROLE && !binding->value) {
      ATT_TRY(give(a, binding->token, measure, any));
    }
  }
  const int32_t host = participle_host(a, match->trigger);
  return host < 0 ? ATT_OK : give(a, (uint32_t)host, measure, any);
}

/// A rule sentence counted something.
static AttStatus
attach_counted(Attach* a, const AttMatch* match, const AttBlock* block)
{
  AttMeasure measure = {.property = block->property_id};
  bool counts = false;
  bool any = false;
  ATT_TRY(counted_by(a, match, &measure, &counts));
  if (!counts) {
    return ATT_OK;
  }
  ATT_TRY(give_by_match(a, match, measure, &any));
  // "60 were killed, and almost 200 were injured"
  const AttToken* token = &a->read->tokens[match->trigger];
  return !any && token->relation == ATT_RELATION_CONJ && token->head >= 0
             ? give(a, (uint32_t)token->head, measure, &any)
             : ATT_OK;
}

/// The value that a match counts with first; 0 for none.
static uint32_t
first_value(const AttMatch* match)
{
  for (size_t i = 0; i < match->binding_count; ++i) {
    if (match->bindings[i].value) {
      return match->bindings[i].value;
    }
  }
  return 0;
}

static bool
is_quantity(const Attach* a, const AttMatch* match)
{
  const uint32_t block = a->rules->frames[match->frame].block;
  return a->rules->blocks[block].kind == ATT_BLOCK_QUANTITY;
}

/// "killed 12 and wounded 30": the events that the number before counts for.
static AttStatus
give_beside(Attach* a,
            const AttMatches* matches,
            const AttCountPair* pair,
            AttMeasure measure,
            bool* any)
{
  uint32_t nearest = 0;
  for (size_t i = 0; i < matches->count; ++i) {
    const uint32_t id = first_value(&matches->matches[i]);
    if (is_quantity(a, &matches->matches[i]) && id < pair->value &&
        id > nearest) {
      nearest = id;
    }
  }
  for (size_t i = 0; nearest && i < matches->count; ++i) {
    const AttMatch* match = &matches->matches[i];
    if (is_quantity(a, match) && first_value(match) == nearest) {
      ATT_TRY(give_by_match(a, match, measure, any));
    }
  }
  return ATT_OK;
}

/// "attacked a bus, leaving 12 people dead": the event whose clause has the
/// pair in one of its participles.
static AttStatus
give_above(Attach* a, uint32_t word, AttMeasure measure, bool* any)
{
  int32_t at = (int32_t)word;
  bool in_participle = false;
  for (unsigned step = 0; step < MOST_STEPS && at >= 0 && !*any; ++step) {
    const AttToken* token = &a->read->tokens[at];
    const bool is_adverbial = token->relation == ATT_RELATION_ADVCL;
    if (token->head < 0 || token->relation == ATT_RELATION_CCOMP ||
        token->relation == ATT_RELATION_PARATAXIS ||
        token->relation == ATT_RELATION_ACL_RELCL ||
        (is_adverbial && token->xpos != ATT_XPOS_VBG &&
         token->xpos != ATT_XPOS_VBN)) {
      return ATT_OK;
    }
    in_participle |= is_adverbial;
    at = token->head;
    if (in_participle) {
      ATT_TRY(give(a, (uint32_t)at, measure, any));
    }
  }
  return ATT_OK;
}

static AttStatus
attach_pair(Attach* a, const AttMatches* matches, const AttCountPair* pair)
{
  const AttValue* value = &a->read->mentions->values[pair->value - 1];
  const AttMeasure measure = {.property =
                                  a->rules->blocks[pair->block].property_id,
                              .quantity = value->quantity,
                              .text = value->text,
                              .stated = value->stated};
  bool any = false;
  if (pair->is_coordinated) {
    ATT_TRY(give_beside(a, matches, pair, measure, &any));
  }
  return any ? ATT_OK : give_above(a, pair->word, measure, &any);
}

static bool
has_unit(const Attach* a, const AttBlock* block, const AttValue* value)
{
  for (uint32_t i = 0; i < block->units.count; ++i) {
    const AttView unit = a->rules->units[block->units.first + i];
    const bool is_money = value->kind == ATT_VALUE_MONEY;
    if (is_money
            ? att_view_equal(unit, att_view(att_value_kind_name(value->kind)))
            : value->kind == ATT_VALUE_QUANTITY &&
                  att_view_equal(unit, value->quantity.unit)) {
      return true;
    }
  }
  return false;
}

/// Does a phrase of this relation add to what its head tells? A subject does
/// not ("a loan of 3 million helped …"), and a clause tells its own.
static bool
adds_to_head(AttRelation relation)
{
  switch (relation) {
  case ATT_RELATION_NSUBJ:
  case ATT_RELATION_CSUBJ:
  case ATT_RELATION_CCOMP:
  case ATT_RELATION_ADVCL:
  case ATT_RELATION_PARATAXIS:
  case ATT_RELATION_ROOT:
    return false;
  default:
    return true;
  }
}

/// "attacked it after a loan of 3 million": a phrase that tells of something
/// else. The rules list its prepositions ("apart").
static bool
stands_apart(const Attach* a, uint32_t head, uint32_t phrase)
{
  const AttClauses* clauses = a->read->clauses;
  for (uint32_t i = clauses->first[head]; i < clauses->first[head + 1]; ++i) {
    const AttArc* arc = &clauses->arcs[i];
    if (arc->argument != phrase || arc->function != ATT_FUNCTION_OBLIQUE) {
      continue;
    }
    if (att_match_list_has(a->rules, ATT_LIST_APART, arc->marker)) {
      return true;
    }
  }
  return false;
}

/// The head of the words of a value: the one whose head lies outside.
static uint32_t
head_of(const Attach* a, AttSpan tokens)
{
  for (uint32_t i = tokens.begin; i < tokens.end; ++i) {
    const int32_t head = a->read->tokens[i].head;
    if (head < (int32_t)tokens.begin || head >= (int32_t)tokens.end) {
      return i;
    }
  }
  return tokens.begin;
}

/// Climb from a value with a unit to the nearest event.
static AttStatus
attach_unit(Attach* a, const AttValue* value, const AttBlock* block)
{
  const uint32_t first = a->read->sentence->first;
  const AttSpan span = {value->tokens.begin - first, value->tokens.end - first};
  const AttMeasure measure = {.property = block->property_id,
                              .quantity = value->quantity,
                              .text = value->text,
                              .stated = value->stated};
  uint32_t at = head_of(a, span);
  bool any = false;
  for (unsigned step = 0; step < MOST_STEPS; ++step) {
    const AttToken* token = &a->read->tokens[at];
    if (token->head < 0 || !adds_to_head((AttRelation)token->relation) ||
        stands_apart(a, (uint32_t)token->head, at)) {
      return ATT_OK;
    }
    at = (uint32_t)token->head;
    ATT_TRY(give(a, at, measure, &any));
    if (any || a->read->tokens[at].upos == ATT_UPOS_VERB) {
      return ATT_OK;
    }
  }
  return ATT_OK;
}

static AttStatus
attach_units(Attach* a)
{
  const AttMentions* all = a->read->mentions;
  const uint32_t first = a->read->sentence->first;
  for (size_t i = 0; i < all->value_count; ++i) {
    const AttValue* value = &all->values[i];
    if (value->tokens.begin < first ||
        value->tokens.end > first + a->read->count) {
      continue;
    }
    for (size_t b = 0; b < a->rules->block_count; ++b) {
      const AttBlock* block = &a->rules->blocks[b];
      if (block->kind == ATT_BLOCK_QUANTITY && has_unit(a, block, value)) {
        ATT_TRY(attach_unit(a, value, block));
      }
    }
  }
  return ATT_OK;
}

static AttStatus
attach_all(Attach* a, const AttMatches* matches)
{
  ATT_TRY(att_count_pairs_find(a->rules, a->read, &a->pairs));
  for (size_t i = 0; i < matches->count; ++i) {
    const AttMatch* match = &matches->matches[i];
    const AttBlock* block =
        &a->rules->blocks[a->rules->frames[match->frame].block];
    if (block->kind == ATT_BLOCK_QUANTITY) {
      ATT_TRY(attach_counted(a, match, block));
    }
  }
  for (size_t i = 0; i < a->pairs.size; ++i) {
    ATT_TRY(attach_pair(a, matches, &a->pairs.at[i]));
  }
  return attach_units(a);
}

AttStatus
att_quantities_attach(const AttRules* rules,
                      const AttOntology* ontology,
                      const AttReadSentence* read,
                      const AttMatches* matches,
                      AttStatement* statements,
                      size_t count,
                      AttArena* arena)
{
  Attach a = {.rules = rules,
              .ontology = ontology,
              .read = read,
              .statements = statements,
              .count = count,
              .arena = arena};
  if (!count || !read->mentions->value_count) {
    return ATT_OK;
  }
  const AttStatus status = attach_all(&a, matches);
  ATT_ARRAY_CLEAR(&a.pairs);
  return status;
}
