// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// What is reported, where the parser hangs it astray: a clause that tells what
// a noun says is taken for a relative clause, and a phrase that tells whose
// word it is for one of the noun before it.
//
//   the claim that Kenya attacked Uganda       attacked: acl, not acl:relcl
//   the claim that Qatar funds Hamas failed    Hamas: the object of funds
//   said in a statement that Kenya attacked    attacked: ccomp of said
//   arrested a man, according to Reuters       Reuters: obl of arrested
//
// In: a parsed sentence and lists of words. Out: the same, mended.

#ifndef ATT_ENGLISH_REPORTED_H
#define ATT_ENGLISH_REPORTED_H

#include "english/mend.h"

/// Lists of the rules that tell of what is reported.
typedef struct AttReportWords {
  AttLemmas content;        ///< nouns that a clause tells the content of: claim
  AttLemmas complementiser; ///< what opens such a clause: that
  AttLemmas attributing;    ///< what opens a phrase for the source: according
  AttLemmas sayings;        ///< verbs of saying
} AttReportWords;

/// Mend the tree of a sentence; it stays a tree.
void
att_reported_mend(const AttReportWords* words, AttToken* tokens, size_t count);

#endif
