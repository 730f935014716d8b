// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// What the checks of a rule pack share: a run of them, and when one piece of a
// rule covers another.
// In: AttRules. Out: warnings, each told once.

#ifndef ATT_RULES_LINTER_H
#define ATT_RULES_LINTER_H

#include "base/array.h"
#include "rules/faults.h"
#include "rules/lint.h"

/// A warning to be; kept until all checks have run, to be told in order.
typedef struct AttLintWarning {
  uint32_t file;
  AttSpan span;
  AttRemark remark; ///< its text is a literal
  const char* message;
} AttLintWarning;

typedef struct AttLinter {
  const AttRules* rules;
  const AttOntology* ontology;
  const AttVocabulary* vocabulary;
  AttLog* log;
  AttArena* arena;
  ATT_ARRAY(AttLintWarning) warnings;
  AttRange* line_frames; ///< of each line: a run of AttRules.frames
  AttMap told;           ///< warnings so far: a line has many frames
  bool* beside_used;     ///< of each of AttRules.beside: it silences something
  AttMap uses;           ///< of words: the place of its only use, or UINT32_MAX
} AttLinter;

/// Report a warning unless the same was told of the same place.
AttStatus att_linter_warn(AttLinter* linter,
                          uint32_t file,
                          AttSpan span,
                          AttRemark remark,
                          const char* format,
                          ...) ATT_PRINTF(5, 6);

AttOrigin att_linter_origin(const AttLinter* linter, uint32_t file);

/// A remark at a line, or at any place of a file.
AttRemark
att_linter_at_line(const AttLinter* linter, const char* text, uint32_t line);
AttRemark att_linter_at(const AttLinter* linter,
                        const char* text,
                        uint32_t file,
                        AttSpan span);

/// True where the phrase is written there, not taken from a list.
bool
att_linter_is_written(const AttLinter* linter, uint32_t file, AttPhrase phrase);

/// The frames under a trigger's last word, by the index of triggers; of very
/// many only the first, so that no pack of rules takes long to check.
ATT_MUST_USE AttStatus att_linter_triggered(AttLinter* linter,
                                            const AttPhrase* trigger,
                                            AttRange* run);

// cover.c: pieces of rules compared

/// Every token that `narrow` matches, `wide` matches too.
bool att_phrase_covers(const AttRules* rules, AttPhrase wide, AttPhrase narrow);

/// Some phrase of `wide` covers this one.
bool
att_phrases_cover_one(const AttRules* rules, AttRange wide, AttPhrase narrow);

/// Each of `narrow` is covered by one of `wide`.
bool att_phrases_cover(const AttRules* rules, AttRange wide, AttRange narrow);

/// Wherever `narrow` is found with its last word, `wide` is found there too:
/// "strike" at "air strike".
bool att_phrase_ends(const AttRules* rules, AttPhrase wide, AttPhrase narrow);

/// Some phrase covers one of the other range.
bool att_phrases_meet(const AttRules* rules, AttRange a, AttRange b);

/// Each edge that `narrow` takes, `wide` takes too. Hosts are not compared.
bool att_way_covers(const AttRules* rules,
                    const AttRealisation* wide,
                    const AttRealisation* narrow);

/// Some edge is taken by both.
bool att_ways_meet(const AttRules* rules, const AttSlot* a, const AttSlot* b);

/// Is there a class whose instances may fill both slots?
bool att_slot_types_meet(const AttLinter* linter,
                         const AttSlot* a,
                         const AttSlot* b);

/// Does a class fit the slot of an event: its narrowed type and its range?
bool
att_slot_takes(const AttLinter* linter, const AttSlot* slot, uint32_t class_id);

// The checks, one a function

ATT_MUST_USE AttStatus att_lint_tokens(AttLinter* linter);
ATT_MUST_USE AttStatus att_lint_spelling(AttLinter* linter);
ATT_MUST_USE AttStatus att_lint_alternatives(AttLinter* linter);
ATT_MUST_USE AttStatus att_lint_lines(AttLinter* linter);
ATT_MUST_USE AttStatus att_lint_blocks(AttLinter* linter);

/// True where nothing without white space matches the pattern: no token does.
bool att_regex_needs_space(AttView pattern);

#endif
