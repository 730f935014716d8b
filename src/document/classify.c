// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// What kind of text a block is, where mark-up did not say: headings, front
// matter, keywords, reference lists. Shape decides (length, capitals, missing
// full stop, years and initials); headings.def knows the usual section names.

#include "document/characters.h"
#include "document/layout.h"
#include "document/orthography.h"

#include <string.h>

#define LONGEST_HEADING 160u // bytes
#define MOST_HEADING_WORDS 18u
#define LONGEST_FRONT 300u
#define ENTRY_SAMPLE 600u // bytes of an entry that are looked at
#define FRONT_BLOCKS 40u

static bool
is_digit_at(AttView text, size_t at)
{
  return at < text.size && att_code_is_digit((unsigned char)text.at[at]);
}

/// "1.", "3.2", "IV." and a blank at the start: their size, or 0.
static size_t
numbering_size(AttView text)
{
  size_t at = 0;
  while (at < 12 && (is_digit_at(text, at) ||
                     (at && at < text.size && text.at[at] == '.'))) {
    ++at;
  }
  if (at == 0) {
    while (at < text.size && at < 6 && strchr("IVX", text.at[at])) {
      ++at;
    }
    if (at == 0 || at >= text.size || text.at[at++] != '.') {
      return 0;
    }
  }
  if (at < text.size && text.at[at] == ')') {
    ++at;
  }
  return at < text.size && text.at[at] == ' ' ? at + 1 : 0;
}

typedef struct Capitals {
  size_t words;      // that start with a letter
  size_t long_words; // of more than three letters
  size_t long_capital;
  size_t letters;
  size_t capital_letters;
  bool first;
} Capitals;

static Capitals
count_capitals(AttView text)
{
  Capitals c = {0};
  size_t at = 0;
  while (at < text.size) {
    size_t length = 0;
    uint32_t code = att_code_at(text, at, &length);
    if (!att_code_is_letter(code)) {
      at += length ? length : 1;
      continue;
    }
    const bool capital = att_code_is_upper(code);
    size_t letters = 0;
    while (at < text.size &&
           (att_code_is_word(code) || code == '\'' || code == 0x2019)) {
      c.letters += att_code_is_letter(code);
      c.capital_letters += att_code_is_upper(code);
      ++letters;
      at += length;
      code = att_code_at(text, at, &length);
    }
    c.first = c.words ? c.first : capital;
    ++c.words;
    c.long_words += letters > 3;
    c.long_capital += letters > 3 && capital;
  }
  return c;
}

static bool
is_heading(AttView text)
{
  if (text.size > LONGEST_HEADING || att_view_ends_sentence(text) ||
      memchr(text.at, '@', text.size)) {
    return false;
  }
  const char last = text.at[text.size - 1];
  if (last == ',' || last == ';' || last == ':') {
    return false;
  }
  size_t used = 0;
  if (att_orthography_section(text, &used)) {
    return used >= text.size; // else text follows on the line
  }
  const size_t numbering = numbering_size(text);
  const Capitals c = count_capitals(att_view_slice(text, numbering, text.size));
  if (!c.words || c.words > MOST_HEADING_WORDS || !c.first) {
    return false;
  }
  return numbering || (c.letters > 3 && c.capital_letters == c.letters) ||
         (c.long_words && c.long_capital * 4 >= c.long_words * 3);
}

/// A year from 1500 to 2099 at `at`.
static bool
is_year(AttView text, size_t at)
{
  if (at + 4 > text.size || is_digit_at(text, at + 4) ||
      (at && is_digit_at(text, at - 1))) {
    return false;
  }
  for (size_t i = 0; i < 4; ++i) {
    if (!is_digit_at(text, at + i)) {
      return false;
    }
  }
  return text.at[at] == '2' ? text.at[at + 1] == '0'
                            : text.at[at] == '1' && text.at[at + 1] >= '5';
}

static bool
contains(AttView text, const char* part)
{
  const size_t size = strlen(part);
  for (size_t i = 0; i + size <= text.size; ++i) {
    if (memcmp(text.at + i, part, size) == 0) {
      return true;
    }
  }
  return false;
}

/// "Khan, M." or "M. Khan," at the start.
static bool
starts_with_author(AttView text)
{
  if (!att_code_is_upper(att_code_at(text, 0, NULL))) {
    return false;
  }
  const size_t limit = text.size < 60 ? text.size : 60;
  for (size_t i = 1; i + 3 < limit; ++i) {
    if (text.at[i] == ',' && text.at[i + 1] == ' ' &&
        att_code_is_upper((unsigned char)text.at[i + 2]) &&
        text.at[i + 3] == '.') {
      return true;
    }
    if (text.at[i] == '(' || text.at[i] == ';') {
      return false;
    }
  }
  return text.size > 4 && text.at[1] == '.' && text.at[2] == ' ';
}

/// "(2021)." or "(2021, May 3)." or "(2021a),".
static bool
has_entry_year(AttView text)
{
  for (size_t i = 0; i + 6 <= text.size; ++i) {
    if (text.at[i] != '(' || !is_year(text, i + 1)) {
      continue;
    }
    size_t end = i + 5;
    while (end < text.size && end < i + 30 && text.at[end] != ')') {
      ++end;
    }
    if (end + 1 < text.size && text.at[end] == ')' &&
        (text.at[end + 1] == '.' || text.at[end + 1] == ',')) {
      return true;
    }
  }
  return false;
}

/// "43(1)", "pp. 12", or pages at the end.
static bool
has_volume(AttView text)
{
  for (size_t i = 1; i + 2 < text.size; ++i) {
    if (text.at[i] == '(' && is_digit_at(text, i + 1) &&
        (is_digit_at(text, i - 1) ||
         (text.at[i - 1] == ' ' && is_digit_at(text, i - 2)))) {
      return true;
    }
  }
  return contains(text, "pp. ") || contains(text, "doi.org/") ||
         contains(text, "doi:");
}

static bool
has_year(AttView text)
{
  for (size_t i = 0; i + 4 <= text.size; ++i) {
    if (is_year(text, i)) {
      return true;
    }
  }
  return false;
}

/// The shape of an entry in a reference list.
static bool
is_entry(AttView text)
{
  text = att_view_slice(text, 0, ENTRY_SAMPLE);
  if (text.size && text.at[0] == '[' && is_digit_at(text, 1)) {
    const char* close = memchr(text.at, ']', text.size);
    text = close ? att_view_trim(att_view_slice(
                       text, (size_t)(close - text.at) + 1, text.size))
                 : text;
  }
  text = att_view_slice(text, numbering_size(text), text.size);
  const AttView head = att_view_slice(text, 0, 200);
  return text.size && 2 * has_entry_year(head) + starts_with_author(text) +
                              has_volume(text) +
                              (has_year(text) && (contains(text, "http") ||
                                                  contains(text, "www."))) >=
                          2;
}

static bool
is_prose_kind(AttParagraphKind kind)
{
  return kind == ATT_PARAGRAPH_BODY || kind == ATT_PARAGRAPH_LIST_ITEM ||
         kind == ATT_PARAGRAPH_QUOTE;
}

typedef struct Classifier {
  AttView source;
  AttLayout* layout;
} Classifier;

static AttView
text_of(const Classifier* c, size_t block)
{
  return att_layout_source(c->layout, &c->layout->blocks.at[block], c->source);
}

static void
cut_start(Classifier* c, AttBlock* block, size_t bytes)
{
  AttSpan* first = &c->layout->pieces.at[block->first_piece].source;
  first->begin += (uint32_t)bytes;
  while (first->begin < first->end && c->source.at[first->begin] == ' ') {
    ++first->begin;
  }
}

static void
mark_headings(Classifier* c)
{
  bool prose = false;
  for (size_t i = 0; i < c->layout->blocks.size; ++i) {
    AttBlock* block = &c->layout->blocks.at[i];
    const AttView text = text_of(c, i);
    if (block->kind == ATT_PARAGRAPH_BODY && !block->known && text.size &&
        is_heading(text)) {
      block->kind = ATT_PARAGRAPH_HEADING;
    }
    prose = prose || is_prose_kind(block->kind);
  }
  for (size_t i = 0; !prose && i < c->layout->blocks.size; ++i) {
    AttBlock* block = &c->layout->blocks.at[i];
    if (block->kind == ATT_PARAGRAPH_HEADING && !block->known) {
      block->kind = ATT_PARAGRAPH_BODY; // headings of nothing are the text
    }
  }
}

static size_t
count_stops(AttView text)
{
  size_t count = 0;
  for (size_t i = 0; i < text.size; ++i) {
    count += text.at[i] == '.';
  }
  return count;
}

/// Numbered blocks ("12. …", "3) …") that are no headings are list items.
static void
mark_numbered(Classifier* c)
{
  for (size_t i = 0; i < c->layout->blocks.size; ++i) {
    AttBlock* block = &c->layout->blocks.at[i];
    const AttView text = text_of(c, i);
    const size_t size = numbering_size(text);
    if (block->kind == ATT_PARAGRAPH_BODY && !block->known && size > 2 &&
        size <= 5 && size < text.size && !is_digit_at(text, size - 2) &&
        count_stops(att_view_slice(text, 0, size - 2)) == 0) {
      block->kind = ATT_PARAGRAPH_LIST_ITEM;
      cut_start(c, block, size);
    }
  }
}

/// Short lines without an end before the first section of a paper: authors,
/// their addresses, dates of receipt.
static void
mark_front(Classifier* c)
{
  size_t end = 0;
  for (size_t i = 0; i < c->layout->blocks.size && i < FRONT_BLOCKS; ++i) {
    if (att_orthography_section(text_of(c, i), NULL) == ATT_SECTION_OPENING) {
      end = i;
      break;
    }
  }
  for (size_t i = 0; i < end; ++i) {
    AttBlock* block = &c->layout->blocks.at[i];
    const AttView text = text_of(c, i);
    if (is_prose_kind(block->kind) && text.size <= LONGEST_FRONT &&
        !att_view_ends_sentence(text)) {
      block->kind = ATT_PARAGRAPH_FRONT;
    }
  }
}

/// A line that is an address of the net and at most a name before it.
static bool
is_contact(AttView text)
{
  return text.size <= LONGEST_HEADING && !att_view_ends_sentence(text) &&
         (contains(text, "http://") || contains(text, "https://") ||
          contains(text, "www.") || memchr(text.at, '@', text.size)) &&
         count_capitals(text).words < 16;
}

/// Keywords, contacts, and what stands in front of a paragraph's text
/// ("Abstract: …").
static void
mark_lines(Classifier* c)
{
  for (size_t i = 0; i < c->layout->blocks.size; ++i) {
    AttBlock* block = &c->layout->blocks.at[i];
    const AttView text = text_of(c, i);
    if (!text.size || !is_prose_kind(block->kind)) {
      continue;
    }
    size_t used = 0;
    const AttSection section = att_orthography_section(text, &used);
    const bool more = used + 1 < text.size;
    if (is_contact(text) || section == ATT_SECTION_FRONT) {
      block->kind = ATT_PARAGRAPH_FRONT;
    } else if ((section == ATT_SECTION_BODY ||
                section == ATT_SECTION_OPENING) &&
               more && text.at[used - 1] != '-') {
      cut_start(c, block, used);
    }
  }
}

/// What follows headings of keywords, references, acknowledgements.
static void
mark_sections(Classifier* c)
{
  AttSection now = ATT_SECTION_NOT;
  const size_t count = c->layout->blocks.size;
  for (size_t i = 0; i < count; ++i) {
    AttBlock* block = &c->layout->blocks.at[i];
    if (block->kind == ATT_PARAGRAPH_HEADING) {
      const AttSection named = att_orthography_section(text_of(c, i), NULL);
      const bool entries = now == ATT_SECTION_REFERENCES && i + 1 < count &&
                           is_entry(text_of(c, i + 1));
      now = named || !entries ? named : now;
      continue;
    }
    if (!is_prose_kind(block->kind)) {
      continue;
    }
    if (now == ATT_SECTION_REFERENCES) {
      block->kind = ATT_PARAGRAPH_REFERENCES;
    } else if (now == ATT_SECTION_FRONT || now == ATT_SECTION_BACK) {
      block->kind = ATT_PARAGRAPH_FRONT;
      now = now == ATT_SECTION_FRONT ? ATT_SECTION_NOT : now;
    }
  }
}

/// Three entries or more in a row are a reference list without a heading.
static void
mark_entries(Classifier* c)
{
  size_t run = 0;
  const size_t count = c->layout->blocks.size;
  for (size_t i = 0; i <= count; ++i) {
    if (i < count && is_prose_kind(c->layout->blocks.at[i].kind) &&
        is_entry(text_of(c, i))) {
      ++run;
      continue;
    }
    for (size_t k = i - run; run >= 3 && k < i; ++k) {
      c->layout->blocks.at[k].kind = ATT_PARAGRAPH_REFERENCES;
    }
    run = 0;
  }
}

void
att_layout_classify(AttView source, AttLayout* layout)
{
  Classifier c = {source, layout};
  mark_headings(&c);
  mark_sections(&c);
  mark_front(&c);
  mark_entries(&c);
  mark_lines(&c);
  mark_numbered(&c);
}
