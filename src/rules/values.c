// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Checks of value patterns: groups and lists exist, lists have the values that
// are computed with, and the template can give a value of its kind at all.

#include "rules/values.h"

#include "rules/regex.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#define MOST_GROUPS 31u
#define MOST_SAMPLES 2000u

typedef struct Line {
  AttRuleTree* tree;
  const AttValueNode* node;
  AttOrigin origin;
  const pcre2_code* code;
  const AttTemplate* template;
  const AttValueList* lists;
} Line;

static AttStatus
join_words(const AttRuleTree* tree, AttRange words, AttView* joined)
{
  AttText text = {0};
  for (uint32_t i = 0; i < words.count; ++i) {
    att_text_append_string(&text, i ? " " : "");
    att_text_append(&text, tree->words.at[words.first + i].text);
  }
  AttStatus status = att_text_status(&text);
  if (status == ATT_OK) {
    *joined = att_arena_copy(tree->arena, att_text_view(&text));
    status = joined->at ? ATT_OK : ATT_ERR_MEMORY;
  }
  att_text_clear(&text);
  return status;
}

/// Give the list its values where its items have some.
static AttStatus
load_values(AttRuleTree* tree, const AttListNode* node, AttValueList* list)
{
  const AttAlternative* items = &tree->alternatives.at[node->items.first];
  const AttAlternative* with = NULL;
  const AttAlternative* without = NULL;
  AttView* values =
      att_arena_calloc(tree->arena, list->count + 1, sizeof *values);
  if (!values) {
    return ATT_ERR_MEMORY;
  }
  for (size_t i = 0; i < list->count; ++i) {
    const AttAlternative** seen = items[i].value_span.end ? &with : &without;
    *seen = *seen ? *seen : &items[i];
    values[i] = items[i].value;
  }
  if (with && without) {
    return att_fault_elsewhere(tree->faults,
                               att_rule_tree_origin(tree, without->file),
                               without->span,
                               "an item with a value",
                               att_rule_tree_origin(tree, with->file),
                               with->span,
                               "item without a value in a list whose other "
                               "items have one");
  }
  list->values = with ? values : NULL;
  return ATT_OK;
}

static AttStatus
load_list(AttRuleTree* tree, const AttListNode* node, AttValueList* list)
{
  list->name = node->name;
  list->count = node->items.count;
  AttView* words =
      att_arena_calloc(tree->arena, list->count + 1, sizeof *words);
  list->words = words;
  if (!words) {
    return ATT_ERR_MEMORY;
  }
  for (uint32_t i = 0; i < node->items.count; ++i) {
    ATT_TRY(join_words(
        tree, tree->alternatives.at[node->items.first + i].words, &words[i]));
  }
  return load_values(tree, node, list);
}

AttStatus
att_value_lists(AttRuleTree* tree, AttValueList** lists)
{
  AttValueList* all =
      att_arena_calloc(tree->arena, tree->lists.size + 1, sizeof *all);
  *lists = all;
  if (!all) {
    return ATT_ERR_MEMORY;
  }
  for (size_t i = 0; i < tree->lists.size; ++i) {
    ATT_TRY(att_fault_passed(load_list(tree, &tree->lists.at[i], &all[i])));
  }
  return ATT_OK;
}

/// A span of the template, in the file.
static AttSpan
in_file(const Line* line, AttSpan span)
{
  const uint32_t base = line->node->replacement_span.begin;
  return (AttSpan){base + span.begin, base + span.end};
}

static AttStatus
check_pattern(const Line* line)
{
  uint32_t may_be_empty = 0;
  uint32_t groups = 0;
  (void)pcre2_pattern_info(line->code, PCRE2_INFO_MATCHEMPTY, &may_be_empty);
  (void)pcre2_pattern_info(line->code, PCRE2_INFO_CAPTURECOUNT, &groups);
  if (may_be_empty) {
    return att_fault(line->tree->faults,
                     line->origin,
                     line->node->pattern_span,
                     "the pattern matches the empty string");
  }
  if (groups > MOST_GROUPS) {
    return att_fault(line->tree->faults,
                     line->origin,
                     line->node->pattern_span,
                     "more than %u groups in one pattern; (?: … ) is none",
                     MOST_GROUPS);
  }
  return ATT_OK;
}

/// Report a group that the pattern has not, with the nearest that it has.
static AttStatus
unknown_group(const Line* line, const AttFactor* factor)
{
  uint32_t count = 0;
  uint32_t size = 0;
  const char* table = NULL;
  (void)pcre2_pattern_info(line->code, PCRE2_INFO_NAMECOUNT, &count);
  (void)pcre2_pattern_info(line->code, PCRE2_INFO_NAMEENTRYSIZE, &size);
  (void)pcre2_pattern_info(line->code, PCRE2_INFO_NAMETABLE, (void*)&table);
  AttNearest nearest = {0};
  for (uint32_t i = 0; i < count; ++i) {
    // two bytes of number, then the name
    att_nearest_offer(
        &nearest, factor->group, att_view(table + (size_t)i * size + 2));
  }
  const AttSpan span = {factor->span.begin,
                        factor->span.begin + (uint32_t)factor->group.size};
  return att_fault_nearest(line->tree->faults,
                           line->origin,
                           in_file(line, span),
                           &nearest,
                           "no group \"%.*s\" in the pattern",
                           ATT_VIEW_ARG(factor->group));
}

static bool
has_group(const Line* line, AttView name)
{
  char zero_ended[64];
  if (name.size >= sizeof zero_ended) {
    return false;
  }
  for (size_t i = 0; i < name.size; ++i) {
    zero_ended[i] = name.at[i];
  }
  zero_ended[name.size] = '\0';
  return pcre2_substring_number_from_name(
             line->code, (PCRE2_SPTR)(const void*)zero_ended) >= 0;
}

static const AttValueList*
find_list(const Line* line, AttView name)
{
  for (size_t i = 0; i < line->tree->lists.size; ++i) {
    if (att_view_equal(line->lists[i].name, name)) {
      return &line->lists[i];
    }
  }
  return NULL;
}

/// A list that is computed with has numbers; only times count places.
static AttStatus
check_list(const Line* line, const AttFactor* factor, bool computes)
{
  const AttValueList* list = find_list(line, factor->list);
  AttSpan span = {factor->span.begin + (uint32_t)factor->group.size,
                  factor->span.end};
  if (!list) {
    return att_regex_unknown_list(
        line->tree, line->node->file, in_file(line, span), factor->list);
  }
  if (!list->values) {
    return computes || line->node->kind != ATT_VALUE_TIME
               ? att_fault(line->tree->faults,
                           line->origin,
                           in_file(line, span),
                           "the items of list \"%.*s\" have no values, as in "
                           "list scale = thousand: 1000",
                           ATT_VIEW_ARG(factor->list))
               : ATT_OK;
  }
  AttDecimal number;
  for (size_t i = 0; computes && i < list->count; ++i) {
    if (!att_decimal_read(list->values[i], &number)) {
      return att_fault(line->tree->faults,
                       line->origin,
                       in_file(line, span),
                       "expected numbers to compute with, found \"%.*s\" as "
                       "value of \"%.*s\"",
                       ATT_VIEW_ARG(list->values[i]),
                       ATT_VIEW_ARG(list->words[i]));
    }
  }
  return ATT_OK;
}

static AttStatus
check_fields(const Line* line)
{
  for (size_t p = 0; p < line->template->part_count; ++p) {
    const AttTemplatePart* part = &line->template->parts[p];
    for (uint32_t i = 0; i < part->factor_count; ++i) {
      const AttFactor* factor =
          &line->template->factors[part->first_factor + i];
      if (factor->group.size && !has_group(line, factor->group)) {
        return unknown_group(line, factor);
      }
      if (factor->list.size) {
        ATT_TRY(check_list(line, factor, att_template_computes(part)));
      }
    }
  }
  return ATT_OK;
}

/// What groups may have matched, for trying a template out.
typedef struct Samples {
  const Line* line;
  size_t round;
} Samples;

static bool
is_optional(const Line* line, size_t factor)
{
  for (size_t p = 0; p < line->template->part_count; ++p) {
    const AttTemplatePart* part = &line->template->parts[p];
    if (factor >= part->first_factor &&
        factor < part->first_factor + part->factor_count) {
      return part->optional;
    }
  }
  return false;
}

/// Round by round another combination of samples: of a group some texts, of one
/// with a list an item, and of an optional one nothing as well.
static bool
sample_group(void* user, AttView name, AttView* text)
{
  static const char* const times[] = {
      "2000", "01", "20", "200", "2000-01-01", "2000-01"};
  static const char* const others[] = {"1", "2", "USD", "1 USD"};
  const Samples* samples = user;
  const Line* line = samples->line;
  const bool is_time = line->node->kind == ATT_VALUE_TIME;
  const size_t texts =
      is_time ? sizeof times / sizeof *times : sizeof others / sizeof *others;
  size_t round = samples->round;
  for (size_t i = 0; i < line->template->factor_count; ++i) {
    const AttFactor* factor = &line->template->factors[i];
    if (!factor->group.size) {
      continue;
    }
    const AttValueList* list =
        factor->list.size ? find_list(line, factor->list) : NULL;
    const size_t absent = is_optional(line, i);
    const size_t choices = (list ? 1 : texts) + absent;
    const size_t choice = round % choices;
    round /= choices;
    if (!att_view_equal(factor->group, name)) {
      continue;
    }
    if (absent && choice == 0) {
      return false;
    }
    *text = list ? list->words[samples->round % list->count]
                 : att_view((is_time ? times : others)[choice - absent]);
    return true;
  }
  return false;
}

/// A template that gives no value of its kind, whatever the groups match.
static AttStatus
check_result(const Line* line)
{
  Samples samples = {.line = line};
  const AttTemplateInput input = {.group = sample_group,
                                  .user = &samples,
                                  .lists = line->lists,
                                  .list_count = line->tree->lists.size,
                                  .pads = line->node->kind == ATT_VALUE_TIME};
  AttText value = {0};
  AttText first = {0};
  bool valid = false;
  for (; samples.round < MOST_SAMPLES && !valid; ++samples.round) {
    att_text_reset(&value);
    const bool filled = att_template_fill(line->template, &input, &value);
    valid =
        filled && att_value_is_valid(line->node->kind, att_text_view(&value));
    if (filled && !first.size) {
      att_text_append(&first, att_text_view(&value));
    }
  }
  AttStatus status = att_text_status(&value);
  if (status == ATT_OK && !valid) {
    const AttView example = att_text_view(&first);
    status = att_fault(line->tree->faults,
                       line->origin,
                       line->node->replacement_span,
                       "the template never gives a valid %s value, only such "
                       "as \"%.*s\"",
                       att_value_kind_name(line->node->kind),
                       ATT_VIEW_ARG(example));
  }
  att_text_clear(&value);
  att_text_clear(&first);
  return status;
}

static AttStatus
check_template(Line* line, AttTemplate* template)
{
  AttTemplateFault fault = {0};
  if (!line->node->replacement.size) {
    return att_fault(line->tree->faults,
                     line->origin,
                     line->node->replacement_span,
                     "expected a template behind \"=\", found nothing");
  }
  const AttStatus status = att_template_parse(
      line->node->replacement, line->tree->arena, template, &fault);
  if (status == ATT_ERR_SYNTAX) {
    return att_fault(line->tree->faults,
                     line->origin,
                     in_file(line, fault.span),
                     "%s",
                     fault.message);
  }
  ATT_TRY(status);
  line->template = template;
  ATT_TRY(check_fields(line));
  return check_result(line);
}

AttStatus
att_value_compile(AttRuleTree* tree,
                  const AttValueNode* node,
                  const AttValueList* lists,
                  AttValuePattern* pattern)
{
  *pattern = (AttValuePattern){
      .kind = node->kind, .file = node->file, .span = node->pattern_span};
  const void* code = NULL;
  ATT_TRY(att_regex_pattern(tree, node, &code));
  Line line = {.tree = tree,
               .node = node,
               .origin = att_rule_tree_origin(tree, node->file),
               .code = code,
               .lists = lists};
  AttStatus status = check_pattern(&line);
  if (status == ATT_OK) {
    status = check_template(&line, &pattern->template);
  }
  if (status != ATT_OK) {
    att_regex_free(code);
    return status;
  }
  pattern->regex = code;
  return ATT_OK;
}
