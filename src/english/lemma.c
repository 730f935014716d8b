// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Lemmas: the lexicon's own, else suffix rules, and among rules that apply the
// one whose result is a known lemma: "targeted" is of "target", not "targete".

#include "english/lexicon.h"

#include <string.h>

enum { CANDIDATES = 12 };

typedef struct Search {
  const AttLexicon* lexicon;
  AttView lower;
  AttUpos upos;
  const AttLemmaRule* found[CANDIDATES]; ///< longest suffix first
  size_t count;
} Search;

static size_t
first_rule(const AttLexicon* lexicon, const AttLemmaRule* key)
{
  size_t low = 0;
  size_t high = lexicon->rule_count;
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    if (att_lemma_rule_compare(&lexicon->rules[middle], key) < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

static void
find_rules(Search* search, AttXpos xpos)
{
  const AttLexicon* lexicon = search->lexicon;
  const AttView lower = search->lower;
  size_t size = lower.size < ATT_RULE_BYTES ? lower.size : ATT_RULE_BYTES;
  for (;; --size) {
    AttLemmaRule key = {.upos = (uint8_t)search->upos,
                        .xpos = (uint8_t)xpos,
                        .suffix_size = (uint8_t)size};
    memcpy(key.suffix, lower.at + lower.size - size, size);
    for (size_t i = first_rule(lexicon, &key);
         i < lexicon->rule_count && search->count < CANDIDATES &&
         memcmp(&lexicon->rules[i], &key, offsetof(AttLemmaRule, rank)) == 0;
         ++i) {
      if (lexicon->rules[i].strip <= lower.size) {
        search->found[search->count++] = &lexicon->rules[i];
      }
    }
    if (!size) {
      return;
    }
  }
}

/// Rewrite the end of `form` into `out`, which has room.
static AttView
apply(const AttLemmaRule* rule, AttView form, char* out)
{
  const size_t kept = form.size - rule->strip;
  memcpy(out, form.at, kept);
  memcpy(out + kept, rule->add, rule->add_size);
  return (AttView){out, kept + rule->add_size};
}

static AttView
after_hyphen(AttView word)
{
  for (size_t i = word.size; i > 1; --i) {
    if (word.at[i - 1] == '-' && i < word.size) {
      return att_view_slice(word, i, word.size);
    }
  }
  return word;
}

static bool
changes_nothing(const AttLemmaRule* rule)
{
  return !rule->strip && !rule->add_size;
}

/// The first rule that leads to a lemma of one of `classes`, as bits.
static const AttLemmaRule*
find_known(const Search* search, uint32_t classes)
{
  char buffer[ATT_WORD_BYTES + ATT_RULE_BYTES];
  for (size_t i = 0; i < search->count; ++i) {
    const AttView lemma = apply(search->found[i], search->lower, buffer);
    const AttLexiconWord* word =
        att_lexicon_find(search->lexicon, after_hyphen(lemma));
    if (word && (word->lemma_of & classes)) {
      return search->found[i];
    }
  }
  return NULL;
}

/// Where words like this one are mostly lemmas themselves ("briefing"), it is
/// one; `any` says that the word may be inflected all the same. A verb may be
/// made of a known noun ("timed").
static const AttLemmaRule*
choose_rule(const Search* search, bool any)
{
  if (!search->count || (!any && changes_nothing(search->found[0]))) {
    return search->count ? search->found[0] : NULL;
  }
  const AttLemmaRule* rule = find_known(search, 1u << search->upos);
  if (!rule && search->upos == ATT_UPOS_VERB) {
    rule = find_known(search, 1u << ATT_UPOS_NOUN | 1u << ATT_UPOS_ADJ);
  }
  return rule ? rule : search->found[0];
}

static bool
is_capital(AttView form)
{
  return form.size && form.at[0] >= 'A' && form.at[0] <= 'Z';
}

static bool
is_all_capitals(AttView form)
{
  for (size_t i = 0; i < form.size; ++i) {
    if (form.at[i] >= 'a' && form.at[i] <= 'z') {
      return false;
    }
  }
  return form.size > 1;
}

/// Names keep their capitals, and so do adjectives made of names ("Kurdish"),
/// told by being unknown in small letters.
static bool
keeps_case(AttView form, bool known, AttUpos upos, AttXpos xpos)
{
  return upos == ATT_UPOS_PROPN || xpos == ATT_XPOS_NNP ||
         xpos == ATT_XPOS_NNPS ||
         (upos == ATT_UPOS_ADJ && !known && is_capital(form) &&
          !is_all_capitals(form));
}

static AttView
lemma_of_reading(const AttLexicon* lexicon,
                 const AttLexiconReading* reading,
                 AttView form)
{
  const AttView lemma = {lexicon->strings + reading->lemma, reading->size};
  const bool name =
      reading->upos == ATT_UPOS_PROPN || reading->xpos == ATT_XPOS_NNP;
  return name && !is_all_capitals(form) &&
                 att_view_equal_ascii_case(lemma, form)
             ? form
             : lemma;
}

/// Empty where memory runs out.
static AttView
lemma_by_rule(Search* search, AttArena* arena, AttView form, AttXpos xpos)
{
  find_rules(search, xpos);
  if (!search->count) {
    find_rules(search, ATT_XPOS_NONE);
  }
  const AttLemmaRule* rule = choose_rule(search, xpos == ATT_XPOS_NONE);
  char* out = att_arena_alloc(arena, form.size + ATT_RULE_BYTES + 1);
  if (!out) {
    return (AttView){"", 0};
  }
  if (!rule) {
    memcpy(out, form.at, form.size);
    return (AttView){out, form.size};
  }
  return apply(rule, form, out);
}

/// "froze", tagged as an infinitive, which it never is: the past that it is.
static const AttLexiconReading*
past_reading(const AttLexicon* lexicon,
             const AttLexiconWord* word,
             AttUpos upos,
             AttXpos xpos)
{
  const bool is_base = xpos == ATT_XPOS_VB || xpos == ATT_XPOS_VBP;
  return upos == ATT_UPOS_VERB && is_base &&
                 !(word->lemma_of & 1u << ATT_UPOS_VERB)
             ? att_lexicon_reading(lexicon, word, upos, ATT_XPOS_VBD)
             : NULL;
}

AttView
att_lexicon_lemma(const AttLexicon* lexicon,
                  AttArena* arena,
                  AttView form,
                  AttUpos upos,
                  AttXpos xpos)
{
  char buffer[ATT_WORD_BYTES];
  if (!form.size || form.size > ATT_WORD_BYTES) {
    return form;
  }
  const AttView lower = att_word_lower(form, buffer);
  const AttLexiconWord* word = att_lexicon_find(lexicon, lower);
  const AttLexiconReading* reading =
      word ? att_lexicon_reading(lexicon, word, upos, xpos) : NULL;
  if (word && !reading) {
    reading = past_reading(lexicon, word, upos, xpos);
  }
  if (reading) {
    return lemma_of_reading(lexicon, reading, form);
  }
  Search search = {.lexicon = lexicon, .lower = lower, .upos = upos};
  const bool keeps = keeps_case(form, word != NULL, upos, xpos);
  const AttView lemma =
      lemma_by_rule(&search, arena, keeps ? form : lower, xpos);
  return lemma.size ? lemma : form;
}
