// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// What a parser that never saw enough of a verb gets wrong again and again, and
// what a list of verbs puts right.
//
//   urged Kabul to act           act: no purpose of urged, but its complement
//   has long denied              has: no verb of its own, but an auxiliary
//   was elected president        president: no object, but what one becomes
//   it is willing to withdraw    it: a subject, for nothing else is willing
//   Boko Haram militants fled    one subject, not two
//   Danish envoy Ola Berg left   one subject, not three (mend_title.c)
//   the plan to attack Chad failed   Chad: the object of attack, no subject
//   the king of Spain, Juan Sanz,    who the king is (mend_office.c)
//   the ADF, a group, fled       likewise: the second tells who the first is
//   Oslo today praised Riga      today: the day, no subject (mend_day.c)
//   Chad threatened to leave unless Togo paid   two clauses (mend_condition.c)
//
// In: a parsed sentence and lists of verbs. Out: the same with better arcs.

#ifndef ATT_ENGLISH_MEND_H
#define ATT_ENGLISH_MEND_H

#include "document/document.h"

/// Lemmas in byte order; the views are not owned. Zero is empty.
typedef struct AttLemmas {
  const AttView* at;
  size_t count;
} AttLemmas;

typedef struct AttMendVerbs {
  AttLemmas control;    ///< leave an infinitive behind their object to it: urge
  AttLemmas perfect;    ///< stand before a past participle: have
  AttLemmas naming;     ///< make somebody something: elect
  AttLemmas volitional; ///< what only somebody is: willing
  AttLemmas dated;      ///< days by themselves: today
} AttMendVerbs;

/// True where a lemma or a form is one of them, by its exact bytes.
bool att_lemmas_have(AttLemmas lemmas, AttView word);

/// Put lemmas in the order that AttLemmas wants.
void att_lemmas_sort(AttView* lemmas, size_t count);

/// Mend a tree, in the order above; it stays a tree, with one root.
/// Relations are those of UD: xcomp, aux, compound.
void att_mend(const AttMendVerbs* verbs, AttToken* tokens, size_t count);

/// Hang a day between a subject and its verb on the verb. Part of att_mend.
void att_mend_day(AttLemmas days, AttToken* tokens, size_t count, size_t at);

/// Join the title at `at` and the name behind it, where that is what they are.
/// Part of att_mend.
void att_mend_title(AttToken* tokens, size_t count, size_t at);

/// Hang who is named behind an office and its state on the office. Part of
/// att_mend.
void att_mend_office(AttToken* tokens, size_t count, size_t at);

/// Part two clauses at the conjunction `at` that were read as one. Part of
/// att_mend.
void att_mend_condition(AttToken* tokens, size_t count, size_t at);

#endif
