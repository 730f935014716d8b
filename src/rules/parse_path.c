// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Paths over the dependency tree, for what no sentence can say.
//
//   path(impose[VERB], AGENT = >nsubj, >obj sanction, (TARGET = >obl:on))
//
// In: the lexemes of a line. Out: a sentence node whose element is the trigger,
// with one path a slot.

#include "rules/parse.h"

static const AttLexeme*
peek_mark(const AttParse* parse, char mark)
{
  const AttLexeme* next = att_parse_peek(parse);
  return next && next->kind == ATT_LEXEME_MARK && next->mark == mark ? next
                                                                     : NULL;
}

static bool
take_glued_mark(AttParse* parse, char mark)
{
  const AttLexeme* next = peek_mark(parse, mark);
  return next && next->glued && att_parse_mark(parse, mark);
}

static AttStatus
take_name(AttParse* parse, const char* what, AttSpan* span)
{
  const AttLexeme* next = att_parse_peek(parse);
  if (!next ||
      (next->kind != ATT_LEXEME_WORD && next->kind != ATT_LEXEME_CAPITALS)) {
    return att_parse_expected(parse, what);
  }
  *span = next->span;
  ++parse->at;
  return ATT_OK;
}

/// relation = name [ ":" name ]
static AttStatus
parse_relation(AttParse* parse)
{
  AttRelationNode node = {0};
  ATT_TRY(take_name(parse, "a relation of Universal Dependencies", &node.span));
  if (take_glued_mark(parse, ':')) {
    AttSpan behind = {0};
    ATT_TRY(take_name(parse, "a subtype or a preposition", &behind));
    node.span.end = behind.end;
  }
  node.label =
      att_view_slice(parse->origin.text, node.span.begin, node.span.end);
  return ATT_PUSH(&parse->tree->relations, node);
}

static bool
starts_words(const AttParse* parse)
{
  const AttLexeme* next = att_parse_peek(parse);
  if (!next) {
    return false;
  }
  return next->kind == ATT_LEXEME_WORD || next->kind == ATT_LEXEME_STRING ||
         next->kind == ATT_LEXEME_REGEX || next->kind == ATT_LEXEME_LIST ||
         peek_mark(parse, '{');
}

/// step = ( ">" | "<" ) relation { "|" relation } [ "*" | "?" ] [ words ]
static AttStatus
parse_step(AttParse* parse)
{
  AttRuleTree* tree = parse->tree;
  AttStepNode step = {.relations = {(uint32_t)tree->relations.size, 0}};
  const AttLexeme* next = att_parse_peek(parse);
  if (next && next->kind == ATT_LEXEME_IRI) {
    return att_fault(tree->faults,
                     parse->origin,
                     next->span,
                     "expected white space before the > of the next step");
  }
  step.up = att_parse_mark(parse, '<');
  if (!step.up && !att_parse_mark(parse, '>')) {
    return att_parse_expected(parse, "a step: > or < and a relation");
  }
  do {
    ATT_TRY(parse_relation(parse));
  } while (att_parse_mark(parse, '|'));
  step.relations.count = (uint32_t)tree->relations.size - step.relations.first;
  step.repeated = take_glued_mark(parse, '*');
  step.optional = step.repeated || take_glued_mark(parse, '?');
  step.words.span = att_parse_here(parse);
  if (starts_words(parse)) {
    ATT_TRY(att_parse_alternatives(parse, &step.words));
  }
  return ATT_PUSH(&tree->steps, step);
}

/// path = [ slot "=" ] step { step }
static AttStatus
parse_one(AttParse* parse, bool optional)
{
  AttRuleTree* tree = parse->tree;
  AttPathNode path = {
      .slot = {.span = att_parse_here(parse), .optional = optional},
      .steps = {(uint32_t)tree->steps.size, 0}};
  const AttLexeme* next = att_parse_peek(parse);
  if (next && next->kind == ATT_LEXEME_CAPITALS) {
    ATT_TRY(att_parse_slot(parse, &path.slot));
    if (!att_parse_mark(parse, '=')) {
      return att_parse_expected(parse, "\"=\" and the path to the slot");
    }
  }
  do {
    ATT_TRY(parse_step(parse));
  } while (
      peek_mark(parse, '>') || peek_mark(parse, '<') ||
      (att_parse_peek(parse) && att_parse_peek(parse)->kind == ATT_LEXEME_IRI));
  path.steps.count = (uint32_t)tree->steps.size - path.steps.first;
  if (path.slot.kind != ATT_ELEMENT_SLOT) {
    path.slot.span.end = parse->lexemes.at[parse->at - 1].span.end;
  }
  return ATT_PUSH(&tree->paths, path);
}

/// trigger = alternatives [ "[" tag "]" ]
static AttStatus
parse_trigger(AttParse* parse, AttSentenceNode* node)
{
  AttElement trigger = {.span = att_parse_here(parse)};
  ATT_TRY(att_parse_alternatives(parse, &trigger));
  if (att_parse_mark(parse, '[')) {
    ATT_TRY(take_name(parse, "a universal tag", &node->tag_span));
    node->tag = att_view_slice(
        parse->origin.text, node->tag_span.begin, node->tag_span.end);
    if (!att_parse_mark(parse, ']')) {
      return att_parse_expected(parse, "\"]\" behind the tag");
    }
  }
  node->elements = (AttRange){(uint32_t)parse->tree->elements.size, 1};
  return ATT_PUSH(&parse->tree->elements, trigger);
}

/// piece = path | "(" path ")"
static AttStatus
parse_piece(AttParse* parse)
{
  const bool optional = att_parse_mark(parse, '(');
  ATT_TRY(parse_one(parse, optional));
  if (optional && !att_parse_mark(parse, ')')) {
    return att_parse_expected(parse, "\")\"");
  }
  return ATT_OK;
}

bool
att_parse_is_path(const AttParse* parse)
{
  const AttLexemes* all = &parse->lexemes;
  return all->size > 1 && att_view_equal(all->at[0].text, ATT_VIEW("path")) &&
         all->at[1].kind == ATT_LEXEME_MARK && all->at[1].mark == '(' &&
         all->at[1].glued;
}

AttStatus
att_parse_path(AttParse* parse, uint32_t number)
{
  AttRuleTree* tree = parse->tree;
  AttSentenceNode node = {.number = number, .span = att_parse_here(parse)};
  ATT_TRY(att_parse_folded(parse, &node.text));
  node.span.end = parse->lexemes.at[parse->lexemes.size - 1].span.end;
  parse->at += 2;
  ATT_TRY(parse_trigger(parse, &node));
  node.paths.first = (uint32_t)tree->paths.size;
  while (att_parse_mark(parse, ',')) {
    ATT_TRY(parse_piece(parse));
  }
  node.paths.count = (uint32_t)tree->paths.size - node.paths.first;
  if (!att_parse_mark(parse, ')')) {
    return att_parse_expected(parse, "\",\" and a path, or \")\"");
  }
  ATT_TRY(att_parse_end(parse));
  if (!node.paths.count) {
    return att_fault(tree->faults,
                     parse->origin,
                     node.span,
                     "path without a slot: it states nothing");
  }
  return ATT_PUSH(&tree->sentences, node);
}
