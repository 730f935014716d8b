// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Splitting a paragraph's tokens into sentences.
//   He met Gen. T.V. Paul in the U.S. on May 3. "It went well." They left.
// breaks behind "3." and behind the closing quotation mark. A stop is judged
// by the token before it (abbreviations.def) and the one after it.

#include "document/characters.h"
#include "document/orthography.h"
#include "document/tokens.h"

#include <string.h>

#define LONGEST_ASIDE 60u // tokens of a bracket that no sentence ends in

typedef enum Stop {
  STOP_NONE,
  STOP_WEAK,   // an abbreviation, an ellipsis
  STOP_STRONG, // a full stop, a question or exclamation mark
} Stop;

typedef struct Splitter {
  const AttToken* tokens;
  size_t end;
  size_t begin; // of the sentence
  bool one;     // the paragraph is one sentence
  size_t aside; // token that closes the open bracket, or 0
} Splitter;

static bool
is_all(AttView form, const char* set)
{
  for (size_t i = 0; i < form.size; ++i) {
    if (!strchr(set, form.at[i])) {
      return false;
    }
  }
  return form.size > 0;
}

static Stop
stop_of(AttView form)
{
  const char last = form.at[form.size - 1];
  if (last == '!' || last == '?' || last == '.') {
    if (form.size == 1 || is_all(form, "!?")) {
      return STOP_STRONG;
    }
    return last == '.' ? STOP_WEAK : STOP_NONE;
  }
  return att_code_at(form, 0, NULL) == 0x2026 ? STOP_WEAK : STOP_NONE;
}

static uint32_t
initial(AttView form)
{
  return att_code_at(form, 0, NULL);
}

/// The first token behind `at` that is no opening mark, or the end.
static size_t
skip_openers(const Splitter* s, size_t at)
{
  while (at < s->end && att_code_is_opener(initial(s->tokens[at].form))) {
    ++at;
  }
  return at;
}

/// True where an abbreviation, which may end a sentence, does so here.
static bool
ends_abbreviated(const Splitter* s, size_t stop, size_t next)
{
  const AttView form = s->tokens[stop].form;
  const AttView follows = s->tokens[next].form;
  if (is_all(form, ".") || initial(form) == 0x2026) {
    return att_code_is_upper(initial(follows));
  }
  switch (
      att_orthography_abbreviation(att_view_slice(form, 0, form.size - 1))) {
  case ATT_ABBREVIATION_LAST:
    return att_code_is_upper(initial(follows));
  case ATT_ABBREVIATION_WORD:
    return att_code_is_upper(initial(follows)) &&
           att_orthography_is_starter(follows);
  case ATT_ABBREVIATION_LETTERS: // initials of a name go on
    return att_orthography_is_starter(follows) &&
           att_code_is_upper(initial(follows));
  default:
    return false;
  }
}

static bool
ends_at(const Splitter* s, Stop stop, size_t at, size_t closed)
{
  if (closed >= s->end) {
    return true;
  }
  if (s->tokens[at].joined || (s->aside && at < s->aside)) {
    return false;
  }
  const size_t next = skip_openers(s, closed);
  if (next >= s->end) {
    return true;
  }
  const uint32_t first = initial(s->tokens[next].form);
  if (stop == STOP_WEAK) {
    return ends_abbreviated(s, at, next);
  }
  // "3.Then" without a blank still ends, "yahoo!.com" does not
  if (!s->tokens[closed - 1].space_after && !att_code_is_upper(first)) {
    return false;
  }
  return !att_code_is_lower(first) && first != ',' && first != ';' &&
         first != ')';
}

/// Note the bracket that a token opens: up to its close no sentence ends, but
/// for one that begins the sentence.
static void
open_aside(Splitter* s, size_t at)
{
  const AttView form = s->tokens[at].form;
  if (s->aside || at == s->begin || form.size != 1 ||
      (form.at[0] != '(' && form.at[0] != '[')) {
    return;
  }
  const char close = form.at[0] == '(' ? ')' : ']';
  for (size_t i = at + 1; i < s->end && i - at < LONGEST_ASIDE; ++i) {
    const AttView other = s->tokens[i].form;
    if (other.size == 1 && other.at[0] == close) {
      s->aside = i;
      return;
    }
    if (other.size == 1 && other.at[0] == form.at[0]) {
      return;
    }
  }
}

/// Closing marks that stand directly behind the stop belong to the sentence.
static size_t
skip_closers(const Splitter* s, size_t at)
{
  while (at < s->end && !s->tokens[at - 1].space_after &&
         att_code_is_closer(initial(s->tokens[at].form)) &&
         (s->tokens[at].space_after || at + 1 == s->end ||
          !att_code_is_word(initial(s->tokens[at + 1].form)))) {
    ++at;
  }
  return at;
}

/// The token behind the sentence that begins at `s->begin`.
static size_t
sentence_end(Splitter* s, size_t most)
{
  size_t pause = 0;
  for (size_t i = s->begin; i < s->end; ++i) {
    if (i - s->begin >= most) {
      const size_t cut = pause > s->begin + most / 2 ? pause : i;
      return s->tokens[cut].joined && cut > s->begin + 1 ? cut - 1 : cut;
    }
    if (s->aside && i >= s->aside) {
      s->aside = 0;
    }
    open_aside(s, i);
    const AttView form = s->tokens[i].form;
    if (form.size == 1 && (form.at[0] == ',' || form.at[0] == ';')) {
      pause = i + 1;
    }
    const Stop stop = stop_of(form);
    if (stop == STOP_NONE) {
      continue;
    }
    const size_t closed = skip_closers(s, i + 1);
    if (!s->one && ends_at(s, stop, i, closed)) {
      return closed;
    }
  }
  return s->end;
}

AttStatus
att_split_sentences(const AttTokens* tokens,
                    size_t first,
                    uint32_t paragraph,
                    bool one,
                    size_t most,
                    AttSentences* sentences)
{
  Splitter s = {
      .tokens = tokens->at, .end = tokens->size, .begin = first, .one = one};
  while (s.begin < s.end) {
    s.aside = 0;
    const size_t end = sentence_end(&s, most ? most : 1);
    const AttSpan span = {tokens->at[s.begin].span.begin,
                          tokens->at[end - 1].span.end};
    ATT_TRY(ATT_PUSH(sentences,
                     (AttSentence){.span = span,
                                   .first = (uint32_t)s.begin,
                                   .count = (uint32_t)(end - s.begin),
                                   .paragraph = paragraph,
                                   .id = {"", 0}}));
    s.begin = end;
  }
  return ATT_OK;
}
