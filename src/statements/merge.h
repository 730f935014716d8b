// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// One event, many mentions: which statements of a document tell the same event.
// In: the statements of a document. Out: their events, each with all that its
// mentions say.
//
//   "Israel bombed Damascus on 3 April 2024. The bombing killed 13 people."
//     one event: Bombing(agent Israel, target Damascus, time 2024-04-03),
//     described by two statements
//
// Mentions go together where nothing they say parts them:
//   - one's class is the other's, or above it;
//   - of each role, one's fillers are among the other's, or lie in them;
//   - one's time covers the other's;
//   - both are told as fact, both as wanted, …; the source does not deny what
//   it
//     affirms, and what others say adds nothing to what the source says itself;
//   - the later one is not told as new ("another attack"), none is a habit, and
//     several are not one ("attacks");
// and where they share enough. One participant, and besides
//   - the time, to the month; or
//   - another participant or the place, within ATT_MERGE_REACH sentences of
//   each
//     other, or to the year, or where a noun refers back ("the attack"); or
//   - the word that tells it, where a noun refers back within that reach, or to
//     the year.
// A mention that goes with two events equally well is an event by itself, but
// for a noun that refers back: it takes the nearest before it within reach.

#ifndef ATT_STATEMENTS_MERGE_H
#define ATT_STATEMENTS_MERGE_H

#include "statements/statements.h"

/// Sentences between two mentions that still tell of one thing.
#define ATT_MERGE_REACH 5u
/// Events of one kind that a mention is compared with, the latest first.
#define ATT_MERGE_MOST 256u

/// Set `event` of each statement that has a class, and make the events; they
/// live in `arena`.
ATT_MUST_USE AttStatus att_merge_events(const AttRules* rules,
                                        const AttOntology* ontology,
                                        const AttDocument* document,
                                        const AttMentions* mentions,
                                        AttStatement* statements,
                                        size_t count,
                                        AttArena* arena,
                                        AttStatements* out);

#endif
