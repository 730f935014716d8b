// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Folding by bytes for ASCII, by NFKD (libunistring) for the rest.

#include "mentions/fold.h"

#include "base/array.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>

// Longer words are no part of any label; they are cut.
#define LONGEST_WORD 200u

// Letters that Unicode does not decompose but names are spelt without.
static const struct {
  ucs4_t letter;
  ucs4_t plain;
} UNDECOMPOSED[] = {{0x131, 'i'},
                    {0x142, 'l'},
                    {0x141, 'L'},
                    {0xF8, 'o'},
                    {0xD8, 'O'},
                    {0x111, 'd'},
                    {0x110, 'D'}};

typedef struct Count {
  size_t letters;
  size_t upper;
  bool first_upper;
} Count;

void
att_folded_clear(AttFolded* folded)
{
  att_text_clear(&folded->text);
  att_free(folded->at);
  *folded = (AttFolded){0};
}

AttView
att_folded_piece(const AttFolded* folded, size_t index)
{
  const AttPiece* piece = &folded->at[index];
  return (AttView){folded->text.at + piece->begin, piece->size};
}

void
att_folded_join(const AttFolded* folded, size_t begin, size_t end, AttText* out)
{
  for (size_t i = begin; i < end; ++i) {
    if (i > begin) {
      att_text_append_char(out, ' ');
    }
    att_text_append(out, att_folded_piece(folded, i));
  }
}

static bool
is_hyphen(ucs4_t code)
{
  return code == '-' || (code >= 0x2010 && code <= 0x2015) || code == 0x2212;
}

static bool
is_apostrophe(ucs4_t code)
{
  return code == '\'' || code == '`' || code == 0x2018 || code == 0x2019 ||
         code == 0x02BC || code == 0x02BB || code == 0xB4;
}

static void
count_letter(Count* count, ucs4_t code)
{
  const bool upper =
      code < 0x80 ? code >= 'A' && code <= 'Z' : uc_is_upper(code);
  const bool lower =
      code < 0x80 ? code >= 'a' && code <= 'z' : uc_is_lower(code);
  if (upper || lower) {
    if (count->letters == 0) {
      count->first_upper = upper;
    }
    ++count->letters;
    count->upper += upper;
  }
}

static AttCase
case_of_count(const Count* count)
{
  if (count->letters == 0) {
    return ATT_CASE_NONE;
  }
  if (count->upper == 0) {
    return ATT_CASE_LOWER;
  }
  if (count->upper == count->letters) {
    return count->letters > 1 ? ATT_CASE_UPPER : ATT_CASE_CAPITAL;
  }
  return count->upper == 1 && count->first_upper ? ATT_CASE_CAPITAL
                                                 : ATT_CASE_MIXED;
}

AttCase
att_case_of(AttView word)
{
  Count count = {0};
  while (word.size) {
    uint32_t code = 0;
    const size_t size = att_utf8_decode(word, &code);
    if (size == 0) {
      break;
    }
    count_letter(&count, code);
    word = att_view_slice(word, size, word.size);
  }
  return case_of_count(&count);
}

// A piece in the making.
typedef struct Fold {
  AttFolded* out;
  uint32_t token;
  size_t begin;
  Count count;
  AttStatus status;
} Fold;

static void
end_piece(Fold* fold)
{
  AttFolded* out = fold->out;
  const size_t size = out->text.size - fold->begin;
  if (size && fold->status == ATT_OK) {
    fold->status = ATT_PUSH(out,
                            (AttPiece){(uint32_t)fold->begin,
                                       (uint32_t)size,
                                       fold->token,
                                       (uint8_t)case_of_count(&fold->count)});
  }
  fold->begin = out->text.size;
  fold->count = (Count){0};
}

static void
append_letter(Fold* fold, ucs4_t code)
{
  for (size_t i = 0; i < sizeof UNDECOMPOSED / sizeof *UNDECOMPOSED; ++i) {
    if (UNDECOMPOSED[i].letter == code) {
      code = UNDECOMPOSED[i].plain;
    }
  }
  count_letter(&fold->count, code);
  att_text_append_code(&fold->out->text, uc_tolower(code));
}

// One code point of a word, already decomposed.
static void
fold_code(Fold* fold, ucs4_t code)
{
  if (is_hyphen(code)) {
    end_piece(fold);
  } else if (code < 0x80) {
    const bool upper = code >= 'A' && code <= 'Z';
    count_letter(&fold->count, code);
    att_text_append_char(&fold->out->text, (char)(upper ? code + 32 : code));
  } else if (!uc_is_general_category(code, UC_CATEGORY_M)) {
    append_letter(fold, code);
  }
}

static void
fold_wide(Fold* fold, AttView word)
{
  uint8_t space[LONGEST_WORD * 4];
  size_t size = sizeof space;
  uint8_t* wide = u8_normalize(
      UNINORM_NFKD, (const uint8_t*)word.at, word.size, space, &size);
  if (!wide) {
    fold->status = ATT_ERR_MEMORY;
    return;
  }
  AttView rest = {(const char*)wide, size};
  while (rest.size) {
    uint32_t code = 0;
    const size_t step = att_utf8_decode(rest, &code);
    if (step == 0) {
      break;
    }
    if (!is_apostrophe(code) && code != '.') {
      fold_code(fold, code);
    }
    rest = att_view_slice(rest, step, rest.size);
  }
  if (wide != space) {
    free(wide);
  }
}

static bool
is_ascii(AttView word)
{
  for (size_t i = 0; i < word.size; ++i) {
    if ((unsigned char)word.at[i] >= 0x80) {
      return false;
    }
  }
  return true;
}

// Fold the inside of a word: letters or digits somewhere.
static void
fold_word(Fold* fold, AttView word)
{
  fold->begin = fold->out->text.size;
  fold->count = (Count){0};
  if (word.size > LONGEST_WORD) {
    word.size = LONGEST_WORD;
    word.size = att_utf8_fault(word);
  }
  if (is_ascii(word)) {
    for (size_t i = 0; i < word.size; ++i) {
      if (word.at[i] != '\'' && word.at[i] != '.' && word.at[i] != '`') {
        fold_code(fold, (unsigned char)word.at[i]);
      }
    }
  } else {
    fold_wide(fold, word);
  }
  end_piece(fold);
}

static void
append_mark(Fold* fold, AttView mark)
{
  fold->begin = fold->out->text.size;
  fold->count = (Count){0};
  att_text_append(&fold->out->text, mark);
  end_piece(fold);
}

static bool
is_word_code(ucs4_t code)
{
  if (code < 0x80) {
    return (code >= '0' && code <= '9') || (code >= 'A' && code <= 'Z') ||
           (code >= 'a' && code <= 'z');
  }
  return uc_is_alnum(code);
}

static bool
has_word_code(AttView text)
{
  while (text.size) {
    uint32_t code = 0;
    const size_t size = att_utf8_decode(text, &code);
    if (size == 0 || is_word_code(code)) {
      return size != 0;
    }
    text = att_view_slice(text, size, text.size);
  }
  return false;
}

static ucs4_t
first_code(AttView text)
{
  uint32_t code = 0;
  return att_utf8_decode(text, &code) ? code : 0;
}

// The clitic of a possessive ("'s", "’S"), as the tokeniser splits it off.
static bool
is_clitic(AttView form)
{
  uint32_t code = 0;
  const size_t size = att_utf8_decode(form, &code);
  return size && is_apostrophe(code) && form.size == size + 1 &&
         (form.at[size] == 's' || form.at[size] == 'S');
}

static void
fold_mark(Fold* fold, AttView form, bool touches)
{
  const ucs4_t code = first_code(form);
  if (is_hyphen(code) && touches) {
    return;
  }
  append_mark(fold, is_apostrophe(code) ? ATT_VIEW("'") : form);
}

AttStatus
att_fold_tokens(const AttToken* tokens, size_t count, AttFolded* folded)
{
  att_text_reset(&folded->text);
  folded->size = 0;
  Fold fold = {.out = folded};
  for (size_t i = 0; i < count; ++i) {
    const AttView form = tokens[i].form;
    fold.token = (uint32_t)i;
    if (is_clitic(form)) {
      append_mark(&fold, ATT_VIEW("'s"));
    } else if (has_word_code(form)) {
      fold_word(&fold, form);
    } else {
      const bool touches =
          !tokens[i].space_after || (i && !tokens[i - 1].space_after);
      fold_mark(&fold, form, touches);
    }
    ATT_TRY(fold.status);
  }
  return att_text_status(&folded->text);
}

// Split a blank-separated word of a label: leading marks, the word, its
// possessive clitic, trailing marks.
static void
fold_label_word(Fold* fold, AttView word)
{
  while (word.size && !is_word_code(first_code(word))) {
    uint32_t code = 0;
    const size_t size = att_utf8_decode(word, &code);
    fold_mark(fold, att_view_slice(word, 0, size ? size : 1), true);
    word = att_view_slice(word, size ? size : 1, word.size);
  }
  size_t end = 0; // after the last letter or digit
  size_t clitic = 0;
  for (size_t i = 0; i < word.size;) {
    uint32_t code = 0;
    const AttView rest = att_view_slice(word, i, word.size);
    const size_t size = att_utf8_decode(rest, &code);
    clitic = i && is_clitic(rest) ? i : clitic;
    i += size ? size : 1;
    end = is_word_code(code) ? i : end;
  }
  // The points of "U.S." belong to the word.
  while (end < word.size && word.at[end] == '.') {
    ++end;
  }
  if (end) {
    fold_word(fold, att_view_slice(word, 0, clitic ? clitic : end));
  }
  if (clitic) {
    append_mark(fold, ATT_VIEW("'s"));
  }
  AttView rest = att_view_slice(word, end, word.size);
  while (rest.size) {
    uint32_t code = 0;
    const size_t size = att_utf8_decode(rest, &code);
    fold_mark(fold, att_view_slice(rest, 0, size ? size : 1), true);
    rest = att_view_slice(rest, size ? size : 1, rest.size);
  }
}

AttStatus
att_fold_label(AttView label, AttFolded* folded)
{
  att_text_reset(&folded->text);
  folded->size = 0;
  Fold fold = {.out = folded};
  label = att_view_trim(label);
  while (label.size && fold.status == ATT_OK) {
    size_t end = 0;
    while (end < label.size && (unsigned char)label.at[end] > ' ') {
      ++end;
    }
    fold_label_word(&fold, att_view_slice(label, 0, end));
    label = att_view_trim(att_view_slice(label, end, label.size));
    ++fold.token;
  }
  ATT_TRY(fold.status);
  return att_text_status(&folded->text);
}
