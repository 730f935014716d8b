// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// What the parts of the translation share. Private to graph/tiny_*.c.
// In: tokens. Out: text for TinySPARQL, kinds, scopes.
//
// The query is read several times: kinds found in one reading are known in the
// next, and only the last one may refuse for want of them.

#ifndef ATT_GRAPH_TINY_PARSER_H
#define ATT_GRAPH_TINY_PARSER_H

#include "graph/tiny_query.h"

/// Variables of a group, a bit each: with a value in every row, or in some.
typedef struct AttTinyScope {
  uint64_t always;
  uint64_t maybe;
} AttTinyScope;

typedef struct AttTinyPrefix {
  AttView name;
  AttView iri;
} AttTinyPrefix;

/// A path of no step between two variables of a group.
typedef struct AttTinyLoose {
  uint64_t from;
  uint64_t to;
  AttSpan span;
} AttTinyLoose;

#define ATT_TINY_LOOSE 16u

typedef struct AttTinyParser {
  AttTinyLexer lexer;
  AttOrigin query;
  AttLog* log;
  const AttTinyTable* table;
  AttTinyPlan* plan;
  ATT_ARRAY(AttTinyPrefix) prefixes;
  AttText* out;
  unsigned last_uses[ATT_TINY_VARIABLES]; ///< of the reading before
  size_t group_begin;      ///< where the elements of the group begin
  uint64_t computed;       ///< variables that expressions give a value
  uint64_t given;          ///< nodes by VALUES in the group
  uint64_t matched;        ///< nodes of the graph, by triples of the group
  uint64_t outer;          ///< by those of the groups around it
  unsigned* property_uses; ///< so far, by the table's index
  AttTinyLoose loose[ATT_TINY_LOOSE];
  size_t loose_count;
  uint64_t used;   ///< by filters of the group
  uint64_t shared; ///< by EXISTS in filters of the group
  size_t fresh;
  int depth;
  int groups; ///< around what is read
  bool is_final;
  bool may_aggregate;
  bool has_aggregate;
} AttTinyParser;

/// An expression: its kind, and itself for TinySPARQL in the plan's arena.
typedef struct AttTinyOperand {
  AttTinyValue value;
  AttView text;
  bool is_constant;
  bool is_sum; ///< SUM, AVG …: of nothing SQL makes nothing, not 0 or ""
  AttTerm term;
} AttTinyOperand;

/// Report what is not supported, at a place.
ATT_MUST_USE AttStatus att_tiny_refuse(AttTinyParser* p,
                                       AttSpan span,
                                       const char* what);

/// Report what stands where something else was expected.
ATT_MUST_USE AttStatus att_tiny_expected(AttTinyParser* p, const char* what);

ATT_MUST_USE AttStatus att_tiny_expect(AttTinyParser* p, const char* mark);

/// Pass over a word or a mark that is there; `*found` tells.
ATT_MUST_USE AttStatus att_tiny_accept(AttTinyParser* p,
                                       const char* word,
                                       bool* found);

ATT_MUST_USE AttStatus att_tiny_format(AttTinyParser* p,
                                       AttView* out,
                                       const char* format,
                                       ...) ATT_PRINTF(3, 4);

/// The variable that the token is, counted as used; goes on behind it.
ATT_MUST_USE AttStatus att_tiny_variable(AttTinyParser* p, size_t* variable);

ATT_MUST_USE AttStatus att_tiny_name_variable(AttTinyParser* p,
                                              AttView name,
                                              size_t* variable);

/// A place gives a variable a kind.
void att_tiny_note(AttTinyParser* p, size_t variable, AttTinyValue value);

/// The name of a property for one more use of it.
ATT_MUST_USE AttStatus att_tiny_use_property(AttTinyParser* p,
                                             size_t index,
                                             AttView* name);

/// An IRI or a prefixed name.
ATT_MUST_USE AttStatus att_tiny_iri(AttTinyParser* p, AttView* iri);

/// A string with its language or datatype, a number or a boolean.
ATT_MUST_USE AttStatus att_tiny_literal(AttTinyParser* p, AttTerm* term);

bool att_tiny_at_literal(const AttTinyParser* p);

/// A constant for TinySPARQL; refused where its kind is none it has.
ATT_MUST_USE AttStatus att_tiny_constant(AttTinyParser* p,
                                         const AttTerm* term,
                                         AttView* text);

uint64_t att_tiny_bit(size_t variable);

/// Prologue: PREFIX declarations.
ATT_MUST_USE AttStatus att_tiny_prologue(AttTinyParser* p);

/// Expression, and one in parentheses or a call.
ATT_MUST_USE AttStatus att_tiny_expression(AttTinyParser* p,
                                           AttTinyOperand* operand);
ATT_MUST_USE AttStatus att_tiny_constraint(AttTinyParser* p,
                                           AttTinyOperand* operand);

/// GroupGraphPattern.
ATT_MUST_USE AttStatus att_tiny_group(AttTinyParser* p, AttTinyScope* scope);

/// SubSelect, behind "{".
ATT_MUST_USE AttStatus att_tiny_subselect(AttTinyParser* p,
                                          AttTinyScope* scope);

/// TriplesBlock up to what is no triple.
ATT_MUST_USE AttStatus att_tiny_triples(AttTinyParser* p, AttTinyScope* scope);

/// Check the paths of no step that the group has, from the `first` on.
ATT_MUST_USE AttStatus att_tiny_settle(AttTinyParser* p, size_t first);

/// The properties that filters of the group leave to a variable; none: all.
typedef ATT_ARRAY(AttView) AttTinyChoices;
ATT_MUST_USE AttStatus att_tiny_choices(AttTinyParser* p,
                                        AttView variable,
                                        AttTinyChoices* choices);

#endif
