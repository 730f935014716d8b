// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// One look at each adverbial and adnominal clause of a sentence.

#include "english/control.h"

#include <stdlib.h>

static int
order_views(const void* left, const void* right)
{
  return att_view_compare(*(const AttView*)left, *(const AttView*)right);
}

void
att_control_sort(AttView* lemmas, size_t count)
{
  if (count) {
    qsort(lemmas, count, sizeof *lemmas, order_views);
  }
}

static bool
leaves_to_object(AttControlVerbs verbs, const AttToken* verb)
{
  return verb->upos == ATT_UPOS_VERB && verbs.count &&
         bsearch(&verb->lemma,
                 verbs.lemmas,
                 verbs.count,
                 sizeof *verbs.lemmas,
                 order_views);
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
governor(AttControlVerbs verbs,
         const AttToken* tokens,
         size_t count,
         size_t clause)
{
  const size_t head = (size_t)tokens[clause].head;
  if (tokens[clause].relation == ATT_RELATION_ADVCL) {
    const size_t noun = controller(tokens, count, head, clause);
    return leaves_to_object(verbs, &tokens[head]) && noun < count &&
                   !has_comma(tokens, noun > head ? noun : head, clause)
               ? (int32_t)head
               : -1;
  }
  const int32_t verb = tokens[head].head;
  return tokens[head].relation == ATT_RELATION_OBJ && verb >= 0 &&
                 (size_t)verb < head && may_act(&tokens[head]) &&
                 leaves_to_object(verbs, &tokens[verb]) &&
                 !has_comma(tokens, head, clause)
             ? verb
             : -1;
}

void
att_control_mend(AttControlVerbs verbs, AttToken* tokens, size_t count)
{
  for (size_t i = 0; i < count; ++i) {
    AttToken* clause = &tokens[i];
    if (clause->head < 0 || (size_t)clause->head >= i ||
        (clause->relation != ATT_RELATION_ADVCL &&
         clause->relation != ATT_RELATION_ACL) ||
        !is_open_infinitive(tokens, count, i)) {
      continue;
    }
    const int32_t verb = governor(verbs, tokens, count, i);
    if (verb >= 0) {
      clause->head = verb;
      clause->relation = ATT_RELATION_XCOMP;
    }
  }
}
