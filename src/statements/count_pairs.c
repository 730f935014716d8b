// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Pairs are found by the order of words alone.

#include "statements/count_pairs.h"

#include "match/word.h"

/// A word of a state or an act, as it stands beside a number: "wounded",
/// "dead".
static bool
is_state(const AttToken* token)
{
  return token->upos == ATT_UPOS_ADJ || token->xpos == ATT_XPOS_VBN ||
         token->xpos == ATT_XPOS_VBD;
}

static bool
is_nominal(const AttToken* token)
{
  return token->upos == ATT_UPOS_NOUN || token->upos == ATT_UPOS_PROPN ||
         token->upos == ATT_UPOS_ADJ;
}

static bool
is_phrase(const AttRules* rules,
          const AttReadSentence* read,
          AttRange phrases,
          uint32_t token)
{
  for (uint32_t i = 0; i < phrases.count; ++i) {
    const AttRange words = rules->phrases[phrases.first + i].words;
    if (words.count == 1 && att_word_fits(read->matcher,
                                          &rules->words[words.first],
                                          &read->tokens[token])) {
      return true;
    }
  }
  return false;
}

/// Does a line of the frame have the word, as its trigger or as a fixed one?
static bool
has_word(const AttRules* rules,
         const AttReadSentence* read,
         const AttFrame* frame,
         uint32_t token)
{
  bool found = is_phrase(rules, read, frame->triggers, token);
  for (uint32_t s = 0; !found && s < frame->slots.count; ++s) {
    const AttSlot* slot = &rules->slots[frame->slots.first + s];
    found = slot->kind == ATT_SLOT_WORDS &&
            is_phrase(rules, read, slot->phrases, token);
  }
  return found;
}

/// The quantity block that a word belongs to; block_count for none.
static uint32_t
block_of_word(const AttRules* rules,
              const AttReadSentence* read,
              uint32_t token)
{
  for (size_t f = 0; f < rules->frame_count; ++f) {
    const AttFrame* frame = &rules->frames[f];
    if (rules->blocks[frame->block].kind == ATT_BLOCK_QUANTITY &&
        has_word(rules, read, frame, token)) {
      return frame->block;
    }
  }
  return (uint32_t)rules->block_count;
}

static bool
begins_part(const AttReadSentence* read, uint32_t token)
{
  return token > 0 && (read->tokens[token - 1].upos == ATT_UPOS_CCONJ ||
                       read->tokens[token - 1].xpos == ATT_XPOS_COMMA);
}

/// "and 20 wounded", "and another 20 wounded"; the word may come first.
static bool
begins_coordinate(const AttReadSentence* read, uint32_t begin)
{
  return begins_part(read, begin) ||
         (begin > 1 && begins_part(read, begin - 1) &&
          (read->tokens[begin - 1].upos == ATT_UPOS_DET ||
           is_state(&read->tokens[begin - 1])));
}

static bool
ends_phrase(const AttReadSentence* read, uint32_t token)
{
  return token >= read->count || !is_nominal(&read->tokens[token]);
}

/// The word of state beside the number in tokens [begin, end), or the count of
/// tokens: "20 wounded", "20 people wounded" where no noun follows, "and
/// wounded 20".
static uint32_t
word_beside(const AttReadSentence* read, uint32_t begin, uint32_t end)
{
  const uint32_t count = (uint32_t)read->count;
  const uint32_t after =
      end < count && read->tokens[end].upos == ATT_UPOS_NOUN ? end + 1 : end;
  if (after < count && is_state(&read->tokens[after]) &&
      ends_phrase(read, after + 1)) {
    return after;
  }
  return begin > 1 && is_state(&read->tokens[begin - 1]) &&
                 begins_part(read, begin - 1) && ends_phrase(read, end)
             ? begin - 1
             : count;
}

AttStatus
att_count_pairs_find(const AttRules* rules,
                     const AttReadSentence* read,
                     AttCountPairs* pairs)
{
  const AttMentions* all = read->mentions;
  const uint32_t first = read->sentence->first;
  for (size_t i = 0; i < all->value_count; ++i) {
    const AttValue* value = &all->values[i];
    if (value->kind != ATT_VALUE_QUANTITY || value->quantity.unit.size ||
        value->tokens.begin < first ||
        value->tokens.end > first + read->count) {
      continue;
    }
    const uint32_t word = word_beside(
        read, value->tokens.begin - first, value->tokens.end - first);
    const uint32_t block = word < read->count ? block_of_word(rules, read, word)
                                              : (uint32_t)rules->block_count;
    if (block < rules->block_count) {
      const uint32_t begin = value->tokens.begin - first;
      ATT_TRY(ATT_PUSH(
          pairs,
          (AttCountPair){.value = (uint32_t)i + 1,
                         .word = word,
                         .block = block,
                         .is_coordinated = begins_coordinate(read, begin)}));
    }
  }
  return ATT_OK;
}

static bool
has_token(const AttRules* rules, const AttMatch* match, uint32_t token)
{
  bool found = match->trigger == token;
  for (size_t i = 0; !found && i < match->binding_count; ++i) {
    const AttBinding* binding = &match->bindings[i];
    found = binding->token == token &&
            rules->slots[binding->slot].kind == ATT_SLOT_WORDS;
  }
  return found;
}

bool
att_count_pairs_allow(const AttCountPairs* pairs,
                      const AttRules* rules,
                      const AttMatch* match,
                      uint32_t value)
{
  for (size_t i = 0; i < pairs->size; ++i) {
    const AttCountPair* pair = &pairs->at[i];
    const bool is_its_value = pair->value == value;
    if (is_its_value != has_token(rules, match, pair->word)) {
      return false;
    }
  }
  return true;
}
