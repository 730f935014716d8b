// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// Counting out relative times.
//
//   Israel bombed Beirut on 27 September 2024. Two days later, …
//   "told +2 day" from 2024-09-27: 2024-09-29
//
//   Peru will deport migrants on Friday.      (10 December 2025)
//   "document weekday 05", the clause speaks of the future: 2025-12-12

#include "mentions/telling.h"

#include "term/relative.h"

#define SENTENCES_BACK 3u

size_t
att_telling_reach(size_t sentence)
{
  return sentence > SENTENCES_BACK ? sentence - SENTENCES_BACK : 0;
}

bool
att_telling_asks(const AttTimeMention* times, size_t count)
{
  for (size_t i = 0; i < count; ++i) {
    if (att_relative_needs_told(times[i].edtf)) {
      return true;
    }
  }
  return false;
}

void
att_telling_note(AttTelling* telling, size_t sentence, AttView edtf)
{
  for (size_t i = 0; i < edtf.size; ++i) {
    if (edtf.at[i] == '.' || edtf.at[i] == 'X') {
      return;
    }
  }
  if (edtf.size) {
    telling->told = edtf;
    telling->sentence = sentence;
    telling->is_ahead = false;
  }
}

/// Does a word make the clause of its head one about the future: "will", "may",
/// "to" in front of an infinitive?
static bool
leads_ahead(const AttToken* token)
{
  return (token->relation == ATT_RELATION_AUX && token->xpos == ATT_XPOS_MD) ||
         (token->relation == ATT_RELATION_MARK && token->xpos == ATT_XPOS_TO);
}

static bool
is_past(uint8_t xpos)
{
  return xpos == ATT_XPOS_VBD || xpos == ATT_XPOS_VBN;
}

static bool
is_present(uint8_t xpos)
{
  return xpos == ATT_XPOS_VBZ || xpos == ATT_XPOS_VBP;
}

/// "failed to agree": the infinitive has the tense of its verb.
static bool
is_implied(const AttTelling* telling,
           const AttToken* tokens,
           uint32_t predicate)
{
  const AttToken* at = &tokens[predicate];
  const AttValueList* list = telling->implicative;
  if (at->relation != ATT_RELATION_XCOMP || at->head < 0) {
    return false;
  }
  for (size_t i = 0; list && i < list->count; ++i) {
    if (att_view_equal(list->words[i], tokens[at->head].lemma)) {
      return true;
    }
  }
  return false;
}

/// The tense of one clause: 1 ahead, -1 back, 0 where the clause above tells.
static int
tense_of(const AttTelling* telling,
         const AttToken* tokens,
         size_t count,
         uint32_t predicate)
{
  if (is_implied(telling, tokens, predicate)) {
    return 0;
  }
  bool has_past = tokens[predicate].xpos == ATT_XPOS_VBD;
  bool has_present = is_present(tokens[predicate].xpos);
  bool is_passive = false; // "is attacked", but not "has been attacked"
  for (uint32_t i = 0; i < count; ++i) {
    if (tokens[i].head != (int32_t)predicate) {
      continue;
    }
    if (leads_ahead(&tokens[i])) {
      return 1;
    }
    const AttRelation relation =
        att_relation_universal((AttRelation)tokens[i].relation);
    if (relation == ATT_RELATION_AUX || relation == ATT_RELATION_COP) {
      has_past |= is_past(tokens[i].xpos);
      has_present |= is_present(tokens[i].xpos);
      is_passive |= tokens[i].relation == ATT_RELATION_AUX_PASS &&
                    is_present(tokens[i].xpos);
    }
  }
  has_past |= tokens[predicate].xpos == ATT_XPOS_VBN && !is_passive;
  return has_past ? -1 : has_present ? 1 : 0;
}

/// Does the clause of a word speak of the future? Up until a word with tense.
static bool
is_ahead(const AttTelling* telling,
         const AttToken* tokens,
         size_t count,
         uint32_t token)
{
  int32_t at = (int32_t)token;
  for (size_t step = 0; at >= 0 && step < count; ++step) {
    const int tense = tense_of(telling, tokens, count, (uint32_t)at);
    if (tense) {
      return tense > 0;
    }
    at = tokens[at].head;
  }
  return false;
}

AttStatus
att_telling_read(AttTelling* telling,
                 const AttDocument* document,
                 size_t sentence,
                 AttTimeMention* times,
                 size_t count)
{
  const AttSentence* at = &document->sentences[sentence];
  const AttToken* tokens = &document->tokens[at->first];
  AttText value = {0};
  for (size_t i = 0; i < count && !value.broken; ++i) {
    const bool is_near = telling->sentence >= att_telling_reach(sentence);
    const AttMoments moments = {
        .document = document->date,
        .told = is_near ? telling->told : ATT_VIEW(""),
        .is_ahead = is_ahead(
            telling, tokens, at->count, times[i].tokens.begin - at->first)};
    att_text_reset(&value);
    const AttView form = times[i].edtf;
    times[i].edtf = ATT_VIEW("");
    if (att_relative_resolve(form, &moments, &value)) {
      times[i].edtf = att_arena_copy(document->arena, att_text_view(&value));
      value.broken |= !times[i].edtf.at;
      if (!is_near || !telling->told.size || telling->is_ahead ||
          !moments.is_ahead) {
        att_telling_note(telling, sentence, times[i].edtf);
        telling->is_ahead = moments.is_ahead;
      }
    }
  }
  const AttStatus status = att_text_status(&value);
  att_text_clear(&value);
  return status;
}
