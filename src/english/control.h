// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Infinitives behind an object: what a verb is known to leave to its object.
// The parser takes "urged Kabul to act" for a purpose as often as not, and then
// the one who urges is who acts.
// In: a parsed sentence and a list of verbs. Out: the same with such
// infinitives as open complements (UD xcomp) of the verb.

#ifndef ATT_ENGLISH_CONTROL_H
#define ATT_ENGLISH_CONTROL_H

#include "document/document.h"

/// Verbs, as lemmas, that leave an infinitive behind their object to it: urge,
/// allow, force. In byte order; the views are not owned. Zero knows none.
typedef struct AttControlVerbs {
  const AttView* lemmas;
  size_t count;
} AttControlVerbs;

/// Put lemmas in the order that AttControlVerbs wants.
void att_control_sort(AttView* lemmas, size_t count);

/// Hang each infinitive with "to" that follows the object of such a verb, or
/// its passive, on the verb as its xcomp: one that is an advcl of the verb, or
/// an acl of the object. The tree stays a tree.
void att_control_mend(AttControlVerbs verbs, AttToken* tokens, size_t count);

#endif
