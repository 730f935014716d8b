// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Words are parted by "_" and white space alike.

#include "import/phrase.h"

#include <string.h>

static bool
is_gap(char c)
{
  return c == '_' || c == ' ' || c == '\t';
}

static char
lower(char c)
{
  return (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
}

static char
upper(char c)
{
  return (char)(c >= 'a' && c <= 'z' ? c - ('a' - 'A') : c);
}

// Take off the next word of a phrase; empty at its end.
static AttView
next_word(AttView* rest)
{
  size_t begin = 0;
  while (begin < rest->size && is_gap(rest->at[begin])) {
    ++begin;
  }
  size_t end = begin;
  while (end < rest->size && !is_gap(rest->at[end])) {
    ++end;
  }
  const AttView word = att_view_slice(*rest, begin, end);
  *rest = att_view_slice(*rest, end, rest->size);
  return word;
}

void
att_phrase_words(AttView phrase, AttText* out)
{
  bool is_first = true;
  for (AttView word = next_word(&phrase); word.size;
       word = next_word(&phrase)) {
    if (!is_first) {
      att_text_append_char(out, ' ');
    }
    is_first = false;
    for (size_t i = 0; i < word.size; ++i) {
      att_text_append_char(out, lower(word.at[i]));
    }
  }
}

bool
att_phrase_is_function(const AttVocabulary* vocabulary, AttView word)
{
  static const AttUpos tags[] = {ATT_UPOS_ADP,
                                 ATT_UPOS_AUX,
                                 ATT_UPOS_CCONJ,
                                 ATT_UPOS_DET,
                                 ATT_UPOS_PART,
                                 ATT_UPOS_PRON,
                                 ATT_UPOS_SCONJ};
  if (!vocabulary) {
    return false;
  }
  const uint32_t as_name =
      vocabulary->frequency(vocabulary->data, word, ATT_UPOS_PROPN);
  for (size_t i = 0; i < sizeof tags / sizeof *tags; ++i) {
    if (vocabulary->frequency(vocabulary->data, word, tags[i]) > as_name) {
      return true;
    }
  }
  return false;
}

static bool
has_vowel(AttView word)
{
  for (size_t i = 0; i < word.size; ++i) {
    if (strchr("AEIOUY", upper(word.at[i])) ||
        (unsigned char)word.at[i] > 127) {
      return true;
    }
  }
  return false;
}

static bool
keeps_its_shape(AttView word)
{
  for (size_t i = 0; i < word.size; ++i) {
    if (word.at[i] == '.' || (word.at[i] >= 'a' && word.at[i] <= 'z')) {
      return true;
    }
  }
  return false;
}

// "BOUTROS-GHALI" as "Boutros-Ghali", "QA'IDA" as "Qa'ida", "U.N." as it is.
static void
append_capitalised(AttView word, AttText* out)
{
  const bool as_is = keeps_its_shape(word);
  bool begins = true;
  for (size_t i = 0; i < word.size; ++i) {
    const char c = word.at[i];
    att_text_append_char(out, as_is || begins ? c : lower(c));
    begins = c == '-' || c == '/';
  }
}

static void
append_lower(AttView word, AttText* out)
{
  for (size_t i = 0; i < word.size; ++i) {
    att_text_append_char(out, lower(word.at[i]));
  }
}

static bool
is_function(AttView word, const AttVocabulary* vocabulary)
{
  AttText small = {0};
  append_lower(word, &small);
  const bool is = !small.broken && !keeps_its_shape(word) &&
                  att_phrase_is_function(vocabulary, att_text_view(&small));
  att_text_clear(&small);
  return is;
}

static void
append_word(AttView word,
            bool is_first,
            bool is_alone,
            const AttVocabulary* vocabulary,
            AttText* out)
{
  const bool is_small = is_function(word, vocabulary);
  if (!is_first) {
    att_text_append_char(out, ' ');
  }
  if (is_alone && (is_small || !has_vowel(word))) {
    att_text_append(out, word);
  } else if (is_small && !is_first) {
    append_lower(word, out);
  } else {
    append_capitalised(word, out);
  }
}

// Copy the phrase without what stands in parentheses, which goes to `inside`.
static void
part_parentheses(AttView phrase, AttText* outside, AttText* inside)
{
  size_t depth = 0;
  for (size_t i = 0; i < phrase.size; ++i) {
    const char c = phrase.at[i];
    if (c == '(') {
      ++depth;
      att_text_append_char(outside, ' ');
    } else if (c == ')') {
      depth -= depth > 0;
    } else if (!depth) {
      att_text_append_char(outside, c);
    } else if (inside) {
      att_text_append_char(inside, is_gap(c) ? ' ' : c);
    }
  }
}

void
att_phrase_name(AttView phrase,
                const AttVocabulary* vocabulary,
                AttText* out,
                AttText* acronym)
{
  AttText outside = {0};
  part_parentheses(phrase, &outside, acronym);
  AttView rest = att_text_view(&outside);
  AttView word = next_word(&rest);
  const bool is_alone = !next_word(&(AttView){rest.at, rest.size}).size;
  for (bool is_first = true; word.size; is_first = false) {
    append_word(word, is_first, is_alone, vocabulary, out);
    word = next_word(&rest);
  }
  out->broken = out->broken || outside.broken;
  att_text_clear(&outside);
}
