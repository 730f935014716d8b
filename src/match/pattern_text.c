// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Token tests: postfix, over a stack of answers.

#include "match/pattern_text.h"

#include "match/word.h"

const AttReading*
att_pattern_reading(const AttPatternText* text,
                    const AttMention* mention,
                    uint32_t class_id,
                    uint32_t reading)
{
  for (uint32_t i = 0; i < mention->reading_count; ++i) {
    const AttReading* at = &text->found->readings[mention->first_reading + i];
    const uint32_t of = text->found->entities[at->entity].class_id;
    if ((!reading || at->kind == reading - 1) &&
        (!class_id || att_ontology_is_a(text->ontology, of, class_id))) {
      return at;
    }
  }
  return NULL;
}

const AttMention*
att_pattern_mention_at(const AttPatternText* text,
                       uint32_t token,
                       uint32_t class_id,
                       uint32_t reading)
{
  const uint32_t begin = text->first + token;
  for (size_t i = 0; i < text->found->count; ++i) {
    const AttMention* mention = &text->found->mentions[i];
    if (mention->tokens.begin > begin) {
      break;
    }
    if (mention->tokens.begin == begin &&
        att_pattern_reading(text, mention, class_id, reading)) {
      return mention;
    }
  }
  return NULL;
}

static bool
is_in_mention(const AttPatternText* text,
              uint32_t token,
              const AttTokenTest* test)
{
  const uint32_t at = text->first + token;
  for (size_t i = 0; i < text->found->count; ++i) {
    const AttMention* mention = &text->found->mentions[i];
    if (mention->tokens.begin > at) {
      break;
    }
    if (mention->tokens.end > at &&
        att_pattern_reading(text, mention, test->class_id, test->value)) {
      return true;
    }
  }
  return false;
}

static bool
is_in_any_mention(const AttPatternText* text, uint32_t token)
{
  return is_in_mention(text, token, &(AttTokenTest){0});
}

static bool
is_capital(AttView form)
{
  const unsigned char c = form.size ? (unsigned char)form.at[0] : 0;
  return (c >= 'A' && c <= 'Z') || c >= 0x80U;
}

// A letter beyond ASCII counts as a capital: the tagger has called it proper.
static bool
is_proper(const AttPatternText* text, uint32_t token, const AttTokenTest* test)
{
  const AttToken* at = &text->tokens[token];
  return at->upos == ATT_UPOS_PROPN && is_capital(at->form) &&
         !text->found->timed[text->first + token] &&
         (!is_in_any_mention(text, token) ||
          is_in_mention(
              text, token, &(AttTokenTest){.class_id = test->class_id}));
}

static bool
is_one_of(const AttPatternText* text, uint32_t token, AttRange words)
{
  for (uint32_t i = 0; i < words.count; ++i) {
    if (att_word_fits(text->matcher,
                      &text->rules->words[words.first + i],
                      &text->tokens[token])) {
      return true;
    }
  }
  return false;
}

static bool
holds(const AttPatternText* text, uint32_t token, const AttTokenTest* test)
{
  const AttToken* at = &text->tokens[token];
  switch (test->kind) {
  case ATT_TOKEN_ANY:
    return true;
  case ATT_TOKEN_WORDS:
    return is_one_of(text, token, test->words);
  case ATT_TOKEN_UPOS:
    return at->upos == test->value;
  case ATT_TOKEN_XPOS:
    return at->xpos == test->value;
  case ATT_TOKEN_MENTION:
    return is_in_mention(text, token, test);
  case ATT_TOKEN_PROPER:
    return is_proper(text, token, test);
  default:
    return false;
  }
}

bool
att_pattern_token_fits(const AttPatternText* text,
                       AttRange tests,
                       uint32_t token)
{
  uint64_t stack = 0; // the top is the lowest bit; no deeper than
                      // ATT_TOKEN_DEPTH
  for (uint32_t i = 0; i < tests.count; ++i) {
    const AttTokenTest* test = &text->rules->token_tests[tests.first + i];
    const uint64_t top = stack & 1U;
    const uint64_t below = stack >> 1U & 1U;
    switch (test->kind) {
    case ATT_TOKEN_AND:
      stack = stack >> 2U << 1U | (top & below);
      break;
    case ATT_TOKEN_OR:
      stack = stack >> 2U << 1U | (top | below);
      break;
    case ATT_TOKEN_NOT:
      stack ^= 1U;
      break;
    default:
      stack = stack << 1U | holds(text, token, test);
    }
  }
  return stack & 1U;
}
