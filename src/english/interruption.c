// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Find the words between two commas, or a comma and the end; parse both parts.

#include "english/interruption.h"

#include <stdlib.h>
#include <string.h>

#define MOST_WORDS 12u

/// Tokens that are left out, and what is in them; ends exclusive.
typedef struct Interruption {
  size_t begin; ///< the comma, or a quotation mark in front of it
  size_t end;
  size_t verb;
  size_t name; ///< [name, name_end): who speaks
  size_t name_end;
  size_t rest; ///< [rest, rest_end): when and where
  size_t rest_end;
} Interruption;

static int
order_views(const void* left, const void* right)
{
  return att_view_compare(*(const AttView*)left, *(const AttView*)right);
}

static bool
is_saying(AttLemmas sayings, const AttToken* token)
{
  return token->upos == ATT_UPOS_VERB &&
         (token->xpos == ATT_XPOS_VBD || token->xpos == ATT_XPOS_VBZ ||
          token->xpos == ATT_XPOS_VBP) &&
         sayings.count &&
         bsearch(&token->lemma,
                 sayings.at,
                 sayings.count,
                 sizeof *sayings.at,
                 order_views);
}

static bool
is_quote(const AttToken* token)
{
  return token->xpos == ATT_XPOS_OPEN_QUOTE ||
         token->xpos == ATT_XPOS_CLOSE_QUOTE;
}

static bool
is_naming(const AttToken* token)
{
  return token->upos == ATT_UPOS_PROPN || token->upos == ATT_UPOS_NOUN ||
         token->upos == ATT_UPOS_PRON;
}

/// A word that the name of a speaker and what follows it may have.
static bool
is_phrasal(const AttToken* token)
{
  return is_naming(token) || token->upos == ATT_UPOS_ADJ ||
         token->upos == ATT_UPOS_DET || token->upos == ATT_UPOS_ADP ||
         token->upos == ATT_UPOS_NUM || token->upos == ATT_UPOS_ADV ||
         token->xpos == ATT_XPOS_POS;
}

static bool
has_verb(const AttToken* tokens, size_t begin, size_t end)
{
  for (size_t i = begin; i < end; ++i) {
    if (tokens[i].upos == ATT_UPOS_VERB || tokens[i].upos == ATT_UPOS_AUX) {
      return true;
    }
  }
  return false;
}

static bool
has_name(const AttToken* tokens, size_t begin, size_t end)
{
  for (size_t i = begin; i < end; ++i) {
    if (is_naming(&tokens[i])) {
      return tokens[begin].upos != ATT_UPOS_ADP &&
             tokens[begin].upos != ATT_UPOS_ADV;
    }
  }
  return false;
}

/// Words from `begin` on that are one verb of saying and phrases: its place,
/// and where they end.
static bool
read_words(AttLemmas sayings,
           const AttToken* tokens,
           size_t count,
           size_t begin,
           size_t* verb,
           size_t* end)
{
  *verb = count;
  size_t at = begin;
  for (; at < count && at - begin < MOST_WORDS; ++at) {
    if (*verb == count && is_saying(sayings, &tokens[at])) {
      *verb = at;
    } else if (!is_phrasal(&tokens[at])) {
      break;
    }
  }
  *end = at;
  return *verb < count && at < count && tokens[at].upos == ATT_UPOS_PUNCT;
}

static bool
has_comma(const AttToken* tokens, size_t begin, size_t end)
{
  for (size_t i = begin; i < end; ++i) {
    if (tokens[i].xpos == ATT_XPOS_COMMA) {
      return true;
    }
  }
  return false;
}

/// Does what the words leave behind want to be read together? A name in front
/// and its verb behind; or at the end, a clause in front of the inversion: but
/// "Jordan, which is poor, denied the claim" goes on with its own verb.
static bool
is_split(const AttToken* tokens, size_t count, const Interruption* found)
{
  if (found->end + 1 >= count) {
    return found->verb < found->name && has_verb(tokens, 0, found->begin) &&
           !has_comma(tokens, 0, found->begin);
  }
  return has_name(tokens, 0, found->begin) &&
         !has_verb(tokens, 0, found->begin) &&
         tokens[found->end].upos != ATT_UPOS_CCONJ &&
         has_verb(tokens, found->end, count);
}

/// The interruption that a comma opens.
static bool
read_interruption(AttLemmas sayings,
                  const AttToken* tokens,
                  size_t count,
                  size_t comma,
                  Interruption* found)
{
  const bool is_before = comma > 1 && is_quote(&tokens[comma - 1]);
  const bool is_behind = comma + 1 < count && is_quote(&tokens[comma + 1]);
  const size_t first = comma + 1 + is_behind;
  size_t end = 0;
  *found = (Interruption){.begin = comma - is_before};
  if (!read_words(sayings, tokens, count, first, &found->verb, &end)) {
    return false;
  }
  const bool is_inverted = found->verb == first;
  found->name = is_inverted ? first + 1 : first;
  found->name_end = is_inverted ? end : found->verb;
  found->rest = is_inverted ? end : found->verb + 1;
  found->rest_end = end;
  const bool goes_on = tokens[end].xpos == ATT_XPOS_COMMA;
  found->end = end + goes_on;
  if (goes_on && (is_before || is_behind) && found->end < count &&
      is_quote(&tokens[found->end])) {
    ++found->end;
  } else if ((is_before || is_behind) && found->end + 1 < count) {
    return false;
  }
  return (goes_on || end + 1 == count) &&
         has_name(tokens, found->name, found->name_end) &&
         is_split(tokens, count, found);
}

/// Parse [begin, end) by itself: its root; the other words hang within it.
static AttStatus
parse_part(AttEnglish* english,
           AttToken* tokens,
           size_t begin,
           size_t end,
           size_t* root)
{
  ATT_TRY(att_english_parse(english, tokens + begin, end - begin));
  *root = begin;
  for (size_t i = begin; i < end; ++i) {
    if (tokens[i].head < 0) {
      *root = i;
    } else {
      tokens[i].head += (int32_t)begin;
    }
  }
  return ATT_OK;
}

/// Parse what is left without the interruption; its root.
static AttStatus
parse_around(AttEnglish* english,
             const Interruption* found,
             AttArena* arena,
             AttToken* tokens,
             size_t count,
             size_t* root)
{
  const size_t gap = found->end - found->begin;
  AttToken* left = att_arena_calloc(arena, count, sizeof *left);
  if (!left) {
    return ATT_ERR_MEMORY;
  }
  memcpy(left, tokens, found->begin * sizeof *left);
  memcpy(left + found->begin,
         tokens + found->end,
         (count - found->end) * sizeof *left);
  ATT_TRY(att_english_parse(english, left, count - gap));
  for (size_t i = 0; i < count - gap; ++i) {
    const size_t at = i < found->begin ? i : i + gap;
    const int32_t head = left[i].head;
    tokens[at].relation = left[i].relation;
    tokens[at].head = head < (int32_t)found->begin ? head : head + (int32_t)gap;
    *root = head < 0 ? at : *root;
  }
  return ATT_OK;
}

static AttStatus
parse_interrupted(AttEnglish* english,
                  const Interruption* found,
                  AttArena* arena,
                  AttToken* tokens,
                  size_t count)
{
  size_t root = 0;
  size_t part = 0;
  ATT_TRY(parse_around(english, found, arena, tokens, count, &root));
  for (size_t i = found->begin; i < found->end; ++i) {
    tokens[i].head = (int32_t)found->verb;
    tokens[i].relation = ATT_RELATION_PUNCT;
  }
  ATT_TRY(parse_part(english, tokens, found->name, found->name_end, &part));
  tokens[part].head = (int32_t)found->verb;
  tokens[part].relation = ATT_RELATION_NSUBJ;
  if (found->rest < found->rest_end) {
    ATT_TRY(parse_part(english, tokens, found->rest, found->rest_end, &part));
    tokens[part].head = (int32_t)found->verb;
    tokens[part].relation = tokens[part].upos == ATT_UPOS_ADV
                                ? ATT_RELATION_ADVMOD
                                : ATT_RELATION_OBL;
  }
  tokens[found->verb].head = (int32_t)root;
  tokens[found->verb].relation = ATT_RELATION_PARATAXIS;
  return ATT_OK;
}

AttStatus
att_interruption_mend(AttEnglish* english,
                      AttLemmas sayings,
                      AttArena* arena,
                      AttToken* tokens,
                      size_t count)
{
  for (size_t i = 1; i + 2 < count; ++i) {
    Interruption found;
    if (tokens[i].xpos == ATT_XPOS_COMMA &&
        read_interruption(sayings, tokens, count, i, &found)) {
      return parse_interrupted(english, &found, arena, tokens, count);
    }
  }
  return ATT_OK;
}
