// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Normalising. One walk over the code points of a block; runs of plain
// characters are copied whole, everything else is decided one at a time.

#include "document/normalise.h"

#include "document/characters.h"
#include "document/orthography.h"

#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <uninorm.h>

#define LONGEST_WORD 48u    // bytes of a word half that is looked up
#define LONGEST_CLUSTER 32u // code points that are composed together

enum { SEEN_WORD = 1, SEEN_HYPHENATED = 2 };

// ---- how the document writes its words

void
att_hyphens_clear(AttHyphens* hyphens)
{
  att_map_clear(&hyphens->words);
  hyphens->keep = hyphens->collected = false;
}

static AttStatus
note_word(AttHyphens* hyphens, AttView word, uint32_t bit)
{
  if (word.size < 2 || word.size > 2 * LONGEST_WORD) {
    return ATT_OK;
  }
  char lower[2 * LONGEST_WORD];
  att_lower_ascii(word, lower);
  const AttView key = {lower, word.size};
  const uint32_t* bits = att_map_get(&hyphens->words, key);
  if (bits && (*bits & bit)) {
    return ATT_OK;
  }
  return att_map_set(&hyphens->words, key, (bits ? *bits : 0) | bit);
}

static bool
is_half_byte(char c)
{
  return att_code_is_letter((unsigned char)c) || ((unsigned char)c & 0x80U);
}

/// The run of letters (bytes of words) from `at` on, or up to `at`.
static AttView
half_after(AttView source, size_t at)
{
  size_t end = at;
  while (end < source.size && end - at <= LONGEST_WORD &&
         is_half_byte(source.at[end])) {
    ++end;
  }
  return att_view_slice(source, at, end);
}

static AttView
half_before(AttView source, size_t at)
{
  size_t begin = at;
  while (begin > 0 && at - begin <= LONGEST_WORD &&
         is_half_byte(source.at[begin - 1])) {
    --begin;
  }
  return att_view_slice(source, begin, at);
}

static bool
is_blank(char c)
{
  return c == ' ' || (c >= '\t' && c <= '\r');
}

/// A hyphen behind a letter with white space and a letter after it; `*next` is
/// where the second half starts.
static bool
is_broken_at(AttView source, size_t hyphen, size_t* next)
{
  if (source.at[hyphen] != '-' || hyphen == 0 ||
      !is_half_byte(source.at[hyphen - 1])) {
    return false;
  }
  size_t at = hyphen + 1;
  while (at < source.size && is_blank(source.at[at])) {
    ++at;
  }
  *next = at;
  return at > hyphen + 1 && at < source.size && is_half_byte(source.at[at]);
}

/// Note all words of the source but the halves of broken ones.
static AttStatus
note_words(AttHyphens* hyphens, AttView source)
{
  size_t at = 0;
  size_t skip = SIZE_MAX;
  while (at < source.size) {
    if (!is_half_byte(source.at[at])) {
      ++at;
      continue;
    }
    size_t end = at;
    while (end < source.size && is_half_byte(source.at[end])) {
      ++end;
    }
    size_t next = 0;
    if (end < source.size && is_broken_at(source, end, &next)) {
      skip = next;
    } else if (at != skip) {
      ATT_TRY(note_word(hyphens, att_view_slice(source, at, end), SEEN_WORD));
    }
    if (end + 1 < source.size && source.at[end] == '-' &&
        is_half_byte(source.at[end + 1])) {
      const AttView second = half_after(source, end + 1);
      ATT_TRY(note_word(hyphens,
                        att_view_slice(source, at, end + 1 + second.size),
                        SEEN_HYPHENATED));
    }
    at = end;
  }
  return ATT_OK;
}

static uint32_t
bits_of(const AttHyphens* hyphens,
        AttView first,
        const char* between,
        AttView b)
{
  char key[2 * LONGEST_WORD + 2];
  const size_t middle = strlen(between);
  if (first.size + b.size > 2 * LONGEST_WORD) {
    return 0;
  }
  att_lower_ascii(first, key);
  memcpy(key + first.size, between, middle);
  att_lower_ascii(b, key + first.size + middle);
  const uint32_t* bits = att_map_get(
      &hyphens->words, (AttView){key, first.size + middle + b.size});
  return bits ? *bits : 0;
}

/// -1: the halves are one word; 1: two with a hyphen; 0: the document does not
/// tell.
static int
vote(const AttHyphens* hyphens, AttView first, AttView second)
{
  if (bits_of(hyphens, first, "-", second) & SEEN_HYPHENATED) {
    return 1; // first: the hyphen is there to see
  }
  if (bits_of(hyphens, first, "", second) & SEEN_WORD) {
    return -1;
  }
  const AttView none = {"", 0};
  return (bits_of(hyphens, first, "", none) & SEEN_WORD) &&
                 (bits_of(hyphens, second, "", none) & SEEN_WORD)
             ? 1
             : 0;
}

AttStatus
att_hyphens_collect(AttHyphens* hyphens, AttView source)
{
  size_t next = 0;
  size_t first = 0;
  while (first < source.size) {
    const char* found = memchr(source.at + first, '-', source.size - first);
    first = found ? (size_t)(found - source.at) : source.size;
    if (found && is_broken_at(source, first, &next)) {
      break;
    }
    ++first;
  }
  if (first >= source.size) {
    return ATT_OK;
  }
  hyphens->collected = true;
  ATT_TRY(note_words(hyphens, source));
  long sum = 0;
  for (size_t i = first; i < source.size; ++i) {
    if (is_broken_at(source, i, &next)) {
      sum += vote(hyphens, half_before(source, i), half_after(source, next));
    }
  }
  hyphens->keep = sum > 0;
  return ATT_OK;
}

// ---- the walk

typedef struct Walk {
  AttView source;
  const AttHyphens* hyphens;
  AttCursor* cursor;
  AttMapped* out;
  size_t start;   // of this block's text in out
  bool space;     // white space is due before the next character
  bool over_line; // it holds a line end
  bool soft;      // a soft hyphen was the last thing before it
  AttSpan blank;  // the source of that white space
  size_t run;     // start of a run of characters that are copied
  size_t run_end;
} Walk;

static uint32_t
code_of(AttCursor* cursor, AttView source, size_t byte)
{
  cursor->code +=
      (uint32_t)att_utf8_count(att_view_slice(source, cursor->byte, byte));
  cursor->byte = (uint32_t)byte;
  return cursor->code;
}

static AttStatus
emit(Walk* w, AttView bytes, size_t begin, size_t end, bool same)
{
  const uint32_t code = code_of(w->cursor, w->source, begin);
  const uint32_t codes =
      same ? 0
           : (uint32_t)att_utf8_count(att_view_slice(w->source, begin, end));
  return att_mapped_append(w->out,
                           bytes,
                           (AttSpan){(uint32_t)begin, (uint32_t)end},
                           code,
                           codes,
                           same);
}

static AttStatus
flush(Walk* w)
{
  const size_t begin = w->run;
  const size_t end = w->run_end;
  w->run = w->run_end = 0;
  return end > begin
             ? emit(w, att_view_slice(w->source, begin, end), begin, end, true)
             : ATT_OK;
}

typedef enum Mend { MEND_SPACE, MEND_HYPHEN, MEND_JOIN } Mend;

/// What to do between the halves of a word that is broken behind its hyphen.
static Mend
mend(const Walk* w, AttView written, size_t next)
{
  const AttView first = half_before(written, written.size - 1);
  const AttView second = half_after(w->source, next);
  const uint32_t initial = att_code_at(w->source, next, NULL);
  if (first.size == 0 || att_orthography_is_suspender(second)) {
    return MEND_SPACE;
  }
  if (second.size == 0) {
    return w->over_line && att_code_is_digit(initial) ? MEND_HYPHEN
                                                      : MEND_SPACE;
  }
  if (!att_code_is_lower(initial)) {
    return MEND_HYPHEN;
  }
  const int voted = vote(w->hyphens, first, second);
  if (voted) {
    return voted < 0 ? MEND_JOIN : MEND_HYPHEN;
  }
  if (!w->over_line || att_orthography_keeps_hyphen(first)) {
    return MEND_HYPHEN;
  }
  return w->hyphens->keep ? MEND_HYPHEN : MEND_JOIN;
}

/// Write the white space that is due, or mend the word it stands in.
static AttStatus
close_space(Walk* w, size_t next)
{
  if (!w->space) {
    return ATT_OK;
  }
  const bool soft = w->soft && w->over_line;
  w->space = w->soft = false;
  const AttView all = att_text_view(&w->out->text);
  const AttView written = att_view_slice(all, w->start, all.size);
  if (written.size == 0 || soft) {
    return ATT_OK;
  }
  if (w->hyphens->collected && written.at[written.size - 1] == '-') {
    switch (mend(w, written, next)) {
    case MEND_JOIN:
      att_mapped_drop_last(w->out);
      return ATT_OK;
    case MEND_HYPHEN:
      return ATT_OK;
    case MEND_SPACE:
      break;
    }
  }
  const bool same =
      w->blank.end - w->blank.begin == 1 && w->source.at[w->blank.begin] == ' ';
  return emit(w, ATT_VIEW(" "), w->blank.begin, w->blank.end, same);
}

static AttStatus
meet_space(Walk* w, size_t begin, size_t end, bool line_end)
{
  ATT_TRY(flush(w));
  if (!w->space) {
    w->space = true;
    w->over_line = false;
    w->blank.begin = (uint32_t)begin;
  }
  w->over_line = w->over_line || line_end;
  w->blank.end = (uint32_t)end;
  return ATT_OK;
}

static const char*
ligature(uint32_t code)
{
  static const char* const letters[] = {
      "ff", "fi", "fl", "ffi", "ffl", "st", "st"};
  return code >= 0xFB00 && code <= 0xFB06 ? letters[code - 0xFB00] : NULL;
}

/// True where the code point may change, or change what is before it, in NFC.
static bool
may_compose(uint32_t code)
{
  if (code < 0x300 || (code >= 0x2010 && code <= 0x2027)) {
    return false;
  }
  ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
  return uc_combining_class(code) != 0 || (code >= 0x1160 && code <= 0x11FF) ||
         (code >= 0x093C && code < 0x0E00 &&
          uc_is_general_category_withtable(code, UC_CATEGORY_MASK_Mc)) ||
         uc_canonical_decomposition(code, parts) >= 0;
}

/// Compose the cluster that starts at `at`; `*end` is behind it.
static AttStatus
compose(Walk* w, size_t at, size_t limit, size_t* end)
{
  size_t length = 0;
  (void)att_code_at(w->source, at, &length);
  size_t stop = at + length;
  for (size_t i = 0; i < LONGEST_CLUSTER && stop < limit; ++i) {
    if (!may_compose(att_code_at(w->source, stop, &length))) {
      break;
    }
    stop += length;
  }
  *end = stop;
  uint8_t buffer[16 * LONGEST_CLUSTER];
  size_t size = sizeof buffer;
  const uint8_t* in = (const uint8_t*)w->source.at + at;
  uint8_t* result = u8_normalize(UNINORM_NFC, in, stop - at, buffer, &size);
  if (!result) {
    return ATT_ERR_MEMORY;
  }
  ATT_TRY(flush(w));
  const bool same = size == stop - at && memcmp(result, in, size) == 0;
  const AttStatus status =
      emit(w, (AttView){(const char*)result, size}, at, stop, same);
  if (result != buffer) {
    free(result); // libunistring's own allocation
  }
  return status;
}

static bool
is_joiner_between_latin(const Walk* w, uint32_t code, size_t at)
{
  return (code == 0x200C || code == 0x200D) &&
         att_code_before(w->source, at, NULL) < 0x370;
}

/// One code point that is not plain ASCII; `*end` is where to go on.
static AttStatus
walk_code(Walk* w, size_t at, size_t limit, size_t* end)
{
  size_t length = 0;
  const uint32_t code = att_code_at(w->source, at, &length);
  *end = at + length;
  if (att_code_is_space(code)) {
    return meet_space(w,
                      at,
                      *end,
                      code == '\n' || code == '\r' || code == '\f' ||
                          code == 0x2028 || code == 0x2029);
  }
  if (att_code_is_void(code) || is_joiner_between_latin(w, code, at)) {
    w->soft = code == 0xAD;
    return flush(w);
  }
  ATT_TRY(close_space(w, at));
  w->soft = false;
  if (ligature(code)) {
    ATT_TRY(flush(w));
    return emit(w, att_view(ligature(code)), at, *end, false);
  }
  if (code == 0x2010 || code == 0x2011) {
    ATT_TRY(flush(w));
    return emit(w, ATT_VIEW("-"), at, *end, false);
  }
  if (may_compose(code) ||
      (*end < limit && may_compose(att_code_at(w->source, *end, NULL)))) {
    return compose(w, at, limit, end);
  }
  if (w->run_end != at) {
    ATT_TRY(flush(w));
    w->run = at;
  }
  w->run_end = *end;
  return ATT_OK;
}

static bool
is_plain(char c)
{
  return c > ' ' && c < 0x7F;
}

static AttStatus
walk_piece(Walk* w, AttSpan span)
{
  size_t at = span.begin;
  while (at < span.end) {
    size_t end = at;
    // an ASCII character may still be the base of a combining mark
    while (end < span.end && is_plain(w->source.at[end])) {
      ++end;
    }
    if (end < span.end && end > at && (w->source.at[end] & 0x80)) {
      --end;
    }
    if (end > at) {
      ATT_TRY(close_space(w, at));
      w->soft = false;
      if (w->run_end != at || w->run == w->run_end) {
        ATT_TRY(flush(w));
        w->run = at;
      }
      w->run_end = end;
      at = end;
      continue;
    }
    ATT_TRY(walk_code(w, at, span.end, &at));
  }
  return flush(w);
}

AttStatus
att_normalise(AttView source,
              const AttPiece* pieces,
              size_t piece_count,
              const AttHyphens* hyphens,
              AttCursor* cursor,
              AttMapped* out)
{
  Walk w = {.source = source,
            .hyphens = hyphens,
            .cursor = cursor,
            .out = out,
            .start = out->text.size};
  for (size_t i = 0; i < piece_count; ++i) {
    if (i && pieces[i].joint != ATT_JOINT_NONE) {
      ATT_TRY(meet_space(&w,
                         pieces[i - 1].source.end,
                         pieces[i].source.begin,
                         pieces[i].joint == ATT_JOINT_LINE));
    }
    ATT_TRY(walk_piece(&w, pieces[i].source));
  }
  return ATT_OK;
}
