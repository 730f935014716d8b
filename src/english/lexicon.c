// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Lookups in the mapped lexicon.

#include "english/lexicon.h"

#include <string.h>

size_t
att_lexicon_slot(AttView lower, uint32_t slot_bits)
{
  return (size_t)att_view_hash(lower) & (((size_t)1 << slot_bits) - 1);
}

AttView
att_lexicon_text(const AttLexicon* lexicon, const AttLexiconWord* word)
{
  return (AttView){lexicon->strings + word->text, word->size};
}

const AttLexiconWord*
att_lexicon_find(const AttLexicon* lexicon, AttView lower)
{
  const size_t mask = ((size_t)1 << lexicon->slot_bits) - 1;
  size_t slot = att_lexicon_slot(lower, lexicon->slot_bits);
  while (lexicon->slots[slot]) {
    const AttLexiconWord* word = &lexicon->words[lexicon->slots[slot] - 1];
    if (att_view_equal(att_lexicon_text(lexicon, word), lower)) {
      return word;
    }
    slot = (slot + 1) & mask;
  }
  return NULL;
}

AttWordClass
att_lexicon_class(const void* lexicon, AttView lower)
{
  const AttLexiconWord* word = att_lexicon_find(lexicon, lower);
  return word ? (AttWordClass){word->ambiguity, word->fixed}
              : (AttWordClass){0, -1};
}

const AttLexiconReading*
att_lexicon_reading(const AttLexicon* lexicon,
                    const AttLexiconWord* word,
                    AttUpos upos,
                    AttXpos xpos)
{
  const AttLexiconReading* best = NULL;
  for (size_t i = 0; i < word->readings; ++i) {
    const AttLexiconReading* reading = &lexicon->readings[word->first + i];
    if (reading->upos == upos &&
        (xpos == ATT_XPOS_NONE || reading->xpos == xpos) &&
        (!best || reading->count > best->count)) {
      best = reading;
    }
  }
  return best;
}

static bool
is_text(const AttLexicon* lexicon, uint32_t offset, uint8_t size)
{
  return offset <= lexicon->string_size &&
         size <= lexicon->string_size - offset;
}

static bool
are_words_valid(const AttLexicon* lexicon, size_t pairs)
{
  for (size_t i = 0; i < lexicon->word_count; ++i) {
    const AttLexiconWord* word = &lexicon->words[i];
    if (!is_text(lexicon, word->text, word->size) ||
        word->first > lexicon->reading_count ||
        word->readings > lexicon->reading_count - word->first ||
        word->fixed < -1 || word->fixed >= (int)pairs) {
      return false;
    }
  }
  for (size_t i = 0; i < lexicon->reading_count; ++i) {
    const AttLexiconReading* reading = &lexicon->readings[i];
    if (!is_text(lexicon, reading->lemma, reading->size) ||
        reading->upos >= ATT_UPOS_COUNT || reading->xpos >= ATT_XPOS_COUNT) {
      return false;
    }
  }
  return true;
}

static bool
are_rules_valid(const AttLexicon* lexicon)
{
  for (size_t i = 0; i < lexicon->rule_count; ++i) {
    const AttLemmaRule* rule = &lexicon->rules[i];
    if (rule->suffix_size > ATT_RULE_BYTES || rule->add_size > ATT_RULE_BYTES ||
        rule->strip > rule->suffix_size ||
        (i && att_lemma_rule_compare(rule - 1, rule) >= 0)) {
      return false;
    }
  }
  return true;
}

bool
att_lexicon_valid(const AttLexicon* lexicon, size_t pairs)
{
  size_t taken = 0;
  for (size_t i = 0; i < (size_t)1 << lexicon->slot_bits; ++i) {
    if (lexicon->slots[i] > lexicon->word_count) {
      return false;
    }
    taken += lexicon->slots[i] != 0;
  }
  // A free slot ends every search.
  return taken < (size_t)1 << lexicon->slot_bits &&
         are_words_valid(lexicon, pairs) && are_rules_valid(lexicon);
}

int
att_lemma_rule_compare(const void* a, const void* b)
{
  return memcmp(a, b, offsetof(AttLemmaRule, strip));
}
