// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Fill one slot. It takes the first realisation that has a filler of its type;
// coordinated fillers all fill it.
// In: an attempt, a slot, the clause graph. Out: bindings.

#include "match/attempt.h"

#include "match/path.h"
#include "term/traits.h"

static bool
function_has_marker(AttFunction function)
{
  return function == ATT_FUNCTION_OBLIQUE ||
         function == ATT_FUNCTION_COMPLEMENT ||
         function == ATT_FUNCTION_ADVERBIAL;
}

bool
att_attempt_is_passive_form(const AttToken* token)
{
  return token->xpos == ATT_XPOS_VBN || token->xpos == ATT_XPOS_VBD ||
         token->upos == ATT_UPOS_ADJ;
}

static bool
is_finite_form(uint8_t xpos)
{
  return xpos == ATT_XPOS_VBD || xpos == ATT_XPOS_VBZ || xpos == ATT_XPOS_MD;
}

/// Does the clause of a predicate have a finite verb: itself or an auxiliary;
/// or a subject beside a form that may be either ("they leave")?
static bool
has_finite_verb(const AttReadSentence* read, uint32_t predicate)
{
  bool is_finite = is_finite_form(read->tokens[predicate].xpos);
  for (uint32_t i = 0; i < read->count && !is_finite; ++i) {
    const AttToken* token = &read->tokens[i];
    is_finite =
        token->head == (int32_t)predicate &&
        (token->upos == ATT_UPOS_AUX
             ? is_finite_form(token->xpos) || token->xpos == ATT_XPOS_VBP
             : read->tokens[predicate].xpos == ATT_XPOS_VBP &&
                   att_relation_universal(token->relation) ==
                       ATT_RELATION_NSUBJ);
  }
  return is_finite;
}

/// May the noun tell an event itself, that is done to somebody? "An agreement
/// on cooperation with Iraq" is one with Iraq too.
static bool
tells_event(const AttFill* fill, uint32_t token)
{
  const AttRules* rules = fill->rules;
  const AttToken* noun = &fill->read->tokens[token];
  if (noun->upos != ATT_UPOS_NOUN) {
    return false;
  }
  const AttRange run = att_rules_triggered(rules, noun->lemma);
  for (uint32_t i = 0; i < run.count; ++i) {
    const AttFrame* frame = &rules->frames[rules->triggered[run.first + i]];
    const AttBlock* block = &rules->blocks[frame->block];
    const AttClass* class = att_ontology_class(fill->ontology, block->class_id);
    if (frame->kind == ATT_FRAME_NOMINAL && block->kind == ATT_BLOCK_EVENT &&
        class && !(class->own_traits & ATT_TRAIT_RECIPROCAL)) {
      return true;
    }
  }
  return false;
}

/// "support for the attack on Iraq": a phrase of a noun within the trigger's
/// phrase, which that noun has for its own event.
static bool
is_inner(const AttFill* fill, const AttArc* arc)
{
  return arc->function == ATT_FUNCTION_OBLIQUE &&
         arc->variant == ATT_VARIANT_NOMINAL && arc->via != arc->predicate &&
         fill->read->tokens[arc->predicate].upos == ATT_UPOS_NOUN &&
         tells_event(fill, arc->via);
}

AttEdgeFate
att_attempt_arc_fate(const AttFill* fill,
                     const AttAttempt* attempt,
                     const AttRealisation* how,
                     const AttArc* arc)
{
  AttFunction function = (AttFunction)arc->function;
  // "is concerned about": the treebank also reads it as a passive.
  if (attempt->frame->kind == ATT_FRAME_COPULAR &&
      how->function == ATT_FUNCTION_SUBJECT &&
      function == ATT_FUNCTION_OBJECT &&
      att_attempt_is_passive_form(&fill->read->tokens[arc->predicate])) {
    function = ATT_FUNCTION_SUBJECT;
  }
  if (function != how->function) {
    return ATT_EDGE_OTHER_FUNCTION;
  }
  if (arc->variant == ATT_VARIANT_SUPPORT &&
      !att_fill_is_lent(fill, attempt->block, arc)) {
    return ATT_EDGE_NO_SUPPORT;
  }
  // "The group is a threat to Iran" tells of no threat that it made.
  if (attempt->frame->kind == ATT_FRAME_NOMINAL &&
      function == ATT_FUNCTION_SUBJECT && arc->variant == ATT_VARIANT_COPULA) {
    return ATT_EDGE_OTHER_FUNCTION;
  }
  if (is_inner(fill, arc)) {
    return ATT_EDGE_OTHER_FUNCTION;
  }
  if (!function_has_marker(function)) {
    return ATT_EDGE_FITS;
  }
  return att_fill_has_marker(fill->rules, how->markers, arc->marker) &&
                 !(how->bare_infinitive && !arc->marker.size &&
                   has_finite_verb(fill->read, arc->argument))
             ? ATT_EDGE_FITS
             : ATT_EDGE_OTHER_MARKER;
}

static void
note_edge(const AttFill* fill, const AttArc* arc, AttEdgeFate fate)
{
  att_trials_edge(fill->read->trials,
                  (AttEdgeTrial){.token = arc->argument,
                                 .via = arc->via,
                                 .marker = arc->marker,
                                 .function = arc->function,
                                 .variant = arc->variant,
                                 .fate = (uint8_t)fate});
}

static bool
arc_fits(const AttFill* fill,
         const AttAttempt* attempt,
         const AttRealisation* how,
         const AttArc* arc)
{
  const AttEdgeFate fate = att_attempt_arc_fate(fill, attempt, how, arc);
  if (fate != ATT_EDGE_FITS) {
    note_edge(fill, arc, fate);
  }
  return fate == ATT_EDGE_FITS;
}

/// Does a class fit the slot: its narrowed type, and the domain or range of
/// the property that it fills?
static bool
class_fits(const AttFill* fill,
           const AttAttempt* attempt,
           const AttSlot* slot,
           uint32_t class_id)
{
  const AttOntology* ontology = fill->ontology;
  if (slot->type && !att_ontology_is_a(ontology, class_id, slot->type)) {
    return false;
  }
  if (slot->property) {
    return att_ontology_fits_range(ontology, slot->property, class_id);
  }
  const uint32_t relation = attempt->block->property_id;
  if (!relation) {
    return true;
  }
  return att_view_equal(slot->name, ATT_VIEW("subject"))
             ? att_ontology_fits_domain(ontology, relation, class_id)
             : att_ontology_fits_range(ontology, relation, class_id);
}

/// The mention that a word stands for: the one it heads, else the one that
/// covers it. A pronoun or particle within a name ("Tehrik-i-Taliban") that a
/// wrong tree makes an argument stands for nothing.
static uint32_t
mention_at(const AttReadSentence* read, uint32_t token)
{
  const size_t at = read->sentence->first + token;
  const uint32_t headed = read->mentions->headed_by[at];
  const uint8_t upos = read->tokens[token].upos;
  const bool is_name = upos == ATT_UPOS_PROPN || upos == ATT_UPOS_NOUN ||
                       upos == ATT_UPOS_ADJ || upos == ATT_UPOS_X ||
                       upos == ATT_UPOS_NUM || upos == ATT_UPOS_VERB;
  return headed || !is_name ? headed : read->mentions->covered_by[at];
}

/// Is the edge a preposition of place? The rules list them ("locative").
static bool
is_locative(const AttFill* fill, const AttArc* arc)
{
  if (arc->function != ATT_FUNCTION_OBLIQUE) {
    return false;
  }
  for (uint32_t i = 0; i < fill->locative.count; ++i) {
    const AttRange words = fill->rules->phrases[fill->locative.first + i].words;
    if (words.count == 1 &&
        att_view_equal(fill->rules->words[words.first].text, arc->marker)) {
      return true;
    }
  }
  return false;
}

/// The word that a phrase is about: "hundreds of militants" and "seven of the
/// militants" are about militants.
static uint32_t
counted_word(const AttFill* fill, uint32_t token)
{
  bool is_number = false;
  (void)att_fill_count(fill, token, &is_number);
  return is_number || att_fill_is_one_of(fill, fill->partitive, token, NULL)
             ? att_fill_partitive(fill, token)
             : token;
}

/// Is nobody named at a word, or only by a noun that says no more than what he
/// is: "(its) foreign minister"?
static bool
names_nobody(const AttReadSentence* read, uint32_t token)
{
  const AttMentions* all = read->mentions;
  const uint32_t id = mention_at(read, token);
  if (!id) {
    return true;
  }
  const AttMention* mention = &all->mentions[id - 1];
  const AttReading* reading = &all->readings[mention->first_reading];
  const AttEntity* entity = &all->entities[reading->entity];
  return read->tokens[token].upos == ATT_UPOS_NOUN && !mention->antecedent &&
         reading->kind == ATT_READING_NOUN && !entity->iri.size &&
         !entity->link_count;
}

/// "A spokesman for the Taliban said …", "a statement by the ministry said …":
/// an office or an utterance that names nobody speaks for whom it is of; who
/// holds an office to speak also acts for them so.
static uint32_t
speaking_word(const AttFill* fill,
              const AttAttempt* attempt,
              const AttSlot* slot,
              uint32_t token)
{
  const AttProperty* property =
      att_ontology_property(fill->ontology, slot->property);
  AttRange list = {0, 0};
  const bool is_saying = attempt->block->kind == ATT_BLOCK_SPEECH ||
                         att_block_is_undertaking(attempt->block->kind);
  if (is_saying) {
    list = fill->offices.delegate;
  } else if (property && property->traits & ATT_TRAIT_VOICE) {
    list = fill->offices.spokesperson;
  }
  const AttToken* word = &fill->read->tokens[token];
  const bool says =
      is_saying &&
      att_office_is_listed(&fill->offices, fill->offices.utterance, word);
  return names_nobody(fill->read, token) &&
                 (says || att_office_is_listed(&fill->offices, list, word))
             ? att_office_served(&fill->offices, fill->read, token)
             : token;
}

static bool
says_where(const AttFill* fill, const AttSlot* slot)
{
  const AttProperty* property =
      att_ontology_property(fill->ontology, slot->property);
  return property && (property->traits & ATT_TRAIT_WHEREABOUTS);
}

/// Choose the reading that fits the slot. Where several do, "in Kabul" and what
/// a slot of places has is the city, and Kabul that says or does something the
/// government.
static bool
find_reading(const AttFill* fill,
             const AttAttempt* attempt,
             const AttSlot* slot,
             const AttArc* arc,
             AttBinding* binding)
{
  const AttMentions* all = fill->read->mentions;
  const uint32_t id = mention_at(
      fill->read,
      speaking_word(fill, attempt, slot, counted_word(fill, arc->argument)));
  if (!id) {
    return false;
  }
  const bool wants_place =
      is_locative(fill, arc) || says_where(fill, slot) ||
      (slot->type &&
       !att_ontology_class_has(fill->ontology, slot->type, ATT_TRAIT_ACTING));
  const AttMention* mention = &all->mentions[id - 1];
  const bool is_trigger =
      mention->head == fill->read->sentence->first + attempt->trigger;
  for (uint32_t i = 0; i < mention->reading_count; ++i) {
    const AttReading* reading = &all->readings[mention->first_reading + i];
    const uint32_t class_id = all->entities[reading->entity].class_id;
    // "the War on Terror" is no war on itself; "the Taliban government" is one
    // of the Taliban
    if ((is_trigger && reading->kind != ATT_READING_METONYM &&
         reading->kind != ATT_READING_BODY) ||
        !class_fits(fill, attempt, slot, class_id)) {
      continue;
    }
    const bool is_actor =
        att_ontology_class_has(fill->ontology, class_id, ATT_TRAIT_ACTING);
    if (!binding->mention || is_actor != wants_place) {
      binding->mention = id;
      binding->entity = reading->entity;
    }
    if (is_actor != wants_place) {
      break;
    }
  }
  return binding->mention != 0;
}

static bool
names_something(const AttFill* fill, const AttArc* arc)
{
  return mention_at(fill->read, counted_word(fill, arc->argument)) != 0;
}

static bool
part_excludes(const AttFill* fill,
              const AttBlock* part,
              const AttSlot* slot,
              uint32_t token)
{
  const AttRange unless = part->unless;
  for (uint32_t i = 0; i < unless.count; ++i) {
    const AttUnless* rule = &fill->rules->unless[unless.first + i];
    if (att_view_equal(rule->slot, slot->name) &&
        att_fill_is_one_of(fill, rule->phrases, token, NULL)) {
      return true;
    }
  }
  return false;
}

/// Does some part of the block say "unless" of the slot's filler?
static bool
is_excluded(const AttFill* fill,
            const AttAttempt* attempt,
            const AttSlot* slot,
            uint32_t token)
{
  const AttBlock* blocks = fill->rules->blocks;
  const AttBlock* part = &blocks[attempt->block->root];
  while (!part_excludes(fill, part, slot, token)) {
    if (!part->next) {
      return false;
    }
    part = &blocks[part->next];
  }
  return true;
}

/// COUNT and EVENT of a quantity. A count is a number, or what has one ("30
/// soldiers"); of "seven of its soldiers" and "dozens of people" the soldiers
/// and the people must be of the slot's type. A bare number has no type.
static bool
bind_quantity(const AttFill* fill,
              const AttAttempt* attempt,
              const AttSlot* slot,
              const AttArc* arc,
              AttBinding* binding)
{
  if (!att_view_equal(slot->name, ATT_VIEW("count"))) {
    return true; // which events stand there is seen when they are built
  }
  bool is_number = false;
  const uint32_t id = att_fill_count(fill, arc->argument, &is_number);
  if (!id) {
    return false;
  }
  binding->value = id;
  const uint32_t counted =
      is_number ? att_fill_partitive(fill, arc->argument) : arc->argument;
  if (!slot->type || (is_number && counted == arc->argument)) {
    return true;
  }
  AttArc of = *arc;
  of.argument = counted;
  AttBinding typed = {0};
  return find_reading(fill, attempt, slot, &of, &typed);
}

/// The word of an edge that a fixed word is: what the phrase leads to, or what
/// it only counts ("five rounds of talks"). False where it is neither.
static bool
find_fixed_word(const AttFill* fill,
                const AttSlot* slot,
                const AttArc* arc,
                AttBinding* binding)
{
  const uint32_t counted = counted_word(fill, arc->argument);
  const uint32_t words[2] = {arc->argument, counted};
  for (size_t i = 0; i < (counted == arc->argument ? 1u : 2u); ++i) {
    uint32_t begin = words[i];
    if (att_fill_is_one_of(fill, slot->phrases, words[i], &begin)) {
      binding->token = words[i];
      binding->before = words[i] - begin;
      return true;
    }
  }
  return false;
}

/// What one arc offers to a slot.
static AttEdgeFate
offer_arc(const AttFill* fill,
          const AttAttempt* attempt,
          const AttSlot* slot,
          const AttArc* arc,
          AttBinding* binding)
{
  *binding = (AttBinding){.token = arc->argument, .variant = arc->variant};
  if (is_excluded(fill, attempt, slot, arc->argument)) {
    return ATT_EDGE_EXCLUDED;
  }
  if (attempt->block->kind == ATT_BLOCK_QUANTITY &&
      slot->kind == ATT_SLOT_ROLE) {
    return bind_quantity(fill, attempt, slot, arc, binding)
               ? ATT_EDGE_FITS
               : ATT_EDGE_OTHER_TYPE;
  }
  const bool is_clause_arc = arc->function == ATT_FUNCTION_COMPLEMENT ||
                             arc->function == ATT_FUNCTION_ADVERBIAL;
  switch (slot->kind) {
  case ATT_SLOT_WORDS:
    return !find_fixed_word(fill, slot, arc, binding) ? ATT_EDGE_OTHER_WORDS
           : att_discards_at(fill->read->discards,
                             fill->read->sentence->first + binding->token)
               ? ATT_EDGE_DISCARDED
               : ATT_EDGE_FITS;
  case ATT_SLOT_CLAUSE:
    binding->is_clause = true;
    return ATT_EDGE_FITS;
  case ATT_SLOT_ROLE:
    if (!is_clause_arc && find_reading(fill, attempt, slot, arc, binding)) {
      return ATT_EDGE_FITS;
    }
    binding->is_clause = slot->takes_clause;
    return slot->takes_clause           ? ATT_EDGE_FITS
           : names_something(fill, arc) ? ATT_EDGE_OTHER_TYPE
                                        : ATT_EDGE_NO_MENTION;
  }
  return ATT_EDGE_OTHER_TYPE;
}

static bool
bind_arc(const AttFill* fill,
         const AttAttempt* attempt,
         const AttSlot* slot,
         const AttArc* arc,
         AttBinding* binding)
{
  const AttEdgeFate fate = offer_arc(fill, attempt, slot, arc, binding);
  note_edge(fill, arc, fate);
  return fate == ATT_EDGE_FITS;
}

static void
add_binding(AttAttempt* attempt, uint32_t slot, AttBinding binding)
{
  if (attempt->binding_count < ATT_MOST_BINDINGS) {
    binding.slot = slot;
    attempt->bindings[attempt->binding_count++] = binding;
  }
}

/// Bind a filler; of one that stands for several ("the two countries"), each
/// that the slot takes.
static void
add_fillers(const AttFill* fill,
            AttAttempt* attempt,
            uint32_t slot_id,
            AttBinding binding)
{
  const AttMentions* all = fill->read->mentions;
  const AttMention* mention =
      binding.mention ? &all->mentions[binding.mention - 1] : NULL;
  const uint32_t first = binding.entity;
  add_binding(attempt, slot_id, binding);
  for (uint32_t i = 0; mention && (mention->antecedent || mention->is_shared) &&
                       i < mention->reading_count;
       ++i) {
    binding.entity = all->readings[mention->first_reading + i].entity;
    if (binding.entity != first &&
        class_fits(fill,
                   attempt,
                   &fill->rules->slots[slot_id],
                   all->entities[binding.entity].class_id)) {
      add_binding(attempt, slot_id, binding);
    }
  }
}

/// "countries such as Iran and Qatar": the members that a phrase introduces say
/// more than its noun. False where none is named.
static bool
bind_members(const AttFill* fill,
             AttAttempt* attempt,
             uint32_t slot_id,
             const AttRealisation* how,
             const AttArc* of)
{
  const AttSlot* slot = &fill->rules->slots[slot_id];
  const AttClauses* clauses = fill->read->clauses;
  bool found = false;
  for (uint32_t a = clauses->first[of->predicate];
       a < clauses->first[of->predicate + 1];
       ++a) {
    const AttArc* arc = &clauses->arcs[a];
    AttBinding binding;
    if (arc->variant == ATT_VARIANT_APPOSITIVE && arc->via == of->argument &&
        arc_fits(fill, attempt, how, arc) &&
        bind_arc(fill, attempt, slot, arc, &binding) && binding.mention) {
      add_binding(attempt, slot_id, binding);
      found = true;
    }
  }
  return found;
}

/// A word fills one role only: "the withdrawal of the US" has no second place
/// for the US.
static bool
is_bound(const AttFill* fill, const AttAttempt* attempt, const AttArc* arc)
{
  for (size_t i = 0; i < attempt->binding_count; ++i) {
    if (attempt->bindings[i].token == arc->argument) {
      note_edge(fill, arc, ATT_EDGE_TAKEN);
      return true;
    }
  }
  return false;
}

/// Fill a slot from the edges of one host: the first that fits, and those
/// coordinated with it.
static bool
fill_from_host(const AttFill* fill,
               AttAttempt* attempt,
               uint32_t slot_id,
               const AttRealisation* how,
               uint32_t host)
{
  const AttSlot* slot = &fill->rules->slots[slot_id];
  const AttClauses* clauses = fill->read->clauses;
  bool found = false;
  uint32_t group = 0;
  uint8_t variant = 0;
  for (uint32_t a = clauses->first[host]; a < clauses->first[host + 1]; ++a) {
    const AttArc* arc = &clauses->arcs[a];
    AttBinding binding;
    if ((found && (arc->conjunct_of != group || arc->variant != variant)) ||
        !arc_fits(fill, attempt, how, arc) ||
        (slot->kind != ATT_SLOT_WORDS && is_bound(fill, attempt, arc)) ||
        !bind_arc(fill, attempt, slot, arc, &binding)) {
      continue;
    }
    if (!found) {
      found = true;
      group = arc->conjunct_of;
      variant = arc->variant;
      attempt->hosts[slot_id - attempt->frame->slots.first] = binding.token + 1;
    }
    if (slot->kind != ATT_SLOT_ROLE ||
        !bind_members(fill, attempt, slot_id, how, arc)) {
      add_fillers(fill, attempt, slot_id, binding);
    }
    if (slot->kind == ATT_SLOT_WORDS || slot->pair == ATT_PAIR_FIRST) {
      break;
    }
  }
  return found;
}

/// "OBJECT's leader SUBJECT": words whose own edge of that function leads to
/// the host.
static bool
fill_inverse(const AttFill* fill,
             AttAttempt* attempt,
             uint32_t slot_id,
             const AttRealisation* how,
             uint32_t host)
{
  const AttSlot* slot = &fill->rules->slots[slot_id];
  const AttClauses* clauses = fill->read->clauses;
  for (size_t a = 0; a < clauses->arc_count; ++a) {
    const AttArc* arc = &clauses->arcs[a];
    if (arc->argument != host || !arc_fits(fill, attempt, how, arc)) {
      continue;
    }
    AttArc turned = *arc;
    turned.argument = arc->predicate;
    AttBinding binding;
    if (bind_arc(fill, attempt, slot, &turned, &binding)) {
      attempt->hosts[slot_id - attempt->frame->slots.first] =
          arc->predicate + 1;
      add_binding(attempt, slot_id, binding);
      return true;
    }
  }
  return false;
}

/// The word that a fixed expression hangs by: "rather" of "rather than".
static uint32_t
top_of_fixed(const AttFill* fill, uint32_t token)
{
  const AttToken* tokens = fill->read->tokens;
  for (size_t step = 0;
       step < fill->read->count &&
       tokens[token].relation == ATT_RELATION_FIXED && tokens[token].head >= 0;
       ++step) {
    token = (uint32_t)tokens[token].head;
  }
  return token;
}

/// Marks, prepositions and conjunctions ("neither", "nor") belong to the word
/// they hang on; none of them has an edge.
static bool
marks_its_head(const AttToken* word)
{
  return word->head >= 0 && (word->relation == ATT_RELATION_MARK ||
                             word->relation == ATT_RELATION_CASE ||
                             word->relation == ATT_RELATION_CC ||
                             word->relation == ATT_RELATION_CC_PRECONJ);
}

/// Does an edge lead to a word that modifies its clause? "Nobody" does as the
/// subject, and "under no circumstances" as a whole; both only where they
/// stand, not where another clause has the same subject.
static bool
leads_to_modifier(const AttFill* fill,
                  const AttAttempt* attempt,
                  const AttArc* arc)
{
  switch ((AttFunction)arc->function) {
  case ATT_FUNCTION_ADVERB:
  case ATT_FUNCTION_AUXILIARY:
  case ATT_FUNCTION_DETERMINER:
  case ATT_FUNCTION_MODIFIER:
    return true;
  case ATT_FUNCTION_SUBJECT:
  case ATT_FUNCTION_OBJECT:
    return fill->read->tokens[attempt->trigger].upos == ATT_UPOS_PRON &&
           (arc->via == arc->predicate || arc->variant == ATT_VARIANT_SHARED);
  case ATT_FUNCTION_OBLIQUE:
    return att_fill_is_unit(fill, attempt->frame->triggers, attempt->trigger);
  default:
    return false;
  }
}

/// "may CLAUSE": the word's own head, and the predicates that share it.
static bool
fill_modified(const AttFill* fill, AttAttempt* attempt, uint32_t slot_id)
{
  const AttClauses* clauses = fill->read->clauses;
  const AttToken* word =
      &fill->read->tokens[top_of_fixed(fill, attempt->trigger)];
  bool found = false;
  if (marks_its_head(word)) {
    add_binding(attempt,
                slot_id,
                (AttBinding){.token = (uint32_t)word->head, .is_clause = true});
    found = true;
  }
  for (size_t a = 0; a < clauses->arc_count; ++a) {
    const AttArc* arc = &clauses->arcs[a];
    if (arc->argument == attempt->trigger &&
        leads_to_modifier(fill, attempt, arc)) {
      add_binding(attempt,
                  slot_id,
                  (AttBinding){.token = arc->predicate,
                               .is_clause = true,
                               .variant = arc->variant});
      found = true;
    }
  }
  return found;
}

/// "according to SPEAKER, CLAUSE": the edge whose marker begins with the
/// trigger; its predicate is the clause.
bool
att_attempt_fill_adjunct(const AttFill* fill, AttAttempt* attempt)
{
  const AttClauses* clauses = fill->read->clauses;
  const AttRange slots = attempt->frame->slots;
  const AttToken* word = &fill->read->tokens[attempt->trigger];
  for (size_t a = 0; a < clauses->arc_count; ++a) {
    const AttArc* arc = &clauses->arcs[a];
    if (arc->function != ATT_FUNCTION_OBLIQUE ||
        (int32_t)arc->argument != word->head) {
      continue;
    }
    for (uint32_t s = slots.first; s < slots.first + slots.count; ++s) {
      const AttSlot* slot = &fill->rules->slots[s];
      AttBinding binding;
      att_trials_slot(fill->read->trials, s);
      if (slot->kind == ATT_SLOT_CLAUSE) {
        add_binding(attempt,
                    s,
                    (AttBinding){.token = arc->predicate, .is_clause = true});
      } else if (bind_arc(fill, attempt, slot, arc, &binding)) {
        add_binding(attempt, s, binding);
        ++attempt->filled;
      }
    }
    return true;
  }
  return false;
}

/// "AGENT = <obj >nsubj": every word that the steps lead to.
AttStatus
att_attempt_fill_path(const AttFill* fill,
                      AttAttempt* attempt,
                      uint32_t slot_id,
                      bool* found)
{
  const AttSlot* slot = &fill->rules->slots[slot_id];
  const AttReadSentence* read = fill->read;
  bool* reached = att_arena_calloc(fill->arena, read->count, sizeof *reached);
  att_trials_slot(read->trials, slot_id);
  *found = false;
  if (!reached) {
    return ATT_ERR_MEMORY;
  }
  ATT_TRY(att_path_follow(fill, slot->steps, attempt->trigger, reached));
  const uint32_t top = att_path_top(fill, slot->steps, attempt->trigger);
  for (uint32_t t = 0; t < read->count; ++t) {
    const AttArc arc = {.predicate = attempt->trigger,
                        .argument = t,
                        .function = read->tokens[t].upos == ATT_UPOS_VERB
                                        ? ATT_FUNCTION_COMPLEMENT
                                        : ATT_FUNCTION_OBJECT,
                        .variant = ATT_VARIANT_PATH};
    AttBinding binding;
    if (reached[t] && slot->kind == ATT_SLOT_WORDS) {
      *found = true; // its words were asked for on the way
      add_binding(
          attempt, slot_id, (AttBinding){.token = t, .variant = arc.variant});
      break;
    }
    if (reached[t] && !is_bound(fill, attempt, &arc) &&
        bind_arc(fill, attempt, slot, &arc, &binding)) {
      *found = true;
      add_binding(attempt, slot_id, binding);
    }
  }
  if (*found && attempt->clause == attempt->trigger) {
    attempt->clause = top;
  }
  return ATT_OK;
}

bool
att_attempt_fill_slot(const AttFill* fill,
                      AttAttempt* attempt,
                      uint32_t slot_id)
{
  const AttSlot* slot = &fill->rules->slots[slot_id];
  att_trials_slot(fill->read->trials, slot_id);
  if (attempt->frame->kind == ATT_FRAME_MODIFIER) {
    return slot->kind == ATT_SLOT_CLAUSE &&
           fill_modified(fill, attempt, slot_id);
  }
  for (uint32_t r = 0; r < slot->realisations.count; ++r) {
    const AttRealisation* how =
        &fill->rules->realisations[slot->realisations.first + r];
    const uint32_t host = how->host == ATT_HOST_TRIGGER
                              ? attempt->trigger + 1
                              : attempt->hosts[how->host];
    if (host && (how->inverse
                     ? fill_inverse(fill, attempt, slot_id, how, host - 1)
                     : fill_from_host(fill, attempt, slot_id, how, host - 1))) {
      return true;
    }
  }
  return false;
}
