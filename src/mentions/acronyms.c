// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Acronyms that a document introduces, in either order, after the algorithm of
// Schwartz and Hearst (2003) with initials only:
//
//   Northern Resistance Front (NRF)      NRF (Northern Resistance Front)
//
// Each gives two labels of one entity, for the whole document.

#include "mentions/finder.h"

// Letters of an acronym, and pieces looked at before it.
#define MOST_LETTERS 10u
#define MOST_PIECES 20u

typedef struct Letters {
  char at[MOST_LETTERS];
  size_t count;
} Letters;

static bool
is_form(const AttToken* token, const char* form)
{
  return att_view_equal(token->form, att_view(form));
}

// Collect the letters of tokens that may be an acronym: "NRF", "IS - K",
// "JeM". False where they are none.
static bool
read_letters(const AttToken* tokens, size_t begin, size_t end, Letters* letters)
{
  size_t upper = 0;
  letters->count = 0;
  for (size_t i = begin; i < end; ++i) {
    const AttView form = tokens[i].form;
    for (size_t b = 0; b < form.size; ++b) {
      const char c = form.at[b];
      const bool is_upper = c >= 'A' && c <= 'Z';
      if (c == '-' || c == '.') {
        continue;
      }
      if (!is_upper && !(c >= 'a' && c <= 'z')) {
        return false;
      }
      if (letters->count == MOST_LETTERS) {
        return false;
      }
      upper += is_upper;
      letters->at[letters->count++] = (char)(is_upper ? c + ('a' - 'A') : c);
    }
  }
  return letters->count >= 2 && upper >= 2 && upper * 2 >= letters->count;
}

// Find the piece at which a name begins whose initials, up to `end`, are the
// first `left` letters; SIZE_MAX where there is none. Pieces in lower case may
// be passed over. Bounded: `floor` is at most MOST_PIECES before `end`.
static size_t
match_initials(const AttFolded* folded,
               size_t floor,
               size_t end,
               const Letters* letters,
               size_t left)
{
  if (end == floor || left == 0) {
    return SIZE_MAX;
  }
  const size_t p = end - 1;
  const AttPiece* piece = &folded->at[p];
  const AttView text = att_folded_piece(folded, p);
  const bool lower = piece->written == ATT_CASE_LOWER;
  if (piece->written == ATT_CASE_NONE &&
      !att_view_equal(text, ATT_VIEW("'s"))) {
    return SIZE_MAX;
  }
  if (text.at[0] == letters->at[left - 1]) {
    if (left == 1 && !lower) {
      return p;
    }
    const size_t start = match_initials(folded, floor, p, letters, left - 1);
    if (start != SIZE_MAX || !lower) {
      return start;
    }
  }
  return lower || piece->written == ATT_CASE_NONE
             ? match_initials(folded, floor, p, letters, left)
             : SIZE_MAX;
}

static size_t
first_piece_of(const AttFolded* folded, size_t token)
{
  size_t i = 0;
  while (i < folded->size && folded->at[i].token < token) {
    ++i;
  }
  return i;
}

// The listed entry that pieces `begin` to `end` are a label of, or NULL.
static const AttTarget*
listed_as(AttFinder* finder, size_t begin, size_t end)
{
  uint32_t ids[64];
  const AttLabels* labels = &finder->gazetteer->labels;
  const AttFolded* folded = &finder->folded;
  if (end - begin > ATT_LABEL_PIECES || begin >= end) {
    return NULL;
  }
  AttFolded part = *folded;
  part.at = folded->at + begin;
  part.size = end - begin;
  att_labels_number(labels, &part, ids);
  const AttTarget* target = NULL;
  return att_labels_longest(labels, &part, ids, 0, &target) == part.size
             ? target
             : NULL;
}

// A name that is spelt in another way than the list has it still shares half of
// its words with one of the entry's labels; a namesake's name does not.
static AttStatus
shares_words(AttFinder* finder,
             const AttListed* listed,
             size_t begin,
             size_t end,
             bool* shares)
{
  AttFolded label = {0};
  *shares = false;
  for (size_t i = 0; i <= listed->alternative_count && !*shares; ++i) {
    const AttView words = i ? listed->alternatives[i - 1] : listed->label;
    const AttStatus status = att_fold_label(words, &label);
    if (status != ATT_OK) {
      att_folded_clear(&label);
      return status;
    }
    size_t shared = 0;
    size_t capital = 0;
    for (size_t p = begin; p < end; ++p) {
      const AttView piece = att_folded_piece(&finder->folded, p);
      bool found = false;
      for (size_t q = 0; q < label.size && !found; ++q) {
        found = att_view_equal(piece, att_folded_piece(&label, q));
      }
      const bool counts = finder->folded.at[p].written >= ATT_CASE_CAPITAL;
      capital += counts;
      shared += counts && found;
    }
    *shares = capital && shared * 2 >= capital;
  }
  att_folded_clear(&label);
  return ATT_OK;
}

// The class of a name by the actor noun among its words; without one, that of
// unclassed names.
static AttStatus
class_of_name(AttFinder* finder, AttSpan tokens, uint32_t* class_id)
{
  *class_id = att_ontology_trait_class(finder->ontology, ATT_TRAIT_UNCLASSED);
  for (uint32_t i = tokens.end; i > tokens.begin; --i) {
    const AttActorNoun* noun = NULL;
    size_t words = 0;
    ATT_TRY(att_nouns_find(&finder->gazetteer->nouns,
                           finder->document->tokens + tokens.begin,
                           i - 1 - tokens.begin,
                           &noun,
                           &words));
    if (noun) {
      *class_id = noun->reads;
      return ATT_OK;
    }
  }
  return ATT_OK;
}

// The entity of a name with its acronym: listed by name, listed by acronym and
// alike, or minted.
static AttStatus
entity_of(AttFinder* finder,
          AttSpan tokens,
          AttSpan name,
          AttSpan acronym,
          uint32_t* entity)
{
  const AttTarget* by_name = listed_as(finder, name.begin, name.end);
  if (by_name && by_name->kind == ATT_READING_LABEL) {
    return att_finder_listed(finder, by_name->value, entity);
  }
  const AttTarget* by_acronym = listed_as(finder, acronym.begin, acronym.end);
  if (by_acronym && by_acronym->kind == ATT_READING_LABEL) {
    bool shares = false;
    ATT_TRY(shares_words(finder,
                         &finder->gazetteer->listed[by_acronym->value],
                         name.begin,
                         name.end,
                         &shares));
    if (shares) {
      return att_finder_listed(finder, by_acronym->value, entity);
    }
  }
  uint32_t class_id = 0;
  ATT_TRY(class_of_name(finder, tokens, &class_id));
  AttText key = {0};
  att_finder_words(finder, tokens, &finder->text);
  AttStatus status = att_finder_key(finder, att_text_view(&finder->text), &key);
  if (status == ATT_OK) {
    status = att_text_status(&finder->text);
  }
  if (status == ATT_OK) {
    status = att_finder_mint(finder,
                             att_text_view(&key),
                             att_text_view(&finder->text),
                             class_id,
                             entity);
  }
  att_text_clear(&key);
  return status;
}

// Does the gazetteer give these pieces as a label of the entity already?
static bool
names(AttFinder* finder, uint32_t entity, AttSpan pieces)
{
  const AttTarget* target = listed_as(finder, pieces.begin, pieces.end);
  return target && target->kind == ATT_READING_LABEL &&
         &finder->gazetteer->listed[target->value] ==
             finder->entities.at[entity].listed;
}

// Introduce a name (pieces) and its acronym (pieces) as one entity.
static AttStatus
introduce(AttFinder* finder,
          const AttSentence* sentence,
          AttSpan name,
          AttSpan acronym)
{
  const AttFolded* folded = &finder->folded;
  const AttSpan tokens = {sentence->first + folded->at[name.begin].token,
                          sentence->first + folded->at[name.end - 1].token + 1};
  uint32_t entity = 0;
  ATT_TRY(entity_of(finder, tokens, name, acronym, &entity));
  const bool listed = finder->entities.at[entity].listed != NULL;
  if (!names(finder, entity, name)) {
    ATT_TRY(att_labels_add(&finder->local,
                           folded,
                           name.begin,
                           name.end,
                           entity,
                           listed ? ATT_READING_LABEL : ATT_READING_NAME));
  }
  if (names(finder, entity, acronym)) {
    return ATT_OK;
  }
  return att_labels_add(&finder->local,
                        folded,
                        acronym.begin,
                        acronym.end,
                        entity,
                        ATT_READING_ACRONYM);
}

// "(": an acronym of the name before it?
static AttStatus
try_inside(AttFinder* finder,
           const AttSentence* sentence,
           size_t open,
           size_t close)
{
  const AttToken* tokens = &finder->document->tokens[sentence->first];
  const AttFolded* folded = &finder->folded;
  Letters letters;
  if (!read_letters(tokens, open + 1, close, &letters)) {
    return ATT_OK;
  }
  const size_t end = first_piece_of(folded, open);
  const size_t floor = end > MOST_PIECES ? end - MOST_PIECES : 0;
  const size_t start =
      match_initials(folded, floor, end, &letters, letters.count);
  if (start == SIZE_MAX) {
    return ATT_OK;
  }
  const AttSpan name = {(uint32_t)start, (uint32_t)end};
  const AttSpan acronym = {(uint32_t)first_piece_of(folded, open + 1),
                           (uint32_t)first_piece_of(folded, close)};
  return introduce(finder, sentence, name, acronym);
}

// "(": the name of an acronym before it? All of the parenthesis must be it.
static AttStatus
try_before(AttFinder* finder,
           const AttSentence* sentence,
           size_t open,
           size_t close)
{
  const AttToken* tokens = &finder->document->tokens[sentence->first];
  const AttFolded* folded = &finder->folded;
  Letters letters;
  if (open == 0 || !read_letters(tokens, open - 1, open, &letters)) {
    return ATT_OK;
  }
  const size_t begin = first_piece_of(folded, open + 1);
  const size_t end = first_piece_of(folded, close);
  if (end - begin > MOST_PIECES ||
      match_initials(folded, begin, end, &letters, letters.count) != begin) {
    return ATT_OK;
  }
  const AttSpan name = {(uint32_t)begin, (uint32_t)end};
  const AttSpan acronym = {(uint32_t)first_piece_of(folded, open - 1),
                           (uint32_t)first_piece_of(folded, open)};
  return introduce(finder, sentence, name, acronym);
}

static bool
ends_parenthesis(const AttToken* token)
{
  return is_form(token, ")") || is_form(token, ";") || is_form(token, ",") ||
         is_form(token, "(");
}

static AttStatus
find_in_sentence(AttFinder* finder, const AttSentence* sentence)
{
  const AttToken* tokens = &finder->document->tokens[sentence->first];
  bool is_folded = false;
  for (size_t i = 1; i + 2 < sentence->count; ++i) {
    if (!is_form(&tokens[i], "(")) {
      continue;
    }
    if (!is_folded) {
      ATT_TRY(att_fold_tokens(tokens, sentence->count, &finder->folded));
      is_folded = true;
    }
    size_t close = i + 1;
    while (close < sentence->count && close < i + 1 + MOST_PIECES &&
           !ends_parenthesis(&tokens[close])) {
      ++close;
    }
    if (close < sentence->count && close > i + 1) {
      ATT_TRY(try_inside(finder, sentence, i, close));
      ATT_TRY(try_before(finder, sentence, i, close));
    }
  }
  return ATT_OK;
}

AttStatus
att_find_acronyms(AttFinder* finder)
{
  const AttDocument* document = finder->document;
  for (size_t s = 0; s < document->sentence_count; ++s) {
    ATT_TRY(find_in_sentence(finder, &document->sentences[s]));
  }
  return ATT_OK;
}
