// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// The climb from a trigger to the root of its sentence.
//
//   Kabul denied that it had refused to help the TTP.
//   help  <- refuse (Negated) <- deny (Negated, said by Kabul): affirmed by
//   parity, said by Kabul.
//
// What stands in the clause itself counts first (may, not, no); then each
// governor's effect; then what stands in the governor's clause, as long as it
// governs by an infinitive ("did not want to help") or is no speech ("is not
// true that"), for "did not say that" leaves what is not said as it was.

#include "statements/effects.h"

#include "term/traits.h"

/// The innermost word tells the modality, but that something lies ahead is the
/// least of them: what is hoped to come is wanted, what may be promised only
/// possible; by hearsay it stays ahead: "it was said that Oslo would withdraw".
/// What is denied as hearsay is no longer merely possible: "denied reports that
/// …".
static void
apply(AttStance* stance, const AttEffect* effect)
{
  stance->negated ^= effect->negates;
  if (stance->modality == ATT_MODALITY_ACTUAL ||
      (stance->modality == ATT_MODALITY_FUTURE && !effect->is_anonymous &&
       effect->modality != ATT_MODALITY_ACTUAL)) {
    stance->modality = effect->modality;
    stance->is_hearsay = effect->is_anonymous;
  } else if (stance->is_hearsay && effect->negates) {
    stance->modality = effect->modality;
    stance->is_hearsay = false;
  }
  att_chain_add(&stance->speakers, &effect->voices);
}

/// "neither", "nor": words that join what they deny.
static bool
is_joining(const AttEffects* effects, const AttEffect* effect)
{
  const uint8_t relation = effects->read->tokens[effect->governor].relation;
  return relation == ATT_RELATION_CC || relation == ATT_RELATION_CC_PRECONJ;
}

/// "did not attack nor invade" denies the second once, and so does "neither
/// Kenya nor Uganda attacked" the event: where a joining word denies the
/// clause, other joining words and what it shares with the first say the same.
static bool
is_joined_denial(const AttEffects* effects, uint32_t clause)
{
  for (size_t i = 0; i < effects->count; ++i) {
    const AttEffect* effect = &effects->effects[i];
    if (effect->is_modifier && effect->negates && effect->clause == clause &&
        is_joining(effects, effect)) {
      return true;
    }
  }
  return false;
}

/// Does the line itself ask for the word ("did not accept", "has no
/// intention")? Then it is part of what the line states.
static bool
is_asked_for(const AttEffects* effects, const AttMatch* match, uint32_t token)
{
  for (size_t i = 0; match && i < match->binding_count; ++i) {
    const AttBinding* binding = &match->bindings[i];
    if (binding->token >= token && binding->token - binding->before <= token &&
        effects->rules->slots[binding->slot].kind == ATT_SLOT_WORDS) {
      return true;
    }
  }
  return false;
}

/// `match` is the one that tells the clause; NULL: none does.
static void
apply_modifiers(const AttEffects* effects,
                uint32_t clause,
                const AttMatch* match,
                bool is_joined,
                AttStance* stance)
{
  for (size_t i = 0; i < effects->count; ++i) {
    const AttEffect* effect = &effects->effects[i];
    if (effect->is_modifier && effect->clause == clause &&
        !(is_joined && effect->negates && effect->is_shared) &&
        !is_asked_for(effects, match, effect->governor)) {
      apply(stance, effect);
    }
  }
}

static bool
has_conjunct(const AttReadSentence* read, uint32_t token)
{
  for (size_t i = 0; i < read->count; ++i) {
    if (read->tokens[i].relation == ATT_RELATION_CONJ &&
        read->tokens[i].head == (int32_t)token) {
      return true;
    }
  }
  return false;
}

/// Is an argument denied as a whole: "no country", "not a single country",
/// "neither Kenya"? Of "not Kenya but Uganda" only one is.
static bool
is_denied(const AttEffects* effects,
          uint32_t argument,
          const AttMatch* match,
          bool is_joined)
{
  for (size_t i = 0; i < effects->count; ++i) {
    const AttEffect* effect = &effects->effects[i];
    if (!effect->is_modifier || !effect->negates ||
        effect->clause != argument ||
        is_asked_for(effects, match, effect->governor)) {
      continue;
    }
    switch ((AttRelation)effects->read->tokens[effect->governor].relation) {
    case ATT_RELATION_DET:
      return true;
    case ATT_RELATION_ADVMOD:
      return !has_conjunct(effects->read, argument);
    case ATT_RELATION_CC:
    case ATT_RELATION_CC_PRECONJ:
      return !is_joined;
    default:
      break;
    }
  }
  return false;
}

/// "No country attacked": a denied subject or object denies the event, once for
/// all of them. `below` is the argument that the climb comes from.
static void
apply_arguments(const AttEffects* effects,
                uint32_t clause,
                const AttMatch* match,
                uint32_t below,
                bool is_joined,
                AttStance* stance)
{
  const AttClauses* clauses = effects->read->clauses;
  for (uint32_t a = clauses->first[clause]; a < clauses->first[clause + 1];
       ++a) {
    const AttArc* arc = &clauses->arcs[a];
    const bool is_own =
        arc->via == clause || arc->variant == ATT_VARIANT_SHARED;
    if (is_own && arc->argument != below &&
        arc->variant != ATT_VARIANT_RELATIVE &&
        (arc->function == ATT_FUNCTION_SUBJECT ||
         arc->function == ATT_FUNCTION_OBJECT ||
         arc->function == ATT_FUNCTION_INDIRECT) &&
        is_denied(effects, arc->argument, match, is_joined)) {
      stance->negated = !stance->negated;
      return;
    }
  }
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

/// The condition under which a clause holds, or one that stands before the
/// clause which it is coordinated with.
static bool
has_condition(const AttEffects* effects, uint32_t clause)
{
  const AttReadSentence* read = effects->read;
  const AttClauses* clauses = read->clauses;
  const uint32_t own = clause;
  for (size_t step = 0; step < read->count; ++step) {
    for (uint32_t a = clauses->first[clause]; a < clauses->first[clause + 1];
         ++a) {
      const AttArc* arc = &clauses->arcs[a];
      if (arc->function == ATT_FUNCTION_ADVERBIAL &&
          (clause == own || arc->argument < clause) &&
          is_conditional(effects, arc->argument)) {
        return true;
      }
    }
    const AttToken* token = &read->tokens[clause];
    if (token->relation != ATT_RELATION_CONJ || token->head < 0) {
      return false;
    }
    clause = (uint32_t)token->head;
  }
  return false;
}

/// "If Israel attacks, Iran will bomb it": neither is told as a fact. What is
/// wanted stays wanted, and what is told of the past a fact.
static void
apply_condition(const AttEffects* effects, uint32_t clause, AttStance* stance)
{
  const uint8_t xpos = effects->read->tokens[clause].xpos;
  const bool is_open = stance->modality == ATT_MODALITY_FUTURE ||
                       stance->modality == ATT_MODALITY_POSSIBLE ||
                       (stance->modality == ATT_MODALITY_ACTUAL &&
                        (xpos == ATT_XPOS_VBZ || xpos == ATT_XPOS_VBP));
  if (is_open && has_condition(effects, clause)) {
    stance->modality = ATT_MODALITY_CONDITIONAL;
  }
}

/// Apply what stands in a clause itself.
static void
apply_clause(const AttEffects* effects,
             uint32_t clause,
             const AttMatch* match,
             uint32_t below,
             AttStance* stance)
{
  const bool is_joined = is_joined_denial(effects, clause);
  apply_modifiers(effects, clause, match, is_joined, stance);
  apply_arguments(effects, clause, match, below, is_joined, stance);
  apply_condition(effects, clause, stance);
}

/// "in order to attack": a mark governs the clause that it stands in.
static bool
is_mark(const AttReadSentence* read, const AttEffect* effect)
{
  const AttToken* governor = &read->tokens[effect->governor];
  return governor->relation == ATT_RELATION_MARK &&
         governor->head == (int32_t)effect->clause;
}

/// Of a clause that a word governs its mark says nothing more: "went on to
/// attack" tells no purpose.
static bool
is_governed_from_above(const AttEffects* effects, uint32_t clause)
{
  for (size_t i = 0; i < effects->count; ++i) {
    const AttEffect* effect = &effects->effects[i];
    if (!effect->is_modifier && effect->clause == clause &&
        !is_mark(effects->read, effect)) {
      return true;
    }
  }
  return false;
}

/// "rejected the demand", "denied the charges": who answers to what was said
/// does not undo the saying.
static bool
answers(const AttReadSentence* read, const AttEffect* effect)
{
  return effect->negates &&
         read->tokens[effect->governor].upos == ATT_UPOS_VERB;
}

/// Apply what governs a clause from outside; the governor, or -1. `*open` where
/// what denies the governor denies the clause.
static int64_t
apply_governors(const AttEffects* effects,
                uint32_t clause,
                uint32_t trigger,
                bool is_saying,
                bool is_state,
                bool* open,
                AttStance* stance)
{
  int64_t governor = -1;
  const bool from_above = is_governed_from_above(effects, clause);
  *open = false;
  for (size_t i = 0; i < effects->count; ++i) {
    const AttEffect* effect = &effects->effects[i];
    if (!effect->is_modifier && effect->clause == clause &&
        effect->governor != trigger &&
        !((from_above || is_state) && is_mark(effects->read, effect)) &&
        !(clause == trigger && is_saying && answers(effects->read, effect))) {
      apply(stance, effect);
      governor = effect->governor;
      *open = effect->is_open;
    }
  }
  return governor;
}

/// The verb that lent a noun its arguments, or that a path climbed to: it
/// carries the noun's stance.
static int64_t
support_verb(const AttReadSentence* read, const AttMatch* match)
{
  const AttClauses* clauses = read->clauses;
  if (match->clause != match->trigger) {
    return match->clause;
  }
  for (size_t i = 0; i < match->binding_count; ++i) {
    if (match->bindings[i].variant != ATT_VARIANT_SUPPORT) {
      continue;
    }
    for (uint32_t a = clauses->first[match->trigger];
         a < clauses->first[match->trigger + 1];
         ++a) {
      const AttArc* arc = &clauses->arcs[a];
      if (arc->variant == ATT_VARIANT_SUPPORT &&
          arc->argument == match->bindings[i].token) {
        return arc->via;
      }
    }
  }
  return -1;
}

/// A clause with a question mark of its own, or coordinated with one that has
/// it, asks: "Did Iran attack Iraq and bomb Kuwait?"
static bool
asks(const AttReadSentence* read, uint32_t clause)
{
  for (size_t step = 0; step < read->count; ++step) {
    for (size_t i = 0; i < read->count; ++i) {
      const AttToken* token = &read->tokens[i];
      if (token->upos == ATT_UPOS_PUNCT && token->head == (int32_t)clause &&
          token->form.size && token->form.at[0] == '?') {
        return true;
      }
    }
    const AttToken* token = &read->tokens[clause];
    if (token->relation != ATT_RELATION_CONJ || token->head < 0) {
      return false;
    }
    clause = (uint32_t)token->head;
  }
  return false;
}

/// The predicate that has a clause as its complement; `*infinitive` where it
/// governs without a finite clause in between.
static int64_t
parent_of(const AttReadSentence* read, uint32_t clause, bool* infinitive)
{
  const AttClauses* clauses = read->clauses;
  int64_t parent = -1;
  for (size_t a = 0; a < clauses->arc_count; ++a) {
    const AttArc* arc = &clauses->arcs[a];
    if (arc->argument == clause && arc->predicate != clause &&
        arc->function == ATT_FUNCTION_COMPLEMENT &&
        (parent < 0 || arc->via != arc->predicate)) {
      parent = arc->predicate; // of "rejected reports that" the noun
    }
  }
  if (parent >= 0) {
    *infinitive = read->tokens[clause].relation == ATT_RELATION_XCOMP;
    return parent;
  }
  const AttToken* token = &read->tokens[clause];
  if (token->relation == ATT_RELATION_CONJ && token->head >= 0) {
    const AttToken* first = &read->tokens[token->head];
    if (first->relation == ATT_RELATION_XCOMP ||
        first->relation == ATT_RELATION_CCOMP) {
      bool ignored = false;
      *infinitive = first->relation == ATT_RELATION_XCOMP;
      return parent_of(read, (uint32_t)token->head, &ignored);
    }
  }
  return -1;
}

/// "the next round of talks": the noun that only counts another one, else the
/// noun itself.
static uint32_t
counted_by(const AttEffects* effects, uint32_t noun)
{
  const AttToken* tokens = effects->read->tokens;
  const int32_t head = tokens[noun].head;
  return head >= 0 && tokens[noun].relation == ATT_RELATION_NMOD &&
                 att_match_list_has(
                     effects->rules, ATT_LIST_PARTITIVE, tokens[head].lemma)
             ? (uint32_t)head
             : noun;
}

/// "the talks will be held", "may host talks": the verb by which what a noun
/// tells comes about; how that is, the event is. Or -1.
static int64_t
realised_by(const AttEffects* effects, uint32_t noun)
{
  const AttReadSentence* read = effects->read;
  const AttClauses* clauses = read->clauses;
  if (read->tokens[noun].upos != ATT_UPOS_NOUN) {
    return -1;
  }
  const uint32_t counted = counted_by(effects, noun);
  for (size_t a = 0; a < clauses->arc_count; ++a) {
    const AttArc* arc = &clauses->arcs[a];
    const AttToken* verb = &read->tokens[arc->predicate];
    if ((arc->argument == noun || arc->argument == counted) &&
        verb->upos == ATT_UPOS_VERB && arc->variant != ATT_VARIANT_RELATIVE &&
        (arc->function == ATT_FUNCTION_SUBJECT ||
         arc->function == ATT_FUNCTION_OBJECT) &&
        att_match_list_has(effects->rules, ATT_LIST_REALISING, verb->lemma)) {
      return arc->predicate;
    }
  }
  return -1;
}

/// Is `word` the trigger, or passed on the way from it up to `clause`?
static bool
is_below(const AttReadSentence* read,
         uint32_t trigger,
         uint32_t word,
         uint32_t clause)
{
  int64_t at = trigger;
  for (size_t step = 0; at >= 0 && step <= read->count; ++step) {
    if (at == (int64_t)clause) {
      return false;
    }
    if (at == (int64_t)word) {
      return true;
    }
    at = read->tokens[at].head;
  }
  return false;
}

/// All that stands in a reported clause is reported: "Kenya said that Uganda,
/// which attacked Rwanda, …". From the trigger upward, whoever says a clause on
/// the way and is no part of it; the outlook of those clauses is their own.
/// What a noun has with it is only named: "demanded a report on those who
/// attacked".
static void
apply_reports(const AttEffects* effects, uint32_t trigger, AttStance* stance)
{
  const AttReadSentence* read = effects->read;
  const uint32_t first = read->sentence->first;
  uint32_t passed = 0;
  for (int64_t at = trigger; at >= 0 && passed <= read->count;
       at = read->tokens[at].head, ++passed) {
    const uint8_t upos = read->tokens[at].upos;
    if (upos == ATT_UPOS_NOUN || upos == ATT_UPOS_PROPN) {
      continue;
    }
    for (size_t i = 0; i < effects->count; ++i) {
      const AttEffect* effect = &effects->effects[i];
      if (!effect->is_modifier && effect->clause == (uint32_t)at &&
          effect->voices.count &&
          !att_chain_has(&stance->speakers, first + effect->governor) &&
          !is_below(read, trigger, effect->governor, (uint32_t)at)) {
        att_chain_add(&stance->speakers, &effect->voices);
      }
    }
  }
}

/// Does a frame ask for no more words than its trigger? "Aid is suspended"
/// does.
static bool
is_bare(const AttRules* rules, const AttFrame* frame)
{
  const AttRange slots = frame->slots;
  for (uint32_t i = slots.first; i < slots.first + slots.count; ++i) {
    if (rules->slots[i].kind == ATT_SLOT_WORDS && !rules->slots[i].optional) {
      return false;
    }
  }
  return true;
}

/// May a word tell the events of a block by itself?
static bool
tells_block(const AttEffects* effects, uint32_t token, uint32_t block)
{
  const AttRules* rules = effects->rules;
  if (effects->read->tokens[token].upos == ATT_UPOS_VERB) {
    return false;
  }
  const AttRange run =
      att_rules_triggered(rules, effects->read->tokens[token].lemma);
  for (uint32_t i = 0; i < run.count; ++i) {
    const AttFrame* frame = &rules->frames[rules->triggered[run.first + i]];
    if (frame->block == block && frame->kind == ATT_FRAME_NOMINAL &&
        is_bare(rules, frame)) {
      return true;
    }
  }
  return false;
}

/// "seeks cooperation with Kabul", where a line starts with the verb: the event
/// is told by its noun, and as the verb has it. "demands withdrawal" is read as
/// the demand, which no withdrawal tells.
static void
apply_told_noun(const AttEffects* effects,
                const AttMatch* match,
                AttStance* stance)
{
  const uint32_t block = effects->rules->frames[match->frame].block;
  for (size_t b = 0; b < match->binding_count; ++b) {
    const AttBinding* binding = &match->bindings[b];
    for (size_t i = 0; i < effects->count; ++i) {
      const AttEffect* effect = &effects->effects[i];
      if (!effect->is_modifier && effect->clause == binding->token &&
          effect->governor == match->trigger && effect->is_open &&
          effects->rules->slots[binding->slot].kind == ATT_SLOT_WORDS &&
          tells_block(effects, binding->token, block)) {
        apply(stance, effect);
      }
    }
  }
}

/// "claimed the attack", where a line starts with the verb: whoever says that
/// is the speaker.
static void
apply_claim(const AttEffects* effects, const AttMatch* match, AttStance* stance)
{
  const AttBlock* block =
      &effects->rules->blocks[effects->rules->frames[match->frame].block];
  if (att_ontology_class_has(
          effects->ontology, block->class_id, ATT_TRAIT_TELLING)) {
    return; // "asked for help": that is what is done, nobody says so
  }
  for (size_t b = 0; b < match->binding_count; ++b) {
    const AttBinding* binding = &match->bindings[b];
    if (effects->rules->slots[binding->slot].kind != ATT_SLOT_WORDS) {
      continue;
    }
    for (size_t i = 0; i < effects->count; ++i) {
      const AttEffect* effect = &effects->effects[i];
      if (effect->is_speech && !effect->negates && !effect->is_modifier &&
          effect->clause == binding->token &&
          effect->governor == match->trigger) {
        att_chain_add(&stance->speakers, &effect->voices);
      }
    }
  }
}

AttStance
att_effects_stance(const AttEffects* effects, const AttMatch* match)
{
  AttStance stance = {.modality = ATT_MODALITY_ACTUAL};
  const AttReadSentence* read = effects->read;
  const bool is_saying =
      read->tokens[match->trigger].upos != ATT_UPOS_VERB &&
      att_ontology_class_has(
          effects->ontology,
          effects->rules->blocks[effects->rules->frames[match->frame].block]
              .class_id,
          ATT_TRAIT_TELLING);
  // who acts in order to counter somebody opposes them
  const bool is_state =
      effects->rules->blocks[effects->rules->frames[match->frame].block].kind ==
      ATT_BLOCK_RELATION;
  uint32_t below = match->trigger;
  apply_told_noun(effects, match, &stance);
  apply_claim(effects, match, &stance);
  apply_clause(effects, match->trigger, match, below, &stance);
  int64_t clause = match->trigger;
  bool is_open = false;
  const int64_t verb = support_verb(read, match);
  if (verb >= 0 && verb != clause) {
    apply_governors(effects,
                    (uint32_t)clause,
                    match->trigger,
                    is_saying,
                    is_state,
                    &is_open,
                    &stance);
    clause = verb;
    apply_clause(effects, (uint32_t)clause, match, below, &stance);
  }
  for (size_t step = 0; clause >= 0 && step < read->count; ++step) {
    stance.asked |= asks(read, (uint32_t)clause);
    int64_t governor = apply_governors(effects,
                                       (uint32_t)clause,
                                       match->trigger,
                                       is_saying,
                                       is_state,
                                       &is_open,
                                       &stance);
    bool infinitive = false;
    const int64_t parent = parent_of(read, (uint32_t)clause, &infinitive);
    if (parent >= 0) {
      is_open &= governor == parent;
      governor = parent;
    }
    below = (uint32_t)clause;
    if (governor < 0 && !is_state) {
      governor = realised_by(effects, (uint32_t)clause);
      is_open = governor >= 0;
    }
    if (governor >= 0 && (infinitive || is_open)) {
      apply_clause(effects, (uint32_t)governor, NULL, below, &stance);
    }
    clause = governor;
  }
  apply_reports(effects, match->trigger, &stance);
  return stance;
}
