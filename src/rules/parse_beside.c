// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Names of classes, properties and kinds of values, and the entry that lists
// some: beside.
// In: lexemes of a line. Out: names as written, in the tree.

#include "rules/parse.h"

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

AttStatus
att_parse_qualified(AttParse* parse, AttView* name, AttSpan* span)
{
  ATT_TRY(take_name(parse, "a name", span));
  if (att_parse_mark(parse, ':')) {
    AttSpan local = {0};
    ATT_TRY(take_name(parse, "a name behind \":\"", &local));
    span->end = local.end;
  }
  *name = att_view_slice(parse->origin.text, span->begin, span->end);
  return ATT_OK;
}

AttStatus
att_parse_beside(AttParse* parse, bool in_event)
{
  if (!in_event) {
    return att_fault(parse->tree->faults,
                     parse->origin,
                     att_parse_here(parse),
                     "\"beside\" belongs in an event block");
  }
  ++parse->at;
  do {
    AttBesideNode beside = {0};
    ATT_TRY(att_parse_qualified(parse, &beside.name, &beside.span));
    ATT_TRY(ATT_PUSH(&parse->tree->beside, beside));
  } while (att_parse_mark(parse, ','));
  return att_parse_end(parse);
}

AttStatus
att_parse_value_kind(AttParse* parse, AttValueKind* kind)
{
  AttSpan span = {0};
  ATT_TRY(take_name(parse, "time, quantity, money or citation", &span));
  const AttView name = att_view_slice(parse->origin.text, span.begin, span.end);
  if (att_value_kind_find(name, kind)) {
    return ATT_OK;
  }
  AttNearest nearest = {0};
  for (unsigned i = 0; i < ATT_VALUE_KINDS; ++i) {
    att_nearest_offer(
        &nearest, name, att_view(att_value_kind_name((AttValueKind)i)));
  }
  return att_fault_nearest(parse->tree->faults,
                           parse->origin,
                           span,
                           &nearest,
                           "expected time, quantity, money or citation, found "
                           "\"%.*s\"",
                           ATT_VIEW_ARG(name));
}
