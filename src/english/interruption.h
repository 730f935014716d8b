// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Words of speech that stand in the middle of what is said, or behind it with
// the verb in front. The parser takes who says it for a part of the sentence;
// so the sentence is parsed without them.
//
//   "Serbia," said Kosovo, "has deployed troops."   has deployed: of Serbia
//   Chad raided Niger, reported Reuters.            reported: parataxis of
//   raided
//
// In: a tagged sentence and verbs of saying. Out: its tree, where it has such
// words; the verb is the parataxis (UD) of the rest.

#ifndef ATT_ENGLISH_INTERRUPTION_H
#define ATT_ENGLISH_INTERRUPTION_H

#include "english/english.h"
#include "english/mend.h"

/// Parse again a sentence that is interrupted; others stay as they are.
/// `sayings` are lemmas of verbs. Working memory is taken from `arena`.
ATT_MUST_USE AttStatus att_interruption_mend(AttEnglish* english,
                                             AttLemmas sayings,
                                             AttArena* arena,
                                             AttToken* tokens,
                                             size_t count);

#endif
