// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Templates: how a value is made of what the named groups of a pattern matched.
// In: a template as written, a match. Out: the value's text.
//
//   template = { text | "{" sum "}" }
//   sum      = product { "+" product } [ "?" ]
//   product  = factor { "*" factor }
//   factor   = group [ "@" list ] | number | "(" sum ")"
//
//   {year}-{month@month}-{day}     15 August 2021        -> 2021-08-15
//   {n*scale@scale} {sign@money}   $1.5 million          -> 1500000 USD
//   {(t@tens+d@digit)*s@scale}     forty-two thousand    -> 42000
//
// A field of one factor is text: what the group matched, or, with a list, the
// value of that item of the list (its place from 1, two digits, in a list
// without values). Anything more is computed, exactly. A group that took no
// part in the match is left out of its sum, and with it the product that it
// stands first in; elsewhere in a product it counts as one. A field of which
// nothing is left has no value, and neither has the match, save where "?" says
// that the field may then be empty.

#ifndef ATT_TERM_TEMPLATE_H
#define ATT_TERM_TEMPLATE_H

#include "base/arena.h"
#include "term/quantity.h"

typedef enum AttTemplateStep {
  ATT_STEP_OPERAND,
  ATT_STEP_MULTIPLY, ///< the two results before it
  ATT_STEP_ADD,
} AttTemplateStep;

/// One step of a field, in postfix order.
typedef struct AttFactor {
  AttTemplateStep step;
  AttView group; ///< empty: `number`
  AttView list;  ///< empty: the group's own text
  AttDecimal number;
  AttSpan span; ///< of the template, bytes
} AttFactor;

/// Literal text, or, with factor_count, a field.
typedef struct AttTemplatePart {
  AttView text;
  uint32_t first_factor;
  uint32_t factor_count;
  bool optional; ///< "?"
} AttTemplatePart;

typedef struct AttTemplate {
  const AttTemplatePart* parts;
  size_t part_count;
  const AttFactor* factors;
  size_t factor_count;
} AttTemplate;

/// A list of words that templates look up, without regard to ASCII case.
typedef struct AttValueList {
  AttView name;
  const AttView* words;  ///< words of one item parted by one blank
  const AttView* values; ///< NULL: a list without values
  size_t count;
} AttValueList;

/// What a template is filled from. `group` gives what a group matched; false
/// where it took no part.
typedef struct AttTemplateInput {
  bool (*group)(void* user, AttView name, AttView* text);
  void* user;
  const AttValueList* lists;
  size_t list_count;
  bool pads; ///< a single digit that stands alone becomes two
} AttTemplateInput;

/// Where and why a template is no template.
typedef struct AttTemplateFault {
  AttSpan span; ///< of the template, bytes
  const char* message;
} AttTemplateFault;

/// Parse; the result lives in `arena` and points into `text`. ATT_ERR_SYNTAX
/// fills `fault`.
ATT_MUST_USE AttStatus att_template_parse(AttView text,
                                          AttArena* arena,
                                          AttTemplate* template,
                                          AttTemplateFault* fault);

/// True where the field computes: it has more than one factor.
bool att_template_computes(const AttTemplatePart* part);

/// Append the value to `out`; false where the match has none.
bool att_template_fill(const AttTemplate* template,
                       const AttTemplateInput* input,
                       AttText* out);

#endif
