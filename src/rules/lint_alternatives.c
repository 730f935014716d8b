// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Alternatives that add nothing: a|b|a, attack|attacks, haven|"haven".
// In: the phrases of one place. Out: warnings at the later or narrower one.

#include "rules/linter.h"

/// What comes from a list is not told of: its other words may be of use, and
/// the list itself is checked where it stands.
static AttStatus
tell(AttLinter* linter,
     uint32_t file,
     const AttPhrase* useless,
     const AttPhrase* wide)
{
  return att_linter_is_written(linter, file, *useless)
             ? att_linter_warn(
                   linter,
                   file,
                   useless->span,
                   att_linter_at(linter, "this one", file, wide->span),
                   "unreachable alternative: another one matches all that it "
                   "does")
             : ATT_OK;
}

/// Likewise of two items of a list, which may stand in two files.
static AttStatus
tell_item(AttLinter* linter, const AttPhrase* useless, const AttPhrase* wide)
{
  return att_linter_is_written(linter, useless->file, *useless)
             ? att_linter_warn(
                   linter,
                   useless->file,
                   useless->span,
                   att_linter_at(linter, "this one", wide->file, wide->span),
                   "unreachable alternative: another one matches all that it "
                   "does")
             : ATT_OK;
}

/// Warn of each phrase that another one of the range covers; of two that are
/// the same, of the later.
static AttStatus
check_phrases(AttLinter* linter, uint32_t file, AttRange range)
{
  const AttRules* rules = linter->rules;
  for (uint32_t i = 0; i < range.count; ++i) {
    const AttPhrase* one = &rules->phrases[range.first + i];
    for (uint32_t k = 0; k < range.count; ++k) {
      const AttPhrase* other = &rules->phrases[range.first + k];
      if (i == k || !att_phrase_covers(rules, *other, *one) ||
          (i < k && att_phrase_covers(rules, *one, *other) &&
           att_linter_is_written(linter, file, *other))) {
        continue;
      }
      ATT_TRY(tell(linter, file, one, other));
      break;
    }
  }
  return ATT_OK;
}

/// of|for|of TOPIC
static AttStatus
check_markers(AttLinter* linter, uint32_t file, const AttSlot* slot)
{
  const AttRules* rules = linter->rules;
  for (uint32_t r = 0; r < slot->realisations.count; ++r) {
    const AttRange range =
        rules->realisations[slot->realisations.first + r].markers;
    const AttView* markers = &rules->markers[range.first];
    for (uint32_t i = 1; i < range.count; ++i) {
      uint32_t k = 0;
      while (k < i && !att_view_equal(markers[k], markers[i])) {
        ++k;
      }
      if (k < i) {
        ATT_TRY(att_linter_warn(linter,
                                file,
                                slot->span,
                                (AttRemark){0},
                                "unreachable alternative: \"%.*s\" is there "
                                "twice before this",
                                ATT_VIEW_ARG(markers[i])));
      }
    }
  }
  return ATT_OK;
}

static AttStatus
check_frame(AttLinter* linter, const AttFrame* frame)
{
  const AttRules* rules = linter->rules;
  const uint32_t file = rules->lines[frame->line].file;
  ATT_TRY(check_phrases(linter, file, frame->triggers));
  for (uint32_t i = 0; i < frame->slots.count; ++i) {
    const AttSlot* slot = &rules->slots[frame->slots.first + i];
    ATT_TRY(check_phrases(linter, file, slot->phrases));
    ATT_TRY(check_markers(linter, file, slot));
    for (uint32_t s = 0; s < slot->steps.count; ++s) {
      ATT_TRY(check_phrases(
          linter, file, rules->steps[slot->steps.first + s].phrases));
    }
  }
  return ATT_OK;
}

static AttStatus
check_block(AttLinter* linter, const AttBlock* block)
{
  const AttRules* rules = linter->rules;
  ATT_TRY(check_phrases(linter, block->file, block->support));
  for (uint32_t i = 0; i < block->unless.count; ++i) {
    ATT_TRY(check_phrases(
        linter, block->file, rules->unless[block->unless.first + i].phrases));
  }
  return ATT_OK;
}

static AttView
lemma_of(AttLinter* linter, AttView word, AttUpos upos)
{
  return linter->vocabulary->lemma(
      linter->vocabulary->data, linter->arena, word, upos);
}

/// Lists keep their words as written, and each rule reads them as it needs: two
/// are one where they are one as nouns and as verbs.
static bool
are_one_item(AttLinter* linter, AttPhrase a, AttPhrase b)
{
  const AttRules* rules = linter->rules;
  if (a.words.count != b.words.count || !a.words.count) {
    return false;
  }
  for (uint32_t i = 0; i < a.words.count; ++i) {
    const AttWord* x = &rules->words[a.words.first + i];
    const AttWord* y = &rules->words[b.words.first + i];
    const bool is_last = i + 1 == a.words.count;
    if (x->kind != y->kind) {
      return false;
    }
    if (x->kind == ATT_WORD_LEMMA ? att_view_equal_ascii_case(x->text, y->text)
                                  : att_view_equal(x->text, y->text)) {
      continue;
    }
    if (!is_last || x->kind != ATT_WORD_LEMMA ||
        !att_view_equal(lemma_of(linter, x->text, ATT_UPOS_NOUN),
                        lemma_of(linter, y->text, ATT_UPOS_NOUN)) ||
        !att_view_equal(lemma_of(linter, x->text, ATT_UPOS_VERB),
                        lemma_of(linter, y->text, ATT_UPOS_VERB))) {
      return false;
    }
  }
  return true;
}

static AttStatus
check_list(AttLinter* linter, const AttWordList* list)
{
  const AttPhrase* items = &linter->rules->phrases[list->phrases.first];
  for (uint32_t i = 1; i < list->phrases.count; ++i) {
    for (uint32_t k = 0; k < i; ++k) {
      if (are_one_item(linter, items[k], items[i])) {
        ATT_TRY(tell_item(linter, &items[i], &items[k]));
        break;
      }
    }
  }
  return ATT_OK;
}

AttStatus
att_lint_alternatives(AttLinter* linter)
{
  const AttRules* rules = linter->rules;
  for (size_t i = 0; i < rules->frame_count; ++i) {
    if (!rules->frames[i].derived) {
      ATT_TRY(check_frame(linter, &rules->frames[i]));
    }
  }
  for (size_t i = 0; i < rules->block_count; ++i) {
    ATT_TRY(check_block(linter, &rules->blocks[i]));
  }
  for (size_t i = 0; i < rules->list_count; ++i) {
    // Lists with values are for patterns, which match their words exactly.
    if (!rules->value_lists[i].values) {
      ATT_TRY(check_list(linter, &rules->lists[i]));
    }
  }
  return ATT_OK;
}
