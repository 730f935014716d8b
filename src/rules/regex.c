// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// PCRE2 for rules. \C is refused (it would split UTF-8), patterns are bounded;
// whoever matches sets match and depth limits.

#include "rules/regex.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#define LONGEST_PATTERN 65536u
#define LONGEST_ORDERED 128u // longer words of a list keep their order
#define GENERAL_OPTIONS (PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C)

/// A piece of an expanded pattern that maps back to the source: bytes from
/// `expanded` on stand for those from `source` on, one to one until the next.
typedef struct Piece {
  size_t expanded;
  uint32_t source;
  bool is_list;
} Piece;

typedef struct Expansion {
  AttText text;
  ATT_ARRAY(Piece) pieces;
} Expansion;

static uint32_t
place_in_source(const Expansion* expansion, size_t offset)
{
  Piece found = {0};
  for (size_t i = 0; i < expansion->pieces.size; ++i) {
    if (expansion->pieces.at[i].expanded <= offset) {
      found = expansion->pieces.at[i];
    }
  }
  return found.source +
         (found.is_list ? 0 : (uint32_t)(offset - found.expanded));
}

static AttStatus
compile(AttFaults* faults,
        AttOrigin origin,
        const Expansion* expansion,
        uint32_t options,
        const void** code)
{
  const AttView pattern = att_text_view(&expansion->text);
  if (pattern.size > LONGEST_PATTERN) {
    const uint32_t begin = place_in_source(expansion, 0);
    return att_fault(faults,
                     origin,
                     (AttSpan){begin, begin},
                     "regular expression longer than %u bytes",
                     LONGEST_PATTERN);
  }
  int error = 0;
  PCRE2_SIZE offset = 0;
  pcre2_code* compiled = pcre2_compile((PCRE2_SPTR)pattern.at,
                                       pattern.size,
                                       options | GENERAL_OPTIONS,
                                       &error,
                                       &offset,
                                       NULL);
  if (!compiled) {
    PCRE2_UCHAR message[160];
    pcre2_get_error_message(error, message, sizeof message);
    const uint32_t at = place_in_source(expansion, offset);
    return att_fault(faults,
                     origin,
                     (AttSpan){at, at + 1},
                     "regular expression: %s",
                     (const char*)message);
  }
  // Without JIT matching still works, only slower.
  (void)pcre2_jit_compile(compiled, PCRE2_JIT_COMPLETE);
  *code = compiled;
  return ATT_OK;
}

static void
clear(Expansion* expansion)
{
  att_text_clear(&expansion->text);
  ATT_ARRAY_CLEAR(&expansion->pieces);
}

AttStatus
att_regex_word(AttFaults* faults,
               AttOrigin origin,
               AttSpan span,
               AttView pattern,
               const void** code)
{
  Expansion expansion = {0};
  att_text_append(&expansion.text, pattern);
  AttStatus status = att_text_status(&expansion.text);
  if (status == ATT_OK) {
    status = ATT_PUSH(&expansion.pieces, (Piece){0, span.begin + 1, false});
  }
  if (status == ATT_OK) {
    status = compile(
        faults, origin, &expansion, PCRE2_ANCHORED | PCRE2_ENDANCHORED, code);
  }
  clear(&expansion);
  return status;
}

static const AttListNode*
find_list(const AttRuleTree* tree, AttView name)
{
  for (size_t i = 0; i < tree->lists.size; ++i) {
    if (att_view_equal(tree->lists.at[i].name, name)) {
      return &tree->lists.at[i];
    }
  }
  return NULL;
}

static bool
is_name_byte(char byte)
{
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
         (byte >= '0' && byte <= '9') || byte == '_';
}

static void
append_literal(AttText* out, AttView text)
{
  for (size_t i = 0; i < text.size; ++i) {
    const unsigned char c = (unsigned char)text.at[i];
    if (c < 0x80U && !is_name_byte(text.at[i])) {
      att_text_append_char(out, '\\');
    }
    att_text_append_char(out, text.at[i]);
  }
}

static size_t
item_size(const AttRuleTree* tree, const AttAlternative* item)
{
  size_t size = 0;
  for (uint32_t i = 0; i < item->words.count; ++i) {
    size += tree->words.at[item->words.first + i].text.size + 1;
  }
  return size;
}

static void
append_item(const AttRuleTree* tree, const AttAlternative* item, AttText* out)
{
  for (uint32_t i = 0; i < item->words.count; ++i) {
    att_text_append_string(out, i ? "\\s+" : "");
    append_literal(out, tree->words.at[item->words.first + i].text);
  }
}

/// (?:January|February|…), longer words first so that no word hides another.
static void
append_list(const AttRuleTree* tree, const AttListNode* list, AttText* out)
{
  const AttAlternative* items = &tree->alternatives.at[list->items.first];
  size_t longest = 0;
  for (uint32_t i = 0; i < list->items.count; ++i) {
    const size_t size = item_size(tree, &items[i]);
    longest = size > longest ? size : longest;
  }
  longest = longest < LONGEST_ORDERED ? longest : LONGEST_ORDERED;
  const char* separator = "(?:";
  for (size_t size = longest; size > 0; --size) {
    for (uint32_t i = 0; i < list->items.count; ++i) {
      const size_t own = item_size(tree, &items[i]);
      if ((own < LONGEST_ORDERED ? own : LONGEST_ORDERED) == size) {
        att_text_append_string(out, separator);
        append_item(tree, &items[i], out);
        separator = "|";
      }
    }
  }
  att_text_append_char(out, ')');
}

AttStatus
att_regex_unknown_list(AttRuleTree* tree,
                       uint32_t file,
                       AttSpan span,
                       AttView name)
{
  AttNearest nearest = {0};
  for (size_t i = 0; i < tree->lists.size; ++i) {
    att_nearest_offer(&nearest, name, tree->lists.at[i].name);
  }
  return att_fault_nearest(tree->faults,
                           att_rule_tree_origin(tree, file),
                           span,
                           &nearest,
                           "unknown list \"%.*s\"",
                           ATT_VIEW_ARG(name));
}

static size_t
name_end(AttView text, size_t at)
{
  while (at < text.size && is_name_byte(text.at[at])) {
    ++at;
  }
  return at;
}

/// Replace @list by an alternation; \@ stays a literal @.
static AttStatus
expand(AttRuleTree* tree, const AttValueNode* node, Expansion* out)
{
  const AttView text = node->pattern;
  const uint32_t base = node->pattern_span.begin;
  ATT_TRY(ATT_PUSH(&out->pieces, (Piece){0, base, false}));
  for (size_t at = 0; at < text.size;) {
    if (text.at[at] == '\\' && at + 1 < text.size) {
      att_text_append(&out->text, att_view_slice(text, at, at + 2));
      at += 2;
      continue;
    }
    if (text.at[at] != '@') {
      att_text_append_char(&out->text, text.at[at++]);
      continue;
    }
    const size_t end = name_end(text, at + 1);
    const AttView name = att_view_slice(text, at + 1, end);
    const AttSpan span = {base + (uint32_t)at, base + (uint32_t)end};
    const AttListNode* list = find_list(tree, name);
    if (!list) {
      return att_regex_unknown_list(tree, node->file, span, name);
    }
    ATT_TRY(ATT_PUSH(&out->pieces, (Piece){out->text.size, span.begin, true}));
    append_list(tree, list, &out->text);
    ATT_TRY(ATT_PUSH(&out->pieces, (Piece){out->text.size, span.end, false}));
    at = end;
    if (out->text.size > LONGEST_PATTERN) {
      break; // compile() reports it
    }
  }
  return att_text_status(&out->text);
}

AttStatus
att_regex_pattern(AttRuleTree* tree,
                  const AttValueNode* node,
                  const void** code)
{
  Expansion expansion = {0};
  AttStatus status = expand(tree, node, &expansion);
  if (status == ATT_OK) {
    status = compile(tree->faults,
                     att_rule_tree_origin(tree, node->file),
                     &expansion,
                     0,
                     code);
  }
  clear(&expansion);
  return status;
}

void
att_regex_free(const void* code)
{
  union {
    const void* in;
    pcre2_code* out;
  } cast = {code}; // pcre2_code_free takes what it does not own as non-const
  pcre2_code_free(cast.out);
}
