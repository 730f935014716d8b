// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Words under tag pairs, and the classes that the tagger sees of them.

#include "english/lexicon_build.h"

void
att_pairs_collect(const AttTreebank* treebank, AttPairs* pairs)
{
  *pairs = (AttPairs){.size = 0};
  for (size_t i = 0; i < treebank->tokens.size; ++i) {
    const AttToken* token = &treebank->tokens.at[i];
    uint8_t* index = &pairs->index[token->upos][token->xpos];
    if (!*index && pairs->size < ATT_CLASS_MAX) {
      pairs->at[pairs->size++] = (AttTagPair){token->upos, token->xpos};
      *index = (uint8_t)pairs->size;
    }
  }
}

uint8_t
att_pairs_find(const AttPairs* pairs, const AttToken* token)
{
  const uint8_t index = pairs->index[token->upos][token->xpos];
  if (index) {
    return (uint8_t)(index - 1);
  }
  for (size_t i = 0; i < pairs->size; ++i) {
    if (pairs->at[i].upos == token->upos) {
      return (uint8_t)i;
    }
  }
  return 0;
}

static AttStatus
count_word(AttWordCounts* counts, AttView form, uint8_t pair)
{
  char buffer[ATT_WORD_BYTES];
  const AttView lower = att_word_lower(form, buffer);
  const uint32_t* known = att_map_get(&counts->words, lower);
  const uint32_t index = known ? *known : (uint32_t)counts->words.size;
  if (!known) {
    ATT_TRY(att_map_set(&counts->words, lower, index));
    for (size_t i = 0; i < ATT_CLASS_MAX; ++i) {
      ATT_TRY(ATT_PUSH(&counts->counts, (uint16_t)0));
    }
  }
  uint16_t* count = &counts->counts.at[index * ATT_CLASS_MAX + pair];
  *count = (uint16_t)(*count + (*count < UINT16_MAX));
  return ATT_OK;
}

/// Words whose class is open are never taken as certain: "market" may be a
/// name or a verb tomorrow.
static bool
is_open(const AttPairs* pairs, size_t pair)
{
  switch (pairs->at[pair].upos) {
  case ATT_UPOS_ADJ:
  case ATT_UPOS_NOUN:
  case ATT_UPOS_PROPN:
  case ATT_UPOS_VERB:
  case ATT_UPOS_X:
    return true;
  default:
    return false;
  }
}

enum { COUNT_KNOWN = 4, COUNT_CERTAIN = 25, SHARE = 20, TAGS = 4 };

static AttWordClass
classify(const AttPairs* pairs, const uint16_t* counts)
{
  uint32_t total = 0;
  for (size_t i = 0; i < pairs->size; ++i) {
    total += counts[i];
  }
  if (total < COUNT_KNOWN) {
    return (AttWordClass){0, -1};
  }
  uint64_t hash = 23;
  uint32_t before = UINT32_MAX;
  size_t last = 0;
  int16_t fixed = -1;
  for (size_t n = 0; n < TAGS; ++n) { // the most frequent tags, in order
    size_t best = pairs->size;
    for (size_t i = 0; i < pairs->size; ++i) {
      const bool after =
          counts[i] < before || (counts[i] == before && i > last);
      if (after && (best == pairs->size || counts[i] > counts[best])) {
        best = i;
      }
    }
    if (best == pairs->size || counts[best] * SHARE < total) {
      break;
    }
    hash = att_feature_mix(hash, best + 1);
    before = counts[best];
    last = best;
    if (n == 0 && counts[best] == total && total >= COUNT_CERTAIN &&
        !is_open(pairs, best)) {
      fixed = (int16_t)best;
    }
  }
  const uint32_t ambiguity = (uint32_t)(hash >> 32);
  return (AttWordClass){ambiguity ? ambiguity : 1, fixed};
}

AttStatus
att_word_counts_make(const AttTreebank* treebank,
                     const AttPairs* pairs,
                     uint32_t folds,
                     uint32_t fold,
                     AttWordCounts* counts)
{
  *counts = (AttWordCounts){.counts = {0}};
  for (size_t t = 0; t < treebank->trees.size; ++t) {
    const AttTree* tree = &treebank->trees.at[t];
    for (size_t i = 0; i < tree->count; ++i) {
      const AttToken* token = &treebank->tokens.at[tree->first + i];
      if (!folds || tree->document % folds != fold) {
        ATT_TRY(count_word(counts, token->form, att_pairs_find(pairs, token)));
      }
    }
  }
  for (size_t i = 0; i < counts->words.size; ++i) {
    ATT_TRY(ATT_PUSH(&counts->classes,
                     classify(pairs, &counts->counts.at[i * ATT_CLASS_MAX])));
  }
  return ATT_OK;
}

void
att_word_counts_clear(AttWordCounts* counts)
{
  att_map_clear(&counts->words);
  ATT_ARRAY_CLEAR(&counts->counts);
  ATT_ARRAY_CLEAR(&counts->classes);
}

AttWordClass
att_word_counts_class(const void* counts, AttView lower)
{
  const AttWordCounts* known = counts;
  const uint32_t* index = att_map_get(&known->words, lower);
  return index ? known->classes.at[*index] : (AttWordClass){0, -1};
}
