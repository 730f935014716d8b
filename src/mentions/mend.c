// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Trees mended by what is known of names: four faults that parsers make where
// a name of a people or a possessor stands before a noun, or one with a title
// before another name.
// In: a sentence's tree, mentions by label. Out: the tree, changed in place.
//
//   Jordan's | King Hussein met …       the possessor hangs on what it has
//   West German | Chancellor Helm …     the people's adjective heads no name
//   Thousands of Korean | students …    nor is it what "thousands" counts
//   IAEA chief | Hans Blix said …       a verb has one subject, not two

#include "mentions/finder.h"

// Steps from a word up to what its phrase hangs on.
#define MOST_STEPS 8u
// From a name to the last word of a title behind it.
#define MOST_TITLE_WORDS 3u

// Does the word stand below `above`?
static bool
is_below(const AttToken* tokens, size_t count, uint32_t token, uint32_t above)
{
  for (size_t step = 0; step <= count; ++step) {
    if (token == above) {
      return true;
    }
    if (tokens[token].head < 0) {
      return false;
    }
    token = (uint32_t)tokens[token].head;
  }
  return true;
}

static bool
is_nominal(const AttToken* token)
{
  return token->upos == ATT_UPOS_NOUN || token->upos == ATT_UPOS_PROPN;
}

// The word that heads the noun phrase which begins at `first`, as far as it
// stands below nothing but itself; `count` where there is none.
static uint32_t
phrase_head(const AttToken* tokens,
            size_t count,
            uint32_t first,
            uint32_t possessor)
{
  uint32_t at = first;
  for (unsigned step = 0; step < MOST_STEPS; ++step) {
    const int32_t above = tokens[at].head;
    if (above < 0 || (uint32_t)above <= possessor ||
        !is_nominal(&tokens[above])) {
      break;
    }
    at = (uint32_t)above;
  }
  return is_nominal(&tokens[at]) ? at : (uint32_t)count;
}

void
att_mend_possessors(AttDocument* document, const AttSentence* sentence)
{
  AttToken* tokens = &document->tokens[sentence->first];
  const uint32_t count = sentence->count;
  for (uint32_t clitic = 1; clitic + 1 < count; ++clitic) {
    if (tokens[clitic].xpos != ATT_XPOS_POS || tokens[clitic].head < 0 ||
        (uint32_t)tokens[clitic].head >= clitic) {
      continue;
    }
    AttToken* possessor = &tokens[tokens[clitic].head];
    const uint32_t at = (uint32_t)tokens[clitic].head;
    if (possessor->relation == ATT_RELATION_NMOD_POSS ||
        possessor->upos != ATT_UPOS_PROPN) {
      continue;
    }
    const uint32_t had = phrase_head(tokens, count, clitic + 1, at);
    if (had < count && !is_below(tokens, count, had, at)) {
      possessor->head = (int32_t)had;
      possessor->relation = ATT_RELATION_NMOD_POSS;
    }
  }
}

// The subject of the same verb before `name`, with only nouns and adjectives in
// between; `name` where there is none.
static uint32_t
subject_in_front(const AttToken* tokens, uint32_t name)
{
  for (uint32_t at = name; at > 0 && name - at < MOST_STEPS;) {
    const AttToken* token = &tokens[--at];
    if (!is_nominal(token) && token->upos != ATT_UPOS_ADJ) {
      break;
    }
    if (token->relation == ATT_RELATION_NSUBJ && is_nominal(token) &&
        token->head == tokens[name].head) {
      return at;
    }
  }
  return name;
}

void
att_mend_titles(AttDocument* document, const AttSentence* sentence)
{
  AttToken* tokens = &document->tokens[sentence->first];
  for (uint32_t name = 1; name < sentence->count; ++name) {
    const int32_t verb = tokens[name].head;
    if (tokens[name].relation != ATT_RELATION_NSUBJ || verb < (int32_t)name ||
        tokens[name].upos != ATT_UPOS_PROPN) {
      continue;
    }
    const uint32_t whole = subject_in_front(tokens, name);
    for (uint32_t t = whole; t < name; ++t) {
      const bool hangs =
          tokens[t].head == verb || (tokens[t].head == (int32_t)whole &&
                                     tokens[t].relation != ATT_RELATION_FLAT);
      if (hangs) {
        tokens[t].head = (int32_t)name;
        tokens[t].relation = ATT_RELATION_COMPOUND;
      }
    }
  }
}

// Let `to` take the place of `from` in the tree, and have it as a modifier.
static void
take_place(AttToken* tokens, uint32_t count, uint32_t from, uint32_t to)
{
  for (uint32_t i = 0; i < count; ++i) {
    const bool is_name = tokens[i].relation == ATT_RELATION_FLAT && i > to;
    if (tokens[i].head == (int32_t)from && i != to &&
        (is_name || tokens[i].relation == ATT_RELATION_CASE ||
         tokens[i].relation == ATT_RELATION_DET || i > to)) {
      tokens[i].head = (int32_t)to;
    }
  }
  tokens[to].head = tokens[from].head;
  tokens[to].relation = tokens[from].relation;
  tokens[from].head = (int32_t)to;
  tokens[from].relation = ATT_RELATION_AMOD;
}

// "[West German] Chancellor Helmut Schmidt": the next word becomes the head.
static bool
mend_flat(AttToken* tokens, uint32_t count, uint32_t head, uint32_t next)
{
  if (tokens[next].relation != ATT_RELATION_FLAT ||
      tokens[next].head != (int32_t)head) {
    return false;
  }
  take_place(tokens, count, head, next);
  return true;
}

// "Thousands of [Korean] students attacked …" is no "Thousands of Koreans whom
// students attacked": without a pronoun, and with a noun right behind.
static void
mend_counted(AttToken* tokens, uint32_t count, uint32_t people, uint32_t noun)
{
  const int32_t counter = tokens[people].head;
  const int32_t verb = tokens[noun].head;
  if (counter >= 0 && tokens[people].relation == ATT_RELATION_NMOD &&
      is_nominal(&tokens[noun]) && verb == tokens[counter].head &&
      tokens[noun].relation == tokens[counter].relation) {
    tokens[noun].head = (int32_t)people; // two subjects of one verb
    take_place(tokens, count, people, noun);
    return;
  }
  if (counter < 0 || verb < 0 || (uint32_t)verb < noun ||
      tokens[people].relation != ATT_RELATION_NMOD ||
      tokens[counter].head >= 0 || !is_nominal(&tokens[noun]) ||
      att_relation_universal(tokens[noun].relation) != ATT_RELATION_NSUBJ ||
      tokens[verb].relation != ATT_RELATION_ACL_RELCL ||
      (tokens[verb].head != counter && tokens[verb].head != (int32_t)people)) {
    return;
  }
  for (uint32_t i = 0; i < count; ++i) { // the full stop and the like
    if (tokens[i].head == counter && i > (uint32_t)verb) {
      tokens[i].head = verb;
    }
  }
  tokens[verb].head = -1;
  tokens[verb].relation = ATT_RELATION_ROOT;
  tokens[counter].head = verb;
  tokens[counter].relation = tokens[noun].relation;
  tokens[noun].head = (int32_t)people; // as take_place asks
  take_place(tokens, count, people, noun);
}

// "Arab League | Secretary-General Omar Bashir": what follows a name is a
// title.
static AttStatus
is_before_title(const AttFinder* finder,
                const AttSentence* sentence,
                const AttMention* mention,
                bool* is_before)
{
  const AttToken* tokens = &finder->document->tokens[sentence->first];
  const uint32_t end = mention->tokens.end - sentence->first;
  const AttReading* first = &finder->readings.at[mention->first_reading];
  *is_before = false;
  if (!att_finder_has(finder,
                      finder->entities.at[first->entity].class_id,
                      ATT_TRAIT_ACTING)) {
    return ATT_OK;
  }
  for (uint32_t i = end; i < sentence->count && i < end + MOST_TITLE_WORDS;
       ++i) {
    const AttActorNoun* noun = NULL;
    size_t words = 0;
    ATT_TRY(
        att_nouns_find(&finder->gazetteer->nouns, tokens, i, &noun, &words));
    if (noun && words <= i + 1 - end &&
        att_finder_has(finder, noun->reads, ATT_TRAIT_PERSONAL)) {
      *is_before = true;
    }
  }
  return ATT_OK;
}

// May the tree be wrong about the mention?
static AttStatus
is_suspect(const AttFinder* finder,
           const AttSentence* sentence,
           const AttMention* mention,
           bool* is_demonym,
           bool* suspect)
{
  *is_demonym = false;
  *suspect = false;
  if (!mention->reading_count) {
    return ATT_OK;
  }
  *is_demonym =
      finder->readings.at[mention->first_reading].kind == ATT_READING_DEMONYM;
  *suspect = *is_demonym;
  return *suspect ? ATT_OK
                  : is_before_title(finder, sentence, mention, suspect);
}

AttStatus
att_mend_demonyms(AttFinder* finder, const AttSentence* sentence, size_t first)
{
  AttToken* tokens = &finder->document->tokens[sentence->first];
  const uint32_t count = sentence->count;
  for (size_t m = first; m < finder->mentions.size; ++m) {
    AttMention* mention = &finder->mentions.at[m];
    const uint32_t head = mention->head - sentence->first;
    const uint32_t end = mention->tokens.end - sentence->first;
    bool is_demonym = false;
    bool suspect = false;
    ATT_TRY(is_suspect(finder, sentence, mention, &is_demonym, &suspect));
    if (!suspect || head >= count) {
      continue;
    }
    if (end < count && !mend_flat(tokens, count, head, end) && is_demonym) {
      mend_counted(tokens, count, head, end);
    }
    if (is_demonym && end - 1 > head) { // "Turkish Cypriots", taken apart
      mend_counted(tokens, count, head, end - 1);
    }
    mention->head = att_finder_head(finder, sentence, mention->tokens);
  }
  return ATT_OK;
}
