// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// Effects from matches: several lines may see one word govern a clause, a
// longer expression hides the words it covers, and some words mean what they
// mean only under speech or under another outlook:
//
//   Kabul said that it would withdraw.      would: Future, not Possible
//   When Kabul agrees, Paris will withdraw. when: Conditional, for withdraw is
//                                           Future

#include "statements/effects.h"

#include "base/array.h"
#include "term/traits.h"

typedef ATT_ARRAY(AttEffect) EffectArray;

static AttModality
modality_of(AttOutlook outlook)
{
  switch (outlook) {
  case ATT_OUTLOOK_NEGATED:
  case ATT_OUTLOOK_ACTUAL:
    return ATT_MODALITY_ACTUAL;
  case ATT_OUTLOOK_FUTURE:
    return ATT_MODALITY_FUTURE;
  case ATT_OUTLOOK_POSSIBLE:
    return ATT_MODALITY_POSSIBLE;
  case ATT_OUTLOOK_WANTED:
    return ATT_MODALITY_WANTED;
  case ATT_OUTLOOK_CONDITIONAL:
    return ATT_MODALITY_CONDITIONAL;
  }
  return ATT_MODALITY_ACTUAL;
}

const char*
att_modality_name(AttModality modality)
{
  switch (modality) {
  case ATT_MODALITY_ACTUAL:
    return "Actual";
  case ATT_MODALITY_FUTURE:
    return "Future";
  case ATT_MODALITY_POSSIBLE:
    return "Possible";
  case ATT_MODALITY_WANTED:
    return "Wanted";
  case ATT_MODALITY_CONDITIONAL:
    return "Conditional";
  }
  return "Actual";
}

/// "suggested that Kyiv withdraw": a bare verb with a subject of its own in
/// what is said is no fact but what is wanted.
static bool
is_subjunctive(const AttReadSentence* read, uint32_t clause)
{
  bool has_subject = false;
  for (size_t i = 0; i < read->count; ++i) {
    const AttToken* token = &read->tokens[i];
    if (token->head != (int32_t)clause) {
      continue;
    }
    if (token->upos == ATT_UPOS_AUX) {
      return false;
    }
    has_subject |= token->relation == ATT_RELATION_NSUBJ;
  }
  return has_subject && read->tokens[clause].xpos == ATT_XPOS_VB &&
         read->tokens[clause].relation == ATT_RELATION_CCOMP;
}

/// What a request is about, and what somebody says in the subjunctive.
static bool
is_wanted(const AttOntology* ontology,
          const AttReadSentence* read,
          const AttBlock* block,
          uint32_t clause)
{
  return block->kind == ATT_BLOCK_EVENT
             ? att_ontology_class_has(
                   ontology, block->class_id, ATT_TRAIT_DIRECTING)
             : is_subjunctive(read, clause);
}

static AttEffect
effect_of(const AttRules* rules,
          const AttOntology* ontology,
          const AttReadSentence* read,
          const AttMatch* match,
          const AttBinding* binding)
{
  const AttFrame* frame = &rules->frames[match->frame];
  const AttBlock* block = &rules->blocks[frame->block];
  AttEffect effect = {.clause = binding->token,
                      .governor = match->trigger,
                      .begin = match->begin,
                      .is_modifier = frame->kind == ATT_FRAME_MODIFIER,
                      .is_shared = binding->variant == ATT_VARIANT_SHARED};
  if (block->kind == ATT_BLOCK_OUTLOOK) {
    effect.is_open = true;
    effect.under = block->under;
    effect.above = modality_of(block->above);
    effect.negates = block->outlook == ATT_OUTLOOK_NEGATED;
    effect.modality = modality_of(block->outlook);
  } else {
    effect.is_speech = true;
    effect.voices = att_voices_of(rules, ontology, read, match);
    effect.negates =
        block->kind == ATT_BLOCK_SPEECH && rules->lines[frame->line].negates;
    effect.is_anonymous = !effect.voices.count;
    effect.modality = is_wanted(ontology, read, block, binding->token)
                          ? ATT_MODALITY_WANTED
                          : ATT_MODALITY_ACTUAL;
  }
  return effect;
}

/// Several lines may see one word govern a clause ("denied that" is an outlook,
/// a speech and an event); whatever they find, it governs once.
static AttStatus
add_effect(EffectArray* found, const AttEffect* effect)
{
  for (size_t i = 0; i < found->size; ++i) {
    AttEffect* other = &found->at[i];
    if (other->clause == effect->clause &&
        other->governor == effect->governor &&
        other->is_modifier == effect->is_modifier &&
        other->under == effect->under &&
        (!other->voices.count || !effect->voices.count ||
         other->voices.entities[0] == effect->voices.entities[0])) {
      other->begin =
          effect->begin < other->begin ? effect->begin : other->begin;
      other->is_open |= effect->is_open;
      other->negates |= effect->negates;
      other->is_speech |= effect->is_speech;
      other->is_anonymous |= effect->is_anonymous;
      other->voices = other->voices.count ? other->voices : effect->voices;
      if (other->modality == ATT_MODALITY_ACTUAL) {
        other->modality = effect->modality;
      }
      return ATT_OK;
    }
  }
  return ATT_PUSH(found, *effect);
}

/// Does a block say something of the clauses that it has? An event does where
/// it is done by words.
static bool
tells_of_clause(const AttOntology* ontology, const AttBlock* block)
{
  return block->kind == ATT_BLOCK_SPEECH || block->kind == ATT_BLOCK_OUTLOOK ||
         (block->kind == ATT_BLOCK_EVENT &&
          att_ontology_class_has(ontology, block->class_id, ATT_TRAIT_TELLING));
}

/// Speech that no line knows the speaker of is hearsay; what nobody known asks
/// for is as wanted as what somebody does.
static void
settle_hearsay(EffectArray* found)
{
  for (size_t i = 0; i < found->size; ++i) {
    AttEffect* effect = &found->at[i];
    effect->is_anonymous &=
        !effect->voices.count && effect->modality == ATT_MODALITY_ACTUAL;
    if (effect->is_anonymous) {
      effect->modality = ATT_MODALITY_POSSIBLE;
    }
  }
}

/// "not only attacked", "has yet to attack": what a longer expression covers
/// says nothing by itself.
static bool
is_covered(const EffectArray* found, const AttEffect* effect)
{
  for (size_t i = 0; i < found->size; ++i) {
    const AttEffect* other = &found->at[i];
    if (other->begin <= effect->governor &&
        effect->governor < other->governor) {
      return true;
    }
  }
  return false;
}

/// A form of the past, or an infinitive or participle: what is said then of
/// what would come is future ("said that it would withdraw"); what is said now
/// is only thought ("says that it would harm").
static bool
is_said_now(const AttToken* governor)
{
  return governor->xpos == ATT_XPOS_VBZ || governor->xpos == ATT_XPOS_VBP;
}

static bool
is_told(const AttReadSentence* read, const EffectArray* found, uint32_t clause)
{
  for (size_t i = 0; i < found->size; ++i) {
    const AttEffect* effect = &found->at[i];
    if (effect->is_speech && effect->clause == clause &&
        !is_said_now(&read->tokens[effect->governor])) {
      return true;
    }
  }
  return false;
}

static bool
is_of_the_past(const AttReadSentence* read, uint32_t clause)
{
  bool is_past = read->tokens[clause].xpos == ATT_XPOS_VBD;
  for (size_t i = 0; i < read->count; ++i) {
    is_past |= read->tokens[i].head == (int32_t)clause &&
               read->tokens[i].upos == ATT_UPOS_AUX &&
               read->tokens[i].xpos == ATT_XPOS_VBD;
  }
  return is_past;
}

/// Has a clause a modifier of its own with this modality that holds anywhere?
static bool
is_itself(const EffectArray* found, uint32_t clause, AttModality modality)
{
  for (size_t i = 0; i < found->size; ++i) {
    const AttEffect* effect = &found->at[i];
    if (effect->is_modifier && effect->clause == clause &&
        effect->modality == modality && effect->under != ATT_UNDER_OUTLOOK) {
      return true;
    }
  }
  return false;
}

/// "when Kabul withdraws, Paris will …": the clause that an adverbial clause
/// hangs on is of that outlook. What is told of the past is no such clause.
static bool
hangs_on(const AttReadSentence* read,
         const EffectArray* found,
         uint32_t clause,
         AttModality modality)
{
  const AttClauses* clauses = read->clauses;
  for (size_t a = 0; a < clauses->arc_count; ++a) {
    const AttArc* arc = &clauses->arcs[a];
    if (arc->argument == clause && arc->function == ATT_FUNCTION_ADVERBIAL &&
        is_itself(found, arc->predicate, modality) &&
        !is_of_the_past(read, clause)) {
      return true;
    }
  }
  return false;
}

/// Does what one effect says of its clause give way to what another says of it
/// by the same word, in the place where that holds?
static bool
is_outdone(const EffectArray* found, const AttEffect* effect, AttUnder under)
{
  for (size_t i = 0; i < found->size; ++i) {
    const AttEffect* other = &found->at[i];
    if (other->under == under && effect->under == ATT_UNDER_ANYTHING &&
        other->clause == effect->clause &&
        other->governor == effect->governor) {
      return true;
    }
  }
  return false;
}

static void
drop_outdone(EffectArray* found, AttUnder under)
{
  size_t count = 0;
  for (size_t i = 0; i < found->size; ++i) {
    const AttEffect effect = found->at[i];
    if (!is_outdone(found, &effect, under)) {
      found->at[count++] = effect;
    }
  }
  found->size = count;
}

/// Drop what does not hold where it stands: first what holds in speech, for
/// what hangs on a clause asks how that clause is.
static void
settle_places(const AttReadSentence* read, EffectArray* found)
{
  for (int under = ATT_UNDER_SPEECH; under <= ATT_UNDER_OUTLOOK; ++under) {
    size_t count = 0;
    for (size_t i = 0; i < found->size; ++i) {
      const AttEffect effect = found->at[i];
      if (effect.under != (AttUnder)under ||
          (under == ATT_UNDER_SPEECH
               ? is_told(read, found, effect.clause)
               : hangs_on(read, found, effect.clause, effect.above))) {
        found->at[count++] = effect;
      }
    }
    found->size = count;
    drop_outdone(found, (AttUnder)under);
  }
}

AttStatus
att_effects_new(const AttRules* rules,
                const AttOntology* ontology,
                const AttReadSentence* sentence,
                const AttMatches* matches,
                AttArena* arena,
                AttEffects** effects)
{
  EffectArray found = {0};
  AttStatus status = ATT_OK;
  for (size_t m = 0; m < matches->count && status == ATT_OK; ++m) {
    const AttMatch* match = &matches->matches[m];
    const AttBlock* block = &rules->blocks[rules->frames[match->frame].block];
    for (size_t i = 0; i < match->binding_count && status == ATT_OK; ++i) {
      const AttBinding* binding = &match->bindings[i];
      if (!binding->is_clause || !tells_of_clause(ontology, block)) {
        continue;
      }
      const AttEffect effect =
          effect_of(rules, ontology, sentence, match, binding);
      status = add_effect(&found, &effect);
    }
  }
  settle_hearsay(&found);
  settle_places(sentence, &found);
  AttEffects* result = NULL;
  if (status == ATT_OK) {
    result = att_arena_calloc(arena, 1, sizeof *result);
    AttEffect* copy = att_arena_calloc(arena, found.size, sizeof *copy);
    if (!result || !copy) {
      status = ATT_ERR_MEMORY;
    } else {
      *result = (AttEffects){rules, ontology, sentence, copy, 0};
      for (size_t i = 0; i < found.size; ++i) {
        if (!is_covered(&found, &found.at[i])) {
          copy[result->count++] = found.at[i];
        }
      }
    }
  }
  ATT_ARRAY_CLEAR(&found);
  *effects = result;
  return status;
}
