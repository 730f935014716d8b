// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// What tagger and parser see of a word: hashes of its form, its affixes, its
// shape. Made once a word.
// In: a form. Out: AttWord; lower-cased text.

#ifndef ATT_ENGLISH_WORD_H
#define ATT_ENGLISH_WORD_H

#include "document/document.h"

/// Affixes up to so many letters.
#define ATT_AFFIX_MAX 5
/// Longer forms are cut for the lexicon (in bytes).
#define ATT_WORD_BYTES 120

typedef enum AttShape {
  ATT_SHAPE_UPPER_FIRST = 1,
  ATT_SHAPE_UPPER_ALL = 2, ///< no small letter, at least two capitals
  ATT_SHAPE_UPPER_INNER = 4,
  ATT_SHAPE_DIGIT = 8,
  ATT_SHAPE_HYPHEN = 16,
  ATT_SHAPE_POINT = 32,
  ATT_SHAPE_LETTER = 64,
  ATT_SHAPE_DIGIT_ALL = 128, ///< digits, points and commas only
} AttShape;

/// What the lexicon says of a word; zero ambiguity and `fixed` -1 where it is
/// unknown or rare.
typedef struct AttWordClass {
  uint32_t ambiguity; ///< names the set of tags the word is seen with
  int16_t fixed;      ///< the one tag pair the word ever has, else -1
} AttWordClass;

/// A lexicon as the tagger sees it.
typedef struct AttWordClasses {
  AttWordClass (*find)(const void* lexicon, AttView lower);
  const void* lexicon;
} AttWordClasses;

/// AttWordClasses.find that knows no word.
AttWordClass att_word_class_none(const void* lexicon, AttView lower);

typedef struct AttWord {
  uint64_t form;
  uint64_t lower; ///< digits made alike
  uint64_t prefix[ATT_AFFIX_MAX];
  uint64_t suffix[ATT_AFFIX_MAX];
  uint64_t outline; ///< letter classes, runs shortened: "Xx-d"
  uint8_t shape;    ///< AttShape bits
  uint8_t size;     ///< in bytes, at most 255
  AttWordClass class;
} AttWord;

/// Lower the letters of ASCII and Latin-1 into `lower` (ATT_WORD_BYTES), cut
/// at a character where longer.
AttView att_word_lower(AttView form, char* lower);

/// Make the words of a sentence. Where most words are written in capitals (a
/// heading), their shape says nothing and is taken as that of small letters.
void att_words_make(const AttToken* tokens,
                    size_t count,
                    AttWordClasses classes,
                    AttWord* words);

#endif
