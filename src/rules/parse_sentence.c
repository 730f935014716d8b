// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Rule sentences and lists of words: lexemes into elements.
//
//   AGENT accuses|blames TARGET (of|for TOPIC)
//   slot · words (2 alternatives) · slot · words, optional · slot, optional

#include "rules/parse.h"

#include "rules/spell.h"

#define DEEPEST_GROUP 8u

const AttLexeme*
att_parse_peek(const AttParse* parse)
{
  return parse->at < parse->lexemes.size ? &parse->lexemes.at[parse->at] : NULL;
}

bool
att_parse_mark(AttParse* parse, char mark)
{
  const AttLexeme* next = att_parse_peek(parse);
  if (!next || next->kind != ATT_LEXEME_MARK || next->mark != mark) {
    return false;
  }
  ++parse->at;
  return true;
}

AttSpan
att_parse_here(const AttParse* parse)
{
  const AttLexeme* next = att_parse_peek(parse);
  if (next) {
    return next->span;
  }
  if (!parse->lexemes.size) {
    return (AttSpan){0, 0};
  }
  const uint32_t end = parse->lexemes.at[parse->lexemes.size - 1].span.end;
  return (AttSpan){end, end};
}

AttStatus
att_parse_expected(AttParse* parse, const char* what)
{
  const AttSpan here = att_parse_here(parse);
  if (!att_parse_peek(parse)) {
    return att_fault(parse->tree->faults,
                     parse->origin,
                     here,
                     "expected %s, found the end of the line",
                     what);
  }
  const AttView found =
      att_view_slice(parse->origin.text, here.begin, here.end);
  return att_fault(parse->tree->faults,
                   parse->origin,
                   here,
                   "expected %s, found \"%.*s\"",
                   what,
                   ATT_VIEW_ARG(found));
}

AttStatus
att_parse_end(AttParse* parse)
{
  return att_parse_peek(parse)
             ? att_parse_expected(parse, "the end of the line")
             : ATT_OK;
}

static AttStatus
keep(AttArena* arena, const AttText* text, AttView* kept)
{
  ATT_TRY(att_text_status(text));
  *kept = att_arena_copy(arena, att_text_view(text));
  return kept->at ? ATT_OK : ATT_ERR_MEMORY;
}

AttStatus
att_parse_folded(AttParse* parse, AttView* text)
{
  AttText folded = {0};
  att_spell(parse->origin.text,
            &parse->lexemes,
            parse->at,
            parse->lexemes.size,
            &folded);
  const AttStatus status = keep(parse->tree->arena, &folded, text);
  att_text_clear(&folded);
  return status;
}

AttStatus
att_parse_lower(AttArena* arena, AttView text, AttView* lower)
{
  char* copy = att_arena_alloc(arena, text.size + 1);
  if (!copy) {
    return ATT_ERR_MEMORY;
  }
  for (size_t i = 0; i < text.size; ++i) {
    const char c = text.at[i];
    copy[i] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
  }
  copy[text.size] = '\0';
  *lower = (AttView){copy, text.size};
  return ATT_OK;
}

AttStatus
att_parse_unescape(AttArena* arena, AttView text, AttView* plain)
{
  char* copy = att_arena_alloc(arena, text.size + 1);
  if (!copy) {
    return ATT_ERR_MEMORY;
  }
  size_t size = 0;
  for (size_t i = 0; i < text.size; ++i) {
    if (text.at[i] == '\\' && i + 1 < text.size &&
        (text.at[i + 1] == '"' || text.at[i + 1] == '\\')) {
      ++i;
    }
    copy[size++] = text.at[i];
  }
  copy[size] = '\0';
  *plain = (AttView){copy, size};
  return ATT_OK;
}

/// word = letters | "quoted" | /re/ : appended to the words of the tree.
static AttStatus
parse_word(AttParse* parse)
{
  const AttLexeme* next = att_parse_peek(parse);
  AttWordNode word = {.span = att_parse_here(parse)};
  if (!next) {
    return att_parse_expected(parse, "a word");
  }
  word.text = next->text;
  switch (next->kind) {
  case ATT_LEXEME_WORD:
  case ATT_LEXEME_CAPITALS:
    word.kind = ATT_WORD_LEMMA;
    break;
  case ATT_LEXEME_STRING:
    word.kind = ATT_WORD_FORM;
    ATT_TRY(att_parse_unescape(parse->tree->arena, next->text, &word.text));
    break;
  case ATT_LEXEME_REGEX:
    word.kind = ATT_WORD_REGEX;
    break;
  case ATT_LEXEME_MARK:
    if (next->mark == '-' && next->glued) {
      word.kind = ATT_WORD_FORM;
      break;
    }
    return att_parse_expected(parse, "a word");
  default:
    return att_parse_expected(parse, "a word");
  }
  if (!word.text.size) {
    return att_fault(parse->tree->faults,
                     parse->origin,
                     word.span,
                     "expected a word between the quotes, found nothing");
  }
  ++parse->at;
  return ATT_PUSH(&parse->tree->words, word);
}

/// unit = "{" word { word } "}"
static AttStatus
parse_unit(AttParse* parse)
{
  const AttSpan open = att_parse_here(parse);
  ++parse->at;
  const size_t first = parse->tree->words.size;
  while (!att_parse_mark(parse, '}')) {
    if (!att_parse_peek(parse)) {
      return att_fault(parse->tree->faults,
                       parse->origin,
                       open,
                       "expected a closing } before the end of the line: "
                       "unbalanced {");
    }
    ATT_TRY(parse_word(parse));
  }
  if (parse->tree->words.size == first) {
    return att_fault(parse->tree->faults,
                     parse->origin,
                     open,
                     "expected words between { and }, found none");
  }
  return ATT_OK;
}

static bool
ends_item(const AttParse* parse)
{
  const AttLexeme* next = att_parse_peek(parse);
  return !next ||
         (next->kind == ATT_LEXEME_MARK &&
          (next->mark == ',' || next->mark == '=' || next->mark == ':' ||
           next->mark == '(' || next->mark == ')'));
}

static bool
next_is_mark(const AttParse* parse, char mark)
{
  const AttLexeme* next = att_parse_peek(parse);
  return next && next->kind == ATT_LEXEME_MARK && next->mark == mark;
}

AttStatus
att_parse_item(AttParse* parse)
{
  AttRuleTree* tree = parse->tree;
  AttAlternative item = {.words = {(uint32_t)tree->words.size, 0},
                         .span = att_parse_here(parse),
                         .file = parse->file};
  const AttLexeme* next = att_parse_peek(parse);
  if (next && next->kind == ATT_LEXEME_LIST) {
    item.list = next->text;
    ++parse->at;
    return ATT_PUSH(&tree->alternatives, item);
  }
  do {
    if (next_is_mark(parse, '{')) {
      ATT_TRY(parse_unit(parse));
    } else {
      ATT_TRY(parse_word(parse));
    }
  } while (!ends_item(parse));
  item.words.count = (uint32_t)tree->words.size - item.words.first;
  item.span.end = parse->lexemes.at[parse->at - 1].span.end;
  return ATT_PUSH(&tree->alternatives, item);
}

AttStatus
att_parse_items(AttParse* parse, AttRange* items)
{
  items->first = (uint32_t)parse->tree->alternatives.size;
  do {
    ATT_TRY(att_parse_item(parse));
  } while (att_parse_mark(parse, ','));
  items->count = (uint32_t)parse->tree->alternatives.size - items->first;
  return ATT_OK;
}

/// value of an item = word | string
static AttStatus
parse_item_value(AttParse* parse, AttAlternative* item)
{
  const AttLexeme* next = att_parse_peek(parse);
  if (!next ||
      (next->kind != ATT_LEXEME_WORD && next->kind != ATT_LEXEME_CAPITALS &&
       next->kind != ATT_LEXEME_STRING)) {
    return att_parse_expected(parse, "the value of the item behind \":\"");
  }
  item->value = next->text;
  item->value_span = next->span;
  ++parse->at;
  return next->kind == ATT_LEXEME_STRING
             ? att_parse_unescape(parse->tree->arena, next->text, &item->value)
             : ATT_OK;
}

AttStatus
att_parse_valued_items(AttParse* parse, AttRange* items)
{
  AttRuleTree* tree = parse->tree;
  *items = (AttRange){(uint32_t)tree->alternatives.size, 0};
  do {
    ATT_TRY(att_parse_item(parse));
    if (att_parse_mark(parse, ':')) {
      AttAlternative* item =
          &tree->alternatives.at[tree->alternatives.size - 1];
      ATT_TRY(parse_item_value(parse, item));
    }
    ++items->count;
  } while (att_parse_mark(parse, ','));
  return ATT_OK;
}

/// alternative = word | unit | "@" name
static AttStatus
parse_alternative(AttParse* parse)
{
  AttRuleTree* tree = parse->tree;
  AttAlternative found = {.words = {(uint32_t)tree->words.size, 0},
                          .span = att_parse_here(parse)};
  const AttLexeme* next = att_parse_peek(parse);
  if (next && next->kind == ATT_LEXEME_LIST) {
    found.list = next->text;
    ++parse->at;
  } else if (next && next->kind == ATT_LEXEME_CAPITALS) {
    return att_parse_expected(parse, "a word behind \"|\"");
  } else if (next_is_mark(parse, '{')) {
    ATT_TRY(parse_unit(parse));
  } else {
    ATT_TRY(parse_word(parse));
  }
  found.words.count = (uint32_t)tree->words.size - found.words.first;
  found.span.end = parse->lexemes.at[parse->at - 1].span.end;
  return ATT_PUSH(&tree->alternatives, found);
}

AttStatus
att_parse_alternatives(AttParse* parse, AttElement* element)
{
  AttRuleTree* tree = parse->tree;
  element->kind = ATT_ELEMENT_WORDS;
  element->alternatives.first = (uint32_t)tree->alternatives.size;
  do {
    ATT_TRY(parse_alternative(parse));
  } while (att_parse_mark(parse, '|'));
  element->alternatives.count =
      (uint32_t)tree->alternatives.size - element->alternatives.first;
  element->span.end = parse->lexemes.at[parse->at - 1].span.end;
  return ATT_OK;
}

static bool
next_is_name(const AttParse* parse)
{
  const AttLexeme* next = att_parse_peek(parse);
  return next && next->glued &&
         (next->kind == ATT_LEXEME_WORD || next->kind == ATT_LEXEME_CAPITALS);
}

/// type = ":" [ prefix ":" ] name, all without white space
static AttStatus
parse_type(AttParse* parse, AttElement* slot)
{
  if (!next_is_name(parse)) {
    return att_parse_expected(parse, "a class behind \":\"");
  }
  slot->type_span = att_parse_here(parse);
  ++parse->at;
  if (next_is_mark(parse, ':') && att_parse_peek(parse)->glued) {
    ++parse->at;
    if (!next_is_name(parse)) {
      return att_parse_expected(parse, "a class behind \":\"");
    }
    slot->type_span.end = att_parse_here(parse).end;
    ++parse->at;
  }
  slot->type = att_view_slice(
      parse->origin.text, slot->type_span.begin, slot->type_span.end);
  return ATT_OK;
}

AttStatus
att_parse_slot(AttParse* parse, AttElement* slot)
{
  slot->kind = ATT_ELEMENT_SLOT;
  ATT_TRY(att_parse_lower(
      parse->tree->arena, att_parse_peek(parse)->text, &slot->name));
  ++parse->at;
  const AttLexeme* next = att_parse_peek(parse);
  if (next && next->kind == ATT_LEXEME_MARK && next->mark == ':' &&
      next->glued) {
    ++parse->at;
    ATT_TRY(parse_type(parse, slot));
    next = att_parse_peek(parse);
  }
  slot->span.end = parse->lexemes.at[parse->at - 1].span.end;
  if (next && next->kind == ATT_LEXEME_POSSESSIVE) {
    slot->possessive = true;
    ++parse->at;
  }
  return ATT_OK;
}

/// "-" between two pieces without white space around it
static bool
take_hyphen(AttParse* parse)
{
  const AttLexeme* next = att_parse_peek(parse);
  const size_t behind = parse->at + 1;
  if (!next_is_mark(parse, '-') || !next->glued ||
      behind >= parse->lexemes.size || !parse->lexemes.at[behind].glued) {
    return false;
  }
  ++parse->at;
  return true;
}

/// piece = alternatives | slot | "," | "(" piece { piece } ")"
static AttStatus
parse_piece(AttParse* parse, bool optional, bool hyphened)
{
  AttElement element = {.span = att_parse_here(parse),
                        .optional = optional,
                        .hyphened = hyphened};
  if (att_parse_mark(parse, ',')) {
    element.kind = ATT_ELEMENT_COMMA;
  } else if (att_parse_peek(parse) &&
             att_parse_peek(parse)->kind == ATT_LEXEME_CAPITALS) {
    ATT_TRY(att_parse_slot(parse, &element));
  } else {
    ATT_TRY(att_parse_alternatives(parse, &element));
  }
  return ATT_PUSH(&parse->tree->elements, element);
}

AttStatus
att_parse_sentence(AttParse* parse, uint32_t number)
{
  AttRuleTree* tree = parse->tree;
  AttSpan open[DEEPEST_GROUP];
  size_t depth = 0;
  AttSentenceNode node = {.number = number,
                          .span = att_parse_here(parse),
                          .elements = {(uint32_t)tree->elements.size, 0}};
  ATT_TRY(att_parse_folded(parse, &node.text));
  node.span.end = parse->lexemes.at[parse->lexemes.size - 1].span.end;
  bool empty = false;
  while (att_parse_peek(parse)) {
    const AttSpan here = att_parse_here(parse);
    if (att_parse_mark(parse, '(')) {
      if (depth == DEEPEST_GROUP) {
        return att_fault(tree->faults,
                         parse->origin,
                         here,
                         "groups nest deeper than %u",
                         DEEPEST_GROUP);
      }
      open[depth++] = here;
      empty = true;
      continue;
    }
    if (next_is_mark(parse, ')')) {
      if (!depth || empty) {
        return att_fault(tree->faults,
                         parse->origin,
                         here,
                         depth ? "expected words between ( and ), found none"
                               : "unbalanced ): no ( before it");
      }
      --depth;
      ++parse->at;
      continue;
    }
    empty = false;
    ATT_TRY(parse_piece(parse, depth > 0, take_hyphen(parse)));
  }
  if (depth) {
    return att_fault(tree->faults,
                     parse->origin,
                     open[depth - 1],
                     "expected a closing ) before the end of the line: "
                     "unbalanced (");
  }
  node.elements.count = (uint32_t)tree->elements.size - node.elements.first;
  return ATT_PUSH(&tree->sentences, node);
}
