// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The lexicon as it lies in the model file: words, their readings, lemmas, and
// the suffix rules for words that are not in it.
// In: mapped arrays, checked once by att_lexicon_valid. Out: lookups.

#ifndef ATT_ENGLISH_LEXICON_H
#define ATT_ENGLISH_LEXICON_H

#include "english/word.h"

/// A lower-cased word. Texts are offsets into the strings.
typedef struct AttLexiconWord {
  uint32_t text;
  uint32_t first;     ///< of its readings
  uint32_t ambiguity; ///< AttWordClass
  uint32_t lemma_of;  ///< bit a universal tag: the word is a lemma of it
  int16_t fixed;      ///< AttWordClass
  uint8_t size;
  uint8_t readings;
} AttLexiconWord;

/// A word under tags: the lemma it mostly had, how often it was seen.
typedef struct AttLexiconReading {
  uint32_t lemma;
  uint32_t count;
  uint8_t upos;
  uint8_t xpos;
  uint8_t size; ///< of the lemma
  uint8_t unused;
} AttLexiconReading;

#define ATT_RULE_BYTES 7

/// "Words with these tags that end in `suffix` lose `strip` of its bytes and
/// gain `add`." Ordered by tags, suffix size, suffix, rank; xpos NONE stands
/// for all Penn tags of the universal tag.
typedef struct AttLemmaRule {
  uint8_t upos;
  uint8_t xpos;
  uint8_t suffix_size;
  char suffix[ATT_RULE_BYTES];
  uint8_t rank; ///< 0: the most usual of the suffix
  uint8_t strip;
  uint8_t add_size;
  char add[ATT_RULE_BYTES];
} AttLemmaRule;

typedef struct AttLexicon {
  const AttLexiconWord* words; ///< ordered by text
  size_t word_count;
  const AttLexiconReading* readings;
  size_t reading_count;
  const uint32_t* slots; ///< 1 + index of a word, 0 free; 2^slot_bits
  uint32_t slot_bits;
  const char* strings;
  size_t string_size;
  const AttLemmaRule* rules;
  size_t rule_count;
} AttLexicon;

/// Where the search for a word begins.
size_t att_lexicon_slot(AttView lower, uint32_t slot_bits);

/// Find a lower-cased word; NULL where it is unknown.
const AttLexiconWord* att_lexicon_find(const AttLexicon* lexicon,
                                       AttView lower);

/// AttWordClasses.find over an AttLexicon.
AttWordClass att_lexicon_class(const void* lexicon, AttView lower);

AttView att_lexicon_text(const AttLexicon* lexicon, const AttLexiconWord* word);

/// The most frequent reading under `upos`, and under `xpos` unless NONE; NULL
/// where there is none.
const AttLexiconReading* att_lexicon_reading(const AttLexicon* lexicon,
                                             const AttLexiconWord* word,
                                             AttUpos upos,
                                             AttXpos xpos);

/// Check all offsets and tags; `pairs` is the number of tag pairs.
bool att_lexicon_valid(const AttLexicon* lexicon, size_t pairs);

/// Order of rules.
int att_lemma_rule_compare(const void* a, const void* b);

/// Lemmatise (att_model_lemma).
AttView att_lexicon_lemma(const AttLexicon* lexicon,
                          AttArena* arena,
                          AttView form,
                          AttUpos upos,
                          AttXpos xpos);

#endif
