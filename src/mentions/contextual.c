// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Labels that hold in a context alone: "the Foreign Office" is Pakistan's in a
// text on Pakistan. What the document names by labels that need no context is
// counted once, an entry with all that it is part of; of several entries one
// must be named twice as often as any other, or none is meant.
// In: a sentence's folded pieces. Out: the target that fits, or none.

#include "mentions/finder.h"

#include "base/memory.h"

// Steps from an entry up to what it is part of.
#define MOST_STEPS 8u

typedef struct Counting {
  AttFolded folded;
  ATT_ARRAY(uint32_t) ids;
} Counting;

static AttStatus
count_sentence(AttFinder* finder,
               const AttSentence* sentence,
               Counting* counting)
{
  const AttLabels* labels = &finder->gazetteer->labels;
  AttFolded* folded = &counting->folded;
  ATT_TRY(att_fold_tokens(
      &finder->document->tokens[sentence->first], sentence->count, folded));
  while (counting->ids.size < folded->size) {
    ATT_TRY(ATT_PUSH(&counting->ids, 0));
  }
  att_labels_number(labels, folded, counting->ids.at);
  for (size_t i = 0; i < folded->size;) {
    const AttTarget* target = NULL;
    const size_t count =
        att_labels_longest(labels, folded, counting->ids.at, i, &target);
    for (; target; target = att_labels_next(labels, folded, i, count, target)) {
      ++finder->named[target->value];
    }
    i += count ? count : 1;
  }
  return ATT_OK;
}

static AttStatus
count_named(AttFinder* finder)
{
  if (finder->named) {
    return ATT_OK;
  }
  finder->named =
      att_calloc(finder->gazetteer->count + 1, sizeof *finder->named);
  AttStatus status = finder->named ? ATT_OK : ATT_ERR_MEMORY;
  Counting counting = {0};
  const AttDocument* document = finder->document;
  for (size_t i = 0; i < document->sentence_count && status == ATT_OK; ++i) {
    status = count_sentence(finder, &document->sentences[i], &counting);
  }
  att_folded_clear(&counting.folded);
  ATT_ARRAY_CLEAR(&counting.ids);
  return status;
}

// The listed entry that the gazetteer says this one is part of, or lies in.
static const AttListed*
whole_of(const AttGazetteer* gazetteer, const AttListed* listed)
{
  for (size_t i = 0; i < listed->fact_count; ++i) {
    const AttListed* whole =
        listed->facts[i].is_iri
            ? att_gazetteer_find_iri(gazetteer, listed->facts[i].value)
            : NULL;
    if (whole) {
      return whole;
    }
  }
  return NULL;
}

static uint32_t
weight(const AttFinder* finder, uint32_t index)
{
  const AttGazetteer* gazetteer = finder->gazetteer;
  const AttListed* listed = &gazetteer->listed[index];
  uint32_t sum = 0;
  for (unsigned step = 0; listed && step < MOST_STEPS; ++step) {
    sum += finder->named[listed - gazetteer->listed];
    listed = whole_of(gazetteer, listed);
  }
  return sum;
}

// Something named stands before it, or it goes on with whose it is.
static AttStatus
is_anothers(AttFinder* finder,
            const AttSentence* sentence,
            uint32_t first,
            uint32_t end,
            bool* is)
{
  const AttToken* tokens = &finder->document->tokens[sentence->first];
  const uint32_t* cue = NULL;
  *is = false;
  if (first > 0) {
    const AttToken* before = &tokens[first - 1];
    const bool is_word_of_name =
        att_case_of(before->form) >= ATT_CASE_CAPITAL &&
        (first > 1 || before->upos == ATT_UPOS_PROPN ||
         before->upos == ATT_UPOS_ADJ);
    *is = before->xpos == ATT_XPOS_POS || is_word_of_name ||
          finder->cover[sentence->first + first - 1];
  }
  if (!*is && end < sentence->count) {
    ATT_TRY(att_nouns_word(&finder->gazetteer->nouns.cues, &tokens[end], &cue));
    *is = cue && !*cue; // the marker of possession
  }
  return ATT_OK;
}

AttStatus
att_context_find(AttFinder* finder,
                 const AttSentence* sentence,
                 const uint32_t* ids,
                 size_t begin,
                 size_t* count,
                 const AttTarget** target)
{
  const AttLabels* labels = &finder->gazetteer->contextual;
  const AttFolded* folded = &finder->folded;
  const AttTarget* at = NULL;
  const size_t pieces = att_labels_longest(labels, folded, ids, begin, &at);
  *target = NULL;
  *count = 0;
  if (!pieces) {
    return ATT_OK;
  }
  bool is_other = false;
  ATT_TRY(is_anothers(finder,
                      sentence,
                      folded->at[begin].token,
                      folded->at[begin + pieces - 1].token + 1,
                      &is_other));
  if (is_other) {
    return ATT_OK;
  }
  ATT_TRY(count_named(finder));
  uint32_t most = 0;
  uint32_t second = 0;
  for (; at; at = att_labels_next(labels, folded, begin, pieces, at)) {
    const uint32_t found = weight(finder, at->value);
    if (found > most) {
      second = most;
      most = found;
      *target = at;
    } else if (found > second) {
      second = found;
    }
  }
  if (most / 2 < second) {
    *target = NULL;
  }
  *count = *target ? pieces : 0;
  return ATT_OK;
}
