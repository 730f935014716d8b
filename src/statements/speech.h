// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Who says a clause, and for whom. Private to statements/.
// In: the mentions of a document, its sentences one by one. Out: the speakers
// of a match, and of each statement with whoever they speak for.
//
//   "Kenya and Chad said …"                one place in the chain, two speakers
//   "Lavrov, Russia's foreign minister,    one place: Lavrov, and Russia, for
//    said …"                               whom he speaks
//   "Reuters said that Chad denied …"      two places: Chad 1, Reuters 2

#ifndef ATT_STATEMENTS_SPEECH_H
#define ATT_STATEMENTS_SPEECH_H

#include "statements/statements.h"

#define ATT_MOST_SPEAKERS 8u

/// Those who say something together.
typedef struct AttVoices {
  uint32_t entities[ATT_MOST_SPEAKERS]; ///< 1 + entity
  uint32_t count;
  uint32_t token; ///< of the document: the word that says so
} AttVoices;

/// The speakers of a clause, from the innermost outward.
typedef struct AttChain {
  AttSpeaker speakers[ATT_MOST_SPEAKERS];
  uint32_t count;
} AttChain;

/// Who speaks for whom in one document.
typedef struct AttSpeech AttSpeech;

/// Read what the names themselves say: ministries and officials speak for the
/// state that they are part of. Lives in the document's arena.
ATT_MUST_USE AttStatus att_speech_new(const AttRules* rules,
                                      const AttOntology* ontology,
                                      const AttDocument* document,
                                      const AttMentions* mentions,
                                      AttSpeech** speech);

/// Note the offices that a sentence gives to persons, and who says its
/// quotations.
void att_speech_add(AttSpeech* speech, const AttReadSentence* read);

/// Complete the speakers of all statements: of quotations by the sentences
/// around them, and by those for whom they speak.
ATT_MUST_USE AttStatus att_speech_finish(AttSpeech* speech,
                                         AttStatement* statements,
                                         size_t count);

/// What an entity (1 + its index) belongs to, by its name or as a gazetteer
/// says; likewise, or 0.
uint32_t att_speech_whole(const AttSpeech* speech, uint32_t entity);

/// Is an entity (1 + its index) one whose word counts: listed, or of whom is,
/// or somebody who speaks for such?
bool att_speech_is_party(const AttSpeech* speech, uint32_t entity);

/// Who fills a match's slot of speech: the speaker of a line of speech, or the
/// role that the ontology gives the voice of an event's topic.
AttVoices att_voices_of(const AttRules* rules,
                        const AttOntology* ontology,
                        const AttReadSentence* read,
                        const AttMatch* match);

/// Put voices outside of those that a chain has.
void att_chain_add(AttChain* chain, const AttVoices* voices);

/// Does a chain have those who speak by this word of the document?
bool att_chain_has(const AttChain* chain, uint32_t token);

/// Set the speakers of a statement; they live in `arena`.
ATT_MUST_USE AttStatus att_chain_keep(const AttChain* chain,
                                      AttArena* arena,
                                      AttStatement* statement);

#endif
