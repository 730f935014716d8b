// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Tokenising as UD English EWT does: clitics apart, most hyphenated words in
// three, prefixes with their hyphen in one, abbreviations with their stop.
//   The US-led force can't re-enter at 5pm.
//   The US - led force ca n't re-enter at 5 pm .
// A scanner over one paragraph; each step looks a bounded way ahead.

#include "document/tokens.h"

#include "document/characters.h"
#include "document/orthography.h"

#include <string.h>

#define LONGEST_ADDRESS 2048u // of the net

typedef struct Scanner {
  AttView text;
  size_t at;
  size_t end; // of the paragraph
  AttTokens* tokens;
  size_t chunk;      // where the run of non-blanks began
  bool single_quote; // one is open
} Scanner;

static uint32_t
code_at(const Scanner* s, size_t at)
{
  return at < s->end ? att_code_at(s->text, at, NULL) : 0;
}

static unsigned char
byte_at(const Scanner* s, size_t at)
{
  return at < s->end ? (unsigned char)s->text.at[at] : 0;
}

static bool
is_digit(unsigned char c)
{
  return c >= '0' && c <= '9';
}

static bool
is_ascii_letter(unsigned char c)
{
  return ((c | 0x20U) >= 'a') && ((c | 0x20U) <= 'z');
}

static bool
is_ascii_upper(unsigned char c)
{
  return c >= 'A' && c <= 'Z';
}

static bool
is_word_at(const Scanner* s, size_t at)
{
  const unsigned char c = byte_at(s, at);
  return c < 0x80 ? is_ascii_letter(c) || is_digit(c) || c == '_'
                  : att_code_is_word(code_at(s, at)) &&
                        !att_code_is_superscript(code_at(s, at));
}

static AttView
slice(const Scanner* s, size_t begin, size_t end)
{
  return att_view_slice(s->text, begin, end);
}

/// "China–Pakistan": what stands right between two words is a hyphen, however
/// it is printed; the analysis never saw another.
static bool
is_printed_hyphen(const Scanner* s, size_t begin, size_t end)
{
  size_t length = 0;
  const uint32_t code = att_code_at(s->text, begin, &length);
  if (begin == s->chunk || begin + length != end ||
      !(code == 0x2010 || code == 0x2011 || code == 0x2013)) {
    return false;
  }
  size_t before = begin - 1;
  while (before > s->chunk &&
         ((unsigned char)s->text.at[before] & 0xC0U) == 0x80U) {
    --before;
  }
  return end < s->end &&
         att_code_is_letter(att_code_at(s->text, before, &length)) &&
         att_code_is_letter(att_code_at(s->text, end, &length));
}

static AttStatus
emit(Scanner* s, size_t begin, size_t end, bool joined)
{
  const AttSpan span = {(uint32_t)begin, (uint32_t)end};
  s->at = end;
  return ATT_PUSH(
      s->tokens,
      (AttToken){.span = span,
                 .form = is_printed_hyphen(s, begin, end)
                             ? (AttView){"-", 1}
                             : slice(s, begin, end),
                 .space_after = end >= s->end || s->text.at[end] == ' ',
                 .joined = joined,
                 .head = -1});
}

// ---- addresses

static bool
has_at(const Scanner* s, size_t at, const char* word)
{
  const size_t size = strlen(word);
  return s->end - at >= size &&
         att_view_equal_ascii_case(slice(s, at, at + size), att_view(word));
}

/// Punctuation that ends an address's text, not the address.
static size_t
trim_address(const Scanner* s, size_t begin, size_t end)
{
  size_t opened = 0;
  for (size_t i = begin; i < end; ++i) {
    opened += s->text.at[i] == '(';
  }
  while (end > begin) {
    size_t length = 0;
    const uint32_t c = att_code_before(s->text, end, &length);
    if (c == ')' && opened) {
      break;
    }
    if (!(c < 0x80 ? strchr(".,;:!?)]}>'\"", (int)c) != NULL
                   : att_code_is_closer(c))) {
      break;
    }
    end -= length;
  }
  return end;
}

static bool
is_address_byte(unsigned char c)
{
  return is_ascii_letter(c) || is_digit(c) || c >= 0x80 ||
         (c && strchr("._%+-&~=#/?:@!$*,;()'", c));
}

/// A web address at the scanner's place, or 0.
static size_t
web_address(const Scanner* s)
{
  static const char* const starts[] = {
      "http://", "https://", "www.", "ftp://", "mailto:"};
  const unsigned char c = byte_at(s, s->at) | 0x20U;
  if (c != 'h' && c != 'w' && c != 'f' && c != 'm') {
    return 0;
  }
  for (size_t i = 0; i < sizeof starts / sizeof starts[0]; ++i) {
    if (!has_at(s, s->at, starts[i])) {
      continue;
    }
    size_t end = s->at + strlen(starts[i]);
    const size_t limit = s->at + LONGEST_ADDRESS;
    while (end < s->end && end < limit && is_address_byte(byte_at(s, end))) {
      ++end;
    }
    end = trim_address(s, s->at, end);
    return end > s->at + strlen(starts[i]) ? end : 0;
  }
  return 0;
}

/// A mail address at the scanner's place: name@host.
static size_t
mail_address(const Scanner* s)
{
  size_t at = s->at;
  while (at - s->at < 64 &&
         (is_ascii_letter(byte_at(s, at)) || is_digit(byte_at(s, at)) ||
          (byte_at(s, at) && strchr("._%+-", byte_at(s, at))))) {
    ++at;
  }
  if (at == s->at || byte_at(s, at) != '@' ||
      !is_ascii_letter(byte_at(s, at + 1))) {
    return 0;
  }
  size_t end = at + 1;
  while (end - at < 128 &&
         (is_ascii_letter(byte_at(s, end)) || is_digit(byte_at(s, end)) ||
          byte_at(s, end) == '.' || byte_at(s, end) == '-' ||
          byte_at(s, end) == '_')) {
    ++end;
  }
  return trim_address(s, s->at, end);
}

// ---- numbers

static size_t
digits_end(const Scanner* s, size_t at, size_t most)
{
  const size_t begin = at;
  while (at - begin < most && is_digit(byte_at(s, at))) {
    ++at;
  }
  return at;
}

/// Telephone numbers and dates of three groups: "555-0134", "11-20-2000".
static size_t
number_groups(const Scanner* s)
{
  size_t groups = 0;
  size_t sizes[6] = {0};
  size_t at = s->at;
  while (groups < 6) {
    const size_t end = digits_end(s, at, 5);
    if (end == at) {
      return 0;
    }
    sizes[groups++] = end - at;
    at = end;
    if (byte_at(s, at) != '-' || !is_digit(byte_at(s, at + 1))) {
      break;
    }
    ++at;
  }
  if (is_word_at(s, at) || byte_at(s, at) == '-') {
    return 0;
  }
  return groups >= 3 || (groups == 2 && sizes[0] == 3 && sizes[1] == 4) ? at
                                                                        : 0;
}

/// "9/11", "11/28/2000"; fractions and "and/or" are split.
static size_t
slash_date(const Scanner* s)
{
  const size_t month = digits_end(s, s->at, 3);
  if (month == s->at || month - s->at > 2 || byte_at(s, month) != '/') {
    return 0;
  }
  const size_t day = digits_end(s, month + 1, 3);
  if (day == month + 1 || day - month > 3) {
    return 0;
  }
  if (byte_at(s, day) == '/') {
    const size_t year = digits_end(s, day + 1, 5);
    return year > day + 1 && !is_word_at(s, year) ? year : 0;
  }
  const bool fraction = month - s->at == 1 && day - month == 2 &&
                        byte_at(s, s->at) < byte_at(s, month + 1);
  return fraction || is_word_at(s, day) ? 0 : day;
}

/// The end of a number that starts at the scanner's place: inner commas,
/// stops and colons belong to it.
static size_t
number_end(const Scanner* s)
{
  size_t at = s->at;
  for (;;) {
    while (is_digit(byte_at(s, at))) {
      ++at;
    }
    const unsigned char c = byte_at(s, at);
    if ((c == '.' || c == ':' || c == ',') && is_digit(byte_at(s, at + 1)) &&
        (c != ',' || digits_end(s, at + 1, 4) == at + 4)) {
      ++at;
      continue;
    }
    return at;
  }
}

// ---- words

/// True where the apostrophe at `at` stands inside a word.
static bool
is_inner_apostrophe(const Scanner* s, size_t at, size_t length)
{
  return att_code_is_apostrophe(code_at(s, at)) && is_word_at(s, at + length) &&
         at > s->at;
}

/// A stop inside a word: "U.S", "20.doc", "example.org"; not the missing blank
/// of "end.The".
static bool
is_inner_stop(const Scanner* s, size_t at)
{
  if (byte_at(s, at) != '.' || !is_word_at(s, at + 1)) {
    return false;
  }
  const unsigned char before = byte_at(s, at - 1);
  const unsigned char after = byte_at(s, at + 1);
  const bool sentence = before >= 'a' && before <= 'z' && is_ascii_upper(after);
  return !sentence || (at >= 2 && byte_at(s, at - 2) == '.');
}

static bool
is_inner_ampersand(const Scanner* s, size_t at)
{
  return byte_at(s, at) == '&' && at > s->at &&
         is_ascii_upper(byte_at(s, at - 1)) &&
         is_ascii_upper(byte_at(s, at + 1)) && !is_word_at(s, at + 4);
}

static size_t
word_end(const Scanner* s)
{
  size_t at = s->at;
  while (at < s->end) {
    size_t length = 1;
    if (is_word_at(s, at)) {
      att_code_at(s->text, at, &length);
      at += length;
      continue;
    }
    att_code_at(s->text, at, &length);
    if (at == s->at || !(is_inner_apostrophe(s, at, length) ||
                         is_inner_stop(s, at) || is_inner_ampersand(s, at))) {
      return at;
    }
    at += length;
  }
  return at;
}

/// "anti-American", "e-mail": prefix and hyphen stay with what follows.
static size_t
prefix_end(const Scanner* s, size_t end)
{
  if (byte_at(s, end) == '-' && is_word_at(s, end + 1) &&
      (s->at == s->chunk || byte_at(s, s->at - 1) != '-') &&
      att_orthography_is_prefix(slice(s, s->at, end))) {
    const Scanner rest = {.text = s->text, .at = end + 1, .end = s->end};
    return word_end(&rest);
  }
  return end;
}

/// A stop behind the word that belongs to it.
static bool
takes_stop(const Scanner* s, size_t end)
{
  if (byte_at(s, end) != '.' || byte_at(s, end + 1) == '.') {
    return false;
  }
  const AttAbbreviation kind =
      att_orthography_abbreviation(slice(s, s->at, end));
  const size_t after = end + 1;
  const bool last = after >= s->end;
  const uint32_t next = last ? 0 : code_at(s, after + 1);
  switch (kind) {
  case ATT_ABBREVIATION_NOT:
    return false;
  case ATT_ABBREVIATION_NUMBER:
    return !last && byte_at(s, after) == ' ' &&
           (att_code_is_digit(next) || next == '(');
  case ATT_ABBREVIATION_TITLE:
  case ATT_ABBREVIATION_WITHIN:
    return !last;
  case ATT_ABBREVIATION_LETTERS: // "plan B." ends, "B. Khan" and "U.S." not
    return end - s->at > 1 ||
           (!last && byte_at(s, after) == ' ' && att_code_is_upper(next)) ||
           (!last && byte_at(s, after) != ' ');
  default:
    return true;
  }
}

/// "5pm", "10km": where the unit starts, or 0.
static size_t
unit_start(const Scanner* s, size_t end)
{
  const size_t number = number_end(s);
  if (number == s->at || number >= end ||
      !att_orthography_is_unit(slice(s, number, end))) {
    return 0;
  }
  return number;
}

/// Where the clitic of a word that ends at `end` starts, or `end`.
static size_t
clitic_start(const Scanner* s, size_t end)
{
  for (size_t back = 2; back <= 5 && end - s->at > back; ++back) {
    size_t length = 0;
    const size_t at = end - back;
    if (((unsigned char)s->text.at[at] & 0xC0U) == 0x80U) {
      continue;
    }
    const uint32_t c = att_code_at(s->text, at, &length);
    if (!att_code_is_apostrophe(c)) {
      continue;
    }
    const AttView letters = slice(s, at + length, end);
    const unsigned char before = byte_at(s, at - 1) | 0x20U;
    if (letters.size == 1 && (letters.at[0] | 0x20) == 't' && before == 'n') {
      return at - 1 > s->at ? at - 1 : end;
    }
    return att_orthography_is_clitic(letters) ? at : end;
  }
  return end;
}

/// Emit a word and the clitics behind it.
static AttStatus
emit_word(Scanner* s, size_t end, bool joined)
{
  size_t cuts[4];
  size_t count = 0;
  size_t stop = end;
  while (count < 4) {
    const size_t start = clitic_start(s, stop);
    if (start == stop) {
      break;
    }
    cuts[count++] = stop = start;
  }
  const size_t begin = s->at;
  const size_t cut = att_orthography_contraction(slice(s, begin, stop));
  if (cut) {
    ATT_TRY(emit(s, begin, begin + cut, joined));
    ATT_TRY(emit(s, begin + cut, stop, true));
  } else {
    ATT_TRY(emit(s, begin, stop, joined));
  }
  while (count-- > 0) {
    const size_t to = count ? cuts[count - 1] : end;
    ATT_TRY(emit(s, cuts[count], to, true));
  }
  return ATT_OK;
}

/// The apostrophe of "the parents' house", when no quotation is open.
static AttStatus
scan_possessive(Scanner* s)
{
  size_t length = 0;
  const uint32_t c = att_code_at(s->text, s->at, &length);
  if (s->at >= s->end || !att_code_is_apostrophe(c) || s->single_quote ||
      (byte_at(s, s->at - 1) | 0x20U) != 's' || is_word_at(s, s->at + length)) {
    return ATT_OK;
  }
  return emit(s, s->at, s->at + length, true);
}

static AttStatus
scan_word(Scanner* s)
{
  size_t end = web_address(s);
  if (end || (end = mail_address(s))) {
    return emit(s, s->at, end, false);
  }
  if (is_digit(byte_at(s, s->at)) &&
      ((end = number_groups(s)) || (end = slash_date(s)))) {
    return emit(s, s->at, end, false);
  }
  end = is_digit(byte_at(s, s->at)) ? number_end(s) : s->at;
  if (end == s->at || is_word_at(s, end)) { // "Karsk", "6:30pm", "20th"
    const Scanner rest = {.text = s->text, .at = end, .end = s->end};
    end = word_end(&rest);
  }
  const size_t unit = is_digit(byte_at(s, s->at)) ? unit_start(s, end) : 0;
  if (unit) {
    ATT_TRY(emit(s, s->at, unit, false));
  } else {
    end = prefix_end(s, end);
  }
  if (byte_at(s, end) == '$' && is_ascii_upper(byte_at(s, s->at)) &&
      end - s->at <= 3) {
    ++end; // "US$"
  } else if (takes_stop(s, end)) {
    ++end;
  }
  ATT_TRY(emit_word(s, end, false));
  return scan_possessive(s);
}

// ---- punctuation

/// Faces of two or three characters: ":)", ";-(".
static size_t
face_end(const Scanner* s)
{
  const unsigned char eyes = byte_at(s, s->at);
  if (eyes != ':' && eyes != ';' && eyes != '=') {
    return 0;
  }
  const size_t mouth = s->at + 1 + (byte_at(s, s->at + 1) == '-');
  const unsigned char c = byte_at(s, mouth);
  if (!c || !strchr("()DPp/|", c) || is_word_at(s, mouth + 1) ||
      (c == '/' && byte_at(s, mouth + 1) == '/')) {
    return 0;
  }
  return mouth + 1;
}

/// Decades and the like: "'60s", "'72".
static size_t
short_year_end(const Scanner* s, size_t length)
{
  const size_t at = s->at + length;
  const size_t end = digits_end(s, at, 3);
  if (end - at != 2) {
    return 0;
  }
  const size_t stop = byte_at(s, end) == 's' ? end + 1 : end;
  return is_word_at(s, stop) ? 0 : stop;
}

/// Characters that stand in one token when repeated.
static bool
is_run(uint32_t code)
{
  return code < 0x80 ? code && strchr(".-*=_#!?~+><\\^", (int)code)
                     : code == 0x2026;
}

static bool
is_exclamation(unsigned char c)
{
  return c == '!' || c == '?';
}

/// Emoji made of several code points are one token.
static size_t
symbol_end(const Scanner* s, size_t at)
{
  for (;;) {
    size_t length = 0;
    const uint32_t code = code_at(s, at);
    att_code_at(s->text, at, &length);
    if (code == 0x200D && at + length < s->end) {
      at += length;
      att_code_at(s->text, at, &length);
    } else if (code != 0xFE0F && !(code >= 0x1F3FB && code <= 0x1F3FF) &&
               !(code >= 0x300 && code < 0x370)) {
      return at;
    }
    at += length;
  }
}

static size_t
run_end(const Scanner* s, uint32_t code, size_t length)
{
  size_t at = s->at + length;
  if (code < 0x80 && is_exclamation((unsigned char)code)) {
    while (is_exclamation(byte_at(s, at))) {
      ++at;
    }
    return at;
  }
  if (code >= 0x80 && !is_run(code)) {
    return symbol_end(s, at);
  }
  while (is_run(code) && code_at(s, at) == code) {
    at += length;
  }
  if ((code == '\'' || code == '`') && byte_at(s, at) == code) {
    ++at; // two of them are a double quotation mark
  }
  return at;
}

static AttStatus
scan_punctuation(Scanner* s)
{
  size_t length = 0;
  const uint32_t code = att_code_at(s->text, s->at, &length);
  const bool opens =
      s->at == s->chunk || att_code_is_opener(code_at(s, s->at - 1));
  if (att_code_is_apostrophe(code) && opens) {
    const size_t year = short_year_end(s, length);
    if (year) {
      return emit(s, s->at, year, false);
    }
  }
  if ((code == '#' || code == '@') && opens &&
      is_ascii_letter(byte_at(s, s->at + 1))) { // "#topic", "@person"
    const Scanner rest = {.text = s->text, .at = s->at + 1, .end = s->end};
    return emit(s, s->at, word_end(&rest), false);
  }
  const size_t face = face_end(s);
  if (face) {
    return emit(s, s->at, face, false);
  }
  if (att_code_is_apostrophe(code) || code == 0x2018) {
    s->single_quote =
        code == 0x2018 || (opens && is_word_at(s, s->at + length));
  }
  return emit(s, s->at, run_end(s, code, length), false);
}

AttStatus
att_tokenise(AttView text, AttSpan range, AttTokens* tokens)
{
  Scanner s = {.text = text,
               .at = range.begin,
               .end = range.end,
               .tokens = tokens,
               .chunk = range.begin};
  while (s.at < s.end) {
    if (text.at[s.at] == ' ') {
      s.chunk = ++s.at;
    } else if (is_word_at(&s, s.at)) {
      ATT_TRY(scan_word(&s));
    } else {
      ATT_TRY(scan_punctuation(&s));
    }
  }
  return ATT_OK;
}
