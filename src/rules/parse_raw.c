// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Lines that are no words of the language and are read by their bytes: the
// pattern and template of a value, and what a test expects.

#include "rules/parse.h"

AttStatus
att_parse_value(AttParse* parse, AttValueKind kind)
{
  const AttSpan line = parse->lines.at[parse->line++].span;
  const AttView text = parse->origin.text;
  uint32_t at = line.begin + 1;
  while (at < line.end && text.at[at] != '/') {
    at += text.at[at] == '\\' ? 2 : 1;
  }
  if (text.at[line.begin] != '/' || at >= line.end) {
    return att_fault(parse->tree->faults,
                     parse->origin,
                     (AttSpan){line.begin, line.begin + 1},
                     "expected a pattern between two slashes, as in "
                     "/\\d{4}/ = {0}");
  }
  AttValueNode value = {.kind = kind,
                        .file = parse->file,
                        .pattern_span = {line.begin + 1, at},
                        .pattern = att_view_slice(text, line.begin + 1, at)};
  AttSpan rest = att_lex_raw(text, (AttSpan){at + 1, line.end});
  if (rest.begin == rest.end || text.at[rest.begin] != '=') {
    return att_fault(parse->tree->faults,
                     parse->origin,
                     (AttSpan){at, at + 1},
                     "expected \"=\" and a template behind the pattern");
  }
  ++rest.begin;
  value.replacement_span = att_lex_raw(text, rest);
  value.replacement = att_view_slice(
      text, value.replacement_span.begin, value.replacement_span.end);
  return ATT_PUSH(&parse->tree->values, value);
}

AttStatus
att_parse_expectations(AttParse* parse, AttSpan line)
{
  const AttView text = parse->origin.text;
  line = att_lex_raw(text, line);
  while (line.begin < line.end) {
    uint32_t end = line.begin;
    while (end < line.end && text.at[end] != ';') {
      ++end;
    }
    const AttSpan one = att_lex_raw(text, (AttSpan){line.begin, end});
    line.begin = end + 1;
    if (one.begin == one.end) {
      continue;
    }
    uint32_t equals = one.begin;
    while (equals < one.end && text.at[equals] != '=') {
      ++equals;
    }
    const AttSpan key = att_lex_raw(text, (AttSpan){one.begin, equals});
    const AttSpan value =
        equals < one.end ? att_lex_raw(text, (AttSpan){equals + 1, one.end})
                         : (AttSpan){0, 0};
    if (key.begin == key.end || value.begin == value.end) {
      return att_fault(
          parse->tree->faults, parse->origin, one, "expected \"role = value\"");
    }
    ATT_TRY(ATT_PUSH(&parse->tree->expectations,
                     (AttExpectation){
                         .key = att_view_slice(text, key.begin, key.end),
                         .value = att_view_slice(text, value.begin, value.end),
                         .span = key,
                     }));
  }
  return ATT_OK;
}
