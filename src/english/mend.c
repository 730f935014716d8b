// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// One look at each word for each kind of mistake.

#include "english/mend.h"

#include <stdlib.h>

static int
order_views(const void* left, const void* right)
{
  return att_view_compare(*(const AttView*)left, *(const AttView*)right);
}

void
att_lemmas_sort(AttView* lemmas, size_t count)
{
  if (count) {
    qsort(lemmas, count, sizeof *lemmas, order_views);
  }
}

bool
att_lemmas_have(AttLemmas lemmas, AttView word)
{
  return lemmas.count &&
         bsearch(
             &word, lemmas.at, lemmas.count, sizeof *lemmas.at, order_views);
}

static bool
is_verb_of(AttLemmas lemmas, const AttToken* verb)
{
  return verb->upos == ATT_UPOS_VERB && att_lemmas_have(lemmas, verb->lemma);
}

/// The first child with a relation before `end`, or `count`.
static size_t
child_before(const AttToken* tokens,
             size_t count,
             size_t head,
             AttRelation relation,
             size_t end)
{
  for (size_t i = 0; i < end; ++i) {
    if (tokens[i].head == (int32_t)head && tokens[i].relation == relation) {
      return i;
    }
  }
  return count;
}

/// An infinitive with "to" and without a subject of its own.
static bool
is_open_infinitive(const AttToken* tokens, size_t count, size_t clause)
{
  const size_t mark =
      child_before(tokens, count, clause, ATT_RELATION_MARK, clause);
  return mark < count && tokens[mark].xpos == ATT_XPOS_TO &&
         child_before(tokens, count, clause, ATT_RELATION_NSUBJ, clause) ==
             count;
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

/// What an infinitive that hangs on the verb is left to, or `count`: the object
/// between them, or the subject of the passive.
static size_t
controller(const AttToken* tokens, size_t count, size_t verb, size_t clause)
{
  const size_t object =
      child_before(tokens, count, verb, ATT_RELATION_OBJ, clause);
  return object < count && object > verb
             ? object
             : child_before(
                   tokens, count, verb, ATT_RELATION_NSUBJ_PASS, clause);
}

/// A name or several: not "a plan to …".
static bool
may_act(const AttToken* noun)
{
  return noun->upos == ATT_UPOS_PROPN || noun->upos == ATT_UPOS_PRON ||
         noun->xpos == ATT_XPOS_NNS;
}

/// The verb that a clause is the open complement of by right, or -1.
static int32_t
governor(AttLemmas verbs, const AttToken* tokens, size_t count, size_t clause)
{
  const size_t head = (size_t)tokens[clause].head;
  if (tokens[clause].relation == ATT_RELATION_ADVCL) {
    const size_t noun = controller(tokens, count, head, clause);
    return is_verb_of(verbs, &tokens[head]) && noun < count &&
                   !has_comma(tokens, noun > head ? noun : head, clause)
               ? (int32_t)head
               : -1;
  }
  const int32_t verb = tokens[head].head;
  return tokens[head].relation == ATT_RELATION_OBJ && verb >= 0 &&
                 (size_t)verb < head && may_act(&tokens[head]) &&
                 is_verb_of(verbs, &tokens[verb]) &&
                 !has_comma(tokens, head, clause)
             ? verb
             : -1;
}

static void
mend_infinitive(AttLemmas verbs, AttToken* tokens, size_t count, size_t at)
{
  AttToken* clause = &tokens[at];
  if (clause->head < 0 || (size_t)clause->head >= at ||
      (clause->relation != ATT_RELATION_ADVCL &&
       clause->relation != ATT_RELATION_ACL) ||
      !is_open_infinitive(tokens, count, at)) {
    return;
  }
  const int32_t verb = governor(verbs, tokens, count, at);
  if (verb >= 0) {
    clause->head = verb;
    clause->relation = ATT_RELATION_XCOMP;
  }
}

/// Only adverbs between two words.
static bool
are_close(const AttToken* tokens, size_t left, size_t right)
{
  for (size_t i = left + 1; i < right; ++i) {
    if (tokens[i].upos != ATT_UPOS_ADV && tokens[i].upos != ATT_UPOS_PART) {
      return false;
    }
  }
  return left < right;
}

/// What hangs on "have" like a complement or an object; taggers take the
/// participle for a simple past.
static bool
may_be_perfect(const AttToken* token)
{
  return (token->xpos == ATT_XPOS_VBN || token->xpos == ATT_XPOS_VBD) &&
         (token->relation == ATT_RELATION_XCOMP ||
          token->relation == ATT_RELATION_CCOMP ||
          token->relation == ATT_RELATION_OBJ);
}

/// "has long denied": the participle takes the place of the auxiliary.
static void
mend_perfect(AttLemmas verbs, AttToken* tokens, size_t count, size_t at)
{
  const int32_t have = tokens[at].head;
  if (!may_be_perfect(&tokens[at]) || have < 0 ||
      !is_verb_of(verbs, &tokens[have]) ||
      !are_close(tokens, (size_t)have, at)) {
    return;
  }
  tokens[at].head = tokens[have].head;
  tokens[at].relation = tokens[have].relation;
  for (size_t i = 0; i < count; ++i) {
    if (tokens[i].head == have && i != at) {
      tokens[i].head = (int32_t)at;
    }
  }
  tokens[have].head = (int32_t)at;
  tokens[have].relation = ATT_RELATION_AUX;
  tokens[have].upos = ATT_UPOS_AUX;
}

/// A noun without a determiner or number: an office, not a thing.
static bool
is_bare(const AttToken* tokens, size_t count, size_t noun)
{
  for (size_t i = 0; i < count; ++i) {
    if (tokens[i].head == (int32_t)noun &&
        (tokens[i].relation == ATT_RELATION_DET ||
         tokens[i].relation == ATT_RELATION_NMOD_POSS ||
         tokens[i].relation == ATT_RELATION_NUMMOD)) {
      return false;
    }
  }
  return tokens[noun].xpos == ATT_XPOS_NN || tokens[noun].xpos == ATT_XPOS_NNP;
}

/// "was elected president", "elected Karzai president": what one becomes is the
/// complement, and who becomes it the object.
static void
mend_naming(AttLemmas verbs, AttToken* tokens, size_t count, size_t at)
{
  const int32_t head = tokens[at].head;
  if (tokens[at].relation != ATT_RELATION_OBJ || head < 0 ||
      (size_t)head >= at || !is_verb_of(verbs, &tokens[head]) ||
      !is_bare(tokens, count, at)) {
    return;
  }
  const size_t verb = (size_t)head;
  const size_t named = child_before(tokens, count, verb, ATT_RELATION_IOBJ, at);
  if (named < count) {
    tokens[named].relation = ATT_RELATION_OBJ;
    tokens[at].relation = ATT_RELATION_XCOMP;
  } else if (child_before(tokens, count, verb, ATT_RELATION_NSUBJ_PASS, verb) <
             count) {
    tokens[at].relation = ATT_RELATION_XCOMP;
  }
}

static bool
is_subject(const AttToken* token)
{
  return att_relation_universal((AttRelation)token->relation) ==
         ATT_RELATION_NSUBJ;
}

/// "The group ADF killed", "the ADF, an armed group, killed": of two subjects
/// of one verb, one a name and the other a noun, the second tells who the first
/// is. A noun without an article is rather what a clause of its own begins
/// with.
static void
mend_double_subject(AttToken* tokens, size_t count, size_t at)
{
  const int32_t verb = tokens[at].head;
  const bool is_name = tokens[at].upos == ATT_UPOS_PROPN;
  if (tokens[at].relation != ATT_RELATION_NSUBJ || verb < (int32_t)at ||
      (!is_name && tokens[at].upos != ATT_UPOS_NOUN) ||
      (!is_name &&
       child_before(tokens, count, at, ATT_RELATION_DET, at) == count)) {
    return;
  }
  const size_t first =
      child_before(tokens, count, (size_t)verb, ATT_RELATION_NSUBJ, at);
  if (first < count &&
      tokens[first].upos == (is_name ? ATT_UPOS_NOUN : ATT_UPOS_PROPN)) {
    tokens[at].head = (int32_t)first;
    tokens[at].relation = ATT_RELATION_APPOS;
  }
}

/// A name that stands right before a noun, both subjects of one verb, belongs
/// to the noun.
static void
mend_subjects(AttToken* tokens, size_t count, size_t at)
{
  if (!is_subject(&tokens[at]) || tokens[at].upos != ATT_UPOS_PROPN ||
      tokens[at].head < 0) {
    return;
  }
  size_t next = at + 1;
  while (next < count && tokens[next].head == (int32_t)at &&
         att_relation_universal((AttRelation)tokens[next].relation) ==
             ATT_RELATION_FLAT) {
    ++next;
  }
  if (next < count && tokens[next].upos == ATT_UPOS_NOUN &&
      is_subject(&tokens[next]) && tokens[next].head == tokens[at].head) {
    tokens[at].head = (int32_t)next;
    tokens[at].relation = ATT_RELATION_COMPOUND;
  }
}

/// Where the words under `noun` begin, as long as they stand right before it.
static size_t
phrase_begin(const AttToken* tokens, size_t noun)
{
  size_t begin = noun;
  while (begin > 0 && tokens[begin - 1].head >= (int32_t)begin &&
         tokens[begin - 1].head <= (int32_t)noun &&
         tokens[begin - 1].upos != ATT_UPOS_VERB &&
         tokens[begin - 1].upos != ATT_UPOS_PUNCT) {
    --begin;
  }
  return begin;
}

/// The subject of `verb` that begins right behind `left`, or `count`.
static size_t
subject_behind(const AttToken* tokens, size_t count, size_t left, size_t verb)
{
  for (size_t i = left + 1; i < verb && i < count; ++i) {
    if (is_subject(&tokens[i]) && tokens[i].head == (int32_t)verb &&
        phrase_begin(tokens, i) == left + 1) {
      return i;
    }
  }
  return count;
}

/// "[the plan to attack] Uganda was dropped": the noun is the subject of what
/// the parser took for the clause behind the infinitive.
static bool
raise_clause(AttToken* tokens, size_t count, size_t at)
{
  const size_t noun = (size_t)tokens[at].head;
  const size_t clause =
      child_before(tokens, count, at, ATT_RELATION_CCOMP, count);
  if (tokens[noun].relation != ATT_RELATION_ROOT || clause < at ||
      clause == count) {
    return false;
  }
  const size_t object = subject_behind(tokens, count, at, clause);
  if (object == count ||
      child_before(tokens, count, clause, ATT_RELATION_MARK, object) < count) {
    return false;
  }
  tokens[clause].head = tokens[noun].head;
  tokens[clause].relation = tokens[noun].relation;
  tokens[noun].head = (int32_t)clause;
  tokens[noun].relation = tokens[object].relation;
  tokens[object].head = (int32_t)at;
  tokens[object].relation = ATT_RELATION_OBJ;
  for (size_t i = clause; i < count; ++i) {
    if (tokens[i].head == (int32_t)noun) {
      tokens[i].head = (int32_t)clause;
    }
  }
  return true;
}

/// "the decision to attack Uganda surprised Oslo": of two subjects of one verb
/// the one right behind a noun's infinitive is the infinitive's object.
static void
mend_object(AttToken* tokens, size_t count, size_t at)
{
  const int32_t noun = tokens[at].head;
  if (tokens[at].relation != ATT_RELATION_ACL || noun < 0 ||
      (size_t)noun >= at || tokens[noun].upos != ATT_UPOS_NOUN ||
      !is_open_infinitive(tokens, count, at) ||
      raise_clause(tokens, count, at) || !is_subject(&tokens[noun]) ||
      tokens[noun].head < (int32_t)at) {
    return;
  }
  const size_t object =
      subject_behind(tokens, count, at, (size_t)tokens[noun].head);
  if (object < count) {
    tokens[object].head = (int32_t)at;
    tokens[object].relation = ATT_RELATION_OBJ;
  }
}

/// "it is willing to withdraw": who would do something is no expletive.
static void
mend_expletive(AttLemmas volitional, AttToken* tokens, size_t count, size_t at)
{
  if (tokens[at].relation != ATT_RELATION_EXPL || tokens[at].head < 0) {
    return;
  }
  const size_t head = (size_t)tokens[at].head;
  const size_t clause =
      child_before(tokens, count, head, ATT_RELATION_XCOMP, count);
  if (clause < count && is_open_infinitive(tokens, count, clause) &&
      child_before(tokens, count, head, ATT_RELATION_NSUBJ, count) == count &&
      (att_lemmas_have(volitional, tokens[head].lemma) ||
       att_lemmas_have(volitional, tokens[head].form))) {
    tokens[at].relation = ATT_RELATION_NSUBJ;
  }
}

void
att_mend(const AttMendVerbs* verbs, AttToken* tokens, size_t count)
{
  for (size_t i = 0; i < count; ++i) {
    att_mend_day(verbs->dated, tokens, count, i);
  }
  for (size_t i = 0; i < count; ++i) {
    mend_infinitive(verbs->control, tokens, count, i);
    mend_perfect(verbs->perfect, tokens, count, i);
    mend_naming(verbs->naming, tokens, count, i);
    mend_expletive(verbs->volitional, tokens, count, i);
    mend_subjects(tokens, count, i);
    att_mend_title(tokens, count, i);
    att_mend_condition(tokens, count, i);
  }
  for (size_t i = 0; i < count; ++i) {
    mend_object(tokens, count, i);
    att_mend_office(tokens, count, i);
    mend_double_subject(tokens, count, i);
  }
}
