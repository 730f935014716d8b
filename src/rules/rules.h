// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Compiled rules: immutable tables that match/ runs over sentences.
// In: rule files, an ontology, a vocabulary. Out: AttRules.
//
//   AGENT accuses|blames TARGET (of|for TOPIC)
//
// becomes a VERBAL frame with the triggers accuse and blame, a SUBJECT slot
// agent, an OBJECT slot target and an optional slot topic (OBLIQUE, COMPLEMENT
// or ADVERBIAL marked of or for); and, through the table of nominalisations, a
// NOMINAL frame with the trigger accusation.

#ifndef ATT_RULES_RULES_H
#define ATT_RULES_RULES_H

#include "base/diagnostic.h"
#include "base/limits.h"
#include "base/map.h"
#include "document/grammar.h"
#include "rules/pattern.h"
#include "rules/vocabulary.h"
#include "term/ontology.h"
#include "term/value.h"

typedef enum AttBlockKind {
  ATT_BLOCK_EVENT,
  ATT_BLOCK_RELATION,
  ATT_BLOCK_SPEECH,
  ATT_BLOCK_OUTLOOK,
  ATT_BLOCK_QUANTITY, ///< which property of an event a value fills
  ATT_BLOCK_PATTERN,
  ATT_BLOCK_UNDERTAKING, ///< what a speaker says it will do itself
  ATT_BLOCK_DEMAND,      ///< what a speaker says somebody else is to do
  ATT_BLOCK_DISCARD,     ///< what silences a part of a text
  ATT_BLOCK_TOPIC,       ///< what a sentence is about
} AttBlockKind;

#define ATT_BLOCK_KINDS ((int)ATT_BLOCK_TOPIC + 1)

/// What an outlook block does to the clause it governs.
typedef enum AttOutlook {
  ATT_OUTLOOK_NEGATED, ///< turns the polarity
  ATT_OUTLOOK_ACTUAL,  ///< is as true as the word that governs it
  ATT_OUTLOOK_FUTURE,
  ATT_OUTLOOK_POSSIBLE,
  ATT_OUTLOOK_WANTED,
  ATT_OUTLOOK_CONDITIONAL,
} AttOutlook;

/// How one word of a rule is compared with a token.
typedef enum AttWordKind {
  ATT_WORD_LEMMA, ///< `text` is the token's lemma or its lower-cased form
  ATT_WORD_FORM,  ///< "quoted": `text` is the exact form
  ATT_WORD_REGEX, ///< /re/: `regex` matches the whole form
} AttWordKind;

typedef struct AttWord {
  AttWordKind kind;
  AttView text;
  const void* regex; ///< pcre2_code, owned by AttRules
  /// As the rule has it, without quotes or slashes; empty for what is no word
  /// of its own there: the further parts of one that is split at its hyphens.
  AttView written;
  uint32_t file; ///< of REGEX: where it stands
  AttSpan span;
} AttWord;

/// One alternative of fixed words: "sanctuary", {safe haven}. The last word is
/// the head; those before it stand directly before it in the sentence. In
/// `support` phrases it is the other way round: the first word is the verb, and
/// those behind it are its particles ("carry out").
typedef struct AttPhrase {
  AttRange words; ///< in AttRules.words
  AttSpan span;   ///< where it is written; of the @list that it is from
  uint32_t file;  ///< of an item of a list: in AttRules.files
} AttPhrase;

/// Host of a realisation: the trigger, or an earlier slot of the same frame by
/// its index (from 0 in the frame's own slots), whose filler then hosts it.
#define ATT_HOST_TRIGGER UINT8_MAX

/// One way to find a slot's filler in the clause graph.
typedef struct AttRealisation {
  uint8_t function; ///< AttFunction
  uint8_t host;     ///< whose edges: the trigger's, or those of a slot's filler
  /// Allowed markers in AttRules.markers; empty: the edge has no marker or
  /// any (SUBJECT, OBJECT, POSSESSOR and the like never look at it). An empty
  /// view among them stands for an edge without a marker (a bare clause).
  AttRange markers;
  /// The edge without a marker leads to an infinitive ("helped rebuild"), never
  /// to a clause with a finite verb.
  bool bare_infinitive;
  /// On the edge of the filler toward the host instead: true for
  /// "OBJECT's leader SUBJECT", where the trigger stands below the slot.
  bool inverse;
} AttRealisation;

typedef enum AttSlotKind {
  ATT_SLOT_ROLE,   ///< filled by a mention of the slot's type
  ATT_SLOT_WORDS,  ///< filled by fixed words; binds nothing
  ATT_SLOT_CLAUSE, ///< filled by a clause or a nominal event
} AttSlotKind;

/// Place in a pair that shares one coordinated phrase: "between SUBJECT and
/// OBJECT", "SUBJECT and OBJECT are rivals", "SUBJECT-OBJECT rivalry". Both
/// slots have the same realisations; their fillers differ, in textual order.
typedef enum AttPair {
  ATT_PAIR_NONE,
  ATT_PAIR_FIRST,
  ATT_PAIR_SECOND,
} AttPair;

/// One relation that a step takes: with its subtypes where it has none of its
/// own, and only with this preposition or mark where `marker` is not empty.
typedef struct AttStepRelation {
  uint8_t relation; ///< AttRelation
  AttView marker;   ///< lower case, words parted by one blank
} AttStepRelation;

/// One step of a path over the tree: to a dependent, or to the head.
typedef struct AttStep {
  bool up;            ///< "<obj": to the head that has this word as obj
  bool optional;      ///< "?" and "*": may be left out
  bool repeated;      ///< "*": may be taken again
  AttRange relations; ///< in AttRules.step_relations
  AttRange
      phrases; ///< the word it must lead to, in AttRules.phrases; none: any
} AttStep;

typedef struct AttSlot {
  AttSlotKind kind;
  AttPair pair;
  uint32_t property; ///< role of an event; 0 for SUBJECT, OBJECT, SPEAKER, …
  AttView name;      ///< as written, lower case: "agent", "subject"
  uint32_t type;     ///< class that a filler must be; 0: any
  bool takes_clause; ///< a ROLE that a clause may fill as well (topic)
  bool optional;
  bool several;          ///< "AGENT and AGENT meet": one filler is not enough
  AttRange phrases;      ///< of WORDS, in AttRules.phrases
  AttRange realisations; ///< in AttRules.realisations, best first
  AttRange steps;        ///< of a PATH frame, in AttRules.steps
  AttSpan span;          ///< in the rule file, bytes
} AttSlot;

typedef enum AttFrameKind {
  ATT_FRAME_VERBAL,     ///< trigger is a verb
  ATT_FRAME_NOMINAL,    ///< trigger is an event noun
  ATT_FRAME_COPULAR,    ///< trigger is the adjective or noun after "is"
  ATT_FRAME_APPOSITIVE, ///< "SUBJECT, leader of OBJECT"; "OBJECT's leader
                        ///< SUBJECT"
  ATT_FRAME_HYPHENATED, ///< "SUBJECT-controlled OBJECT"
  ATT_FRAME_COMPOUND,   ///< "SUBJECT-OBJECT rivalry"
  ATT_FRAME_MODIFIER,   ///< outlook: "not CLAUSE", "may CLAUSE", "if CLAUSE"
  ATT_FRAME_ADJUNCT,    ///< speech: "according to SPEAKER, CLAUSE"
  ATT_FRAME_PATH,       ///< "path(impose, AGENT = >nsubj)": over the bare tree
} AttFrameKind;

/// One compiled sentence (or one of the frames that a verb line also stands
/// for). A frame matches at a token whose lemma is one of its triggers and
/// whose required slots all find a filler; exceptions are spelt out in match/.
typedef struct AttFrame {
  AttFrameKind kind;
  uint32_t block;    ///< in AttRules.blocks, the root of its line's block
  uint32_t line;     ///< in AttRules.lines
  AttRange triggers; ///< phrases (in AttRules.phrases); the head word triggers
  AttRange slots;    ///< in AttRules.slots
  bool derived;      ///< a nominalisation or participle of a verb line
  bool passive_only; ///< written in the passive: "SUBJECT is based in OBJECT"
  bool no_passive;   ///< "forms no passive"
  uint8_t upos;      ///< AttUpos that a PATH asks of its trigger; X: any
} AttFrame;

/// Where the lines of an outlook hold: "outlook Future under speech".
typedef enum AttUnder {
  ATT_UNDER_ANYTHING,
  ATT_UNDER_SPEECH,  ///< in what somebody says
  ATT_UNDER_OUTLOOK, ///< where the clause above is of AttBlock.above
} AttUnder;

/// "unless SLOT words": no match where the slot's filler has one of the words.
typedef struct AttUnless {
  AttView slot; ///< lower case
  AttRange phrases;
} AttUnless;

/// A class after "beside".
typedef struct AttBeside {
  uint32_t class_id;
  AttSpan span;
} AttBeside;

/// What an undertaking or a demand is of: "of att:Aid", "of not …".
typedef struct AttDeed {
  uint32_t class_id;    ///< of events; 0: a relation, or any deed
  uint32_t property_id; ///< of a relation. Both 0: any deed, read or not
  bool denied;          ///< "of not": that it will not be done
  uint32_t file;
  AttSpan span;
} AttDeed;

typedef struct AttBlock {
  AttBlockKind kind;
  AttView name;         ///< as written: "att:Accusation", "says", "Wanted"
  uint32_t class_id;    ///< of an event, a pattern, an undertaking or a demand
  uint32_t property_id; ///< of a relation or a quantity, else 0
  AttView topic;        ///< of a topic: its IRI, else empty
  AttOutlook outlook;   ///< of an outlook block
  AttUnder under;       ///< of an outlook block
  AttOutlook above;     ///< of an outlook block, ATT_UNDER_OUTLOOK
  AttRange support;     ///< phrases: verbs that lend their arguments to nouns
  AttRange unless;      ///< in AttRules.unless
  /// Classes that the same words may state as well ("beside att:Takeover"), in
  /// AttRules.beside.
  AttRange beside;
  AttRange deeds; ///< of an undertaking or a demand, in AttRules.deeds
  AttRange units; ///< of a quantity, in AttRules.units
  AttRange lines; ///< in AttRules.lines
  bool extends;   ///< "extend event att:Attack"
  /// Blocks of one class are one block in parts: `root` is the first of them
  /// (itself where it is alone), `next` the part behind this one, 0 for none.
  /// What one part has besides its lines (support, unless, beside) holds of
  /// the lines of all.
  uint32_t root;
  uint32_t next;
  uint32_t file; ///< in AttRules.files
  AttSpan span;  ///< of its heading, bytes
} AttBlock;

/// One rule sentence as written; facts name it as the rule that read them.
typedef struct AttLine {
  uint32_t block; ///< in AttRules.blocks, the part that it stands in
  uint32_t file;
  uint32_t number; ///< line in the file, from 1
  AttSpan span;    ///< bytes of the file
  AttView text;    ///< as written, white space folded
  AttView id; ///< block name and a hash of the text: stable when lines move
  /// Of a speech line: it turns the polarity of what is said ("also denies =
  /// Negated").
  bool negates;
  uint8_t scope; ///< of a discard line: AttDiscardScope
} AttLine;

typedef enum AttTestKind { ATT_TEST, ATT_TEST_NONE, ATT_TEST_TODO } AttTestKind;

/// "key = value" of a test; `value` as written, e.g. "Pakistan" or
/// "harbours(Afghanistan, Tehrik-i-Taliban Pakistan)".
typedef struct AttExpectation {
  AttView key;
  AttView value;
  AttSpan span;
} AttExpectation;

typedef struct AttTest {
  AttTestKind kind;
  uint32_t block;
  uint32_t file;
  AttSpan span; ///< of the quoted sentence
  AttView sentence;
  AttRange expectations; ///< in AttRules.expectations
} AttTest;

/// "list name = word, …". What templates make of the items is in
/// AttRules.value_lists.
typedef struct AttWordList {
  AttView name;
  AttRange phrases;
  uint32_t file;
} AttWordList;

typedef struct AttRuleFile {
  AttView path;
  AttView text;
} AttRuleFile;

typedef struct AttConfidence AttConfidence;

/// Lists that the mechanism asks for by name (known_lists.def).
typedef enum AttKnownList {
#define ATT_KNOWN_LIST(symbol, name, what) ATT_LIST_##symbol,
#include "rules/known_lists.def"
#undef ATT_KNOWN_LIST
  ATT_LIST_COUNT
} AttKnownList;

/// All tables; members are read-only after compiling.
typedef struct AttRules {
  AttArena* arena;
  AttRuleFile* files;
  size_t file_count;
  AttBlock* blocks;
  size_t block_count;
  AttLine* lines;
  size_t line_count;
  AttFrame* frames;
  size_t frame_count;
  AttSlot* slots;
  AttRealisation* realisations;
  AttStep* steps;
  AttStepRelation* step_relations;
  AttPhrase* phrases;
  AttWord* words;
  size_t word_count;
  AttView* markers;
  AttUnless* unless;
  AttBeside* beside;
  AttDeed* deeds;
  AttTest* tests;
  size_t test_count;
  AttExpectation* expectations;
  AttView* units; ///< of quantities: "km", "money" (any currency)
  /// In the order of the files; their regexes are owned by AttRules.
  AttValuePattern* values;
  size_t value_count;
  AttWordList* lists;
  AttValueList* value_lists; ///< the same lists, for templates
  size_t list_count;
  /// Phrases of the lists that the mechanism asks for, by AttKnownList.
  AttRange known_lists[ATT_LIST_COUNT];
  AttPattern* patterns;
  size_t pattern_count;
  AttPatternStep* pattern_steps;
  AttTokenTest* token_tests;
  AttPatternLook* pattern_looks;
  size_t pattern_look_count;
  AttPatternCapture* pattern_captures;
  AttPatternLink* pattern_links;
  AttView* pattern_literals;
  AttPatternStratum* pattern_strata;
  size_t pattern_stratum_count;
  uint32_t* pattern_order; ///< patterns by stratum, then by line
  /// Lines of discard and topic blocks, in pattern_order. They run behind all
  /// others and are of the stratum behind the counted ones.
  AttRange discards;
  /// From a literal to a run of `pattern_wanting`: the patterns that require
  /// it, ascending.
  AttMap pattern_index;
  AttRange* pattern_runs;
  uint32_t* pattern_wanting;
  /// Support verbs of every block ("support …" outside any block).
  AttRange common_support;
  /// From "lemma" to a run of `triggered`; a frame checks the part of speech.
  AttMap triggers;
  AttRange* trigger_runs;
  uint32_t* triggered;       ///< frame ids, ascending in each run
  char digest[33];           ///< of all files, hex
  AttConfidence* confidence; ///< NULL: never measured (rules/confidence.h)
} AttRules;

/// A text that stands for the file at a path, which need not exist: what an
/// editor has not saved yet.
typedef struct AttOverlay {
  const char* path;
  AttView text;
} AttOverlay;

/// Rule files and folders, and what stands for some of them.
typedef struct AttRuleInputs {
  const char* const* paths;
  size_t path_count;
  const AttOverlay* overlays;
  size_t overlay_count;
} AttRuleInputs;

/// Compile rule files and folders (*.rules, in byte order of the paths).
/// Everything wrong is reported with its place; parsing goes on at the next
/// block, up to limits->rule_errors: ATT_ERR_RULES.
ATT_MUST_USE AttStatus att_rules_compile(const char* const* paths,
                                         size_t path_count,
                                         const AttOntology* ontology,
                                         const AttVocabulary* vocabulary,
                                         const AttLimits* limits,
                                         AttLog* log,
                                         AttRules** rules);

/// The same of files some of which stand in an editor.
ATT_MUST_USE AttStatus att_rules_compile_inputs(const AttRuleInputs* inputs,
                                                const AttOntology* ontology,
                                                const AttVocabulary* vocabulary,
                                                const AttLimits* limits,
                                                AttLog* log,
                                                AttRules** rules);

void att_rules_free(AttRules* rules);

/// The word that starts a block of this kind: "event", "pattern".
const char* att_block_keyword(AttBlockKind kind);

/// Is it about somebody's word: an undertaking or a demand?
bool att_block_is_undertaking(AttBlockKind kind);

/// Do its sentences say something of a CLAUSE?
bool att_block_governs_clause(AttBlockKind kind);
/// The word that a line of a discard block starts with: "sentence", "unless".
const char* att_discard_scope_name(AttDiscardScope scope);

/// The scope that a word names; false where it names none.
bool att_discard_scope_find(AttView word, AttDiscardScope* scope);

/// "Negated", "Wanted", …: what rule files call an outlook.
const char* att_outlook_name(AttOutlook outlook);

/// Do the lines of such blocks run when all mentions are known (discards,
/// topics)?
bool att_block_is_last(AttBlockKind kind);

/// May other blocks add to one of this kind ("extend event")?
bool att_block_is_extendable(AttBlockKind kind);

/// Are two blocks parts of one ("extend")?
bool att_block_is_part(const AttRules* rules, uint32_t a, uint32_t b);

/// What an outlook block holds under, "speech" or an outlook; NULL: anything.
const char* att_block_under(const AttBlock* block);

/// The frames that a lemma may trigger; empty range where none.
AttRange att_rules_triggered(const AttRules* rules, AttView lemma);

/// The patterns that require a word (lower case), as a run of
/// rules->pattern_wanting; empty where none does.
AttRange att_rules_wanting(const AttRules* rules, AttView word);

/// Write the tables of each frame, for tests and for who works on the compiler;
/// authors are shown words (pipeline/show.h).
void att_rules_dump(const AttRules* rules,
                    const AttOntology* ontology,
                    AttText* out);

/// Write the frames of one line.
void att_rules_dump_line(const AttRules* rules,
                         const AttOntology* ontology,
                         uint32_t line,
                         AttText* out);

#endif
