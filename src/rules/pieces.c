// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Questions about the pieces of a rule sentence; runs of words joined to
// phrases, units split into words.

#include "rules/sentence.h"

bool
att_piece_is_words(const AttRuleSentence* s, size_t at)
{
  return at < s->count && s->at[at].kind == ATT_ELEMENT_WORDS;
}

bool
att_piece_is_slot(const AttRuleSentence* s, size_t at)
{
  return at < s->count && s->at[at].kind == ATT_ELEMENT_SLOT;
}

bool
att_piece_is_comma(const AttRuleSentence* s, size_t at)
{
  return at < s->count && s->at[at].kind == ATT_ELEMENT_COMMA;
}

bool
att_piece_is_clause_slot(const AttRuleSentence* s, size_t at)
{
  return att_piece_is_slot(s, at) &&
         att_view_equal(s->at[at].name, ATT_VIEW("clause"));
}

bool
att_piece_is_keyword(const AttRuleSentence* s, size_t at, AttKeyword keyword)
{
  return at < s->count &&
         att_words_are_keyword(s->compiler, keyword, &s->at[at]);
}

bool
att_piece_is_markers(const AttRuleSentence* s, size_t at)
{
  return at < s->count && att_words_are_markers(s->compiler, &s->at[at]);
}

bool
att_piece_is_pair(const AttRuleSentence* s, size_t at)
{
  return att_piece_is_slot(s, at) &&
         att_piece_is_keyword(s, at + 1, ATT_KEYWORD_PAIR) &&
         att_piece_is_slot(s, at + 2);
}

AttStatus
att_piece_refuse_at(const AttRuleSentence* s, size_t at, const char* message)
{
  AttSpan span = s->compiler->sentence;
  if (at < s->count) {
    span = s->at[at].span;
  } else {
    span.begin = span.end;
  }
  return att_fault(
      s->compiler->faults, s->compiler->origin, span, "%s", message);
}

/// The first word of a single alternative; used to ask the vocabulary.
AttRange
att_piece_words_of(const AttRuleSentence* s,
                   const AttElement* element,
                   uint32_t alternative)
{
  return s->compiler->tree->alternatives
      .at[element->alternatives.first + alternative]
      .words;
}

bool
att_piece_has_frequency(const AttRuleSentence* s, size_t at, AttUpos upos)
{
  for (uint32_t i = 0; i < s->at[at].alternatives.count; ++i) {
    if (att_words_frequency(
            s->compiler, att_piece_words_of(s, &s->at[at], i), upos)) {
      return true;
    }
  }
  return false;
}

/// One element whose alternatives are every way to read a run of words, joined:
/// "close military" + "ally|partner" gives {close military ally} and
/// {close military partner}. Articles are left out; a run of nothing else is
/// refused.
AttStatus
att_piece_join_run(AttRuleSentence* s,
                   size_t begin,
                   size_t end,
                   AttElement* joined)
{
  AttCompiler* compiler = s->compiler;
  AttRuleTree* tree = compiler->tree;
  AttRuns all = {0};
  AttRuns part = {0};
  AttStatus status = ATT_PUSH(&all, (AttRun){.words = {0, 0}});
  *joined = s->at[begin];
  joined->span.end = s->at[end - 1].span.end;
  for (size_t i = begin; i < end && status == ATT_OK; ++i) {
    if (att_piece_is_keyword(s, i, ATT_KEYWORD_ARTICLE)) {
      continue;
    }
    part.size = 0;
    status = att_words_expand(compiler, &s->at[i], &part);
    AttRuns product = {0};
    for (size_t a = 0; a < all.size && status == ATT_OK; ++a) {
      for (size_t b = 0; b < part.size && status == ATT_OK; ++b) {
        AttRange words = {(uint32_t)tree->words.size, 0};
        const AttRange halves[2] = {all.at[a].words, part.at[b].words};
        for (size_t h = 0; h < 2 && status == ATT_OK; ++h) {
          for (uint32_t w = 0; w < halves[h].count && status == ATT_OK; ++w) {
            const AttWordNode word = tree->words.at[halves[h].first + w];
            status = ATT_PUSH(&tree->words, word);
          }
        }
        words.count = (uint32_t)tree->words.size - words.first;
        if (status == ATT_OK && product.size >= ATT_MOST_PHRASES) {
          status =
              att_piece_refuse_at(s, begin, "too many combinations of words");
        }
        if (status == ATT_OK) {
          AttSpan span = part.at[b].span;
          span.begin =
              all.at[a].words.count ? all.at[a].span.begin : span.begin;
          status = ATT_PUSH(&product, (AttRun){words, span, false});
        }
      }
    }
    ATT_ARRAY_CLEAR(&all);
    all.at = product.at;
    all.size = product.size;
    all.capacity = product.capacity;
  }
  if (status == ATT_OK && !all.at[0].words.count) {
    status =
        att_piece_refuse_at(s, begin, "expected words, found only an article");
  }
  joined->alternatives.first = (uint32_t)tree->alternatives.size;
  for (size_t i = 0; i < all.size && status == ATT_OK; ++i) {
    status = ATT_PUSH(
        &tree->alternatives,
        (AttAlternative){.words = all.at[i].words, .span = all.at[i].span});
  }
  joined->alternatives.count =
      (uint32_t)tree->alternatives.size - joined->alternatives.first;
  ATT_ARRAY_CLEAR(&all);
  ATT_ARRAY_CLEAR(&part);
  return status;
}

/// Where the run of words that starts here ends: before a slot, a comma, a
/// preposition, or what is optional while the run is not.
size_t
att_piece_run_end(const AttRuleSentence* s, size_t begin)
{
  size_t end = begin + 1;
  while (att_piece_is_words(s, end) && !att_piece_is_markers(s, end) &&
         !s->at[end].hyphened && s->at[end].optional == s->at[begin].optional) {
    ++end;
  }
  return end;
}

/// Replace the verb, whose only alternative is a unit, by its words.
AttStatus
att_piece_split_unit(AttRuleSentence* s, size_t at, AttRange words)
{
  if (s->count + words.count - 1 > ATT_MOST_ELEMENTS) {
    return att_piece_refuse_at(s, at, "too many words in one sentence");
  }
  for (size_t i = s->count; i > at + 1; --i) {
    s->at[i - 1 + words.count - 1] = s->at[i - 1];
  }
  const AttElement unit = s->at[at];
  s->count += words.count - 1;
  for (uint32_t i = 0; i < words.count; ++i) {
    const AttSpan span = s->compiler->tree->words.at[words.first + i].span;
    s->at[at + i] = unit;
    s->at[at + i].span = span;
    s->at[at + i].alternatives =
        (AttRange){(uint32_t)s->compiler->tree->alternatives.size, 1};
    ATT_TRY(ATT_PUSH(
        &s->compiler->tree->alternatives,
        (AttAlternative){.words = {words.first + i, 1}, .span = span}));
  }
  return ATT_OK;
}

/// Units behind the verb that begin or end with a preposition are their words:
/// {in favour of} TARGET.
AttStatus
att_piece_split_units(AttRuleSentence* s, size_t from)
{
  for (size_t i = from; i < s->count; ++i) {
    if (!att_piece_is_words(s, i) || s->at[i].alternatives.count != 1 ||
        att_piece_is_markers(s, i)) {
      continue;
    }
    const AttRange words = att_piece_words_of(s, &s->at[i], 0);
    if (words.count > 1 &&
        (att_words_is_marker(s->compiler, (AttRange){words.first, 1}) ||
         att_words_is_marker(s->compiler,
                             (AttRange){words.first + words.count - 1, 1}))) {
      ATT_TRY(att_piece_split_unit(s, i, words));
    }
  }
  return ATT_OK;
}
