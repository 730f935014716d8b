// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Each verb, predicate and noun of the clause graph with two actors, unless a
// match covers it. Drafts hold marks for slots (coverage_gaps.h). What
// only a support verb lends is no argument here: rules name those verbs, so a
// pasted line would not find it.

#include "pipeline/coverage_gaps.h"

#include "pipeline/vocabulary.h"
#include "term/traits.h"

#define NO_TOKEN UINT32_MAX
#define LONGEST_VERB 64u
#define MOST_SHAPES 16u ///< drafts of one predicate

typedef struct Finder {
  const AttResources* resources;
  const AttReadSentence* read;
  const AttMatches* matches;
  AttArena* arena;
  AttGapDrafts* drafts;
  AttText text; ///< of the draft being made
  AttVocabulary vocabulary;
  AttRange locative;
  AttRange partitive;
} Finder;

/// How a preposition stands to a noun's arguments.
typedef enum Side {
  SIDE_OTHER, ///< brings who is met: "for", "against"
  SIDE_AGENT, ///< always brings who does it
  SIDE_OWNER, ///< who does it, or who is met where another does
  SIDE_BOTH,  ///< brings both at once
} Side;

static Side
side_of(AttView marker)
{
  static const struct {
    Side side;
    const char* word;
  } table[] = {
#define ATT_SIDE(side, word) {SIDE_##side, word},
#include "pipeline/noun_sides.def"
#undef ATT_SIDE
  };
  for (size_t i = 0; i < sizeof table / sizeof *table; ++i) {
    if (att_view_equal(att_view(table[i].word), marker)) {
      return table[i].side;
    }
  }
  return SIDE_OTHER;
}

static bool
is_listed(const Finder* f, AttRange phrases, AttView word)
{
  const AttRules* rules = f->resources->rules;
  for (uint32_t i = 0; i < phrases.count; ++i) {
    const AttRange words = rules->phrases[phrases.first + i].words;
    if (words.count == 1 &&
        att_view_equal(rules->words[words.first].text, word)) {
      return true;
    }
  }
  return false;
}

/// The actor that a word names: 1 + entity, or 0.
static uint32_t
actor_at(const Finder* f, uint32_t token)
{
  const AttMentions* all = f->read->mentions;
  const size_t at = f->read->sentence->first + token;
  const uint32_t id =
      all->headed_by[at] ? all->headed_by[at] : all->covered_by[at];
  for (uint32_t i = 0; id && i < all->mentions[id - 1].reading_count; ++i) {
    const uint32_t entity =
        all->readings[all->mentions[id - 1].first_reading + i].entity;
    if (att_ontology_class_has(f->resources->ontology,
                               all->entities[entity].class_id,
                               ATT_TRAIT_ACTING)) {
      return entity + 1;
    }
  }
  return 0;
}

static const AttToken*
token_at(const Finder* f, uint32_t token)
{
  return &f->read->tokens[token];
}

static const AttArc*
arcs_begin(const Finder* f, uint32_t token)
{
  return &f->read->clauses->arcs[f->read->clauses->first[token]];
}

static const AttArc*
arcs_end(const Finder* f, uint32_t token)
{
  return &f->read->clauses->arcs[f->read->clauses->first[token + 1]];
}

/// Does the rules' speech or outlook know the word as a verb or noun of its
/// own?
static bool
is_speech_or_outlook(const Finder* f, AttView lemma)
{
  const AttRules* rules = f->resources->rules;
  const AttRange run = att_rules_triggered(rules, lemma);
  for (uint32_t i = 0; i < run.count; ++i) {
    const AttFrame* frame = &rules->frames[rules->triggered[run.first + i]];
    const AttBlockKind kind = rules->blocks[frame->block].kind;
    if ((kind == ATT_BLOCK_SPEECH || kind == ATT_BLOCK_OUTLOOK) &&
        frame->kind != ATT_FRAME_MODIFIER &&
        is_listed(f, frame->triggers, lemma)) {
      return true;
    }
  }
  return false;
}

/// A verb lemma that a rule may trigger on.
static bool
is_open_verb(const Finder* f, uint32_t token)
{
  const AttToken* verb = token_at(f, token);
  return verb->upos == ATT_UPOS_VERB && verb->relation != ATT_RELATION_CASE &&
         verb->relation != ATT_RELATION_MARK && att_gap_is_word(verb->lemma) &&
         verb->lemma.size < LONGEST_VERB &&
         !is_speech_or_outlook(f, verb->lemma);
}

/// A common noun that names nobody, under a lemma that the compiler keeps.
static bool
is_open_noun(const Finder* f, uint32_t token)
{
  const AttToken* noun = token_at(f, token);
  const AttMentions* all = f->read->mentions;
  if (noun->upos != ATT_UPOS_NOUN || !att_gap_is_word(noun->lemma) ||
      all->covered_by[f->read->sentence->first + token] ||
      is_listed(f, f->partitive, noun->lemma) ||
      is_speech_or_outlook(f, noun->lemma)) {
    return false;
  }
  return att_view_equal(
      f->vocabulary.lemma(
          f->vocabulary.data, f->arena, noun->lemma, ATT_UPOS_NOUN),
      noun->lemma);
}

/// A preposition that a rule may name: one word that the vocabulary knows.
static bool
is_open_marker(const Finder* f, AttView marker)
{
  return att_gap_is_word(marker) &&
         f->vocabulary.frequency(f->vocabulary.data, marker, ATT_UPOS_ADP) > 0;
}

static bool
binds(const AttMatch* match, uint32_t token)
{
  for (size_t i = 0; i < match->binding_count; ++i) {
    if (match->bindings[i].token == token) {
      return true;
    }
  }
  return false;
}

/// What a match must have to cover a predicate: one of these as trigger or
/// fixed word, and a filler on each side. Members ("countries such as …") and
/// coordinated fillers are arcs of the same function and marker.
typedef struct Shape {
  uint32_t predicate;
  uint32_t noun;        ///< its fixed noun, or NO_TOKEN
  const AttArc* holder; ///< an actor
  const AttArc* other;  ///< likewise
  bool is_place;        ///< `other` is read without a slot
} Shape;

/// Is some argument like this one bound?
static bool
binds_like(const Finder* f, const AttMatch* match, const AttArc* arc)
{
  for (const AttArc* a = arcs_begin(f, arc->predicate);
       a < arcs_end(f, arc->predicate);
       ++a) {
    if (a->function == arc->function &&
        att_view_equal(a->marker, arc->marker) && binds(match, a->argument)) {
      return true;
    }
  }
  return false;
}

/// Is a word the trigger of a match, or one of its fixed words?
static bool
is_read_by(const Finder* f, const AttMatch* match, uint32_t token)
{
  for (size_t i = 0; i < match->binding_count; ++i) {
    const AttBinding* binding = &match->bindings[i];
    if (binding->token == token &&
        f->resources->rules->slots[binding->slot].kind == ATT_SLOT_WORDS) {
      return true;
    }
  }
  return match->trigger == token;
}

static bool
is_covered(const Finder* f, const Shape* shape)
{
  const AttRules* rules = f->resources->rules;
  for (size_t i = 0; i < f->matches->count; ++i) {
    const AttMatch* match = &f->matches->matches[i];
    const AttBlockKind kind =
        rules->blocks[rules->frames[match->frame].block].kind;
    const bool is_here = is_read_by(f, match, shape->predicate) ||
                         is_read_by(f, match, shape->noun);
    if ((kind == ATT_BLOCK_EVENT || kind == ATT_BLOCK_RELATION) && is_here &&
        binds_like(f, match, shape->holder) &&
        (shape->is_place || binds_like(f, match, shape->other))) {
      return true;
    }
  }
  return false;
}

/// Take what `text` holds as a draft, once a predicate.
static AttStatus
keep_draft(Finder* f, size_t first)
{
  ATT_TRY(att_text_status(&f->text));
  const AttView made = att_text_view(&f->text);
  for (size_t i = first; i < f->drafts->size; ++i) {
    if (att_view_equal(f->drafts->at[i], made)) {
      return ATT_OK;
    }
  }
  if (f->drafts->size - first >= MOST_SHAPES) {
    return ATT_OK;
  }
  const AttView kept = att_arena_copy(f->arena, made);
  return kept.at ? ATT_PUSH(f->drafts, kept) : ATT_ERR_MEMORY;
}

/// The first actor for a function beside the subject.
static const AttArc*
first_other(const Finder* f, const AttArc* subject, AttFunction function)
{
  const uint32_t token = subject->predicate;
  for (const AttArc* a = arcs_begin(f, token); a < arcs_end(f, token); ++a) {
    const uint32_t entity = actor_at(f, a->argument);
    if (a->function == function && a->variant != ATT_VARIANT_SUPPORT &&
        entity && a->argument != subject->argument &&
        entity != actor_at(f, subject->argument)) {
      return a;
    }
  }
  return NULL;
}

static const AttArc*
first_arc(const Finder* f, uint32_t token, AttFunction function)
{
  for (const AttArc* a = arcs_begin(f, token); a < arcs_end(f, token); ++a) {
    if (a->function == function) {
      return a;
    }
  }
  return NULL;
}

/// Start a draft with "AGENT verb", or "AGENT {verb particle}".
static void
start_verb(Finder* f, uint32_t verb)
{
  const AttArc* particle = first_arc(f, verb, ATT_FUNCTION_PARTICLE);
  const AttView lemma = token_at(f, verb)->lemma;
  att_text_reset(&f->text);
  att_text_format(&f->text, "%c ", ATT_GAP_AGENT);
  if (particle && att_gap_is_word(token_at(f, particle->argument)->lemma)) {
    att_text_format(&f->text,
                    "{%c%.*s %.*s}",
                    ATT_GAP_VERB,
                    ATT_VIEW_ARG(lemma),
                    ATT_VIEW_ARG(token_at(f, particle->argument)->lemma));
  } else {
    att_text_format(&f->text, "%c%.*s", ATT_GAP_VERB, ATT_VIEW_ARG(lemma));
  }
}

/// "AGENT courts TARGET", "AGENT grants TARGET toll".
static AttStatus
add_transitive(Finder* f, const Shape* shape, size_t first)
{
  if (is_covered(f, shape)) {
    return ATT_OK;
  }
  start_verb(f, shape->predicate);
  att_text_format(&f->text, " %c", ATT_GAP_OTHER);
  if (shape->noun != NO_TOKEN) {
    att_text_format(
        &f->text, " %.*s", ATT_VIEW_ARG(token_at(f, shape->noun)->lemma));
  }
  return keep_draft(f, first);
}

/// "AGENT retaliates against TARGET", "AGENT levies toll (on TARGET)": a
/// preposition of place asks for PLACE.
static AttStatus
add_oblique(Finder* f, Shape* shape, const AttArc* arc, size_t first)
{
  const uint32_t entity = actor_at(f, arc->argument);
  if (arc->function != ATT_FUNCTION_OBLIQUE ||
      arc->variant == ATT_VARIANT_SUPPORT || !entity ||
      side_of(arc->marker) == SIDE_BOTH ||
      arc->argument == shape->holder->argument ||
      entity == actor_at(f, shape->holder->argument) ||
      !is_open_marker(f, arc->marker)) {
    return ATT_OK;
  }
  shape->other = arc;
  shape->is_place = is_listed(f, f->locative, arc->marker);
  if (is_covered(f, shape)) {
    return ATT_OK;
  }
  const int slot = shape->is_place ? ATT_GAP_PLACE : ATT_GAP_OTHER;
  start_verb(f, shape->predicate);
  if (shape->noun == NO_TOKEN) {
    att_text_format(&f->text, " %.*s %c", ATT_VIEW_ARG(arc->marker), slot);
  } else {
    att_text_format(&f->text,
                    " %.*s (%.*s %c)",
                    ATT_VIEW_ARG(token_at(f, shape->noun)->lemma),
                    ATT_VIEW_ARG(arc->marker),
                    slot);
  }
  return keep_draft(f, first);
}

static AttStatus
add_obliques(Finder* f, Shape* shape, uint32_t host, size_t first)
{
  for (const AttArc* a = arcs_begin(f, host); a < arcs_end(f, host); ++a) {
    ATT_TRY(add_oblique(f, shape, a, first));
  }
  return ATT_OK;
}

/// A verb whose subject is an actor: its object or recipient, else what
/// prepositions bring, on the verb or on its object.
static AttStatus
find_verb(Finder* f, uint32_t verb)
{
  const size_t first = f->drafts->size;
  const AttArc* subject = NULL;
  for (const AttArc* a = arcs_begin(f, verb); a < arcs_end(f, verb); ++a) {
    if (a->function == ATT_FUNCTION_SUBJECT &&
        a->variant != ATT_VARIANT_SUPPORT && actor_at(f, a->argument)) {
      subject = a;
      break;
    }
  }
  if (!subject || !is_open_verb(f, verb)) {
    return ATT_OK;
  }
  Shape shape = {.predicate = verb, .noun = NO_TOKEN, .holder = subject};
  const AttArc* object = first_arc(f, verb, ATT_FUNCTION_OBJECT);
  shape.other = first_other(f, subject, ATT_FUNCTION_OBJECT);
  if (shape.other) {
    return add_transitive(f, &shape, first);
  }
  if (object && is_open_noun(f, object->argument)) {
    shape.noun = object->argument;
  } else if (object) {
    return ATT_OK; // a pronoun or a name stands for what no rule can tell
  }
  shape.other = first_other(f, subject, ATT_FUNCTION_INDIRECT);
  if (shape.other) {
    return add_transitive(f, &shape, first);
  }
  ATT_TRY(add_obliques(f, &shape, verb, first));
  return object ? add_obliques(f, &shape, object->argument, first) : ATT_OK;
}

/// "AGENT is fearful of TARGET", "AGENT is neighbour of TARGET".
static AttStatus
find_copula(Finder* f, uint32_t word, const AttArc* subject)
{
  const AttToken* token = token_at(f, word);
  const size_t first = f->drafts->size;
  if ((token->upos != ATT_UPOS_ADJ && token->upos != ATT_UPOS_NOUN) ||
      token->xpos == ATT_XPOS_JJR || token->xpos == ATT_XPOS_JJS ||
      !att_gap_is_word(token->lemma) || is_speech_or_outlook(f, token->lemma) ||
      is_listed(f, f->partitive, token->lemma)) {
    return ATT_OK;
  }
  Shape shape = {.predicate = word, .noun = NO_TOKEN, .holder = subject};
  for (const AttArc* a = arcs_begin(f, word); a < arcs_end(f, word); ++a) {
    const uint32_t entity = actor_at(f, a->argument);
    if (a->function != ATT_FUNCTION_OBLIQUE ||
        a->variant == ATT_VARIANT_SUPPORT || !entity ||
        entity == actor_at(f, subject->argument) ||
        side_of(a->marker) == SIDE_BOTH || !is_open_marker(f, a->marker) ||
        is_listed(f, f->locative, a->marker)) {
      continue;
    }
    shape.other = a;
    if (!is_covered(f, &shape)) {
      att_text_reset(&f->text);
      att_text_format(&f->text,
                      "%c is %.*s %.*s %c",
                      ATT_GAP_AGENT,
                      ATT_VIEW_ARG(token->lemma),
                      ATT_VIEW_ARG(a->marker),
                      ATT_GAP_OTHER);
      ATT_TRY(keep_draft(f, first));
    }
  }
  return ATT_OK;
}

/// How surely an arc brings a noun's agent, surest first; 0: it does not.
/// "Oslo's pact" before "pact by Oslo", "Norwegian pact", "pact of Oslo".
static unsigned
holds(const AttArc* arc)
{
  if (arc->variant == ATT_VARIANT_SUPPORT) {
    return 0; // told by the verb
  }
  switch ((AttFunction)arc->function) {
  case ATT_FUNCTION_POSSESSOR:
    return 1;
  case ATT_FUNCTION_COMPOUND:
  case ATT_FUNCTION_MODIFIER:
    return 3;
  case ATT_FUNCTION_OBLIQUE:
    return side_of(arc->marker) == SIDE_AGENT   ? 2
           : side_of(arc->marker) == SIDE_OWNER ? 4
                                                : 0;
  default:
    return 0;
  }
}

static const AttArc*
find_holder(const Finder* f, uint32_t noun)
{
  const AttArc* best = NULL;
  for (const AttArc* a = arcs_begin(f, noun); a < arcs_end(f, noun); ++a) {
    if (holds(a) && (!best || holds(a) < holds(best)) &&
        actor_at(f, a->argument)) {
      best = a;
    }
  }
  return best;
}

/// The other side of a noun whose agent is `holder`.
static bool
is_other_side(const Finder* f, const AttArc* holder, const AttArc* arc)
{
  const Side side = side_of(arc->marker);
  const uint32_t entity = actor_at(f, arc->argument);
  return arc->function == ATT_FUNCTION_OBLIQUE &&
         arc->variant != ATT_VARIANT_SUPPORT && entity &&
         entity != actor_at(f, holder->argument) &&
         (side == SIDE_OTHER ||
          (side == SIDE_OWNER &&
           !att_view_equal(arc->marker, holder->marker))) &&
         is_open_marker(f, arc->marker);
}

/// "Oslo's disdain of Bergen for Turku": "disdain of AGENT" would take Bergen.
static bool
has_other_owner(const Finder* f, const AttArc* holder)
{
  const uint32_t noun = holder->predicate;
  for (const AttArc* a = arcs_begin(f, noun); a < arcs_end(f, noun); ++a) {
    if (a->function == ATT_FUNCTION_OBLIQUE &&
        side_of(a->marker) == SIDE_OWNER && actor_at(f, a->argument) &&
        !(a->function == holder->function &&
          att_view_equal(a->marker, holder->marker))) {
      return true;
    }
  }
  return false;
}

static AttStatus
add_noun(Finder* f, const Shape* shape, size_t first)
{
  const AttView lemma = token_at(f, shape->predicate)->lemma;
  const AttView marker = shape->other->marker;
  const int slot = shape->is_place ? ATT_GAP_PLACE : ATT_GAP_OTHER;
  if (is_covered(f, shape)) {
    return ATT_OK;
  }
  att_text_reset(&f->text);
  if (side_of(marker) == SIDE_BOTH) {
    att_text_format(&f->text,
                    "%.*s %.*s %c and %c",
                    ATT_VIEW_ARG(lemma),
                    ATT_VIEW_ARG(marker),
                    ATT_GAP_AGENT,
                    ATT_GAP_AGENT);
  } else if (side_of(marker) == SIDE_OWNER ||
             has_other_owner(f, shape->holder)) {
    att_text_format(&f->text,
                    "%c's %.*s (%.*s %c)",
                    ATT_GAP_AGENT,
                    ATT_VIEW_ARG(lemma),
                    ATT_VIEW_ARG(marker),
                    slot);
  } else {
    att_text_format(&f->text,
                    "%.*s of %c (%.*s %c)",
                    ATT_VIEW_ARG(lemma),
                    ATT_GAP_AGENT,
                    ATT_VIEW_ARG(marker),
                    slot);
  }
  return keep_draft(f, first);
}

/// The second actor of a "between".
static const AttArc*
other_of_pair(const Finder* f, const AttArc* one)
{
  for (const AttArc* a = one + 1; a < arcs_end(f, one->predicate); ++a) {
    const uint32_t entity = actor_at(f, a->argument);
    if (a->function == one->function && a->conjunct_of == one->conjunct_of &&
        att_view_equal(a->marker, one->marker) && entity &&
        entity != actor_at(f, one->argument)) {
      return a;
    }
  }
  return NULL;
}

/// An event noun with its agent and another actor, or with a pair.
static AttStatus
find_noun(Finder* f, uint32_t noun)
{
  const size_t first = f->drafts->size;
  const AttArc* holder = find_holder(f, noun);
  for (const AttArc* a = arcs_begin(f, noun); a < arcs_end(f, noun); ++a) {
    Shape shape = {.predicate = noun, .noun = NO_TOKEN};
    if (a->function == ATT_FUNCTION_OBLIQUE &&
        side_of(a->marker) == SIDE_BOTH && actor_at(f, a->argument)) {
      shape.holder = a;
      shape.other = other_of_pair(f, a);
    } else if (holder && is_other_side(f, holder, a)) {
      shape.holder = holder;
      shape.other = a;
      shape.is_place = is_listed(f, f->locative, a->marker);
    }
    if (shape.other) {
      ATT_TRY(add_noun(f, &shape, first));
    }
  }
  return ATT_OK;
}

static AttStatus
find_token(Finder* f, uint32_t token)
{
  if (token_at(f, token)->upos == ATT_UPOS_VERB) {
    return find_verb(f, token);
  }
  for (const AttArc* a = arcs_begin(f, token); a < arcs_end(f, token); ++a) {
    if (a->function == ATT_FUNCTION_SUBJECT &&
        a->variant != ATT_VARIANT_SUPPORT && actor_at(f, a->argument)) {
      return find_copula(f, token, a);
    }
  }
  return is_open_noun(f, token) ? find_noun(f, token) : ATT_OK;
}

AttStatus
att_gaps_find(const AttResources* resources,
              const AttReadSentence* sentence,
              const AttMatches* matches,
              AttArena* arena,
              AttGapDrafts* drafts)
{
  const AttRules* rules = resources->rules;
  Finder f = {.resources = resources,
              .read = sentence,
              .matches = matches,
              .arena = arena,
              .drafts = drafts,
              .vocabulary = att_vocabulary_of(resources->model),
              .locative = att_match_list(rules, ATT_LIST_LOCATIVE),
              .partitive = att_match_list(rules, ATT_LIST_PARTITIVE)};
  AttStatus status = ATT_OK;
  for (uint32_t i = 0; i < sentence->count && status == ATT_OK; ++i) {
    status = find_token(&f, i);
  }
  att_text_clear(&f.text);
  return status;
}
