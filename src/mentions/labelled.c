// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Mentions by label: those the gazetteer lists and those the document
// introduces ("(NRF)"). Longest wins; of a tie first what the document
// introduces, last what the context alone tells ("the Foreign Office").

#include "base/utf8.h"
#include "mentions/finder.h"

// A hit in either automaton.
typedef struct Hit {
  const AttLabels* labels;
  const AttTarget* target;
  size_t count; ///< pieces
} Hit;

// A label covers whole tokens, or it is none.
static bool
is_whole(const AttFolded* folded, size_t begin, size_t end)
{
  return (begin == 0 ||
          folded->at[begin - 1].token != folded->at[begin].token) &&
         (end == folded->size ||
          folded->at[end].token != folded->at[end - 1].token);
}

static AttStatus
room_for_ids(AttFinder* finder, size_t count)
{
  while (finder->ids.size < count) {
    ATT_TRY(ATT_PUSH(&finder->ids, 0));
  }
  return ATT_OK;
}

static void
try_labels(const AttLabels* labels,
           const AttFolded* folded,
           const uint32_t* ids,
           size_t begin,
           Hit* best)
{
  const AttTarget* target = NULL;
  const size_t count = att_labels_longest(labels, folded, ids, begin, &target);
  if (count > best->count) {
    *best = (Hit){labels, target, count};
  }
}

static AttStatus
try_contextual(AttFinder* finder,
               const AttSentence* sentence,
               const uint32_t* ids,
               size_t begin,
               Hit* best)
{
  const AttTarget* target = NULL;
  size_t count = 0;
  ATT_TRY(att_context_find(finder, sentence, ids, begin, &count, &target));
  if (count > best->count) {
    *best = (Hit){&finder->gazetteer->contextual, target, count};
  }
  return ATT_OK;
}

static AttStatus
add_readings(AttFinder* finder, const Hit* hit, size_t begin)
{
  for (const AttTarget* target = hit->target; target;
       target = att_labels_next(
           hit->labels, &finder->folded, begin, hit->count, target)) {
    uint32_t entity = target->value;
    if (hit->labels != &finder->local) {
      ATT_TRY(att_finder_listed(finder, target->value, &entity));
    }
    ATT_TRY(att_finder_reading(finder, entity, (AttReadingKind)target->kind));
    if (hit->labels == &finder->gazetteer->contextual) {
      break; // the one that was chosen
    }
  }
  return ATT_OK;
}

/// "Mullah [Omar]", where the tree puts the title at the head of a flat name:
/// the mention is what that head stands for.
static uint32_t
titled_head(const AttFinder* finder,
            const AttSentence* sentence,
            AttSpan tokens)
{
  const AttToken* all = finder->document->tokens;
  const uint32_t head = att_finder_head(finder, sentence, tokens);
  if (sentence->analysed != ATT_ANALYSED_TREE ||
      all[head].relation != ATT_RELATION_FLAT) {
    return head;
  }
  const uint32_t title = sentence->first + (uint32_t)all[head].head;
  if (title >= tokens.begin) {
    return head;
  }
  for (uint32_t i = title; i < tokens.begin; ++i) {
    if (all[i].upos != ATT_UPOS_PROPN || finder->cover[i]) {
      return head;
    }
  }
  return title;
}

/// Is the label of a state or a place the first name of somebody ("Chad
/// Johnson")? The tree says so where the next word is a flat part of the name
/// and no label itself. Of more words the parser may have lost where the name
/// begins: "the minister of Kenya Daniel Odinga".
static bool
is_first_name(AttFinder* finder,
              const AttSentence* sentence,
              const Hit* hit,
              size_t begin,
              const uint32_t* ids)
{
  const AttFolded* folded = &finder->folded;
  const uint32_t token = folded->at[begin].token;
  const uint32_t next = token + 1;
  const AttToken* tokens = &finder->document->tokens[sentence->first];
  if (hit->labels == &finder->local || hit->count != 1 ||
      hit->target->kind == ATT_READING_DEMONYM ||
      sentence->analysed != ATT_ANALYSED_TREE || next >= sentence->count ||
      begin + 1 >= folded->size || folded->at[begin + 1].token != next ||
      folded->at[begin + 1].written != ATT_CASE_CAPITAL ||
      tokens[next].upos != ATT_UPOS_PROPN ||
      tokens[next].relation != ATT_RELATION_FLAT ||
      tokens[next].head != (int32_t)token ||
      (next + 1 < sentence->count && tokens[next + 1].head == (int32_t)token &&
       tokens[next + 1].relation == ATT_RELATION_FLAT) ||
      finder->timed[sentence->first + next]) {
    return false;
  }
  const AttListed* listed = &finder->gazetteer->listed[hit->target->value];
  Hit other = {0};
  try_labels(&finder->gazetteer->labels, folded, ids, begin + 1, &other);
  return !other.count &&
         (att_ontology_bodies(finder->ontology, listed->class_id) ||
          att_finder_has(finder, listed->class_id, ATT_TRAIT_SEAT));
}

/// Is the label of a place the middle of somebody's name ("Mohamed Farah
/// Aideed")? The tree has it between two flat parts of one name.
static bool
is_middle_name(const AttFinder* finder,
               const AttSentence* sentence,
               const Hit* hit,
               size_t begin)
{
  const uint32_t token = finder->folded.at[begin].token;
  const AttToken* tokens = &finder->document->tokens[sentence->first];
  if (hit->labels == &finder->local || hit->count != 1 ||
      sentence->analysed != ATT_ANALYSED_TREE || token == 0 ||
      token + 1 >= sentence->count) {
    return false;
  }
  const AttToken* next = &tokens[token + 1];
  const int32_t head = tokens[token].head;
  return tokens[token].relation == ATT_RELATION_FLAT &&
         next->relation == ATT_RELATION_FLAT && next->head == head &&
         (head == (int32_t)token - 1 ||
          (tokens[token - 1].head == head &&
           tokens[token - 1].relation == ATT_RELATION_FLAT)) &&
         next->upos == ATT_UPOS_PROPN &&
         att_case_of(next->form) == ATT_CASE_CAPITAL &&
         tokens[token - 1].upos == ATT_UPOS_PROPN &&
         !finder->cover[sentence->first + token - 1] &&
         att_finder_has(finder,
                        finder->gazetteer->listed[hit->target->value].class_id,
                        ATT_TRAIT_SEAT);
}

// Does a label begin with the letter that the token begins with? Spellings of
// one first name differ later ("Mohammad", "Mohammed").
static bool
shares_initial(AttView label, AttView form)
{
  uint32_t a = 0;
  uint32_t b = 0;
  att_utf8_decode(label, &a);
  att_utf8_decode(form, &b);
  return a == b;
}

static bool
has_initial(const AttListed* listed, AttView form)
{
  bool has = shares_initial(listed->label, form);
  for (size_t i = 0; i < listed->alternative_count && !has; ++i) {
    has = shares_initial(listed->alternatives[i], form);
  }
  return has;
}

/// Is the surname of a listed person that of another ("Joan Kibaki")? The tree
/// has it as a flat part of a name whose word before is no title or
/// abbreviation and begins as no label of the listed person does.
static AttStatus
is_namesake(const AttFinder* finder,
            const AttSentence* sentence,
            const Hit* hit,
            size_t begin,
            bool* is)
{
  const uint32_t token = finder->folded.at[begin].token;
  const AttToken* tokens = &finder->document->tokens[sentence->first];
  *is = false;
  if (hit->labels == &finder->local || hit->count != 1 || token == 0 ||
      sentence->analysed != ATT_ANALYSED_TREE ||
      tokens[token].relation != ATT_RELATION_FLAT ||
      tokens[token].head >= (int32_t)token) {
    return ATT_OK;
  }
  const AttToken* before = &tokens[token - 1];
  const AttListed* listed = &finder->gazetteer->listed[hit->target->value];
  if (before->upos != ATT_UPOS_PROPN ||
      att_case_of(before->form) != ATT_CASE_CAPITAL ||
      before->form.at[before->form.size - 1] == '.' ||
      finder->cover[sentence->first + token - 1] ||
      !att_finder_has(finder, listed->class_id, ATT_TRAIT_PERSONAL) ||
      has_initial(listed, before->form)) {
    return ATT_OK;
  }
  const AttNouns* nouns = &finder->gazetteer->nouns;
  const AttActorNoun* title = NULL;
  const uint32_t* stop = NULL;
  size_t words = 0;
  ATT_TRY(att_nouns_find(nouns, tokens, token - 1, &title, &words));
  ATT_TRY(att_nouns_word(&nouns->stops, before, &stop));
  *is = !title && !stop;
  return ATT_OK;
}

AttStatus
att_find_labels(AttFinder* finder, const AttSentence* sentence)
{
  const AttFolded* folded = &finder->folded;
  const AttLabels* listed = &finder->gazetteer->labels;
  ATT_TRY(att_fold_tokens(&finder->document->tokens[sentence->first],
                          sentence->count,
                          &finder->folded));
  ATT_TRY(room_for_ids(finder, folded->size * 3));
  uint32_t* ids = finder->ids.at;
  uint32_t* local_ids = ids + folded->size;
  uint32_t* contextual_ids = local_ids + folded->size;
  att_labels_number(&finder->gazetteer->contextual, folded, contextual_ids);
  att_labels_number(listed, folded, ids);
  att_labels_number(&finder->local, folded, local_ids);
  for (size_t i = 0; i < folded->size;) {
    Hit hit = {0};
    try_labels(&finder->local, folded, local_ids, i, &hit);
    try_labels(listed, folded, ids, i, &hit);
    ATT_TRY(try_contextual(finder, sentence, contextual_ids, i, &hit));
    bool is_other = false;
    if (hit.count) {
      ATT_TRY(is_namesake(finder, sentence, &hit, i, &is_other));
    }
    if (!hit.count || is_other || !is_whole(folded, i, i + hit.count) ||
        is_first_name(finder, sentence, &hit, i, ids) ||
        is_middle_name(finder, sentence, &hit, i)) {
      ++i;
      continue;
    }
    const AttSpan tokens = {sentence->first + folded->at[i].token,
                            sentence->first +
                                folded->at[i + hit.count - 1].token + 1};
    ATT_TRY(att_finder_mention(
        finder, tokens, titled_head(finder, sentence, tokens)));
    ATT_TRY(add_readings(finder, &hit, i));
    ATT_TRY(att_find_seat(finder));
    i += hit.count;
  }
  return ATT_OK;
}
