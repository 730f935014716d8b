// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Parsing and filling templates.

#include "term/template.h"

#include "base/array.h"

#include <string.h>

#define DEEPEST_SUM 8u
#define MOST_STEPS 64u // of one field

typedef struct Parser {
  AttView text;
  size_t at;
  ATT_ARRAY(AttTemplatePart) parts;
  ATT_ARRAY(AttFactor) factors;
  AttTemplateFault* fault;
} Parser;

static AttStatus
refuse(Parser* p, size_t begin, size_t end, const char* message)
{
  p->fault->span = (AttSpan){(uint32_t)begin, (uint32_t)end};
  p->fault->message = message;
  return ATT_ERR_SYNTAX;
}

static bool
is_name_byte(char byte)
{
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
         (byte >= '0' && byte <= '9') || byte == '_';
}

static AttView
take_name(Parser* p)
{
  const size_t begin = p->at;
  while (p->at < p->text.size && is_name_byte(p->text.at[p->at])) {
    ++p->at;
  }
  return att_view_slice(p->text, begin, p->at);
}

static bool
take(Parser* p, char mark)
{
  const bool found = p->at < p->text.size && p->text.at[p->at] == mark;
  p->at += found;
  return found;
}

static void
skip_blanks(Parser* p)
{
  while (take(p, ' ')) {
  }
}

static AttStatus parse_sum(Parser* p, unsigned depth);

/// factor = group [ "@" list ] | number | "(" sum ")"
static AttStatus
parse_factor(Parser* p, unsigned depth)
{
  skip_blanks(p);
  const size_t begin = p->at;
  AttFactor factor = {.step = ATT_STEP_OPERAND};
  if (take(p, '(')) {
    if (depth >= DEEPEST_SUM) {
      return refuse(p, begin, begin + 1, "parentheses more than 8 deep");
    }
    ATT_TRY(parse_sum(p, depth + 1));
    if (!take(p, ')')) {
      return refuse(p, p->at, p->at, "expected a closing )");
    }
    skip_blanks(p);
    return ATT_OK;
  }
  const AttView name = take_name(p);
  if (name.size && name.at[0] >= '0' && name.at[0] <= '9') {
    if (take(p, '.')) {
      (void)take_name(p);
    }
    if (!att_decimal_read(att_view_slice(p->text, begin, p->at),
                          &factor.number)) {
      return refuse(p, begin, p->at, "expected a number");
    }
  } else {
    factor.group = name;
    if (!name.size) {
      return refuse(
          p, begin, begin + 1, "expected the name of a group or a number");
    }
    if (take(p, '@')) {
      factor.list = take_name(p);
      if (!factor.list.size) {
        return refuse(p, p->at, p->at, "expected the name of a list behind @");
      }
    }
  }
  factor.span = (AttSpan){(uint32_t)begin, (uint32_t)p->at};
  skip_blanks(p);
  return ATT_PUSH(&p->factors, factor);
}

/// product = factor { "*" factor }
static AttStatus
parse_product(Parser* p, unsigned depth)
{
  ATT_TRY(parse_factor(p, depth));
  while (take(p, '*')) {
    ATT_TRY(parse_factor(p, depth));
    ATT_TRY(ATT_PUSH(&p->factors, (AttFactor){.step = ATT_STEP_MULTIPLY}));
  }
  return ATT_OK;
}

/// sum = product { "+" product }
static AttStatus
parse_sum(Parser* p, unsigned depth)
{
  ATT_TRY(parse_product(p, depth));
  while (take(p, '+')) {
    ATT_TRY(parse_product(p, depth));
    ATT_TRY(ATT_PUSH(&p->factors, (AttFactor){.step = ATT_STEP_ADD}));
  }
  return ATT_OK;
}

/// "{" sum [ "?" ] "}", behind the brace
static AttStatus
parse_field(Parser* p)
{
  const size_t begin = p->at;
  AttTemplatePart part = {.first_factor = (uint32_t)p->factors.size};
  ATT_TRY(parse_sum(p, 0));
  part.optional = take(p, '?');
  skip_blanks(p);
  if (!take(p, '}')) {
    return refuse(p, p->at, p->at, "expected a closing } in the template");
  }
  part.factor_count = (uint32_t)p->factors.size - part.first_factor;
  if (part.factor_count > MOST_STEPS) {
    return refuse(p, begin, p->at, "field of more than 32 factors");
  }
  return ATT_PUSH(&p->parts, part);
}

static AttStatus
parse(Parser* p)
{
  while (p->at < p->text.size) {
    const size_t begin = p->at;
    while (p->at < p->text.size && p->text.at[p->at] != '{') {
      ++p->at;
    }
    if (p->at > begin) {
      ATT_TRY(ATT_PUSH(
          &p->parts,
          (AttTemplatePart){.text = att_view_slice(p->text, begin, p->at)}));
    }
    if (take(p, '{')) {
      ATT_TRY(parse_field(p));
    }
  }
  return ATT_OK;
}

AttStatus
att_template_parse(AttView text,
                   AttArena* arena,
                   AttTemplate* template,
                   AttTemplateFault* fault)
{
  Parser p = {.text = text, .fault = fault};
  AttStatus status = parse(&p);
  if (status == ATT_OK) {
    AttTemplatePart* parts =
        att_arena_calloc(arena, p.parts.size + 1, sizeof *parts);
    AttFactor* factors =
        att_arena_calloc(arena, p.factors.size + 1, sizeof *factors);
    if (parts && factors) {
      if (p.parts.size) {
        memcpy(parts, p.parts.at, p.parts.size * sizeof *parts);
      }
      if (p.factors.size) {
        memcpy(factors, p.factors.at, p.factors.size * sizeof *factors);
      }
      *template = (AttTemplate){parts, p.parts.size, factors, p.factors.size};
    } else {
      status = ATT_ERR_MEMORY;
    }
  }
  ATT_ARRAY_CLEAR(&p.parts);
  ATT_ARRAY_CLEAR(&p.factors);
  return status;
}

static bool
is_blank(char c)
{
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/// Compare without ASCII case; white space of `found` counts as one blank.
static bool
is_item(AttView item, AttView found)
{
  size_t at = 0;
  for (size_t i = 0; i < item.size; ++i) {
    if (item.at[i] == ' ') {
      if (at >= found.size || !is_blank(found.at[at])) {
        return false;
      }
      while (at < found.size && is_blank(found.at[at])) {
        ++at;
      }
    } else if (at < found.size &&
               att_view_equal_ascii_case(att_view_slice(item, i, i + 1),
                                         att_view_slice(found, at, at + 1))) {
      ++at;
    } else {
      return false;
    }
  }
  return at == found.size;
}

static const AttValueList*
find_list(const AttTemplateInput* input, AttView name)
{
  for (size_t i = 0; i < input->list_count; ++i) {
    if (att_view_equal(input->lists[i].name, name)) {
      return &input->lists[i];
    }
  }
  return NULL;
}

/// The item's value, or its place in `place` (two digits).
static bool
look_up(const AttTemplateInput* input,
        AttView list_name,
        AttView word,
        AttText* place,
        AttView* value)
{
  const AttValueList* list = find_list(input, list_name);
  for (size_t i = 0; list && i < list->count; ++i) {
    if (!is_item(list->words[i], word)) {
      continue;
    }
    if (list->values) {
      *value = list->values[i];
      return true;
    }
    att_text_reset(place);
    att_text_format(place, "%02zu", i + 1);
    *value = att_text_view(place);
    return true;
  }
  return false;
}

/// A result on the way: absent where its groups took no part.
typedef struct Result {
  AttDecimal number;
  bool absent;
} Result;

static bool
read_operand(const AttTemplateInput* input,
             const AttFactor* factor,
             AttText* scratch,
             Result* result)
{
  *result = (Result){factor->number, false};
  if (!factor->group.size) {
    return true;
  }
  AttView text;
  if (!input->group(input->user, factor->group, &text)) {
    result->absent = true;
    return true;
  }
  return (!factor->list.size ||
          look_up(input, factor->list, text, scratch, &text)) &&
         att_decimal_read(text, &result->number);
}

static bool
combine(AttTemplateStep step, Result* left, const Result* right)
{
  if (step == ATT_STEP_ADD && left->absent) {
    *left = *right;
    return true;
  }
  if (left->absent || right->absent) {
    return true;
  }
  return step == ATT_STEP_ADD
             ? att_decimal_add(left->number, right->number, &left->number)
             : att_decimal_multiply(left->number, right->number, &left->number);
}

static bool
compute(const AttTemplate* template,
        const AttTemplatePart* part,
        const AttTemplateInput* input,
        AttText* scratch,
        Result* result)
{
  Result stack[MOST_STEPS];
  size_t size = 0;
  for (uint32_t i = 0; i < part->factor_count; ++i) {
    const AttFactor* factor = &template->factors[part->first_factor + i];
    if (factor->step == ATT_STEP_OPERAND) {
      if (!read_operand(input, factor, scratch, &stack[size++])) {
        return false;
      }
    } else {
      --size;
      if (!combine(factor->step, &stack[size - 1], &stack[size])) {
        return false;
      }
    }
  }
  *result = stack[0];
  return true;
}

static void
append_padded(const AttTemplateInput* input, AttView text, AttText* out)
{
  if (input->pads && text.size == 1 && text.at[0] >= '0' && text.at[0] <= '9') {
    att_text_append_char(out, '0');
  }
  att_text_append(out, text);
}

static bool
fill_field(const AttTemplate* template,
           const AttTemplatePart* part,
           const AttTemplateInput* input,
           AttText* scratch,
           AttText* out)
{
  const AttFactor* first = &template->factors[part->first_factor];
  if (att_template_computes(part) || !first->group.size) {
    Result result;
    if (!compute(template, part, input, scratch, &result)) {
      return false;
    }
    if (!result.absent) {
      att_text_reset(scratch);
      att_decimal_write(result.number, scratch);
      append_padded(input, att_text_view(scratch), out);
    }
    return !result.absent || part->optional;
  }
  AttView text;
  if (!input->group(input->user, first->group, &text)) {
    return part->optional;
  }
  if (first->list.size && !look_up(input, first->list, text, scratch, &text)) {
    return false;
  }
  append_padded(input, text, out);
  return true;
}

bool
att_template_computes(const AttTemplatePart* part)
{
  return part->factor_count > 1;
}

bool
att_template_fill(const AttTemplate* template,
                  const AttTemplateInput* input,
                  AttText* out)
{
  AttText scratch = {0};
  bool good = true;
  for (size_t i = 0; i < template->part_count && good; ++i) {
    const AttTemplatePart* part = &template->parts[i];
    if (part->factor_count) {
      good = fill_field(template, part, input, &scratch, out);
    } else {
      att_text_append(out, part->text);
    }
  }
  if (scratch.broken) {
    out->broken = true;
  }
  att_text_clear(&scratch);
  return good;
}
