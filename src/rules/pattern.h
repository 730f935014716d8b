// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Compiled patterns: the programs that match/ runs over the tokens of a
// sentence. Immutable, part of AttRules.
// Source: K. Thompson, "Regular Expression Search Algorithm" (1968); R. Cox,
// "Regular Expression Matching: the Virtual Machine Approach" (2009).
//
//   [demonym] (army | police) -> part of STATE
//
//   0 save 2   1 token demonym of State   2 save 3   3 split 4 6
//   4 token army   5 jump 7   6 token police   7 match
//   literals army, police at 1 to 1 tokens from the start

#ifndef ATT_RULES_PATTERN_H
#define ATT_RULES_PATTERN_H

#include "base/view.h"
#include "rules/range.h"
#include "term/reading.h"

#define ATT_PATTERN_CAPTURES 8u ///< of one line
#define ATT_PATTERN_SLOTS (2u * ATT_PATTERN_CAPTURES)
#define ATT_PATTERN_LINKS 4u    ///< properties that one line gives
#define ATT_PATTERN_STEPS 4096u ///< of one line
#define ATT_PATTERN_UNBOUNDED UINT32_MAX

/// One operation of a token test. Tests are postfix: the first six kinds push
/// whether they hold of the token, the others replace what is on top.
typedef enum AttTokenTestKind {
  ATT_TOKEN_ANY,
  ATT_TOKEN_WORDS,   ///< a run of AttRules.words, any of which fits
  ATT_TOKEN_UPOS,    ///< value: AttUpos
  ATT_TOKEN_XPOS,    ///< value: AttXpos
  ATT_TOKEN_MENTION, ///< inside a mention of a class, named in a way
  ATT_TOKEN_PROPER,  ///< a capitalised proper noun that is part of no mention
                     ///< of another class, and of no time
  ATT_TOKEN_AND,
  ATT_TOKEN_OR,
  ATT_TOKEN_NOT,
} AttTokenTestKind;

#define ATT_TOKEN_DEPTH 32u ///< values that a test may have on its stack

typedef struct AttTokenTest {
  AttTokenTestKind kind;
  uint32_t value;    ///< a tag; of MENTION 1 + AttReadingKind, 0 any
  uint32_t class_id; ///< of MENTION and PROPER; 0 any
  AttRange words;    ///< of WORDS
} AttTokenTest;

typedef enum AttPatternOp {
  ATT_PATTERN_TOKEN,   ///< consume a token that the tests x … x+y hold of
  ATT_PATTERN_MENTION, ///< consume the longest mention of class x that begins
                       ///< here, named in the way y - 1 (0: any)
  ATT_PATTERN_SPLIT,   ///< go on at x, and less preferred at y
  ATT_PATTERN_JUMP,    ///< go on at x
  ATT_PATTERN_SAVE,    ///< note the place in slot x
  ATT_PATTERN_LOOK,    ///< go on where look x holds; with y where it does not
  ATT_PATTERN_MATCH,
} AttPatternOp;

/// One step; what does not say where it goes on does so at the next.
typedef struct AttPatternStep {
  AttPatternOp op;
  uint32_t x;
  uint32_t y;
} AttPatternStep;

/// A lookaround: a program without captures. Lookbehind runs forward from every
/// place and notes where it ends; lookahead is compiled reversed and runs
/// backward likewise: both tell all places in one pass.
typedef struct AttPatternLook {
  AttRange steps;
  bool behind;
} AttPatternLook;

/// What a line captures: "STATE", and of which class the mention there must
/// be.
typedef struct AttPatternCapture {
  AttView name;
  uint32_t class_id; ///< 0: mere words
  uint32_t reading;  ///< 1 + AttReadingKind, 0 any
} AttPatternCapture;

/// "part of STATE": the entity of a match has the property, with the entity
/// that the capture names as its object.
typedef struct AttPatternLink {
  uint32_t property;
  uint32_t capture; ///< in the line's captures
} AttPatternLink;

/// How much a line of a discard block silences where it matches.
typedef enum AttDiscardScope {
  ATT_DISCARD_UNLESS, ///< nothing; where it matches, its block silences nothing
  ATT_DISCARD_WORDS,  ///< the words that it matched
  ATT_DISCARD_CLAUSE, ///< the clause that they stand in
  ATT_DISCARD_SENTENCE,
  ATT_DISCARD_DOCUMENT,
  ATT_DISCARD_SCOPES,                     ///< how many there are
  ATT_DISCARD_TOPIC = ATT_DISCARD_SCOPES, ///< of a topic block: none of them
} AttDiscardScope;

/// One line of a pattern, a discard or a topic block.
typedef struct AttPattern {
  uint32_t line;     ///< in AttRules.lines
  uint32_t class_id; ///< 0: of a discard or a topic block
  AttRange steps;    ///< in AttRules.pattern_steps
  AttRange captures; ///< in AttRules.pattern_captures
  AttRange links;    ///< in AttRules.pattern_links
  uint32_t label;    ///< 1 + capture whose words label the entity; 0: all words
  /// One of these words, lower case, is in every match, `nearest` to `farthest`
  /// tokens from its start. None: every token may start one.
  AttRange literals; ///< in AttRules.pattern_literals
  uint32_t nearest;
  uint32_t farthest;
  uint32_t first_tags; ///< AttUpos of the first token of a match, a bit each
  uint32_t stratum;    ///< in AttRules.pattern_strata
} AttPattern;

/// Lines that run together: what they ask for is found by earlier strata, or,
/// where `cyclic`, by themselves.
typedef struct AttPatternStratum {
  AttRange patterns; ///< in AttRules.pattern_order
  bool cyclic;
} AttPatternStratum;

#endif
