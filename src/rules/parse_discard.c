// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// A line of a discard block:
//
//   sentence by (a | [NUM]) (wicket | run | goal)
//   unless bomb | gunman
//
// The word in front says how much is silenced where the pattern behind it
// matches. A line of a topic block has none, or "unless".

#include "rules/parse_discard.h"

#include "rules/parse_pattern.h"
#include "rules/pattern_cursor.h"

const char*
att_discard_scope_name(AttDiscardScope scope)
{
  static const char* const names[] = {
      [ATT_DISCARD_UNLESS] = "unless",
      [ATT_DISCARD_WORDS] = "words",
      [ATT_DISCARD_CLAUSE] = "clause",
      [ATT_DISCARD_SENTENCE] = "sentence",
      [ATT_DISCARD_DOCUMENT] = "document",
      [ATT_DISCARD_TOPIC] = "topic",
  };
  return names[scope];
}

bool
att_discard_scope_find(AttView word, AttDiscardScope* scope)
{
  for (int i = 0; i < ATT_DISCARD_SCOPES; ++i) {
    if (att_view_equal(word,
                       att_view(att_discard_scope_name((AttDiscardScope)i)))) {
      *scope = (AttDiscardScope)i;
      return true;
    }
  }
  return false;
}

/// scope = "words" | "clause" | "sentence" | "document" | "unless"
static AttStatus
take_scope(AttPatternCursor* c, AttDiscardScope* scope)
{
  const uint32_t begin = c->at;
  while (att_pattern_is_letter(att_pattern_peek(c, 0))) {
    ++c->at;
  }
  const AttSpan span = {begin, c->at > begin ? c->at : begin + 1};
  const AttView word = att_view_slice(c->origin.text, begin, span.end);
  if (att_discard_scope_find(word, scope)) {
    att_pattern_skip_blanks(c);
    return ATT_OK;
  }
  AttNearest nearest = {0};
  for (int i = 0; i < ATT_DISCARD_SCOPES; ++i) {
    att_nearest_offer(
        &nearest, word, att_view(att_discard_scope_name((AttDiscardScope)i)));
  }
  return att_fault_nearest(c->tree->faults,
                           c->origin,
                           span,
                           &nearest,
                           "expected words, clause, sentence, document or "
                           "unless in front of a pattern, found \"%.*s\"",
                           ATT_VIEW_ARG(word));
}

/// "sentence by a goal": the folded text of the pattern behind its scope.
static AttStatus
name_line(AttRuleTree* tree, AttDiscardScope scope, AttPatternLine* line)
{
  AttText text = {0};
  att_text_format(&text,
                  "%s %.*s",
                  att_discard_scope_name(scope),
                  ATT_VIEW_ARG(line->text));
  AttStatus status = att_text_status(&text);
  if (status == ATT_OK) {
    line->text = att_arena_copy(tree->arena, att_text_view(&text));
    status = line->text.at ? ATT_OK : ATT_ERR_MEMORY;
  }
  att_text_clear(&text);
  return status;
}

/// "unless" before a pattern, else the line is a pattern of the topic.
static AttStatus
take_topic(AttPatternCursor* c, AttDiscardScope* scope)
{
  const AttView line = att_view_slice(c->origin.text, c->at, c->end);
  *scope = ATT_DISCARD_TOPIC;
  const AttView word = ATT_VIEW("unless");
  return att_view_starts_with(line, word) &&
                 (line.size == word.size ||
                  att_pattern_is_blank(line.at[word.size]))
             ? take_scope(c, scope)
             : ATT_OK;
}

/// discarded = scope choice
/// about     = [ "unless" ] choice
static AttStatus
parse_last(AttRuleTree* tree,
           AttBlockKind kind,
           AttOrigin origin,
           AttSpan line,
           uint32_t number)
{
  AttPatternCursor c = {
      .tree = tree, .origin = origin, .at = line.begin, .end = line.end};
  AttDiscardScope scope = ATT_DISCARD_UNLESS;
  ATT_TRY(kind == ATT_BLOCK_TOPIC ? take_topic(&c, &scope)
                                  : take_scope(&c, &scope));
  ATT_TRY(att_parse_pattern(tree, origin, (AttSpan){c.at, line.end}, number));
  AttPatternLine* parsed =
      &tree->pattern_lines.at[tree->pattern_lines.size - 1];
  parsed->scope = (uint8_t)scope;
  parsed->span.begin = line.begin;
  if (scope != ATT_DISCARD_TOPIC) {
    ATT_TRY(name_line(tree, scope, parsed));
  }
  if (parsed->actions.count) {
    --tree->pattern_lines.size;
    return att_fault(tree->faults,
                     origin,
                     parsed->span,
                     "a %s makes no mention: expected nothing behind its "
                     "pattern, found ->",
                     att_block_keyword(kind));
  }
  return ATT_OK;
}

AttStatus
att_parse_raw_pattern(AttParse* base, AttBlockKind kind)
{
  const AttSourceLine first = base->lines.at[base->line++];
  AttSpan span = first.span;
  while (base->line < base->lines.size &&
         base->lines.at[base->line].indent > first.indent) {
    span.end = base->lines.at[base->line++].span.end;
  }
  return att_block_is_last(kind)
             ? parse_last(base->tree, kind, base->origin, span, first.number)
             : att_parse_pattern(base->tree, base->origin, span, first.number);
}
