// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Recursive descent over the characters of a pattern line: white space parts
// atoms, and what is glued behind an atom repeats it. One function a
// production of the grammar in rules/README.md.

#include "rules/parse_pattern.h"

#include "rules/pattern_cursor.h"

#define MOST_REPEATS 64u // a counted repetition is written out so often

static AttStatus parse_choice(AttPatternCursor* c, uint32_t* node);
static AttStatus parse_test(AttPatternCursor* c, uint32_t* node);

/// Where a bare word ends. A hyphen belongs to it where a letter follows, so
/// "->" never does.
static uint32_t
word_end(const AttPatternCursor* c)
{
  uint32_t ahead = 0;
  while (true) {
    const char byte = att_pattern_peek(c, ahead);
    const bool inside =
        att_pattern_is_letter(byte) || att_pattern_is_digit(byte) ||
        byte == '\'' || byte == '.' || byte == '_' || byte == '%' ||
        byte == '$' ||
        (byte == '-' && ahead > 0 &&
         (att_pattern_is_letter(att_pattern_peek(c, ahead + 1)) ||
          att_pattern_is_digit(att_pattern_peek(c, ahead + 1))));
    if (!inside) {
      return c->at + ahead;
    }
    ++ahead;
  }
}

static bool
is_capitals(AttView text)
{
  size_t capitals = 0;
  for (size_t i = 0; i < text.size; ++i) {
    capitals += att_pattern_is_capital(text.at[i]);
    if (!att_pattern_is_capital(text.at[i]) && text.at[i] != '_' &&
        !att_pattern_is_digit(text.at[i])) {
      return false;
    }
  }
  return capitals >= 2;
}

/// word = letters; one in capitals would be taken for a capture.
static AttStatus
parse_word(AttPatternCursor* c, uint32_t* node)
{
  const uint32_t begin = c->at;
  c->at = word_end(c);
  if (c->at == begin && att_pattern_peek(c, 0) == ',') {
    ++c->at;
  }
  if (c->at == begin) {
    return att_pattern_expected(c, "a word, {, (, [, <, @ or a quote");
  }
  const AttSpan span = {begin, c->at};
  const AttView text = att_view_slice(c->origin.text, span.begin, span.end);
  if (is_capitals(text)) {
    return att_fault(c->tree->faults,
                     c->origin,
                     span,
                     "%.*s in capitals is no word here: write <%.*s> for a "
                     "mention, %.*s=( … ) for a capture, \"%.*s\" for the form",
                     ATT_VIEW_ARG(text),
                     ATT_VIEW_ARG(text),
                     ATT_VIEW_ARG(text),
                     ATT_VIEW_ARG(text));
  }
  return att_pattern_add_node(
      c,
      (AttPatternNode){.kind = ATT_NODE_WORD, .span = span, .text = text},
      node);
}

/// unit = "{" atom { atom } "}": a sequence that repeats as one.
static AttStatus
parse_unit(AttPatternCursor* c, uint32_t* node)
{
  const uint32_t begin = c->at++;
  uint32_t first = 0;
  uint32_t last = 0;
  att_pattern_skip_blanks(c);
  while (att_pattern_peek(c, 0) != '}') {
    uint32_t word = 0;
    if (c->at >= c->end) {
      return att_pattern_expected(c, "a closing }");
    }
    switch (att_pattern_peek(c, 0)) {
    case '"':
      ATT_TRY(att_pattern_parse_enclosed(c, ATT_NODE_FORM, &word));
      break;
    case '/':
      ATT_TRY(att_pattern_parse_enclosed(c, ATT_NODE_REGEX, &word));
      break;
    default:
      ATT_TRY(parse_word(c, &word));
    }
    if (last) {
      att_pattern_node_at(c, last)->next = word;
    }
    first = first ? first : word;
    last = word;
    att_pattern_skip_blanks(c);
  }
  ++c->at;
  if (!first) {
    return att_fault(c->tree->faults,
                     c->origin,
                     (AttSpan){begin, c->at},
                     "expected words between { and }, found none");
  }
  return att_pattern_join(c, ATT_NODE_SEQUENCE, first, begin, node);
}

/// primary of a test = name | string | regex | list | "!" primary
///                   | "(" test ")"
static AttStatus
parse_test_primary(AttPatternCursor* c, uint32_t* node)
{
  const uint32_t begin = c->at;
  att_pattern_skip_blanks(c);
  switch (att_pattern_peek(c, 0)) {
  case '"':
    return att_pattern_parse_enclosed(c, ATT_NODE_FORM, node);
  case '/':
    return att_pattern_parse_enclosed(c, ATT_NODE_REGEX, node);
  case '@':
    return att_pattern_parse_list(c, node);
  case '!': {
    uint32_t child = 0;
    ++c->at;
    ATT_TRY(att_pattern_deepen(c));
    ATT_TRY(parse_test_primary(c, &child));
    --c->depth;
    return att_pattern_add_node(c,
                                (AttPatternNode){.kind = ATT_NODE_NOT,
                                                 .span = {begin, c->at},
                                                 .child = child},
                                node);
  }
  case '(':
    ++c->at;
    ATT_TRY(att_pattern_deepen(c));
    ATT_TRY(parse_test(c, node));
    --c->depth;
    att_pattern_skip_blanks(c);
    if (att_pattern_peek(c, 0) != ')') {
      return att_pattern_expected(c, "a closing )");
    }
    ++c->at;
    return ATT_OK;
  default:
    break;
  }
  const uint32_t at = c->at;
  while (att_pattern_is_letter(att_pattern_peek(c, 0)) ||
         att_pattern_is_digit(att_pattern_peek(c, 0)) ||
         att_pattern_peek(c, 0) == '_' || att_pattern_peek(c, 0) == '$' ||
         att_pattern_peek(c, 0) == ':' || att_pattern_peek(c, 0) == '-') {
    ++c->at;
  }
  if (at == c->at) {
    return att_pattern_expected(
        c, "a tag, a class, a way of naming, a list or a quote");
  }
  return att_pattern_add_node(
      c,
      (AttPatternNode){.kind = ATT_NODE_NAME,
                       .span = {at, c->at},
                       .text = att_view_slice(c->origin.text, at, c->at)},
      node);
}

/// conjunction = primary { "&" primary }
static AttStatus
parse_conjunction(AttPatternCursor* c, uint32_t* node)
{
  const uint32_t begin = c->at;
  ATT_TRY(parse_test_primary(c, node));
  uint32_t last = *node;
  att_pattern_skip_blanks(c);
  while (att_pattern_peek(c, 0) == '&') {
    ++c->at;
    uint32_t more = 0;
    ATT_TRY(parse_test_primary(c, &more));
    att_pattern_node_at(c, last)->next = more;
    last = more;
    att_pattern_skip_blanks(c);
  }
  return att_pattern_join(c, ATT_NODE_AND, *node, begin, node);
}

/// test = conjunction { "|" conjunction }
static AttStatus
parse_test(AttPatternCursor* c, uint32_t* node)
{
  const uint32_t begin = c->at;
  ATT_TRY(parse_conjunction(c, node));
  uint32_t last = *node;
  att_pattern_skip_blanks(c);
  while (att_pattern_peek(c, 0) == '|') {
    ++c->at;
    uint32_t more = 0;
    ATT_TRY(parse_conjunction(c, &more));
    att_pattern_node_at(c, last)->next = more;
    last = more;
    att_pattern_skip_blanks(c);
  }
  return att_pattern_join(c, ATT_NODE_OR, *node, begin, node);
}

/// token test = "[" [ test ] "]"
static AttStatus
parse_brackets(AttPatternCursor* c, uint32_t* node)
{
  const uint32_t begin = c->at++;
  uint32_t child = 0;
  att_pattern_skip_blanks(c);
  if (att_pattern_peek(c, 0) != ']') {
    ATT_TRY(parse_test(c, &child));
    att_pattern_skip_blanks(c);
  }
  if (att_pattern_peek(c, 0) != ']') {
    return att_pattern_expected(c, "&, | or a closing ]");
  }
  ++c->at;
  return att_pattern_add_node(c,
                              (AttPatternNode){.kind = ATT_NODE_TEST,
                                               .span = {begin, c->at},
                                               .child = child},
                              node);
}

/// mention = "<" CAPITALS [ ":" name ] ">"
static AttStatus
parse_mention(AttPatternCursor* c, uint32_t* node)
{
  AttPatternNode mention = {.kind = ATT_NODE_MENTION};
  const uint32_t begin = c->at++;
  uint32_t at = c->at;
  while (att_pattern_is_capital(att_pattern_peek(c, 0)) ||
         att_pattern_is_digit(att_pattern_peek(c, 0)) ||
         att_pattern_peek(c, 0) == '_') {
    ++c->at;
  }
  mention.text = att_view_slice(c->origin.text, at, c->at);
  if (!mention.text.size) {
    return att_pattern_expected(c, "a capture in capitals, as in <STATE>");
  }
  if (att_pattern_peek(c, 0) == ':') {
    at = ++c->at;
    while (att_pattern_is_letter(att_pattern_peek(c, 0)) ||
           att_pattern_is_digit(att_pattern_peek(c, 0)) ||
           att_pattern_peek(c, 0) == '_' || att_pattern_peek(c, 0) == ':') {
      ++c->at;
    }
    mention.type_span = (AttSpan){at, c->at};
    mention.type = att_view_slice(c->origin.text, at, c->at);
    if (!mention.type.size) {
      return att_pattern_expected(c, "a class or a way of naming behind \":\"");
    }
  }
  if (att_pattern_peek(c, 0) != '>') {
    return att_pattern_expected(c, "a closing >");
  }
  ++c->at;
  mention.span = (AttSpan){begin, c->at};
  return att_pattern_add_node(c, mention, node);
}

/// Read "?=", "?!", "?<=" or "?<!" behind an opening bracket.
static bool
take_look(AttPatternCursor* c, AttPatternNode* look)
{
  if (att_pattern_peek(c, 0) != '?') {
    return false;
  }
  look->behind = att_pattern_peek(c, 1) == '<';
  const char sign = att_pattern_peek(c, look->behind ? 2 : 1);
  if (sign != '=' && sign != '!') {
    return false;
  }
  look->negative = sign == '!';
  c->at += look->behind ? 3 : 2;
  return true;
}

/// group = "(" [ "?=" | "?!" | "?<=" | "?<!" ] choice ")"
static AttStatus
parse_group(AttPatternCursor* c, uint32_t* node)
{
  const uint32_t begin = c->at++;
  AttPatternNode look = {.kind = ATT_NODE_LOOK};
  const bool is_look = take_look(c, &look);
  ATT_TRY(att_pattern_deepen(c));
  ATT_TRY(parse_choice(c, node));
  --c->depth;
  if (att_pattern_peek(c, 0) != ')') {
    return att_pattern_expected(c, "a closing )");
  }
  ++c->at;
  if (!is_look) {
    return ATT_OK;
  }
  look.span = (AttSpan){begin, c->at};
  look.child = *node;
  return att_pattern_add_node(c, look, node);
}

/// capture = CAPITALS "=" group; false where none stands here.
static bool
is_capture(const AttPatternCursor* c)
{
  uint32_t ahead = 0;
  while (att_pattern_is_capital(att_pattern_peek(c, ahead)) ||
         att_pattern_is_digit(att_pattern_peek(c, ahead)) ||
         att_pattern_peek(c, ahead) == '_') {
    ++ahead;
  }
  return ahead >= 2 && att_pattern_peek(c, ahead) == '=' &&
         att_pattern_peek(c, ahead + 1) == '(';
}

static AttStatus
parse_capture(AttPatternCursor* c, uint32_t* node)
{
  AttPatternNode capture = {.kind = ATT_NODE_CAPTURE};
  const uint32_t begin = c->at;
  while (att_pattern_peek(c, 0) != '=') {
    ++c->at;
  }
  capture.text = att_view_slice(c->origin.text, begin, c->at);
  ++c->at;
  ATT_TRY(parse_group(c, &capture.child));
  capture.span = (AttSpan){begin, c->at};
  return att_pattern_add_node(c, capture, node);
}

/// atom = word | string | regex | list | unit | token test | mention | group
///      | capture
static AttStatus
parse_atom(AttPatternCursor* c, uint32_t* node)
{
  switch (att_pattern_peek(c, 0)) {
  case '"':
    return att_pattern_parse_enclosed(c, ATT_NODE_FORM, node);
  case '/':
    return att_pattern_parse_enclosed(c, ATT_NODE_REGEX, node);
  case '@':
    return att_pattern_parse_list(c, node);
  case '{':
    return parse_unit(c, node);
  case '[':
    return parse_brackets(c, node);
  case '<':
    return parse_mention(c, node);
  case '(':
    return parse_group(c, node);
  case '?':
  case '*':
  case '+':
    return att_fault(c->tree->faults,
                     c->origin,
                     att_pattern_here(c),
                     "%c repeats nothing: it stands, without a blank, behind "
                     "what it repeats",
                     att_pattern_peek(c, 0));
  default:
    return is_capture(c) ? parse_capture(c, node) : parse_word(c, node);
  }
}

/// A count of at most MOST_REPEATS, as far as there are digits.
static AttStatus
parse_count(AttPatternCursor* c, uint32_t* count)
{
  const uint32_t begin = c->at;
  *count = 0;
  while (att_pattern_is_digit(att_pattern_peek(c, 0)) && c->at - begin < 6) {
    *count = *count * 10 + (uint32_t)(att_pattern_peek(c, 0) - '0');
    ++c->at;
  }
  if (begin == c->at) {
    return att_pattern_expected(c, "a number");
  }
  return *count > MOST_REPEATS ? att_fault(c->tree->faults,
                                           c->origin,
                                           (AttSpan){begin, c->at},
                                           "repeated more than %u times",
                                           MOST_REPEATS)
                               : ATT_OK;
}

/// counts = "{" number [ "," [ number ] ] "}"
static AttStatus
parse_counts(AttPatternCursor* c, AttPatternNode* repeat)
{
  const uint32_t begin = c->at++;
  ATT_TRY(parse_count(c, &repeat->min));
  repeat->max = repeat->min;
  if (att_pattern_peek(c, 0) == ',') {
    ++c->at;
    repeat->max = ATT_PATTERN_UNBOUNDED;
    if (att_pattern_peek(c, 0) != '}') {
      ATT_TRY(parse_count(c, &repeat->max));
    }
  }
  if (att_pattern_peek(c, 0) != '}') {
    return att_pattern_expected(c, "a closing }");
  }
  ++c->at;
  if (repeat->max < repeat->min || !repeat->max) {
    return att_fault(c->tree->faults,
                     c->origin,
                     (AttSpan){begin, c->at},
                     repeat->max ? "expected the lesser number first"
                                 : "repeated no times");
  }
  return ATT_OK;
}

/// Read what repeats the atom before: "?", "*", "+" or counts.
static AttStatus
take_quantifier(AttPatternCursor* c, AttPatternNode* repeat, bool* found)
{
  *found = true;
  switch (att_pattern_peek(c, 0)) {
  case '?':
    repeat->max = 1;
    break;
  case '*':
    repeat->max = ATT_PATTERN_UNBOUNDED;
    break;
  case '+':
    repeat->min = 1;
    repeat->max = ATT_PATTERN_UNBOUNDED;
    break;
  case '{':
    if (att_pattern_is_digit(att_pattern_peek(c, 1))) {
      ATT_TRY(parse_counts(c, repeat));
      repeat->lazy = att_pattern_peek(c, 0) == '?';
      c->at += repeat->lazy;
      return ATT_OK;
    }
    *found = false;
    return ATT_OK;
  default:
    *found = false;
    return ATT_OK;
  }
  ++c->at;
  repeat->lazy = att_pattern_peek(c, 0) == '?';
  c->at += repeat->lazy;
  return ATT_OK;
}

/// repeated = atom [ ( "?" | "*" | "+" | counts ) [ "?" ] ], all glued
static AttStatus
parse_repeated(AttPatternCursor* c, uint32_t* node)
{
  const uint32_t begin = c->at;
  ATT_TRY(parse_atom(c, node));
  AttPatternNode repeat = {.kind = ATT_NODE_REPEAT, .child = *node};
  bool found = false;
  const AttSpan place = att_pattern_here(c);
  ATT_TRY(take_quantifier(c, &repeat, &found));
  if (!found) {
    return ATT_OK;
  }
  if (att_pattern_node_at(c, *node)->kind == ATT_NODE_LOOK) {
    return att_fault(c->tree->faults,
                     c->origin,
                     place,
                     "a lookaround takes no words: nothing to repeat");
  }
  repeat.span = (AttSpan){begin, c->at};
  return att_pattern_add_node(c, repeat, node);
}

static bool
ends_sequence(const AttPatternCursor* c)
{
  const char byte = att_pattern_peek(c, 0);
  return c->at >= c->end || byte == '|' || byte == ')' ||
         (byte == '-' && att_pattern_peek(c, 1) == '>');
}

/// sequence = repeated { repeated }
static AttStatus
parse_sequence(AttPatternCursor* c, uint32_t* node)
{
  att_pattern_skip_blanks(c);
  const uint32_t begin = c->at;
  uint32_t first = 0;
  uint32_t last = 0;
  while (!ends_sequence(c)) {
    uint32_t more = 0;
    ATT_TRY(parse_repeated(c, &more));
    if (last) {
      att_pattern_node_at(c, last)->next = more;
    }
    first = first ? first : more;
    last = more;
    att_pattern_skip_blanks(c);
  }
  if (!first) {
    return att_pattern_expected(c, "a word, {, (, [, <, @ or a quote");
  }
  return att_pattern_join(c, ATT_NODE_SEQUENCE, first, begin, node);
}

/// choice = sequence { "|" sequence }
static AttStatus
parse_choice(AttPatternCursor* c, uint32_t* node)
{
  const uint32_t begin = c->at;
  ATT_TRY(parse_sequence(c, node));
  uint32_t last = *node;
  while (att_pattern_peek(c, 0) == '|') {
    ++c->at;
    uint32_t more = 0;
    ATT_TRY(parse_sequence(c, &more));
    att_pattern_node_at(c, last)->next = more;
    last = more;
  }
  return att_pattern_join(c, ATT_NODE_CHOICE, *node, begin, node);
}

/// Copy text with white space folded and comments left out.
static AttStatus
fold(AttPatternCursor* c, AttSpan span, AttView* folded)
{
  AttText text = {0};
  AttPatternCursor scan = *c;
  scan.at = span.begin;
  scan.end = span.end;
  while (scan.at < scan.end) {
    const uint32_t before = scan.at;
    if (att_pattern_is_blank(att_pattern_peek(&scan, 0))) {
      att_pattern_skip_blanks(&scan);
    }
    if (scan.at > before && scan.at < scan.end && text.size) {
      att_text_append_char(&text, ' ');
    }
    if (scan.at < scan.end) {
      att_text_append_char(&text, att_pattern_peek(&scan, 0));
      ++scan.at;
    }
  }
  AttStatus status = att_text_status(&text);
  if (status == ATT_OK) {
    *folded = att_arena_copy(c->tree->arena, att_text_view(&text));
    status = folded->at ? ATT_OK : ATT_ERR_MEMORY;
  }
  att_text_clear(&text);
  return status;
}

/// action = name { name } CAPITALS
static AttStatus
parse_action(AttPatternCursor* c)
{
  AttPatternAction action = {.words_span = {c->at, c->at}};
  att_pattern_skip_blanks(c);
  action.words_span = (AttSpan){c->at, c->at};
  while (!action.capture.size) {
    const uint32_t begin = c->at;
    while (att_pattern_is_letter(att_pattern_peek(c, 0)) ||
           att_pattern_is_digit(att_pattern_peek(c, 0)) ||
           att_pattern_peek(c, 0) == '_' || att_pattern_peek(c, 0) == ':') {
      ++c->at;
    }
    const AttSpan span = {begin, c->at};
    const AttView word = att_view_slice(c->origin.text, span.begin, span.end);
    if (!word.size) {
      return att_pattern_expected(
          c, "a property and a capture, as in part of STATE");
    }
    if (is_capitals(word)) {
      action.capture = word;
      action.capture_span = span;
    } else {
      action.words_span.end = span.end;
    }
    att_pattern_skip_blanks(c);
  }
  if (action.words_span.begin == action.words_span.end) {
    c->at = action.capture_span.begin;
    return att_pattern_expected(
        c, "a property before the capture, as in part of STATE");
  }
  ATT_TRY(fold(c, action.words_span, &action.words));
  return ATT_PUSH(&c->tree->pattern_actions, action);
}

/// arrow = "->" action { ";" action }
static AttStatus
parse_arrow(AttPatternCursor* c, AttRange* actions)
{
  actions->first = (uint32_t)c->tree->pattern_actions.size;
  if (c->at < c->end) {
    if (att_pattern_peek(c, 0) != '-' || att_pattern_peek(c, 1) != '>') {
      return att_pattern_expected(c, "-> or the end of the line");
    }
    ++c->at;
    do {
      ++c->at;
      ATT_TRY(parse_action(c));
    } while (att_pattern_peek(c, 0) == ';');
    if (c->at < c->end) {
      return att_pattern_expected(c, "; or the end of the line");
    }
  }
  actions->count = (uint32_t)c->tree->pattern_actions.size - actions->first;
  return ATT_OK;
}

AttStatus
att_parse_pattern(AttRuleTree* tree,
                  AttOrigin origin,
                  AttSpan line,
                  uint32_t number)
{
  AttPatternCursor c = {.tree = tree,
                        .origin = origin,
                        .at = line.begin,
                        .end = line.end,
                        .first_node = tree->pattern_nodes.size};
  AttPatternLine pattern = {.number = number, .span = line};
  ATT_TRY(parse_choice(&c, &pattern.root));
  pattern.span.end = att_pattern_node_at(&c, pattern.root)->span.end;
  ATT_TRY(parse_arrow(&c, &pattern.actions));
  if (pattern.actions.count) {
    pattern.span.end = tree->pattern_actions.at[tree->pattern_actions.size - 1]
                           .capture_span.end;
  }
  ATT_TRY(fold(&c, line, &pattern.text));
  return ATT_PUSH(&tree->pattern_lines, pattern);
}
