// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// Who owns a time, and whose time an event takes.
//
// A time climbs from its head word through phrases until a word that tells
// something (a trigger) or the predicate of its clause. An event takes the time
// that reached it; else it climbs itself, but only where what it reaches tells
// nothing of its own: the support of a noun ("the attack took place in 2020"),
// what a noun is put beside ("the pact of 2015, an agreement between …"), a
// coordinated or participial clause behind a time that stands in front.

#include "statements/time.h"

#include "base/array.h"

/// What a word is to the times of its sentence.
typedef struct Word {
  bool tells;     ///< triggers an event, a relation or speech
  uint32_t leads; ///< 1 + trigger whose line has this word as its own, or 0
  bool apart;     ///< it tells another kind of event than that trigger does
} Word;

typedef struct Time {
  AttView edtf;
  AttSpan tokens; ///< of the sentence
  int32_t owner;  ///< where the climb ended; -1: nowhere
  int32_t shared; ///< "in 2021, when …": the other clause of both; -1: none
} Time;

struct AttTimes {
  const AttReadSentence* read;
  const AttMatches* matches;
  Word* words;
  Time* times;
  size_t count;
};

static const AttToken*
token_at(const AttTimes* t, uint32_t token)
{
  return &t->read->tokens[token];
}

static bool
is_noun(const AttTimes* t, uint32_t token)
{
  const uint8_t upos = token_at(t, token)->upos;
  return upos == ATT_UPOS_NOUN || upos == ATT_UPOS_PROPN ||
         upos == ATT_UPOS_PRON;
}

static bool
has_dependent(const AttTimes* t, uint32_t token, AttRelation universal)
{
  for (uint32_t i = 0; i < t->read->count; ++i) {
    const AttToken* dependent = token_at(t, i);
    if (dependent->head == (int32_t)token &&
        att_relation_universal((AttRelation)dependent->relation) == universal) {
      return true;
    }
  }
  return false;
}

/// The head of a clause. A verb that the tree coordinates with a mere noun is
/// misread: it is looked through.
static bool
is_predicate(const AttTimes* t, uint32_t token)
{
  const AttToken* at = token_at(t, token);
  if (at->head < 0) {
    return true;
  }
  if (at->relation == ATT_RELATION_CONJ && is_noun(t, (uint32_t)at->head) &&
      !has_dependent(t, (uint32_t)at->head, ATT_RELATION_COP)) {
    return false;
  }
  if (at->relation == ATT_RELATION_ACL && at->xpos == ATT_XPOS_VBG) {
    return false; // "closed the roads leading to Mali on Monday"
  }
  return at->upos == ATT_UPOS_VERB || at->upos == ATT_UPOS_AUX ||
         has_dependent(t, token, ATT_RELATION_COP);
}

/// The head of a stretch of tokens: the one whose head lies outside.
static uint32_t
head_of(const AttTimes* t, AttSpan tokens)
{
  for (uint32_t i = tokens.begin; i < tokens.end; ++i) {
    const int32_t head = token_at(t, i)->head;
    if (head < (int32_t)tokens.begin || head >= (int32_t)tokens.end) {
      return i;
    }
  }
  return tokens.begin;
}

/// "The 2015 report said …", "the war of 1971 taught …": a time in front of a
/// noun, or behind one that is a subject, is the noun's; but "Kenya on Friday
/// attacked …" dates no Kenya.
static bool
stays_with_noun(const AttTimes* t, AttSpan tokens, uint32_t noun)
{
  const bool is_phrase =
      token_at(t, tokens.begin)->upos == ATT_UPOS_ADP; // "In 2021 Kenya …"
  if (!is_noun(t, noun)) {
    return false;
  }
  if (tokens.end <= noun) {
    return !is_phrase;
  }
  const AttToken* at = token_at(t, noun);
  const size_t place = t->read->sentence->first + noun;
  return tokens.begin > noun && at->head > (int32_t)noun &&
         !t->read->mentions->headed_by[place] &&
         att_relation_universal((AttRelation)at->relation) ==
             ATT_RELATION_NSUBJ;
}

/// The clause that a tree has hung under a time that it took for the root:
/// "Late on Monday, Kenya attacked Chad". -1: none.
static int32_t
clause_below(const AttTimes* t, AttSpan tokens)
{
  for (uint32_t i = tokens.end; i < t->read->count; ++i) {
    const AttToken* at = token_at(t, i);
    if (at->upos == ATT_UPOS_VERB && at->head >= (int32_t)tokens.begin &&
        at->head < (int32_t)tokens.end &&
        has_dependent(t, i, ATT_RELATION_NSUBJ)) {
      return (int32_t)i;
    }
  }
  return -1;
}

/// First word of the phrase of a time: "in the | 1990s".
static uint32_t
phrase_begin(const AttTimes* t, AttSpan tokens)
{
  uint32_t begin = tokens.begin;
  while (begin > 0 && token_at(t, begin - 1)->upos != ATT_UPOS_PUNCT &&
         token_at(t, begin - 1)->head >= (int32_t)begin &&
         token_at(t, begin - 1)->head < (int32_t)tokens.end) {
    --begin;
  }
  return begin;
}

/// The noun that tells something in whose phrase the word in front of a time
/// stands: "after the withdrawal of forces | in 2021". -1: none.
static int32_t
noun_before(const AttTimes* t, AttSpan tokens)
{
  const uint32_t begin = phrase_begin(t, tokens);
  int32_t at = (int32_t)begin - 1;
  for (size_t step = 0; at >= 0 && at < (int32_t)begin && step < t->read->count;
       ++step) {
    const bool is_event = is_noun(t, (uint32_t)at) && t->words[at].tells;
    if (is_event || token_at(t, (uint32_t)at)->upos == ATT_UPOS_PUNCT ||
        is_predicate(t, (uint32_t)at)) {
      return is_event ? at : -1;
    }
    at = token_at(t, (uint32_t)at)->head;
  }
  return -1;
}

/// Has a noun a preposition of a list of the rules?
static bool
is_marked(const AttTimes* t, const AttRules* rules, AttView list, uint32_t noun)
{
  for (uint32_t i = 0; i < t->read->count; ++i) {
    const AttToken* marker = token_at(t, i);
    if (marker->head == (int32_t)noun &&
        marker->relation == ATT_RELATION_CASE &&
        att_match_list_has(rules, list, marker->lemma)) {
      return true;
    }
  }
  return false;
}

/// Does a phrase below `predicate` tell of something else: "after the war"?
static bool
is_set_apart(const AttTimes* t,
             const AttRules* rules,
             uint32_t noun,
             int32_t predicate)
{
  int32_t at = (int32_t)noun;
  for (size_t step = 0; at >= 0 && at != predicate && step < t->read->count;
       ++step) {
    if (is_marked(t, rules, ATT_VIEW("apart"), (uint32_t)at)) {
      return true;
    }
    at = token_at(t, (uint32_t)at)->head;
  }
  return false;
}

/// Where the climb from a time ends.
static int32_t
climb(const AttTimes* t, AttSpan tokens)
{
  int32_t at = (int32_t)head_of(t, tokens);
  for (size_t step = 0; at >= 0 && step < t->read->count; ++step) {
    const bool is_inside =
        at >= (int32_t)tokens.begin && at < (int32_t)tokens.end;
    if (!is_inside &&
        (t->words[at].tells || t->words[at].leads ||
         is_predicate(t, (uint32_t)at) ||
         (step == 1 && stays_with_noun(t, tokens, (uint32_t)at)))) {
      return at;
    }
    at = token_at(t, (uint32_t)at)->head;
  }
  return clause_below(t, tokens);
}

/// The tree hangs the last phrase of a sentence on its verb more often than
/// not. Behind a noun that tells something it is the noun's, where the verb
/// tells nothing or the noun is set apart from it.
static int32_t
owner_of(const AttTimes* t, AttSpan tokens, const AttRules* rules)
{
  const int32_t owner = climb(t, tokens);
  const int32_t noun = noun_before(t, tokens);
  const bool is_taken =
      owner >= 0 && (t->words[owner].tells || t->words[owner].leads);
  return noun >= 0 &&
                 (!is_taken || is_set_apart(t, rules, (uint32_t)noun, owner))
             ? noun
             : owner;
}

/// The predicate above a word.
static int32_t
predicate_above(const AttTimes* t, uint32_t token)
{
  int32_t at = token_at(t, token)->head;
  for (size_t step = 0; at >= 0 && step < t->read->count; ++step) {
    if (is_predicate(t, (uint32_t)at)) {
      return at;
    }
    at = token_at(t, (uint32_t)at)->head;
  }
  return -1;
}

static bool
is_simultaneous(const AttTimes* t, const AttRules* rules, uint32_t clause)
{
  for (uint32_t i = 0; i < clause; ++i) {
    if (token_at(t, i)->head == (int32_t)clause &&
        att_match_list_has(
            rules, ATT_VIEW("simultaneous"), token_at(t, i)->lemma)) {
      return true;
    }
  }
  return false;
}

/// The main clause that a tree has hung under the clause with the conjunction:
/// "In 2021, when X came, Y left" with "left" below "came".
static int32_t
main_clause_below(const AttTimes* t, const AttRules* rules, uint32_t clause)
{
  for (uint32_t i = clause + 1; i < t->read->count; ++i) {
    const AttToken* at = token_at(t, i);
    if (at->head == (int32_t)clause && at->upos == ATT_UPOS_VERB &&
        (at->relation == ATT_RELATION_ADVCL ||
         at->relation == ATT_RELATION_PARATAXIS ||
         at->relation == ATT_RELATION_CCOMP) &&
        has_dependent(t, i, ATT_RELATION_NSUBJ) &&
        !has_dependent(t, i, ATT_RELATION_MARK) &&
        !is_simultaneous(t, rules, i)) {
      return (int32_t)i;
    }
  }
  return -1;
}

/// "in 2021, when X came to power, …": the clause that a word of the list
/// "simultaneous" opens right behind a time is of that time; -1: none.
static int32_t
clause_behind(const AttTimes* t, AttSpan tokens, const AttRules* rules)
{
  uint32_t at = tokens.end;
  while (at < t->read->count && token_at(t, at)->upos == ATT_UPOS_PUNCT) {
    ++at;
  }
  if (at >= t->read->count || !att_match_list_has(rules,
                                                  ATT_VIEW("simultaneous"),
                                                  token_at(t, at)->lemma)) {
    return -1;
  }
  int32_t clause = token_at(t, at)->head;
  if (clause >= 0 && token_at(t, (uint32_t)clause)->upos == ATT_UPOS_PRON) {
    clause = token_at(t, (uint32_t)clause)->head; // "during which"
  }
  return clause >= 0 && is_predicate(t, (uint32_t)clause) ? clause : -1;
}

/// "killed in riots in May", "arrested in a raid on Monday": what happens in
/// an event is of its time.
static int32_t
event_around(const AttTimes* t, const AttRules* rules, int32_t owner)
{
  return owner >= 0 && is_noun(t, (uint32_t)owner) &&
                 token_at(t, (uint32_t)owner)->relation == ATT_RELATION_OBL &&
                 is_marked(t, rules, ATT_VIEW("locative"), (uint32_t)owner)
             ? token_at(t, (uint32_t)owner)->head
             : -1;
}

/// The other clause of a time that a clause follows: both are of that time.
static int32_t
shared_by(const AttTimes* t, const Time* time, const AttRules* rules)
{
  const int32_t clause = clause_behind(t, time->tokens, rules);
  if (clause < 0) {
    return event_around(t, rules, time->owner);
  }
  if (clause != time->owner) {
    return clause;
  }
  const int32_t above = predicate_above(t, (uint32_t)clause);
  return above >= 0 ? above : main_clause_below(t, rules, (uint32_t)clause);
}

static Time
read_time(const AttTimes* t,
          const AttTimeMention* mention,
          const AttRules* rules)
{
  const uint32_t first = t->read->sentence->first;
  Time time = {
      .edtf = mention->edtf,
      .tokens = {mention->tokens.begin - first, mention->tokens.end - first}};
  time.owner = owner_of(t, time.tokens, rules);
  time.shared = shared_by(t, &time, rules);
  return time;
}

static const AttBlock*
block_of(const AttRules* rules, const AttMatch* match)
{
  return &rules->blocks[rules->frames[match->frame].block];
}

/// "condemned the 2015 attack": the word of one line triggers an event of
/// another kind. "signed the 2015 treaty" tells of the same twice.
static bool
tells_apart(const AttTimes* t,
            const AttRules* rules,
            const AttOntology* ontology,
            const AttMatch* match,
            uint32_t word)
{
  const uint32_t class_id = block_of(rules, match)->class_id;
  for (size_t m = 0; m < t->matches->count; ++m) {
    const AttMatch* other = &t->matches->matches[m];
    const AttBlock* block = block_of(rules, other);
    if (other->trigger == word && block->kind == ATT_BLOCK_EVENT &&
        !att_ontology_is_a(ontology, block->class_id, class_id) &&
        !att_ontology_is_a(ontology, class_id, block->class_id)) {
      return true;
    }
  }
  return false;
}

static void
mark_words(AttTimes* t, const AttRules* rules, const AttOntology* ontology)
{
  for (size_t m = 0; m < t->matches->count; ++m) {
    const AttMatch* match = &t->matches->matches[m];
    if (block_of(rules, match)->kind == ATT_BLOCK_OUTLOOK) {
      continue;
    }
    t->words[match->trigger].tells = true;
    for (size_t i = 0; i < match->binding_count; ++i) {
      const AttBinding* binding = &match->bindings[i];
      if (rules->slots[binding->slot].kind == ATT_SLOT_WORDS &&
          binding->token != match->trigger) {
        Word* word = &t->words[binding->token];
        word->leads = match->trigger + 1;
        word->apart = tells_apart(t, rules, ontology, match, binding->token);
      }
    }
  }
}

/// The first time of the document that begins at `token` or behind it.
static size_t
first_from(const AttMentions* mentions, uint32_t token)
{
  size_t low = 0;
  size_t high = mentions->time_count;
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    if (mentions->times[middle].tokens.begin < token) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

AttStatus
att_times_new(const AttRules* rules,
              const AttOntology* ontology,
              const AttReadSentence* read,
              const AttMatches* matches,
              AttArena* arena,
              AttTimes** times)
{
  const AttMentions* mentions = read->mentions;
  const uint32_t first = read->sentence->first;
  const size_t from = first_from(mentions, first);
  size_t to = from;
  while (to < mentions->time_count &&
         mentions->times[to].tokens.end <= first + read->count) {
    ++to;
  }
  AttTimes* t = att_arena_calloc(arena, 1, sizeof *t);
  *times = t;
  if (!t) {
    return ATT_ERR_MEMORY;
  }
  *t = (AttTimes){.read = read, .matches = matches};
  t->words = att_arena_calloc(arena, read->count + 1, sizeof *t->words);
  t->times = att_arena_calloc(arena, to - from + 1, sizeof *t->times);
  if (!t->words || !t->times) {
    return ATT_ERR_MEMORY;
  }
  mark_words(t, rules, ontology);
  for (size_t i = from; i < to; ++i) {
    t->times[t->count++] = read_time(t, &mentions->times[i], rules);
  }
  return ATT_OK;
}

/// The first time that a word owns, of those that are known if any is; with
/// `before`, only one that stands in front of that word. NULL: none.
static const Time*
time_at(const AttTimes* t, uint32_t word, uint32_t before)
{
  const Time* found = NULL;
  for (size_t i = 0; i < t->count; ++i) {
    const Time* time = &t->times[i];
    const bool is_its =
        (time->owner == (int32_t)word || time->shared == (int32_t)word) &&
        time->tokens.end <= before;
    if (is_its && (!found || (!found->edtf.size && time->edtf.size))) {
      found = time;
    }
  }
  return found;
}

/// "signed an agreement in 2020", "the raid carried out in 2020": a word that
/// the event's line has as its own, or a clause about a noun that tells
/// nothing else.
static const Time*
time_below(const AttTimes* t, uint32_t trigger)
{
  for (uint32_t i = 0; i < t->read->count; ++i) {
    const AttToken* at = token_at(t, i);
    const bool is_part = t->words[i].leads == trigger + 1 && !t->words[i].apart;
    const bool is_clause =
        at->head == (int32_t)trigger && is_noun(t, trigger) &&
        !t->words[i].tells &&
        att_relation_universal((AttRelation)at->relation) == ATT_RELATION_ACL;
    const Time* time = is_part || is_clause ? time_at(t, i, UINT32_MAX) : NULL;
    if (time) {
      return time;
    }
  }
  return NULL;
}

/// The first word of a clause that is no subordinate one: a time in front of it
/// stands in front of the whole clause.
static uint32_t
subject_or_self(const AttTimes* t, uint32_t predicate)
{
  for (uint32_t i = 0; i < predicate; ++i) {
    const AttToken* at = token_at(t, i);
    if (at->head == (int32_t)predicate &&
        att_relation_universal((AttRelation)at->relation) ==
            ATT_RELATION_NSUBJ) {
      return i;
    }
  }
  return predicate;
}

/// The verb that lends a word arguments of its own clause: "launched" an
/// attack, "decided" to attack. -1: none.
static int32_t
lender_of(const AttTimes* t, uint32_t word)
{
  const AttClauses* clauses = t->read->clauses;
  for (uint32_t a = clauses->first[word]; a < clauses->first[word + 1]; ++a) {
    const uint8_t variant = clauses->arcs[a].variant;
    if (variant == ATT_VARIANT_SUPPORT || variant == ATT_VARIANT_CONTROL ||
        variant == ATT_VARIANT_RAISING) {
      return (int32_t)clauses->arcs[a].via;
    }
  }
  return -1;
}

/// Of coordinated nouns the first, which stands for all in the clause.
static uint32_t
first_conjunct(const AttTimes* t, uint32_t word)
{
  for (uint32_t i = 0; i < t->read->count; ++i) {
    const AttToken* at = token_at(t, word);
    if (at->relation != ATT_RELATION_CONJ || !is_noun(t, word) ||
        at->head < 0 || !is_noun(t, (uint32_t)at->head)) {
      break;
    }
    word = (uint32_t)at->head;
  }
  return word;
}

/// "…, accusing Chad": a participle without a conjunction or a subject.
static bool
is_participial(const AttTimes* t, uint32_t word)
{
  const AttToken* at = token_at(t, word);
  return at->relation == ATT_RELATION_ADVCL && at->xpos == ATT_XPOS_VBG &&
         !has_dependent(t, word, ATT_RELATION_MARK) &&
         !has_dependent(t, word, ATT_RELATION_NSUBJ);
}

/// One step of an event's climb: the word whose time it may take, or -1.
/// `front`: only a time in front of that word's clause.
static int32_t
carrier_of(const AttTimes* t, uint32_t word, bool* front)
{
  word = first_conjunct(t, word);
  const AttToken* at = token_at(t, word);
  const AttRelation relation =
      att_relation_universal((AttRelation)at->relation);
  if (relation == ATT_RELATION_CONJ || is_participial(t, word)) {
    *front = true;
    return at->head;
  }
  if (relation == ATT_RELATION_APPOS) {
    return at->head;
  }
  const int32_t up = relation == ATT_RELATION_NSUBJ ||
                             relation == ATT_RELATION_OBJ ||
                             relation == ATT_RELATION_XCOMP
                         ? at->head
                         : lender_of(t, word);
  if (up < 0 || up == (int32_t)word) {
    return -1;
  }
  const Word* its = &t->words[word]; // "became an ally": of the verb's line
  const bool is_part = its->leads == (uint32_t)up + 1 && !its->apart;
  return t->words[up].tells && !is_part ? -1 : up;
}

AttView
att_times_of(const AttTimes* times, const AttMatch* match)
{
  const Time* time = time_at(times, match->trigger, UINT32_MAX);
  if (!time) {
    time = time_below(times, match->trigger);
  }
  bool front = false;
  int32_t at = (int32_t)match->trigger;
  for (size_t step = 0; !time && step < times->read->count; ++step) {
    at = carrier_of(times, (uint32_t)at, &front);
    if (at < 0) {
      break;
    }
    time = time_at(times,
                   (uint32_t)at,
                   front ? subject_or_self(times, (uint32_t)at) : UINT32_MAX);
  }
  return time ? time->edtf : ATT_VIEW("");
}
