// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// What a party does by saying what it will do, or what others must do. Private
// to statements/.
// In: the lines of undertaking and demand blocks that fired, the statements of
// a sentence, who speaks. Out: events beside the deeds that they are about.
//
//   "Hungary said it will help Samoa."      help: Future, by Hungary; and an
//                                           agreement of Hungary, with Samoa
//   "Hungary said it will bomb Samoa."      a threat
//   "Hungary said it will not help Samoa."  a rejection
//   "Hungary said Samoa must withdraw."     a request
//
// The word must be the party's own: what others say of it, and what the source
// tells itself ("Hungary plans to help"), states no more than the deed. Only
// who is listed, or belongs to whom is, is a party.

#ifndef ATT_STATEMENTS_UNDERTAKING_H
#define ATT_STATEMENTS_UNDERTAKING_H

#include "statements/outlook.h"
#include "statements/time.h"

/// The undertakings of one document, until it is known who speaks.
typedef struct AttUndertakings AttUndertakings;

ATT_MUST_USE AttStatus att_undertakings_new(const AttRules* rules,
                                            const AttOntology* ontology,
                                            const AttDocument* document,
                                            const AttMentions* mentions,
                                            AttUndertakings** undertakings);

void att_undertakings_free(AttUndertakings* undertakings);

/// Collect what the lines of one sentence undertake. `statements` are those of
/// the sentence, the first of which is `first` of the document.
ATT_MUST_USE AttStatus att_undertakings_add(AttUndertakings* undertakings,
                                            const AttReadSentence* read,
                                            const AttMatches* matches,
                                            const AttEffects* effects,
                                            const AttTimes* times,
                                            const AttStatement* statements,
                                            size_t count,
                                            size_t first);

/// Put the undertakings of those who speak for themselves among the statements
/// of the document, each behind those of its sentence, and drop what they tell
/// better; topics follow. `*merged` lives in the document's arena.
ATT_MUST_USE AttStatus att_undertakings_settle(AttUndertakings* undertakings,
                                               AttSpeech* speech,
                                               const AttStatement* statements,
                                               size_t count,
                                               AttStatement** merged,
                                               size_t* merged_count);

#endif
