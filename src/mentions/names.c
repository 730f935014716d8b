// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Names that no gazetteer lists: runs of proper nouns. The last word classes
// them ("Kurram district", "National Resistance Front"), or a title before them
// ("General Babar Iftikhar"); the title is no part of the name.

#include "mentions/find.h"

static bool
is_name_token(const AttToken* token)
{
  return token->upos == ATT_UPOS_PROPN && token->form.size > 1 &&
         att_case_of(token->form) >= ATT_CASE_CAPITAL;
}

static uint32_t
run_end(const AttFind* find, uint32_t begin, uint32_t limit)
{
  uint32_t end = begin;
  while (end < limit) {
    const AttToken* token = &find->document->tokens[end];
    if (is_name_token(token)) {
      ++end;
    } else if (end > begin && token->xpos == ATT_XPOS_HYPH && end + 1 < limit &&
               is_name_token(&find->document->tokens[end + 1])) {
      end += 2;
    } else {
      break;
    }
  }
  return end;
}

/// A word of office before a name: a noun of the gazetteer for persons.
static bool
is_title(const AttFind* find, const AttSentence* sentence, uint32_t token)
{
  uint32_t begin = token;
  const AttActorNoun* noun = att_find_noun_at(find, sentence, token, &begin);
  return noun && find->person && noun->reads == find->person;
}

static bool
is_in_time(const AttFind* find, AttSpan tokens)
{
  for (size_t i = find->times.size; i > 0; --i) {
    const AttSpan time = find->times.at[i - 1].tokens;
    if (time.begin < tokens.end && tokens.begin < time.end) {
      return true;
    }
  }
  return false;
}

static bool
is_all_covered(const AttFind* find, AttSpan tokens)
{
  for (uint32_t i = tokens.begin; i < tokens.end; ++i) {
    if (!find->covered_by[i]) {
      return false;
    }
  }
  return true;
}

static uint32_t
class_of(const AttFind* find,
         const AttSentence* sentence,
         AttSpan name,
         bool has_title)
{
  if (has_title) {
    return find->person;
  }
  uint32_t begin = 0;
  const AttActorNoun* noun =
      att_find_noun_at(find, sentence, name.end - 1, &begin);
  if (noun) {
    return noun->reads;
  }
  const uint32_t words = name.end - name.begin;
  return words == 2 || words == 3 ? find->person : find->actor;
}

static AttStatus
add_name(AttFind* find,
         const AttSentence* sentence,
         AttSpan name,
         bool has_title)
{
  const uint32_t class_id = class_of(find, sentence, name, has_title);
  AttView label;
  uint32_t entity = 0;
  ATT_TRY(att_find_text(find, name, &label));
  ATT_TRY(att_find_minted(find, label, class_id, 0, &entity));
  ATT_TRY(att_find_add(find,
                       name,
                       att_find_head(find->document, sentence, name),
                       entity,
                       ATT_READING_NAME));
  const AttView last = find->document->tokens[name.end - 1].form;
  if (class_id == find->person && name.end - name.begin > 1 &&
      !att_map_get(&find->introduced, last)) {
    return att_map_set(&find->introduced, last, entity + 1);
  }
  return ATT_OK;
}

/// One run of proper nouns: titles off, then whole where no label covers it. A
/// run that is a label and more ("Kabul University") is a name of its own.
static AttStatus
read_run(AttFind* find, const AttSentence* sentence, AttSpan run)
{
  bool has_title =
      run.begin > sentence->first && is_title(find, sentence, run.begin - 1);
  while (run.begin + 1 < run.end && !find->covered_by[run.begin] &&
         is_title(find, sentence, run.begin)) {
    has_title = true;
    ++run.begin;
  }
  const uint32_t covering = find->covered_by[run.end - 1];
  if (is_all_covered(find, run) || is_in_time(find, run) || covering) {
    return ATT_OK; // the label heads the run
  }
  if (run.end - run.begin == 1 && !has_title) {
    return ATT_OK; // too little to go by
  }
  return add_name(find, sentence, run, has_title);
}

AttStatus
att_find_names(AttFind* find, const AttSentence* sentence)
{
  const uint32_t limit = sentence->first + sentence->count;
  for (uint32_t i = sentence->first; i < limit;) {
    const uint32_t end = run_end(find, i, limit);
    if (end > i) {
      ATT_TRY(read_run(find, sentence, (AttSpan){i, end}));
      i = end;
    } else {
      ++i;
    }
  }
  return ATT_OK;
}
