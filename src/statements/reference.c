// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// One walk over the document, sentence by sentence, word by word: what names
// something is noted, what refers is resolved among what was noted so far and
// noted in its turn.

#include "statements/reference.h"

#include "statements/clause_role.h"
#include "statements/salience.h"
#include "statements/self.h"
#include "term/traits.h"

typedef struct Resolver {
  const AttRules* rules;
  const AttOntology* ontology;
  const AttDocument* document;
  const AttMentions* mentions;
  AttAnaphorWords words;
  AttQuotes* quotes;
  AttOccurrences occurrences;
  ATT_ARRAY(AttMention) added;
  ATT_ARRAY(AttReading) readings;
} Resolver;

static bool
is_plural(const AttToken* token)
{
  return token->xpos == ATT_XPOS_NNS || token->xpos == ATT_XPOS_NNPS;
}

/// The entity that acts among a mention's readings, else the first.
static const AttReading*
acting_reading(const Resolver* r, const AttMention* mention)
{
  const AttReading* first = &r->mentions->readings[mention->first_reading];
  for (uint32_t i = 0; i < mention->reading_count; ++i) {
    const AttEntity* entity = &r->mentions->entities[first[i].entity];
    if (att_ontology_class_has(
            r->ontology, entity->class_id, ATT_TRAIT_ACTING)) {
      return &first[i];
    }
  }
  return first;
}

/// What stands at a word: its role, and whether it is coordinated.
static AttOccurrence
occurrence_at(const Resolver* r, const AttSentence* sentence, uint32_t token)
{
  const AttToken* tokens = att_sentence_tokens(r->document, sentence);
  const bool has_tree = sentence->analysed == ATT_ANALYSED_TREE;
  AttOccurrence at = {.token = sentence->first + token,
                      .sentence = (uint32_t)(sentence - r->document->sentences),
                      .weight = has_tree ? att_role_weight(tokens, token)
                                         : att_role_weight_by_tags(
                                               tokens, sentence->count, token),
                      .is_plural = is_plural(&tokens[token])};
  if (has_tree) {
    bool is_coordinated = tokens[token].relation == ATT_RELATION_CONJ;
    for (uint32_t i = token + 1; i < sentence->count && !is_coordinated; ++i) {
      is_coordinated = tokens[i].head == (int32_t)token &&
                       tokens[i].relation == ATT_RELATION_CONJ;
    }
    at.group = is_coordinated ? sentence->first + 1 +
                                    att_role_first_conjunct(tokens, token)
                              : 0;
  }
  return at;
}

/// "Finland and Sweden" in a sentence without a tree: only a conjunction stands
/// between the two.
static void
join_by_tags(Resolver* r, const AttMention* mention, AttOccurrence* at)
{
  AttOccurrence* last =
      r->occurrences.size ? &r->occurrences.at[r->occurrences.size - 1] : NULL;
  const AttToken* tokens = r->document->tokens;
  if (last && last->entity && last->sentence == at->sentence &&
      mention->tokens.begin == last->token + 2 &&
      tokens[last->token + 1].upos == ATT_UPOS_CCONJ) {
    last->group = last->group ? last->group : last->token + 1;
    at->group = last->group;
    at->weight = last->weight;
  }
}

static AttStatus
note_mention(Resolver* r,
             const AttSentence* sentence,
             const AttMention* mention)
{
  const AttReading* reading = acting_reading(r, mention);
  AttOccurrence at =
      occurrence_at(r, sentence, mention->head - sentence->first);
  at.entity = reading->entity + 1;
  at.is_named =
      reading->kind != ATT_READING_NOUN && reading->kind != ATT_READING_BODY;
  if (sentence->analysed != ATT_ANALYSED_TREE) {
    join_by_tags(r, mention, &at);
  }
  return ATT_PUSH(&r->occurrences, at);
}

/// Has the verb a rule by which it says something, or one by which somebody
/// does something?
static bool
triggers(const Resolver* r, const AttToken* verb, bool speech)
{
  const AttRange run = att_rules_triggered(r->rules, verb->lemma);
  for (uint32_t i = run.first; i < run.first + run.count; ++i) {
    const AttFrame* frame = &r->rules->frames[r->rules->triggered[i]];
    const AttBlockKind kind = r->rules->blocks[frame->block].kind;
    if (frame->kind == ATT_FRAME_VERBAL &&
        (kind == ATT_BLOCK_SPEECH ||
         (!speech &&
          (kind == ATT_BLOCK_EVENT || kind == ATT_BLOCK_RELATION)))) {
      return true;
    }
  }
  return false;
}

/// "Chad denied it": what is said or denied is nobody.
static bool
is_said(const Resolver* r, const AttToken* tokens, const AttAnaphor* anaphor)
{
  const AttToken* at = &tokens[anaphor->head];
  return anaphor->kind == ATT_ANAPHOR_THING &&
         at->relation == ATT_RELATION_OBJ && at->head >= 0 &&
         triggers(r, &tokens[at->head], true);
}

/// Is a rule triggered by the verb that the word is the subject or object of?
static bool
wants_actor(const Resolver* r, const AttSentence* sentence, uint32_t token)
{
  const AttToken* tokens = att_sentence_tokens(r->document, sentence);
  const AttRelation relation =
      att_relation_universal((AttRelation)tokens[token].relation);
  if (tokens[token].head < 0 ||
      (relation != ATT_RELATION_NSUBJ && relation != ATT_RELATION_OBJ)) {
    return false;
  }
  return triggers(r, &tokens[tokens[token].head], false);
}

/// The head of the name itself where the antecedent only refers to it.
static uint32_t
named_at(const Resolver* r, uint32_t token)
{
  for (size_t i = r->added.size; i > 0; --i) {
    const AttMention* mention = &r->added.at[i - 1];
    if (mention->head <= token) {
      return mention->head == token ? mention->antecedent - 1 : token;
    }
  }
  return token;
}

static AttStatus
add_mention(Resolver* r,
            const AttSentence* sentence,
            AttSpan tokens,
            uint32_t head,
            const AttAntecedent* antecedent)
{
  const AttMention mention = {
      .tokens = {sentence->first + tokens.begin, sentence->first + tokens.end},
      .head = sentence->first + head,
      .first_reading = (uint32_t)r->readings.size,
      .reading_count = antecedent->count,
      .antecedent = named_at(r, antecedent->token) + 1};
  for (uint32_t i = 0; i < antecedent->count; ++i) {
    AttOccurrence at = occurrence_at(r, sentence, head);
    const AttReading reading = {antecedent->entities[i], ATT_READING_REFERENCE};
    at.entity = antecedent->entities[i] + 1;
    at.is_named = true;
    ATT_TRY(ATT_PUSH(&r->readings, reading));
    ATT_TRY(ATT_PUSH(&r->occurrences, at));
  }
  return ATT_PUSH(&r->added, mention);
}

static bool
is_one_of(const Resolver* r, uint32_t entity, AttNounClasses classes)
{
  const uint32_t class_id = r->mentions->entities[entity].class_id;
  for (size_t i = 0; i < classes.count; ++i) {
    if (att_ontology_is_a(r->ontology, class_id, classes.at[i])) {
      return true;
    }
  }
  return false;
}

/// "its fighters", "fighters of the group": the noun that beside a name means
/// whoever has the name does so beside a word that stands for it.
/// `*host` is 1 + the noun, or 0.
static AttStatus
find_host(const Resolver* r,
          const AttSentence* sentence,
          uint32_t token,
          const AttAntecedent* antecedent,
          uint32_t* host)
{
  const AttToken* tokens = att_sentence_tokens(r->document, sentence);
  const AttToken* at = &tokens[token];
  const AttActorNoun* noun = NULL;
  size_t words = 0;
  *host = 0;
  if (at->head < 0 || antecedent->count != 1 ||
      at->relation != ATT_RELATION_NMOD_POSS) {
    return ATT_OK;
  }
  const uint32_t head = (uint32_t)at->head;
  ATT_TRY(att_gazetteer_noun(r->words.gazetteer, tokens, head, &noun, &words));
  if (noun && tokens[head].upos == ATT_UPOS_NOUN && head == token + words &&
      is_one_of(r, antecedent->entities[0], noun->merges) &&
      !is_one_of(r, antecedent->entities[0], noun->excepts)) {
    *host = head + 1;
  }
  return ATT_OK;
}

static AttStatus
add_resolved(Resolver* r,
             const AttSentence* sentence,
             const AttAnaphor* anaphor,
             const AttAntecedent* antecedent)
{
  uint32_t host = 0;
  ATT_TRY(add_mention(r, sentence, anaphor->tokens, anaphor->head, antecedent));
  ATT_TRY(find_host(r, sentence, anaphor->head, antecedent, &host));
  const AttSpan tokens = {anaphor->tokens.begin, host};
  return host ? add_mention(r, sentence, tokens, host - 1, antecedent) : ATT_OK;
}

/// Who a word that refers stands for.
static AttAntecedent
choose(const Resolver* r,
       const AttSentence* sentence,
       const AttAnaphor* anaphor)
{
  if (anaphor->kind == ATT_ANAPHOR_SELF) {
    return att_self_speaker(
        r->quotes, r->document, r->mentions, sentence->first + anaphor->head);
  }
  const AttReferring referring = {
      .anaphor = anaphor,
      .sentence = sentence,
      .index = (uint32_t)(sentence - r->document->sentences),
      .wants_actor = wants_actor(r, sentence, anaphor->head)};
  return att_salience_choose(
      r->ontology, r->document, r->mentions, &r->occurrences, &referring);
}

static AttStatus
read_token(Resolver* r, const AttSentence* sentence, uint32_t token)
{
  const uint32_t id = r->mentions->headed_by[sentence->first + token];
  if (id) {
    return note_mention(r, sentence, &r->mentions->mentions[id - 1]);
  }
  const AttToken* tokens = att_sentence_tokens(r->document, sentence);
  const bool is_covered =
      r->mentions->covered_by[sentence->first + token] ||
      att_mentions_is_cited(r->mentions, sentence->first + token);
  if (sentence->analysed != ATT_ANALYSED_TREE || is_covered) {
    return ATT_OK;
  }
  AttAnaphor anaphor;
  ATT_TRY(att_anaphor_at(
      &r->words, r->mentions, r->document, sentence, token, &anaphor));
  AttOccurrence at = occurrence_at(r, sentence, token);
  if (anaphor.kind != ATT_ANAPHOR_NONE && !is_said(r, tokens, &anaphor)) {
    const AttAntecedent antecedent = choose(r, sentence, &anaphor);
    if (antecedent.count) {
      return add_resolved(r, sentence, &anaphor, &antecedent);
    }
    at.is_plural = anaphor.kind == ATT_ANAPHOR_PLURAL;
    return ATT_PUSH(&r->occurrences, at);
  }
  at.group = 0;
  return tokens[token].upos == ATT_UPOS_NOUN ? ATT_PUSH(&r->occurrences, at)
                                             : ATT_OK;
}

static AttStatus
walk(Resolver* r)
{
  for (size_t s = 0; s < r->document->sentence_count; ++s) {
    const AttSentence* sentence = &r->document->sentences[s];
    if (!att_sentence_is_text(r->document, sentence)) {
      continue;
    }
    for (uint32_t i = 0; i < sentence->count; ++i) {
      ATT_TRY(read_token(r, sentence, i));
    }
  }
  return ATT_OK;
}

AttStatus
att_references_resolve(const AttRules* rules,
                       const AttOntology* ontology,
                       const AttGazetteer* gazetteer,
                       const AttDocument* document,
                       AttMentions* mentions)
{
  Resolver r = {.rules = rules,
                .ontology = ontology,
                .document = document,
                .mentions = mentions,
                .words = att_anaphor_words(rules, gazetteer)};
  AttStatus status =
      att_self_hear(rules, ontology, document, mentions, &r.quotes);
  if (status == ATT_OK) {
    status = walk(&r);
  }
  if (status == ATT_OK && r.added.size) {
    status = att_mentions_add(document,
                              r.added.at,
                              r.added.size,
                              r.readings.at,
                              r.readings.size,
                              mentions);
  }
  ATT_ARRAY_CLEAR(&r.occurrences);
  ATT_ARRAY_CLEAR(&r.added);
  ATT_ARRAY_CLEAR(&r.readings);
  return status;
}
