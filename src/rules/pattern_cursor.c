// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Reading a pattern line by character: white space, marks, what stands between
// two of them; nodes are counted and bounded.

#include "rules/pattern_cursor.h"

#include "base/utf8.h"

#include <string.h>

#define DEEPEST 16u      // groups and brackets in each other
#define MOST_NODES 2048u // of one line

char
att_pattern_peek(const AttPatternCursor* c, uint32_t ahead)
{
  const uint32_t at = c->at + ahead;
  return at < c->end ? c->origin.text.at[at] : '\0';
}

bool
att_pattern_is_blank(char byte)
{
  return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n' ||
         byte == '\f' || byte == '\v';
}

bool
att_pattern_is_digit(char byte)
{
  return byte >= '0' && byte <= '9';
}

bool
att_pattern_is_capital(char byte)
{
  return byte >= 'A' && byte <= 'Z';
}

bool
att_pattern_is_letter(char byte)
{
  return (byte >= 'a' && byte <= 'z') || att_pattern_is_capital(byte) ||
         ((unsigned char)byte & 0x80U);
}

void
att_pattern_skip_blanks(AttPatternCursor* c)
{
  while (c->at < c->end) {
    if (att_pattern_is_blank(att_pattern_peek(c, 0))) {
      ++c->at;
    } else if (att_pattern_peek(c, 0) == '#') {
      const char* feed =
          memchr(c->origin.text.at + c->at, '\n', c->end - c->at);
      c->at = feed ? (uint32_t)(feed - c->origin.text.at) : c->end;
    } else {
      return;
    }
  }
}

AttSpan
att_pattern_here(const AttPatternCursor* c)
{
  return (AttSpan){c->at, c->at < c->end ? c->at + 1 : c->at};
}

AttStatus
att_pattern_expected(const AttPatternCursor* c, const char* what)
{
  if (c->at >= c->end) {
    return att_fault(c->tree->faults,
                     c->origin,
                     att_pattern_here(c),
                     "expected %s, found the end of the line",
                     what);
  }
  uint32_t code = 0;
  const AttView rest = att_view_slice(c->origin.text, c->at, c->end);
  const size_t size = att_utf8_decode(rest, &code);
  return att_fault(c->tree->faults,
                   c->origin,
                   att_pattern_here(c),
                   "expected %s, found '%.*s'",
                   what,
                   (int)(size ? size : 1),
                   rest.at);
}

AttStatus
att_pattern_add_node(AttPatternCursor* c, AttPatternNode node, uint32_t* id)
{
  if (c->tree->pattern_nodes.size - c->first_node >= MOST_NODES) {
    return att_fault(c->tree->faults,
                     c->origin,
                     node.span,
                     "pattern of more than %u parts",
                     MOST_NODES);
  }
  ATT_TRY(ATT_PUSH(&c->tree->pattern_nodes, node));
  *id = (uint32_t)c->tree->pattern_nodes.size;
  return ATT_OK;
}

AttPatternNode*
att_pattern_node_at(const AttPatternCursor* c, uint32_t id)
{
  return &c->tree->pattern_nodes.at[id - 1];
}

AttStatus
att_pattern_deepen(AttPatternCursor* c)
{
  if (++c->depth > DEEPEST) {
    return att_fault(c->tree->faults,
                     c->origin,
                     att_pattern_here(c),
                     "groups nest deeper than %u",
                     DEEPEST);
  }
  return ATT_OK;
}

AttStatus
att_pattern_join(AttPatternCursor* c,
                 AttPatternNodeKind kind,
                 uint32_t first,
                 uint32_t begin,
                 uint32_t* node)
{
  if (!att_pattern_node_at(c, first)->next) {
    *node = first;
    return ATT_OK;
  }
  return att_pattern_add_node(
      c,
      (AttPatternNode){.kind = kind, .span = {begin, c->at}, .child = first},
      node);
}

AttStatus
att_pattern_parse_enclosed(AttPatternCursor* c,
                           AttPatternNodeKind kind,
                           uint32_t* node)
{
  const uint32_t begin = c->at;
  const char close = att_pattern_peek(c, 0);
  const char* feed = memchr(c->origin.text.at + begin, '\n', c->end - begin);
  const uint32_t end = feed ? (uint32_t)(feed - c->origin.text.at) : c->end;
  ++c->at;
  while (c->at < end && att_pattern_peek(c, 0) != close) {
    c->at += att_pattern_peek(c, 0) == '\\' && c->at + 1 < end ? 2 : 1;
  }
  if (c->at >= end) {
    return att_fault(c->tree->faults,
                     c->origin,
                     (AttSpan){begin, begin + 1},
                     "expected a closing %c before the end of the line",
                     close);
  }
  const AttView text = att_view_slice(c->origin.text, begin + 1, c->at);
  ++c->at;
  if (!text.size) {
    return att_fault(c->tree->faults,
                     c->origin,
                     (AttSpan){begin, c->at},
                     "expected a word between %c and %c, found none",
                     close,
                     close);
  }
  return att_pattern_add_node(
      c,
      (AttPatternNode){.kind = kind, .span = {begin, c->at}, .text = text},
      node);
}

AttStatus
att_pattern_parse_list(AttPatternCursor* c, uint32_t* node)
{
  const uint32_t begin = c->at++;
  while (att_pattern_is_letter(att_pattern_peek(c, 0)) ||
         att_pattern_is_digit(att_pattern_peek(c, 0)) ||
         att_pattern_peek(c, 0) == '_') {
    ++c->at;
  }
  if (c->at == begin + 1) {
    c->at = begin;
    return att_pattern_expected(c, "the name of a list behind @");
  }
  return att_pattern_add_node(
      c,
      (AttPatternNode){.kind = ATT_NODE_LIST,
                       .span = {begin, c->at},
                       .text =
                           att_view_slice(c->origin.text, begin + 1, c->at)},
      node);
}
