// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// How far an actor noun's phrase reaches, and which mentions stand in it.

#include "mentions/phrase.h"

// Steps from a modifier up to its noun.
#define MOST_STEPS 6u

static bool
is_capital(const AttToken* token)
{
  return att_case_of(token->form) >= ATT_CASE_CAPITAL;
}

static bool
is_hyphen(const AttToken* token)
{
  return token->xpos == ATT_XPOS_HYPH ||
         (token->upos == ATT_UPOS_PUNCT && !token->space_after &&
          att_view_equal(token->form, ATT_VIEW("-")));
}

static uint32_t
mention_over(const AttFinder* finder, const AttPhrase* phrase, uint32_t token)
{
  return finder->cover[phrase->sentence->first + token];
}

static bool
is_modifying(uint8_t relation)
{
  switch (att_relation_universal(relation)) {
  case ATT_RELATION_AMOD:
  case ATT_RELATION_COMPOUND:
  case ATT_RELATION_FLAT:
  case ATT_RELATION_ADVMOD:
  case ATT_RELATION_CONJ:
  case ATT_RELATION_CC:
  case ATT_RELATION_PUNCT:
    return true;
  default:
    return relation == ATT_RELATION_NMOD_DESC ||
           relation == ATT_RELATION_OBL_UNMARKED || // "Communist-led"
           relation == ATT_RELATION_NMOD_POSS;
  }
}

// True where `token` hangs below the head through modifiers alone.
static bool
modifies_head(const AttPhrase* phrase, uint32_t token)
{
  for (unsigned step = 0; step < MOST_STEPS; ++step) {
    if (token == phrase->head) {
      return step > 0;
    }
    const AttToken* at = &phrase->tokens[token];
    if (at->head < 0 || !is_modifying(at->relation)) {
      return false;
    }
    token = (uint32_t)at->head;
  }
  return false;
}

// May an unlisted word stand in the label? Not determiners, numbers, pronouns,
// marks, verbs with a tense, or what the data calls a stop word ("several").
static AttStatus
may_stand(const AttFinder* finder,
          const AttPhrase* phrase,
          uint32_t token,
          bool* may)
{
  const AttToken* at = &phrase->tokens[token];
  *may = false;
  if (finder->timed[phrase->sentence->first + token]) {
    return ATT_OK;
  }
  switch ((AttUpos)at->upos) {
  case ATT_UPOS_ADJ:
  case ATT_UPOS_NOUN:
  case ATT_UPOS_PROPN:
  case ATT_UPOS_VERB:
  case ATT_UPOS_X:
  case ATT_UPOS_CCONJ:
    *may = true;
    break;
  default:
    *may = is_hyphen(at);
  }
  const uint32_t* stop = NULL;
  if (*may) {
    ATT_TRY(att_nouns_word(&finder->gazetteer->nouns.stops, at, &stop));
  }
  *may =
      *may && !stop &&
      (token + phrase->words > phrase->head || modifies_head(phrase, token) ||
       (is_hyphen(at) && token > 0 && !phrase->noun->names_only &&
        (mention_over(finder, phrase, token - 1) ||
         modifies_head(phrase, token - 1))));
  return ATT_OK;
}

// The possessor's clitic belongs to the mention before it.
static bool
is_clitic_of_mention(const AttFinder* finder,
                     const AttPhrase* phrase,
                     uint32_t token)
{
  return phrase->tokens[token].xpos == ATT_XPOS_POS && token > 0 &&
         mention_over(finder, phrase, token - 1);
}

static void
note_beside(AttPhrase* phrase, uint32_t mention)
{
  phrase->beside = phrase->beside_count ? 0 : mention;
  if (phrase->beside_count < ATT_MOST_BESIDE) {
    phrase->all_beside[phrase->beside_count] = mention;
  }
  ++phrase->beside_count;
}

AttStatus
att_phrase_left(AttFinder* finder, AttPhrase* phrase)
{
  uint32_t at = phrase->head;
  while (at > 0) {
    const uint32_t clitic =
        is_clitic_of_mention(finder, phrase, at - 1) ? 1 : 0;
    const uint32_t token = at - 1 - clitic;
    const uint32_t over = mention_over(finder, phrase, token);
    if (over) {
      const AttMention* mention = &finder->mentions.at[over - 1];
      const uint32_t head = mention->head - phrase->sentence->first;
      const uint32_t end = mention->tokens.end - phrase->sentence->first;
      if (!modifies_head(phrase, head) &&
          (phrase->noun->names_only || !is_hyphen(&phrase->tokens[end]))) {
        break; // "Tutsi-led" hangs on the participle
      }
      const AttMention beside = *mention;
      bool is_own = false;
      ATT_TRY(att_home_is_own(finder, phrase->sentence, &beside, &is_own));
      at = beside.tokens.begin - phrase->sentence->first;
      if (is_own) {
        note_beside(phrase, over);
      }
    } else {
      bool may = false;
      ATT_TRY(clitic ? ATT_OK : may_stand(finder, phrase, token, &may));
      if (!may) {
        break;
      }
      at = token;
    }
  }
  // A label begins with neither a mark nor a conjunction.
  while (at < phrase->head && (phrase->tokens[at].upos == ATT_UPOS_PUNCT ||
                               phrase->tokens[at].upos == ATT_UPOS_CCONJ)) {
    ++at;
  }
  phrase->first = at;
  return ATT_OK;
}

// "Ministry of Foreign Affairs": proper nouns behind a capitalised head.
static void
extend_name(const AttFinder* finder, AttPhrase* phrase, uint32_t next)
{
  const uint32_t begin = next;
  bool attached = false;
  if (!is_capital(&phrase->tokens[phrase->head])) {
    return;
  }
  while (next < phrase->sentence->count &&
         phrase->tokens[next].upos == ATT_UPOS_PROPN &&
         !mention_over(finder, phrase, next) &&
         !finder->timed[phrase->sentence->first + next]) {
    attached = attached || phrase->tokens[next].head == (int32_t)phrase->head;
    ++next;
  }
  if (attached && next > begin) {
    phrase->last = next;
  }
}

// May a state behind a marker of where people are at home say whose the noun
// is?
static bool
is_home(const AttFinder* finder,
        const AttPhrase* phrase,
        const AttMention* behind)
{
  // "officials in Kabul" act for the state, protesters there may be anybody's
  const bool may_be_seat =
      !att_finder_has(finder, phrase->noun->reads, ATT_TRAIT_COLLECTIVE);
  for (uint32_t i = 0; phrase->noun->settled && i < behind->reading_count;
       ++i) {
    const AttReading* at = &finder->readings.at[behind->first_reading + i];
    if ((at->kind == ATT_READING_LABEL ||
         (may_be_seat && at->kind == ATT_READING_METONYM)) &&
        att_ontology_bodies(finder->ontology,
                            finder->entities.at[at->entity].class_id)) {
      return true;
    }
  }
  return false;
}

// A mention behind the noun and those coordinated with it: "the leaders of
// India and Pakistan".
static void
note_all(const AttFinder* finder,
         AttPhrase* phrase,
         uint32_t first,
         uint32_t over)
{
  uint32_t all[ATT_MOST_BESIDE] = {over};
  size_t count = 1;
  for (uint32_t i = first + 1;
       i < phrase->sentence->count && count < ATT_MOST_BESIDE;
       ++i) {
    const uint32_t other = mention_over(finder, phrase, i);
    if (phrase->tokens[i].relation == ATT_RELATION_CONJ &&
        phrase->tokens[i].head == (int32_t)first && other &&
        other != all[count - 1] &&
        finder->mentions.at[other - 1].head == phrase->sentence->first + i) {
      all[count++] = other;
    }
  }
  phrase->last = finder->mentions.at[all[count - 1] - 1].tokens.end -
                 phrase->sentence->first;
  while (count) {
    note_beside(phrase, all[--count]); // from right to left
  }
}

// "the Lebanese city of Sidon": what is behind the marker is the very thing
// that the noun tells the kind of, whatever else stands beside it.
static bool
is_its_name(const AttFinder* finder,
            const AttPhrase* phrase,
            const AttMention* behind)
{
  for (size_t i = 0; i < phrase->noun->merges.count; ++i) {
    const AttReading* same =
        att_finder_reading_of(finder, behind, phrase->noun->merges.at[i]);
    if (same && same->kind == ATT_READING_LABEL &&
        phrase->noun->merges.at[i] == phrase->noun->reads) {
      return true;
    }
  }
  return false;
}

AttStatus
att_phrase_right(AttFinder* finder, AttPhrase* phrase)
{
  const uint32_t marker = phrase->head + 1;
  const uint32_t count = phrase->sentence->count;
  const uint32_t* cue = NULL;
  if (marker + 1 >= count || phrase->tokens[marker].upos != ATT_UPOS_ADP) {
    return ATT_OK;
  }
  const AttNouns* nouns = &finder->gazetteer->nouns;
  const uint32_t* home = NULL;
  ATT_TRY(att_nouns_word(&nouns->cues, &phrase->tokens[marker], &cue));
  ATT_TRY(att_nouns_word(&nouns->homes, &phrase->tokens[marker], &home));
  const bool has_article = phrase->tokens[marker + 1].upos == ATT_UPOS_DET &&
                           !mention_over(finder, phrase, marker + 1);
  const uint32_t next = marker + (has_article ? 2 : 1);
  if (!(cue || home) || (cue && *cue && !home) || next >= count) {
    return ATT_OK;
  }
  const uint32_t over = mention_over(finder, phrase, next);
  if (!over && cue && !*cue) {
    extend_name(finder, phrase, next);
  }
  if (!over) {
    return ATT_OK;
  }
  const AttMention* mention = &finder->mentions.at[over - 1];
  const bool names_it = cue && !*cue && is_its_name(finder, phrase, mention);
  if (phrase->beside_count && !names_it) {
    return ATT_OK;
  }
  const AttToken* head = &finder->document->tokens[mention->head];
  if (mention->tokens.begin == phrase->sentence->first + next &&
      head->head == (int32_t)phrase->head &&
      ((cue && !*cue) || is_home(finder, phrase, mention))) {
    phrase->beside = 0;
    phrase->beside_count = 0;
    note_all(finder, phrase, mention->head - phrase->sentence->first, over);
  }
  return ATT_OK;
}
