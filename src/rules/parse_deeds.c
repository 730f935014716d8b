// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// What an undertaking or a demand is about: the entry "of".
// In: lexemes of a line. Out: deeds as written, in the tree.

#include "rules/parse.h"

static bool
take_word(AttParse* parse, AttView word)
{
  const AttLexeme* next = att_parse_peek(parse);
  const bool is =
      next && next->kind == ATT_LEXEME_WORD && att_view_equal(next->text, word);
  parse->at += is;
  return is;
}

AttStatus
att_parse_deeds(AttParse* parse, bool allowed)
{
  if (!allowed) {
    return att_fault(parse->tree->faults,
                     parse->origin,
                     att_parse_here(parse),
                     "\"of\" belongs in an event, undertaking or demand block");
  }
  ++parse->at;
  const bool denied = take_word(parse, ATT_VIEW("not"));
  do {
    AttDeedNode deed = {.denied = denied, .span = att_parse_here(parse)};
    deed.is_any =
        take_word(parse, ATT_VIEW("…")) || take_word(parse, ATT_VIEW("..."));
    if (!deed.is_any) {
      ATT_TRY(att_parse_qualified(parse, &deed.name, &deed.span));
    }
    ATT_TRY(ATT_PUSH(&parse->tree->deeds, deed));
  } while (att_parse_mark(parse, ','));
  return att_parse_end(parse);
}
