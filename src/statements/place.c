// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// A phrase of place belongs to the event on whose word it hangs. Where it hangs
// on something else it climbs: by who or what the event is done to, by another
// phrase of place, by a verb that only says that something takes place. It
// never climbs past another event or into another clause. Which prepositions,
// nouns and verbs these are the rules list.

#include "statements/place.h"

#include "term/traits.h"

#define MOST_STEPS 8u // upward from a phrase, or from a place to its state

typedef struct Search {
  const AttRules* rules;
  const AttReadSentence* read;
  const AttMatches* matches;
  bool* tells;   ///< by token: some event is told there
  bool* on_site; ///< likewise, of a class that is att:OnSite
  bool* taken;   ///< by token: the phrase has its event
  AttSites* sites;
  AttRange locative;  ///< "in", "near"
  AttRange surface;   ///< "on", "over": with a noun of `ground` only
  AttRange ground;    ///< "soil", "city", "north": whose name says where
  AttRange where;     ///< "where"
  AttRange occasion;  ///< "time", "summit": nouns that only say when
  AttRange occurring; ///< "begin", "erupt"
} Search;

/// Is the text one of a list's phrases? A marker of several words has blanks.
static bool
is_listed(const Search* s, AttRange list, AttView text)
{
  for (uint32_t i = 0; i < list.count; ++i) {
    const AttRange words = s->rules->phrases[list.first + i].words;
    size_t at = 0;
    bool fits = true;
    for (uint32_t w = 0; fits && w < words.count; ++w) {
      const AttView word = s->rules->words[words.first + w].text;
      const size_t begin = at + (w > 0);
      fits =
          begin + word.size <= text.size && (w == 0 || text.at[at] == ' ') &&
          att_view_equal(att_view_slice(text, begin, begin + word.size), word);
      at = begin + word.size;
    }
    if (fits && at == text.size) {
      return true;
    }
  }
  return false;
}

static bool
has_lemma(const Search* s, AttRange list, uint32_t token)
{
  return is_listed(s, list, s->read->tokens[token].lemma);
}

static bool
is_named(const AttReadSentence* read, uint32_t token)
{
  return read->mentions->headed_by[read->sentence->first + token] != 0;
}

static bool
is_genitive(AttView marker)
{
#define ATT_GENITIVE(word)                                                     \
  if (att_view_equal(marker, ATT_VIEW(word))) {                                \
    return true;                                                               \
  }
#include "english/genitive.def"
#undef ATT_GENITIVE
  return false;
}

/// The name that says where "the city of Herat", "Afghan soil" and "the north
/// of Mali" are; the word itself for any other.
static uint32_t
named_by(const Search* s, uint32_t token)
{
  const AttClauses* clauses = s->read->clauses;
  if (is_named(s->read, token) || !has_lemma(s, s->ground, token)) {
    return token;
  }
  for (uint32_t a = clauses->first[token]; a < clauses->first[token + 1]; ++a) {
    const AttArc* arc = &clauses->arcs[a];
    const bool says_whose =
        arc->function == ATT_FUNCTION_POSSESSOR ||
        arc->function == ATT_FUNCTION_COMPOUND ||
        arc->function == ATT_FUNCTION_MODIFIER ||
        (arc->function == ATT_FUNCTION_OBLIQUE && is_genitive(arc->marker));
    if (says_whose && arc->via == token && is_named(s->read, arc->argument)) {
      return arc->argument;
    }
  }
  return token;
}

static bool
is_of_place(const Search* s, const AttArc* arc)
{
  return arc->function == ATT_FUNCTION_OBLIQUE &&
         (is_listed(s, s->locative, arc->marker) ||
          (is_listed(s, s->surface, arc->marker) &&
           has_lemma(s, s->ground, arc->argument)));
}

static bool
has_child(const AttReadSentence* read, uint32_t head, AttRelation relation)
{
  for (uint32_t i = 0; i < read->count; ++i) {
    if (read->tokens[i].head == (int32_t)head &&
        read->tokens[i].relation == relation) {
      return true;
    }
  }
  return false;
}

static AttStatus
add_site(Search* s, uint32_t trigger, uint32_t phrase, AttReach reach)
{
  s->taken[phrase] = true;
  return ATT_PUSH(s->sites,
                  (AttSite){.trigger = trigger,
                            .token = named_by(s, phrase),
                            .reach = reach});
}

/// "stormed a base in Herat and killed 12", "bombed Herat, killing 12": verbs
/// that go on with what the verb began there. One that tells of something that
/// may be told from elsewhere ("signed a pact in Doha and …") shares nothing.
static AttStatus
share_with_followers(Search* s, uint32_t verb, uint32_t phrase)
{
  const AttToken* tokens = s->read->tokens;
  for (uint32_t t = phrase + 1; t < s->read->count; ++t) {
    const bool follows = tokens[t].relation == ATT_RELATION_CONJ ||
                         (tokens[t].relation == ATT_RELATION_ADVCL &&
                          tokens[t].xpos == ATT_XPOS_VBG);
    if (tokens[t].head == (int32_t)verb && follows && s->tells[t] &&
        (!s->tells[verb] || s->on_site[verb]) &&
        !has_child(s->read, t, ATT_RELATION_NSUBJ) &&
        !has_child(s->read, t, ATT_RELATION_NSUBJ_PASS)) {
      ATT_TRY(add_site(s, t, phrase, ATT_REACH_CLAUSE));
    }
  }
  return ATT_OK;
}

/// Phrases on the word of the event, or on a verb that supports it; a verb that
/// tells an event of its own has its phrases for itself.
static AttStatus
find_direct(Search* s)
{
  const AttClauses* clauses = s->read->clauses;
  for (size_t a = 0; a < clauses->arc_count; ++a) {
    const AttArc* arc = &clauses->arcs[a];
    const bool is_lent = arc->via != arc->predicate && s->tells[arc->via] &&
                         arc->variant == ATT_VARIANT_SUPPORT;
    if (s->tells[arc->predicate] && !is_lent && is_of_place(s, arc)) {
      ATT_TRY(add_site(s, arc->predicate, arc->argument, ATT_REACH_DIRECT));
      ATT_TRY(share_with_followers(s, arc->predicate, arc->argument));
    }
  }
  return ATT_OK;
}

/// Is the verb one that a quantity counts with, whose event is told at `event`
/// ("a bombing killed 12 soldiers in Herat")?
static bool
counts_for(const Search* s, uint32_t verb, uint32_t event)
{
  for (size_t m = 0; m < s->matches->count; ++m) {
    const AttMatch* match = &s->matches->matches[m];
    const AttFrame* frame = &s->rules->frames[match->frame];
    for (size_t i = 0; match->trigger == verb && i < match->binding_count;
         ++i) {
      if (s->rules->blocks[frame->block].kind == ATT_BLOCK_QUANTITY &&
          match->bindings[i].token == event && !match->bindings[i].value) {
        return true;
      }
    }
  }
  return false;
}

/// "the talks began in Herat": a verb that tells nothing itself has the event
/// as its subject.
static AttStatus
give_to_subject(Search* s, uint32_t verb, uint32_t phrase)
{
  const AttClauses* clauses = s->read->clauses;
  const bool occurs = has_lemma(s, s->occurring, verb);
  for (uint32_t a = clauses->first[verb]; a < clauses->first[verb + 1]; ++a) {
    const AttArc* arc = &clauses->arcs[a];
    const bool is_subject = arc->function == ATT_FUNCTION_SUBJECT &&
                            (occurs || arc->variant == ATT_VARIANT_COPULA ||
                             counts_for(s, verb, arc->argument));
    const bool is_passive = arc->function == ATT_FUNCTION_OBJECT &&
                            arc->variant == ATT_VARIANT_PASSIVE && occurs;
    if ((is_subject || is_passive) && s->tells[arc->argument]) {
      ATT_TRY(add_site(s, arc->argument, phrase, ATT_REACH_DIRECT));
    }
  }
  return ATT_OK;
}

/// What a line of an event told at `trigger` has at `token`.
static const AttBinding*
bound_at(const Search* s, uint32_t trigger, uint32_t token)
{
  for (size_t m = 0; m < s->matches->count; ++m) {
    const AttMatch* match = &s->matches->matches[m];
    for (size_t i = 0; i < match->binding_count; ++i) {
      if (match->trigger == trigger && match->bindings[i].token == token) {
        return &match->bindings[i];
      }
    }
  }
  return NULL;
}

/// "signed a pact in Doha": the words that tell the event told at `trigger`.
static bool
tells_with(const Search* s, int32_t trigger, uint32_t token)
{
  const AttBinding* binding =
      trigger < 0 ? NULL : bound_at(s, (uint32_t)trigger, token);
  return binding && s->rules->slots[binding->slot].kind == ATT_SLOT_WORDS;
}

/// Such words, with what counts them between them and the event: both words of
/// "held rounds of talks in Doha".
static bool
is_word_of_event(const Search* s, uint32_t token)
{
  const AttToken* tokens = s->read->tokens;
  const int32_t head = tokens[token].head;
  if (tells_with(s, head, token) ||
      (tokens[token].relation == ATT_RELATION_NMOD &&
       tells_with(s, tokens[head].head, token))) {
    return true;
  }
  for (uint32_t i = 0; i < s->read->count; ++i) {
    if (tokens[i].head == (int32_t)token &&
        tokens[i].relation == ATT_RELATION_NMOD && tells_with(s, head, i)) {
      return true;
    }
  }
  return false;
}

/// The edge that a word hangs on its head by, NULL where it has none.
static const AttArc*
own_arc(const AttReadSentence* read, uint32_t head, uint32_t token)
{
  const AttClauses* clauses = read->clauses;
  for (uint32_t a = clauses->first[head]; a < clauses->first[head + 1]; ++a) {
    const AttArc* arc = &clauses->arcs[a];
    if (arc->argument == token && arc->function == ATT_FUNCTION_OBLIQUE) {
      return arc;
    }
  }
  return NULL;
}

/// May what stands in the phrase of `token` be where its head is? Where `token`
/// is somebody in the event `by_participant` becomes true.
static bool
may_climb(const Search* s, uint32_t token, bool* by_participant)
{
  const AttToken* word = &s->read->tokens[token];
  if (word->head < 0) {
    return false;
  }
  const uint32_t head = (uint32_t)word->head;
  if (is_word_of_event(s, token)) {
    return true;
  }
  switch ((AttRelation)word->relation) {
  case ATT_RELATION_OBL_UNMARKED:
    return true;
  case ATT_RELATION_APPOS:
  case ATT_RELATION_OBJ:
  case ATT_RELATION_IOBJ:
  case ATT_RELATION_NSUBJ_PASS:
  case ATT_RELATION_OBL_AGENT:
    *by_participant = true;
    return true;
  case ATT_RELATION_NSUBJ:
    *by_participant = true;
    return !has_child(s->read, head, ATT_RELATION_OBJ);
  case ATT_RELATION_CONJ:
    *by_participant = true;
    return s->read->tokens[head].upos != ATT_UPOS_VERB;
  case ATT_RELATION_OBL:
  case ATT_RELATION_NMOD:
    break;
  default:
    return false;
  }
  const AttArc* arc = own_arc(s->read, head, token);
  if (!arc) {
    return false;
  }
  if (is_of_place(s, arc) || has_lemma(s, s->occasion, token)) {
    return true;
  }
  *by_participant = true;
  return bound_at(s, head, token) ||
         (!s->tells[head] && is_genitive(arc->marker));
}

/// Climb from the word that a phrase hangs on to the nearest event.
static AttStatus
climb(Search* s, const AttArc* from)
{
  uint32_t at = from->predicate;
  bool by_participant = false;
  for (unsigned step = 0; step < MOST_STEPS; ++step) {
    const AttToken* word = &s->read->tokens[at];
    const bool is_clause =
        word->upos == ATT_UPOS_VERB || has_child(s->read, at, ATT_RELATION_COP);
    if (s->tells[at]) {
      ATT_TRY(
          add_site(s,
                   at,
                   from->argument,
                   by_participant ? ATT_REACH_PARTICIPANT : ATT_REACH_DIRECT));
    } else if (is_clause) {
      ATT_TRY(give_to_subject(s, at, from->argument));
    }
    if (s->tells[at] || is_clause) {
      return share_with_followers(s, at, from->argument);
    }
    if (!may_climb(s, at, &by_participant)) {
      return ATT_OK;
    }
    at = (uint32_t)word->head;
  }
  return ATT_OK;
}

static AttStatus
find_by_climbing(Search* s)
{
  const AttClauses* clauses = s->read->clauses;
  for (size_t a = 0; a < clauses->arc_count; ++a) {
    const AttArc* arc = &clauses->arcs[a];
    if (arc->via == arc->predicate && !s->taken[arc->argument] &&
        arc->variant != ATT_VARIANT_SUPPORT && is_of_place(s, arc)) {
      ATT_TRY(climb(s, arc));
    }
  }
  return ATT_OK;
}

/// "Khost, where 12 soldiers were killed and six hurt, …"
static AttStatus
find_relative(Search* s)
{
  const AttToken* tokens = s->read->tokens;
  for (uint32_t i = 0; i < s->read->count; ++i) {
    const int32_t clause = tokens[i].head;
    if (clause < 0 || tokens[clause].head < 0 ||
        tokens[clause].relation != ATT_RELATION_ACL_RELCL ||
        !has_lemma(s, s->where, i)) {
      continue;
    }
    const uint32_t noun = (uint32_t)tokens[clause].head;
    for (uint32_t t = 0; t < s->read->count; ++t) {
      const bool is_coordinated =
          tokens[t].head == clause && tokens[t].relation == ATT_RELATION_CONJ;
      if (s->tells[t] && ((int32_t)t == clause || is_coordinated)) {
        ATT_TRY(add_site(s, t, noun, ATT_REACH_DIRECT));
      }
    }
  }
  return ATT_OK;
}

AttStatus
att_sites_find(const AttRules* rules,
               const AttOntology* ontology,
               const AttReadSentence* read,
               const AttMatches* matches,
               AttArena* arena,
               AttSites* sites)
{
  Search s = {.rules = rules,
              .read = read,
              .matches = matches,
              .tells = att_arena_calloc(arena, read->count, sizeof *s.tells),
              .on_site =
                  att_arena_calloc(arena, read->count, sizeof *s.on_site),
              .taken = att_arena_calloc(arena, read->count, sizeof *s.taken),
              .sites = sites,
              .locative = att_match_list(rules, ATT_LIST_LOCATIVE),
              .surface = att_match_list(rules, ATT_LIST_SURFACE),
              .ground = att_match_list(rules, ATT_LIST_GROUND),
              .where = att_match_list(rules, ATT_LIST_WHERE),
              .occasion = att_match_list(rules, ATT_LIST_OCCASION),
              .occurring = att_match_list(rules, ATT_LIST_OCCURRING)};
  sites->size = 0;
  if (!s.tells || !s.on_site || !s.taken) {
    return ATT_ERR_MEMORY;
  }
  for (size_t m = 0; m < matches->count; ++m) {
    const AttMatch* match = &matches->matches[m];
    const AttBlock* block = &rules->blocks[rules->frames[match->frame].block];
    s.tells[match->trigger] |= block->kind == ATT_BLOCK_EVENT;
    s.on_site[match->trigger] |=
        block->kind == ATT_BLOCK_EVENT &&
        att_ontology_class_has(ontology, block->class_id, ATT_TRAIT_ON_SITE);
  }
  ATT_TRY(find_direct(&s));
  ATT_TRY(find_relative(&s));
  return find_by_climbing(&s);
}

uint32_t
att_site_entity(const AttOntology* ontology,
                const AttReadSentence* read,
                uint32_t property,
                uint32_t token)
{
  const AttMentions* all = read->mentions;
  const uint32_t id = all->headed_by[read->sentence->first + token];
  if (!id) {
    return 0;
  }
  const AttMention* mention = &all->mentions[id - 1];
  const AttReading* readings = all->readings + mention->first_reading;
  for (uint32_t i = 0; i < mention->reading_count; ++i) {
    const AttEntity* entity = &all->entities[readings[i].entity];
    const bool stands_for_actor =
        readings[i].kind == ATT_READING_METONYM &&
        att_ontology_class_has(ontology, entity->class_id, ATT_TRAIT_ACTING);
    if (!stands_for_actor &&
        att_ontology_fits_range(ontology, property, entity->class_id)) {
      return readings[i].entity + 1;
    }
  }
  return 0;
}

bool
att_site_is_within(const AttMentions* mentions, uint32_t inner, uint32_t outer)
{
  uint32_t at = inner;
  for (unsigned step = 0; step < MOST_STEPS; ++step) {
    const AttEntity* entity = &mentions->entities[at];
    for (uint32_t i = 0; i < entity->link_count; ++i) {
      const AttLink* link = &mentions->links[entity->first_link + i];
      if (link->object == outer) {
        return true;
      }
    }
    if (!entity->link_count) {
      return false;
    }
    at = mentions->links[entity->first_link].object;
  }
  return false;
}
