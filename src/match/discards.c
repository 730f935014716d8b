// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Lines of discard blocks run over each sentence when all mentions are known;
// what they match is then spread over words, clause, sentence or document.

#include "match/discards.h"

#include "document/grammar.h"

#include <stdlib.h>
#include <string.h>

typedef struct Search {
  const AttRules* rules;
  const AttMentions* mentions;
  const AttDocument* document;
  AttMentionPatterns patterns;
  uint32_t stratum;
  bool* timed;         ///< by token of the document: part of a time
  AttPatternHits hits; ///< of one sentence
  ATT_ARRAY(AttDiscard) found;
  ATT_ARRAY(AttDiscard) topics;
  bool whole; ///< one of `found` silences the document
} Search;

static AttDiscardScope
scope_of(const AttRules* rules, uint32_t line)
{
  return (AttDiscardScope)rules->lines[line].scope;
}

/// Does a line "unless" of the hit's block match in the same sentence?
static bool
is_kept(const Search* search, const AttPatternHit* hit)
{
  const uint32_t block = search->rules->lines[hit->line].block;
  for (size_t i = 0; i < search->hits.size; ++i) {
    const uint32_t line = search->hits.at[i].line;
    if (search->rules->lines[line].block == block &&
        scope_of(search->rules, line) == ATT_DISCARD_UNLESS) {
      return true;
    }
  }
  return false;
}

static int
compare_discards(const void* a, const void* b)
{
  const AttDiscard* x = a;
  const AttDiscard* y = b;
  if (x->tokens.begin != y->tokens.begin) {
    return x->tokens.begin < y->tokens.begin ? -1 : 1;
  }
  return (x->line > y->line) - (x->line < y->line);
}

/// Mentions of the sentence, which stand by first token, as patterns see them.
static AttMentionsSoFar
mentions_in(const Search* search, const AttSentence* sentence, size_t* next)
{
  const AttMentions* all = search->mentions;
  while (*next < all->mention_count &&
         all->mentions[*next].tokens.begin < sentence->first) {
    ++*next;
  }
  const size_t first = *next;
  while (*next < all->mention_count && all->mentions[*next].tokens.begin <
                                           sentence->first + sentence->count) {
    ++*next;
  }
  return (AttMentionsSoFar){.mentions = all->mentions + first,
                            .count = *next - first,
                            .readings = all->readings,
                            .entities = all->entities,
                            .timed = search->timed};
}

/// Keep what a line found that nothing holds back.
static AttStatus
take_hit(Search* search, const AttSentence* sentence, const AttPatternHit* hit)
{
  const AttDiscard found = {hit->line, sentence->first, hit->tokens};
  switch (scope_of(search->rules, hit->line)) {
  case ATT_DISCARD_UNLESS:
    return ATT_OK;
  case ATT_DISCARD_TOPIC:
    return ATT_PUSH(&search->topics, found);
  case ATT_DISCARD_DOCUMENT:
    search->whole = true;
    break;
  default:
    break;
  }
  return ATT_PUSH(&search->found, found);
}

static AttStatus
look_at(Search* search, const AttSentence* sentence, size_t* next)
{
  const AttMentionsSoFar found = mentions_in(search, sentence, next);
  search->hits.size = 0;
  ATT_TRY(search->patterns.find(search->patterns.user,
                                search->document,
                                sentence,
                                &found,
                                search->stratum,
                                &search->hits));
  for (size_t i = 0; i < search->hits.size; ++i) {
    if (!is_kept(search, &search->hits.at[i])) {
      ATT_TRY(take_hit(search, sentence, &search->hits.at[i]));
    }
  }
  return ATT_OK;
}

static AttStatus
look_through(Search* search)
{
  const AttDocument* document = search->document;
  size_t next = 0;
  for (size_t i = 0; i < document->sentence_count; ++i) {
    const AttSentence* sentence = &document->sentences[i];
    if (sentence->analysed != ATT_ANALYSED_NOT &&
        att_sentence_is_text(document, sentence)) {
      ATT_TRY(look_at(search, sentence, &next));
    }
  }
  if (search->found.size) {
    qsort(search->found.at,
          search->found.size,
          sizeof *search->found.at,
          compare_discards);
  }
  if (search->topics.size) {
    qsort(search->topics.at,
          search->topics.size,
          sizeof *search->topics.at,
          compare_discards);
  }
  return ATT_OK;
}

/// Does a word head a clause of its own? An open infinitive ("began to bomb")
/// belongs to the clause above it.
static bool
heads_clause(const AttToken* token)
{
  switch (att_relation_universal((AttRelation)token->relation)) {
  case ATT_RELATION_ROOT:
  case ATT_RELATION_CCOMP:
  case ATT_RELATION_ADVCL:
  case ATT_RELATION_ACL:
  case ATT_RELATION_CSUBJ:
  case ATT_RELATION_PARATAXIS:
    return true;
  case ATT_RELATION_CONJ:
    return token->upos == ATT_UPOS_VERB || token->upos == ATT_UPOS_AUX;
  default:
    return token->head < 0;
  }
}

/// The word that heads the clause of a token; tokens of one sentence.
static uint32_t
clause_of(const AttToken* tokens, uint32_t count, uint32_t token)
{
  for (uint32_t steps = 0; steps < count && !heads_clause(&tokens[token]);
       ++steps) {
    token = (uint32_t)tokens[token].head;
  }
  return token;
}

/// The word of a stretch whose head lies outside it.
static uint32_t
head_of(const AttToken* tokens, AttSpan span)
{
  for (uint32_t i = span.begin; i < span.end; ++i) {
    if (tokens[i].head < (int32_t)span.begin ||
        tokens[i].head >= (int32_t)span.end) {
      return i;
    }
  }
  return span.begin;
}

static void
silence(uint32_t* by_token, AttSpan tokens, uint32_t id)
{
  for (uint32_t i = tokens.begin; i < tokens.end; ++i) {
    by_token[i] = by_token[i] ? by_token[i] : id;
  }
}

static void
silence_clause(const AttDocument* document,
               const AttSentence* sentence,
               AttSpan words,
               uint32_t id,
               uint32_t* by_token)
{
  const AttToken* tokens = att_sentence_tokens(document, sentence);
  const uint32_t first = sentence->first;
  if (sentence->analysed != ATT_ANALYSED_TREE) {
    return;
  }
  const AttSpan inside = {words.begin - first, words.end - first};
  const uint32_t clause =
      clause_of(tokens, sentence->count, head_of(tokens, inside));
  for (uint32_t i = 0; i < sentence->count; ++i) {
    if (clause_of(tokens, sentence->count, i) == clause) {
      silence(by_token, (AttSpan){first + i, first + i + 1}, id);
    }
  }
}

static void
spread(const Search* search, uint32_t index, uint32_t* by_token)
{
  const AttDiscard* discard = &search->found.at[index];
  const AttDocument* document = search->document;
  const AttSentence* sentence =
      &document->sentences[att_document_sentence_of(document, discard->first)];
  const uint32_t id = index + 1;
  switch (scope_of(search->rules, discard->line)) {
  case ATT_DISCARD_WORDS:
    silence(by_token, discard->tokens, id);
    break;
  case ATT_DISCARD_CLAUSE:
    silence_clause(document, sentence, discard->tokens, id, by_token);
    break;
  case ATT_DISCARD_SENTENCE:
    silence(by_token,
            (AttSpan){sentence->first, sentence->first + sentence->count},
            id);
    break;
  case ATT_DISCARD_DOCUMENT:
    silence(by_token, (AttSpan){0, (uint32_t)document->token_count}, id);
    break;
  case ATT_DISCARD_UNLESS:
  case ATT_DISCARD_TOPIC:
    break;
  }
}

/// Copy what was found into the document's arena; a discard of the whole
/// document is told before those of its parts.
static AttStatus
keep(const Search* search, AttDiscards* discards)
{
  const size_t count = search->found.size;
  AttArena* arena = search->document->arena;
  if (!count) {
    return ATT_OK;
  }
  AttDiscard* copy = att_arena_calloc(arena, count, sizeof *copy);
  uint32_t* by_token = att_arena_calloc(
      arena, search->document->token_count + 1, sizeof *by_token);
  if (!copy || !by_token) {
    return ATT_ERR_MEMORY;
  }
  memcpy(copy, search->found.at, count * sizeof *copy);
  for (int parts = search->whole ? 0 : 1; parts < 2; ++parts) {
    for (uint32_t i = 0; i < count; ++i) {
      const AttDiscardScope scope = scope_of(search->rules, copy[i].line);
      if ((scope == ATT_DISCARD_DOCUMENT) == !parts) {
        spread(search, i, by_token);
      }
    }
  }
  *discards =
      (AttDiscards){.discards = copy, .count = count, .by_token = by_token};
  return ATT_OK;
}

static AttStatus
keep_topics(const Search* search, AttDiscards* discards)
{
  const size_t count = search->topics.size;
  AttDiscard* copy =
      att_arena_calloc(search->document->arena, count + 1, sizeof *copy);
  if (!copy) {
    return ATT_ERR_MEMORY;
  }
  if (count) {
    memcpy(copy, search->topics.at, count * sizeof *copy);
  }
  discards->topics = copy;
  discards->topic_count = count;
  return ATT_OK;
}

/// Tokens of times and citations, which are part of no name.
static AttStatus
mark_timed(Search* search)
{
  const AttMentions* all = search->mentions;
  search->timed = att_arena_calloc(search->document->arena,
                                   search->document->token_count + 1,
                                   sizeof *search->timed);
  if (!search->timed) {
    return ATT_ERR_MEMORY;
  }
  for (size_t i = 0; i < all->time_count; ++i) {
    for (uint32_t t = all->times[i].tokens.begin; t < all->times[i].tokens.end;
         ++t) {
      search->timed[t] = true;
    }
  }
  for (size_t t = 0; t < search->document->token_count; ++t) {
    search->timed[t] |= att_mentions_is_cited(all, t);
  }
  return ATT_OK;
}

AttStatus
att_discards_find(const AttRules* rules,
                  AttPatternRun* run,
                  const AttMentions* mentions,
                  const AttDocument* document,
                  AttDiscards* discards)
{
  *discards = (AttDiscards){0};
  if (!run || !rules->discards.count) {
    return ATT_OK;
  }
  Search search = {.rules = rules,
                   .mentions = mentions,
                   .document = document,
                   .patterns = att_pattern_run_hook(run),
                   .stratum = (uint32_t)rules->pattern_stratum_count};
  AttStatus status = mark_timed(&search);
  if (status == ATT_OK) {
    status = look_through(&search);
  }
  if (status == ATT_OK) {
    status = keep(&search, discards);
  }
  if (status == ATT_OK) {
    status = keep_topics(&search, discards);
  }
  ATT_ARRAY_CLEAR(&search.hits);
  ATT_ARRAY_CLEAR(&search.found);
  ATT_ARRAY_CLEAR(&search.topics);
  return status;
}

const AttDiscard*
att_discards_at(const AttDiscards* discards, size_t token)
{
  return discards && discards->by_token && discards->by_token[token]
             ? &discards->discards[discards->by_token[token] - 1]
             : NULL;
}
