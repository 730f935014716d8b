// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Citations. A bracket is judged by its shape first: a name part and a year is
// certain. A bare name in brackets may as well be an acronym or an apposition,
// so it counts only behind a sentence's end, or when the whole document shows
// that it cites in this way and never speaks of the name otherwise.

#include "document/citations.h"

#include "document/characters.h"
#include "document/orthography.h"

#include <string.h>

#define LONGEST_BRACKET 300u
#define LONGEST_NAME 48u
#define MOST_NAME_WORDS 5u
#define MOST_AUTHOR_WORDS 24u
#define MOST_INITIALS 16u
#define SEARCH_BUDGET ((size_t)64 << 20) // bytes searched for all names

// values in AttCitations.bracketed: how often, and the verdict
enum { COUNT_MASK = 0xFF, IS_MEDIUM = 0x100, IS_LONELY = 0x200 };

void
att_citations_clear(AttCitations* citations)
{
  att_map_clear(&citations->bracketed);
  *citations = (AttCitations){0};
}

static bool
is_digit(char c)
{
  return c >= '0' && c <= '9';
}

static bool
is_small(char c)
{
  return c >= 'a' && c <= 'z';
}

/// Size of a year ("2021", "2021b", "2021-22", "n.d.") at `at`, or 0.
static size_t
year_size(AttView text, size_t at)
{
  if (text.size - at >= 4 && memcmp(text.at + at, "n.d.", 4) == 0) {
    return 4;
  }
  size_t digits = 0;
  while (at + digits < text.size && is_digit(text.at[at + digits])) {
    ++digits;
  }
  if (digits != 4 || (text.at[at] != '1' && text.at[at] != '2') ||
      (at && (is_digit(text.at[at - 1]) || text.at[at - 1] == '-'))) {
    return 0;
  }
  size_t end = at + 4;
  if (end < text.size && is_small(text.at[end]) &&
      (end + 1 == text.size ||
       !att_code_is_letter((unsigned char)text.at[end + 1]))) {
    ++end;
  }
  return end - at;
}

typedef struct Names {
  size_t capital;
  size_t months;
  size_t all;
  bool tied; // "and", "&", "et al."
} Names;

static AttView
strip(AttView word)
{
  while (word.size &&
         (word.at[word.size - 1] == ',' || word.at[word.size - 1] == '.')) {
    --word.size;
  }
  return word;
}

/// Read the name part of a citation; false where something else is in it.
static bool
read_names(AttView text, Names* names)
{
  size_t at = 0;
  while (at < text.size) {
    size_t end = at;
    while (end < text.size && text.at[end] != ' ') {
      ++end;
    }
    const AttView word = strip(att_view_slice(text, at, end));
    at = end + 1;
    if (!word.size) {
      continue;
    }
    const uint32_t initial = att_code_at(word, 0, NULL);
    ++names->all;
    if (att_view_equal(word, ATT_VIEW("&")) ||
        att_orthography_is_citing(word)) {
      names->tied = names->tied || word.at[0] == '&' ||
                    att_view_equal(word, ATT_VIEW("and")) ||
                    att_view_equal_ascii_case(word, ATT_VIEW("al"));
      continue;
    }
    for (size_t i = 0; i < word.size; ++i) {
      if (is_digit(word.at[i]) || word.at[i] == '"') {
        return false;
      }
    }
    const uint32_t third = word.size > 2 ? (unsigned char)word.at[2] : 0;
    if (!att_code_is_upper(initial) &&
        !(att_code_is_upper(third) || (word.size > 3 && word.at[2] == '-'))) {
      return false; // "d'Estaing" and "al-Zayyat" may stand
    }
    ++names->capital;
    names->months += att_orthography_is_month(word);
  }
  return names->all <= MOST_AUTHOR_WORDS;
}

/// What may follow the year: pages, more years.
static bool
is_locator(AttView text)
{
  size_t letters = 0;
  if (text.size > 40 || (text.size && !strchr(",: ", text.at[0]))) {
    return false;
  }
  for (size_t i = 0; i < text.size; ++i) {
    letters = att_code_is_letter((unsigned char)text.at[i]) ? letters + 1 : 0;
    if (letters > 4 || (text.at[i] >= 'A' && text.at[i] <= 'Z')) {
      return false;
    }
  }
  return true;
}

/// "Khan, 2021", "Ali & Safdar, 2021, p. 5", "Asif et al. 2024".
static bool
is_author_year(const AttCitations* citations, AttView part, bool follows)
{
  for (size_t at = 0; at < part.size; ++at) {
    const size_t size = year_size(part, at);
    if (!size) {
      continue;
    }
    AttView before = att_view_trim(att_view_slice(part, 0, at));
    if (!is_locator(att_view_slice(part, at + size, part.size))) {
      return false;
    }
    if (!before.size) {
      return follows;
    }
    const bool comma = before.at[before.size - 1] == ',';
    Names names = {0};
    if (!read_names(before, &names) || names.capital <= names.months) {
      return false;
    }
    return comma || names.tied ||
           (names.all == 1 && (citations->listed || citations->certain > 2));
  }
  return false;
}

static bool
is_author_years(const AttCitations* citations, AttView content)
{
  size_t begin = 0;
  bool follows = false;
  for (size_t at = 0; at <= content.size; ++at) {
    if (at < content.size && content.at[at] != ';') {
      continue;
    }
    const AttView part = att_view_trim(att_view_slice(content, begin, at));
    if (!is_author_year(citations, part, follows)) {
      return false;
    }
    follows = true;
    begin = at + 1;
  }
  return true;
}

/// One to five words with capitals and no digits.
static bool
is_name(AttView content)
{
  size_t words = 0;
  size_t at = 0;
  if (content.size < 2 || content.size > LONGEST_NAME) {
    return false;
  }
  while (at < content.size) {
    size_t end = at;
    while (end < content.size && content.at[end] != ' ') {
      if (is_digit(content.at[end]) || strchr(",;:.!?\"/=", content.at[end])) {
        return false;
      }
      ++end;
    }
    const AttView word = att_view_slice(content, at, end);
    if (!att_code_is_upper(att_code_at(word, 0, NULL)) &&
        (!words || !att_orthography_is_citing(word))) {
      return false;
    }
    ++words;
    at = end + 1;
  }
  return words <= MOST_NAME_WORDS;
}

/// Initials of the words in `text`, upper case, the last MOST_INITIALS at most;
/// parts of hyphenated words count.
static size_t
initials_of(AttView text, char initials[MOST_INITIALS])
{
  size_t count = 0;
  bool inside = false;
  for (size_t i = 0; i < text.size; ++i) {
    const char c = text.at[i];
    const bool word =
        att_code_is_letter((unsigned char)c) || (c & 0x80) || c == '\'';
    if (word && !inside) {
      if (count == MOST_INITIALS) {
        memmove(initials, initials + 1, --count);
      }
      initials[count++] = (char)(is_small(c) ? c - ('a' - 'A') : c);
    }
    inside = word;
  }
  return count;
}

/// The letters of `acronym` appear in order among the initials, from the last
/// ones on backwards.
static bool
matches_initials(AttView acronym, AttView words)
{
  char initials[MOST_INITIALS];
  size_t left = initials_of(words, initials);
  for (size_t i = acronym.size; i-- > 0;) {
    const char c = acronym.at[i];
    if (c < 'A' || c > 'Z') {
      continue;
    }
    size_t skipped = 0;
    while (left && initials[left - 1] != c && skipped < 3) {
      --left;
      ++skipped;
    }
    if (!left || initials[left - 1] != c) {
      return false;
    }
    --left;
  }
  return true;
}

/// One word in capitals.
static bool
is_acronym(AttView name)
{
  size_t capitals = 0;
  for (size_t i = 0; i < name.size; ++i) {
    capitals += name.at[i] >= 'A' && name.at[i] <= 'Z';
    if (name.at[i] == ' ') {
      return false;
    }
  }
  return capitals * 2 > name.size;
}

static AttView
last_word(AttView text)
{
  size_t at = text.size;
  while (at > 0 && text.size - at < LONGEST_NAME && text.at[at - 1] != ' ') {
    --at;
  }
  return att_view_slice(text, at, text.size);
}

/// The bracket gives the short form of the words before it, or spells out the
/// short form before it.
static bool
is_short_form(AttView before, AttView name)
{
  const AttView word = last_word(before);
  const size_t from = before.size > 160 ? before.size - 160 : 0;
  return (is_acronym(name) &&
          matches_initials(name, att_view_slice(before, from, before.size))) ||
         (word.size > 1 && is_acronym(word) && matches_initials(word, name));
}

typedef enum Verdict {
  NOT_CITED,
  CITED,
  PERHAPS, // a name where a clause ends
} Verdict;

typedef struct Bracket {
  AttView content;
  AttView before; // of the paragraph, without the blank
  AttView after;
} Bracket;

/// The text before ends a sentence, not in an abbreviation.
static bool
is_behind_end(AttView before)
{
  const AttView word = last_word(before);
  return before.size && att_view_ends_sentence(before) &&
         !(word.size && word.at[word.size - 1] == '.' &&
           att_orthography_abbreviation(
               att_view_slice(word, 0, word.size - 1)));
}

static Verdict
judge_name(const Bracket* b)
{
  if (!is_name(b->content) || is_short_form(b->before, b->content)) {
    return NOT_CITED;
  }
  const uint32_t next = att_code_at(b->after, 0, NULL);
  const uint32_t second = att_code_at(b->after, 1, NULL);
  if (is_behind_end(b->before) &&
      (!next || (next == ' ' && !att_code_is_lower(second)))) {
    return CITED;
  }
  const bool closes = !next || (next < 0x80 && strchr(".,;!?", (int)next));
  return closes && b->before.size ? PERHAPS : NOT_CITED;
}

static Verdict
judge(const AttCitations* citations, const Bracket* b)
{
  if (is_author_years(citations, b->content)) {
    return CITED;
  }
  const size_t year = b->content.size ? year_size(b->content, 0) : 0;
  if (year && year == b->content.size) { // "Asif et al. (2024)", "Khan (2025b)"
    return year == 5 || att_view_ends_with(b->before, ATT_VIEW("al."))
               ? CITED
               : NOT_CITED;
  }
  if (att_view_starts_with(b->content, ATT_VIEW("http")) &&
      !memchr(b->content.at, ' ', b->content.size)) {
    return CITED;
  }
  return judge_name(b);
}

/// "[12]", "[3, 4]", "[5-7]".
static bool
is_numeric(AttView content)
{
  size_t digits = 0;
  for (size_t i = 0; i < content.size; ++i) {
    if (is_digit(content.at[i])) {
      if (++digits > 3) {
        return false;
      }
    } else if (strchr(", -", content.at[i])) {
      digits = 0;
    } else if (i + 2 < content.size &&
               memcmp(content.at + i, "\xE2\x80\x93", 3) == 0) {
      digits = 0;
      i += 2;
    } else {
      return false;
    }
  }
  return content.size && is_digit(content.at[0]);
}

/// The bracket that opens at `at`; false where it does not close soon.
static bool
read_bracket(AttView text, size_t at, Bracket* b, size_t* end)
{
  const char close = text.at[at] == '(' ? ')' : ']';
  const size_t limit =
      text.size - at < LONGEST_BRACKET ? text.size : at + LONGEST_BRACKET;
  for (size_t i = at + 1; i < limit; ++i) {
    if (text.at[i] == text.at[at]) {
      return false;
    }
    if (text.at[i] == close) {
      const size_t blank = at && text.at[at - 1] == ' ';
      b->content = att_view_trim(att_view_slice(text, at + 1, i));
      b->before = att_view_slice(text, 0, at - blank);
      b->after = att_view_slice(text, i + 1, text.size);
      *end = i + 1;
      return true;
    }
  }
  return false;
}

AttStatus
att_citations_survey(AttCitations* citations, AttView paragraph)
{
  for (size_t at = 0; at < paragraph.size; ++at) {
    Bracket b;
    size_t end = 0;
    if (paragraph.at[at] != '(' || !read_bracket(paragraph, at, &b, &end)) {
      continue;
    }
    const Verdict verdict = judge(citations, &b);
    citations->certain += verdict == CITED;
    if (verdict == PERHAPS) {
      const uint32_t* seen = att_map_get(&citations->bracketed, b.content);
      const uint32_t value = seen ? *seen : 0;
      if (value < COUNT_MASK) {
        ATT_TRY(att_map_set(&citations->bracketed, b.content, value + 1));
      }
    }
    at = end - 1;
  }
  return ATT_OK;
}

/// The name stands somewhere without an opening bracket before it.
static bool
is_spoken_of(AttView text, AttView name)
{
  const char* at = text.at;
  const char* end = text.at + text.size;
  while (at < end && (at = memchr(at, name.at[0], (size_t)(end - at)))) {
    if ((size_t)(end - at) >= name.size &&
        memcmp(at, name.at, name.size) == 0 &&
        (at == text.at || at[-1] != '(')) {
      return true;
    }
    ++at;
  }
  return false;
}

void
att_citations_settle(AttCitations* citations, AttView text)
{
  size_t spent = 0;
  for (size_t i = 0; i < citations->bracketed.size; ++i) {
    AttMapEntry* entry = &citations->bracketed.entries[i];
    const bool often = (entry->value & COUNT_MASK) > 1;
    if ((!often && citations->certain < 2) || spent > SEARCH_BUDGET) {
      continue;
    }
    spent += text.size;
    if (!is_spoken_of(text, entry->key)) {
      entry->value |= often ? IS_MEDIUM : IS_LONELY;
    }
  }
}

/// Decide a PERHAPS by what the document showed.
static bool
is_medium(const AttCitations* citations, const Bracket* b)
{
  const uint32_t* value = att_map_get(&citations->bracketed, b->content);
  if (!value) {
    return false;
  }
  const AttView word = last_word(b->before);
  return (*value & IS_MEDIUM) ||
         ((*value & IS_LONELY) &&
          att_code_is_lower(att_code_at(word, 0, NULL)));
}

static AttStatus
cut(AttView text, size_t begin, size_t end, AttCuts* cuts)
{
  const uint32_t next = att_code_at(text, end, NULL);
  if (begin && text.at[begin - 1] == ' ' && !att_code_is_word(next)) {
    --begin;
  } else if (!begin && next == ' ') {
    ++end;
  }
  if (next == '.' && att_view_ends_sentence(att_view_slice(text, 0, begin))) {
    ++end; // "… over. (Khan, 2021)." has one full stop too many
  }
  return ATT_PUSH(cuts, (AttSpan){(uint32_t)begin, (uint32_t)end});
}

/// A note's number glued to the punctuation before it: "policy.12 The".
static size_t
glued_note(AttView text, size_t at)
{
  size_t end = at;
  while (end < text.size && end - at < 4 && is_digit(text.at[end])) {
    ++end;
  }
  if (end - at > 3 || at < 5 || text.at[at] == '0') {
    return 0;
  }
  size_t length = 0;
  size_t before = at;
  uint32_t code = att_code_before(text, before, &length);
  while (before > 1 && (code == ')' || code == '"' || code == 0x201D)) {
    before -= length;
    code = att_code_before(text, before, &length);
  }
  const bool stop = code == '.' || code == '!' || code == '?';
  if (!stop && (before != at || (code != ',' && code != ';'))) {
    return 0;
  }
  for (size_t i = 2; i <= 4; ++i) { // a word of small letters, no "No.12"
    if (before < i || !is_small(text.at[before - i])) {
      return 0;
    }
  }
  const AttView word = last_word(att_view_slice(text, 0, before - 1));
  if (att_orthography_abbreviation(word)) {
    return 0;
  }
  const uint32_t next = att_code_at(text, end, NULL);
  const uint32_t second = att_code_at(text, end + 1, NULL);
  if (!next || (next == ' ' && (stop ? !att_code_is_lower(second)
                                     : att_code_is_letter(second)))) {
    return end;
  }
  return 0;
}

/// Superscript digits behind a word are a note's, but behind a short unit
/// ("km²") a power.
static size_t
superscript_note(AttView text, size_t at)
{
  size_t length = 0;
  size_t end = at;
  while (att_code_is_superscript(att_code_at(text, end, &length))) {
    end += length;
  }
  size_t letters = 0;
  size_t before = at;
  while (before > 0 && letters < 4 &&
         att_code_is_letter(att_code_before(text, before, &length))) {
    before -= length;
    ++letters;
  }
  return letters == 1 || letters == 2 ? 0 : end;
}

AttStatus
att_citations_find(const AttCitations* citations,
                   AttView paragraph,
                   AttCuts* cuts)
{
  size_t at = 0;
  while (at < paragraph.size) {
    const unsigned char c = (unsigned char)paragraph.at[at];
    Bracket b;
    size_t end = 0;
    if (c == '(' && read_bracket(paragraph, at, &b, &end)) {
      const Verdict verdict = judge(citations, &b);
      if (verdict == CITED ||
          (verdict == PERHAPS && is_medium(citations, &b))) {
        ATT_TRY(cut(paragraph, at, end, cuts));
      } else {
        end = at + 1;
      }
    } else if (c == '[' && at && read_bracket(paragraph, at, &b, &end) &&
               is_numeric(b.content)) {
      ATT_TRY(cut(paragraph, at, end, cuts));
    } else if (is_digit((char)c) && (end = glued_note(paragraph, at))) {
      ATT_TRY(ATT_PUSH(cuts, (AttSpan){(uint32_t)at, (uint32_t)end}));
    } else if ((c == 0xC2 || c == 0xE2) && at &&
               att_code_is_superscript(att_code_at(paragraph, at, NULL)) &&
               (end = superscript_note(paragraph, at))) {
      ATT_TRY(ATT_PUSH(cuts, (AttSpan){(uint32_t)at, (uint32_t)end}));
    } else {
      end = at + 1;
    }
    at = end;
  }
  return ATT_OK;
}
