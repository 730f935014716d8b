// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Words of rule sentences: expanding lists, asking the vocabulary, and adding
// phrases and markers to the tables.

#include "document/tokens.h"
#include "rules/compiler.h"
#include "rules/parse.h"
#include "rules/regex.h"

#include <string.h>

#define LONGEST_WORD 512u

static const struct {
  AttKeyword keyword;
  AttView word;
} keywords[] = {
#define ATT_KEYWORD(role, text) {ATT_KEYWORD_##role, {text, sizeof(text) - 1}},
#include "rules/keywords.def"
#undef ATT_KEYWORD
};

AttView
att_words_keyword(AttKeyword keyword, size_t index)
{
  for (size_t i = 0; i < sizeof keywords / sizeof *keywords; ++i) {
    if (keywords[i].keyword == keyword && index-- == 0) {
      return keywords[i].word;
    }
  }
  return (AttView){"", 0};
}

bool
att_words_is_keyword(AttKeyword keyword, AttView word)
{
  for (size_t i = 0; att_words_keyword(keyword, i).size; ++i) {
    if (att_view_equal(att_words_keyword(keyword, i), word)) {
      return true;
    }
  }
  return false;
}

bool
att_words_are_keyword(const AttCompiler* compiler,
                      AttKeyword keyword,
                      const AttElement* element)
{
  const AttRuleTree* tree = compiler->tree;
  if (element->kind != ATT_ELEMENT_WORDS) {
    return false;
  }
  for (uint32_t i = 0; i < element->alternatives.count; ++i) {
    const AttAlternative* one =
        &tree->alternatives.at[element->alternatives.first + i];
    if (one->words.count != 1 ||
        tree->words.at[one->words.first].kind != ATT_WORD_LEMMA ||
        !att_words_is_keyword(keyword, tree->words.at[one->words.first].text)) {
      return false;
    }
  }
  return true;
}

static void
load_marker(void* user, AttView word)
{
  AttCompiler* compiler = user;
  if (att_map_set(&compiler->markers, word, 1) != ATT_OK) {
    compiler->markers.size = 0; // found below
  }
}

AttStatus
att_words_load_markers(AttCompiler* compiler)
{
  compiler->vocabulary->markers(
      compiler->vocabulary->data, load_marker, compiler);
  return compiler->markers.size ? ATT_OK : ATT_ERR_MEMORY;
}

static const AttListNode*
find_list(const AttRuleTree* tree, AttView name, AttNearest* nearest)
{
  for (size_t i = 0; i < tree->lists.size; ++i) {
    if (att_view_equal(tree->lists.at[i].name, name)) {
      return &tree->lists.at[i];
    }
    att_nearest_offer(nearest, name, tree->lists.at[i].name);
  }
  return NULL;
}

static AttStatus
expand_list(AttCompiler* compiler, const AttAlternative* one, AttRuns* runs)
{
  const AttRuleTree* tree = compiler->tree;
  AttNearest nearest = {0};
  const AttListNode* list = find_list(tree, one->list, &nearest);
  if (!list) {
    return att_fault_nearest(compiler->faults,
                             compiler->origin,
                             one->span,
                             &nearest,
                             "unknown list \"%.*s\"",
                             ATT_VIEW_ARG(one->list));
  }
  for (uint32_t i = 0; i < list->items.count; ++i) {
    const AttAlternative* item = &tree->alternatives.at[list->items.first + i];
    if (!item->list.size) { // a list inside a list is refused where it stands
      ATT_TRY(ATT_PUSH(runs, (AttRun){item->words, one->span, true}));
    }
  }
  return ATT_OK;
}

AttStatus
att_words_expand(AttCompiler* compiler,
                 const AttElement* element,
                 AttRuns* runs)
{
  for (uint32_t i = 0; i < element->alternatives.count; ++i) {
    const AttAlternative one =
        compiler->tree->alternatives.at[element->alternatives.first + i];
    if (one.list.size) {
      ATT_TRY(expand_list(compiler, &one, runs));
    } else {
      ATT_TRY(ATT_PUSH(runs, (AttRun){one.words, one.span, false}));
    }
  }
  return ATT_OK;
}

/// Join words by blanks into `buffer`; the empty view where they do not fit.
static AttView
join(const AttRuleTree* tree, AttRange words, char* buffer, size_t size)
{
  size_t used = 0;
  for (uint32_t i = 0; i < words.count; ++i) {
    const AttView word = tree->words.at[words.first + i].text;
    if (used + word.size + 1 > size) {
      return (AttView){"", 0};
    }
    if (i) {
      buffer[used++] = ' ';
    }
    memcpy(buffer + used, word.at, word.size);
    used += word.size;
  }
  return (AttView){buffer, used};
}

bool
att_words_is_marker(const AttCompiler* compiler, AttRange words)
{
  char buffer[LONGEST_WORD];
  for (uint32_t i = 0; i < words.count; ++i) {
    if (compiler->tree->words.at[words.first + i].kind != ATT_WORD_LEMMA) {
      return false;
    }
  }
  const AttView joined = join(compiler->tree, words, buffer, sizeof buffer);
  return joined.size && att_map_get(&compiler->markers, joined);
}

bool
att_words_are_markers(const AttCompiler* compiler, const AttElement* element)
{
  if (element->kind != ATT_ELEMENT_WORDS) {
    return false;
  }
  for (uint32_t i = 0; i < element->alternatives.count; ++i) {
    const AttAlternative* one =
        &compiler->tree->alternatives.at[element->alternatives.first + i];
    if (one->list.size || !att_words_is_marker(compiler, one->words)) {
      return false;
    }
  }
  return true;
}

static uint32_t
frequency(const AttCompiler* compiler, AttView word, AttUpos upos)
{
  return compiler->vocabulary->frequency(
      compiler->vocabulary->data, word, upos);
}

uint32_t
att_words_frequency(const AttCompiler* compiler, AttRange words, AttUpos upos)
{
  return words.count == 0
             ? 0
             : frequency(
                   compiler,
                   compiler->tree->words.at[words.first + words.count - 1].text,
                   upos);
}

AttStatus
att_words_lemma(AttCompiler* compiler,
                AttView word,
                AttUpos upos,
                AttView* lemma)
{
  AttView lower = {0};
  ATT_TRY(att_parse_lower(compiler->arena, word, &lower));
  const AttView found =
      upos == ATT_UPOS_X
          ? lower
          : compiler->vocabulary->lemma(
                compiler->vocabulary->data, compiler->arena, lower, upos);
  return att_parse_lower(compiler->arena, found.size ? found : lower, lemma);
}

AttUpos
att_words_reading(const AttCompiler* compiler, AttView word)
{
  static const AttUpos readings[] = {
      ATT_UPOS_NOUN, ATT_UPOS_VERB, ATT_UPOS_ADJ, ATT_UPOS_ADV, ATT_UPOS_ADP};
  AttUpos best = ATT_UPOS_NOUN;
  uint32_t most = 0;
  for (size_t i = 0; i < sizeof readings / sizeof *readings; ++i) {
    const uint32_t found = frequency(compiler, word, readings[i]);
    if (found > most) {
      most = found;
      best = readings[i];
    }
  }
  return best;
}

static AttStatus
add_word(AttCompiler* compiler, AttWord word)
{
  return ATT_PUSH(&compiler->words, word);
}

/// Add a word that is written with hyphens as the tokens that the tokeniser
/// makes of it: Taliban - led, but co-sponsor.
static AttStatus
add_hyphenated(AttCompiler* compiler, AttView word, AttUpos upos)
{
  AttTokens tokens = {0};
  AttStatus status =
      att_tokenise(word, (AttSpan){0, (uint32_t)word.size}, &tokens);
  for (size_t i = 0; i < tokens.size && status == ATT_OK; ++i) {
    const AttView form = tokens.at[i].form;
    AttWord part = {.kind = ATT_WORD_FORM,
                    .text = form,
                    .written = i ? (AttView){"", 0} : word};
    if (!att_view_equal(form, ATT_VIEW("-"))) {
      part.kind = ATT_WORD_LEMMA;
      status = att_words_lemma(
          compiler, form, i + 1 == tokens.size ? upos : ATT_UPOS_X, &part.text);
    }
    if (status == ATT_OK) {
      status = add_word(compiler, part);
    }
  }
  ATT_ARRAY_CLEAR(&tokens);
  return status;
}

static AttStatus
add_one(AttCompiler* compiler, const AttWordNode* node, AttUpos upos)
{
  AttWord word = {
      .kind = node->kind, .text = node->text, .written = node->text};
  switch (node->kind) {
  case ATT_WORD_REGEX:
    ATT_TRY(att_regex_word(compiler->faults,
                           compiler->origin,
                           node->span,
                           node->text,
                           &word.regex));
    word.file = compiler->node ? compiler->node->file : 0;
    word.span = node->span;
    const AttStatus status = add_word(compiler, word);
    if (status != ATT_OK) {
      att_regex_free(word.regex);
    }
    return status;
  case ATT_WORD_FORM:
    return add_word(compiler, word);
  case ATT_WORD_LEMMA:
    break;
  }
  if (memchr(node->text.at, '-', node->text.size)) {
    return add_hyphenated(compiler, node->text, upos);
  }
  ATT_TRY(att_words_lemma(compiler, node->text, upos, &word.text));
  return add_word(compiler, word);
}

AttStatus
att_words_add_phrase(AttCompiler* compiler,
                     AttRange words,
                     AttUpos upos,
                     bool verb_first)
{
  AttPhrase phrase = {.words = {(uint32_t)compiler->words.size, 0}};
  const uint32_t head = verb_first ? 0 : words.count - 1;
  for (uint32_t i = 0; i < words.count; ++i) {
    const AttWordNode word = compiler->tree->words.at[words.first + i];
    ATT_TRY(add_one(compiler, &word, i == head ? upos : ATT_UPOS_X));
  }
  phrase.words.count = (uint32_t)compiler->words.size - phrase.words.first;
  return ATT_PUSH(&compiler->phrases, phrase);
}

void
att_words_place_phrase(AttCompiler* compiler, AttSpan span)
{
  compiler->phrases.at[compiler->phrases.size - 1].span = span;
}

static AttStatus
add_fixed_runs(AttCompiler* compiler, const AttRuns* runs, AttRange* phrases)
{
  phrases->first = (uint32_t)compiler->phrases.size;
  for (size_t i = 0; i < runs->size; ++i) {
    const AttRange words = runs->at[i].words;
    const AttView head =
        compiler->tree->words.at[words.first + words.count - 1].text;
    ATT_TRY(att_words_add_phrase(
        compiler, words, att_words_reading(compiler, head), false));
    att_words_place_phrase(compiler, runs->at[i].span);
  }
  phrases->count = (uint32_t)compiler->phrases.size - phrases->first;
  return ATT_OK;
}

AttStatus
att_words_add_fixed(AttCompiler* compiler,
                    const AttElement* element,
                    AttRange* phrases)
{
  AttRuns runs = {0};
  AttStatus status = att_words_expand(compiler, element, &runs);
  if (status == ATT_OK) {
    status = add_fixed_runs(compiler, &runs, phrases);
  }
  ATT_ARRAY_CLEAR(&runs);
  return status;
}

AttStatus
att_words_add_marker(AttCompiler* compiler, AttView marker, AttRange* range)
{
  if (!range->count) {
    range->first = (uint32_t)compiler->marker_table.size;
  }
  ATT_TRY(ATT_PUSH(&compiler->marker_table, marker));
  ++range->count;
  return ATT_OK;
}

AttStatus
att_words_add_markers(AttCompiler* compiler,
                      const AttElement* element,
                      AttRange* range)
{
  for (uint32_t i = 0; i < element->alternatives.count; ++i) {
    const AttAlternative* one =
        &compiler->tree->alternatives.at[element->alternatives.first + i];
    char buffer[LONGEST_WORD];
    const AttView joined =
        join(compiler->tree, one->words, buffer, sizeof buffer);
    AttView lower = {0};
    ATT_TRY(att_parse_lower(compiler->arena, joined, &lower));
    ATT_TRY(att_words_add_marker(compiler, lower, range));
  }
  return ATT_OK;
}

AttStatus
att_words_unknown_marker(AttCompiler* compiler, AttSpan span)
{
  const AttView word =
      att_view_slice(compiler->origin.text, span.begin, span.end);
  AttNearest nearest = {0};
  for (size_t i = 0; i < compiler->markers.size; ++i) {
    att_nearest_offer(&nearest, word, compiler->markers.entries[i].key);
  }
  return att_fault_nearest(compiler->faults,
                           compiler->origin,
                           span,
                           &nearest,
                           "unknown preposition \"%.*s\"",
                           ATT_VIEW_ARG(word));
}
