// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Comparing names word by word.

#include "link/names.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

// Letters of an abbreviation.
#define FEWEST_LETTERS 3u
#define MOST_KEY 512u

typedef struct Words {
  AttView at[ATT_NAME_WORDS];
  size_t count;
} Words;

static Words
split(AttView text)
{
  Words words = {.count = 0};
  while (text.size && words.count < ATT_NAME_WORDS) {
    const char* blank = memchr(text.at, ' ', text.size);
    const size_t size = blank ? (size_t)(blank - text.at) : text.size;
    words.at[words.count++] = att_view_slice(text, 0, size);
    text = att_view_slice(text, blank ? size + 1 : size, text.size);
  }
  return words;
}

static bool
is_mark(AttView piece)
{
  const unsigned char first = (unsigned char)piece.at[0];
  return first < 0x80 && !(first >= '0' && first <= '9') &&
         !(first >= 'a' && first <= 'z');
}

/// Join the words that are no marks, of `bare` those that are not ignored.
static void
join(const AttFolded* folded, const AttMap* ignored, AttText* out)
{
  for (size_t i = 0; i < folded->size; ++i) {
    const AttView piece = att_folded_piece(folded, i);
    if (is_mark(piece) || (ignored && att_map_get(ignored, piece))) {
      continue;
    }
    if (out->size) {
      att_text_append_char(out, ' ');
    }
    att_text_append(out, piece);
  }
}

static AttStatus
keep(AttText* text, AttArena* arena, AttView* view)
{
  ATT_TRY(att_text_status(text));
  *view = att_arena_copy(arena, att_text_view(text));
  return view->at ? ATT_OK : ATT_ERR_MEMORY;
}

AttStatus
att_name_read(AttView label,
              const AttMap* ignored,
              AttFolded* scratch,
              AttArena* arena,
              AttName* name)
{
  *name = (AttName){.words = ATT_VIEW(""), .bare = ATT_VIEW("")};
  ATT_TRY(att_fold_label(label, scratch));
  if (!scratch->size || scratch->size > ATT_NAME_WORDS) {
    return ATT_OK;
  }
  name->is_capitals =
      scratch->size == 1 && scratch->at[0].written == ATT_CASE_UPPER;
  AttText text = {0};
  join(scratch, NULL, &text);
  AttStatus status = keep(&text, arena, &name->words);
  name->bare = name->words;
  att_text_reset(&text);
  join(scratch, ignored, &text);
  if (status == ATT_OK && text.size) {
    status = keep(&text, arena, &name->bare);
  }
  att_text_clear(&text);
  return status;
}

static int
compare_words(const void* left, const void* right)
{
  return att_view_compare(*(const AttView*)left, *(const AttView*)right);
}

static void
sort_words(Words* words)
{
  qsort(words->at, words->count, sizeof *words->at, compare_words);
}

static size_t
first_letter(AttView word)
{
  uint32_t code = 0;
  const size_t size = att_utf8_decode(word, &code);
  return size ? size : 1;
}

/// The first letters of words, behind a "#"; the size, 0 where they are too
/// many bytes.
static size_t
write_initials(const Words* words, char key[MOST_KEY])
{
  size_t size = 0;
  key[size++] = '#';
  for (size_t i = 0; i < words->count; ++i) {
    const size_t letter = first_letter(words->at[i]);
    memcpy(key + size, words->at[i].at, letter);
    size += letter;
  }
  return size;
}

static uint64_t
hash_parts(char mark, const AttView* parts, size_t count)
{
  char key[MOST_KEY];
  size_t size = 0;
  key[size++] = mark;
  for (size_t i = 0; i < count; ++i) {
    const size_t room = MOST_KEY - size - 1;
    const size_t part = parts[i].size < room ? parts[i].size : room;
    memcpy(key + size, parts[i].at, part);
    size += part;
    key[size < MOST_KEY - 1 ? size++ : size] = ' ';
  }
  return att_view_hash((AttView){key, size});
}

static uint64_t
hash_initials(const Words* words)
{
  char key[MOST_KEY];
  const size_t size = write_initials(words, key);
  return att_view_hash((AttView){key, size});
}

size_t
att_name_keys(const AttName* name, uint64_t keys[ATT_NAME_KEYS])
{
  size_t count = 0;
  Words bare = split(name->bare);
  const Words all = split(name->words);
  if (!bare.count) {
    return 0;
  }
  if (bare.count > 1) { // "t reyl" for Tomas Reyl and T. Reyl
    const AttView ends[] = {
        att_view_slice(bare.at[0], 0, first_letter(bare.at[0])),
        bare.at[bare.count - 1]};
    keys[count++] = hash_parts('i', ends, 2);
    keys[count++] = hash_initials(&bare);
    if (all.count != bare.count) {
      keys[count++] = hash_initials(&all);
    }
  } else if (name->is_capitals) {
    const AttView whole[] = {bare.at[0]};
    char key[MOST_KEY];
    const size_t size =
        whole[0].size < MOST_KEY - 1 ? whole[0].size : MOST_KEY - 1;
    key[0] = '#';
    memcpy(key + 1, whole[0].at, size);
    keys[count++] = att_view_hash((AttView){key, size + 1});
  }
  sort_words(&bare);
  keys[count++] = hash_parts('w', bare.at, bare.count);
  return count;
}

static bool
is_initial_of(AttView letter, AttView word)
{
  return letter.size == first_letter(letter) && letter.size < word.size &&
         att_view_starts_with(word, letter);
}

/// True where each word of `few` stands, in order, in `many`, first by first
/// and last by last; letters may stand for words. `*letters` counts those.
static bool
is_within(const Words* few, const Words* many, size_t* letters)
{
  size_t at = 0;
  for (size_t i = 0; i < few->count; ++i) {
    bool found = false;
    while (at < many->count && !found) {
      const bool equal = att_view_equal(few->at[i], many->at[at]);
      const bool initial = !equal && (is_initial_of(few->at[i], many->at[at]) ||
                                      is_initial_of(many->at[at], few->at[i]));
      found = equal || initial;
      *letters += initial;
      ++at;
      if (!found && i == 0) {
        return false;
      }
    }
    if (!found) {
      return false;
    }
  }
  return at == many->count &&
         att_view_equal(few->at[few->count - 1], many->at[many->count - 1]);
}

static bool
is_abbreviation(const AttName* brief, const AttName* full)
{
  char key[MOST_KEY];
  const Words bare = split(full->bare);
  const Words all = split(full->words);
  if (!brief->is_capitals || brief->words.size < FEWEST_LETTERS ||
      bare.count < 2) {
    return false;
  }
  size_t size = write_initials(&bare, key);
  if (att_view_equal((AttView){key + 1, size - 1}, brief->words)) {
    return true;
  }
  size = write_initials(&all, key);
  return att_view_equal((AttView){key + 1, size - 1}, brief->words);
}

static bool
is_reordered(Words a, Words b)
{
  if (a.count != b.count) {
    return false;
  }
  sort_words(&a);
  sort_words(&b);
  for (size_t i = 0; i < a.count; ++i) {
    if (!att_view_equal(a.at[i], b.at[i])) {
      return false;
    }
  }
  return true;
}

AttNameMatch
att_name_compare(const AttName* a, const AttName* b)
{
  if (!a->words.size || !b->words.size) {
    return ATT_NAME_NONE;
  }
  if (att_view_equal(a->words, b->words)) {
    return ATT_NAME_SAME;
  }
  if (att_view_equal(a->bare, b->bare)) {
    return ATT_NAME_BARE;
  }
  const Words left = split(a->bare);
  const Words right = split(b->bare);
  if (is_reordered(left, right)) {
    return ATT_NAME_ORDER;
  }
  size_t letters = 0;
  const bool left_is_few = left.count <= right.count;
  if (left.count > 1 && right.count > 1 &&
      is_within(left_is_few ? &left : &right,
                left_is_few ? &right : &left,
                &letters)) {
    return letters ? ATT_NAME_INITIALS : ATT_NAME_SHORTER;
  }
  return is_abbreviation(a, b) || is_abbreviation(b, a) ? ATT_NAME_ABBREVIATION
                                                        : ATT_NAME_NONE;
}
