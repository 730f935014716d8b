// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Comparing a word of a rule with a token.

#include "match/word.h"

bool
att_word_fits(AttMatcher* matcher, const AttWord* word, const AttToken* token)
{
  switch (word->kind) {
  case ATT_WORD_LEMMA:
    return att_view_equal_ascii_case(word->text, token->lemma) ||
           att_view_equal_ascii_case(word->text, token->form);
  case ATT_WORD_FORM:
    return att_view_equal(word->text, token->form);
  case ATT_WORD_REGEX: // compiled to match the whole form
    return matcher &&
           att_matcher_run(matcher, word->regex, token->form, 0) == ATT_MATCHED;
  }
  return false;
}
