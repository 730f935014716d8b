// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// One spelling of a line: where white space stands between its words.
// In: lexemes. Out: their text, spaced the one way, whatever the author did.

#ifndef ATT_RULES_SPELL_H
#define ATT_RULES_SPELL_H

#include "rules/lexer.h"

/// Append lexemes `first` to `end` (exclusive) to `out`: no blanks round "|"
/// and inside brackets, one behind a comma and round "=", one between words.
/// A colon that is glued on both sides stays so, another has one blank behind
/// it. Where white space means something (round "-", before "'s" and between a
/// word and its "(") it stays as written. Lexing the result gives the same
/// lexemes.
void att_spell(AttView text,
               const AttLexemes* lexemes,
               size_t first,
               size_t end,
               AttText* out);

#endif
