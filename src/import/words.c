// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// A text may write a joint of two words apart, with a hyphen or as one word,
// and the tokeniser parts some hyphens and leaves others: all are tried.

#include "import/words.h"

#include "import/lines.h"

#include <string.h>

static bool
is_letter(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         ((unsigned char)c & 0x80U);
}

static bool
is_digit(char c)
{
  return c >= '0' && c <= '9';
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

/// What the signs of a word make of it.
typedef enum Shape {
  SHAPE_WORD,   ///< letters alone: in all its forms
  SHAPE_EXACT,  ///< with digits or points: "1914", "U.N."
  SHAPE_REFUSED ///< other signs
} Shape;

static Shape
shape_of(AttView word)
{
  Shape shape = SHAPE_WORD;
  for (size_t i = 0; i < word.size; ++i) {
    const char c = word.at[i];
    if (is_digit(c) || c == '.') {
      shape = SHAPE_EXACT;
    } else if (!is_letter(c)) {
      return SHAPE_REFUSED;
    }
  }
  return word.size ? shape : SHAPE_REFUSED;
}

// A part between joints. "unless" begins another kind of line where it is bare.
static const char*
append_part(AttView part, AttText* out)
{
  const size_t colon = part.size > 1 && part.at[1] == ':' ? 2 : 0;
  part = att_view_slice(part, colon, part.size);
  const Shape shape = shape_of(part);
  if (shape == SHAPE_REFUSED) {
    return "signs that no word has";
  }
  const size_t begin = out->size;
  for (size_t i = 0; i < part.size; ++i) {
    att_text_append_char(
        out, shape == SHAPE_EXACT ? upper(part.at[i]) : lower(part.at[i]));
  }
  const bool is_bare =
      shape == SHAPE_WORD &&
      !att_view_equal(att_view_slice(att_text_view(out), begin, out->size),
                      ATT_VIEW("unless"));
  if (!is_bare && !out->broken) {
    AttText quoted = {0};
    att_text_format(&quoted, "\"%s\"", out->at + begin);
    out->size = begin;
    att_text_append(out, att_text_view(&quoted));
    out->broken |= quoted.broken;
    att_text_clear(&quoted);
  }
  return NULL;
}

// All parts of a word with something between; the joints are "-" and "+".
static const char*
append_joined(AttView word, const char* between, AttText* out)
{
  for (size_t i = 0; word.size; ++i) {
    att_text_append_string(out, i ? between : "");
    const char* fault = append_part(att_import_until(&word, "+-"), out);
    if (fault) {
      return fault;
    }
    word = att_view_slice(word, 1, word.size);
  }
  return NULL;
}

static bool
holds(AttView word, char sign)
{
  return word.size && memchr(word.at, sign, word.size);
}

// Can all parts and their hyphens be one bare word of a pattern?
static bool
is_one_token(AttView word)
{
  for (size_t i = 0; i < word.size; ++i) {
    if (!is_letter(word.at[i]) && !strchr("+-:", word.at[i])) {
      return false;
    }
  }
  return true;
}

// "semi-final" also as one token, "al+zarqawi" also as "al zarqawi".
static const char*
append_word(AttView word, AttText* out)
{
  if (word.size > 2 &&
      att_view_equal_ascii_case(att_view_slice(word, word.size - 2, word.size),
                                ATT_VIEW("'s"))) {
    const char* fault =
        append_joined(att_view_slice(word, 0, word.size - 2), " ", out);
    att_text_append_string(out, " /['\xE2\x80\x99]s/");
    return fault;
  }
  const bool is_open = holds(word, '+');
  if (!is_open && !holds(word, '-')) {
    return append_part(word, out);
  }
  if (strchr("+-", word.at[0]) || strchr("+-", word.at[word.size - 1])) {
    return "a hyphen that joins nothing";
  }
  att_text_append_char(out, '(');
  const char* fault = NULL;
  if (is_one_token(word)) {
    fault = append_joined(word, "-", out);
    att_text_append_string(out, " | ");
  }
  fault = fault ? fault : append_joined(word, " /[-\xE2\x80\x93]/ ", out);
  if (is_open && !fault) {
    att_text_append_string(out, " | ");
    fault = append_joined(word, " ", out);
  }
  att_text_append_char(out, ')');
  return fault;
}

const char*
att_words_pattern(AttView phrase, AttText* out)
{
  const char* fault = NULL;
  size_t count = 0;
  while (phrase.size && !fault) {
    const AttView word = att_import_until(&phrase, " \t_");
    phrase = att_view_slice(phrase, 1, phrase.size);
    if (word.size) {
      att_text_append_string(out, count++ ? " " : "");
      fault = append_word(word, out);
    }
  }
  return fault ? fault : count ? NULL : "no words";
}
