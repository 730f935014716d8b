// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Hashes and shapes of words.

#include "english/word.h"

#include "english/scorer.h"

AttWordClass
att_word_class_none(const void* lexicon, AttView lower)
{
  (void)lexicon;
  (void)lower;
  return (AttWordClass){0, -1};
}

static bool
is_continuation(char c)
{
  return ((unsigned char)c & 0xC0) == 0x80;
}

AttView
att_word_lower(AttView form, char* lower)
{
  size_t size = form.size;
  if (size > ATT_WORD_BYTES) {
    size = ATT_WORD_BYTES;
    while (size && is_continuation(form.at[size])) {
      --size;
    }
  }
  for (size_t i = 0; i < size; ++i) {
    const unsigned char c = (unsigned char)form.at[i];
    const bool after_c3 = i && (unsigned char)form.at[i - 1] == 0xC3;
    const bool latin = after_c3 && c >= 0x80 && c <= 0x9E && c != 0x97;
    lower[i] = (char)((c >= 'A' && c <= 'Z') || latin ? c + 0x20 : c);
  }
  return (AttView){lower, size};
}

static bool
is_upper(AttView form, size_t i)
{
  const unsigned char c = (unsigned char)form.at[i];
  if (c == 0xC3 && i + 1 < form.size) {
    const unsigned char next = (unsigned char)form.at[i + 1];
    return next >= 0x80 && next <= 0x9E && next != 0x97;
  }
  return c >= 'A' && c <= 'Z';
}

static bool
is_digit(char c)
{
  return c >= '0' && c <= '9';
}

static char
letter_class(AttView form, size_t i)
{
  const char c = form.at[i];
  if (is_digit(c)) {
    return 'd';
  }
  if (is_upper(form, i)) {
    return 'X';
  }
  return (c >= 'a' && c <= 'z') || (unsigned char)c >= 0xC2 ? 'x' : c;
}

static uint64_t
hash_outline(AttView form)
{
  uint64_t hash = 7;
  char last = 0;
  unsigned run = 0;
  for (size_t i = 0; i < form.size; ++i) {
    if (is_continuation(form.at[i])) {
      continue;
    }
    const char c = letter_class(form, i);
    run = c == last ? run + 1 : 1;
    if (run <= 2) {
      hash = att_feature_mix(hash, (unsigned char)c);
    }
    last = c;
  }
  return hash;
}

static uint8_t
find_shape(AttView form)
{
  unsigned shape = 0;
  size_t uppers = 0;
  size_t lowers = 0;
  size_t digits = 0;
  size_t others = 0;
  for (size_t i = 0; i < form.size; ++i) {
    if (is_continuation(form.at[i])) {
      continue;
    }
    const char c = letter_class(form, i);
    uppers += c == 'X';
    lowers += c == 'x';
    digits += c == 'd';
    others += c != 'X' && c != 'x' && c != 'd' && c != '.' && c != ',';
    shape |= c == '-' ? ATT_SHAPE_HYPHEN : 0;
    shape |= c == '.' ? ATT_SHAPE_POINT : 0;
    shape |= c == 'X' && i == 0 ? ATT_SHAPE_UPPER_FIRST : 0;
    shape |= c == 'X' && i > 0 ? ATT_SHAPE_UPPER_INNER : 0;
  }
  shape |= uppers > 1 && !lowers ? ATT_SHAPE_UPPER_ALL : 0;
  shape |= digits ? ATT_SHAPE_DIGIT : 0;
  shape |= digits && !uppers && !lowers && !others ? ATT_SHAPE_DIGIT_ALL : 0;
  shape |= uppers || lowers ? ATT_SHAPE_LETTER : 0;
  return (uint8_t)shape;
}

static uint64_t
hash_text(AttView text)
{
  uint64_t hash = 11;
  for (size_t i = 0; i < text.size; ++i) {
    const char c = is_digit(text.at[i]) ? '0' : text.at[i];
    hash = att_feature_mix(hash, (unsigned char)c);
  }
  return hash;
}

/// Hash the first and last 1 … ATT_AFFIX_MAX characters; an affix longer than
/// the word is the whole word.
static void
hash_affixes(AttView lower, AttWord* word)
{
  uint64_t hash = 13;
  size_t at = 0;
  for (size_t n = 0; n < ATT_AFFIX_MAX; ++n) {
    while (at < lower.size) {
      const char c = is_digit(lower.at[at]) ? '0' : lower.at[at];
      hash = att_feature_mix(hash, (unsigned char)c);
      if (++at == lower.size || !is_continuation(lower.at[at])) {
        break;
      }
    }
    word->prefix[n] = hash;
  }
  hash = 17;
  at = lower.size;
  for (size_t n = 0; n < ATT_AFFIX_MAX; ++n) {
    while (at > 0) {
      const char c = lower.at[--at];
      hash = att_feature_mix(hash, (unsigned char)(is_digit(c) ? '0' : c));
      if (!is_continuation(c)) {
        break;
      }
    }
    word->suffix[n] = hash;
  }
}

static void
make_word(AttView form, AttWordClasses classes, AttWord* word)
{
  char buffer[ATT_WORD_BYTES];
  const AttView lower = att_word_lower(form, buffer);
  word->form = hash_text(att_view_slice(form, 0, ATT_WORD_BYTES));
  word->lower = hash_text(lower);
  hash_affixes(lower, word);
  word->outline = hash_outline(att_view_slice(form, 0, ATT_WORD_BYTES));
  word->shape = find_shape(form);
  word->size = (uint8_t)(form.size < 255 ? form.size : 255);
  word->class = classes.find(classes.lexicon, lower);
}

static bool
is_heading(const AttWord* words, size_t count)
{
  size_t letters = 0;
  size_t capitals = 0;
  for (size_t i = 0; i < count; ++i) {
    letters += (words[i].shape & ATT_SHAPE_LETTER) && words[i].size > 1;
    capitals += (words[i].shape & ATT_SHAPE_UPPER_ALL) != 0;
  }
  return letters >= 3 && capitals * 3 >= letters * 2;
}

void
att_words_make(const AttToken* tokens,
               size_t count,
               AttWordClasses classes,
               AttWord* words)
{
  for (size_t i = 0; i < count; ++i) {
    make_word(tokens[i].form, classes, &words[i]);
  }
  if (!is_heading(words, count)) {
    return;
  }
  const unsigned upper =
      ATT_SHAPE_UPPER_ALL | ATT_SHAPE_UPPER_FIRST | ATT_SHAPE_UPPER_INNER;
  for (size_t i = 0; i < count; ++i) {
    if (words[i].shape & ATT_SHAPE_UPPER_ALL) {
      words[i].shape = (uint8_t)(words[i].shape & ~upper);
      words[i].form = words[i].lower;
      words[i].outline = 19;
    }
  }
}
