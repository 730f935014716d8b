// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// What the files that compile pattern lines share: the tables in the making
// and the line being compiled.
// In: the syntax tree of a line. Out: the tables that compile.c copies.

#ifndef ATT_RULES_PATTERN_COMPILER_H
#define ATT_RULES_PATTERN_COMPILER_H

#include "rules/compiler.h"

#define ATT_PATTERN_LOOKS 16u ///< of one line, nested ones included

/// A line in the making.
typedef struct AttPatternDraft {
  AttCompiler* compiler;
  const AttPatternLine* line;
  AttPattern pattern;
  AttPatternCapture captures[ATT_PATTERN_CAPTURES];
  size_t capture_count;
  /// Node of the token test that the arrow takes as a capture, by capture;
  /// 0 where the capture is written.
  uint32_t implied[ATT_PATTERN_CAPTURES];
  uint32_t looks[ATT_PATTERN_LOOKS]; ///< nodes whose programs are to be made
  size_t look_count;
  uint32_t first_look; ///< in the table of looks
  uint32_t program;    ///< first step of the program being made
  bool reversed;       ///< it is a lookahead's
  bool silent;         ///< it is a lookaround's: saves nothing
} AttPatternDraft;

// pattern_compile.c

/// Compile a line of the current block, whose AttLine is added already.
ATT_MUST_USE AttStatus att_pattern_compile(AttCompiler* compiler,
                                           const AttPatternLine* line);

AttPatternNode* att_pattern_node(const AttPatternDraft* draft, uint32_t node);

/// Index of a capture by its name; capture_count where there is none.
size_t att_pattern_find_capture(const AttPatternDraft* draft, AttView name);

// pattern_token.c: tests of one token

/// What a name in brackets, or a type behind a colon, stands for.
typedef struct AttPatternName {
  AttTokenTestKind kind; ///< UPOS, XPOS or MENTION
  uint32_t value;
  uint32_t class_id;
} AttPatternName;

ATT_MUST_USE AttStatus att_pattern_name(AttPatternDraft* draft,
                                        AttView text,
                                        AttSpan span,
                                        AttPatternName* name);

/// The class that capitals stand for: ARMED_GROUP is ArmedGroup; 0 for none.
uint32_t att_pattern_class(const AttPatternDraft* draft, AttView capitals);

/// "no class of the ontology is called …", with the nearest.
AttStatus
att_pattern_unknown_class(AttPatternDraft* draft, AttView name, AttSpan span);

/// The tests of a node that takes one token, compiled once.
ATT_MUST_USE AttStatus att_pattern_tests(AttPatternDraft* draft, uint32_t node);

/// Tests for one test alone.
ATT_MUST_USE AttStatus att_pattern_test(AttPatternDraft* draft,
                                        AttTokenTest test,
                                        AttRange* tests);

/// Add a word to AttRules.words.
ATT_MUST_USE AttStatus att_pattern_word(AttPatternDraft* draft,
                                        AttWordKind kind,
                                        AttView text,
                                        AttSpan span);

/// The items of a list, units first, both in the order of the list.
ATT_MUST_USE AttStatus att_pattern_items(AttPatternDraft* draft,
                                         uint32_t node,
                                         AttRuns* runs);

// pattern_program.c

/// Emit the program of the line and those of its lookarounds.
ATT_MUST_USE AttStatus att_pattern_program(AttPatternDraft* draft);

/// May a match of the node be empty?
bool att_pattern_is_empty(const AttPatternDraft* draft, uint32_t node);

// pattern_literal.c

/// Find the words one of which every match has, and how far from its start.
ATT_MUST_USE AttStatus att_pattern_literals(AttPatternDraft* draft);

// pattern_first.c

/// Tags that the first token of a match may have, a bit each (AttUpos), by the
/// program that was made last.
ATT_MUST_USE AttStatus att_pattern_first_tags(AttPatternDraft* draft,
                                              uint32_t* tags);

// pattern_tables.c

/// Copy the tables into the rules.
ATT_MUST_USE AttStatus att_pattern_freeze(const AttCompiler* compiler,
                                          AttRules* rules);

void att_pattern_clear(AttCompiler* compiler);

// pattern_order.c

/// Order all patterns by what they make and ask for.
ATT_MUST_USE AttStatus att_pattern_strata(const AttOntology* ontology,
                                          AttRules* rules);

#endif
