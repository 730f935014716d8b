// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// What the parts of the compiler share: the growing tables of AttRules, names
// in scope, and a frame in the making.
// In: the syntax tree. Out: the tables that compile.c copies into AttRules.

#ifndef ATT_RULES_COMPILER_H
#define ATT_RULES_COMPILER_H

#include "rules/tree.h"

#define ATT_MOST_SLOTS 16u    ///< of one sentence
#define ATT_MOST_WAYS 32u     ///< realisations of one slot
#define ATT_MOST_ELEMENTS 64u ///< of one sentence, units split
#define ATT_MOST_PHRASES                                                       \
  256u ///< alternatives that a run of words multiplies to

/// Closed-class words of rule sentences (keywords.def).
typedef enum AttKeyword {
  ATT_KEYWORD_COPULA,
  ATT_KEYWORD_ARTICLE,
  ATT_KEYWORD_PAIR,
  ATT_KEYWORD_CLAUSE,
  ATT_KEYWORD_INFINITIVE,
  ATT_KEYWORD_RECIPIENT,
  ATT_KEYWORD_GENITIVE,
  ATT_KEYWORD_AGENT,
  ATT_KEYWORD_ANYTHING,
} AttKeyword;

/// The words of one alternative, lists expanded.
typedef struct AttRun {
  AttRange words; ///< in AttRuleTree.words
  AttSpan span;
  bool from_list;
} AttRun;

typedef ATT_ARRAY(AttRun) AttRuns;

/// Where a slot stood in the sentence as written.
typedef enum AttPlace {
  ATT_PLACE_SUBJECT,
  ATT_PLACE_OBJECT,
  ATT_PLACE_INDIRECT,
  ATT_PLACE_OBLIQUE,
  ATT_PLACE_CLAUSE,
  ATT_PLACE_NESTED, ///< the subject of a clause of its own
  ATT_PLACE_WORDS,
  ATT_PLACE_PARTICLE,
  ATT_PLACE_PATH,
} AttPlace;

typedef struct AttDraftSlot {
  AttSlot slot; ///< its realisations are those below
  AttPlace place;
  AttRange markers; ///< of an OBLIQUE or CLAUSE as written
  AttRealisation ways[ATT_MOST_WAYS];
  size_t way_count;
} AttDraftSlot;

/// A frame in the making.
typedef struct AttDraft {
  AttFrame frame;
  AttDraftSlot slots[ATT_MOST_SLOTS];
  size_t count;
} AttDraft;

/// A preposition or function that a nominalisation takes a role by.
typedef struct AttNominalWay {
  AttFunction function;
  AttView marker; ///< of OBLIQUE
} AttNominalWay;

typedef struct AttCompiler {
  AttRuleTree* tree;
  const AttOntology* ontology;
  const AttVocabulary* vocabulary;
  AttArena* arena;
  AttFaults* faults;
  AttMap markers;                 ///< known prepositions and subordinators
  AttMap forms;                   ///< "pull out": 1 + first entry of form_chain
  ATT_ARRAY(uint32_t) form_chain; ///< index of a form, next + 1: pairs
  ATT_ARRAY(AttNominalWay) nominal_subject;
  ATT_ARRAY(AttNominalWay) nominal_object;
  ATT_ARRAY(AttBlock) blocks;
  ATT_ARRAY(AttLine) lines;
  ATT_ARRAY(AttFrame) frames;
  ATT_ARRAY(AttSlot) slots;
  ATT_ARRAY(AttRealisation) realisations;
  ATT_ARRAY(AttStep) steps;
  ATT_ARRAY(AttStepRelation) step_relations;
  ATT_ARRAY(AttPhrase) phrases;
  ATT_ARRAY(AttWord) words;
  ATT_ARRAY(AttView) marker_table;
  ATT_ARRAY(AttUnless) unless;
  ATT_ARRAY(AttBeside) beside;
  ATT_ARRAY(AttDeed) deeds;
  ATT_ARRAY(AttPattern) patterns;
  ATT_ARRAY(AttPatternStep) pattern_steps;
  ATT_ARRAY(AttTokenTest) token_tests;
  ATT_ARRAY(AttPatternLook) pattern_looks;
  ATT_ARRAY(AttPatternCapture) pattern_captures;
  ATT_ARRAY(AttPatternLink) pattern_links;
  ATT_ARRAY(AttView) pattern_literals;
  // The sentence being compiled.
  const AttBlockNode* node;
  AttOrigin origin;
  uint32_t block;
  uint32_t line;
  AttSpan sentence;
} AttCompiler;

// names.c: what names stand for

/// "att:Attack", or "Attack" in the file's first namespace: its IRI.
ATT_MUST_USE AttStatus att_names_iri(AttCompiler* compiler,
                                     uint32_t file,
                                     AttView name,
                                     AttSpan span,
                                     AttView* iri);
ATT_MUST_USE AttStatus att_names_class(AttCompiler* compiler,
                                       uint32_t file,
                                       AttView name,
                                       AttSpan span,
                                       uint32_t* id);
ATT_MUST_USE AttStatus att_names_property(AttCompiler* compiler,
                                          uint32_t file,
                                          AttView name,
                                          AttSpan span,
                                          uint32_t* id);

/// The IRI of a topic of the ontology.
ATT_MUST_USE AttStatus att_names_topic(AttCompiler* compiler,
                                       uint32_t file,
                                       AttView name,
                                       AttSpan span,
                                       AttView* iri);

/// Resolve a slot as its block demands: kind, property, type, takes_clause.
ATT_MUST_USE AttStatus att_names_slot(AttCompiler* compiler,
                                      const AttElement* element,
                                      AttSlot* slot);

/// The outlook by its name: Negated, Wanted, … Where `speech` is not NULL the
/// name may also be "speech", and `*speech` tells whether it is.
ATT_MUST_USE AttStatus att_names_outlook(AttCompiler* compiler,
                                         AttOrigin origin,
                                         AttView name,
                                         AttSpan span,
                                         AttOutlook* outlook,
                                         bool* speech);

/// Check that each key of a test is a role that its block may have.
ATT_MUST_USE AttStatus att_names_test_keys(AttCompiler* compiler,
                                           const AttBlock* block,
                                           const AttTest* test);

/// The part of an IRI behind its last '#' or '/'.
AttView att_names_local(AttView iri);

// words.c: words and the vocabulary

bool att_words_is_keyword(AttKeyword keyword, AttView word);

/// The index-th word of a kind; empty behind the last.
AttView att_words_keyword(AttKeyword keyword, size_t index);

/// True where all alternatives are single words of this kind.
bool att_words_are_keyword(const AttCompiler* compiler,
                           AttKeyword keyword,
                           const AttElement* element);

ATT_MUST_USE AttStatus att_words_load_markers(AttCompiler* compiler);

/// The alternatives of an element, lists expanded; an unknown list is an error.
ATT_MUST_USE AttStatus att_words_expand(AttCompiler* compiler,
                                        const AttElement* element,
                                        AttRuns* runs);

/// True where the words, joined by blanks, are a known preposition.
bool att_words_is_marker(const AttCompiler* compiler, AttRange words);

/// True where every alternative is a known preposition (lists never are).
bool att_words_are_markers(const AttCompiler* compiler,
                           const AttElement* element);

uint32_t
att_words_frequency(const AttCompiler* compiler, AttRange words, AttUpos upos);

ATT_MUST_USE AttStatus att_words_lemma(AttCompiler* compiler,
                                       AttView word,
                                       AttUpos upos,
                                       AttView* lemma);

/// The part of speech that a fixed word is read as: the most usual one.
AttUpos att_words_reading(const AttCompiler* compiler, AttView word);

/// Say where the phrase added last is written.
void att_words_place_phrase(AttCompiler* compiler, AttSpan span);

/// Add one phrase; its last word (its first, with `verb_first`) is lemmatised
/// as `upos`, or as written with ATT_UPOS_X.
ATT_MUST_USE AttStatus att_words_add_phrase(AttCompiler* compiler,
                                            AttRange words,
                                            AttUpos upos,
                                            bool verb_first);

/// Add an element's alternatives as phrases of fixed words.
ATT_MUST_USE AttStatus att_words_add_fixed(AttCompiler* compiler,
                                           const AttElement* element,
                                           AttRange* phrases);

ATT_MUST_USE AttStatus att_words_add_marker(AttCompiler* compiler,
                                            AttView marker,
                                            AttRange* range);

/// Add an element's alternatives as markers.
ATT_MUST_USE AttStatus att_words_add_markers(AttCompiler* compiler,
                                             const AttElement* element,
                                             AttRange* range);

/// "unknown preposition", with the nearest known one.
AttStatus att_words_unknown_marker(AttCompiler* compiler, AttSpan span);

// deeds.c: what undertakings and demands are of

ATT_MUST_USE AttStatus att_deeds_add(AttCompiler* compiler, AttBlock* block);

// draft.c: frames in the making

ATT_MUST_USE AttStatus att_draft_slot(AttCompiler* compiler,
                                      AttDraft* draft,
                                      AttSlot slot,
                                      AttPlace place,
                                      size_t* index);

/// One more way to fill a slot; the same way twice is added once.
void att_draft_way(AttDraft* draft,
                   size_t slot,
                   AttFunction function,
                   uint8_t host,
                   AttRange markers);
void att_draft_inverse(AttDraft* draft,
                       size_t slot,
                       AttFunction function,
                       uint8_t host);

/// The slot that stood at a place, or draft->count.
size_t att_draft_find(const AttDraft* draft, AttPlace place);

/// Copy a finished frame into the tables.
ATT_MUST_USE AttStatus att_draft_commit(AttCompiler* compiler,
                                        const AttDraft* draft);

// derive.c: the frames that a line stands for besides its own

/// Give a written nominal line what rules/english says of roles of nouns.
ATT_MUST_USE AttStatus att_derive_written_nominal(AttCompiler* compiler,
                                                  AttDraft* draft);

/// The nominalisations and the hyphenated participle of a verb line.
/// `verb` is the element that holds the verbs, `particle` the one behind them
/// or NULL.
ATT_MUST_USE AttStatus att_derive_from_verb(AttCompiler* compiler,
                                            const AttDraft* verbal,
                                            const AttElement* verb,
                                            const AttElement* particle);

ATT_MUST_USE AttStatus att_derive_load(AttCompiler* compiler);

// freeze.c

/// Compile the patterns of values into the rules; what is wrong with one is
/// reported like everything else, so this stands before errors are counted.
ATT_MUST_USE AttStatus att_freeze_values(AttCompiler* compiler,
                                         AttRules* rules);

/// Copy all tables, index the triggers and hash the texts.
ATT_MUST_USE AttStatus att_freeze_tables(AttCompiler* compiler,
                                         AttRules* rules);

// path.c

/// Compile "path( … )" to its frame.
ATT_MUST_USE AttStatus att_path_compile(AttCompiler* compiler,
                                        const AttSentenceNode* node);

// sentence.c

/// Compile one sentence to its frames. With `verbs` non-NULL the sentence's
/// verbs are replaced by these; a sentence without a verb is then left out.
ATT_MUST_USE AttStatus att_sentence_compile(AttCompiler* compiler,
                                            const AttSentenceNode* node,
                                            const AttElement* verbs);

#endif
