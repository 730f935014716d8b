// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Words of rules against the tokens of a text: what the tokeniser never writes
// as one, and what the vocabulary has never seen.
//
//   don't     is read as one word, the tokens are "do" "n't"
//   "air raid"   a quoted form is one token, these are two

#include "document/tokens.h"
#include "rules/linter.h"

#include <string.h>

#define MOST_TOKENS 16u
#define SHORTEST_SPELT 6u    // bytes: stake is no sake, either
#define SHORTEST_REPLACED 8u // stake is no shake

typedef AttStatus (*EachPhrase)(AttLinter* linter,
                                uint32_t file,
                                const AttPhrase* phrase);

static AttStatus
visit(AttLinter* linter, uint32_t file, AttRange phrases, EachPhrase each)
{
  for (uint32_t i = 0; i < phrases.count; ++i) {
    const AttPhrase* phrase = &linter->rules->phrases[phrases.first + i];
    if (att_linter_is_written(linter, file, *phrase)) {
      ATT_TRY(each(linter, file, phrase));
    }
  }
  return ATT_OK;
}

/// Items of a list, which may stand in several files ("extend list").
static AttStatus
visit_list(AttLinter* linter, AttRange phrases, EachPhrase each)
{
  for (uint32_t i = 0; i < phrases.count; ++i) {
    const uint32_t at = phrases.first + i;
    ATT_TRY(visit(
        linter, linter->rules->phrases[at].file, (AttRange){at, 1}, each));
  }
  return ATT_OK;
}

/// The fixed words of a slot, and those that the steps of a path lead to.
static AttStatus
visit_slot(AttLinter* linter,
           uint32_t file,
           const AttSlot* slot,
           EachPhrase each)
{
  ATT_TRY(visit(linter, file, slot->phrases, each));
  for (uint32_t i = 0; i < slot->steps.count; ++i) {
    ATT_TRY(visit(linter,
                  file,
                  linter->rules->steps[slot->steps.first + i].phrases,
                  each));
  }
  return ATT_OK;
}

/// Every phrase of the sentences and blocks, save those of derived frames.
static AttStatus
visit_blocks(AttLinter* linter, EachPhrase each)
{
  const AttRules* rules = linter->rules;
  for (size_t f = 0; f < rules->frame_count; ++f) {
    const AttFrame* frame = &rules->frames[f];
    const uint32_t file = rules->lines[frame->line].file;
    if (frame->derived) {
      continue;
    }
    ATT_TRY(visit(linter, file, frame->triggers, each));
    for (uint32_t i = 0; i < frame->slots.count; ++i) {
      ATT_TRY(visit_slot(
          linter, file, &rules->slots[frame->slots.first + i], each));
    }
  }
  for (size_t b = 0; b < rules->block_count; ++b) {
    const AttBlock* block = &rules->blocks[b];
    ATT_TRY(visit(linter, block->file, block->support, each));
    for (uint32_t i = 0; i < block->unless.count; ++i) {
      ATT_TRY(visit(linter,
                    block->file,
                    rules->unless[block->unless.first + i].phrases,
                    each));
    }
  }
  return ATT_OK;
}

/// Put the tokens of a word into `tokens`, as inside a sentence: the tokeniser
/// takes a point at the end of a text for its end. Forms are views of `text`.
static AttStatus
tokenise(AttView word, AttText* text, AttTokens* tokens)
{
  static const AttView before = {"so ", 3};
  static const AttView behind = {" so", 3};
  att_text_append(text, before);
  att_text_append(text, word);
  att_text_append(text, behind);
  ATT_TRY(att_text_status(text));
  ATT_TRY(att_tokenise(
      att_text_view(text), (AttSpan){0, (uint32_t)text->size}, tokens));
  if (tokens->size < 2) {
    tokens->size = 0;
    return ATT_OK;
  }
  tokens->size -= 2;
  for (size_t i = 0; i < tokens->size; ++i) {
    tokens->at[i] = tokens->at[i + 1];
  }
  return ATT_OK;
}

/// `"do" "n't"`, or `"a", …` where there are many.
static void
append_quoted(const AttTokens* tokens, AttText* out)
{
  for (size_t i = 0; i < tokens->size && i < MOST_TOKENS; ++i) {
    att_text_format(
        out, "%s\"%.*s\"", i ? " " : "", ATT_VIEW_ARG(tokens->at[i].form));
  }
}

static bool
has_blank(AttView text)
{
  for (size_t i = 0; i < text.size; ++i) {
    if (text.at[i] == ' ' || text.at[i] == '\t') {
      return true;
    }
  }
  return false;
}

/// Tell that a word is written as one, and several tokens in a text.
static AttStatus
tell_tokens(AttLinter* linter,
            uint32_t file,
            const AttPhrase* phrase,
            const AttWord* word,
            const AttTokens* tokens)
{
  AttText shown = {0};
  append_quoted(tokens, &shown);
  AttStatus status = att_text_status(&shown);
  if (status == ATT_OK) {
    status = att_linter_warn(linter,
                             file,
                             phrase->span,
                             (AttRemark){0},
                             "no token matches %s%.*s%s: it is written as the "
                             "tokens %s; write {%s}",
                             word->kind == ATT_WORD_FORM ? "\"" : "",
                             ATT_VIEW_ARG(word->written),
                             word->kind == ATT_WORD_FORM ? "\"" : "",
                             shown.at,
                             shown.at);
  }
  att_text_clear(&shown);
  return status;
}

/// Compare the words that one written word was read as with its tokens.
static AttStatus
check_word(AttLinter* linter,
           uint32_t file,
           const AttPhrase* phrase,
           const AttWord* word,
           uint32_t read_as)
{
  if (word->kind == ATT_WORD_REGEX) {
    return att_regex_needs_space(word->written)
               ? att_linter_warn(linter,
                                 file,
                                 phrase->span,
                                 (AttRemark){0},
                                 "no token matches /%.*s/: it needs white "
                                 "space, and a pattern stands for one token",
                                 ATT_VIEW_ARG(word->written))
               : ATT_OK;
  }
  AttText text = {0};
  AttTokens tokens = {0};
  AttStatus status = tokenise(word->written, &text, &tokens);
  if (status == ATT_OK &&
      (tokens.size != read_as ||
       (word->kind == ATT_WORD_FORM && has_blank(word->written)))) {
    status = tell_tokens(linter, file, phrase, word, &tokens);
  }
  ATT_ARRAY_CLEAR(&tokens);
  att_text_clear(&text);
  return status;
}

static AttStatus
check_phrase(AttLinter* linter, uint32_t file, const AttPhrase* phrase)
{
  const AttWord* words = &linter->rules->words[phrase->words.first];
  for (uint32_t i = 0; i < phrase->words.count;) {
    uint32_t end = i + 1;
    while (end < phrase->words.count && !words[end].written.size) {
      ++end;
    }
    if (words[i].written.size) {
      ATT_TRY(check_word(linter, file, phrase, &words[i], end - i));
    }
    i = end;
  }
  return ATT_OK;
}

/// Lists keep words as written; each rule splits them at hyphens as its own.
static AttStatus
check_list_item(AttLinter* linter, uint32_t file, const AttPhrase* phrase)
{
  const AttWord* words = &linter->rules->words[phrase->words.first];
  for (uint32_t i = 0; i < phrase->words.count; ++i) {
    const AttView written = words[i].written;
    if (words[i].kind == ATT_WORD_FORM ||
        !memchr(written.at, '-', written.size)) {
      ATT_TRY(check_word(linter, file, phrase, &words[i], 1));
    }
  }
  return ATT_OK;
}

AttStatus
att_lint_tokens(AttLinter* linter)
{
  const AttRules* rules = linter->rules;
  ATT_TRY(visit_blocks(linter, check_phrase));
  for (size_t i = 0; i < rules->list_count; ++i) {
    if (rules->value_lists[i].values) {
      continue; // of patterns, which match text and no tokens
    }
    ATT_TRY(visit_list(linter, rules->lists[i].phrases, check_list_item));
  }
  return ATT_OK;
}

static bool
is_seen(const AttLinter* linter, AttView word)
{
  for (int upos = 0; upos < ATT_UPOS_COUNT; ++upos) {
    if (linter->vocabulary->frequency(
            linter->vocabulary->data, word, (AttUpos)upos)) {
      return true;
    }
  }
  return false;
}

typedef struct Wanted {
  AttView word;
  AttNearest nearest;
} Wanted;

/// Do the words differ only at their ends ("hostage", "hostages")?
static bool
is_inflection(AttView a, AttView b)
{
  size_t same = 0;
  while (same < a.size && same < b.size && a.at[same] == b.at[same]) {
    ++same;
  }
  return same == a.size || same == b.size ||
         (a.size == b.size && same + 1 == a.size);
}

/// Is one letter another (not two that changed places)?
static bool
is_replaced(AttView a, AttView b)
{
  size_t differing = 0;
  for (size_t i = 0; a.size == b.size && i < a.size; ++i) {
    differing += a.at[i] != b.at[i];
  }
  return differing == 1;
}

/// Misspelt words begin as they should, and are no longer or shorter by more
/// than a letter. Short words that differ in one letter are often two.
static void
offer(void* user, AttView word)
{
  Wanted* wanted = user;
  const AttView own = wanted->word;
  if (word.size && word.at[0] == own.at[0] && word.size + 1 >= own.size &&
      own.size + 1 >= word.size && !is_inflection(own, word) &&
      (own.size >= SHORTEST_REPLACED || !is_replaced(own, word))) {
    att_nearest_offer(&wanted->nearest, own, word);
  }
}

/// Note where a word is used; the frames of one line are one use.
static AttStatus
note_uses(AttLinter* linter, uint32_t file, const AttPhrase* phrase)
{
  const AttWord* words = &linter->rules->words[phrase->words.first];
  const uint32_t place = phrase->span.begin ^ file << 24;
  for (uint32_t i = 0; i < phrase->words.count; ++i) {
    const uint32_t* known = att_map_get(&linter->uses, words[i].text);
    if (!known || *known != place) {
      ATT_TRY(att_map_set(
          &linter->uses, words[i].text, known ? UINT32_MAX : place));
    }
  }
  return ATT_OK;
}

/// What stands in a list is meant as it is, and so is what is used twice.
static bool
is_meant(const AttLinter* linter, AttView word)
{
  const uint32_t* place = att_map_get(&linter->uses, word);
  return place && *place == UINT32_MAX;
}

static AttStatus
note_listed(AttLinter* linter, uint32_t file, const AttPhrase* phrase)
{
  (void)file;
  const AttRange words = phrase->words;
  for (uint32_t i = 0; i < words.count; ++i) {
    ATT_TRY(att_map_set(
        &linter->uses, linter->rules->words[words.first + i].text, UINT32_MAX));
  }
  return ATT_OK;
}

static AttStatus
tell_unseen(AttLinter* linter,
            uint32_t file,
            const AttPhrase* phrase,
            const AttWord* word)
{
  static const AttUpos open[] = {
      ATT_UPOS_VERB, ATT_UPOS_NOUN, ATT_UPOS_ADJ, ATT_UPOS_ADV};
  Wanted wanted = {.word = word->text};
  for (size_t i = 0; i < sizeof open / sizeof *open; ++i) {
    linter->vocabulary->words(
        linter->vocabulary->data, open[i], offer, &wanted);
  }
  if (wanted.nearest.distance != 1) {
    return ATT_OK;
  }
  return att_linter_warn(linter,
                         file,
                         phrase->span,
                         (AttRemark){0},
                         "the vocabulary has never seen \"%.*s\"; did you mean "
                         "\"%.*s\"?",
                         ATT_VIEW_ARG(word->written),
                         ATT_VIEW_ARG(wanted.nearest.name));
}

/// A misspelt word waits in vain: one that was never seen, stands nowhere else
/// in the rules, and is one letter off a known word. Short words are too near
/// to each other, and words in quotes are meant as they are.
static AttStatus
check_spelling(AttLinter* linter, uint32_t file, const AttPhrase* phrase)
{
  const AttWord* words = &linter->rules->words[phrase->words.first];
  for (uint32_t i = 0; i < phrase->words.count; ++i) {
    const bool is_whole =
        words[i].written.size &&
        (i + 1 == phrase->words.count || words[i + 1].written.size);
    if (is_whole && words[i].kind == ATT_WORD_LEMMA &&
        words[i].text.size >= SHORTEST_SPELT &&
        !memchr(words[i].text.at, '-', words[i].text.size) &&
        !is_meant(linter, words[i].text) &&
        !is_meant(linter, words[i].written) &&
        !is_seen(linter, words[i].text) && !is_seen(linter, words[i].written)) {
      ATT_TRY(tell_unseen(linter, file, phrase, &words[i]));
    }
  }
  return ATT_OK;
}

AttStatus
att_lint_spelling(AttLinter* linter)
{
  const AttRules* rules = linter->rules;
  for (size_t i = 0; i < rules->list_count; ++i) {
    ATT_TRY(visit_list(linter, rules->lists[i].phrases, note_listed));
  }
  ATT_TRY(visit_blocks(linter, note_uses));
  return visit_blocks(linter, check_spelling);
}
