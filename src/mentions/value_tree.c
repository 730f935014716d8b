// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The words of a number are one phrase, whatever the parser made of them.
//
//   killed up to 40 militants           parsed as "killed up" and "to
//   militants" killed no fewer than 12 soldiers    as "killed no fewer" and
//   "than soldiers" deported hundreds of thousands of refugees    of thousands
//   hang refugees
//
// In: the trees and values of a document. Out: trees in which such words hang
// on one of them, that on the noun counted, and the noun where the whole hung.

#include "mentions/values.h"

#define MOST_ADJECTIVES 6u // between a number and its noun

/// The words of a value and what they count, tokens of one sentence.
typedef struct Group {
  AttToken* tokens;
  uint32_t count; ///< of the sentence
  AttSpan words;
  uint32_t noun; ///< counted; `count` where there is none
  bool is_money;
} Group;

static bool
is_inside(const Group* g, int32_t token)
{
  return token >= 0 &&
         ((token >= (int32_t)g->words.begin && token < (int32_t)g->words.end) ||
          token == (int32_t)g->noun);
}

/// The noun behind the number that its last word hangs on.
static uint32_t
counted_noun(const Group* g)
{
  const AttToken* last = &g->tokens[g->words.end - 1];
  const uint32_t head = (uint32_t)last->head;
  const bool counts = last->relation == ATT_RELATION_NUMMOD ||
                      last->relation == ATT_RELATION_COMPOUND;
  return counts && last->head >= (int32_t)g->words.end &&
                 head - g->words.end < MOST_ADJECTIVES &&
                 (g->tokens[head].upos == ATT_UPOS_NOUN ||
                  g->tokens[head].upos == ATT_UPOS_PROPN)
             ? head
             : g->count;
}

/// How likely an edge is where the whole phrase hangs: lower is better.
static unsigned
rank_of(AttRelation relation)
{
  switch (att_relation_universal((uint8_t)relation)) {
  case ATT_RELATION_NSUBJ:
  case ATT_RELATION_OBJ:
  case ATT_RELATION_IOBJ:
  case ATT_RELATION_ROOT:
    return 0;
  case ATT_RELATION_OBL:
  case ATT_RELATION_NMOD:
  case ATT_RELATION_CONJ:
  case ATT_RELATION_APPOS:
  case ATT_RELATION_XCOMP:
    return 1;
  case ATT_RELATION_CCOMP:
  case ATT_RELATION_ADVCL:
  case ATT_RELATION_PARATAXIS:
    return 2;
  case ATT_RELATION_NUMMOD:
  case ATT_RELATION_COMPOUND:
    return relation == ATT_RELATION_COMPOUND_PRT ? 4 : 3;
  default:
    return 4;
  }
}

/// The word by whose edge the group hangs on the rest; `count` for none.
static uint32_t
find_top(const Group* g)
{
  uint32_t top = g->count;
  for (uint32_t t = g->words.begin; t < g->count; ++t) {
    if (is_inside(g, (int32_t)t) && !is_inside(g, g->tokens[t].head) &&
        (top == g->count ||
         rank_of((AttRelation)g->tokens[t].relation) <
             rank_of((AttRelation)g->tokens[top].relation))) {
      top = t;
    }
  }
  return top;
}

/// Does the way up from a token lead back into the group?
static bool
leads_back(const Group* g, int32_t token)
{
  int32_t at = token;
  for (uint32_t step = 0; at >= 0 && step < g->count; ++step) {
    if (is_inside(g, at)) {
      return true;
    }
    at = g->tokens[at].head;
  }
  return at >= 0;
}

static bool
has_child(const Group* g, int32_t head, AttRelation relation)
{
  for (uint32_t t = 0; t < g->count; ++t) {
    if (g->tokens[t].head == head && g->tokens[t].relation == relation &&
        !is_inside(g, (int32_t)t)) {
      return true;
    }
  }
  return false;
}

/// Has the group a preposition of its own, and not only one that is part of the
/// number?
static bool
is_marked(const Group* g)
{
  for (uint32_t t = 0; t < g->count; ++t) {
    if (g->tokens[t].relation == ATT_RELATION_CASE &&
        !is_inside(g, (int32_t)t) && is_inside(g, g->tokens[t].head)) {
      return true;
    }
  }
  return false;
}

/// "killed [up to 40 militants]": a phrase of a verb that has no preposition
/// but the number's is its object, or its subject where it stands before it.
static AttRelation
relation_of(const Group* g, uint32_t top)
{
  const AttToken* at = &g->tokens[top];
  const AttRelation relation = (AttRelation)at->relation;
  const bool is_oblique = relation == ATT_RELATION_OBL ||
                          rank_of(relation) == 4 ||
                          relation == ATT_RELATION_OBL_UNMARKED;
  if (at->head < 0 || !is_oblique || is_marked(g) ||
      g->tokens[at->head].upos != ATT_UPOS_VERB) {
    return relation;
  }
  const bool is_passive = has_child(g, at->head, ATT_RELATION_AUX_PASS);
  if ((uint32_t)at->head > top) {
    return has_child(g, at->head, ATT_RELATION_NSUBJ) ||
                   has_child(g, at->head, ATT_RELATION_NSUBJ_PASS)
               ? relation
           : is_passive ? ATT_RELATION_NSUBJ_PASS
                        : ATT_RELATION_NSUBJ;
  }
  return is_passive || has_child(g, at->head, ATT_RELATION_OBJ)
             ? relation
             : ATT_RELATION_OBJ;
}

/// "lent Kenya [$750 million]": the object right before a sum of money receives
/// it, be it that the parser has the sum as a part of the name. The verb above
/// both, or -1.
static int32_t
verb_of_receiver(const Group* g, uint32_t top)
{
  if (!g->is_money || g->words.begin == 0) {
    return -1;
  }
  const uint32_t receiver = g->words.begin - 1;
  const AttToken* at = &g->tokens[receiver];
  const AttRelation relation = (AttRelation)g->tokens[top].relation;
  const int32_t above = g->tokens[top].head;
  const bool hangs =
      above == (int32_t)receiver ||
      (above == at->head &&
       (relation == ATT_RELATION_OBL_UNMARKED || relation == ATT_RELATION_OBJ));
  return g->noun == g->count && hangs && at->relation == ATT_RELATION_OBJ &&
                 at->head >= 0 && at->head < (int32_t)receiver &&
                 g->tokens[at->head].upos == ATT_UPOS_VERB
             ? at->head
             : -1;
}

/// "gave Ghana $300 million [last year]": what adds to a clause is the verb's.
static bool
is_of_verb(const Group* g, uint32_t token, int32_t above)
{
  return above >= 0 && g->tokens[above].upos == ATT_UPOS_VERB &&
         att_relation_universal(g->tokens[token].relation) == ATT_RELATION_OBL;
}

static void
join(Group* g)
{
  g->noun = g->count;
  g->noun = counted_noun(g);
  const uint32_t top = find_top(g);
  if (top == g->count || leads_back(g, g->tokens[top].head)) {
    return;
  }
  const bool has_noun = g->noun < g->count;
  const uint32_t head = has_noun ? g->noun : top;
  const uint32_t number = has_noun ? g->words.end - 1 : top;
  const int32_t verb = verb_of_receiver(g, top);
  const int32_t above = verb < 0 ? g->tokens[top].head : verb;
  const AttRelation relation =
      verb < 0 ? relation_of(g, top) : ATT_RELATION_OBJ;
  if (verb >= 0) {
    g->tokens[g->words.begin - 1].relation = ATT_RELATION_IOBJ;
  }
  for (uint32_t t = 0; t < g->count; ++t) {
    if (!is_inside(g, (int32_t)t) && is_inside(g, g->tokens[t].head)) {
      g->tokens[t].head = is_of_verb(g, t, above) ? above : (int32_t)head;
    }
  }
  for (uint32_t t = g->words.begin; t < g->words.end; ++t) {
    g->tokens[t].head = (int32_t)number;
    g->tokens[t].relation = ATT_RELATION_FLAT;
  }
  if (has_noun) {
    g->tokens[number].head = (int32_t)head;
    g->tokens[number].relation = ATT_RELATION_NUMMOD;
  }
  g->tokens[head].head = above;
  g->tokens[head].relation = (uint8_t)relation;
}

void
att_values_join(AttDocument* document, const AttValues* values)
{
  size_t s = 0;
  for (size_t i = 0; i < values->value_count; ++i) {
    const AttValue* value = &values->values[i];
    while (s < document->sentence_count &&
           document->sentences[s].first + document->sentences[s].count <=
               value->tokens.begin) {
      ++s;
    }
    const AttSentence* sentence = &document->sentences[s];
    if (s == document->sentence_count ||
        sentence->analysed != ATT_ANALYSED_TREE ||
        value->kind == ATT_VALUE_CITATION ||
        value->tokens.begin < sentence->first ||
        value->tokens.end > sentence->first + sentence->count ||
        value->tokens.end - value->tokens.begin < 2) {
      continue;
    }
    Group group = {.is_money = value->kind == ATT_VALUE_MONEY,
                   .tokens = &document->tokens[sentence->first],
                   .count = sentence->count,
                   .words = {value->tokens.begin - sentence->first,
                             value->tokens.end - sentence->first}};
    join(&group);
  }
}
