// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Try a frame: fill its slots in turn, then judge the whole. A required role
// stays open only where the sentence itself leaves it out:
//
//   Pakistan was attacked.           the agent of a passive
//   They attacked Pakistan.          a pronoun
//   Pakistan arrested 12 in raids.   a number of nobody in particular
//   Pakistan's attack                any role of a noun, as long as one is told

#include "match/attempt.h"

#include <string.h>

/// "AGENT and AGENT meet": two at least, or one of many ("officials met"). A
/// name in the plural is one ("the United States"), and "French-speaking
/// voters" do not speak to each other.
static bool
are_several(const AttFill* fill, const AttBinding* bindings, size_t count)
{
  if (count != 1) {
    return count > 1;
  }
  return bindings[0].variant != ATT_VARIANT_HYPHENATED &&
         fill->read->tokens[bindings[0].token].xpos == ATT_XPOS_NNS;
}

/// The first edge that a slot's realisations would take, whatever its filler.
static const AttArc*
untyped_filler(const AttFill* fill,
               const AttAttempt* attempt,
               const AttSlot* slot)
{
  const AttClauses* clauses = fill->read->clauses;
  for (uint32_t r = 0; r < slot->realisations.count; ++r) {
    const AttRealisation* how =
        &fill->rules->realisations[slot->realisations.first + r];
    if (how->host != ATT_HOST_TRIGGER || how->inverse) {
      continue;
    }
    for (uint32_t a = clauses->first[attempt->trigger];
         a < clauses->first[attempt->trigger + 1];
         ++a) {
      if (att_attempt_arc_fate(fill, attempt, how, &clauses->arcs[a]) ==
          ATT_EDGE_FITS) {
        return &clauses->arcs[a];
      }
    }
  }
  return NULL;
}

static bool
is_passive(const AttFill* fill, const AttAttempt* attempt)
{
  const AttClauses* clauses = fill->read->clauses;
  const uint32_t verb = attempt->trigger;
  for (uint32_t a = clauses->first[verb]; a < clauses->first[verb + 1]; ++a) {
    const AttArc* arc = &clauses->arcs[a];
    if (arc->function == ATT_FUNCTION_OBJECT &&
        (arc->variant == ATT_VARIANT_PASSIVE ||
         ((arc->variant == ATT_VARIANT_REDUCED ||
           arc->variant == ATT_VARIANT_ATTRIBUTIVE) &&
          att_attempt_is_passive_form(&fill->read->tokens[verb])))) {
      return true;
    }
  }
  return false;
}

static bool
has_subject_realisation(const AttRules* rules, const AttSlot* slot)
{
  for (uint32_t r = 0; r < slot->realisations.count; ++r) {
    if (rules->realisations[slot->realisations.first + r].function ==
        ATT_FUNCTION_SUBJECT) {
      return true;
    }
  }
  return false;
}

/// "Kenya bombed Uganda, killing 12 and wounding 20": what participles add to
/// an event that has its own verb.
static bool
is_added(const AttFill* fill, const AttAttempt* attempt)
{
  const bool is_gerund =
      fill->read->tokens[attempt->trigger].xpos == ATT_XPOS_VBG;
  for (size_t i = 0; i < attempt->binding_count; ++i) {
    const uint8_t variant = attempt->bindings[i].variant;
    if (variant == ATT_VARIANT_PARTICIPLE ||
        (variant == ATT_VARIANT_SHARED && is_gerund)) {
      return true;
    }
  }
  return false;
}

/// Does a word name nobody but stand where somebody would ("they", "dozens")?
static bool
stands_for_somebody(const AttFill* fill,
                    const AttAttempt* attempt,
                    uint32_t token)
{
  bool is_number = false;
  (void)att_fill_count(fill, token, &is_number);
  return fill->read->tokens[token].upos == ATT_UPOS_PRON ||
         (is_number && att_fill_partitive(fill, token) == token &&
          !is_added(fill, attempt));
}

/// May a required slot stay open here? Only a role of an event may, or the
/// speaker whom a pronoun stands for.
static bool
may_stay_open(const AttFill* fill,
              const AttAttempt* attempt,
              const AttSlot* slot)
{
  const AttBlockKind kind = attempt->block->kind;
  if (slot->kind != ATT_SLOT_ROLE || kind == ATT_BLOCK_RELATION) {
    return false;
  }
  if (kind == ATT_BLOCK_SPEECH) {
    return true;
  }
  const AttArc* filler = untyped_filler(fill, attempt, slot);
  if (filler) {
    return stands_for_somebody(fill, attempt, filler->argument);
  }
  return attempt->frame->kind == ATT_FRAME_VERBAL &&
         has_subject_realisation(fill->rules, slot) &&
         is_passive(fill, attempt);
}

/// The variant that an author would name the whole by: the least plain one.
static uint8_t
overall_variant(const AttAttempt* attempt)
{
  uint8_t variant = ATT_VARIANT_ACTIVE;
  switch (attempt->frame->kind) {
  case ATT_FRAME_NOMINAL:
  case ATT_FRAME_COMPOUND:
    variant = ATT_VARIANT_NOMINAL;
    break;
  case ATT_FRAME_COPULAR:
    variant = ATT_VARIANT_COPULA;
    break;
  case ATT_FRAME_APPOSITIVE:
    variant = ATT_VARIANT_APPOSITIVE;
    break;
  case ATT_FRAME_HYPHENATED:
    variant = ATT_VARIANT_HYPHENATED;
    break;
  default:
    break;
  }
  for (size_t i = 0; i < attempt->binding_count; ++i) {
    const uint8_t found = attempt->bindings[i].variant;
    if (found != ATT_VARIANT_ACTIVE && found != ATT_VARIANT_NOMINAL) {
      return found;
    }
  }
  return variant;
}

/// One entity in two different roles of a relation, or in both of an event,
/// is a misreading ("Taliban … the group").
static bool
is_reflexive(const AttFill* fill, const AttAttempt* attempt)
{
  for (size_t i = 0; i < attempt->binding_count; ++i) {
    for (size_t k = i + 1; k < attempt->binding_count; ++k) {
      const AttBinding* a = &attempt->bindings[i];
      const AttBinding* b = &attempt->bindings[k];
      if (a->mention && b->mention && a->entity == b->entity &&
          a->slot != b->slot && !fill->rules->slots[b->slot].optional) {
        return true;
      }
    }
  }
  return false;
}

static bool
is_filler(const AttAttempt* attempt, uint32_t token)
{
  for (size_t i = 0; i < attempt->binding_count; ++i) {
    if (attempt->bindings[i].token == token) {
      return true;
    }
  }
  return false;
}

/// A particle, or an adverb that the rules list for one, right behind the verb
/// or its object: in "promised on Friday to hand over", "over" is not of
/// "promised", whatever the tree has.
static bool
is_particle(const AttFill* fill, const AttArc* arc)
{
  const AttToken* tokens = fill->read->tokens;
  const bool is_adverb = arc->function == ATT_FUNCTION_ADVERB &&
                         att_match_list_has(fill->rules,
                                            ATT_LIST_PARTICLE,
                                            tokens[arc->argument].lemma);
  if (arc->via != arc->predicate || arc->argument < arc->predicate ||
      (arc->function != ATT_FUNCTION_PARTICLE && !is_adverb)) {
    return false;
  }
  for (uint32_t t = arc->predicate + 1; t < arc->argument; ++t) {
    if (tokens[t].upos == ATT_UPOS_VERB ||
        (is_adverb && tokens[t].upos == ATT_UPOS_ADP)) {
      return false;
    }
  }
  return true;
}

/// "Kick out" is another verb than "kick": a particle that the line does not
/// ask for.
static bool
is_other_verb(const AttFill* fill, const AttAttempt* attempt)
{
  const AttClauses* clauses = fill->read->clauses;
  const uint32_t verb = attempt->trigger;
  if (attempt->frame->kind != ATT_FRAME_VERBAL ||
      att_fill_is_support_verb(fill, fill->completed, verb)) {
    return false;
  }
  for (uint32_t a = clauses->first[verb]; a < clauses->first[verb + 1]; ++a) {
    const AttArc* arc = &clauses->arcs[a];
    if (is_particle(fill, arc) && !is_filler(attempt, arc->argument)) {
      return true;
    }
  }
  return false;
}

/// "the accused man": a participle before a noun tells too little by itself.
static bool
is_only_attributive(const AttFill* fill, const AttAttempt* attempt)
{
  for (size_t i = 0; i < attempt->binding_count; ++i) {
    const AttBinding* binding = &attempt->bindings[i];
    if (binding->mention && binding->variant != ATT_VARIANT_ATTRIBUTIVE &&
        fill->rules->slots[binding->slot].kind == ATT_SLOT_ROLE) {
      return false;
    }
  }
  return true;
}

static AttStatus
keep(AttFill* fill, const AttAttempt* attempt, uint32_t frame)
{
  AttBinding* bindings =
      att_arena_calloc(fill->arena, attempt->binding_count, sizeof *bindings);
  if (!bindings) {
    return ATT_ERR_MEMORY;
  }
  memcpy(
      bindings, attempt->bindings, attempt->binding_count * sizeof *bindings);
  uint32_t begin = attempt->trigger;
  (void)att_fill_is_one_of(
      fill, attempt->frame->triggers, attempt->trigger, &begin);
  return ATT_PUSH(&fill->found,
                  (AttMatch){.frame = frame,
                             .trigger = attempt->trigger,
                             .begin = begin,
                             .clause = attempt->clause,
                             .bindings = bindings,
                             .binding_count = attempt->binding_count,
                             .filled = attempt->filled,
                             .variant = overall_variant(attempt)});
}

static bool
voice_fits(const AttFill* fill, const AttAttempt* attempt)
{
  if (!attempt->frame->no_passive && !attempt->frame->passive_only) {
    return true;
  }
  return is_passive(fill, attempt) == attempt->frame->passive_only;
}

static bool
has_value(const AttAttempt* attempt)
{
  for (size_t i = 0; i < attempt->binding_count; ++i) {
    if (attempt->bindings[i].value) {
      return true;
    }
  }
  return false;
}

/// "AGENT and AGENT meet": what a single one fills is taken back.
static bool
fill_as_many(const AttFill* fill, AttAttempt* attempt, uint32_t slot_id)
{
  const size_t before = attempt->binding_count;
  if (!att_attempt_fill_slot(fill, attempt, slot_id)) {
    return false;
  }
  const AttBinding* first = &attempt->bindings[before];
  if (!fill->rules->slots[slot_id].several ||
      are_several(fill, first, attempt->binding_count - before)) {
    return true;
  }
  att_trials_edge(
      fill->read->trials,
      (AttEdgeTrial){.token = first->token, .fate = ATT_EDGE_ALONE});
  attempt->binding_count = before;
  attempt->hosts[slot_id - attempt->frame->slots.first] = 0;
  return false;
}

/// Fill every slot in turn, up to the first that must not stay open: `*open`,
/// else UINT32_MAX.
static AttStatus
fill_slots(const AttFill* fill, AttAttempt* attempt, uint32_t* open)
{
  const AttRange slots = attempt->frame->slots;
  for (uint32_t id = slots.first; id < slots.first + slots.count; ++id) {
    const AttSlot* slot = &fill->rules->slots[id];
    bool found = false;
    if (attempt->frame->kind == ATT_FRAME_PATH) {
      ATT_TRY(att_attempt_fill_path(fill, attempt, id, &found));
    } else {
      found = fill_as_many(fill, attempt, id);
    }
    if (found) {
      attempt->filled += slot->kind == ATT_SLOT_ROLE;
    } else if (!slot->optional && !may_stay_open(fill, attempt, slot)) {
      *open = id;
      return ATT_OK;
    }
  }
  *open = UINT32_MAX;
  return ATT_OK;
}

/// Does a frame with its slots filled say enough to state something?
static AttFrameFate
judge_statement(const AttFill* fill, const AttAttempt* attempt)
{
  const AttBlockKind kind = attempt->block->kind;
  if (kind == ATT_BLOCK_QUANTITY && !has_value(attempt)) {
    return ATT_FRAME_TOO_FEW;
  }
  if (kind != ATT_BLOCK_EVENT && kind != ATT_BLOCK_RELATION) {
    return ATT_FRAME_FIRED;
  }
  return attempt->filled < (kind == ATT_BLOCK_RELATION ? 2 : 1)
             ? ATT_FRAME_TOO_FEW
         : is_other_verb(fill, attempt)       ? ATT_FRAME_OTHER_WORDS
         : is_reflexive(fill, attempt)        ? ATT_FRAME_REFLEXIVE
         : is_only_attributive(fill, attempt) ? ATT_FRAME_ATTRIBUTIVE
                                              : ATT_FRAME_FIRED;
}

static AttStatus
try_frame(const AttFill* fill,
          AttAttempt* attempt,
          AttFrameFate* fate,
          uint32_t* open)
{
  if (attempt->frame->slots.count > ATT_MOST_FRAME_SLOTS ||
      !voice_fits(fill, attempt)) {
    *fate = ATT_FRAME_OTHER_VOICE;
    return ATT_OK;
  }
  if (attempt->frame->kind == ATT_FRAME_ADJUNCT) {
    *fate = att_attempt_fill_adjunct(fill, attempt) ? ATT_FRAME_FIRED
                                                    : ATT_FRAME_NO_PHRASE;
    return ATT_OK;
  }
  ATT_TRY(fill_slots(fill, attempt, open));
  *fate = *open == UINT32_MAX ? judge_statement(fill, attempt)
                              : ATT_FRAME_SLOT_OPEN;
  return ATT_OK;
}

AttStatus
att_fill_frame(AttFill* fill, uint32_t frame_id, uint32_t trigger)
{
  const AttFrame* frame = &fill->rules->frames[frame_id];
  AttAttempt attempt = {.frame = frame,
                        .block = &fill->rules->blocks[frame->block],
                        .trigger = trigger,
                        .clause = trigger};
  AttFrameFate fate = ATT_FRAME_SLOT_OPEN;
  uint32_t open = 0;
  att_trials_begin(fill->read->trials, frame_id, trigger);
  ATT_TRY(try_frame(fill, &attempt, &fate, &open));
  att_trials_end(fill->read->trials, fate, open, attempt.filled);
  return fate == ATT_FRAME_FIRED ? keep(fill, &attempt, frame_id) : ATT_OK;
}
