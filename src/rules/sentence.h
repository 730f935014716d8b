// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// A rule sentence being compiled: its pieces, the walk behind its trigger, and
// the shapes that sentence.c tells apart.
// In: elements of the syntax tree. Out: drafts of frames (compiler.h).

#ifndef ATT_RULES_SENTENCE_H
#define ATT_RULES_SENTENCE_H

#include "rules/compiler.h"

/// The elements of the sentence being compiled, a copy that units are split in.
typedef struct AttRuleSentence {
  AttCompiler* compiler;
  AttElement at[ATT_MOST_ELEMENTS];
  size_t count;
  const AttElement* verbs; ///< replace the verbs of the sentence, or NULL
  bool as_particle;        ///< "hands over TARGET": over is no preposition
} AttRuleSentence;

/// How far the walk behind the trigger has come.
typedef struct AttWalk {
  AttDraft* draft;
  size_t next;      ///< element
  size_t start;     ///< slots before the trigger
  uint8_t host;     ///< last fixed words, or the trigger
  uint8_t outer;    ///< fixed words that those hang on, or the trigger
  uint8_t verb;     ///< whose objects: the trigger, or the verb behind "to"
  bool passive;     ///< the verb of the nested clause: "by SLOT" does it
  size_t direct;    ///< slots without preposition so far
  size_t last_slot; ///< the last of them
  const AttElement* particle; ///< directly behind the verb, or NULL
} AttWalk;

// pieces.c: questions about pieces, and joining and splitting them

bool att_piece_is_words(const AttRuleSentence* s, size_t at);

bool att_piece_is_slot(const AttRuleSentence* s, size_t at);

bool att_piece_is_comma(const AttRuleSentence* s, size_t at);

bool att_piece_is_clause_slot(const AttRuleSentence* s, size_t at);

bool
att_piece_is_keyword(const AttRuleSentence* s, size_t at, AttKeyword keyword);

/// SLOT "and" SLOT
bool att_piece_is_pair(const AttRuleSentence* s, size_t at);

bool att_piece_is_markers(const AttRuleSentence* s, size_t at);

AttStatus
att_piece_refuse_at(const AttRuleSentence* s, size_t at, const char* message);

/// The first word of a single alternative; used to ask the vocabulary.
AttRange att_piece_words_of(const AttRuleSentence* s,
                            const AttElement* element,
                            uint32_t alternative);

bool att_piece_has_frequency(const AttRuleSentence* s, size_t at, AttUpos upos);

/// One element whose alternatives are every way to read a run of words, joined:
/// "close military" + "ally|partner" gives {close military ally} and
/// {close military partner}. Articles are left out; a run of nothing else is
/// refused.
ATT_MUST_USE AttStatus att_piece_join_run(AttRuleSentence* s,
                                          size_t begin,
                                          size_t end,
                                          AttElement* joined);

/// Where the run of words that starts here ends: before a slot, a comma, a
/// preposition, or what is optional while the run is not.
size_t att_piece_run_end(const AttRuleSentence* s, size_t begin);

/// Replace the verb, whose only alternative is a unit, by its words.
ATT_MUST_USE AttStatus att_piece_split_unit(AttRuleSentence* s,
                                            size_t at,
                                            AttRange words);

/// Units behind the verb that begin or end with a preposition are their words:
/// {in favour of} TARGET.
ATT_MUST_USE AttStatus att_piece_split_units(AttRuleSentence* s, size_t from);

// walk.c: slots and the ways to fill them

ATT_MUST_USE AttStatus att_walk_add_role(AttRuleSentence* s,
                                         AttWalk* walk,
                                         size_t at,
                                         AttPlace place,
                                         size_t* index);

/// Ways of a possessor: "TARGET's camp" is also "the camp of TARGET" and "the
/// TARGET camp".
ATT_MUST_USE AttStatus att_walk_add_possessor(AttRuleSentence* s,
                                              AttWalk* walk,
                                              size_t at,
                                              uint8_t host);

/// Everything behind the trigger.
ATT_MUST_USE AttStatus att_walk_tail(AttRuleSentence* s, AttWalk* walk);

/// Add the alternatives of the trigger; ADJ stands for what follows "is": an
/// adjective or a noun, as the vocabulary has it.
ATT_MUST_USE AttStatus att_walk_add_triggers(AttRuleSentence* s,
                                             const AttElement* element,
                                             AttUpos upos,
                                             AttRange* triggers);

ATT_MUST_USE AttStatus att_walk_commit(AttRuleSentence* s,
                                       const AttDraft* draft);

/// SLOT [ "and" SLOT ] at the start of a sentence, as `function`.
ATT_MUST_USE AttStatus att_walk_add_first_slot(AttRuleSentence* s,
                                               AttWalk* walk,
                                               AttFunction function,
                                               AttPlace place);

AttWalk att_walk_start(AttDraft* draft);

// predicate.c: verbs, and what stands behind "is"

/// SLOT verb …: the alternatives of one word in one frame, each unit in one of
/// its own ({carries out}: verb and particle).
ATT_MUST_USE AttStatus att_predicate_verbal(AttRuleSentence* s, size_t verb);

ATT_MUST_USE AttStatus att_predicate_copular_frame(AttRuleSentence* s,
                                                   size_t begin,
                                                   size_t end,
                                                   size_t owner);

/// [ SLOT ] is [ preposition ] word …
ATT_MUST_USE AttStatus att_predicate_copular(AttRuleSentence* s, size_t copula);

/// May the word behind "is" only be a participle ("expelled", not "based" or
/// "responsible")?
ATT_MUST_USE AttStatus att_predicate_is_participle(AttRuleSentence* s,
                                                   size_t at,
                                                   bool* answer);

/// Are all alternatives inflected verbs ("denies CLAUSE"), not "not" or "may"?
ATT_MUST_USE AttStatus att_predicate_are_inflected_verbs(AttRuleSentence* s,
                                                         size_t at,
                                                         bool* answer);

/// Is the word behind the first slot a noun that is never a verb ("AGENT
/// offensive against TARGET")? Rules write verbs in the third person.
ATT_MUST_USE AttStatus att_predicate_is_only_noun(AttRuleSentence* s,
                                                  size_t at,
                                                  bool* answer);

#endif
